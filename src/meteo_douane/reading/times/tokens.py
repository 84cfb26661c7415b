"""The words of a text that have to do with time, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.times import clocks, days
from meteo_douane.reading.times.clocks import Clock, Zone
from meteo_douane.reading.times.days import Day

#: Figures and words that look like times and are none.
SILENT = {
    "always": r"24 ?h(?:eures)? ?(?:/|sur) ?24(?: ?h(?:eures)?)?|7 ?j(?:ours)? ?(?:/|sur) ?7|h24\b",
    "hours_of_work": (
        r"(?:du|le|les) (?:lundi|mardi) au (?:jeudi|vendredi|samedi|dimanche)(?! ?\d)[^.;\n]{0,60}"
        rf"|tous les {days.WD_ANY}s\b[^.;\n]{{0,50}}"
        r"|(?:tous les jours|chaque jour|jours ouvres|heures ouvrees|horaires d'ouverture)[^.;\n]{0,50}"
    ),
    "noon": r"midi et deux\b(?=\W*\n)",
    "delay": (
        r"(?:d'ici (?:a )?(?:environ )?(?:[1-6] ?h\b|\d{1,3} ?heures\b)"
        r"|(?:sous|dans les|dans|toutes les|moins de|plus de|pres de|retard (?:moyen )?de|delais? (?:moyen )?de"
        r"|au bout de|prochaines|dernieres|il y a|d'environ|retard d'environ|de l'ordre de) (?:environ )?"
        r"(?:(?:\d{1,3} (?:a|ou|et) )?\d{1,3} ?(?:h|heures?)|(?:une|deux|trois|quatre|cinq|six|quelques) heures?)\b"
        r"|(?<!a )environ \d{1,2} heures?\b"
        r"|depuis (?:environ |plus de |pres de )?(?:[1-4]|une|deux|trois|quatre) heures?\b(?! du matin| ce matin))"
        r"(?! ?\d| ?\(|,? heure)"
    ),
    "period": (
        r"(?:(?:compte[rz]|prevo(?:ir|yez)|(?:necessite|prend|demande)ra|temps de \w+ ?:) (?:environ |encore "
        r"|pres de )?"
        rf"(?:\d{{1,3}} ?h(?:eures?)?|(?:{clocks.NUMBER_ANY}) heures?)\b(?! ?\d)"
        r"|(?:au bout|delais? (?:\w+ )?) ?de (?:environ )?\d{1,3} ?h(?:eures?)? ?\d\d\b)"
        r"|(?:pour une (?:periode|plage) (?:\w+ )?de|dans (?:la limite|une limite|un maximum) de"
        r"|temps de \w+ est estime a"
        r"|(?<!\bsans )delais?\b(?:(?!\bjusqu|\bavant\b|\bvers\b|\bexpir)[^.;,\n\d]){0,40}?"
        r"(?: de| (?:estim|evalu|port|fix|chiffr|ramen|allong|redui|limit)\w+ a| ?:"
        rf"| entre (?:\d{{1,3}} ?h(?:eures?)?|(?:{clocks.NUMBER_ANY}) heures?) et)) ?(?:environ )?"
        rf"(?:\d{{1,3}} ?h(?:eures?)?|(?:{clocks.NUMBER_ANY}) heures?)\b(?! ?\d| du (?:matin|soir))"
    ),
    "worked": (
        rf"(?<=\bapres )(?:\d{{1,3}} ?h(?:eures?)?(?: ?\d\d)?|(?:{clocks.NUMBER_ANY}) heures?(?: et demie)?)"
        r" (?:d'|de )(?!la\b|l'|le\b|ce\b|cette\b|paris\b|\d)\w+"
    ),
    # "Retards de 2h à 3h", "le délai moyen de réponse atteint 3 heures": how long, and not when.
    "waited": (
        r"\b(?:retards?|attentes?|latences?) (?:\w+ )?(?:de|entre|allant de) [1-6] ?h(?:eures?)? (?:a|et) "
        r"[1-9] ?h(?:eures?)?(?! ?\d| du matin| dans la nuit)"
        r"|\b(?:atteint|atteignent|atteindre|depassent?|depasser|excedent?|avoisinent?)"
        r"(?: (?:les|desormais|environ|parfois|maintenant|actuellement|pres de|jusqu'a))? "
        rf"(?:\d{{1,2}} ?h(?:eures?)?(?: ?\d\d)?|(?:{clocks.NUMBER_ANY}) heures?)(?!\w)"
    ),
    "within": r"(?<=\ben )\d{1,2} ?h(?:eures?)?\b(?! ?\d)",
    "amount": rf"\bduree\b[^.;\n]{{0,40}} a (?:\d{{1,2}} ?h(?:eures?)?|(?:{clocks.NUMBER_ANY}) heures?)\b",
    "length": (
        rf"(?:(?:\d{{1,3}}|{clocks.NUMBER_ANY})(?: heures?)? (?:a|ou) )?(?:\d{{1,3}} ?h(?:eures?)?(?: ?\d\d)?"
        rf"|(?:{clocks.NUMBER_ANY}) heures?(?: et demie)?) (?:d'|de )"
        r"(?:interruption|indisponibilite|retard|attente|coupure|decalage|delai|travail|maintenance|suspension|panne)"
    ),
    "later": (
        rf"(?:\d{{1,2}} ?h(?:eures?)?(?: ?\d\d)?|(?:{clocks.NUMBER_ANY}) heures?(?: et demie)?)"
        r" (?:plus (?:tard|tot)|de (?:plus|moins))\b"
    ),
    "behind": (
        r"(?<!\ba )(?<!\bdes )(?<!\bdepuis )(?<!\bvers )(?<!\bavant )(?<!\ble matin )\d{1,3} ?h(?:eures?)?(?: ?\d\d)?"
        r" apres (?=l[ae] |l'|son |sa )"
    ),
    "by_how_much": (
        r"(?:retarde|decale|avance|repousse|reporte|prolonge|allonge|ecourte|raccourci)e?s? (?:d'|de )"
        rf"(?:environ )?(?:\d{{1,2}} ?h(?:eures?)?(?: ?\d\d)?|(?:{clocks.NUMBER_ANY}) heures?(?: et demie)?)"
        r"(?!\w)(?! ?(?:a|au|vers|->|jusqu)\b)"
    ),
}

#: A date that names a document rather than a moment: "BOD n° 7557 du 10 janvier 2025".
OF_A_DOCUMENT = pattern_of(
    r"\b(?:bod|bulletin officiel|(?<!sera )(?<!est )(?<!ete )(?<!etre )arrete(?! a\b)"
    r"|decret|circulaire|reglement|ordonnance|loi|directive|decision"
    r"|note(?! de version)|instruction|code des douanes|avis aux operateurs|cgu)\b"
    r"[^.;:\n]{0,40}?\b(?:du|of|en date du) ?\Z"
)
REACH = 60

#: "21/10" alone may be a fraction or a page: it is a date after these words, or before an hour.
SHORT_AFTER = pattern_of(r"(?:\b(?:le|du|au|ce|des|depuis|les|et|avant|date|d'ici le|since|on) ?:? ?|[(|,:-] ?|^|\n)\Z")
SHORT_BEFORE = pattern_of(
    r" ?[,-]? ?(?:a |vers |de |des |entre |a partir de |jusqu'a )?(?:[01]?\d|2[0-4]) ?(?:h|:\d\d)"
)


#: Forms that are times after certain words only: "le 13 et le 14 mars", "à une heure", "de 8 à 10 h".
NEEDED_BEFORE = {
    "part": pattern_of(r"(?:\b(?:les?|du|des|de|au|et|on|from)|[,(]|^|\n) ?\Z"),
    "dotted": pattern_of(r"\b(?:le|du|au) \Z"),
    "spelled": pattern_of(
        r"\b(?:(?<!ramene )(?<!ramenee )(?<!reduit )(?<!reduite )(?<!limite )(?<!limitee )a"
        rf"|(?:vers|des|et|avant|apres|entre|depuis|matin|soir|hier|demain|jour|{days.WD_ANY})),? \Z"
    ),
    "bare": pattern_of(r"\b(?:de|entre) \Z"),
}
#: "De dix-huit heures à vingt heures" is a window, "de deux heures" a duration.
WINDOW_BEFORE = pattern_of(r"\b(?:de|entre) \Z")
WINDOW_AFTER = pattern_of(rf" ?(?:a|et|jusqu'a) (?:(?:{clocks.NUMBER_ANY}|\d{{1,2}}) ?h|midi\b|minuit\b)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word for a day, an hour, a zone or a duration, and where it stands."""

    start: int
    end: int
    value: Day | Clock | Zone | timedelta

    @property
    def symbol(self) -> str:
        """D for a day, H for an hour, Z for a zone, R for a duration."""
        match self.value:
            case Clock():
                return "H"
            case Zone():
                return "Z"
            case timedelta():
                return "R"
            case _:
                return "D"


