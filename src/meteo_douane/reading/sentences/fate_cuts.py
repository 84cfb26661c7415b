"""Where a sentence goes on from what is called off, or ends, to what is kept: works and alerts, each with its fate."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.states import Predicate, State

#: "ROSA annulée, RITA maintenue": each of its own works.
FATE = pattern_of(
    r"\b(?:annulee?|maintenue?|reportee?|confirmee?|supprimee?)s?(?:, (?:et |mais )?| et | mais )"
    r"(?:l[ae] |l'|celle d[eu] )?"
)
_JOINT = r"(?:,|;| -| /| \+| \|| et)"
#: "…, DELTA T | maintenue": it can only be its alert.
ONLY_HELD = r"(?:(?:reste|demeure|est|toujours|encore) )?(?:maintenue|prolongee|reconduite|poursuivie)"
#: "…, | reste DELTA T", and not "reste ouvert".
REMAINS = r"reste(?:nt)? (?!\w{3,}(?:erte?|ible|ee?|elle?|ue?)s?\b)"
#: "DTI OK | EDI KO", without a comma.
IN_SHORT = pattern_of(r"\b(?:ok|ko|nok|hs)\b ?[,/;-]? ?")
#: "Fin d'alerte DELTA T, | maintien de l'alerte DELTA IE", "… - | l'alerte DELTA IE se poursuit".
HELD_BESIDE = pattern_of(
    rf"(?:{_JOINT} | \()(?=(?:le |la )?(?:maintien|poursuite|suite|suivi|prolongation) (?!a\b|au\b|aux\b)"
    r"|(?:le |l')?(?:debut|ouverture|declenchement) d(?:e l|')'?(?:une )?(?:nouvelle )?alerte\b"
    r"|(?:la |une )?(?:vigilance|surveillance)\b"
    rf"|(?:(?:celle|celui) d[eu]s? ?|d')?[^,;./+|:()]{{2,40}} {ONLY_HELD}(?=\W*$)|{REMAINS}[^,;./+|:()]{{2,40}}(?=\W*$)"
    r"|(?:l'|une )?alerte\b[^,;.]{0,40}\b(?:maintenue|en cours|en vigueur|active|se poursuit|continue|toujours"
    r"|reste|demeure|non levee)\b"
    r"|[^,;./+|:]{2,40} ?: ?(?:(?:ouverture|debut|declenchement) d(?:e l)?'|nouvelle alerte\b"
    r"|(?:l')?alerte (?:maintenue|en cours|en vigueur|active|prolongee|toujours|non levee)\b"
    r"|toujours\b|encore\b|reste\b|demeure\b|(?:situation )?inchange|(?:non|pas(?: encore)?) (?:retabli|rouvert)"
    r"|indisponib|inaccessib|bloqu|interromp|perturb|en panne|hors service))"
)
#: "Poursuite de l'alerte ECS / | fin d'alerte DELTA T".
ENDED_BESIDE = pattern_of(
    r"\b(?:maintien|poursuite|prolongation|alerte)\b[^,;.]*?"
    r"(?:(?:,|;| -| /| \+| \|| et) | ?\(| (?=suite |apres |malgre ))"
    r"(?=(?:(?:suite|apres|malgre)(?: a)?(?: la)? )?(?:fin|levee|cloture) d(?:e l)?'alerte\b)"
)
#: "BIP n°3 ECS, | fin d'alerte DELTA T": a bulletin, or an alert, of one beside the end of another.
A_RETURN_TITLED = r"(?:fin|levee|cloture) d(?:e l)?'(?:alerte|incident)"
A_BULLETIN = r"(?:alerte|bip|bulletin|point|suivi|suite)\b"
_AN_END = (
    r"(?:(?:fin|levee|cloture) d(?:e l)?'(?:alerte|incident)\b|retablissement\b|retour a la normale\b"
    r"|[^,;./+|:]{2,40}(?<!\bnon )(?<!\bpas )\b(?:retabli|rouvert)e?s?\b)"
)
#: "(cf. alerte DELTA T)", "remplacée par une alerte DELTA T".
POINTS_AT = r"(?:voir|cf\.?|remplacee? par) ?(?:une |l')?(?:nouvelle )?"
BULLETIN_BESIDE = pattern_of(
    rf"(?:,? |\()(?={POINTS_AT}alerte\b)|^\W*{A_BULLETIN}[^;.]*?{_JOINT} (?={_AN_END})"
    rf"|{_JOINT} (?=(?:bip|bulletin|point de situation)\b"
    r"|(?:(?:nouvelle|une) )?alerte (?!\w+ee\b|d[eu]s?\b|d'))"
)
#: "Fin d'alerte DELTA IE | et maintenance DELTA T à 14h": works that begin are no end.
WORKS_BESIDE = pattern_of(
    rf"^\W*{A_RETURN_TITLED}\b[^;.]*?{_JOINT} (?=(?:une |la )?(?:nouvelle )?(?:maintenance|intervention|operation)\b)"
)
#: "Annulée en DTI, maintenue en EDI", "annulée pour ROSA, elle aura bien lieu pour RITA": what each of two verbs tells.
DROPPED = (
    r"(?:(?:annule|supprime|abandonne)e?s?\b|n'aur(?:a|ont) (?:\w+ )?pas lieu\b|\bannulation\b"
    r"|\b(?:retire|exclu|exempte|dispense|sorti|ote)e?s? d(?=[eu']))"
)
KEPT = r"(?:(?:maintenu|confirme)e?s?\b|aur(?:a|ont) bien lieu\b|\bmaintien\b)"
TWO_FATES = pattern_of(rf"(?P<one>{DROPPED}|{KEPT})(?P<between>[^.;]*?)(?P<other>{DROPPED}|{KEPT})")
#: "L'alerte est levée en EDI et maintenue en DTI": an alert that is over here goes on there.
LIFTED = r"(?:levee|close|cloturee|terminee)\b"
IN_FORCE = r"(?:maintenue|prolongee|reconduite|poursuivie|conservee|en vigueur|active)\b"
OF_AN_ALERT = pattern_of(
    r"\balerte\b(?:(?!\bsecours\b)[^.;])*?"
    rf"(?P<one>\b{LIFTED}|\b{IN_FORCE})(?P<between>(?:(?!\bsecours\b)[^.;])*?)(?P<other>\b{LIFTED}|\b{IN_FORCE})"
)
BETWEEN_FATES = pattern_of(r", (?:et |mais )?| et | mais | \((?=.)")


#: "…, DELTA X | l'est", "…, le DTI | ne l'est pas", "…, l'export | non": what is said of it points back.
ANSWERED = pattern_of(
    r"(?:,? (?:lui|elle|eux|elles|quant a (?:lui|elle|eux|elles)|en revanche|par contre|toutefois|cependant),?)? "
    r"(?:(?:ne )?(?:l'est|le sont|le ser(?:a|ont)|l'etai(?:t|ent))\b"
    r"|(?:oui|si|non|pas encore|toujours pas)(?= ?(?:[,;.)]|$)))"
)
#: "…, DELTA G | vers 11h", "…, l'EDI | (en fin de matinée)": its return, and it is to come.
TOLD_TO_COME = pattern_of(
    r"(?:,? (?:lui|elle|quant a (?:lui|elle)|seulement|en revanche|par contre),?)? \(?"
    r"(?:vers|d'ici|avant|courant|demain|bientot|prochainement|sous peu|suit\b|suivra|suivront|dans l[ae']"
    r"|en (?:fin|debut|milieu|cours) d|plus tard|a (?:suivre|venir)|(?:pas )?avant|ce (?:soir|midi)|cet apres-midi)"
)
LONGEST_LEAD = 30
BEFORE_IT = pattern_of(r"(?:,? (?:et|mais|alors que|tandis que|quand|or) |, )(?=[\w' ]{0,25}\Z)")
LISTED = pattern_of(r"\)?(?:,| et| ou|/) ?(?:l'|(?:\w+ ){0,3})")


#: What may stand behind another name in a list of what is back: "…, DELTA G à 9h30", "… également".
LISTED_TOO = pattern_of(
    r"(?:\W|\d++(?: ?(?:h\d*|min))?\b|\b(?:a|au|des|depuis|le|la|les|l|ce|cette|matin|soir|nuit|midi|jour|hier|aussi"
    r"|egalement|et|ou|puis|desormais|enfin|de|du|meme|idem|compris|inclus|confondus|notamment|ensuite|en|import|export"
    r"|volets?|modes?|dti|edi|heures?|minutes?|environ|y|tous|toutes|deux|normalement|pleinement|totalement"
    r"|integralement|etant)\b)*"
)
#: "…, en DTI comme en EDI", "…, y compris DELTA G", "que ce soit en DTI …": of what stands before it.
OF_IT = pattern_of(
    r"(?:(?:uniquement|seulement|exclusivement) )?(?:en|dans|sur|pour|via|par|au|aux|a|de|du|des|d'|y compris|dont"
    r"|notamment|ainsi|comme|tant|aussi bien|sauf|hormis|hors|excepte|tout|suite|grace|apres|avec|sans|ni|pas|et"
    r"|qu'il|que ce soit|quel(?:le)?s?|soit)\b"
)
#: "A permis de rétablir, à 9h15, le traitement …": its object.
INFINITIVE = pattern_of(r"(?:er|ir|re)\Z")
ANOTHER = pattern_of(r", (?:et |mais |tandis que |alors que )?(?P<told>[^,;.:()]+)")


def unknown_behind(folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where a sentence says something unknown of another behind a return: "…, | le DTI est en analyse"."""
    told = (each for each in predicates if not each.is_noun and each.state in (State.UP, State.OPEN))
    back = next((each.end for each in told if not INFINITIVE.search(folded, 0, each.end)), len(folded))
    starts, verbs = [start for start, _ in mentions], [each.start for each in predicates]
    for found in ANOTHER.finditer(folded, back):
        start, end = found.span("told")
        own = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if not own or bisect_left(verbs, start) < bisect_left(verbs, end) or OF_IT.match(folded, start):
            continue
        places = [start, *(place for span in own for place in span), end]
        others = " ".join(folded[one:other] for one, other in zip(places[::2], places[1::2], strict=True))
        if not LISTED_TOO.fullmatch(others):
            yield start


