"""Returns that a subordinate clause only supposes or awaits: "si DELTA T est rétabli avant midi", "dès que …"."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.state_stems import STANDING, WELL_FORMS

#: "Si" of a condition, and no information system: "le SI Brexit", "SI est rétabli".
IF = r"(?:(?<!le )(?<!du )(?<!au )si (?!brexit|comptable|est\b|a\b|fonctionne|reste)|s'ils? |s'elles? )"
#: What stands behind these words has not happened yet, or may not.
AWAITED = (
    r"(?:(?:lorsqu|(?:des|sitot|aussitot|tant|avant|apres|d'ici|jusqu'a ce|en attendant|pour|afin|a condition|pourvu"
    r"|sous reserve|a moins|a supposer|supposons|supposant|en admettant|a ce|le temps|il faut|il suffit|attend\w*"
    r"|esper\w*|souhait\w*|imagin\w*)(?: lors)? qu)(?:e |')|quand |une fois "
    r"|(?:cas|hypothese|scenario|jour|moment) ou )"
)
#: Nothing but the clause of that conjunction stands before the return.
UNBROKEN = r"[^,;:.!?]{0,120}$"
#: What others will say, or what is to be found out: "vérifiez que …", "un message vous informera que …".
REPORTED = (
    r"(?:verifi(?:e[rz]|ons|ent)|controlons|s'assurer|assure[rz](?:-vous)?|controle[rz]|(?:informer|annoncer|confirmer|indiquer|signaler|avertir"
    r"|previendr|dir|preciser)(?:a|ont|ons)|(?:on|des \w+|certains|plusieurs) (?:nous )?(?:signal|rapport|indiqu)\w*)"
    r" (?:\w+ )?qu(?:e |')"
)
AIM = (
    r"(?:objectifs?|cibles?|(?:prochaines? )?etapes?|previsions?|estimations?|planning|calendrier|scenario)"
    r"[^.;:]{0,25}: ?"
)
#: What readers are asked to say themselves: "merci de nous confirmer que …".
ASKED_FOR = (
    r"(?:merci|remerci\w+|veuillez|pri(?:e|es|ons|ez)|invit\w+|demand\w+|bien vouloir"
    r"|(?:pouvez|pourriez|pourrez|etes|seriez)-vous) [^.;:,]{0,30}?"
    r"(?:confirmer|indiquer|signaler|preciser|dire|savoir|valider|informer) [^.;:,]{0,25}?qu(?:e |')"
)
TOLD_BY_OTHERS = pattern_of(rf"\b(?:{REPORTED}|{ASKED_FOR}|{AIM}|sans ){UNBROKEN}")
#: "Est considéré comme rétabli dès lors qu'aucun rejet n'est constaté".
ON_CONDITION = pattern_of(
    r"^ (?:\w+ ){0,3}?(?:des (?:lors )?qu|a condition|sous reserve qu|pourvu qu|tant qu"
    r"|si (?!besoin|necessaire|vous|brexit|comptable))"
)
CONDITION = pattern_of(rf"\b{IF}(?P<within>{UNBROKEN})")
WAITED_FOR = pattern_of(rf"\b{AWAITED}(?P<within>{UNBROKEN})")
#: "Si tout va bien, DELTA T est rétabli à midi": the consequence of a condition; "si besoin" is none.
CONSEQUENCE = pattern_of(rf"^\W*(?:et |mais )?{IF}(?!vous|besoin|necessaire)(?P<condition>[^;.]*?),[^;:.]*$")
#: "Quand DELTA T a été rétabli à 9h, …": it has happened.
TOLD_OF = pattern_of(r"\b(?:quand|lorsqu(?:e |')|apres qu(?:e |'))[^,;]*$")
HAS = pattern_of(r"\b(?:a|ont|avait|avaient|est|sont) (?:\w+ )?\w+(?:e|i|is|u|it)e?s?$")
DATED = pattern_of(r"^[^,;.]{0,20}?\b(?:\d{1,2} ?[h:]|midi|ce matin|hier)")
TO_COME = pattern_of(r"\b\w{2,}(?:ra|ront|rait|raient|rez|rons)\b")
#: "DELTA T ne répond plus depuis qu'il a redémarré": since when, and no end; "depuis qu'il a redémarré, il fonctionne".
SINCE = pattern_of(rf"\bdepuis qu(?:e |'){UNBROKEN}")
WORKS = pattern_of(rf"^[^.;]*?, (?:(?!\bne |\bn'|\bpas |\bnon )[^.;])*?(?:\bfonctionn\w+|\b{WELL_FORMS}|\bnormal)")
BY_AN_HOUR = pattern_of(r"^ (?:avant|d'ici)\b")
IN_TROUBLE = pattern_of(
    r"\b(?:bloqu|indisponib|en panne|inaccessib|interromp|perturb|degrad|en alerte|hors service|a l'arret|coupe)"
)
ELSE = pattern_of(r"\bn'en va pas|\bn'est pas le cas|\b(?:ne |n')(?:l')?(?:est|sont|a|ont)\b[^,;]{0,30}\b(?:pas|aucun)")


def is_supposed(words: str, before: str, after: str) -> bool:
    """Whether a return is no more than supposed, or awaited, by the words of its sentence around it."""
    if TOLD_BY_OTHERS.search(before) or ON_CONDITION.match(after):
        return True
    if SINCE.search(before):
        return WORKS.match(after) is None
    if WAITED_FOR.search(before):
        has_happened = TOLD_OF.search(before) and HAS.search(before + words) and DATED.match(after)
        return not has_happened
    if CONDITION.search(before):
        return bool(BY_AN_HOUR.match(after)) or not _is_set_against(after)
    consequence = CONSEQUENCE.match(before)
    return consequence is not None and not _is_bad(consequence["condition"])


def _is_set_against(after: str) -> bool:
    """Whether "si" only sets a return against what does not work: "si DELTA T est rétabli, ECS reste bloqué"."""
    _, comma, rest = after.partition(",")
    return bool(comma) and _is_bad(rest) and TO_COME.search(rest) is None


def _is_bad(words: str) -> bool:
    return any(each.search(words) for each in (STANDING, IN_TROUBLE, ELSE))
