"""What works, and not as it should: slowly, in part, for some, or with something that is missing.

"Le DTI fonctionne tant bien que mal", "n'est disponible qu'en EDI", "tout fonctionne à part les BAE". They are asked
only of messages that tell no return, and meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.bounds_words import OPEN_TO_ONE
from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.state_stems import RETURN, TROUBLES, WELL_FORMS

_WELL = rf"(?:{WELL_FORMS}|ok\b)"
_RUNS = r"(?:(?:fonctionn|march|tourn|pass)(?:e|ent)|repond(?:ent)?)\b"
WORKS = rf"(?:{_RUNS}|{_WELL})"
#: Adverbs that leave what works as it is.
_SO = r"(?:encore |toujours |desormais |actuellement |certes |bien |a nouveau )?"
_BUT = r"(?: ?[,(:–-])? (?:(?:mais|et|quoique|bien que|toutefois|cependant|certes) )?"
_COPULA = r"(?:(?:il |elle )?(?:reste|demeure|est|sont|restent|fonctionne|repond)(?:nt)? )?"
_HOW_MUCH = (
    r"(?:tres |assez |plutot |un peu |fortement |particulierement |anormalement |toujours |encore |extremement )*"
)
_SLOW = (
    r"(?:lente?s?\b|lentement|instables?\b|degradee?s?\b|au ralenti|par a-coups|par intermittence|en pointille"
    r"|intermittente?s?\b|irregulier\w*|difficile(?:ment)?s?\b|mal\b|avec (?:difficulte|lenteur|peine|retard)s?\b"
    r"|tant bien que mal|cahin-caha|a peine\b|satur\w+|surcharg\w+|encombr\w+|partiel(?:le)?(?:ment|s)?\b|limitee?s?\b"
    r"|perturbee?s?\b|ralentie?s?\b|capricieu\w+|aleatoire\w*|poussi\w+|en mode (?:degrade|reduit|minimal)"
    r"|(?:dans|en) (?:une )?(?:version|configuration|capacite) (?:reduite|degradee|limitee|allegee|minimale|restreinte)"
    r"|a (?:capacite|vitesse|regime) (?:reduite?|limitee?|restreinte?)|en (?:capacite|regime) reduite?"
    r"|une? (?:fois|temps|message|envoi|declaration|connexion|tentative|jour|heure|requete)s? sur (?:deux|trois|quatre"
    r"|cinq|dix)"
    r"|(?:apres|au bout de|moyennant) (?:plusieurs|de nombreu\w+|de longues|quelques|deux"
    r"|trois) (?:\w+ )?(?:tentatives|essais"
    r"|relances|reconnexions|minutes|heures))"
)
#: "Avec des restrictions", "avec une heure de retard", "avec un fort ralentissement".
_WITH = (
    r"(?:avec|au prix d[e']|moyennant) ?(?:des? |du |une? |d'|quelques |de (?:forte?s |longs |gros )?)?"
    r"(?:[\w'-]+ ){0,4}?(?:lenteur|retard|delai|ralentissement|difficulte|restriction|limitation|erreur|perturbation"
    r"|latence|temps de reponse|interruption|coupure|reserve|anomalie|rejet|blocage|instabilite|attente|deconnexion"
    r"|ratee?)s?\b"
)
_WAIT = (
    r"(?:comptez|prevoyez|prevoir|compter|il faut (?:compter|attendre)|attendez-vous a) (?:[\w'-]+ ){0,3}?"
    r"(?:minute|heure|delai|attente|lenteur|mn\b|min\b|h\b)s?"
)
#: What works, and how badly; not "le service est disponible de 7h à 20h".
HAMPERED = pattern_of(
    rf"\b{WORKS}(?! (?:de nouveau|a nouveau)){_BUT}{_SO}{_COPULA}{_HOW_MUCH}(?:{_SLOW}|{_WITH}|{_WAIT})"
    rf"|\b{WORKS}{_BUT}(?:sans|prive d[e']) ?(?:l[ae]s? |l'|aucune? )?"
    r"(?:bae|mrn|validations?|paiements?|liquidations?|impressions?|messages?|reponses?|accuses?|mainlevees?"
    r"|notifications?|statuts?|signatures?|consultations?|certifications?|apurements?|creations?|modifications?"
    r"|acquittements?|depots?|saisies?|(?:fonction(?:nalite)?|module|volet|brique|partie)s?\b[\w' ]{0,30})(?=\W*$"
    r"|[.,;)])"
)
#: "Les téléservices ne sont pas tous disponibles."
NOT_ALL = pattern_of(
    r"\b(?:n'est|ne sont) (?:\w+ )?pas (?:tou(?:s|t|te|tes)|entierement|totalement|completement|pleinement"
    rf"|integralement|a 100 ?%) (?:\w+ )?{_WELL}"
    rf"|\bne (?:fonctionnent|marchent|repondent) pas tou(?:s|tes)\b"
)
#: "DTI : partiel", "Export : délais", "ECS : lent": all that is said behind a name.
LABELLED = pattern_of(
    rf"\W*(?:(?:est|sont|reste) )?{_HOW_MUCH}(?:{_SLOW}|(?:forte?s? |longs? |gros(?:se)? |quelques )?"
    r"(?:delai|latence|attente|file d'attente|intermittence|restriction|limitation|reserve)s?\b"
    r"(?: importante?s?| longs?)?|moyen(?:ne)?s?|mediocres?|tres moyen)\W*"
)
#: What stands before the name or mode that a clause is about; not "l'assistance DTI", "le support EDI".
LEAD = pattern_of(
    r"\W*(?:(?:et|mais|toutefois|en revanche|quant|cote|pour|sur|de son cote),? )?(?:en |a |au |a l'|sur |d[eu] )?"
    r"(?:l[ae]s? |l'|ces? )?(?:modes? |volets? |flux |services? |cote |saisie |messages? |teleprocedures? )?"
    r"(?:en |d'|a l'|l')?"
)
#: "N'est disponible qu'en EDI", "opérationnel en DTI seulement", "seul l'import est épargné".
_ONE = rf"(?:(?:dti\+?|edi|import|export)\b|(?:{SERVICE})\b)"
_WHERE = (
    r"(?:(?:en|a|pour|sur|via|par|dans|cote) ?)?(?:l[ae]s? |l'|a l')?(?:seule?s? )?"
    r"(?:modes? |volets? |flux |cote |service )?(?:d'|a l')?"
)
_NOT_STRUCK = (
    r"(?:(?:est|sont|a ete|ont ete) (?:\w+ment )?(?:epargne|indemne|preserve)e?s?"
    r"|(?:n'est|ne sont|n'a|n'ont)(?: pas| plus| ete){1,2} (?:ete )?(?:impacte|touche|affecte|concerne|perturbe"
    r"|bloque)e?s?"
    rf"|(?:est|sont|reste|restent|demeure|demeurent) {_SO}{_WELL}|{_RUNS}|echappe(?:nt)?|(?:y )?resiste(?:nt)?|tient\b"
    r"|tiennent\b)"
)
ONLY_THERE = pattern_of(
    rf"\b(?:ne |n'(?:est |etait )?)(?:sont |reste |restent |demeure )?(?:\w+ment |plus )?{WORKS}"
    rf"(?: \w+ment| plus| actuellement)? (?:plus )?qu(?:e |'){_WHERE}{_ONE}"
)
#: "L'import seul fonctionne", "l'EDI est le seul mode épargné", "l'export est épargné": it is one of several.
ONLY = pattern_of(
    rf"{ONLY_THERE.pattern}"
    rf"|\b{WORKS},? (?:mais )?{_WHERE}{_ONE},? (?:uniquement|seulement|exclusivement|seule?s?)\b"
    rf"|\b{WORKS},? (?:mais )?(?:uniquement|seulement|exclusivement) {_WHERE}{_ONE}"
    rf"|^\W*(?:(?:mais|toutefois|a ce stade|pour l'instant|actuellement|desormais),? )?seule?s? {_WHERE}"
    rf"(?:[\w'-]+ ){{0,4}}?{_NOT_STRUCK}"
    rf"|\b{_ONE} seule?s? {_NOT_STRUCK}|\b{_ONE} (?:est|reste|demeure) l[ea] seule?s? (?:\w+ )?(?:a \w+er|epargne"
    rf"|{_WELL})"
    r"|\b(?:dti\+?|edi|import|export) (?:(?:est|reste|a ete) )?(?:\w+ment )?(?:epargne|preserve)e?s?\b"
    rf"|{OPEN_TO_ONE}"
)
#: "En attendant le rétablissement de l'EDI", "pendant l'incident EDI": who does not work, beside one that does.
MEANWHILE = pattern_of(
    rf"(?:,? |^)(?=(?:en attendant|dans l'attente d[eu]|le temps d[eu]) ?(?:l[ae] |l')?{RETURN}\b"
    rf"|(?:pendant|durant|malgre|en depit d[eu]|le temps d[eu]) ?(?:l[ae]s? |l'|cet |cette |ce )?{TROUBLES})"
)
#: "Pas de DTI."
NO_MODE = pattern_of(
    r"\W*(?:et |mais )?(?:plus|pas) d[e'] ?(?:mode )?(?:dti\+?|edi|import|export)"
    r"(?: (?:depuis|pour (?:le moment|l'instant|l'heure)|actuellement|ce matin|a ce stade)\b[^.;]*)?\W*"
)
#: What is done for, or awaited of, what does not work yet: "en cours", "redémarre", "nos équipes travaillent sur …".
WORKED_ON = pattern_of(
    r"\b(?:travaux|travaill\w+|equipes?|intervien\w+|intervention|mobilis\w+|cherch\w+|recherch\w+|analys\w+"
    r"|diagnosti\w+"
    r"|investig\w+|redemarr\w+|relanc\w+|retabl\w+|repar\w+|reprise|remise en \w+|en (?:cours|attente|chantier)"
    r"|arrive(?:nt)?(?=\W*$)|attend(?:ent)?|attente|patienc\w*|patient(?:er|ez)|bientot|prochainement|suivr\w+|suit"
    r"|tarde(?:nt)?|toujours|encore"
    r"|retards?|delais?|lent\w*|ralenti\w*|impacts? (?:\w+ )?(?:en|sur|pour|a)\b|(?:un|fort|gros|leger) impact"
    r"|(?:une?|des|deux|trois|\d+) (?:heure|minute)s? d'attente)\b"
)
#: What is asked of people or offered to them of it, or that all went well there: no trouble of it.
NOT_OF_IT = pattern_of(
    r"\b(?:stocks?|backlog|support|assistance|hotline|formation|webinaire|guide|fiche|documentation|surveill\w*"
    r"|version|evolution|transparent\w*|sans (?:impact|incidence|interruption|coupure)|aucune?|prevue?s?|programmee?s?"
    r"|performances?|traductions?|instruction|developpement|deploiement(?! d'un correctif)|habilitation"
    r"|seront|rejou\w*|evaluation|correctifs? \w+ est en preparation"
    r"|(?:messages?|envois?|declarations?) (?:\w+ )?en attente"
    r"|planifiee?s?|migr\w+|bascul\w+|invite\w*|privilegi\w*|utilis\w+|pas d[e'])\b"
)
#: "…, | le reste fonctionne", "…, | les autres ne sont pas touchés": another subject, which is no name before it;
#: "pas d'impact en EDI, | impact en DTI".
ANOTHER_SUBJECT = pattern_of(
    r"(?:,| ;| et| -)? (?=(?:mais |et |alors que |tandis que )?(?:tou[st](?:es)? )?(?:le reste|les autres|l'autre)\b)"
    r"|, (?=(?:mais |et )?(?:(?:fort|gros|leger|un) )?impacts?\b)"
)
#: "Les autres oui": what was denied of the one.
OTHERS_ARE = pattern_of(
    r"\W*(?:mais |et )?(?:tou[st](?:es)? )?(?:les autres|le reste|l'autre)(?: [\w-]+){0,2}?,? (?:en revanche,? |eux "
    r"|elles )?"
    r"(?:oui|si|le sont|l'est|le sont bien)\W*"
)
#: What is excepted from what works and has no code: "à part les BAE", "la validation, non".
BUT_A_PART = pattern_of(
    rf"\b{WORKS}(?: [\w']+){{0,3}}?[,;(]? ?(?:a part|sauf|hormis|excepte|hors|en dehors d[eu]s?|a l'exception d[eu]s?"
    r"|mise? a part)\b"
    r"(?! (?:l[ae]s? |l'|des? |en )?(?:incident|imprevu|erreur|avis|alea|maintenance|cas\b|exception|indication|mention"
    r"|nuit|week|cela\b|ca\b|jour|ligne|connexion|heure|horaire|plage|periode|production|\d|\w+di\b|tva|taxes?\b))"
    rf"|\b{WORKS}(?: [\w']+){{0,2}}?[,;:]? (?:mais )?(?:pas |non )?(?:l[ae]s? |l')[\w' -]{{3,40}}?,? (?:non|pas"
    rf"|ko)(?=\W*$|[.;,)])"
)
#: "La nouvelle version est disponible en DTI": news of a thing, and no state of a service.
OF_A_THING = pattern_of(
    r"\b(?:versions?|ecrans?|formulaires?|guides?|fiches?|notices?|pages?|rubriques?|documents?|documentations?"
    r"|recherches?"
    r"|tutoriels?|enregistrements?|nouvel\w*|nouveau\w*|boutons?|onglets?|statistiques?|menus?)\b"
)
#: "Sauf le 1er mai", "hors jours fériés": when, and no part.
A_DAY = pattern_of(
    r"\W*(?:sauf|hors|hormis|excepte|a l'exception d[eu]s?|en dehors d[eu]s?|a part) ?(?:l[ae]s? |l'|du |des |pour )*"
    r"(?:\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|jours?|week|nuits?|noel|matins?|soirs?|fetes?|feries?)"
)
#: "Le service est disponible ; | la validation, non."
NOT_IT = pattern_of(
    r"\W*(?:mais |et )?(?:(?:pas|non) (?:l[ae]s? |l')[\w' -]{3,40}|(?:l[ae]s? |l')[\w' -]{3,40}?,? (?:non|pas|ko))\W*"
)
#: "La fiche réflexe est disponible, l'incident étant parti pour durer."
ONGOING = pattern_of(
    rf"\b(?:l'|l[ae]s? |cet |cette |ces ){TROUBLES} (?:[\w'-]+ ){{0,3}}?(?:etant (?!(?:\w+ )?(?:resolu|clos|termine"
    rf"|leve|retabli))"
    r"|se poursui(?:t|vent|vant)|se prolonge\w*|perdur\w+|persist\w+|durant depuis|dure(?:nt)? (?:toujours|encore"
    r"|depuis))"
)
