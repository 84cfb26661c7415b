"""Words of a short sentence whose subject is the end itself: what the end leaves out, and what alone it is of.

"Fin d'alerte DELTA IE. Hors volet export.", "Service rétabli. Ne vaut que pour l'EDI.": they meet whole sentences,
folded and spelled right, the services, modes and sides that these name struck out by a mark: "hors volet §".
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.left_words import THE_END, THIS_END
from meteo_douane.reading.vocabulary.nouns import INCIDENT
from meteo_douane.reading.vocabulary.part_words import STRUCK_OUT

_LEAD = (
    r"\W*(?:(?:attention|nb|n\.b\.|nota(?: bene)?|important|a noter|precisions?|remarque|rappel|mais|et|toutefois"
    r"|cependant|neanmoins|par contre|en revanche|en l'etat|a ce stade|pour l'instant)\b[ ,:!.–-]{0,3}){0,3}"
)
#: "Du mode §", "le seul volet §", "côté §".
_NOUN = (
    r"(?:l[ae]s? |l'|d[eu]s? |d'|en |aux? |a |seule?s? |deux |modes? |volets? |flux |cote |partie |perimetre "
    r"|canal |sens |(?:messages?|envois?|saisies?|echanges?|transmissions?|services?|teleprocedures?"
    r"|applications?|operateurs?|utilisateurs?|usagers?|declarants?|declarations?|depots?|alertes?) ){0,5}"
)
_JOINT = r"(?: ?(?:,|et|ou|/|ni|ainsi que|comme|en|par|via|pour)){1,2}"
_LIST = rf"{_NOUN}{STRUCK_OUT}(?:{_JOINT} ?{_NOUN}{STRUCK_OUT}){{0,4}}"
_TO = r"(?:(?:pour|sur|en|a|aux?|dans|chez|de|cote) ?)?"
#: Who leaves it out: the end, its message, or nobody; it may be the alert, which was of no more.
_IT = (
    rf"(?:(?:(?:l[ae]s? |l'|ce |cet |cette |notre )?(?:presente? )?(?:{THE_END}|fin|message|information|annonce"
    r"|avis|levee)|elle|il|celle-ci|celui-ci|ceci|cela) )?"
)
_ADVERBS = r"(?:(?:encore|toutefois|cependant|strictement|toujours|donc|\w{3,12}ment) ){0,2}"
_VERB = (
    r"(?:concern|va(?:u|l)|port|s'appliqu|s'eten|vis|couvr|touch|inclu|compren|englob|s'adress|impact|affect)\w{0,4}"
)
_ADJECTIVE = r"(?:applicable|valable|valide|effective|acquise?|concernee?|comprise?|incluse?|couverte?|visee?)s?"
_EXCEPTING = (
    r"(?:(?:modes?|volets?|services?|flux|perimetre) )?(?:sauf|hors|hormis|exceptee?s?"
    r"|a l'(?:exclusion|exception)(?: notable)?|(?:sous )?reserves?|en dehors|(?:exception|exclusion) faite"
    r"|(?:mise?s? )?a part|moins|sans|non (?:comprise?|incluse?)s?|exclusions?|exceptions?|exclue?s?|pas(?: encore)?"
    r"|toujours pas|non|restent? exclue?s?|restent? a (?:retablir|rouvrir|traiter)|a l'exception faite)"
)
#: What comes behind this end: "prochaine étape : §".
_NEXT = (
    r"(?:(?:la )?(?:prochaine|derniere|seconde|deuxieme|nouvelle) (?:etape|phase)"
    r"|(?:l')?(?:etape|phase) suivante|a suivre|a venir|(?:reste )?a (?:faire|traiter|retablir|rouvrir)|en attente)"
)
_LEFT = (
    rf"(?:{_IT}(?:est )?{_EXCEPTING} ?:? ?{_TO}{_LIST}"
    rf"|{_IT}(?:ne |n'){_VERB} {_ADVERBS}(?:pas|ni|nullement|aucunement|en rien) {_ADVERBS}{_TO}{_LIST}"
    rf"|{_IT}(?:(?:n'est |ne sont )?pas |non ){_ADVERBS}{_ADJECTIVE} ?:? ?{_ADVERBS}{_TO}{_LIST}"
    rf"|{_IT}(?:est )?sans (?:effet|incidence|objet|portee) {_TO}{_LIST}"
    rf"|{_LIST},? (?:(?:en )?(?:est|sont|reste|restent|demeure|demeurent|etant) )?{_ADVERBS}"
    r"(?:exclue?s?|exceptee?s?|mise?s? (?:a part|de cote)|a part|en moins|hors (?:du )?perimetre|non "
    rf"{_ADJECTIVE})|{_LIST} (?:n'est|ne sont) {_ADVERBS}pas {_ADVERBS}{_ADJECTIVE}"
    rf"|{_NEXT} ?: ?{_TO}{_LIST}|(?:(?:c'est|ce sera) (?:ensuite )?)?au tour d[eu'] ?{_LIST})"
)
#: What stands between two commas, or in brackets, and changes nothing: "ne concerne pas, à ce stade, le §".
ASIDE = pattern_of(
    r",? ?(?:, |\()(?:encore|toujours|toutefois|cependant|neanmoins|en revanche|donc|a ce stade|a cette heure|en l'etat"
    r"|pour l'instant|pour le moment|lui|elle|eux|quant a (?:lui|elle|eux)|helas)(?:,|\))"
)
#: "Hors volet §.", "ne concerne pas le §.", "§ exclu.", "prochaine étape : l'§."
LEAVES_OUT = pattern_of(rf"{_LEAD}{_LEFT}\W*")

_ONLY = r"(?:uniquement|seulement|exclusivement|strictement)"
_LIMITED = r"(?:limite|restreint|cantonne|circonscrit|reserve)e?s?"
_FIRST = r"(?:pour l'instant|pour le moment|a ce stade|a cette heure|dans un premier temps|d'abord)"
_OF_IT_ALONE = (
    rf"(?:{_FIRST}[ ,:]{{1,3}}(?:{_ONLY} )?{_TO}{_LIST}(?: {_ONLY})?"
    rf"|{_IT}(?:ne |n'){_VERB} {_ADVERBS}qu(?:e |'){_TO}{_LIST}"
    rf"|{_IT}(?:(?:est|sont) )?{_ADVERBS}{_LIMITED} {_ADVERBS}{_TO}{_LIST}"
    rf"|(?:concern|vis|couvr)e(?:nt)? ?:? ?{_LIST}|porte(?:nt)? sur {_LIST}"
    rf"|{_IT}se (?:limit|restrein|cantonn)\w{{1,3}} {_TO}{_LIST}"
    rf"|{_IT}(?:(?:est|sont) )?(?:{_ONLY} )?(?:valable|valide|applicable|effective)s? (?:{_ONLY} )?"
    rf"{_TO}{_LIST}(?: {_ONLY})?|{_IT}(?:vaut|s'applique) (?:{_ONLY} )?{_TO}{_LIST}(?: {_ONLY})?"
    rf"|{_IT}{_VERB} {_ONLY} {_TO}{_LIST}|{_IT}{_ONLY} {_TO}{_LIST}|{_LIST} (?:{_ONLY}|seule?s?)"
    rf"|perimetre(?: d(?:e |u )[^.;:,]{{2,30}})? ?:? ?{_LIST}(?: {_ONLY})?"
    rf"|(?:{_LIST} {_ONLY}|seule?s? {_LIST}) (?:est|sont) (?:concerne|vise|couvert)e?s?(?: par {THIS_END})?)"
)
#: "Ne vaut que pour l'§.", "limitée à l'§.", "valable pour l'§.", "§ uniquement."
IS_OF_IT_ALONE = pattern_of(rf"{_LEAD}{_OF_IT_ALONE}\W*")
#: "L'incident ne concernait que l'§.": all that was in trouble, and so all that is back.
WAS_OF_IT_ALONE = pattern_of(
    rf"{_LEAD}(?:l'|l[ae]s? |cet |cette |ce |ces )?(?:{INCIDENT}|alerte)s? (?:(?:etait|etaient) )?(?:(?:ne |n')(?:"
    r"(?:concern|port|vis|touch|impact|affect|perturb|frapp)(?:ait|aient)"
    r"|(?:a|ont|avait|avaient) (?:concerne|vise|touche|impacte|affecte|perturbe|frappe))"
    rf" {_ADVERBS}qu(?:e |')|{_LIMITED} ){_TO}{_LIST}\W*"
)
#: "L'incident ne concernait pas le §.": of the trouble, which leaves the end as it is.
WAS_NOT_OF_IT = pattern_of(
    rf"{_LEAD}(?:l'|l[ae]s? |cet |cette |ce |ces )?(?:{INCIDENT})s? (?:ne |n')(?:concern|port|vis|touch|impact|affect"
    rf"|perturb|frapp)(?:e|ent|ait|aient) {_ADVERBS}(?:pas|nullement|aucunement) {_ADVERBS}{_TO}{_LIST}\W*"
)
#: "Ne concerne pas que l'§.", "pas seulement pour le §.": of the others as well.
IS_NOT_OF_IT_ALONE = pattern_of(
    rf"{_LEAD}{_IT}(?:(?:ne |n'){_VERB} )?pas (?:qu(?:e |')|{_ONLY} |seule?s? ){_TO}{_LIST}\W*"
)
#: "La fin d'alerte de 8h30", "… publiée ce matin".
_AT = r"(?:(?:d[eu] |a )\d{1,2} ?[h:] ?\d{0,2} |(?:de )?ce (?:matin|jour) )"
_WHICH = rf"(?:(?:(?:publie|diffuse|annonce|envoye|emi)e?s?e? )?{_AT})?"
_IS_ONLY = (
    rf"(?:(?:ne |n'){_VERB} {_ADVERBS}qu(?:e |')|{_VERB} {_ONLY} "
    rf"|(?:(?:est|sont) )?{_ADVERBS}{_LIMITED} {_ADVERBS}(?=a|pour|sur)|se (?:limit|restrein|cantonn)\w{{1,3}} )"
)
#: "Ne concerne que le service", "que l'alerte de ce matin", "qu'à compter de 9h": all of it.
_NO_WHOLE = (
    r"(?! ?(?:(?:l[ae]s? |l'|ce |cet |cette |ces )?(?:services?|teleservices?|teleprocedures?|applications?|alertes?"
    rf"|{INCIDENT}s?|perimetre|messages?|avis|bulletins?|(?:operateur|usager|utilisateur|declarant)s?(?=\W*$))\b)"
    r"|tou[ts]|toutes|\d|depuis|(?:a )?(?:partir|compter)|demain|hier|aujourd'hui|ce (?:matin|jour|soir))"
)
#: The same of a part that nobody can name: "hors transit.", "ne concerne pas les garanties."
LEAVES_A_PART_OUT = pattern_of(
    rf"{_LEAD}(?:{_IT}(?:ne |n'){_VERB} (?:pas|nullement|aucunement) (?:encore )?{_TO}(?!que\b|qu'|uniquement"
    r"|seulement|exclusivement|tou[st]|d'autres?|toutes)[^.;:,]{3,60}"
    r"|(?:sauf|hors|hormis|excepte|a l'(?:exclusion|exception)|en dehors|(?:exception|exclusion) faite)"
    r" ?[^.;:,]{1,60}"
    # "La fin d'alerte ne vise que la saisie.", "levée limitée à la consultation."
    rf"|{_IT}{_WHICH}{_IS_ONLY}{_TO}{_NO_WHOLE}[^.;:,]{{3,60}})\W*"
)
