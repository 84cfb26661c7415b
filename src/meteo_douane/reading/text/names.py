"""Which services a text names: the most precise codes that its words state."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from meteo_douane.domain.catalogue import PORTAL, Catalogue, Side
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.among import is_no_side
from meteo_douane.reading.text.lexicon import Entry, Hit, Lexicon
from meteo_douane.reading.text.members import FAMILY, is_head_of_another
from meteo_douane.reading.text.references import references
from meteo_douane.reading.text.trades import without_trades
from meteo_douane.reading.text.words import Text

SIDED_BY_DEFAULT = "delta-ie"
"""The service that has *volets*: "le volet Import" alone is one of its sides."""

AND = (
    r"[ ]?(?:(?:, ?)?(?:\bet )?\b(?:puis|desormais|maintenant|a present|ensuite)\b"
    r"|,|/|&|\+|-|\bet\b|\bou\b|\bainsi que\b|\bcomme\b|\bque? ?(?=a |l'|')'?)[ ]?"
)
SIDE = r"(?:\"[ ]?)?(?:import|export)(?:ation|ateur)?s?\b(?:[ ]?\")?"
LEAD = (
    r"(?:(?:tant |aussi bien |uniquement |seulement |exclusivement )?"
    r"(?:pour |sur |dans )?(?:les |des |le |la |l'|son |ses )?"
    r"(?:volets?|cote|partie|module|flux|branche|sens|declarations?|operations?|formalites?)?"
    r"[ ]?(?:a l'|de l'|d'|l'|en |de |pour l')?)"
)
#: "Import export" side by side are both.
NEXT_TO_IT = r"[ ](?=(?:import|export)s?\b)"
SIDES = rf"{LEAD}{SIDE}(?:(?:{AND}|{NEXT_TO_IT}){LEAD}{SIDE})?"
#: "Rétabli à l'import, à l'export le service est bloqué": no comma joins what stands without a service beside it.
SIDES_ALONE = SIDES.replace("|,|/|", "|/|")

#: "DELTA IE – volet Import", "(Import et Export)", "à l'import", "pour les déclarations d'importation".
SIDES_AFTER = pattern_of(rf"[ ]{{0,2}}(?:\([ ]?(?P<in_brackets>{SIDES})[ ]?\)|[-,:(]?[ ]?(?P<sides>{SIDES}))")
#: "Delta Import et Export": a side that follows a side.
SIDE_AFTER_SIDE = pattern_of(rf"(?:{AND}|{NEXT_TO_IT})(?P<sides>{LEAD}{SIDE})")
#: "le volet Import de la téléprocédure DELTA IE", "à l'import dans DELTA G", "Import DELTA IE".
SIDES_BEFORE = pattern_of(
    rf"(?<!\w)(?P<sides>{SIDES})[ ]?[-,:(]?[ ]?"
    r"(?:(?:depose|transmise|valide|saisie|effectue|etablie|souscrite|enregistre)e?s? )?(?:de |dans |sur |du |pour "
    r"|via |en )?(?:la |le |l'|les )?"
    r"(?:teleprocedures? |services? |applications? |systemes? |declarations? )?\Z"
)
#: "L'incident, clos à l'import, se poursuit à l'export"; "l'import de fichiers" is no side.
BARE = (
    rf"(?<![\w'])(?=\S)(?:celles? |du (?=cote)|messages? )?"
    rf"(?={LEAD}{SIDE}(?! (?:d[eu]s?|vers|manuel|automatique|massif|xml|csv|excel|pdf)\b| d')){SIDES_ALONE}"
)
#: Words that except what follows them.
BUT = r"\b(?:sauf|hormis|hors|excepte|(?:mis )?a part|en dehors|a l'(?:exception|exclusion)|exception faite)"
BUT_BEFORE = pattern_of(rf"{BUT}(?: d[eu])?[ ]?\Z")
BARE_SIDES = pattern_of(
    rf"(?P<volet>\bvolets? |(?<=\)) (?:et|ou|,|/) )(?P<sides>{SIDES})"
    # "DELTA IE est rétabli, hormis l'export"; "…, export excepté".
    rf"|(?P<but>{BUT} )(?P<but_sides>{SIDES})(?= ?(?:[.,;:)]|$| qui\b))"
    rf"|\b(?P<excepted>{SIDES})(?= (?:excepte|exclu|mis a part|non compris|non inclus)e?s?\b)"
    rf"|{BARE}"
)
#: What joins the services that share a side told behind them.
OF_A_LIST = pattern_of(r"(?:[ ,/&+]|\b(?:et|ou|la|le|les|l')\b)*")
#: "Les deux volets sont touchés".
BOTH_SIDES = pattern_of(r"\b(?:les|ces|nos|aux|des) deux (?:volets|sens|flux|cotes)\b")
#: "L'incident gagne le second volet": the side that was not named before.
OTHER_SIDE = pattern_of(r"\b(?:l'autre|le second|le deuxieme|au second|du second) volet\b(?! (?:import|export))")

#: "DELTA G, X et H7": a letter that shares the head; a capital, or it might be a word.
LETTER_AFTER = pattern_of(rf"{AND}(?P<letter>H7|IE|I/E|G|X|T|P|I|E)(?![\w@'])")
LETTER_AFTER_FAMILY = pattern_of(r"[ ]?[:(][ ]?(?P<letter>H7|IE|I/E|G|X|T|P|I|E)(?![\w@'])")

#: What may stand between words for everything and the name that says what they are about.
OF_WHAT = pattern_of(r"[ ]?(?:de la famille |de |du |des |d')?")
IN_BRACKETS = pattern_of(r"[ ]?\([ ]?")

LONGEST_LINE = 500
LINES_REMEMBERED = 4096
BEFORE = 90
"""How many characters before a name may say its side."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A service that a text names, with the words that name it; `text.raw[start:end] == quote`.

    `is_collective` is True for words for every service at once ("tous les services"): beside named services they may
    stand for just these.
    """

    start: int
    end: int
    service: str
    quote: str
    is_collective: bool = False
    is_unknown: bool = False
    """Whether it is the family's name, and the head of one that no catalogue has: of whatever service that is."""


