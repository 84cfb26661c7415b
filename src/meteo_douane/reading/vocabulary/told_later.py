"""What a message leaves to be told later: a return ("suivra"), a mode, a service ("l'EDI fera l'objet d'un message").

Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.nouns import MESSAGES
from meteo_douane.reading.vocabulary.states import Sort, State

NEWS = (
    rf"(?:{MESSAGES}|communications?|informations?|points?|communiques?|avis|annonces?|publications?"
    r"|mails?|courriels?)"
)
#: "Un prochain message", "une nouvelle communication", "des informations complémentaires".
SOME_NEWS = rf"(?:une? |d'|de |des |d'une? |notre |le |la )(?:\w+ ){{0,2}}?{NEWS}"
#: An end, or an alert, of its own: "l'EDI fera l'objet d'une fin d'alerte distincte".
AN_END = r"(?:(?:fin|levee|cloture)s? d(?:'|e l')(?:alerte|incident)|alerte|levee|cloture|retablissement|reouverture)s?"
SUBJECT_OF_NEWS = (
    rf"(?:fer(?:a|ont) l'objet (?:d'|de |des )(?:une? )?(?:\w+ ){{0,2}}?(?:{NEWS}|{AN_END})"
    rf"|donner(?:a|ont) lieu a {SOME_NEWS}"
    rf"|ser(?:a|ont) (?:\w+ment )?(?:traite|aborde|evoque|precise|annonce|communique)e?s? (?:dans|par) {SOME_NEWS}"
    r"|ser(?:a|ont) (?:traite|gere|retabli|rouvert|vu)e?s? (?:a part|separement|ulterieurement|plus tard|ensuite)"
    r"|(?:n'est|ne sont) pas (?:encore )?a l'ordre du jour|(?:reste|restent|est|sont) (?:encore )?a venir)"
)
#: What comes behind this message.
AFTERWARDS = r"(?= ?(?:[.;,)]|$)| (?:plus tard|ensuite|apres|ulterieurement|dans|des|demain))"
COMES_LATER = (
    r"(?:suivr(?:a|ont)\b(?! (?:l[ae]s? |l'|une? |son |sa |ses |cette |ce |cet |nos ))"
    # "DELTA IE suit", "le DTI devrait suivre".
    r"|(?:suit|suivent|devrai(?:t|ent) (?:bientot |rapidement )?suivre)(?= ?(?:[.;,)]|$))"
    rf"|(?:re)?viendr(?:a|ont){AFTERWARDS}|attendr(?:a|ont)\b(?! (?:la|le|jusqu)\b)|ce sera (?:pour )?(?:plus tard"
    rf"|demain))"
)
WAIT = r"(?:(?:merci d'|il fau(?:t|dra) |veuillez )(?:attendre|patienter)|patience)"
WE_TELL = (
    r"(?:nous (?:reviendrons vers vous|vous (?:informerons|tiendrons informe\w*|aviserons|previendrons))"
    r"|vous serez (?:\w+ment )?(?:informe|avise|prevenu|averti)\w*)"
)
NEWS_COMES = (
    rf"{SOME_NEWS}(?: \w+){{0,2}}? (?:suivra|suivront|suit|viendra|sera (?:\w+ )?(?:publie|diffuse|emis|adresse"
    rf"|communique|envoye|mis en ligne)\w*|(?:vous )?parviendra|est a venir|a venir)"
)
#: "Un message ultérieur | portera sur l'EDI", "nous reviendrons vers vous pour DELTA T".
ON_WHAT = r"(?:pour|sur|concernant|au sujet d[eu']|a propos d[eu']|s'agissant d[eu'])"
NEWS_OF = (
    rf"(?:{SOME_NEWS}(?: \w+){{0,2}}? (?:portera sur|concernera|traitera d[eu']|sera consacre\w* a)"
    rf"|(?:{NEWS_COMES}|{WE_TELL}|{WAIT}|(?:suite |a )(?:a )?(?:venir|suivre)|nous communiquerons)(?: \w+ment)?"
    rf" {ON_WHAT}"
    r"|(?:le|un) (?:\w+ )?point sur(?=[^.;:,]{0,30} (?:sera|suivra|viendra|est prevu)\b))"
)
#: Bulletins, or those who help and watch, that go on after a night: no service comes back.
OF_THE_NEWS = (
    r"(?:publications?|bulletins?|bip|communiques|points? (?:de situation|d'information)"
    r"|(?:diffusions?|envois?) (?:des|d[eu']) ?(?:bulletins?|bip|points?|informations?)|veille|suivi|support"
    r"|assistance|hotline|permanence|astreinte|surveillance|cellule|standard|accueil|sau)"
)
#: An incident that is taken up again: "réouverture du dossier d'incident", "réouverture du ticket".
TAKEN_UP_AGAIN = (
    r"(?:reouverture|reprise) d(?:u |e l'|es |e la |e |')(?:\w+ )?"
    r"(?:dossier|ticket|incident|alerte|enquete|investigation)s?\b"
)
NEWS_GO_ON = (
    rf"(?:reprise|retour|reouverture|suite|fin|arret|redemarrage) d(?:e la |e l'|es |u |e |'){OF_THE_NEWS}\b"
    rf"|{OF_THE_NEWS}\b(?:(?! (?:et|mais|qui) )[^.;:,]){{0,30}}? (?:reprendr|rouvrir|reouvrir|redemarrer)(?:a|ont)\b"
    rf"|(?:reprendr|rouvrir)(?:a|ont|ons) (?:l[ae]s? |l'|nos |notre |ses )?{OF_THE_NEWS}\b"
)
#: State, sort and words, as in `state_words.STATES`.
LATER: tuple[tuple[State, Sort, str], ...] = (
    (State.AHEAD, Sort.VERB, rf"\b{NEWS_OF}(?= ?(?:l[ae]s? |l')?)"),
    (State.AHEAD, Sort.VERB, rf"\b(?:{SUBJECT_OF_NEWS}|{NEWS_COMES}|{WE_TELL}|{WAIT}|{COMES_LATER})"),
    (State.NOTHING, Sort.VERB, rf"\b(?:{NEWS_GO_ON})"),
    (State.DOWN, Sort.NOUN, rf"\b{TAKEN_UP_AGAIN}"),
    (State.AHEAD, Sort.VERB, (
        rf"(?<=[a-z\d] : )(?:{NEWS} (?:a venir|a suivre|ulterieure?s?)|a suivre"
        rf"|(?:voir|cf\.?) (?:le |notre )?prochain {NEWS})\b"
    )),
    (State.AHEAD, Sort.VERB, (
        r"(?:(?<=\bdti )|(?<=\bedi )|(?<=[mx]port ))(?:a (?:suivre|venir)|plus tard|ulterieurement)\b"
    )),
    # "DTI d'abord, EDI ensuite", "EDI vers 14h", "export : à faire".
    (State.AHEAD, Sort.VERB, (
        r"(?:(?<=\bdti )|(?<=\bedi )|(?<=[mx]port )|(?<=\bdti : )|(?<=\bedi : )|(?<=[mx]port : ))(?:a (?:faire|venir"
        r"|suivre|retablir|rouvrir)|plus tard|ulterieurement|ensuite|demain|prochainement|bientot"
        r"|cet apres-midi|ce soir"
        r"|(?:vers|pour|d'ici|pas avant|avant) (?:\d{1,2} ?h ?\d{0,2}|midi|minuit|demain)"
        r"|(?:dans|en (?:fin|cours|debut) de) (?:la |l')?(?:matinee|journee|soiree|apres-midi|nuit))(?= ?(?:[.;,)]|$))"
        r"|(?:(?<=\bdti )|(?<=\bedi )|(?<=[mx]port ))(?:est|sont) (?:\w+ment )?(?:repousse|reporte|decale|differe|remis"
        r"|renvoye|ajourne|attendu|prevu|espere|annonce)e?s?"
        r"(?= (?:a|au|pour|vers|dans|plus|en|demain|apres|sine)\b|\W*$)"
        r"|\ben attendant (?=(?:l[ae] |l')?(?:modes? |volet )?(?:dti|edi|import|export)\b)"
    )),
)  # fmt: skip
IS_LATER = pattern_of("|".join(f"(?:{words})" for state, _, words in LATER if state is State.AHEAD))
_IS_NEWS_OF = pattern_of(NEWS_OF)

#: What may stand around a service or a mode that is itself what is told later, and not the analysis of its incident.
ITS_WORDS = (
    r"(?:l[ae]s? |l'|d[eu]s? |d'|nos |cette |ce |modes? |flux |volets? |parties? |canal |services? |teleprocedures? "
    r"|applications? |cas |situations? |etats? |sort |en )*"
)
_BEGINS = pattern_of(
    r"(?:^\W*|[.,;:(] ?| - |\b(?:et|ou|mais|tandis que|alors que|quant (?:a|aux?)|pour|concernant|s'agissant"
    rf"|en ce qui concerne|du cote|cote|toutefois|en revanche|reste) ){ITS_WORDS}$"
)
_BETWEEN = pattern_of(
    r"(?: ?\([^)]*\)| en (?:dti\+?|edi))?"
    r"(?:,? (?:quant a (?:lui|elle|eux|elles)|en revanche|pour (?:sa|leur) part|lui|elle))?[ ,:]*"
)
#: "Les autres services | suivront": all that nothing else was said of.
_OTHERS = pattern_of(
    r"\b(?:l'|les |tous les |toutes les )autres? (?:modes?|services?|teleservices?|teleprocedures?|applications?) ?$"
)
_JOINED = pattern_of(rf"(?:,| et| ou|/)? ?{ITS_WORDS}")
_BEHIND = pattern_of(rf" ?{ITS_WORDS}")


def is_of_something_else(start: int, end: int, folded: str, mentions: Sequence[tuple[int, int]]) -> bool:
    """Whether words for what will be told later tell it of no service and no mode, but of an analysis, a review."""
    if IS_LATER.fullmatch(folded, start, end) is None:
        return False
    if _IS_NEWS_OF.fullmatch(folded, start, end):
        return not any(_BEHIND.fullmatch(folded, end, first) for first, _ in mentions if first >= end)
    if _OTHERS.search(folded[:start]):
        return False
    before = [span for span in mentions if span[1] <= start]
    return not before or not _is_told(before, folded, start)


def _is_told(before: Sequence[tuple[int, int]], folded: str, start: int) -> bool:
    """Whether the services or modes that stand right before a place are themselves its subject."""
    first, last = before[-1]
    if _BETWEEN.fullmatch(folded, last, start) is None:
        return False
    for earlier, end in reversed(before[:-1]):  # "l'EDI d'ECS", "ECS et SDS"
        if _BEGINS.search(folded[:first]) or not _JOINED.fullmatch(folded, end, first):
            break
        first = earlier
    return _BEGINS.search(folded[:first]) is not None
