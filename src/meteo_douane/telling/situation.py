"""What the météo says to somebody who uses a service in a mode, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meteo_douane.domain.notice import Mode, Notice
from meteo_douane.domain.office import Office, Opening
from meteo_douane.domain.situation import EndedLately, Published, Situation, Standing
from meteo_douane.telling import moments
from meteo_douane.telling import situation_words as words
from meteo_douane.telling.doubting import doubt_words, to_be_checked
from meteo_douane.telling.fallbacks import fallback_line
from meteo_douane.telling.letter import Section, Style
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line, quotation
from meteo_douane.telling.reservations import reserved
from meteo_douane.telling.scopes import mode_names, scope_words, service_name, short_name
from meteo_douane.telling.voice import QUOTED, Phrase, Voice, capitalised, unbroken

BETWEEN = " · "
_DOUBT = Phrase("doute : {words}", "doubt: {words}")
_OFFICE = Phrase(" ({office})", " ({office})")
_AGO = Phrase("il y a {age}", "{age} ago")


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words of a triage depend on, beside the answers."""

    situation: Situation
    office: Office | None
    opening: Opening
    voice: Voice

    def say(self, phrase: Phrase, **values: object) -> str:
        """Return a phrase in the language of the reader."""
        return phrase.to(self.voice.language, **values)

    @property
    def age(self) -> str:
        """How long ago the météo was last read well."""
        last = self.situation.last_good_at
        if last is None:
            return self.say(words.NEVER_READ)
        seconds = int((self.situation.at - last).total_seconds())
        age = f"{seconds} s" if seconds < 60 else moments.duration(self.situation.at - last, self.voice.language)  # noqa: PLR2004
        return self.say(_AGO, age=age)

    @property
    def office_words(self) -> str:
        """The office with its telephone, in brackets, or nothing."""
        if self.office is None:
            return ""
        found = ", ".join(part for part in (self.office.name, unbroken(self.office.phone)) if part)
        return self.say(_OFFICE, office=found)


def situation_sections(telling: Telling) -> tuple[Section, ...]:
    """Return what is published about the service, and how old that is."""
    situation, say = telling.situation, telling.say
    lines = [say(words.LAST_READ, age=telling.age)]
    if not situation.alerts:
        lines.append(_no_alert(telling))
        lines += (_ended(one, telling) for one in situation.ended)
    alerts = tuple(_alert(number, one, telling) for number, one in enumerate(situation.alerts, start=1))
    first_unread = len(alerts) + 1
    unread = tuple(_unread(number, one, telling) for number, one in enumerate(situation.unread, start=first_unread))
    first = Section(Style.PLAIN, say(words.METEO), tuple(lines))
    return tuple(section for section in (first, *alerts, *unread, *_beside(telling)) if section.lines)


def _no_alert(telling: Telling) -> str:
    situation = telling.situation
    phrase = words.NOT_CLEAR if situation.unread else words.NO_ALERT
    return telling.say(
        phrase if situation.is_fresh else words.NOT_KNOWN,
        service=service_name(situation.service, telling.voice),
        mode=situation.mode.value.upper(),
    )


def _ended(one: EndedLately, telling: Telling) -> str:
    """Return what was in force for them until lately: "no alert" alone would be half of the truth."""
    at = telling.situation.at
    reservation = capitalised(reserved(one.reservations, telling.voice.language)) if one.reservations else ""
    said = telling.say(
        words.ENDED,
        what=telling.say(words.ENDED_KINDS.get(one.kind, words.ENDED_ALERT)),
        scope=scope_words(one.scope, telling.voice),
        since=moments.short(Side.SINCE, one.began_at, at, telling.voice),
        until=moments.short(Side.AT, one.ended_at, at, telling.voice),
        episode=one.episode,
    )
    return f"{said} {reservation}".strip()


def _unread(number: int, notice: Notice, telling: Telling) -> Section:
    return Section(Style.QUOTE, telling.say(words.UNREAD, number=number), _whole(notice, telling))


def _whole(notice: Notice, telling: Telling) -> tuple[str, ...]:
    return quotation(notice.title, notice.text, telling.voice.language)


def _alert(number: int | None, alert: Published, telling: Telling) -> Section:
    doubts = tuple(telling.say(_DOUBT, words=doubt_words(one, telling.voice.language)) for one in alert.doubts)
    heading = f"{number}. {_heading(alert, telling)}" if number else _heading(alert, telling)
    return Section(Style.QUOTE, heading, (*_whole(alert.notice, telling), *doubts))


def _heading(one: Published, telling: Telling) -> str:
    state = words.STATES.get(one.state)
    pieces = (
        telling.say(words.STANDINGS[one.standing], what=telling.say(words.KINDS.get(one.kind, words.ALERT))),
        *((telling.say(state),) if state else ()),
        scope_words(one.scope, telling.voice),
        moments.short(Side.SINCE, one.opened_at, telling.situation.at, telling.voice),
        _fallback(one, telling),
    )
    return BETWEEN.join(pieces)


def _fallback(one: Published, telling: Telling) -> str:
    words = fallback_line(one.fallback, telling.situation.at, telling.voice)
    return to_be_checked(words, telling.voice.language) if one.is_fallback_doubtful else words


def _beside(telling: Telling) -> Iterator[Section]:
    """Yield what decides nothing, each with why: in another mode whole, for it is read beside what is seen here."""
    beside = telling.situation.beside
    for one in beside:
        if one.standing is Standing.OTHER_MODE:
            yield _alert(None, one, telling)
            yield Section(Style.PLAIN, "", (why_beside(one, telling),))
    others = tuple(one for one in beside if one.standing is Standing.OTHER_SERVICE)
    yield Section(Style.LIST, "", tuple(_in_one_line(one, telling) for one in others))
    if others:
        why = words.OTHER_SERVICE if len(others) == 1 else words.OTHER_SERVICES
        yield Section(Style.PLAIN, "", (telling.say(why, service=_service(telling)),))
    planned = (one for one in beside if one.standing is Standing.PLANNED)
    yield Section(Style.LIST, "", tuple(_planned(one, telling) for one in planned))


def why_beside(one: Published, telling: Telling) -> str:
    """Return why a message that is published does not decide for somebody; empty for one that may, or is planned."""
    if one.standing is Standing.OTHER_SERVICE:
        return telling.say(words.OTHER_SERVICE, service=_service(telling))
    if one.standing is not Standing.OTHER_MODE:
        return ""
    mode = telling.situation.mode.value.upper()
    return telling.say(words.OTHER_MODE, theirs=mode_names(_modes(one, telling), telling.voice), mode=mode)


def _modes(one: Published, telling: Telling) -> frozenset[Mode]:
    """Return the modes in which a message is about the service that somebody uses."""
    catalogue, service = telling.voice.catalogue, telling.situation.service
    theirs = (part.modes or frozenset() for part in one.scope.parts if catalogue.overlaps(part.service, service))
    return frozenset().union(*theirs)


def _service(telling: Telling) -> str:
    return short_name(telling.situation.service, telling.voice)


def _in_one_line(one: Published, telling: Telling) -> str:
    return BETWEEN.join((_heading(one, telling), telling.say(QUOTED, words=one_line(one.notice.title))))


def _planned(one: Published, telling: Telling) -> str:
    return BETWEEN.join(
        (
            telling.say(words.STANDINGS[one.standing]),
            scope_words(one.scope, telling.voice),
            telling.say(QUOTED, words=one_line(one.notice.title)),
        )
    )
