"""What each clause says of each service that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from meteo_douane.domain.catalogue import GATEWAY
from meteo_douane.domain.notice import Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.text.modes import ModeMention
from meteo_douane.reading.text.names import SIDES, NameMention
from meteo_douane.reading.text.words import normalised
from meteo_douane.reading.vocabulary.exception_words import EXCEPT
from meteo_douane.reading.vocabulary.states import State

Modes = frozenset[Mode] | None
_Run = tuple[list[NameMention], list[ModeMention]]

OF_A_SERVICE = pattern_of(r" d[eu] (?:la |l'|service |teleprocedure |application )*| d'")

BRACKET = pattern_of(r" ?\( ?(?:en )?(?:mode )?")

ONLY_IT = pattern_of(r" ?(?:uniquement|seulement|exclusivement|seule?)\)")

#: "DELTA IE (EDI, import et export)", "DELTA IE EDI import": the sides of the service before, in those modes.
BEHIND_MODES = pattern_of(r" ?\)?(?:,| ?[–-])? ?\(?")
BARE_SIDES = pattern_of(SIDES)

ORDINAL = pattern_of(
    r"\b(?:(?P<first>l[ea] premi(?:er|ere))|(?P<second>l[ea] (?:seconde?|deuxieme|dernier|derniere)))\b"
)

#: "La première est rétablie", "le second, en EDI, …": a service, and no first incident.
PRONOUN = pattern_of(
    r"(?:^\W*|: )(?:(?:et|mais|tandis que|alors que|quant a|en revanche,?|toutefois,?) )?(?:seule? )?"
    r"(?:l[ea] (?:(?P<first>premi(?:er|ere))|(?P<second>seconde?|deuxieme))|(?P<former>ce(?:lui|lle)-la)"
    r"|(?P<latter>ce(?:lui|lle)-ci))\b"
    r"(?: (?:d'entre (?:elles|eux)|de ces (?:deux )?(?:services|applications|teleprocedures)"
    r"|des deux(?: services| applications| teleprocedures)?))?"
    r"(?=,? (?:est|sont|etait|a|reste|demeure|redevient|fonctionne|repond|en|ne|toujours|encore|vient|retabli|bloque"
    r"|indisponible|ok|ko|hs)e?\b"
    r"|,? (?:l'|n'))"
)

STATING = {
    Topic.TITLE,
    Topic.BODY,
    Topic.REASON,
    Topic.ORIGIN,
    Topic.SERVICES,
    Topic.MODES,
    Topic.STATE,
    Topic.START,
    Topic.END,
    Topic.WINDOW,
    Topic.NATURE,
}


@dataclass(frozen=True, slots=True)
class Said:
    """One service as one clause tells it; without a service, what the message is about is meant."""

    service: str | None
    modes: Modes
    clause: Clause
    is_collective: bool = False

    @property
    def state(self) -> State:
        """What the clause says of it."""
        return self.clause.state


def is_stating(clause: Clause) -> bool:
    """Whether a clause tells the state of services, rather than what to do or what the fallback is."""
    return clause.topic in STATING and not clause.is_fallback


def said_by(clause: Clause) -> Iterator[Said]:
    """Pair the services of a clause with its modes: each list of services with the modes beside it."""
    if not clause.names:
        for service in distinct(name.service for name in clause.inherited) or (None,):
            yield Said(service, _modes_of(clause.modes), clause)
    for names, modes in _paired(clause):
        for name in names:
            if _is_channel(name, clause):
                continue
            yield Said(name.service, _modes_of(modes), clause, name.is_collective)


def _is_channel(name: NameMention, clause: Clause) -> bool:
    """Whether the gateway is named as the way to one service alone: "la messagerie EDI de CIEL"."""
    following = [each.start for each in clause.names if each.start >= name.end]
    if name.service != GATEWAY or not following:
        return False
    return OF_A_SERVICE.fullmatch(clause.folded[name.end - clause.start : following[0] - clause.start]) is not None


def _paired(clause: Clause) -> Iterator[tuple[Sequence[NameMention], Sequence[ModeMention]]]:
    """Yield lists of services with their modes; modes that stand once, before or behind them all, are of all.

    "DELTA IE (EDI) et DELTA T" states no mode of the second, and "DELTA IE, DELTA T (EDI uniquement)" of the first.
    """
    starts_with_modes = bool(clause.modes) and clause.modes[0].start < clause.names[0].start if clause.names else False
    runs: list[_Run] = []
    for mention in sorted(clause.mentions, key=lambda each: each.start):
        is_name = isinstance(mention, NameMention)
        if (
            not runs
            or (is_name and not starts_with_modes and runs[-1][1])
            or (not is_name and starts_with_modes and runs[-1][0] and not EXCEPT.match(normalised(mention.quote)))
        ):
            runs.append(([], []))
        if isinstance(mention, NameMention):
            runs[-1][0].append(mention)
        else:
            runs[-1][1].append(mention)
    runs = _with_sides_behind(runs, clause)
    if _is_of_the_last_alone(clause):
        yield clause.names[:-1], ()
        yield clause.names[-1:], clause.modes
    elif any(modes for _, modes in runs[:-1]):
        yield from runs
    else:
        yield clause.names, clause.modes


def _with_sides_behind(runs: list[_Run], clause: Clause) -> list[_Run]:
    """Give the sides that stand right behind a service's modes those modes: "DELTA IE (EDI, import et export)"."""
    joined: list[_Run] = []
    for names, modes in runs:
        between = (
            clause.folded[joined[-1][1][-1].end - clause.start : names[0].start - clause.start]
            if (joined and joined[-1][1] and names)
            else "."
        )
        if not modes and BEHIND_MODES.fullmatch(between) and all(_is_bare_side(each, clause) for each in names):
            joined[-1] = ([*joined[-1][0], *names], joined[-1][1])
        else:
            joined.append((names, modes))
    return joined


