"""What becomes of a return that a noun tells: "remise en service ratée", "rétablissement partiel", "non daté".

A return that failed is none; one that is partial, for a while, or waits for something is not over yet. They meet the
noun with all that stands behind it, folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.nouns import SERVICES
from meteo_douane.reading.vocabulary.state_stems import BACK_TO_NORMAL, ENDED_THING, MENDED, PUT_BACK
from meteo_douane.reading.vocabulary.states import State

#: A return of the service itself, and the end of what stood in its way.
_BACK = (
    rf"(?:retablissement|{BACK_TO_NORMAL}|retour (?:en|du|au) service|reouverture|redemarrage|restauration|reprise"
    rf"|{PUT_BACK})"
)
_FEMININE = rf"(?:reouverture|restauration|reprise|{PUT_BACK})"
_END = r"(?:resolution|levee|fin|cloture|correction|deblocage|reactivation|resorption)"
#: "Du service", "de DELTA IE", "en DTI": of what the return is, and not of a trouble, which may be partial itself.
_ONE = (
    rf"(?:{SERVICES}|teleservices?|acces|flux|echanges?|trafic|fonctionnement|activite|modes?|volets?|dti\+?|edi"
    rf"|imports?|exports?|(?:{SERVICE})(?: [a-z]\w?\b)?)"
)
_ITS = rf"(?: (?:d[eu]s? |d'|en |pour |sur |a )?(?:l[ae]s? |l')?{_ONE}){{0,3}}"
#: "À 9h40", "ce matin".
_WHEN = r"(?: (?:a|vers|depuis|des) \d{1,2} ?h ?\d{0,2}| (?:ce (?:matin|midi|soir)|cette nuit|hier(?: soir)?)){0,2}"
_NOUN = rf"^{_BACK}{_ITS}{_WHEN}"
_HOW = r"(?:,? (?:(?:\w+ment|encore|toujours|tres|trop|bien|plutot|helas) )*|,? )"

#: "Avortée", "en échec": it was tried.
FAILED = pattern_of(
    rf"{_NOUN}{_HOW}(?:(?:avorte|rate|manque|infructueu(?:x|se)|echoue|loupe|vaine?|impossible|non abouti)e?s?\b"
    r"|(?:non|pas)(?: encore)? (?:effecti\w+|effectue|realise|termine|acquis|obtenu|fait)e?s?\b"
    r"|non(?: encore)?(?: (?!date)[a-z]{0,8})?$"  # as it is cut short
    r"|en (?:echec|vain|panne|erreur)\b|sans (?:succes|resultat|lendemain|effet)\b|(?:qui )?a (?:\w+ment )?echoue\b)"
    # "Levée d'alerte annulée".
    rf"|^(?:fin|levee|cloture) d(?:e l)?'alerte{_ITS}{_WHEN}{_HOW}(?:annule|suspendu|retire|avorte|ajourne|refuse"
    r"|errone|rapporte)e\b"
    # "Rétablissement annulé": with a service behind the noun, only a feminine is not said of that.
    rf"|^{_BACK}{_WHEN}{_HOW}(?:annule|interrompu|suspendu|abandonne|refuse|retire|invalide|stoppe|arrete|bloque"
    r"|rejete|remise? en (?:cause|question)|fausse?|errone)e?s?\b"
    rf"|^{_FEMININE} (?:du (?:service|trafic|flux|fonctionnement|dti|mode \w+)|de l'acces){_WHEN}{_HOW}"
    r"(?:annulee|interrompue|suspendue|abandonnee|refusee|retiree|invalidee|stoppee|arretee|bloquee|rejetee)s?\b"
)
_SOME = (
    r"(?:(?:une? |l[ae] |l')?(?:seule?s?|moitie|partie|minorite|majorite|poignee|tiers|quarts?|plupart|essentiel)"
    r"|une? \w+ sur (?:deux|trois|quatre|cinq|dix)|beaucoup|bon nombre|nombre|certaine?s?|quelques|plusieurs"
    r"|les (?:premiere?s|principa\w+|seule?s))\b"
)
#: "Partiel", "quasi complet", "chez un opérateur sur deux", "de la moitié des serveurs", "à 50 %".
PARTIAL = pattern_of(
    rf"{_NOUN}{_HOW}(?:partiel(?:le)?|incompl(?:et|ete)|limite|restreint|reserve|minimale?|inegale?|inabouti|inacheve"
    rf"|mitige|imparfait)e?s?\b"
    rf"|^(?:fin|levee|cloture) (?:partielle d(?:e l)?'alerte\b|d(?:e l)?'alerte{_ITS}{_WHEN}{_HOW}partielle\b)"
    rf"|{_NOUN}{_HOW}(?:quasi|presque|pratiquement|a peu pres)(?:ment)?[ -](?:\w+ment )?\w"
    rf"|{_NOUN} (?:a (?:moitie|demi|minima)|en partie|pour partie)\b"
    rf"|{_NOUN},? (?:mais |et )?(?:uniquement |seulement )?(?:pour|chez|aux?|sur|dans|de|d'|par) ?{_SOME}"
    rf"|{_NOUN}[^.;:,]{{0,20}} \w+ sur (?:deux|trois|quatre|cinq|dix)\b"
    rf"|{_NOUN}[^.;:]{{0,20}}?(?<!\d)(?<!\d[.,])\d{{1,2}}(?:[.,]\d)? ?(?:%|pour cent)"
)
#: "Provisoire", "à l'essai": nobody says that it holds.
FOR_A_TIME = pattern_of(
    rf"{_NOUN}{_HOW}(?:temporaire|provisoire|transitoire|momentane|ephemere|passager|passagere|precaire|fragile|bref"
    r"|breve|court|instable|artificiel(?:le)?|de courte duree|de facade|sans garantie)e?s?\b"
    rf"|{_NOUN} (?:a l'essai|en (?:test|essai|observation)|a titre (?:d'essai|de test|experimental|provisoire))\b"
    rf"|{_NOUN} (?:pour (?:un temps|quelques (?:minutes|heures|instants)|un (?:essai|test)))\b"
)
_DONE = (
    rf"(?:{MENDED}|termine|acheve|fini|effectue|realise|valide|livre|deploye|installe|recu|revenu|disponible"
    r"|operationnel(?:le)?|rendue?)e?s?\b"
)
#: "Une fois TRIGO rétabli", "tributaire de TRIGO", "confiée à l'éditeur", "non datée": it is to come.
WAITING = pattern_of(
    rf"^(?:{_BACK}{_ITS}|{_END}{ENDED_THING})[^.;:,]{{0,30}}?"
    rf"(?: (?:des(?: que)?|sitot|aussitot|une fois(?! (?:de plus|encore|pour))|lorsque|quand|apres que) "
    rf"(?:l[ae]s? |l')?[^.;:,]{{2,40}}? {_DONE}"
    r"| (?:tributaire|dependante?|fonction|a la merci|suspendue? a|liee? a l[ae']) ?"
    r"| (?:conditionn|suppos|necessit|exig|requi|requer|depend|incomb|relev|echo)(?:e|ee|ent|ert|erent|d|dent|it)\b"
    r"(?! aucun| pas)| (?:passe|passera) par\b"
    r"| (?:confie|attribue|transmis|delegue|sous-traite|demande|reclame|recherche|etudie|promis|souhaite|soumis"
    r"|vise|remis)e?s? (?:a|au|aux|par|pour)\b"
    r"| (?:a l'etude|en preparation|en projet|a l'ordre du jour|en (?:cours de )?discussion)\b"
    r"| (?:encore |toujours |tres |assez |bien |trop )?(?:lointaine?|eloignee?|loin)\b"
    r"| (?:non|pas|jamais)(?: encore| toujours)? (?:date|fixe|connu|programme|planifie|defini|determine|communique"
    r"|chiffre|arrete|decide|envisage)e?s?\b| sans (?:date|echeance|horaire|visibilite|calendrier)\b"
    r"| (?:reste )?a (?:faire|effectuer|realiser|lancer|programmer|planifier|decider|determiner)\b)"
)
#: "La fin de la maintenance conditionne | la réouverture", "l'export demande encore | un redémarrage".
ASKED_FOR = pattern_of(
    r"(?<!\ba )(?<!\bont )(?<!\bavait )\b(?:suppos|necessit|exig|requi|requer|demand|impliqu|conditionn|reclam|impos"
    r"|prepar|preced|retard|bloqu|empech|compromet)(?:e|ent|ert|erent|era|eront|erait|tent)? (?:encore |aussi |donc "
    r"|toujours |\w+ment )?(?:une? |l[ae] |l'|cette |ce |son |sa )(?:\w+ )?$"
)
#: What any return may well be.
_SOUND = (
    r"(?:total|complet|effecti|definiti|integral|entier|plein|general|generalise|officiel|normal|nominal|standard|rapide"
    r"|immediat|automatique|manuel|technique|durable|perenne|stable|simultane|anticipe|satisfaisant|garanti|acqui|acte"
    r"|constate|confirme|observe|verifie|valide|avere|atteste|assure|reussi|acheve|termine|realise|effectue|opere"
    r"|execute|enregistre|intervenu|survenu|prononce|notifie|publie|diffuse|annonce|obtenu|finalise|mene|conclu"
    r"|consolide|signale|possible|disponible|accessible|operationnel|generaux|sans|apres|entre|contre|cette|grace"
    r"|suite|cote|chez|mode|modes|informatique|douanier|habituel|national|quotidien|commun|progressi|tous|toutes"
    r"|ensemble|jusque|vers|avant|pendant|durant|comme|selon|parce|puisque|toujours|encore|service|telematique)"
)
#: "Rétablissement bancal": whatever that is, a return needs no such word.
ODD = pattern_of(
    rf"{_NOUN}{_HOW}(?!{_SOUND})[a-z]{{3,}}(?:[efxl]|ve|se|al|le|aire|ant|ante|ible|able|ique|eur|euse|ent|ente)s?"
    r"(?=\W*$|[.;,]| (?:a|depuis|ce|d[eu]|en|pour|chez|sur|mais|et|vers|des)\b)"
)

#: "Rétabli après | une remise en service ratée": that one is over.
GONE_BY = pattern_of(
    r"\b(?:apres|malgre|suite a|a la suite d[e']|depuis|en depit d[e']) ?(?:(?:une? |l[ae] |l'|des |plusieurs |deux )"
    r"(?:\w+ )?)?$"
)
ENDS_A_TROUBLE = pattern_of(_END)
#: Any words, with the full stop of "3.2" among them.
_ANY = r"(?:\.\d|[^.;:])"
#: "Correction d'anomalies dans la version 3.2", "au programme : | correction des lenteurs": of a program, and no end.
OF_A_VERSION = pattern_of(
    rf"^{_END}{ENDED_THING}{_ANY}{{0,30}}? (?:dans|avec|en|par|via) (?:l[ae] |une? |cette )?(?:\w+ )?"
    rf"(?:version|release|livraison)\b(?!{_ANY}{{0,20}} (?:install|livre|deploy|mise? en (?:production|service|ligne)"
    r"|de ce|d'hier|de cette))"
)
IN_A_VERSION = pattern_of(
    rf"\b(?:version|release|livraison|patch)\b{_ANY}{{0,30}}? (?:apport|corrig|permett|prevoi|inclu|contien|comprend"
    r"|comport|embarqu|propos|offr|integr)\w* (?:notamment |aussi )?(?:la |une |les |des |l')?(?:\w+ )?$"
    r"|\b(?:au (?:programme|menu|sommaire)|nouveautes?|contenu|apports?|evolutions?|ameliorations?)\b"
    rf"{_ANY}{{0,50}}:[^;]{{0,60}}$"
)


def fate_of(words: str, before: str, behind: str) -> State | None:
    """Return what becomes of a return that a noun tells, by the words behind it; None if they leave it as it is."""
    whole = words + behind
    if FAILED.match(whole):
        return State.NOTHING if GONE_BY.search(before) else State.DOWN
    if OF_A_VERSION.match(whole) or (ENDS_A_TROUBLE.match(words) and IN_A_VERSION.search(before)):
        return State.NOTHING
    is_to_come = any(each.match(whole) for each in (PARTIAL, FOR_A_TIME, WAITING)) or ASKED_FOR.search(before)
    return State.AHEAD if is_to_come else None