def tokens_of(folded: str) -> Iterator[Token]:
    """Yield the tokens of a folded text in order."""
    for place in PATTERN.finditer(folded):
        found = WHICH.match(folded, place.start())
        name = str(found and found.lastgroup).removeprefix("figure_").removeprefix("iso_")
        kind, _, form = name.partition("__")
        match = OWN[name].match(folded, place.start())
        token = _token(kind, form, match) if match else None
        if token is not None and not _is_no_time(form, token, folded):
            yield token


def _token(kind: str, form: str, match: re.Match[str]) -> Token | None:
    start, end = match.start(), match.end() - (len(match.group()) - len(match.group().rstrip()))
    match kind:
        case "day":
            return Token(start, end, days.day_of(form, match))
        case "clock":
            return Token(start, end, clocks.clock_of(form, match))
        case "zone":
            return Token(start, end, clocks.zone_of(form, match))
        case "duration":
            return Token(start, end, clocks.duration_of(match))
        case _:
            return None


def _is_no_time(form: str, token: Token, folded: str) -> bool:
    """Whether figures are something else here, by the words around them."""
    before = folded[max(0, token.start - REACH) : token.start]
    if token.symbol == "D" and OF_A_DOCUMENT.search(before):
        return True
    if form == "short" and not SHORT_AFTER.search(before):
        return SHORT_BEFORE.match(folded, token.end) is None
    if form == "spelled" and WINDOW_BEFORE.search(before) and WINDOW_AFTER.match(folded, token.end):
        return False
    needed = NEEDED_BEFORE.get(form)
    return needed is not None and not needed.search(before)