def between_fates(folded: str, mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where one service or mode has been told its fate and another one's begins; `mentions` are their spans."""
    yield from (each.end() for each in FATE.finditer(folded) if any(start == each.end() for start, _ in mentions))
    yield from (each.end() for each in IN_SHORT.finditer(folded) if any(start == each.end() for start, _ in mentions))
    yield from (each.end() for each in HELD_BESIDE.finditer(folded) if _is_told_before(each, mentions))
    yield from (each.end() for each in BULLETIN_BESIDE.finditer(folded) if _is_told_before(each, mentions))
    yield from (each.end() for each in WORKS_BESIDE.finditer(folded) if _is_told_before(each, mentions))
    ended = (each.end() for each in ENDED_BESIDE.finditer(folded))
    yield from (place for place in ended if mentions and mentions[0][1] <= place <= mentions[-1][0])
    yield from _before_answers(folded, mentions, ANSWERED)
    yield from _before_answers(folded, mentions, TOLD_TO_COME)
    yield from _between_two_verbs(folded, mentions, TWO_FATES, KEPT)
    yield from _between_two_verbs(folded, mentions, OF_AN_ALERT, IN_FORCE)


def _before_answers(folded: str, mentions: list[tuple[int, int]], answer: re.Pattern[str]) -> Iterator[int]:
    """Find where one service or mode has been told, and another begins behind which no more than an answer stands."""
    for index, (_, end) in enumerate(mentions):
        if index == 0 or answer.match(folded, end) is None:
            continue
        first = _first_of_its_list(folded, mentions[: index + 1])
        joint = next(BEFORE_IT.finditer(folded, max(0, first - LONGEST_LEAD), first), None)
        if joint and mentions[0][1] <= joint.start():
            yield joint.end()


def _first_of_its_list(folded: str, mentions: list[tuple[int, int]]) -> int:
    """Return where the list of services or modes begins whose last one ends the mentions."""
    first = mentions[-1][0]
    for start, end in reversed(mentions[:-1]):
        if not LISTED.fullmatch(folded, end, first):
            break
        first = start
    return first


def _is_told_before(found: re.Match[str], mentions: list[tuple[int, int]]) -> bool:
    """Whether services or modes stand before the end of words, and others behind them."""
    return any(end <= found.end() for _, end in mentions) and any(start >= found.end() for start, _ in mentions)


def _between_two_verbs(
    folded: str, mentions: list[tuple[int, int]], fates: re.Pattern[str], kept: str
) -> Iterator[int]:
    """Find where what is called off, or over, for one service or mode is then kept for another, or the reverse."""
    found = fates.search(folded)
    if found is None or bool(re.match(kept, found["one"])) is bool(re.match(kept, found["other"])):
        return
    joints = [each.end() for each in BETWEEN_FATES.finditer(folded, found.start("between"), found.end("between"))]
    if not joints:
        return
    is_told_before = not any(found.end("one") <= start < joints[0] for start, _ in mentions)
    cut = joints[0 if is_told_before else -1]
    if any(start < cut for start, _ in mentions) and any(start >= cut for start, _ in mentions):
        yield cut
