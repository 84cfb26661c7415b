"""Every kind of message, whole, as it is sent: the files in `golden` are to be read aloud before they are committed.

Write them anew with `PYTHONPATH=tests .venv/bin/python tests/telling/test_golden.py`, and look at the difference.
"""

from pathlib import Path

import pytest

from meteo_douane.domain.event import EventKind
from meteo_douane.domain.language import Language
from meteo_douane.telling.message import render
from occasions import OCCASIONS, a_voice, in_language

GOLDEN = Path(__file__).with_name("golden")


def rendered(name: str, language: Language) -> dict[Path, str]:
    delivery = in_language(OCCASIONS[name], language)
    words = render(delivery, a_voice(language), delivery.message.created_at)
    stem = GOLDEN / language.value / name
    return {
        stem.with_suffix(".txt"): f"{words.title}\n\n{words.text}",
        stem.with_suffix(".html"): words.html,
        stem.with_suffix(".brief.txt"): f"{words.title}\n{words.brief}\n",
    }


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(OCCASIONS))
def test_a_message_reads_as_it_was_approved(name: str, language: Language) -> None:
    for path, words in rendered(name, language).items():
        assert words == path.read_text(encoding="utf-8"), f"{path.name} differs"


def test_every_kind_of_event_has_a_message() -> None:
    assert {delivery.message.event_kind for delivery in OCCASIONS.values()} == set(EventKind)


def test_no_approved_message_is_left_over() -> None:
    expected = {path for name in OCCASIONS for language in Language for path in rendered(name, language)}

    assert set(GOLDEN.glob("*/*")) == expected


def write() -> None:
    for name in OCCASIONS:
        for language in Language:
            for path, words in rendered(name, language).items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(words, encoding="utf-8")


if __name__ == "__main__":
    write()
