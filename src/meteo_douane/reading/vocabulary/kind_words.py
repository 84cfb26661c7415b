"""The words that name what kind a message is; they meet titles, labels and texts, folded and spelled right."""

from __future__ import annotations

import re

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.ahead_words import PUT_OFF, SOON
from meteo_douane.reading.vocabulary.alert_words import ALERT_AGAIN, ENDED_ALERT, FALLBACK_AGAIN, RETURN_OF_AN_ALERT
from meteo_douane.reading.vocabulary.hedge_words import A_NUMBERED_STEP
from meteo_douane.reading.vocabulary.nouns import ANNOUNCEMENT, INCIDENT, MESSAGE
from meteo_douane.reading.vocabulary.state_stems import BACK_TO_NORMAL, BROKEN_FORMS, NO_WORKS
from meteo_douane.reading.vocabulary.told_later import TAKEN_UP_AGAIN
from meteo_douane.reading.vocabulary.works_words import WORKS

TROUBLE = (
    r"(?:alertes?|incidents?|dysfonctionnements?|perturbations?|pannes?|lenteurs?|indisponibilites?|anomalies?"
    r"|blocages?|ralentissements?|difficultes?|problemes?|retards?|interruptions?|coupures?)"
)
ENDED = (
    r"(?:terminee?s?|achevee?s?|close?s?|cloturee?s?|levee?s?|finie?s?|resolue?s?|retablie?s?|corrigee?s?|reglee?s?"
    r"|reparee?s?)"
)