def _forms() -> dict[str, str]:
    return {
        **{f"silent__{name}": pattern for name, pattern in SILENT.items()},
        "duration__": clocks.DURATION,
        **{f"day__{name}": pattern for name, pattern in days.FORMS.items()},
        **{f"clock__{name}": pattern for name, pattern in clocks.FORMS.items()},
        **{f"zone__{name}": pattern for name, pattern, _ in clocks.ZONES},
        "zone__suffix": r"z\b",
    }


def _either(prefix: str, names: Iterable[str]) -> str:
    """Return an alternation of forms; the groups inside them have names of their own only in OWN."""
    return "|".join(f"(?P<{prefix}{name}>{re.sub('[?]P<[a-z]+>', '?:', FORMS[name])})" for name in names)


FORMS = _forms()
OWN = {name: pattern_of(pattern) for name, pattern in FORMS.items()}

#: Forms are tried only where their first letters stand: a text without times costs next to nothing.
BEGIN_WITH_A_FIGURE = (
    "silent__always", "silent__length", "silent__later", "silent__worked", "silent__behind", "silent__within",
    "day__iso", "day__figures", "day__short", "day__dotted", "day__words", "day__part",
    "clock__colon", "clock__french", "clock__english", "clock__bare",
)  # fmt: skip
FIRST_LETTERS = (
    "lun mar mer jeu ven sam dim mon tue wed thu fri sat sun jan feb apr may jun jul aug sep oct nov dec "
    "1er prem ava hie yes dem tom apre ce cet auj tod la_v le_l lend mem le_m du_m au_m jour "
    "la_nuit nuit mid min zer une deu tro qua cin six sept hui neu dix onz dou tre qui sei vin "
    "pour_une sur_une d'une dur pend for heure en_h a_l'h utc gmt tu z temps bst uk cest central paris antil guad reun "
    "dec com nec rep all eco rac du le les tou cha hor sous dans d'ici env depuis moi plu pre ret del au_b pro der "
    "il_y de_l'o d'env h24 atte late dep exc avo"
)
NOT_SUFFIX = [name for name in FORMS if name != "zone__suffix"]
WHICH = pattern_of(
    rf"(?<![\w@])(?<!\d[.,:/])(?:(?=\d)(?:{_either('figure_', BEGIN_WITH_A_FIGURE)})"
    rf"|(?={FIRST_LETTERS.replace(' ', '|').replace('_', ' ')})(?:{_either('', NOT_SUFFIX)}))"
    rf"|(?<=:\d\d)(?:{_either('', ['zone__suffix'])})"
    rf"|(?<=\dt)(?:{_either('iso_', ['clock__colon'])})"
)
#: Where any form stands: without names for its groups, which most places would only be slowed by.
PATTERN = pattern_of(re.sub(r"[?]P<\w+>", "?:", WHICH.pattern))
