"""What the words of a database mean to us, and what a person can do about it."""

from re import search

from meteo_douane.adapters.store.errors import DiskError, FullError, PassingError, StoreError, UnusableError

HELD = "another process is holding it: stop that one, or wait until it has finished"

#: The databases' own words (as regular expressions), what they mean to us, and what a person can do about them.
REMEDIES: tuple[tuple[str, type[StoreError], str], ...] = (
    ("unable to open", UnusableError, "it cannot be opened: is the directory there, and may this user write in it?"),
    ("readonly", DiskError, "the file or its directory is read-only for this user"),
    ("is locked", PassingError, HELD),
    ("lock timeout", PassingError, HELD),
    (
        "idle-in-transaction",
        PassingError,
        "this program stood still in the midst of a transaction, and the server has let the others go on",
    ),
    ("not a database", UnusableError, "the file is not a SQLite database: move it away, or name another one"),
    ("malformed", UnusableError, "the file is damaged: restore the last backup"),
    ("read-only transaction", PassingError, "the server is read-only: does it follow another one?"),
    ("permission denied", UnusableError, "this user may not do there what the program does: see what is granted"),
    (
        'relation ".*" does not exist',
        UnusableError,
        "a table is missing: was it dropped, or another copy restored?",
    ),
    ("Connection refused", PassingError, "Connection refused: is the server running, and are host and port right?"),
    ("translate host name|Name or service not known", PassingError, "there is no such host: is its name right?"),
    (
        "authentication failed|no password supplied",
        PassingError,
        "the server refuses the user or the password: mend the address, or ~/.pgpass",
    ),
    (
        'database ".*" does not exist',
        PassingError,
        "the server has no such database: make it (createdb), or name another",
    ),
    ("is full", FullError, "the disk is full: make room on it"),
    ("No space left", FullError, "the disk of the server is full: make room on it"),
    ("disk I/O", DiskError, "the disk cannot be read or written"),
)


def meaning(words: str, where: str, otherwise: type[StoreError]) -> StoreError:
    """Return what a database's words mean to us, with what can be done; `otherwise` is what unknown ones are."""
    for sign, kind, remedy in REMEDIES:
        if search(sign, words):
            return kind(f"{where}: {remedy}")
    return otherwise(f"{where}: {_first_line(words)}")


def _first_line(words: str) -> str:
    return words.strip().partition("\n")[0]