#: A bulletin that is still to come: "BIP suit", "un bulletin suivra", "prochain BIP à 8h".
_TO_FOLLOW = r"(?: (?:suit|suivent|suivra|suivront|paraitra|a suivre)\b)"
BULLETIN = pattern_of(
    rf"(?<!\bprochain )(?<!\bprochains )\b(?:bip|bulletins?)\b(?!{_TO_FOLLOW})"
    r"|\bpoints? (?:de |d'|sur )(?:la |l')?(?:situation|etape|avancement|information|incident|alerte|suivi)\b"
    r"|\bpoints? (?:n ?°|numero) ?\d"
    r"|\bsuivi d(?:e l'|')(?:incident|alerte)|\bmessage de suivi\b|\bsuite d(?:e l'|')(?:incident|alerte)"
    r"|\b(?:incident|alerte|perturbation|dysfonctionnement|panne|coupure)\b[^.;:]{0,40}[-–(,] ?suite\W*$"
)
#: Bulletins that one may get or read are none: "recevez les alertes et les BIP par SMS".
NOT_BULLETIN = pattern_of(
    r"\b(?:recev|recoi|abonn|consult|lire\b|lisez\b|comprend|retrouv|diffus|inscri)\w*[^.;:\d]{0,40}?\b(?:bip"
    r"|bulletins?)\b"
    r"(?! (?:d'\w+ )?(?:n|\d))"
)
#: What stands between a trouble and an end that is still to come.
TO_COME = (
    r"(?:sera|seront|serait|seraient|devrait|devraient|doit|doivent|pourra\w*|va|vont|etre|bientot|sous peu|croyait"
    r"|pensait)"
)
#: An end, said outright in a title or a label.
END = pattern_of(
    r"\bfin (?:partielle )?(?:d[e'u]s? ?(?:l'|la |les |cette |cet )?)"
    r"(?:alerte|incident|maintenance|operation|intervention|dysfonctionnement|perturbation|panne|indisponibilite"
    r"|interruption|coupure|travaux|ralentissement|lenteur"
    rf"|anomalie|blocage|difficulte|retard|fermeture|mise a jour|{TROUBLE}|{WORKS})|\bfin d.? ?alerte"
    rf"|\b(?:levee|cloture|resolution) (?:(?:partielle|totale|definitive|complete) )?d(?:e la|e l'|es|u"
    rf"|')? ?(?:dispositif d')?(?:alerte|incident|{TROUBLE})"
    rf"|\b{BACK_TO_NORMAL}|\bretablissement\b|\bsortie (?:de (?:l'(?:etat d')?)?|d')alerte\b"
    r"|\bretour (?:en|du|au) service\b"
    rf"|\b{TROUBLE}(?: (?!et\b|ou\b|non\b|pas\b|{TO_COME}\b)[\w'/-]+){{0,6}}?(?: ?[:,–-])?"
    rf" (?:est |sont |a ete |ont ete )?{ENDED}\b(?! (?:d[eu]s? |de la |d'un )?(?:doutes?|journee|jour|semaine)\b)"
    rf"|\b{WORKS}(?: (?!non\b|pas\b|{TO_COME}\b)[\w'/-]+){{0,6}}? (?:est |sont )?(?:terminee?s?|achevee?s?|cloturee?s?"
    rf"|close?s?|finie?s?)\b|\b(?!{TAKEN_UP_AGAIN})"
    r"reouverture d(?:e la teleprocedure|u service|e l'acces|es services|e \w+|u )"
    r"|\breprise (?:du service|normale|de l'activite|des services|des echanges|du fonctionnement|du trafic"
    r"|d'activite|effective)|\bremise en (?:service|route|ligne)\b"
    r"|^(?:incident |alerte )?(?:resolue?|retablie?|terminee?|cloturee?|close?)\b(?! d(?:[eu]s?\b|'))"
    r"|\bservice (?:retabli|rouvert|reouvert|reactive|de nouveau|a nouveau)"
    rf"|{ENDED_ALERT}"
)
#: An end of a part, which the text has to tell.
END_OF_A_PART = pattern_of(
    rf"\b(?:fin|levee|cloture|resolution|retablissement|reouverture|reprise|{BACK_TO_NORMAL})\b[^.;]{{0,60}}?"
    r"\bpartiel(?:le)?(?:ment)?\b|\bpartiellement (?:levee?|close?|retablie?|resolue?|rouverte?)s?\b"
)
#: "Fin d'alerte sous 30 minutes", "levée d'alerte si les tests sont concluants": what it waits for.
IS_TO_COME = (
    rf"(?:{SOON}|si (?!besoin|necessaire|vous|brexit|comptable|est\b)|sous (?:toutes? )?reserve|a condition|a venir\b)"
)
#: "L'alerte sera levée après une période d'observation": whatever works by now, it is on.
ALERT_LIFTED_LATER = (
    r"\b(?:fin|levee|cloture|fermeture) (?:\w+ )?d(?:e (?:l'|cette |notre )|')alerte\b"
    rf"(?:(?! - | et | mais | pour )[^.;:,(!?]){{0,50}}? {IS_TO_COME}|"
    r"(?<!fin d')\balerte\b[^.;]{0,20} (?:sera|devrait etre|pourra etre) (?:\w+ ){0,3}?(?:levee|close|cloturee)\b"
)
#: "Clôture vers 17h si pas de rechute" is of the alert as well.
LIFTED_LATER = pattern_of(
    rf"{ALERT_LIFTED_LATER}|\b(?:la|sa) (?:levee|cloture) (?:\w+ )?(?:sera|serait|devrait|interviendra)\b"
    r"|^\W*(?:l[ae] )?(?:levee|cloture|retour a la normale|retablissement) (?:\w+ )?"
    rf"(?:(?:vers|a|des) \d[\dh:]* ?(?:h\d*)? ?)?{IS_TO_COME}"
)
#: An end that is still to be published: what says so is none.
ANNOUNCED_END = pattern_of(
    rf"\b(?:message|{ANNOUNCEMENT}|bulletin|information)s? de (?:fin|retablissement|retour a la normale"
    r"|cloture)\b"
    r"[^.;]{0,40}\b(?:sera|seront|suivra|interviendra|vous sera)\b"
    r"|\bfin d[e'] ?(?:l'|la )?(?:alerte|incident)[^.;]{0,20}\b(?:sera|suivra)\b (?:publie|diffuse|annonce|prononce"
    rf"|confirme)e?|{ALERT_LIFTED_LATER}"
)
#: "Fin des travaux GAMMA 2 - EDI non rouvert": no more than a mode is not.
NOT_SO = r"(?:(?<!\bedi )(?<!\bdti )(?<!\bdti\+ )non|non(?! (?:encore )?(?:rouvert|ouvert|retabli|disponible|reparti)))"
NOT_END = pattern_of(
    r"\b(?:depassements?|non-?respect) (?:d[eu']s? ?)(?:la |l')?(?:heure|horaire|date|fin)s? |"
    rf"\b(?:vers|points? sur) (?:un |le |la |une )?(?:{BACK_TO_NORMAL}|retablissement|reprise|reouverture|fin d)|"
    rf"\b(?:{BACK_TO_NORMAL}|retablissement|reprise|reouverture) en vue\b(?! d)|"
    r"\bau (?:retour (?:du|en|a)|retablissement)\b|"
    r"\b(?:prematur\w+|trop tot)\b[^.;:]{0,30}\b(?:parler|annoncer|evoquer|prononcer)\b|"
    r"\b(?:en vue|en prevision|en attente|dans l'attente|attente|en attendant|jusqu'au?|d'ici|avant|des|depuis|apres"
    r"|prepar\w+|organis\w+|anticip\w+|conditions?|modalites?|calendrier|scenarios?|perspectives?|espoir|objectif)"
    rf" (?:d[eu']s? ?|a )?(?:la |le |l'|au |un )?(?:{BACK_TO_NORMAL}|retablissement|reprise|resolution|levee|cloture"
    r"|reouverture|remise en (?:service|route|ligne)|fin d(?:e|u|es)?)\b|"
    r"\b(?:est|sont)-(?:il|elle)s?\b|\best-ce qu"
    # "Prochain point à la fin d'alerte", "projet de fin d'alerte": one day; "Fin d'alerte dans l'heure", "… refusée".
    r"|(?:(?<!suite )\b(?:a la|sur la|lors de la)|\b(?:ou|voir|projet de|brouillon\W*|retard (?:de|sur|dans)(?: la)?"
    r"|heure (?:de|d)(?: la)?|consignes? (?:de|a la)|quand(?: est)?(?: la)?)) fin d(?:e l)?'(?:alerte|incident)\b"
    rf"|\b(?:fin|levee)(?: d(?:e l)?')? ?alerte\b[^.;:,(]{{0,40}} (?:(?!d'ici (?:une?|\d)){SOON}"
    r"|dans (?:l'(?:heure|apres-midi)|la (?:matinee|soiree|journee|nuit))|en (?:fin|debut|cours|milieu) d[e']"
    r"|refusee?|rejetee?|impossible|pas (?:validee?|confirmee?|possible|acquise?))\b"
    r"|\b(?:fin|levee|retablissement|cloture|clos|close|cloturee?|fermee?)\b[^.;:]{0,60}\bpar erreur\b"
    r"|\bfin d[^.;:]{0,40}\bannulee?\b"
    r"|\bfin (?:prevue|estimee|previsionnelle)"
    r"|\b(?:fin|levee|cloture) d[^.;:]{0,20}\b(?:sera|suivra|interviendra)\b"
    r"|\bcloture d(?:e la|u) (?:journee|jour|soir|matinee|semaine|mois|seance)"
    rf"|\b(?:{BACK_TO_NORMAL}|retablissement|reprise|resolution|levee|cloture|reouverture|fermeture d(?:e l)?'alerte"
    rf"|fin d[e'u]s? ?(?:la |l')?(?:alerte|{TROUBLE}|{WORKS}))[^.;:]{{0,25}}(?:subordonnee?|conditionnee?|prevue?"
    rf"|estimee?|attendue?|envisagee?|en (?:cours|attente|suspens)|repoussee?|retardee?"
    rf"|reportee?|progressi\w+|partiel en|sous|a confirmer|a venir|a suivre|plus tard"
    rf"|ulterieur\w*|espere\w*|{NOT_SO}|incertain\w*|imminent\w*|previsible|differee?"
    r"|decalee?)\b|\b(?:reouverture|reprise) d[e'] ?(?:l'|une )?alerte"
    r"|\b(?:non|pas (?:encore )?|toujours pas) (?:resolu|retabli|termine|leve)\w*"
    r"|\b(?:cloture|fin|levee) d[^.;:]{0,40}?,? (?:et |puis )?"
    r"ouverture d(?:e l'|'une )(?:nouvelle )?alerte\W*(?:n°|\d|$)"
    r"|\bprochaine? (?:retour|fin|reouverture)|\b(?:erratum|rectificatif)\b.*toujours"
    rf"|\b(?:fin|levee|cloture|retablissement|reouverture|{BACK_TO_NORMAL})\b[^.;:]{{0,60}} (?:{PUT_OFF})"
    rf"|{ALERT_AGAIN}|{RETURN_OF_AN_ALERT}|{FALLBACK_AGAIN}|{A_NUMBERED_STEP}"
    rf"|\b{ENDED}[^;:]{{0,30}}?,? (?:puis|mais)(?: (?:de|a) nouveau)? (?:{BROKEN_FORMS}|retomb|reappar|revenu|recidiv)"
)
CANCEL = pattern_of(
    rf"\bannulation\b(?! (?:d(?:u |e la |e l'|'|e ))?(?:{MESSAGE}|alerte|fin|levee))(?! ?[:–-] (?:fin|levee|cloture) d)"
    rf"|\b{WORKS}\b[^.;:!?]{{0,90}}?\b(?:est|sont|a ete|ont ete|etant)?\s*(?:finalement |donc |egalement"
    r" )?annulee?s?\b|\bn'aura(?:it)? (?:\w+ )?pas lieu\b|\bn'auront (?:\w+ )?pas lieu\b"
    r"|\bn'(?:a|ont) (?:\w+ )?pas eu lieu\b"
    r"|(?:^|[.;:!?\n] ?)\W*(?:nous annulons|on annule) (?:donc |finalement )?(?:l'|la |les |cette |notre )?"
    r"(?:maintenance|intervention|coupure|fermeture|mise (?:a jour|en production)|operation (?:technique|prevue|de"
    r" maintenance))s?\b(?!.{0,60}\b(?:rempla|report))"
    rf"|{NO_WORKS}|(?<!ne )\bnous renoncons a (?:l'|la |cette |notre )(?:maintenance|intervention"
    rf"|operation|coupure)(?! a \w+ ?:|[^.;]{{0,40}} si )"
    r"|\bne (?:se tiendra|se deroulera|sera|seront) (?:\w+ )?pas (?:realisee?s?|effectuee?s?|menee?s?|conduite?s?"
    r"|executee?s?|maintenue?s?)"
    r"|\bn'(?:est|a) (?:\w+ )?(?:plus|pas ete) (?:programmee?|maintenue?|realisee?|prevue)|\bdeprogramm\w+"
    r"|\b(?:est|sont) (?:finalement )?annulee?s?\b|^annulee?s?\b|^[\[(] ?annulee?s? ?[\])]\W*(?=(?:la |l'|cette )?"
    rf"{WORKS}\b)|\bsans suite\b|\babandon(?:nee?s?)?\b"
    r"|\bannulee?s?\s*[:!-]|[-–(:]\s*annulee?s?\b"
    r"|(?<!codes )(?<!documents )(?<!messages )(?<!valeurs )(?<!champs )(?<!taxes )(?<!codes sont )\bsupprimee?s?\b"
)
#: An alert, and not its end.
ALERT_ITSELF = r"(?<!fin d')(?<!fin de l')(?<!fin )\balerte"
#: An alert that was none is over for those who were told of it; one that "indiquait par erreur" an hour was one.
WITHDRAWN = pattern_of(
    r"\bannulation (?:d(?:u message d'|e l'|'))?alerte"
    rf"|{ALERT_ITSELF} (?:(?!non\b|pas\b)\w+ ){{0,3}}[(:,–-]? ?(?:annulee|publiee par erreur|sans objet)"
    rf"|{ALERT_ITSELF} (?:(?!(?:non|pas|fin|levee|retour|message|bulletin)\b)\w+ ){{0,7}}?"
    r"[(:,–-]? ?(?:(?:publiee|diffusee|envoyee|emise|declenchee)"
    r" (?:par erreur|a tort)|a ne pas prendre en compte)(?=\W*(?:$|[.;!)\n]))"
    r"|^\W{0,2}annulee?s? ?[\])]? ?[:–-]? ?alerte\b"
    r"|(?<!pas une )(?<!pas de )(?<!aucune )\bfausse alerte"
    rf"|(?:{ALERT_ITSELF}|\bmessage(?! (?:de (?:fin|retour|levee|cloture|retablissement)|d'annul)))\b[^.;:]{{0,40}}"
    r"\b(?:publie|diffuse|emis|envoye|declenche)e?\b"
    r"(?:(?!\b(?!etait\b|avait ete\b)\w+ai(?:t|ent)\b|\ba (?!ete\b)(?:\w+ )?[a-z]+e\b|\bqui\b)[^.;:]){0,25}"
    r"\bpar erreur\b"
    r"|\balerte\b[^.;:]{0,40}\b(?:est|etait|devient) (?:donc )?sans objet\b"
)
#: "Le retour annoncé pour midi n'aura pas lieu": no works are called off.
A_RETURN_OF_OURS = (
    r"(?:^|[.;:!?] |\n)\W*(?:le |la |l'|un |une |ce |cette )(?:retour|retablissement|reprise|reouverture|redemarrage"
    rf"|remise en (?:service|ligne|route))\b(?! d(?:es |e la |u |e l'|e )?{WORKS})"
)
NOT_CANCEL = pattern_of(
    rf"(?:{A_RETURN_OF_OURS}|\b(?:fin|levee|cloture) d)[^.;:]{{0,80}}"
    r"\bn'(?:aur(?:a|ont) (?:\w+ )?pas lieu|(?:a|ont) (?:\w+ )?pas eu lieu)\b|"
    r"\b(?:fin|levee|cloture) d[^.;:]{0,40}\b(?:alerte|incident)\b[^.;:]{0,25}\bannulee?\b"
    r"|\balerte\b[^.;:]{0,40} n'est (?:\w+ )?plus\b"
    r"|\b(?:pourrai(?:t|ent)|peut|peuvent|pourr(?:a|ont)|risque(?:nt)? d') ?(?:\w+ )?etre (?:\w+ )?"
    r"(?:annule|supprime)e?s?\b"
    r"|\bn'est pas annulee?|\b(?:pas|non) annulee?s?\b|\bne sont pas annulee?s"
    r"|\bannulation (?:automatique|de la declaration|des declarations|d'une declaration)|\bannule et remplace"
    r"|\bdeclarations? (?:\w+ )?annulee?s?|(?:message|avis|annonce|bulletin|information)s? d'annulation"
    r"|annulation (?:diffusee|publiee|annoncee|transmise)|\bcontrairement\b.*annul"
)
REOPENED = pattern_of(
    r"\b(?:reouverture|reprise|reactivation|redeclenchement|relance|retour) (?:d[e'] ?(?:l'|une )?|en )alerte"
    rf"|{ALERT_AGAIN}|{RETURN_OF_AN_ALERT}"
    r"|\bnouvelle alerte|\balerte\b[^.;:]{0,40}\b(?:rouverte|reactivee|reouverte|relancee)|\brechute\b"
    r"|\banouveau en alerte"
    r"|\b(?:de|a) nouveau (?:en alerte|indisponible|inaccessible|bloque|interrompu|perturbe|en panne|hors service)"
)
ALERT = pattern_of(
    r"\balertes?\b(?! (?:serait|seraient|pourrait|pourraient|sera publiee|sera diffusee)\b)"
    r"|\b(?:passage|passe|mise|place)\w* en alerte"
)
#: Declarants who are to use another mode: why, is not said; that all is well, is not either.
TO_ANOTHER_MODE = pattern_of(
    r"\b(?:invite|prie|appele|tenu|contraint|oblige)e?s? (?:a|de) (?:basculer|passer|recourir|travailler|declarer)\b"
    r"[^.;]{0,25}\b(?:en|vers|sur|au|a l'|par) ?(?:le |la |mode |saisie |voie )*(?:dti\+?|edi)(?!\w)"
    r"(?![^.;]{0,30}\b(?:avant le|d'ici|a compter du|a partir du)\b)"
)
MALFUNCTION = pattern_of(
    r"\bdysfonctionnements?\b|\bperturb(?:ation|e)\w*|\bralenti\w*|\blenteurs?\b|\banomalies?\b|\bincidents?\b"
    r"|\bpannes?\b|\bindisponib\w+|\binaccessib\w+|\bbloqu\w+|\bblocages?\b|\bdifficultes?\b|\bproblemes?\b"
    r"|\bimpossib\w+|\bdegrad\w+|\berreurs?\b|\bretards?\b|\binstab\w+|\bintermitt\w+|\bdefaillan\w+|\brejets?\b"
    r"|\bhors (?:service|d'usage|d'etat)\b|\bsatur\w+|\binterrompu\w*|\ben maintenance\b|\bsans reponse\b"
    r"|(?<!vigilance )\b(?:rouge|orange)\b"
    r"|\bpartiel\w*|\bdefaut\b|\bdegradation"
)
INFORMATION = pattern_of(
    r"\binformations?\b|\bwebinaires?\b|\bhoraires?\b|\benquetes?\b|\bfiches?\b|\bcalendriers?\b"
    r"|\bnouve(?:aux?|lle|aute)s?\b|\bguides?\b|\bformations?\b|\brappel\b|\bactualites?\b"
    r"|\bpublications?\b|\bcommunique\b|\bdocumentations?\b|\bavis aux\b|\breunions?\b|\bdepreciation"
    r"|\bouverture d(?:e la|u|es) (?:campagne|inscription)|\bcampagne\b|\bmodification|\btelechargement"
    r"|\binscri\w+|\bpatrimoine\b|\benvironnement\b|\bversion\b|\bbienvenue\b|\bmerci de\b"
    r"|\bchangement\b(?! (?:de date|d'horaire|d'heure|de creneau|de planning))"
    r"|\bfeuille de route|\bfaq\b|\bfoire aux questions\b"
    r"|\bretours? d'experience\b|\bretex\b|\bexercice (?:de crise|de continuite|national)\b"
    r"|\batelier|\bsondage\b|\breglement|\blivr\w+|\bmise en production"
    r"|\bpoint d'actualite|\bdisponible\b|\bpubliee?s?\b"
)
#: What is to be done with declarations: beside "information" in a title it is no trouble of a service.
OF_PAPERS = pattern_of(r"\bregularisations?\b|\bressaisies?\b|\bconsignes?\b|\bmodalites\b")
NEWS = pattern_of(
    r"\btelecharg\w+|\bwebinaires?\b|\bhoraires?\b|\binscri\w+|\bcalendrier\b|\bnouvelles? versions?\b"
    r"|\blivraison\b|\bversion \d|\bcampagne\b|\benquetes?\b|\bdocumentation\b|\bespace documentaire\b"
    r"|\bvous informe|\bmise? en production\b|\bpubliee?s? sur\b|\brenouvel\w+|\bfiche pratique\b"
    r"|\bfiches?\b[^.;:]{0,40}\b(?:est|sont) (?:disponible|consultable|accessible)s?\b"
    r"|\bretours? d'experience\b|\bretex\b|\bexercice (?:de crise|de continuite|national)\b"
    r"|\bguide\b|\bformations?\b|\bfrauduleu\w+|\bhameconnages?\b|\bphishing\b|\busurpa\w+"
)


