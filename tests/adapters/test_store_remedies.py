"""What a database says, and what a person can do about it, in one sentence."""

import pytest

from meteo_douane.adapters.store.errors import PassingError, StoreError
from meteo_douane.adapters.store.remedies import meaning

SERVER = 'connection failed: connection to server at "127.0.0.1", port 5432 failed: '


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        pytest.param(
            f"{SERVER}Connection refused\n\tIs the server running?", "is the server running", id="not running"
        ),
        pytest.param('could not translate host name "db" to address', "is its name right", id="no such host"),
        pytest.param("[Errno -2] Name or service not known", "is its name right", id="no such host, by the system"),
        pytest.param(f'{SERVER}FATAL:  password authentication failed for user "u"', "the password", id="the password"),
        pytest.param(f'{SERVER}FATAL:  database "m" does not exist', "createdb", id="no such database"),
    ],
)
def test_a_server_that_cannot_be_used_now_is_told_with_what_can_be_done(words: str, remedy: str) -> None:
    meant = meaning(words, "database postgresql://u:***@h/m", StoreError)

    assert isinstance(meant, PassingError)
    assert remedy in str(meant)
    assert "\n" not in str(meant)