@dataclass(frozen=True, slots=True)
class _Member:
    """A service of a list with a shared head, before its sides are known."""

    start: int
    end: int
    service: str
    is_collective: bool = False
    is_unknown: bool = False


class ServiceNames:
    """Finds the services of a catalogue in texts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lexicon = Lexicon(catalogue)
        self._is_naming = lru_cache(maxsize=LINES_REMEMBERED)(self._names_any)

    def find(self, text: Text) -> tuple[NameMention, ...]:
        """Return the services that a text names, in their order; URLs and e-mail addresses name none."""
        members: list[_Member] = []
        done = 0
        for hit in self._lexicon.find(text):
            if hit.start >= done:
                found, done = self._read(hit, text, done)
                members += found
        members = without_trades(self._with_bare_sides(members, text), self._catalogue, text.folded)
        called = [_Member(*each) for each in references(members, text.folded)]
        members = sorted([*members, *called], key=lambda each: each.start)
        return tuple(self._quoted(member, text) for member in self._without_covered(members, text))

    def names_a_service(self, text: str) -> bool:
        """Whether a text names any service; lines are remembered, for a page shows most of them again."""
        return self._is_naming(text) if len(text) <= LONGEST_LINE else self._names_any(text)

    def _names_any(self, text: str) -> bool:
        return bool(self.find(Text.of(text)))

    def _read(self, hit: Hit, text: Text, done: int) -> tuple[list[_Member], int]:
        """Read a name with what shares its head and with its sides; return also where that ends."""
        pending, end = self._heads(hit, text)
        members: list[_Member] = []
        while True:
            sides, after = self._sides_after(pending, text, end)
            if sides:
                members += self._sided(pending, sides, after)
                pending, end = [], after
            letter = self._letter_after(hit, text, end)
            if letter is None:
                break
            pending, end = [*pending, letter], letter.end
        if not members:
            pending = self._sided_before(pending, text, done)
        return [*members, *pending], end

    def _heads(self, hit: Hit, text: Text) -> tuple[list[_Member], int]:
        """Return the member that a name begins with: of "DELTA (G, X)", the G."""
        is_unknown = is_head_of_another(_service(hit.entry), text.plain, hit.end)
        member = _Member(hit.start, hit.end, _service(hit.entry), hit.entry.is_collective, is_unknown)
        first = LETTER_AFTER_FAMILY.match(text.plain, hit.end) if member.service == FAMILY else None
        letter = self._lettered(first)
        if letter is not None:
            member = replace(letter, start=hit.start)
        return [member], member.end

    def _letter_after(self, hit: Hit, text: Text, end: int) -> _Member | None:
        if FAMILY not in self._catalogue.lineage(_service(hit.entry)) or "delt" not in text.folded[hit.start : hit.end]:
            return None
        return self._lettered(LETTER_AFTER.match(text.plain, end))

    def _lettered(self, match: re.Match[str] | None) -> _Member | None:
        entry = self._lexicon.entry_of(f"{FAMILY} {match['letter']}") if match else None
        if match is None or entry is None:
            return None
        return _Member(match.start("letter"), match.end("letter"), _service(entry))

    def _sides_after(self, pending: list[_Member], text: Text, end: int) -> tuple[list[Side], int]:
        """Return the sides that follow a list of services, and where they end."""
        if not any(self._has_sides(member) for member in pending):
            return [], end
        own = self._catalogue.services[pending[-1].service].side
        match = (SIDE_AFTER_SIDE if own else SIDES_AFTER).match(text.folded, end)
        if match is None:
            return [], end
        return [*([own] if own else []), *_sides(match.group())], match.end()

    def _sided_before(self, members: list[_Member], text: Text, done: int) -> list[_Member]:
        """Give a service the sides that stand before it."""
        head, *others = members
        if not self._has_sides(head) or self._catalogue.services[head.service].side:
            return members
        low = max(done, head.start - BEFORE)
        match = SIDES_BEFORE.search(text.folded[low : head.start])
        if match is None or self._is_excepted(match):
            return members
        sided = [replace(head, start=low + match.start("sides")), *others]
        return self._sided(sided, _sides(match["sides"]), members[-1].end)

    def _is_excepted(self, sides: re.Match[str]) -> bool:
        """Whether sides and a comma are an exception of what follows: "hormis l'export, DELTA IE est rétabli"."""
        is_parted = "," in sides.string[sides.end("sides") :]
        return is_parted and BUT_BEFORE.search(sides.string, 0, sides.start("sides")) is not None

    def _sided(self, members: list[_Member], sides: list[Side], end: int) -> list[_Member]:
        """Return each service once for each side; the words of the sides belong to the last one."""
        *others, last = members
        spread = [*others, replace(last, end=end)]
        return [
            self._on_side(member, side)
            for member in spread
            for side in sides
            if side is sides[0] or self._has_sides(member)
        ]

    def _on_side(self, member: _Member, side: Side) -> _Member:
        code = self._catalogue.side_of(member.service, side)
        return replace(member, service=code) if code else member

    def _has_sides(self, member: _Member) -> bool:
        return any(self._catalogue.side_of(member.service, side) for side in Side)

    def _with_bare_sides(self, members: list[_Member], text: Text) -> list[_Member]:
        """Add each "volet Import" that no name took: a side of the last service that has sides."""
        added: list[_Member] = []
        starts = [member.start for member in members]
        for match in BARE_SIDES.finditer(text.folded):
            before = members[: bisect_left(starts, match.start())]
            if before and before[-1].end > match.start():
                continue
            if bisect_left(starts, match.end()) > len(before) or is_no_side(match):
                continue
            added += self._bare(match, before)
        for match in BOTH_SIDES.finditer(text.folded):
            added += self._both_sides(match, members[: bisect_left(starts, match.start())])
        for match in OTHER_SIDE.finditer(text.folded):
            added += self._other_side(match, members[: bisect_left(starts, match.start())])
        return sorted([*members, *added], key=lambda member: member.start)

    def _bare(self, match: re.Match[str], before: list[_Member]) -> list[_Member]:
        listed = self._last_listed(before, match.string)
        is_volet = bool(match["volet"]) or "volet" in match.group()
        services = listed or ([SIDED_BY_DEFAULT] if is_volet and SIDED_BY_DEFAULT in self._catalogue else [])
        start = max(match.start(), match.start("but_sides"))
        told = [_Member(start, match.end(), each) for each in services]
        sided = self._sided(told, _sides(match.group()), match.end()) if told else []
        is_known = not is_volet and len(sided) == 1 and [each.service for each in sided] == services
        # "Alerte DELTA IE Export et SDS": "à l'export" says nothing new, and is of both.
        return [] if is_known and len(_sides(match.string)) == 1 else sided

    def _last_listed(self, before: list[_Member], folded: str) -> list[str]:
        """Return the services with sides that were named last: of "DELTA G et DELTA X" both."""
        sided = [member for member in before if self._has_sides(member)]
        listed = sided[-1:]
        for one, other in zip(sided[-2::-1], sided[:0:-1], strict=True):
            if not OF_A_LIST.fullmatch(folded, one.end, other.start):
                break
            listed.insert(0, one)
        return [member.service for member in listed]

    def _both_sides(self, match: re.Match[str], before: list[_Member]) -> list[_Member]:
        """Return both sides of the service named last that has any."""
        told = [_Member(match.start(), match.end(), each) for each in self._last_listed(before, match.string)]
        return self._sided(told, [*Side], match.end()) if told else []

    def _other_side(self, match: re.Match[str], before: list[_Member]) -> Iterator[_Member]:
        """Yield the side of the service named last that is not the one named."""
        own = self._catalogue.services[before[-1].service].side if before else None
        other = next((side for side in Side if side is not own), None) if own else None
        code = self._catalogue.side_of(before[-1].service, other) if other else None
        if code:
            yield _Member(match.start(), match.end(), code)

    def _without_covered(self, members: list[_Member], text: Text) -> Iterator[_Member]:
        """Leave out what the next name says more precisely: "portail SOPRANO", "Fret traditionnel (DELTA G Import)"."""
        for member, following in zip(members, [*members[1:], None], strict=False):
            if following is None or not self._covers(following, member, text.folded[member.end : following.start]):
                yield member

    def _covers(self, following: _Member, member: _Member, gap: str) -> bool:
        if member.service == PORTAL:
            return following.service != PORTAL and OF_WHAT.fullmatch(gap) is not None
        is_narrower = following.service != member.service and self._catalogue.within(following.service, member.service)
        return is_narrower and IN_BRACKETS.fullmatch(gap) is not None

    def _quoted(self, member: _Member, text: Text) -> NameMention:
        quote = text.raw[member.start : member.end].lstrip()
        start = member.end - len(quote)
        return NameMention(start, member.end, member.service, quote, member.is_collective, member.is_unknown)


def _service(entry: Entry) -> str:
    return entry.service or ""


def _sides(words: str) -> list[Side]:
    return [Side(side) for side in dict.fromkeys(re.findall("import|export", words))]
