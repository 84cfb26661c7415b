"""Words around a return that is told and not asserted: hedged, denied, late, announced by mistake, or of a few only."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.nouns import SERVICES
from meteo_douane.reading.vocabulary.state_stems import MENDED_FORMS

#: What is supposed: "a priori, le service est rétabli".
SUPPOSED = (
    r"(?:sembl(?:e|ent|ait|aient|erait|eraient)(?: bien)?(?: etre| avoir ete)?|a priori|en principe|theoriquement"
    r"|en theorie|probablement|vraisemblablement|selon toute vraisemblance|peut-etre|apparemment"
    r"|sauf (?:erreur|imprevu|contre-?ordre)|globalement|grosso modo"
    r"|(?:pensons|croyons|supposons|esperons|presumons|croyait|pensait)(?: que)?|il se peut que|aurai(?:t|ent)(?: \w+)?"
    r"|(?:avait|avaient|avions|aurions) du)"
)
#: What nobody says yet, or what is not so: "il est prématuré de parler de fin d'alerte", "rien n'indique que".
NOT_SAID = (
    r"(?:prematur\w+|trop tot|(?:suis|est|sommes|sont) (?:encore |toujours )?loin d[eu']"
    r"|(?:rien|aucun \w+) (?:n'|ne )(?:indique|permet|prouve|confirme|garantit|montre|laisse)"
    r"|(?:ne |n')(?:pouvons|peut|peuvent|sommes|savons|avons) (?:\w+ )?(?:pas|encore)"
    r"|(?:ne |n')(?:\w+ )?(?:confirm|garanti|annonc|constat|observ)\w* (?:pas|toujours pas|aucune?)"
    r"|sans (?:qu[e']|pouvoir |pour autant )(?:[^.;:,]{0,30}?)(?:parler|conclure|annoncer|evoquer)"
    r"|sans (?:pouvoir )?(?:confirmer|garantir)|il (?:est|serait) (?:faux|inexact|errone|mensonger)"
    r"|(?:faux|inexact) qu[e']"
    r"|n'est (?:\w+ ){0,2}?(?:pas|nullement|guere|aucunement|point) (?:\w+ment |davantage |non plus |encore )?"
    r"(?:exact|vrai|avere|etabli|certain|acquis|confirme|prouve|juste|correct) qu[e']"
    r"|ne pas (?:tenir compte|considerer|croire)"
    r"|(?:ne |n'en )(?:tenez|tenir|considerez) pas|ignore[rz]|dementons|retirons|annulons)"
)
#: People who find a return, or whose return it is: nothing is said of the others.
OF_THOSE = (
    r"(?:operateur|usager|utilisateur|declarant|bureau|client|entreprise|societe|correspondant|personne|ceux|celles)\w*"
    r" (?:(?:qui|lesquels) (?:constat|observ|voi|remarqu|verifi|not|recoi)\w+ (?:que )?"
    r"|(?:dont|pour (?:qui|lesquels?)) )"
)
#: What others tell of their own systems: the administration has not said it yet.
SAID_BY_OTHERS = (
    r"(?:commission|prestataires?|editeurs?|hebergeurs?|fournisseurs?|operateurs? (?:de )?(?:telecom\w*|reseau)"
    r"|partenaires?)\b[^.;:,]{0,30}? (?:annonc|affirm|assur|confirm|indiqu|declar|signal|avertit)\w*"
)
HEDGED_BEFORE = pattern_of(
    rf"\b{SAID_BY_OTHERS} [^.;:,]{{0,40}}$|"
    rf"\b{SUPPOSED},?(?: (?:que|qu'))? ?[^.;:,]{{0,30}}$"
    r"|\bc'est (?:a tort|par (?:erreur|megarde)|trop tot) qu(?:e |')[^.;:,]{0,30}$"
    rf"|\b{NOT_SAID}\b[^.;:]{{0,60}}$|\b{OF_THOSE}[^.;:,]{{0,25}}$"
)
#: "Normalement rétabli" is supposed, "fonctionne normalement" is not.
HEDGED_WITHIN = pattern_of(
    rf"\b(?:(?:theoriqu|probabl|vraisemblabl|apparem|suppose)\w*ment|normalement(?= {MENDED_FORMS}))\b"
)
#: "Clôturé sans résolution", "clos, faute de solution": the paper is closed, and the trouble is not over.
WITHOUT_REMEDY = pattern_of(
    r"\b(?:clos|close|cloture|ferme|classe|termine)\w*\b[^.;]{0,60}?"
    r"(?:\b(?:sans|faute d[e'] ?)(?: aucune?| la moindre| de)?"
    r" ?(?:resolution|solution|correctif|correction|retablissement|remede|suite)\b"
    r"(?! (?:soit|n'etait|ait ete) necessaire)"
    r"|\bsans (?:etre|avoir (?:\w+ )?ete|avoir pu etre) (?:\w+ment )?(?:resolu|corrige|regle|retabli|repare|traite)"
    r"|\bsans qu(?:e |')[^.;]{0,60}?\b(?:solution|correctif|correction|remede|incident|service|probleme)\b"
    r"[^.;]{0,30}?\b(?:trouve|resolu|apporte|retabli|corrige|regle)"
    r"|\b(?:bien que |quoique |mais )?(?:non|pas) (?:resolu|regle|corrige|retabli))"
)
HEDGED_BEHIND = pattern_of(
    r"^ ?(?:\w+ ){0,2}par erreur\b"
    # "Dire que le service est rétabli serait inexact", "certains affirment qu'il est rétabli : c'est faux".
    r"|^,? (?:serait|est|relevait|releve) (?:\w+ment |donc |encore )?(?:faux|inexact|errone|premature|mensonger|exagere"
    r"|une erreur)\b"
    r"|^[^.;:]{0,40}?[:,] (?:mais )?(?:c'est|cela est|ceci est|c'etait|cette information est) (?:\w+ment |totalement )?"
    r"(?:faux|fausse|inexacte?|erronee?|premature)\b"
    r"|^[^.;]{0,60}?\b(?:sous (?:toutes? )?(?:les )?reserves?\b(?! de (?:disposer|respecter|detenir))"
    r"|(?:cote|chez) (?:du |le |la |l'|notre ){0,2}(?:prestataire|editeur|hebergeur|fournisseur|commission)s?\b"
    r"|sans (?:que l'on|qu'on|que nous) (?:puisse|puissions)\b|sans pouvoir (?:parler|conclure|garantir|confirmer)\b"
    r"|(?:les |des )?(?:tests?|essais?|verifications?|controles?) (?:(?:sont|restent) )?(?:en cours|a (?:venir|faire"
    r"|mener)|commencent|demarrent|se poursuivent)"
    r"|(?:enfin|ou) presque\b|chez (?:lui|elle|eux|elles)\b"
    r"|selon (?:l'|l[ae]s? |notre |nos )(?:editeur|prestataire|hebergeur|fournisseur|commission|partenaire)s?\b"
    r"|a verifier\W*$|a confirmer\b(?! (?:le|la|les|leurs?|vos)\b)|semble-t-il|sauf imprevu"
    r"|(?:attente|reste|manque) (?:d'une |de la |de |d')confirmation|confirmation (?:a venir|attendue|suivra))"
)
#: "Le retour à la normale tarde"; "la fin d'alerte publiée ce matin l'a été par erreur".
#: "« Fin d'alerte » publiée à 9h30 : à ne pas prendre en compte."
NOUN_BEHIND = pattern_of(
    r"^[^.;]{0,60}? ?: ?(?:(?:elle |il )?est )?(?:a ne pas prendre|a ignorer|ne pas tenir compte|nulle?s?\b"
    r"|sans (?:objet|effet|valeur)|caduque?\b|annule|erreur\b|errone|par erreur|envoye\w* a tort)|"
    r"^[^.;,]{0,60}?\b(?:tarde(?:nt|ra|ront)?|(?:se |s')f(?:ait|ont) (?:encore |toujours )?attendre"
    r"|(?:publi|annonc|diffus|emis|envoy|parti|l'a ete|l'ont ete|etai|est|sont)\w*(?: \S+){0,4}? (?:par erreur|a tort"
    r"|trop tot|errone\w*|prematur\w*|infonde\w*|dementie?))\b"
    r"|^[^.;,:]{0,60}?\b(?:est|sont|a ete|ont ete|etait) (?:\w+ ){0,3}?(?:annulee?|retiree?|rapportee?|nulle?|caduque"
    r"|sans (?:effet|valeur)|non avenue?|a ignorer|a ne pas prendre)s?\b"
    r"|^[^.;,]{0,60}?\b(?:(?:a|ont) (?:\w+ )?echoue|(?:a|ont) ete (?:\w+ )?(?:infructueu|vain)|(?:est"
    r"|sont) reste\w* sans (?:effet|suite|resultat|succes))\w*"
)

#: A step of works, which is over before they are ("la première phase est terminée"); not "NCTS phase 5".
_STEP = r"(?<!ncts )(?<!nsti )(?<!aes )(?<!ecs )(?<!ics2 )(?<!delta t )\b(?:phase|etape|tranche|palier|vague)"
A_NUMBERED_STEP = rf"\b(?:premiere?|deuxieme) {_STEP}\b|{_STEP}s? (?:n° ?)?[1-3]\b"
A_STEP = (
    rf"(?<!derniere )(?<!ultime )(?<!seule )(?<!seconde )(?<!unique ){_STEP}\b(?! (?:finale|ultime|[4-9]))"
    rf"|{_STEP}s (?:n° ?)?[1-3]\b"
)
#: "La première anomalie est corrigée", "un premier incident est clos": there are others.
A_PART = pattern_of(
    r"(?:(?<!dans )(?<!pendant )(?<!durant )(?<!depuis )(?<!des )(?<!a )\b(?:l[ae]|une?) premiere?"
    rf" (?!heure|fois|alerte)\w+|^\W*premiere? \w+|{A_STEP}(?: (?:n° ?)?\d ?,)?)[^.;:,]{{0,60}}$"
    r"|\b(?:l'une? d(?:es|e ces)|une? seule?(?: d(?:es|e ces))?|une (?:\w+ )?partie des|certaine?s(?: des)?"
    r"|quelques|plusieurs|la plupart des|seule?s? (?:les?|la)) (?:\w+ ){0,2}?(?:anomalie|incident|cause"
    r"|defaut|blocage|dysfonctionnement|probleme|erreur|service|application|teleprocedure|teleservice|systeme|message|declaration|flux|operation"
    r"|notification|consultation|demande|fonctionnalite|operateur"
    r"|usager|envoi|serveur|machine|composant|module|site)s?\b[^.;:,]{0,40}$"
)

#: "De nouveau accessible en consultation": not for what people need it for.
IN_PART = pattern_of(
    r"^[^.;:,]{0,25}?\b(?:en (?:consultation|lecture|partie)|pour (?:la )?(?:seule )?consultation"
    r"|partiellement|de maniere partielle|aux seul\w+|pour les seul\w+"
    r"|a (?:moitie|demi)|pour moitie|aux (?:deux|trois) (?:tiers|quarts)|en (?:grande|majeure|bonne) partie"
    r"|par (?:moments?|intermittence)|ponctuellement|difficilement|lentement|plus ou moins|a peu pres"
    r"|tant bien que mal)\b"
    # "De nouveau possible de consulter", "rétabli par certificat, pas par mot de passe".
    r"|^ (?:de |d')?consulter\b(?! et\b)|^[^.;:,]{0,40}, (?:mais |et )?pas (?:encore )?(?:par|d'en|avec|via|sous) "
    r"(?!(?:l[ae] |l')?(?:modes?|dti|edi)\b)"
    # "Le dépôt est rétabli, pas la restitution des réponses."
    r"|^[^.;:,]{0,40},? (?:mais |et )?pas (?:encore )?(?:l[ae]s? |l'|leurs? |nos |vos )(?!(?:modes?|dti|edi|delta|delt@"
    r"|ecs|ics2?|volets?|imports?|exports?|services?|autres?|moindres?|meme|seule?s?|premiere?s?)\b|\w+ fois\b)\w"
)

#: "Seuls les messages EDI sont de nouveau traités."
ONLY_SOME = pattern_of(r"(?:^\W*|[,;:] )seule?s? (?:l[ae]s? |l'|nos |vos )[^.;:,]{2,50}$")

_FLOW = r"(?:flux|sens|voie|liaison|canal|trafic|echange|message|messagerie|communication)s?"
_WAY = r"(?:(?:montant|descendant|entrant|sortant|ascendant)e?s?|aller|retour)\b(?!-)"
_BOTH = (
    r"(?![^.;:,]{0,30}?\b(?:et|ou|comme|ainsi que) (?:l[ae]s? |en |a l'|a la )?"
    rf"(?:{_FLOW} )?(?:{_WAY}|reception|emission))"
)
#: "Le flux EDI montant est rétabli": what goes one way is back, and no mode as a whole.
ONE_WAY_BEFORE = pattern_of(rf"\b{_FLOW} (?:(?:edi|dti\+?|de messages?) ){{0,2}}{_WAY}{_BOTH}[^.;:,]{{0,40}}$")
ONE_WAY_BEHIND = pattern_of(
    rf"^ (?:en |a la |a l'|cote |dans le sens |pour (?:la |l'|le sens )?)(?:{_WAY}|reception\b|emission\b){_BOTH}"
)

#: A part of those who use a service, and words for no more than what they stand beside.
SOME = (
    r"(?:certaine?s?|quelques|plusieurs|une (?:\w+ )?(?:partie|majorite|minorite|moitie)"
    r"|la (?:\w+ )?(?:plupart|majorite|moitie)|la (?:quasi-?|quasi )totalite|l'essentiel|presque|pres de"
    r"|les (?:premier|seul|principau|plu)\w*"
    r"|(?:environ )?(?!100 ?%)\d+ ?(?:%|pour cent))"
)
PEOPLE = (
    r"(?:operateurs?|usagers?|utilisateurs?|declarants?|clients?|societes?|entreprises?|bureaux?|sites?|titulaires?"
    r"|transporteurs?|expediteurs?|deposants?|abonnes?|agents?|transitaires?)"
)
PLACE = (
    r"(?:outre-?mer|metropole|hexagone|reunion|mayotte|martinique|guadeloupe|guyane|corse|antilles|drom|monaco"
    r"|(?:le )?havre|marseille|fos|dunkerque|calais|roissy|orly|lyon|nantes|bordeaux|rouen|paris|lille|toulouse|nice"
    r"|montoir|sete|modane|strasbourg|mulhouse|bale|metz|nancy|brest|rennes|caen|cherbourg|boulogne|toulon|perpignan"
    r"|hendaye|bayonne|rungis|gennevilliers|bastia|ajaccio|cayenne|montpellier|grenoble|annecy|dijon|saint-[a-z]+"
    r"|st-[a-z]+|bretagne|normandie|occitanie|hauts-de-france|ile-de-france|alsace|lorraine|provence|aquitaine"
    r"|(?:port|aeroport|plateforme|bureau) d[eu'])"
)
ONLY = r"(?:uniquement|seulement|exclusivement)"
#: Neither a mode, nor a side or a service of its own, which have their places in what is back.
NO_MODE = (
    r"(?:l[ae]s? |l'|des |nos |ces |cet |cette |ce )?(?!\d|l[ae]s? |l'|(?:deux |trois )?modes?\b|dti\b|edi\b"
    r"|delta\b|delt@|ecs\b|ics|ciel\b|gamma|antes\b|services?\b|le moment|l'instant|l'heure|moment\b|instant\b)"
)
#: "Pour les utilisateurs de l'EDI", "… qui saisissent en DTI": all those of a mode, and no others among them.
OF_A_MODE = (
    r"(?:d[eu] |utilisant |passant (?:par |en )|qui (?:saisissent|declarent|transmettent|deposent|passent|travaillent"
    r"|utilisent) (?:en |par |via )?)(?:l'|la |le )?(?:mode |canal |voie )?(?:dti\+?|edi)(?= ?(?:[.;:,)]|$)"
    r"| (?:et|depuis|mais)\b| (?:a|des|ce) (?:\d|matin|jour))"
)
FOR_SOME = pattern_of(
    rf"^[^.;:]{{0,30}}?\b(?:pour|sur|dans|chez|vers|a|aux|par) {SOME}"
    r"|^[^.;:]{0,20}?\b(?:(?<!tests )(?<!essais )(?<!recette )en interne\b"
    r"|sur une? \w+ sur (?:deux|trois|quatre|cinq)\b|(?:pour|chez) (?:ceux|celles)"
    r" (?:qui|dont|des|d[eu])\b)|^ outre-?mer\b"
    r"|^ ?\((?:hors|sauf|hormis) (?!(?:l[ae]s? |l'|en )?(?:modes?|dti|edi|delta|delt@|ecs|ics|ciel|gamma|service)\b)"
    r"|^[^.;:]{0,30}?\bsur une? (?:seule? )?(?:serveur|site|noeud|machine|instance|ligne|plateforme)\b"
    r"|^[^.;:]{0,30}?\bsur (?:l'une?|une?|deux) d(?:es|e nos|e ces) \w+"
    r"|^[^.;:]{0,30}?\b(?:dans|sur) (?:l'|les? |la )(?:environnements?|plate-?formes?|bases?) d(?:e |')(?:tests?"
    r"|recette|formation|qualification|essais?|integration)\b"
    r"|^[^.;:]{0,30}?\ben (?:pre-? ?production|recette|qualification|laboratoire|environnement de (?:test|recette))\b"
    rf"|^[^.;:]{{0,30}}?\b(?:pour|chez|aux) (?:les |des )?{PEOPLE} (?!{OF_A_MODE})"
    r"(?:d[eu] |d'|des |situes|bases|etablis|pilotes?|ayant|qui|dont|disposant|utilisant|inscrits|munis"
    r"|passant|relevant)"
    rf"|^[^.;:]{{0,30}}?\b{ONLY},? (?:pour|aux?|par|dans|sur) {NO_MODE}[a-z]"
    rf"|^[^.;:]{{0,20}}?\b(?:pour|aux?|a|sur|avec|sous|via|par) {NO_MODE}[^.;:,]{{2,40}}? {ONLY}\b"
    rf"|^[^.;:]{{0,20}}?\b{ONLY} (?:pour|chez|aux|par|dans) (?:les |des |nos |certain\w+ )?{PEOPLE}"
    rf"|^[^.;:]{{0,20}}?\b(?:pour|chez|aux|par|dans) (?:les |des |nos )?{PEOPLE}[^.;:]{{0,40}}?\b{ONLY}\b"
    rf"|^(?:(?!\b(?:sauf|hormis|hors|excepte)\b)[^.;:]){{0,20}}?\b(?:en|pour|a|au|dans|{ONLY})[ ,]*(?:en |pour )?"
    rf"(?:l'|la |le )?{PLACE}\b"
)
#: "La majorité des opérateurs peuvent de nouveau se connecter."
OF_SOME = pattern_of(
    rf"\b{SOME}(?: (?:des|de nos|de|d'))? ?{PEOPLE}[^.;:,]{{0,30}}$"
    # "Le bureau de Roissy peut de nouveau déclarer."
    rf"|\bl[ae]s? {PEOPLE} (?:d[eu] |d'|des )(?!{OF_A_MODE}|l'(?:edi|ensemble)|la totalite)[^.;:,]{{2,40}}$"
    rf"|\b{PEOPLE} (?:relie|raccorde|connecte|rattache|situe|base|etabli|heberge|installe|implante)e?s?"
    r"[^.;:,]{0,50}$"
    r"|\b(?:en (?:(?:tres )?(?:grande|majeure|bonne) )?partie|pour (?:l'essentiel|partie|moitie)|a moitie) $"
    # "Un des deux modes est rétabli": one that is not named.
    r"|\b(?:l'une?|une?|deux) (?:des|de (?:ces|nos)|d'entre)\b[^.;:,]{0,30}$"
    # "L'accès des agents est rétabli", "l'interface douanière (agents) est rétablie".
    r"|\b(?:acces|interface|connexion|poste|environnement|portail)s? (?:\w+ )?\(?(?:des |pour les |aux )?"
    r"agents?\)? (?:(?:est|sont|a ete|ont ete) )?(?:\w+ment )?$"
    # "Le problème secondaire est résolu."
    r"|\b(?:probleme|incident|anomalie|dysfonctionnement|panne)s? secondaires? [^.;:,]{0,20}$"
    # "La consultation est rétablie."
    r"|(?:^\W*|[.;:] )(?:la |les )?consultations?(?: (?:des|de vos) \w+)? (?:(?:est|sont|a ete|ont ete) )?"
    r"(?:\w+ment )?$"
    r"|\b(?:une?|deux|trois|quatre|\d) (?:\w+ )?sur (?:deux|trois|quatre|cinq|six|dix|\d)\b[^.;:,]{0,30}$"
    # "Une partie des services est rétablie", "certaines applications": nobody can say which.
    r"|\b(?:une (?:\w+ )?partie|la plupart|la (?:\w+ )?majorite|la moitie|certaine?s|quelques|plusieurs)"
    rf" (?:des |de nos |d'entre |parmi (?:les |nos )?)?(?:{SERVICES}|teleservices?)\b[^.;:,]{{0,30}}$"
)
#: "Rétabli de 8h à 8h30": and no longer.
BRIEFLY = pattern_of(r"\b(?:brievement|momentanement|temporairement)\b")
FOR_A_WHILE = pattern_of(
    r"^ (?:brievement|momentanement|temporairement)\b|^[^.;:,]{0,20} avant (?:une? nouvel\w+|de retomber)\b|"
    r"^ (?:\w+ )?(?:de|entre) \d[\dh:]* ?h?\d* (?:a|et) \d|^ (?:pendant |durant |pour )?(?:quelques|une?|deux|trois"
    r"|\d+) (?:minutes?|instants?|heures?)\b(?! (?:plus tard|apres))"
    r"|^ (?:pendant|durant) (?!l[ae]s? )(?:[\w-]+ ){1,3}(?:minutes?|instants?|heures?)\b"
)
#: What an end that names no service leaves out: "rétabli en EDI, pas encore en DTI", "le premier des deux services".
LEAVES_OUT = pattern_of(
    r"\b(?:(?:rest(?:e|ent|ait)|toujours|encore) (?:\w+ )?"
    r"(?:perturb|indisponib|inaccessib|interromp|degrad|bloqu|en alerte|hors service)"
    r"|demeure|pas encore|ni le|sauf|hormis|excepte|a l'exception|a l'exclusion|exclusion faite|mise?s? a part"
    r"|non (?:comprise?|incluse?)|fai(?:t|sant) exception|partiel|partielle|partiellement|en partie"
    r"|l'une? des|l[ae] premiere? des|prochain message)"
)
_STRUCK = r"(?:concerne|affecte|impacte|touche|vise)e?s?"
#: "L'EDI n'a pas été touché": said of the trouble, and no return of EDI alone.
SPARED = pattern_of(rf"\b(?:pas|non|jamais|aucunement|nullement) (?:\w+ment )?(?:ete )?{_STRUCK}\b")
#: "L'EDI n'est pas concerné": by the trouble or by its end, nobody can say.
NOT_CONCERNED = pattern_of(rf"\b(?:n'est|ne sont) (?:\w+ )?pas {_STRUCK}\W*$|\bnon {_STRUCK}\W*$")
