"""Messages that are shown and that nobody understood: one rule for pages, doors, digests, triage and commands."""

from __future__ import annotations

from meteo_douane.domain.digest import Unread
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.publication import Publication


def unread_in(known: Known) -> tuple[Publication, ...]:
    """Return the messages that are still shown and that everybody was told of, or would be, as not understood."""
    return tuple(one for one in known.publications.values() if one.is_listed and is_unread(one))


def is_unread(publication: Publication) -> bool:
    """Return whether nobody can say what a message is about: it has no kind, or is a bulletin of nothing known.

    One that says what works again was understood, though nothing is known of its alert.
    """
    notice = publication.notice
    if notice.kind.value is Kind.UNCLASSIFIED:
        return True
    names_something = notice.affects.value or notice.restores.value
    return notice.kind.value is Kind.BULLETIN and not names_something and not publication.episodes


def as_unread(publication: Publication) -> Unread:
    """Return a message as pages and digests list it."""
    return Unread(publication.notice.title, publication.first_seen_at, publication.notice.text)
