"""What an administration publishes in a month, drawn by lot: a board of messages that come, change and go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from random import Random

from meteo_douane.demo.board import Posted, spoken
from meteo_douane.domain.observation import PARIS

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
#: From the beginning of one trouble to that of the next, on average.
CALM = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a message is about, as its title and as its text name it."""

    title: str
    name: str


SUBJECTS = (
    Subject("DELTA IE – mode EDI", "DELTA IE"),
    Subject("DELTA IE – modes DTI et EDI", "DELTA IE"),
    Subject("DELTA IE – volet Import", "DELTA IE – volet Import"),
    Subject("DELTA T – mode EDI", "DELTA T"),
    Subject("DELTA T", "DELTA T"),
    Subject("ECS", "ECS"),
    Subject("ICS2 – mode EDI", "ICS2"),
    Subject("GAMMA", "GAMMA"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it stands on the board for a time."""

    posted: Posted
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Month:
    """All that stands on the board, and when."""

    shown: tuple[Shown, ...]

    @cached_property
    def turns(self) -> list[datetime]:
        """When the board changes."""
        return sorted({moment for one in self.shown for moment in (one.since, one.until)})

    def turn_at(self, now: datetime) -> int:
        """Return how often the board has changed."""
        return bisect_right(self.turns, now)

    def board_at(self, now: datetime) -> tuple[Posted, ...]:
        """Return what stands there, the newest first."""
        standing = (one.posted for one in self.shown if one.since <= now < one.until)
        return tuple(sorted(standing, key=lambda one: one.at, reverse=True))


@dataclass
class Author:
    """Writes one story of a trouble after the other. All of it is invented."""

    chance: Random
    shown: list[Shown] = field(default_factory=list)
    number: int = 300

    def month(self, starts_at: datetime, ends_at: datetime) -> Month:
        """Write what happens between two moments; what lasts at the end of it goes on."""
        stories = (
            *(self.short_alert,) * 4, *(self.long_alert,) * 4, self.corrected, self.corrected, self.withdrawn,
            self.withdrawn, self.unnamed_end, self.malfunction, self.malfunction, self.works, self.works, self.moved,
            self.cancelled, self.riddle, self.information,
        )  # fmt: skip
        now = starts_at
        while (now := now + CALM * self.chance.expovariate(1.0)) < ends_at:
            # A feed states no fraction of a second.
            self.chance.choice(stories)(now.replace(second=0, microsecond=0), self.chance.choice(SUBJECTS))
        return Month(tuple(self.shown))

    # What happens

    def short_alert(self, now: datetime, subject: Subject) -> None:
        end = self.later(now, 20, 300)
        self.all_until(self.later(end, 600, 2000), self.alert(now, subject), self.end(end, subject))

    def long_alert(self, now: datetime, subject: Subject) -> None:
        posts = [self.alert(now, subject)]
        for number in range(1, self.chance.randint(2, 5)):
            now = self.later(now, 20, 120)
            posts.append(self.bulletin(now, subject, number))
        if "DTI et EDI" in subject.title:
            now = self.later(now, 20, 120)
            posts.append(self.end(now, replace(subject, title=f"{subject.name} – mode EDI")))
        end = self.later(now, 20, 600)
        self.all_until(self.later(end, 600, 2000), *posts, self.end(end, subject))

    def corrected(self, now: datetime, subject: Subject) -> None:
        """An alert whose words are changed where they stand."""
        first, change, end = self.alert(now, subject), self.later(now, 30, 120), self.later(now, 200, 400)
        gone = self.later(end, 600, 2000)
        further = f"Le retour à la normale est prévu le {self.hour(self.later(now, 240, 600))}."
        self.show(first, now, change)
        self.show(replace(first, paragraphs=(*first.paragraphs, further)), change, gone)
        self.all_until(gone, self.end(end, subject))

    def withdrawn(self, now: datetime, subject: Subject) -> None:
        """An alert that disappears without an end; half of them come back, and then end."""
        alert, gone = self.alert(now, subject), self.later(now, 60, 400)
        self.show(alert, now, gone)
        if self.chance.random() < 0.5:
            back, end = self.later(gone, 60, 400), self.later(gone, 500, 900)
            until = self.later(end, 600, 2000)
            self.show(alert, back, until)
            self.all_until(until, self.end(end, subject))

    def unnamed_end(self, now: datetime, subject: Subject) -> None:
        end = self.later(now, 20, 300)
        words = f"Le service fonctionne de nouveau normalement depuis le {self.hour(end - MINUTE)}."
        self.all_until(self.later(end, 600, 2000), self.alert(now, subject), self.post(end, "Fin d'alerte", words))

    def malfunction(self, now: datetime, subject: Subject) -> None:
        end = self.later(now, 60, 300)
        words = f"Des ralentissements sont constatés dans {subject.name} depuis le {self.hour(now - 9 * MINUTE)}."
        trouble = self.post(now, f"Dysfonctionnement – {subject.title}", words)
        solved = f"Le dysfonctionnement de {subject.name} est résolu depuis le {self.hour(end - MINUTE)}."
        over = self.post(end, f"Rétablissement – {subject.title}", solved)
        self.all_until(self.later(end, 600, 2000), trouble, over)

    def works(self, now: datetime, subject: Subject) -> None:
        """An operation; the end of some is never published."""
        start = self.later(now, 600, 3000)
        end = self.later(start, 60, 240)
        posts = [self.plan(now, subject, start, end)]
        if self.chance.random() < 0.7:
            words = f"La maintenance de {subject.name} est terminée depuis le {self.hour(end)}."
            posts.append(self.post(self.later(end, 2, 60), f"Fin de maintenance – {subject.title}", words))
        self.all_until(self.later(end, 600, 2000), *posts)

    def moved(self, now: datetime, subject: Subject) -> None:
        start, change = self.later(now, 1500, 3000), self.later(now, 100, 900)
        later = start + 24 * HOUR
        end = later + 2 * HOUR
        first = self.plan(now, subject, start, start + 2 * HOUR)
        words = f"{subject.name} sera indisponible du {self.hour(later)} au {self.hour(end)}."
        again = self.post(change, f"Maintenance reportée – {subject.title}", f"La maintenance est reportée : {words}")
        over = self.post(
            end, f"Fin de maintenance – {subject.title}", f"La maintenance de {subject.name} est terminée."
        )
        self.show(first, now, change + HOUR)
        self.all_until(self.later(end, 600, 2000), again, over)

    def cancelled(self, now: datetime, subject: Subject) -> None:
        start, change = self.later(now, 1500, 3000), self.later(now, 100, 900)
        words = f"La maintenance de {subject.name} prévue le {self.hour(start)} est annulée."
        plan = self.plan(now, subject, start, start + 2 * HOUR)
        cancellation = self.post(change, f"Annulation de la maintenance – {subject.title}", words)
        self.all_until(self.later(start, 60, 600), plan, cancellation)

    def riddle(self, now: datetime, subject: Subject) -> None:
        del subject
        self.all_until(self.later(now, 300, 1500), self.post(now, f"Bascule du lot {self.number}", "Voir le tableau."))

    def information(self, now: datetime, subject: Subject) -> None:
        words = f"Une nouvelle version du guide de l'utilisateur de {subject.name} est en ligne."
        self.all_until(self.later(now, 300, 3000), self.post(now, f"Information – {subject.title}", words))

    # What is written

    def alert(self, now: datetime, subject: Subject) -> Posted:
        since = f"Motif : {subject.name} est indisponible depuis le {self.hour(now - 20 * MINUTE)}."
        fallback = f"La procédure de secours est autorisée à compter du {self.hour(now - 5 * MINUTE)}."
        return self.post(now, f"Alerte – {subject.title}", since, fallback)

    def bulletin(self, now: datetime, subject: Subject, number: int) -> Posted:
        what: Callable[[], str] = self.chance.choice(
            (
                lambda: "Les recherches continuent et rien n'a changé depuis l'alerte.",
                lambda: f"Le retour à la normale est prévu le {self.hour(self.later(now, 60, 400))}.",
                lambda: "La procédure de secours reste autorisée.",
            )
        )
        return self.post(now, f"BIP n° {number} – {subject.title}", what())

    def end(self, now: datetime, subject: Subject) -> Posted:
        words = f"{subject.name} fonctionne de nouveau normalement depuis le {self.hour(now - MINUTE)}."
        return self.post(now, f"Fin d'alerte – {subject.title}", words)

    def plan(self, now: datetime, subject: Subject, start: datetime, end: datetime) -> Posted:
        words = f"{subject.name} sera indisponible du {self.hour(start)} au {self.hour(end)}."
        return self.post(now, f"Maintenance programmée – {subject.title}", words)

    def post(self, now: datetime, title: str, *paragraphs: str) -> Posted:
        self.number += 1
        return Posted(self.number, title, now.astimezone(PARIS), paragraphs)

    # When

    def later(self, moment: datetime, fewest: int, most: int) -> datetime:
        """Return a moment so many minutes later."""
        return moment + self.chance.randint(fewest, most) * MINUTE

    def hour(self, moment: datetime) -> str:
        return spoken(moment.astimezone(PARIS))

    def show(self, posted: Posted, since: datetime, until: datetime) -> None:
        self.shown.append(Shown(posted, since, until))

    def all_until(self, until: datetime, *posts: Posted) -> None:
        for one in posts:
            self.show(one, one.at, until)
