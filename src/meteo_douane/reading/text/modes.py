"""Which transmission modes a text names: DTI, DTI+ and EDI, alone or in lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from meteo_douane.domain.notice import ALL_MODES, Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.among import AMONG_BEHIND, AMONG_OTHERS
from meteo_douane.reading.text.names import NameMention
from meteo_douane.reading.text.words import Text

DTI, DTI_PLUS, EDI = Mode.DTI, Mode.DTI_PLUS, Mode.EDI

EVERY = (
    r"(?:tous(?: les)?|l'ensemble des|la totalite des) modes\b(?: confondus)?"
    r"(?: de (?:transmission|depot|declaration))?"
    r"|quel(?: que)?(?: soit| est)? le mode\b(?: de transmission| de depot| utilise| choisi)?"
    r"|quels? que (?:soient|soit) les? modes?\b"
    r"|toutes? modalites? de transmission\b|all modes\b"
)

#: The first that matches decides; "DTI+EDI" and "DTI + EDI" are a list of two, "DTI +" is DTI+.
WORDINGS: tuple[tuple[str, str, frozenset[Mode]], ...] = (
    (
        "dti_plus",
        (
            r"dti(?: ?\+(?! ?(?:edi|dti)\b)| plus\b)"
            # "DTI DTI+ EDI", without a joint.
            r"|(?:(?<=\bdti )|(?<=\bdti, )|(?<=\bdti/)|(?<=\bdti / )|(?<=\bdti et ))dti\+"
        ),
        frozenset({DTI_PLUS}),
    ),
    ("dti", r"dti\b", frozenset({DTI})),
    ("edi", r"edi\b", frozenset({EDI})),
    ("dti_spelled", r"direct trader (?:interface|input)\b", frozenset({DTI})),
    ("dti_mode", r"modes? (?:de )?saisie(?: en ligne| manuelle| directe)?\b", frozenset({DTI})),
    ("dti_typed", r"saisie (?:en ligne|manuelle|directe|au clavier)\b|ecrans? de saisie\b", frozenset({DTI})),
    ("dti_at_a_screen", r"(?:saisi|rempli)\w* (?:\w+ ){0,3}?(?:a l'ecran|sur le (?:portail|site))\b", frozenset({DTI})),
    ("edi_spelled", r"echanges? de donnees informatisee?s?\b|electronic data interchange\b", frozenset({EDI})),
    ("two", r"(?:les |ces |des |nos )?deux modes\b|both modes\b|l'un et l'autre modes?\b", frozenset({DTI, EDI})),
    ("three", r"(?:les |ces )?trois modes\b", ALL_MODES),
    ("every", EVERY, ALL_MODES),
)
PATTERN = pattern_of(r"(?<![\w@])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in WORDINGS) + ")")
MODES = {name: modes for name, _, modes in WORDINGS}
ROUGH = frozenset({"two", "three", "every"})
"""Wordings that the modes named beside them make precise: "dans les deux modes (DTI+ et EDI)"."""

#: What may stand between the modes of one list.
AND = r"(?:[/,+&(:-]|\bet\b|\bou\b|\bcomme\b|\bainsi qu[e']|\bqu[e']|\bpuis\b|\by compris\b)"
BETWEEN = pattern_of(
    rf"[ ]*(?:\)[ ]*(?={AND}))?(?:{AND}[ ]*)*(?:de |d'|en |par |pour |sous )?(?:le |les |la |l')?"
    r"(?:modes? |flux |transmission |saisie |messages? |echanges? )?(?:de |d'|en )?[ ]*"
)
EXCEPT = (
    r"(?:,? ?\(?(?:sauf|hors|hormis|sans(?= l[ae']| (?:le )?mode)|moins(?= l[ae'])|excepte"
    r"|a l'exception d[ue]s?|a l'exclusion d[ue]s?|en dehors d[ue]s?"
    r"|exclusion faite d[ue]s?|mise?s? a part))"
    r" ?(?:en |le |les |du |de |l')?(?:modes? )?"
)
INCLUDED = pattern_of(r" ?(?:compris|inclus)\b")
INCLUDED_BEFORE = pattern_of(r"\by compris (?:pour |par )?(?:en |le |les |l')?(?:modes? )?\Z")
#: "Bloqué, notamment en EDI".
INSTANCE_BEFORE = pattern_of(
    rf"{AMONG_OTHERS},?"
    r"(?: (?:pour|par|via|sur|avec|dans|chez))?(?: (?:l[ae]s?|du|des|en))?(?: ?(?:l'|de l'))?"
    r" ?(?:(?:modes?|flux|canal|saisies?|utilisateurs?|operateurs?|declarants?|messages?) )?(?:en |de |d')?\Z"
)
INSTANCE_BEHIND = pattern_of(AMONG_BEHIND)
#: "Tous les modes de transmission sont concernés (DTI, EDI)": which ones.
NAMELY = pattern_of(
    r" (?:de (?:transmission|depot|declaration) )?(?:(?:sont|etant|restent) )?(?:\w+ment )?"
    r"(?:concern|impact|touch|affect|vis|indisponib|bloqu)\w*(?: ?\((?:soit |a savoir )?| ?: ?|,? (?:soit|a savoir) )"
    r"(?:modes? |le |l'|en )*"
)
#: "(EDI non concerné)": what is said of a mode in brackets is said of it alone.
ANSWERED = pattern_of(
    r"(?:(?: et |, ?| ?/ ?)dti ?\+?|(?: et |, ?| ?/ ?)edi)* ?(?:(?:n'est|ne sont|est|sont|reste|restent) )?(?:non|pas"
    r"|egalement|aussi|toujours|ok|ko|a suivre|a venir|suivra"
    r"|en cours|plus tard|ensuite)\b[^()]*\)"
    r"| ?:[^()]*\)"
)
#: "DTI rétabli, EDI à suivre"; "DTI et EDI à suivre" are both.
TO_FOLLOW = pattern_of(r" (?:a suivre|a venir|suivra|plus tard|ulterieurement|viendra|attendra)\b")
#: "… bloqué en EDI, le DTI est disponible": a verb of one mode alone.
OF_ITS_OWN = pattern_of(
    r",? ?(?:(?:lui|elle|en revanche|par contre|quant a (?:lui|elle)),? )?(?:est|n'est|reste|restant|demeure|demeurant"
    r"|etant|fonctionne|marche|continue|redevient|ne (?:fonctionne|marche|repond|passe))\b"
    # "… accessible en DTI, en EDI en revanche les rejets continuent": the mode opens a clause.
    r"|,? (?:en revanche|par contre|toutefois|cependant|neanmoins),? "
    r"| (?:les|des|certaine?s|plusieurs|quelques) (?!\d|deux\b|trois\b|jours?\b|nuits?\b|matins?\b|soirs?\b)"
)
#: "Rétablissement en cours en EDI, DTI rétabli", "rétabli (EDI), DTI en cours"; "EDI, DTI rétablis" are both.
IS_BACK = pattern_of(r" (?:est )?(?:retabli|rouvert|revenu|reparti|ok)\b(?! (?:en|pour|par|via|sur) (?:dti|edi)\b)")
GOES_ON = pattern_of(rf"{IS_BACK.pattern}| (?:est |reste )?(?:en cours|bloque|indisponible|interrompu|ko|hs)\b")
#: "Modes concernés : EDI (OUI) / DTI (NON)": an answer to each.
ASKED = pattern_of(
    r"(?:\n|\A)\W*modes? ?:[^\n.]*\Z|\bmodes?\b[^\n]{0,20}(?:concern|impact|touch|affect)\w*(?:\(s\))?[^\n.]*\Z"
)
YES_OR_NO = pattern_of(r" ?(?:\( ?(?:oui|(?P<no>non)) ?\)|: ?(?:oui|(?P<no_>non))\b)")
#: "Tous les modes, EDI excepté"; alone ("…, EDI excepté") it is an exception of the sentence, and none of a list.
EXCEPTED_BEHIND = pattern_of(r" ?(?:excepte|mis a part|exclu|non (?:compris|inclus)|faisant exception)\b")
#: "EDI mis à part, aucun mode ne fonctionne".
BUT_IT = pattern_of(rf"{EXCEPTED_BEHIND.pattern},? (?:aucun (?:autre )?mode\b|les autres modes\b|{EVERY})")
EXCEPT_BEFORE = pattern_of(rf"{EXCEPT}\Z")
#: "Hormis l'EDI qui reste perturbé": an exception with a verb of its own.
WITH_A_VERB = pattern_of(r"(?: et (?:le |l'|en )?(?:dti\+?|edi))?,? (?:qui|ou|lequel|dont|toujours|encore)\b")
#: "Ne fonctionne plus qu'en EDI": all but EDI is what does not; of leave that is "plus autorisé qu'en EDI", EDI is it,
#: and of a trouble that "ne touche plus que l'EDI" too.
ONLY_BEFORE = pattern_of(
    r"\b(?:ne |n')(?![^.;:,]{0,25} plus (?:autoris|permi|admis|toler|accord))"
    r"(?!(?:concern|affect|touch|impact|vis|port|perturb|bloqu|frapp|gen)\w* (?:\w+ )?plus )"
    r"[^.;:,]{0,25}? plus (?:\w+ )?"
    r"(?P<only>qu(?:e |')(?:en |par |avec |via |a )?(?:le |l'|la )?(?:modes? |flux )?)\Z"
)
#: "Il ne reste plus que le DTI | à rétablir": what is left is in trouble, unless it is left to be used.
REMAINS = pattern_of(r"\bne (?:reste|restai|demeure)\w* (?:\w+ )?plus (?:\w+ )?qu[^.;:,]{0,20}\Z")
LEFT_TO_USE = pattern_of(
    r" ?(?:pour|de (?:disponible|accessible|fonctionnel|possible|utilisable|operationnel|valide)\w*"
    r"|qui (?:fonctionne|marche|reponde)\w*|en (?:service|fonction)|comme|disponible|accessible|fonctionnel"
    r"|utilisable|a (?:disposition|votre|la disposition))"
)
REACH = 45
"""How many characters before a mode may exclude it."""


@dataclass(frozen=True, slots=True)
class ModeMention:
    """The modes that one list names; `text.raw[start:end] == quote`. What "hors EDI" leaves is what it names."""

    start: int
    end: int
    modes: frozenset[Mode]
    quote: str


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    modes: frozenset[Mode]
    is_rough: bool
    is_excluded: bool
    is_denied: bool = False
    is_instance: bool = False


#: A blank between two sentences is of none of them.
BEHIND_A_SENTENCE = (". ", "! ", "? ", "; ", ": ")


def find_modes(text: Text, names: Iterable[NameMention] = ()) -> tuple[ModeMention, ...]:
    """Return the lists of modes in a text, in their order; EDI inside one of the `names` is the gateway, no mode."""
    taken = [(name.start, name.end) for name in names if name.service == "edi"]
    lists: list[list[_Found]] = []
    for found in _each(text, taken):
        if lists and _belongs(lists[-1][-1], found, text):
            lists[-1].append(_excepted_behind(found, text))
        else:
            lists.append([found])
    return tuple(_mention(members, text) for members in lists if not all(each.is_instance for each in members))


def _each(text: Text, taken: list[tuple[int, int]]) -> Iterator[_Found]:
    reached = 0
    for match in PATTERN.finditer(text.folded):
        start, end, name = match.start(), match.end(), str(match.lastgroup)
        if any(low <= start < high for low, high in taken) or start < reached:
            continue
        but_it = BUT_IT.match(text.folded, end)
        reached = but_it.end() if but_it else end
        before = text.folded[max(0, start - REACH) : start]
        excepted = None if WITH_A_VERB.match(text.folded, end) else EXCEPT_BEFORE.search(before)
        is_left = REMAINS.search(before) is not None and LEFT_TO_USE.match(text.folded, end) is None
        exception = excepted or (None if is_left else ONLY_BEFORE.search(before))
        first = start - len(before) + exception.start(exception.lastgroup or 0) if exception else start
        is_included = INCLUDED.match(text.folded, end) or INCLUDED_BEFORE.search(before)
        is_instance = bool(INSTANCE_BEFORE.search(before) or INSTANCE_BEHIND.match(text.folded, end))
        is_rough = name in ROUGH or is_included is not None or is_instance
        answer = YES_OR_NO.match(text.folded, end) if ASKED.search(before) else None
        yield _Found(
            first,
            answer.end() if answer else reached,
            MODES[name],
            is_rough=is_rough,
            is_excluded=exception is not None or but_it is not None,
            is_denied=answer is not None and bool(answer["no"] or answer["no_"]),
            is_instance=is_instance,
        )


def _excepted_behind(found: _Found, text: Text) -> _Found:
    """Return a mode of a list as an exception from it where words behind say so."""
    behind = EXCEPTED_BEHIND.match(text.folded, found.end)
    return replace(found, end=behind.end(), is_excluded=True) if behind else found


def _belongs(before: _Found, found: _Found, text: Text) -> bool:
    gap = text.folded[before.end : found.start]
    if "(" in gap and ANSWERED.match(text.folded, found.end):
        return False
    if "," in gap and (TO_FOLLOW.match(text.folded, found.end) or OF_ITS_OWN.match(text.folded, found.end)):
        return False
    if "," in gap and (GOES_ON if ")" in gap else IS_BACK).match(text.folded, found.end):
        return False
    if found.is_rough and not before.is_rough and ":" in gap:
        return False  # "l'incident s'étend au DTI : les deux modes sont bloqués"
    is_namely = before.is_rough and not (found.is_rough or found.is_excluded) and NAMELY.fullmatch(gap) is not None
    return is_namely or (len(gap) <= REACH and BETWEEN.fullmatch(gap) is not None)


def _mention(members: list[_Found], text: Text) -> ModeMention:
    start, end = min(each.start for each in members), members[-1].end
    if text.raw[max(0, start - 1) : start + 1] in BEHIND_A_SENTENCE:
        start += 1
    return ModeMention(start, end, _meant(members), text.raw[start:end])


def _meant(members: list[_Found]) -> frozenset[Mode]:
    """Return what a list means: the modes named in it, else what its rough words stand for, without the exceptions."""
    denied = [each.modes for each in members if each.is_denied]
    if denied:
        asserted = [each for each in members if not each.is_denied]
        return _meant(asserted) if asserted else ALL_MODES.difference(*denied)
    first_exception = next((index for index, each in enumerate(members) if each.is_excluded), len(members))
    stated, excluded = members[:first_exception], members[first_exception:]
    precise = [each.modes for each in stated if not each.is_rough]
    rough = [each.modes for each in stated if each.is_rough]
    base = frozenset().union(*(precise or rough)) if stated else ALL_MODES
    return base.difference(*(each.modes for each in excluded)) or base
