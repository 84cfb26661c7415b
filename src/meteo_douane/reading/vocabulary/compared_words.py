"""Another trouble that today's is compared with: what is told of it, and its hours, are not of today's."""

from __future__ import annotations

from collections.abc import Iterable

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.bygone_words import DOES, HAS_DONE, OVER
from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.state_stems import TROUBLES

#: The verb of today's trouble, behind the comparison; "résolu depuis 9h40" is said of today's as well.
_ITS_VERB = rf"(?: (?:n'|ne |s'|se |en |y |l'|les )*(?:{HAS_DONE}|(?<!-){DOES})| depuis\b)"
_WAS = r"(?:(?:et )?(?:qui|que nous|qu'il) (?:n'|ne |les |l')?(?:av|et)(?:ait|aient|ions) |qui (?:a|ont) )"
_REST = rf"(?:(?!{_ITS_VERB}| {_WAS})[^.;:,()]){{0,90}}"
_THE_OTHER = rf"(?:celui|celle|ceux|celles|(?:l'|la |les |le |un |une |d'autres ){TROUBLES})"
_A_NAME = rf"(?:l[ae] |l')?(?:{SERVICE}|dti|edi|import|export)\b"
#: A bare day of the week may as well be to come.
_A_PAST_DAY = (
    r"hier|avant-hier|la veille|la semaine (?:derniere|passee|precedente)|le mois dernier"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) dernier"
)
#: "Semblable à celui du 28/01, résolu le jour même à 14h, | est en cours": that one is.
COMPARED = pattern_of(
    r"\b(?:(?:semblable|similaire|identique|analogue|comparable|pareil|pareille|conforme)s? (?:\w+ment )?(?:a|aux?)"
    r"|(?:(?:le|la|les|un|une|du|de) memes?|(?<!quand )(?<!de )memes? [\w']+) (?:[\w']+ ){0,3}?(?:que|qu')"
    r"|(?:contrairement a|a (?:la difference|l'inverse|l'instar) d[eu']s?)"
    r"|rappelle(?:nt)?(?= ce(?:l|ux))|(?:ressemble(?:nt)?|fait penser) (?:a|aux?)"
    r"|comme (?:lors|au moment|pendant|durant)(?: d[eu]| d')?) ?"
    rf"(?:{_THE_OTHER}\b|(?<=que )(?:le \d|hier\b|l[ae] (?:veille|semaine)\b|lundi|mardi|mercredi|jeudi|vendredi))"
    rf"{_REST}"
    rf"(?:,? ?\(?(?:et |deja |alors )*(?:{OVER}|{_WAS}\w+){_REST}(?:[,)]|(?=[.;:]|$|{_ITS_VERB}))){{0,2}}"
    # "Comme le 02/03 (incident résolu à 17h), | ECS est indisponible".
    rf"|(?:^|[.;:\n])\W{{0,4}}comme (?:le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|avant-hier)\b{_REST}"
    r"(?:\([^.;:()]{0,80}\))?(?=,)"
    # "EDI et DTI sont rétablis, comme DELTA T hier", "comme l'avait été DELTA X la semaine dernière".
    rf"|, (?:tout )?comme (?:l'(?:avai(?:t|ent)|a|ont) (?:\w+ )?ete |{_A_NAME})(?:(?!\bdepuis\b)[^.;:,()]){{0,40}}?"
    rf"\b(?:{_A_PAST_DAY})(?: (?:soir|matin|midi|apres-midi))?(?= ?(?:[.;:,)]|$))"
)


def compared_in(folded: str) -> list[tuple[int, int]]:
    """Return where words tell of another trouble that the one of today is compared with."""
    return [found.span() for found in COMPARED.finditer(folded)]


def is_within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a place lies within one of some spans."""
    return any(start <= place < end for start, end in spans)
