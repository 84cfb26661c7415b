"""What is said of one part beside the end of the whole: that it has to wait, is worked on, or nothing of that kind.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of

PEOPLE = (
    r"(?:operateur|utilisateur|usager|declarant|exportateur|importateur|transporteur|commissionnaire|prestataire|client"
    r"|adherent|professionnel|representant|entreprise|societe|ceux|celles)s?"
)
#: "Doivent encore patienter", "le DTI attendra", "restent en procédure de secours": whoever it is of is not back.
HAS_TO_WAIT = pattern_of(
    r"\b(?:doi(?:t|vent)|devr(?:a|ont)|il (?:faut|faudra|convient de|conviendra de)|va|vont|merci de|veuillez"
    r"|(?:prie|invite)e?s? (?:a|de)) (?:\w+ ){0,3}?"
    r"(?:patienter|attendre\b(?! (?:l[ae]s? |l'|une? |vos |leurs? )(?:\w+ )?(?:reponse|accuse|retour des|message|bae)))"
    r"|\b(?:patienter|attendr)(?:a|ont)\b|\bpatiente(?:nt)?\b|\battend(?:ent)? (?:encore|toujours)\b"
    r"|(?<!votre )(?<!leur )(?<!de la )\bpatience\b|\bun peu de patience\b|\bpas (?:encore|tout de suite)\b"
    r"|\btoujours pas\b|\bseule?s? (?:l[ae]s? |l')"
    r"|\b(?:reste|demeure|continue|sont (?:toujours|encore)|est (?:toujours|encore))(?:nt)? "
    r"(?:\w+ ){0,2}?en (?:procedure de |mode )?secours\b"
)
#: "Travaux en cours sur le DTI", "nos équipes se concentrent sur l'export", "ECS : à venir": not there yet.
IS_WORKED_ON = pattern_of(
    r"\ben cours\b|\ben (?:voie|phase|train) d|\bse poursui\w+|\bpoursui(?:t|vent|vons)\b|\bcontinu(?:e|ent|ons)\b"
    r"|\b(?:s'occup|se concentr|se penche|s'attel|s'attaqu|se tourn|se consacr|travaill|oeuvr|interv(?:ien|en)|s'affair"
    r"|se mobilis|s'activ)\w*|\b(?:mobilise|concentre|occupe|penche|affaire)e?s?\b"
    r"|\brest(?:e|ent|era|eront)\b|\ba (?:suivre|venir|faire|traiter|retablir|relancer|rouvrir|reparer|corriger)\b"
    r"|\bsuivr(?:a|ont)\b|\bsui(?:t|vent)\b|\bensuite\b|\b(?:prochaine?|derniere?|nouvelle|seconde?) (?:etape|phase)\b"
    r"|\b(?:re)?demarre(?:nt)?\b|\b(?:prevu|attendu|espere|programme|estime|repousse|reporte|decale|differe)e?s?\b"
    r"|\bbientot\b|\bpresque\b"
    r"|\bbesoin d|\bdemand(?:e|ent) (?:encore|toujours|une? )|\bfer(?:a|ont) l'objet\b"
    r"|\b(?:separe|distinct|specifique)e?s?\b"
    r"|\b(?:rouvrir|reouvrir|reprendr|redemarrer|reviendr|fonctionner|marcher|repartir)(?:a|ont)\b"
    r"|\b(?:sera|seront) (?:\w+ )?(?:retabli|rouvert|releve|relance|repare|corrige|disponible|accessible"
    r"|operationnel)\w*|\b(?:correct\w+|patch|redemarrage|relance|version)s?\b[^.;]{0,20} (?:sera|seront) "
)
_PAPERS = (
    r"(?:messages?|declarations?|stocks?|files?|reponses?|retards?|bae|ens|dae|envois?|arrieres?|reliquats?|dossiers?"
    r"|mouvements?|lots?|fichiers?|notifications?|accuses?|operations|certificats?|apurements?|demandes?|ecarts?)"
)
#: "Les messages EDI en attente sont en cours de traitement", "reste le stock de l'export": what was left, worked off.
WORKED_OFF = pattern_of(
    rf"\b{_PAPERS}\b(?=[^.;]{{0,120}}\b(?:trait|rejou|rejeu|resor|en (?:attente|souffrance|cours)|renvoy|envoy"
    r"|regularis|ecoul|absor|integr|achemin|transm|depil|rattrap|ressais|saisi|compl|vid|purg|achev|termin"
    r"|repris|reprise|accumul"
    r"|bloque|depos|part(?:ent|iront)))|\bs'ecoul\w+|\becoulement\b"
    r"|\b(?:sera|seront) (?:\w+ment )?(?:rejou|trait|regularis|renvoy|integr|apur)e\w*"
    rf"|\b(?:trait|rejou|rejeu|resor|renvoi|regularis|ecoul|absor|rattrap|apur|ressais|depil|vid|purg|reprise)\w*"
    rf"(?=[^.;]{{0,60}}\b{_PAPERS}\b)|\b(?:stocks?|retards?|arrieres?|reliquats?|backlog|rattrapages?|rejeux?"
    rf"|apurements?)\b"
)
#: What is asked of its cause, or told of it later: "l'analyse des causes se poursuit pour l'EDI".
OF_THE_CAUSE = pattern_of(
    r"\b(?:causes?|origines?|post-? ?mortem|enquetes?|bilans?|comptes?-? ?rendus?|retours? d'experience|rex"
    r"|explications?|rapports?)\b"
)
#: "Sous surveillance", "une vigilance": it works, and is watched.
WATCHED = pattern_of(r"\b(?:surveill|vigilan|observ)\w*")
#: What was, in the past: "avait été touché", "n'a pas répondu de 9h à 9h10".
IS_PAST = pattern_of(
    r"\b(?:a|ont) (?:\w+ ){0,2}?(?:ete|concerne|touche|affecte|impacte|perturbe|bloque|dure|connu|subi|permis|pu|fait"
    r"|provoque|cause|necessite|repondu|fonctionne|debute|commence|eu lieu|repris|rencontre|constate|porte)e?s?\b"
    r"|\b(?!\w*(?:er|ir|dr|devr|pourr)ai(?:t|ent)\b)\w+ai(?:t|ent)\b|\bapres\b(?!-midi)|\blors d|\bpendant\b"
)
#: Nobody has anything to do, and who helps is there.
NOTHING_TO_DO = pattern_of(
    r"\b(?:aucune?|pas d['e]) ?(?:action|demarche|intervention|manipulation|reprise|mesure|renvoi)\w*"
    r"|\b(?:joignable|a (?:la |votre )(?:disposition|ecoute))\w*|\bcontinu\w+ (?:de |d'|a )(?:fonctionn|repond|etre)\w*"
    r"|\brien a (?:faire|craindre|changer)\b|\b(?:sera|seront|sont|ont ete) (?:\w+ment )?(?:ignore|ecarte)e?s?\b"
    r"|\bprise?s? en compte\b"
)
#: "N'est pas concerné", "aucun impact": it was never so.
NEVER_STRUCK = pattern_of(
    r"\b(?:pas|jamais|non|peu) (?:\w+ )?(?:ete )?(?:touche|concerne|impacte|affecte|perturbe|vise|atteint)\w*"
    r"|\b(?:aucune?|sans|pas d['e]) ?(?:impact|effet|consequence|incidence|trouble|anomalie|incident|lien|rapport)\w*"
    r"|\binchange\w*|\bepargne\w*"
)
#: That it went the same way, or is as it should be.
IS_WELL = pattern_of(
    r"\b(?:aussi|egalement|de meme|idem|pareil\w*|deja|ok|fait|oui|inclus\w*|compris\w*|tous|toutes|ensemble|confondus"
    r"|norma(?:l|ux)\w*|nominal\w*|habituel\w*|usuel\w*|stabl\w+|stabilis\w+|fluid\w+|correct\w*|concluant\w*"
    r"|bien|bons?|bonne"
    r"|resolu\w*|retabli\w*|leve\w*|clos\w*|termine\w*|acheve\w*|corrige\w*|deploye\w*|livre\w*|applique\w*|installe\w*"
    r"|effectue\w*|realise\w*|repare\w*|traite\w*|valide\w*|passent|circulent|arrivent|parviennent|repond\w*"
    r"|fonctionne\w*|marche\w*)\b"
)
#: What people are asked, told or able to do, of whom help comes, and papers.
OF_PEOPLE_AND_PAPERS = pattern_of(
    r"\b(?:vous|vos|votre|merci|veuillez|pensez|peu(?:t|vent)|pourr(?:a|ont)|conseill\w*|recommand\w*|prefer\w*|inutile"
    r"|utile|si|en cas|sau|support|assistance|hotline|permanence|joignable\w*|contact\w*|appel\w*|consult\w*|renvoy\w*"
    r"|verifi(?:er|ez)|relanc(?:er|ez)|reconnect\w*|regularis\w*|conserv\w*|fiche|notice|guide|documentation|faq"
    r"|tutoriel|numero|reference|durees?|rappel|memoire|distinct de|heritier|code|cache|points?|privilegi\w*"
    r"|voudr(?:a|ont)|nouveautes?|remerci\w*|tarif\w*|version)\b"
    r"|\b(?!chez\b)\w{3,}ez\b|\ba (?:renvoyer|regulariser|deposer|ressaisir|completer|rejouer|transmettre|saisir)\b"
)
#: Other works, which are announced: "la maintenance EDI du 12 mars est maintenue".
OTHER_WORKS = pattern_of(
    r"\b(?:maintenances?|interventions?|operations?|mises? a jour|travaux|coupures?|arrets?)\b[^.;]{0,60}"
    r"\b(?:prevu|programme|planifie|maintenu|annonce|aura lieu|auront lieu|prochain|demain|le \d|du \d)"
    r"|\bprochaine?s? (?:maintenance|intervention|operation|mise a jour)"
)
#: "Concerne le DTI": the end itself is what it is said of.
OF_THE_END = pattern_of(
    r"\b(?:concern|vis|port|s'appliqu|valable|vaut)\w*\b|\b(?:uniquement|seulement|exclusivement)\b"
    r"|\bmessage\b(?! \w+ suivr)"
)
#: "Le service est rétabli | et nous travaillons sur l'export": who is at work, and on what.
AT_WORK = (
    r"(?:nous|on|nos (?:\w+ )?(?:equipes|techniciens)|les (?:\w+ )?(?:equipes|techniciens)) (?:\w+ )?"
    r"(?:travaill|poursui|oeuvr|s'occup|se concentr|se penche|s'attel|nous occup|nous concentr)\w*"
)
#: "EDI : rétabli - | DTI : en cours": each behind its label.
BEFORE_A_LABEL = (
    r"(?<=[^\s:-]) (?:-|/|\|) (?=(?:modes? |volet )?(?:dti\+?|edi|import|export|delt[a@](?: \w+){0,2}|ecs|ics2?|gun"
    r"|ciel|gamma(?: 2)?|soprano|trigo|antes|sds|rosa|rita|sau|si brexit|olga|intercom|pous|isope) ?: )"
)
#: "Le traitement du stock suivra": what was left.
HAD_TO_WAIT = pattern_of(r"\b(?:stocks?|en (?:attente|souffrance)|retards?|arrieres?|reliquats?|accumul\w+|files?)\b")
_FUNCTION = (
    r"(?:traitement|validation|paiement|bae|depot|saisie|impression|liquidation|restitution|reponse|notification"
    r"|apurement|envoi|reception|signature|mainlevee|edition|recherche|modification|rectification|annulation|creation"
    r"|televersement|enregistrement|transmission|emission|delivrance|calcul|controle|consultation|connexion"
    r"|authentification|acces|lecture|ecriture|simplifiee|normale|retour|flux|autre)s?"
)
_NO_NEWS = (
    r"(?!(?:\w+ )?(?:messages?|bulletins?|points?|communications?|communiques?|informations?|infos?|bilans?|analyses?"
    r"|equipes?|agents?|techniciens?|sau|suites?|rex|explications?|details?|precisions?|regularisations?"
    r"|consignes?|documentations?|notes?|fiches?"
    r"|conges?|formations?|comptes?)\b)"
)
_ITS = r"(?:^\W*|[,;:] (?:mais |et )?)(?:l[ae]s? |l'|leurs? |s(?:on|a|es) )"
#: "Leur traitement non", "les simplifiées attendront", "la validation, elle, attend TRIGO", "sans BAE": of what people
#: need of a service, one thing is back and another is not.
ANOTHER_FUNCTION = pattern_of(
    rf"{_ITS}{_FUNCTION}\b[^.;:,]{{0,40}}?,? (?:non|pas|pas encore)\W*$"
    rf"|{_ITS}{_NO_NEWS}[^.;:,]{{2,50}}?,? (?:(?:elles?|lui|eux),? )?"
    r"(?:suivr(?:a|ont)\b(?! (?:l[ae]s? |l'|une? ))|attend(?:ra|ront|ent)?\b|patienter(?:a|ont)\b"
    r"|(?:re)?viendr(?:a|ont) (?:plus tard|ensuite|apres|demain))"
    rf"|{_ITS}{_FUNCTION}\b[^.;:,]{{0,40}}? (?:reprendr|rouvrir|redemarrer|fonctionner)(?:a|ont)\b"
    rf"|\b(?:retabli|rouvert|revenu|repris|reparti)\w*,? (?:mais )?sans (?:l[ae]s? |l'|aucune? )?{_FUNCTION}\b"
)
