"""What the commands on the record of a recourse share: the configuration, the store, and refusals in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from meteo_douane.adapters.store import SqlStore, StoreError
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal, configured, now, opened, refuse_if_damaged, refusing
from meteo_douane.cli.situations import office_named, opening_of, telling_for
from meteo_douane.cli.writers import writer
from meteo_douane.config import Config
from meteo_douane.domain.fallback_reminders import troubles_ended
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.office import Presence
from meteo_douane.domain.recourse import Entry, Recourse, TextKind
from meteo_douane.domain.recourse_writing import Objection, Writing, texts_after
from meteo_douane.domain.triage_record import Triage
from meteo_douane.domain.typed_time import Mistyped, typed_moment
from meteo_douane.telling.recourse_objections import mistyped_words, objection_words
from meteo_douane.telling.request import Dossier, text_of
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.voice import Phrase, Voice

_UNKNOWN = Phrase("Aucun secours « {name} » ; il y a : {known}.", "There is no fallback “{name}”; there is: {known}.")
_NONE = Phrase("aucun", "none")


@dataclass(slots=True)
class RecordBook:
    """The configuration and the store, with what one command does to a record at one moment."""

    config: Config
    store: SqlStore
    at: datetime = field(default_factory=now)
    voice: Voice = field(init=False)

    def __post_init__(self) -> None:
        self.voice = voice_of(self.config)

    def recourse(self, name: str) -> Recourse:
        """Return the record of this name."""
        found = self.store.ledger.recourse(name)
        if found is None:
            known = ", ".join(one.id for one in self.store.ledger.recourses()) or _NONE.to(self.voice.language)
            raise Refusal(_UNKNOWN.to(self.voice.language, name=name, known=known))
        return found

    def recourses(self) -> tuple[Recourse, ...]:
        """Return every record, newest first; raises StoreError where none is found in a file that is damaged."""
        found = self.store.ledger.recourses()[::-1]
        if not found:
            refuse_if_damaged(self.config)
        return found

    def moment(self, typed: str) -> datetime:
        """Return the moment that somebody typed."""
        found = typed_moment(typed, self.voice.zone, self.at)
        if isinstance(found, Mistyped):
            raise Refusal(mistyped_words(found, self.voice))
        return found

    def writing(self, by: str) -> Writing:
        """Return who writes, now."""
        return Writing(writer(by, self.voice), self.at)

    def written(self, recourse: Recourse, *entries: Entry | Objection) -> tuple[Recourse, tuple[TextKind, ...]]:
        """Write entries down, and the texts that are needed now; refuses what cannot be true.

        Returns the record, and which texts these are.
        """
        checked = tuple(self.entry(entry, recourse.id) for entry in entries)
        after = Recourse((*recourse.entries, *checked))
        kinds = texts_after(checked[-1].kind, after, self.presence(after))
        return self.store.ledger.append(recourse, (*checked, *self.made(after, kinds, checked[-1].by))), kinds

    def with_texts(self, recourse: Recourse, kinds: Iterable[TextKind], by: str) -> Recourse:
        """Keep texts as they are now, unless they are kept so already."""
        made = self.made(recourse, kinds, by)
        return self.store.ledger.append(recourse, made) if made else recourse

    def made(self, recourse: Recourse, kinds: Iterable[TextKind], by: str) -> tuple[Entry, ...]:
        """Return the lines that keep texts as they are now."""
        dossier = self.dossier(recourse)
        return Writing(by, self.at).texts(recourse, {kind: text_of(kind, dossier) for kind in kinds})

    def all_written(
        self, recourse: Recourse, entry_of: Callable[[Recourse, str], Entry | Objection], references: Iterable[str]
    ) -> Recourse:
        """Write an entry for each reference, or none if one of them cannot be true."""
        entries: tuple[Entry, ...] = ()
        for reference in references:
            found = entry_of(Recourse((*recourse.entries, *entries)), reference)
            entries += (self.entry(found, recourse.id),)
        return self.store.ledger.append(recourse, entries)

    def entry(self, entry: Entry | Objection, recourse: str) -> Entry:
        """Return an entry that can be written."""
        if isinstance(entry, Objection):
            raise Refusal(objection_words(entry, recourse, self.voice))
        return entry

    def dossier(self, recourse: Recourse) -> Dossier:
        """Return what the texts are made of."""
        office = office_named(self.config, recourse.office)
        return Dossier(recourse, self.config.operator.declarant, office, self.voice)

    def presence(self, recourse: Recourse) -> Presence:
        """Return whether somebody is at the office now."""
        return opening_of(self.config, office_named(self.config, recourse.office), self.at).presence

    def telling(self, recourse: Recourse) -> Telling:
        """Return what is published for a record, and whether its office is open, now."""
        asked = Triage("", self.at, recourse.service, recourse.mode, "", recourse.office)
        return telling_for(self.config, self.store, asked, self.at)

    def endings(self, recourse: Recourse) -> tuple[Notice, ...]:
        """Return the words of the ends that concern a record."""
        ended = troubles_ended(recourse, self.store.known(), self.config.catalogue)
        return tuple(episode.latest for episode in ended)


@contextmanager
def opened_book(config_path: Path | None) -> Iterator[RecordBook]:
    """Open what the configuration names, and close it at the end."""
    config = configured(config_path)
    with refusing(StoreError), opened(config) as store:
        yield RecordBook(config, store)
