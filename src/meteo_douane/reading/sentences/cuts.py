"""Where a sentence is cut, so that each piece has one subject and one state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.adverb_cuts import before_its_clause
from meteo_douane.reading.sentences.brackets import (
    before_its_name,
    behind_its_mode,
    bracket_cuts,
    is_object_with_its_modes,
    is_said_in_bracket,
)
from meteo_douane.reading.sentences.fallback_cuts import fallback_cuts
from meteo_douane.reading.sentences.fate_cuts import between_fates, unknown_behind
from meteo_douane.reading.sentences.labels import is_label
from meteo_douane.reading.sentences.listed_cuts import OF_MODES, before_one_more
from meteo_douane.reading.vocabulary.ahead_words import A_RETURN_AHEAD
from meteo_douane.reading.vocabulary.bounds_words import GOES_ON_FOR, IN_PART_FOR, IT, IT_REMAINS, THEN_ANOTHER
from meteo_douane.reading.vocabulary.bygone_words import DONE_TO_IT, OVER
from meteo_douane.reading.vocabulary.elsewhere_words import A_TEST_ENVIRONMENT
from meteo_douane.reading.vocabulary.exception_words import (
    BUT_NOT,
    EXCEPT,
    EXCEPT_FIRST,
    LISTED_FIRST,
    POSTPOSED,
    UNLIKE,
    WITHOUT,
)
from meteo_douane.reading.vocabulary.nearly_words import SOON_IN
from meteo_douane.reading.vocabulary.state_stems import BEHIND_A_TROUBLE, MENDED_FORMS, TROUBLES
from meteo_douane.reading.vocabulary.states import Predicate, Sort, State
from meteo_douane.reading.vocabulary.waiting_words import AT_WORK, BEFORE_A_LABEL

#: "Sans rapport avec l'opération menée hier sur SOPRANO": another matter, and none of its services.
_TO_IT = r"(?:sans (?:aucun )?(?:rapport|lien|relation)|(?:cela n'a )?rien a voir) avec"
UNRELATED = rf"(?:{_TO_IT}|independ(?:ante?s?|amment) d[eu]s?)\b"
#: "DTI rétabli, | rétablissement en cours en EDI"; "rétabli (EDI), | en cours (DTI)".
_UNDER_WAY = r"(?:en (?:cours|attente|voie)|progressi\w+|prevue?|attendue?|estimee?|a (?:venir|suivre))\b"
BACK_BESIDE = (
    r"(?:(?:le |la |un |une )?(?:retour(?: a la normale)?|retablissement|reprise|reouverture|remise en \w+)\b"
    rf" [^.;:,]{{0,30}}?{_UNDER_WAY}(?=[^.;:,]{{0,40}}\b(?:dti|edi|delta|import|export|volet)\b)"
    rf"|{_UNDER_WAY} \(|{SOON_IN})"
)
#: None begins within a word, and so nothing is tried there.
CONTRAST = pattern_of(
    r"(?=\W)(?:(?:,? (?=\(?(?:mais\b(?! (?:aussi|egalement|uniquement|seulement|exclusivement)\b)|tandis qu"
    r"|alors (?:meme )?qu|en revanche|(?:toutefois|cependant|neanmoins)(?! fin\b)|par contre|contrairement"
    r" a|au contraire|et non\b|et pas\b|et (?:aucune?|il n'|ils n|elles? n|ne |n'))))"
    r"|(?<=[^\s:])(?<!\bsauf)(?<!\bhormis)(?<!\bexcepte)(?<!\ba retablir)(?<!\ba rouvrir)(?<!\ba resoudre) ?: (?=\S)"
    r"(?!(?:le |fin (?:a )?)?\d|a (?:compter|partir)|des |depuis|jusqu|oui\b|non\b|autoris|neant"
    r"|aucune?\b|pas\b)"
    r"|,? (?=\(?(?:sauf|hormis|excepte(?!e?s?\W*(?:[.;,)]|$))|a l'exception|a l'exclusion|en dehors"
    r"|hors (?!service|ligne|tension|d'usage|d'etat|circuit|delai|connexion|production|heure)))"
    r"|, (?=(?:ce|cet|cette|ces|le|la|les) (?:\w+ )?(?:mode|service|teleprocedure|application|retour|reprise"
    r"|retablissement|reouverture)s? (?:[\w'-]+ ){0,4}?(?:etant|ayant)\b)"
    r"|, (?=(?:delta|delt@|ecs|ics2?|gun|ciel|gamma|soprano|trigo|antes|sds)\b[^,.;:]{0,30}? (?:etant|ayant)\b)"
    r"|,? (?=(?:bien qu(?:e |')|quoiqu(?:e |')|meme si |sans qu(?:e |')[^.;,:]{2,90}? soi(?:t|ent) ))"
    rf"|,? (?=\(pas\b)(?={BUT_NOT})|, (?={BUT_NOT})|(?<!mais)(?<!quoique)(?<! et),? (?={WITHOUT})"
    rf"|, (?=quid d)|,? (?={THEN_ANOTHER})|, (?={POSTPOSED})| (?=\({POSTPOSED})"
    rf"|, (?=(?:mise?s? a part|exclusion faite) )|{BEHIND_A_TROUBLE}"
    r"|,? et (?=(?:une?|de|des) nouve\w+ (?:coupure|interruption|panne|perturbation|indisponibilite|anomalie)s?\b)"
    # "Le service est rétabli et nous vous prions d'excuser la gêne".
    r"|(?:,| et|, et) (?=(?:nous (?:vous (?:pri|remerci|present)|nous excus|regrett|sommes desole)"
    r"|merci (?:de|pour) votre|(?:avec )?(?:toutes )?nos (?:\w+ )?excuses|veuillez (?:nous excus|accepter nos excus)))"
    rf"|(?:, (?:et |mais )?| et | mais )(?={IT_REMAINS})"
    # "Rétabli : DTI / Non rétabli : EDI".
    rf"| ?[/,|–-] ?(?=(?:non|pas) (?:encore )?(?:{MENDED_FORMS}|disponibles?|accessibles?) ?:)"
    rf"|,? (?:et |mais )?(?={IT} {GOES_ON_FOR})|,? (?=et {GOES_ON_FOR})"
    rf"|, (?:et |mais )?(?={IN_PART_FOR})"
    r"|,? (?=au (?:prix|detriment) d)|, (?:et |mais )?(?=(?:oui|non) (?:pour|en|sur|dans)\b)"
    rf"|,? (?={UNLIKE}\b)|,? (?=(?:a l'instar|comme (?:lors|pendant|durant)) d)"
    r"|, (?=(?:l[ea] (?:premi(?:er|ere)|seconde?|deuxieme)|ce(?:lui|lle)-(?:ci|la)) (?:est|reste|demeure|a|n'|ne"
    r"|fonctionne|l'est|toujours|encore|retablie?|indisponible|ok|ko|hs|en panne)\b)"
    rf"|, (?:et |mais )?(?={BACK_BESIDE})"
    r"|, (?=(?:pour|dans|sur|par) l(?:equel|aquelle|esquels|esquelles)\b)"
    r"|, (?=(?:l'|l[ae] |cet |ce |cette )(?:incident|blocage|probleme|panne|anomalie|dysfonctionnement|difficulte) est"
    rf" (?:\w+ )?(?:connue?|identifiee?|pris)\b)|,? (?={UNRELATED})"
    r"|(?<=\bet), (?=(?:par (?:voie de )?consequence|en consequence|du coup"
    r"|par (?:ricochet|contrecoup|suite|repercussion|effet domino))\b)"
    # "La bascule est terminée, | la réouverture suivra"; "EDI : rétabli - | DTI : en cours".
    rf"|, (?:et )?(?={A_RETURN_AHEAD})|(?:,| et|, et| puis) (?={AT_WORK})|{BEFORE_A_LABEL}"
    # "DELTA T est revenu, | on attend DELTA IE".
    r"|(?:, (?:et |mais )?| et | mais )(?=(?:on|nous) attend(?:ons)? (?!que\b|d'))"
    rf"|, (?:et )?(?={A_TEST_ENVIRONMENT} (?:reste|demeure|est|n'|ne |sera)\w*)"
    r"|, (?=ce qui|qui n|qui (?:avait|avaient|etait|etaient)\b|lequel|laquelle|lesquels"
    r"|il en resulte|entrainant|provoquant|rendant|bloquant|empechant|par consequent|de ce fait|seul ))"
)
SEPARATOR = pattern_of(r",| et (?!en\b|d')| puis |\)|\(| - | / |/")
COMPLEMENT = pattern_of(
    r"^\W*(?:et )?(?:en|dans|sur|pour|via|par|au|aux|a|de|du|des|d'|hors|sauf|vers|entre|depuis|avec|sous|comme"
    r"|ainsi|ni)\b"
)
LONGEST_SUBJECT = 45
#: "La procédure de secours, qui n'était pas autorisée, l'est": one clause.
OF_THE_FALLBACK = pattern_of(r"\bsecours,? $")
AFTER_RELATIVE = pattern_of(
    r", (?:et )?qui (?:avait|avaient|etait|etaient)\b[^.;]*?, "
    r"(?=(?:est|sont|(?:a|ont) ete|reste|restent|demeure|demeurent|n'est|ne sont"
    r"|fonctionne|ne fonctionne)\b)"
)
#: "N'ont toutefois pas repris", "demeure néanmoins bloqué": the adverb stands within its verb.
AUXILIARY = pattern_of(
    r"\b(?:n'(?:est|a|ont)|ne (?:sont|sera|seront)|est|sont|ont|pourra|(?:reste|demeure)(?:nt|ra|ront)?) \Z"
)
#: "… est effectif, celui de DELTA IE est prévu": the return of another one.
ANAPHORA = pattern_of(
    r"(?<!ainsi que)(?<!de meme que),? (?=(?:et |mais )?(?:celui|celle|ceux|celles) (?:de |d'|du |des )(?!\d|\w+ \d))"
)
#: "… est rétabli, il n'en va pas de même d'ECS": what is said of another one by pointing at this one.
ELLIPSIS = pattern_of(
    r",? (?=(?:mais |et )?(?:(?:ce|cela|tel|il) (?:n'est|est|ne sera|sera|n'en|en)|c'est) (?:\w+ ){0,3}?"
    r"(?:le cas|de meme|autrement)\b)"
)
BEHIND_A_MODE = pattern_of(r", (?:en|via|par) (?:mode )?(?:dti\+?|edi)\b(?!,| et\b| ou\b)")
GOES_ON = (State.DOWN, State.AHEAD)
FIRST_WORD = 3
"""A place before it is the beginning of a sentence, a quotation mark or not."""
SHORT_OF_A_VERB = 25
"""How many characters before a verb may make its clause relative."""
#: "L'incident qui touchait …", "la panne affectant …": the verb of the subject is still to come.
RELATIVE = pattern_of(r"\b(?:qui (?:\w+ )?\w+|ayant \w+|\w+ant)\Z")
#: "Seront indisponibles samedi de 20h à 22h : …".
LIST_OPENS = pattern_of(
    r"\W*(?:[\w'-]+ ){0,4}?(?:sont|seront|reste(?:nt|ront)?|demeurent|ne (?:sont|seront) (?:pas|plus)) [^:]*: ?"
)
OF_A_LIST = pattern_of(r"[ ,/&]*(?:\b(?:et|ou|ainsi que|comme|a la fois|les?|la|l'|des?|services?|volets?)[ ]?)*")
#: "Maintenance terminée, panne en cours": the one is over, and the other is not.
BEHIND_WORKS = pattern_of(
    rf"^\W*{DONE_TO_IT}[^.;:,>]{{0,40}}? {OVER}[^.;:,>]{{0,20}}?(?:,| -| >) (?=(?:une? |des |nouve\w+ )?{TROUBLES})"
)
#: Behind an exception and a comma: the hour of what is not excepted.
HOURS_OF_ALL = pattern_of(r"[^,;.]*, (?=(?:depuis|a compter|a partir|jusqu'|de \d|entre \d|du \d|le \d)\b)")
ALSO = pattern_of(r"\b(?:aussi|egalement)\b")


def cuts_of(folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where a sentence is cut; predicates, and the spans of names and modes, stay whole."""
    contrasts = _contrasts(folded, predicates, mentions)
    yield from contrasts
    for one, other in pairwise(predicates):
        is_one = any(one.end <= cut <= other.start for cut in contrasts) or _strikes_a_list(
            folded, one, other, mentions
        )
        if not is_one:
            yield from _subject_cut(folded, one, other, mentions)
            yield from _second_state_cut(folded, one, other, mentions)
    yield from _exception_ends(folded, contrasts, predicates)
    yield from (*bracket_cuts(folded, predicates, mentions), *unknown_behind(folded, predicates, mentions))
    if predicates:
        yield from (each.end() for each in BEHIND_WORKS.finditer(folded))
    yield from fallback_cuts(folded, predicates, mentions)