TROUBLE_NOUN = pattern_of(
    rf"\b(?:{INCIDENT}|ralentissement|lenteur|indisponibilite"
    r"|inaccessibilite|blocage|difficulte|probleme|defaillance|saturation)s?\b"
)
#: Titles of news that are believed only if the text tells of no trouble at all, or counts those of a time.
ABOUT_IF_CALM = pattern_of(
    r"^\W*(?:echeances?|regularisation d(?:es|e nos) \w+s\b|retour sur (?:l'|la )(?:incident|panne|alerte"
    r"|coupure) d[eu]|appel a \w+s\b"
    r"|(?:bien|savoir) (?:lire|utiliser|remplir|saisir|preparer)"
    r"|(?:editeurs ?: ?)?renouvel\w+ (?:vos|votre) certificats?"
    r"|(?:taux de )?disponibilites? (?:des (?:tele)?(?:services|procedures)|de [^.;:]{2,30}?) (?:au|en|sur)\b"
    r"[^.;:]{0,20} (?:trimestre|semestre|mois|annee|20\d\d))"
)
#: "Fiche incident – DELTA X Import": no paper to be read where a text below it fills it in.
FORM_OF_A_TROUBLE = pattern_of(
    r"^\W*fiche (?:de |d')?(?:suivi (?:de |d')?(?:l')?)?"
    r"(?:incident|alerte|panne|dysfonctionnement|anomalie|perturbation)\b"
)
#: Titles of news, whatever they name: they are believed if the text tells no trouble.
ABOUT = pattern_of(
    r"^\W*(?:(?:information\w*|service d'assistance|sau|assistance) ?[:–-]? ?)?(?:(?:l[ae]s? |notre "
    r"|nos )(?=fiches?\b))?(?:abonne\w+|s'abonner"
    r"|calendriers?|plannings?|horaires?|permanence|jours?"
    r" feries?|webinaires?|enquetes?|guides?|faq|formations?|bilan|bienvenue|rappel des|comment|nouve\w+ (?:fiche"
    r"|guide|version|fonctionnalite)s?|mode d'emploi|fiches?|documentation|exercice|campagne"
    r"|inscri\w+"
    r"|(?:mise a jour|actualisation|publication) d(?:e la|es|'une|u|e) "
    r"(?:fiche|guide|documentation|notice|page|faq|foire aux questions)s?"
    r"|(?:rappel ?[:-] ?)?"
    r"(?:que faire|comment (?!(?:se porte|va)\b)(?:s'|se |l[ae]s? |l')?(?:auto-?)?\w+(?:er|ir|re)\b)\b"
    r"|retour d'experience"
    r"|nouveaux? codes?|codes? (?:d'erreurs?|retours?)|questionnaires?|sondages?|votre avis"
    r"|statistiques?"
    r"|[^.;:]{0,30}\b(?:meteo|standard|numero|page|site|adresse)\b[^.;:]{0,30} change(?:nt)?"
    r"(?: de (?:presentation|numero|adresse|visage|nom)s?)?\W*$"
    r"|[^.;]{0,70}\bbilan (?:d[eu']|annuel|mensuel|trimestriel)"
    r"|rappel\b[^.;]{0,40}\b(?:lire|utiliser|regles?|modalites|consignes|auto-?declenchement|bonnes pratiques"
    r"|demarches?"
    r"|obligations?|conditions?|procedure))\b"
)
#: Lists of questions and answers: they are believed if nothing else tells of a trouble, by a verb or a noun.
OF_QUESTIONS = pattern_of(
    r"\b(?:faq|foire aux questions|questions? (?:frequentes?|recurrentes?|courantes?)|(?:vos|nos) questions"
    r"|questions?(?: ?[-/] ?| et )reponses?|que faire (?:si|s'|en cas|quand|lorsqu)"
    r"|comment (?:reagir|faire|proceder))\b"
)
TROUBLE_OVER = pattern_of(
    rf"\b{TROUBLE} (?:est|sont|a ete|ont ete) (?:desormais |donc |maintenant |enfin |totalement |completement )?{ENDED}"
    r"(?! (?:du )?(?:cote|chez|au niveau d))"
)


def ends_works(words: str) -> bool:
    """Whether the end that words tell, if they do, is one of works rather than of a trouble."""
    return any(re.search(rf"\b{WORKS}\b", found.group()) for found in END.finditer(words))
