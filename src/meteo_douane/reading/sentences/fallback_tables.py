"""What is said of the fallback mode by mode or line by line: "PDS : EDI = autorisée dès 9h / DTI = non"."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.vocabulary.fallback_closing import SHUT_ALONE
from meteo_douane.reading.vocabulary.fallback_stems import ENDS

ANSWER = (
    r"(?:oui\b|(?:non|pas) (?:autoris|ouvert|permis|activ)\w*|(?:non|aucune|neant|n/?a|nok|ko|ok|on|off)(?=\W*(?:$"
    r"|[,;/(.]))"
    rf"|(?:autoris|ouvert|activ|refus|interdi|permis|admis)\w*|{ENDS}|en (?:attente|cours)\b|a (?:l'etude|confirmer"
    r"|venir)\b"
    r"|(?:demande|possible|impossible)e?\b"
    r"|(?:a (?:compter|partir) d|des |depuis )[^.;,/]{0,12}\d)"
)
ANSWERED = pattern_of(rf"(?: ?[:=|] ?|, | ){ANSWER}")
#: "Service | Procédure de secours": a table of two columns.
HEAD = pattern_of(r"^[^|]*\|\W*(?:(?:recours a la )?procedure|mode) de secours ?:?\W*$")
#: What may stand before the mode or service that a line is about.
LEAD = pattern_of(
    r"[\W_]*(?:(?:et|mais) )?(?:(?:la )?procedure de secours |(?:mode )?secours )?(?:(?:pour|en|sur|mode|le|la|les"
    r"|a) |l')*"
)
NEXT = pattern_of(r"(?:/|,|;| -) ?(?:(?:en|pour|mode|le|la) |l')*$")


def label_end(clause: Clause) -> int:
    """Return where, in a clause, the mode or service ends that what follows answers for; 0 if there is none."""
    mentions = sorted((each.start - clause.start, each.end - clause.start) for each in clause.mentions)
    if not mentions:
        return 0
    start, end = mentions[0]
    return end if LEAD.fullmatch(clause.folded, 0, max(start, 0)) and ANSWERED.match(clause.folded, end) else 0


def answer_cuts(folded: str, mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where the answer for the next mode begins: "EDI = autorisée dès 9h / | DTI = non autorisée"."""
    labels = [start for start, end in mentions if ANSWERED.match(folded, end)]
    for start in labels[1:]:
        joint = NEXT.search(folded, 0, start)
        if joint:
            yield joint.start() + 1


#: "Secours : oui pour DELTA T ; | non pour DELTA IE": the answer stands first.
ANSWER_FIRST = pattern_of(rf"^\W*(?:mais |et )?(?:non|pas|{ANSWER}) (?:pour|en|sur|a l'|dans) ")


def is_entry(clause: Clause, above: Clause) -> bool:
    """Whether a clause answers for a mode or service, below or behind what heads it, or another such answer."""
    is_headed = above.folded.rstrip(" -").endswith(":") or HEAD.match(above.folded) is not None or label_end(above) > 0
    is_second = ":" in above.folded and ANSWER_FIRST.match(clause.folded) is not None
    return (is_headed and label_end(clause) > 0) or is_second or SHUT_ALONE.match(clause.folded) is not None