def _contrasts(folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> list[int]:
    """Return where words set what follows against what stands before: "mais", "sauf", "celui de", "il n'en va pas"."""
    contrasts = [before_its_clause(folded, each.end(), predicates, mentions) for each in CONTRAST.finditer(folded)]
    first = _end_of_exception_first(folded, predicates, mentions)
    if first:
        contrasts = [first, *(cut for cut in contrasts if cut and cut >= first)]
    relatives = AFTER_RELATIVE.finditer(folded)
    contrasts += [match.end() for match in relatives if not OF_THE_FALLBACK.search(folded[: match.start()] + " ")]
    for pointing in (ANAPHORA, ELLIPSIS):
        contrasts += [found.end() for found in pointing.finditer(folded) if _is_told(predicates, found.start())]
    contrasts += [each.end() for each in ANAPHORA.finditer(folded) if _is_returned(predicates, each.start())]
    contrasts += between_fates(folded, mentions)
    contrasts += before_one_more(folded, predicates, mentions)
    return [cut for cut in contrasts if cut and _divides(folded, cut, predicates, mentions)]


def _end_of_exception_first(
    folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]
) -> int | None:
    """Return where an exception ends that stands before what it is made from: "hormis DELTA T, tous les services"."""
    listed = LISTED_FIRST.search(folded)  # at its beginning only, and nowhere without the words that it needs
    if listed and not any(each.start < listed.end() for each in predicates):
        return listed.end()
    first = EXCEPT_FIRST.match(folded)
    # "À l'exception du DTI, aucun mode ne fonctionne": what that leaves is what the modes stand for.
    if first and not any(start < FIRST_WORD and end <= first.end() for start, end in mentions):
        return first.end()
    return None