def _is_bare_side(name: NameMention, clause: Clause) -> bool:
    return BARE_SIDES.fullmatch(clause.folded[name.start - clause.start : name.end - clause.start]) is not None


def _is_of_the_last_alone(clause: Clause) -> bool:
    """Whether one mode in brackets is said of the last service alone: "DELTA IE, DELTA T (EDI uniquement)"."""
    if not clause.names[1:] or len(clause.modes) != 1:
        return False
    mode = clause.modes[0]
    between = clause.folded[clause.names[-1].end - clause.start : mode.start - clause.start]
    behind = clause.folded[mode.end - clause.start :]
    return BRACKET.fullmatch(between) is not None and ONLY_IT.match(behind) is not None


def by_ordinal(said: Said, topic: tuple[str, ...]) -> Iterator[Said]:
    """Yield what is said of each of two services that a clause calls "le premier" and "le second"."""
    places = [(found.start() + said.clause.start, found.lastgroup) for found in ORDINAL.finditer(said.clause.folded)]
    if said.service is not None or len(topic) != len(places) or {which for _, which in places} != {"first", "second"}:
        yield said
        return
    for (start, which), end in zip(places, (*(place for place, _ in places[1:]), said.clause.end), strict=True):
        modes = _modes_of(each for each in said.clause.modes if start <= each.start < end)
        yield Said(topic[which == "second"], modes, said.clause)


def are_told_apart(clauses: Iterable[Clause]) -> bool:
    """Whether clauses call one service "le premier" or "le second", or two "celui-ci" and "celui-là", with a verb."""
    meant = {one for each in clauses if is_stating(each) and (one := ordinal_in(each))}
    return bool(meant) and (meant <= {"first", "second"} or meant == {"former", "latter"})


def ordinal_in(clause: Clause) -> str | None:
    """Return which of two services a clause is about that it does not name: "first", "second", "former", "latter"."""
    found = PRONOUN.search(clause.folded)
    return found.lastgroup if found else None


def by_its_ordinal(said: Said, topic: tuple[str, ...]) -> Iterator[Said]:
    """Yield what a clause says of the one that it calls "le premier" or "le second", of two that are told apart."""
    ordinal = ordinal_in(said.clause)
    meant = topic[ordinal in ("second", "latter")] if ordinal else said.service
    if said.service in (None, meant):
        yield replace(said, service=meant)


def distinct(services: Iterable[str | None]) -> tuple[str, ...]:
    """Return services, each once, in the order in which they come."""
    return tuple(dict.fromkeys(each for each in services if each))


def _modes_of(mentions: Iterable[ModeMention]) -> Modes:
    """Return the modes that mentions name together; what one excepts, no other brings back."""
    listed = tuple(mentions)
    if len(listed) <= 1:
        return union(each.modes for each in listed) or None
    excepting = [each.modes for each in listed if EXCEPT.match(normalised(each.quote))]
    named = union(each.modes for each in listed if each.modes not in excepting)
    for left in excepting:
        named = named & left if named else left
    return named or None


def union(modes: Iterable[Modes]) -> frozenset[Mode]:
    """Return all modes that are stated."""
    return frozenset[Mode]().union(*(each for each in modes if each))


def either(one: Modes, other: Modes) -> Modes:
    """Return the modes of two statements together; where one states none, every mode may be meant."""
    return None if one is None or other is None else one | other
