"""The day of an hour alone around midnight: "dès 0h15" of an evening is to come, 23:40 of a night is past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.times.clocks import Clock, Zone
from meteo_douane.reading.times.instants import EVENING, Local, Span, beginning
from meteo_douane.reading.times.joints import Shape
from meteo_douane.reading.vocabulary.nouns import INCIDENT

A_NIGHT = timedelta(hours=10)
"""How far ahead an hour that an evening foresees may lie."""

SOON = timedelta(hours=4)
"""How far ahead of an evening an hour may lie from which something holds, without a verb that foresees it."""

UNTIL_MORNING = timedelta(hours=14)
"""How far ahead of an evening the hour may lie until which something holds."""

LATELY = timedelta(hours=7)
"""How far back a night looks for an hour of the evening before it."""

MORNING = 6 * 60
LATE = 18 * 60

#: What stands before an hour that is foreseen.
FORESEEN = pattern_of(
    r"\b(?:sera|seront|devrait|devraient|estim|previsi|prevu|attend|espere|esper|envisag|vise|prevoyons|rouvrir|reprendr"
    r"|redemarrer|redeviendr|reviendr|terminera|achevera|finira|cessera"
    r"|pren(?:d|dra|nent) fin|se termine|s'acheve|cesse)\w*"
    r"(?! (?:ete|lieu))[^.;:\n]{0,45}(?::[ ]?)?\Z"
)
#: What is over at an hour that follows.
OVER = pattern_of(
    r"\b(?:(?:a|ont) (?:donc |bien )?(?:pris fin|cesse|repris|redemarre|rouvert)|s'est (?:terminee?|achevee?)"
    r"|(?:est|sont|a ete|ont ete) (?:\w+ )?(?:levee?|close?|cloturee?|retablie?|terminee?|resolue?|rouverte?)s?"
    r"|(?:levee?|close?|cloturee?|retablie?|terminee?|resolue?|rouverte?)s?)[^.;:,\n]{0,20}\Z"
)
#: What was so until an hour that follows.
WAS = pattern_of(r"\b(?:etai\w*|avai\w*|(?:a|ont) (?:\w+ )?(?:ete|dure|subi|connu|persiste|eu lieu))\b[^.;\n]{0,60}\Z")
#: When a trouble began, by its label: "Heure de début de l'incident : 23h55".
BEGAN = pattern_of(
    r"\b(?:debut|survenue|apparition) (?:de |d'|du |des )?(?:l'|la |cet |cette )?"
    rf"(?:{INCIDENT}|alerte|blocage|indisponibilite|interruption)s?"
    r"(?: constatee?)?(?: ?:| a| vers)?\s*\Z"
)
#: A leave is published when it holds, or will hold soon.
LEAVE = pattern_of(r"\b(?:autoris|permis|ouvert|activ|conseill|recommand)\w*[^.;\n]{0,60}\Z")


@dataclass(frozen=True, slots=True)
class HourAlone:
    """An hour without a day, with the words before it, in the text of a publication."""

    clock: Clock
    shape: Shape
    before: str
    reference: datetime
    """When the text was published; aware."""
    zone: Zone
    since: datetime | None = None
    """Since when the text last said that something is so: what holds from soon after that is of the same night."""

    def day(self) -> date:
        """Return its day: the one of the publication, the next one or the one before."""
        now = self.reference.astimezone(self.zone.value)
        today, minutes = now.date(), now.hour * 60 + now.minute
        if minutes >= EVENING and self._is_to_come(today + timedelta(days=1)):
            return today + timedelta(days=1)
        if minutes < MORNING and self._is_of_the_evening(today - timedelta(days=1)):
            return today - timedelta(days=1)
        return today

    def at_midnight(self, span: Span, day: date | None) -> Span:
        """Return a moment at midnight, which may be either end of its day, as the one that its words mean."""
        if span.starts_at is None or span.ends_at is None or span.ends_at - span.starts_at < timedelta(hours=23):
            return span
        is_over = span.starts_at <= self.reference and OVER.search(self.before)
        is_next = span.starts_at > self.reference and day == self.day()
        return Span(span.starts_at, span.starts_at, span.doubts) if is_over or is_next else span

    def _is_to_come(self, tomorrow: date) -> bool:
        ahead = self._on(tomorrow) - self.reference
        if FORESEEN.search(self.before):
            return ahead < A_NIGHT
        if self.shape is Shape.UNTIL:
            is_past = self._on(tomorrow - timedelta(days=1)) < self.reference and self.clock.minutes > 0
            return is_past and ahead <= UNTIL_MORNING and WAS.search(self.before) is None
        follows = self.since is not None and timedelta() <= self._on(tomorrow - timedelta(days=1)) - self.since <= SOON
        return self.shape is Shape.FROM and ahead <= SOON and not follows

    def _is_of_the_evening(self, yesterday: date) -> bool:
        if self.clock.minutes < LATE or self.reference - self._on(yesterday) > LATELY or FORESEEN.search(self.before):
            return False
        is_past = self.shape is Shape.POINT and (OVER.search(self.before) or BEGAN.search(self.before))
        return bool(is_past or (self.shape is Shape.FROM and LEAVE.search(self.before)))

    def _on(self, day: date) -> datetime:
        return beginning(Local(day, self.clock, self.zone)).value or self.reference