def _divides(folded: str, cut: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> bool:
    """Whether a contrast divides what is told, and not a name, a verb or a label."""
    wholes = (*mentions, *((each.start, each.end) for each in predicates))
    return not (
        AUXILIARY.search(folded, 0, cut)
        or any(start < cut < end for start, end in wholes)
        or is_label(folded, cut, predicates, mentions)
        or _opens_a_list(folded, cut, predicates, mentions)
        or (folded.startswith("qui ", cut) and OF_THE_FALLBACK.search(folded[:cut]) is not None)
    )


def _opens_a_list(folded: str, cut: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> bool:
    """Whether a verb and a colon stand before the services that it is told of: "Seront indisponibles : INTERCOM, …"."""
    first = min((start for start, _ in mentions), default=-1)
    is_told = LIST_OPENS.fullmatch(folded, 0, cut) is not None and any(each.end <= cut for each in predicates)
    return is_told and first >= cut and OF_A_LIST.fullmatch(folded, cut, first) is not None


def _strikes_a_list(folded: str, one: Predicate, other: Predicate, mentions: list[tuple[int, int]]) -> bool:
    """Whether all between two verbs is the list that a relative clause strikes: "qui touchait ECS et SDS est …"."""
    if one.sort is not Sort.OBJECT or not RELATIVE.search(folded[max(0, one.start - SHORT_OF_A_VERB) : one.end]):
        return False
    places = [one.end, *(place for span in mentions if one.end <= span[0] < other.start for place in span), other.start]
    gaps = [folded[start:end] for start, end in zip(places[::2], places[1::2], strict=True)]
    return len(gaps) > 1 and all(OF_A_LIST.fullmatch(gap) for gap in gaps)


def _is_told(predicates: tuple[Predicate, ...], place: int) -> bool:
    """Whether a verb before a place has told something already."""
    return any(each.end <= place and not each.is_noun for each in predicates)


def _is_returned(predicates: tuple[Predicate, ...], place: int) -> bool:
    """Whether a noun before a place has told a return: "rétablissement du DTI à 9h30, celui de l'EDI suivra"."""
    return any(each.end <= place and each.state is State.UP for each in predicates)


def _exception_ends(folded: str, contrasts: list[int], predicates: tuple[Predicate, ...]) -> Iterator[int]:
    """Find where an exception ends: "tous les services, sauf OLGA, sont fermés", ", depuis 8h"."""
    for cut in (each for each in contrasts if EXCEPT.match(folded[each:])):
        dated = HOURS_OF_ALL.match(folded, cut)
        if dated and not any(cut <= each.start < dated.start() for each in predicates):
            yield dated.end()
        following = next((each.start for each in predicates if each.start >= cut), None)
        if cut > 0 and following is not None and 0 <= folded.find(",", cut) < following:
            yield folded.rfind(",", cut, following) + 1


def _subject_cut(folded: str, one: Predicate, other: Predicate, mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Find where, between two predicates, the subject of the second one begins."""
    bracket = folded.rfind("(", one.end, other.start)
    if bracket >= 0 and is_said_in_bracket(folded, bracket, other, mentions):
        yield behind_its_mode(folded, bracket, other)
        return
    for kind in (",", " et ", " puis ", " - ", " / ", ")", "("):
        for separator in SEPARATOR.finditer(folded, one.end, other.start):
            if separator.group() != kind or any(
                start < separator.end() <= end and start < separator.start() for start, end in mentions
            ):
                continue
            subjects = [start for start, _ in mentions if separator.end() <= start < other.start]
            lead = folded[separator.end() : subjects[0]] if subjects else ""
            if one.state is other.state and _is_of_the_name_before(folded, separator, mentions):
                continue
            if is_object_with_its_modes(folded, one, separator, mentions):
                continue
            if subjects and len(lead) <= LONGEST_SUBJECT and not COMPLEMENT.match(folded[separator.end() :]):
                yield before_its_name(folded, separator, mentions)
                return
    dash = folded.find(" - ", one.end, other.start)
    objects = [start for start, _ in mentions if other.end <= start]
    if dash >= 0 and objects and any(start < dash for start, _ in mentions):
        yield dash + len(" - ")
    elif other.sort is Sort.OBJECT and objects:
        yield from _object_cut(folded, one, other, mentions)


def _is_of_the_name_before(folded: str, separator: re.Match[str], mentions: list[tuple[int, int]]) -> bool:
    """Whether a dash only sets a mode apart from its service: "l'alerte ECS - EDI reste en cours"."""
    if separator.group() != " - " or not any(end == separator.start() for _, end in mentions):
        return False
    return any(start == separator.end() and OF_MODES.fullmatch(folded, start, end) for start, end in mentions)


def _object_cut(folded: str, one: Predicate, other: Predicate, mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Find where what strikes begins, before a verb whose object is what it strikes: "une panne | touche DELTA X"."""
    objects = [start for start, _ in mentions if other.end <= start]
    named = [start for start, end in mentions if not OF_MODES.fullmatch(folded, start, end)]
    is_struck = any(start in objects and not ALSO.search(folded, other.end, start) for start in named)
    between = [start for start, _ in mentions if start < other.start and (start in named or not is_struck)]
    if between:
        own = any(one.end <= start for start in between)
        joints = (folded.rfind(" qui ", one.end, other.start), folded.rfind(" et ", one.end, other.start))
        yield max(other.start if own else one.end, *joints)


def _second_state_cut(folded: str, one: Predicate, other: Predicate, mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Find where a subject goes on with its other state elsewhere: "rétabli en DTI | et reste bloqué en EDI"."""
    if (one.state in GOES_ON) is (other.state in GOES_ON):
        return
    joints = (" et ", ", ") if State.AHEAD in (one.state, other.state) else (" et ",)
    joint, length = max((folded.rfind(word, one.end, other.start), len(word)) for word in joints)
    # "En EDI tout est bloqué, | en DTI tout va bien": each behind its mode.
    comma = folded.rfind(", ", one.end, other.start)
    if comma >= 0 and any(start < one.start for start, _ in mentions) and BEHIND_A_MODE.match(folded, comma):
        yield comma + len(", ")
    told_of_one = any(one.end <= start < joint for start, _ in mentions)
    told_of_other = any(other.end <= start <= other.end + SHORT_OF_A_VERB for start, _ in mentions)
    if told_of_one and told_of_other and not any(joint <= start < other.start for start, _ in mentions):
        yield joint + length
