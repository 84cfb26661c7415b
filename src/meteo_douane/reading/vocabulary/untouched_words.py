"""Words that only look like a state, and words for what is untouched or the very same as before.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.alert_words import ALERT_NOT_SUSPENDED
from meteo_douane.reading.vocabulary.nearly_words import NEARLY, SOON_IN_ANOTHER, SOON_THERE
from meteo_douane.reading.vocabulary.nothing_to_report import NOTHING_TO_REPORT, OF_PAPERS
from meteo_douane.reading.vocabulary.nouns import DECLARATION, MESSAGES
from meteo_douane.reading.vocabulary.state_stems import (
    BROKEN,
    BROKEN_FORMS,
    HANDLED_FORMS,
    IN_TIME,
    MENDED_FORMS,
    NO,
    RETURN,
    TROUBLES,
    WELL_FORMS,
)
from meteo_douane.reading.vocabulary.states import Sort, State

#: A colon or a dash, a mode, or a side or a service behind a comma: "DTI rétabli, EDI en cours".
BEHIND_WHO_GOES_ON = (
    r"(?:(?<=[:–-] )|(?<=\b(?:dti|edi) )|(?<=\bdti\+ )|(?<=[,;] (?:import|export) )|(?<=[,;] delta [gtx] )"
    r"|(?<=[,;] delta (?:ie|h7) )|(?<=[,;] (?:ics2|ciel) )|(?<=[,;] ecs )|(?<=[,;] gamma ))"
)
#: Not an alert of the météo: by mail, of the weather, of food safety; nor the sheet that tells how to read one.
OTHER_ALERT = (
    r"\b(?:(?:chaine|(?<!levee du )(?<!fin du )dispositif|systeme|exercice|reseau|cellule"
    r"|numero|lanceur)s? d'alertes?\b"
    r"|(?:fiche|abonnement|inscription|liste)s? (?:aux |d'|des )?alertes?\b"
    r"|alertes? (?:par )?(?:(?:rouge|orange|jaune|violette|grise) )?(?:aux? )?(?:e-?mails?|mails?"
    r"|courriels?|sms|(?:de la )?meteo\b|meteorologique|neige|verglas|canicule|crues?|inondation|(?:fort "
    r"|rafales? de )?vent|tempete|cyclon(?:e|ique)|ouragan|orage|avalanche|submersion|grand froid|pollution|sanitaire"
    r"|vigipirate|enlevement|rapex|rasff|de meteo-?france|de la prefecture)s?\b"
    r"|\b(?:trait|ger|recev|recoi|diffus|consult|suiv)\w* (?:toutes )?(?:les |des )alertes\b(?! (?:du|en cours"
    r"|sur(?! (?:votre|vos|un|mobile|telephone)))))"
)
#: "Ne pourra être tenue", "ne sera pas respectée".
NOT_TENABLE = (
    r"\b(?:ne |n')(?:sera|seront|pourra|pourront|peut|peuvent|est|sont) (?:\w+ )?(?:(?:pas|plus) )?(?:etre )?"
    r"(?:tenu|tenable|respecte|honore)e?s?\b"
)
_A_WAY = r"(?:le |la |l'|les )?(?:portails?|sites?|douane\.gouv\.fr|internet|interfaces?)\b"
#: "Les échanges EDI ne passent pas par le portail": the way that they do not take, and no trouble.
ANOTHER_WAY = (
    r"(?<!dti )(?<!connexions )(?<!utilisateurs )(?<!operateurs )(?<!declarants )(?:, qui )?\b(?:ne |n')"
    rf"(?:(?:pass|transit|circul)(?:e|ent) (?:donc |eux )?pas par {_A_WAY}"
    rf"|(?:utilise|emprunte)(?:nt)? pas {_A_WAY}|depend(?:ent)? (?:donc )?pas d(?:e la |e l'|u |es |e )"
    r"(?:portails?|sites?|interfaces?)\b)(?: (?:web|internet))?(?: douane\.gouv\.fr)?"
    r"(?![^.;,]{0,40}\bdepuis\b)"
)

#: State, sort and words, as in `state_words.STATES`, of which they are the first.
UNTOUCHED: tuple[tuple[State, Sort, str], ...] = (
    # "Réouverture visée à 11h" aims at a return; "visé" alone tells who is struck.
    (State.AHEAD, Sort.NOUN, rf"\b{RETURN} visee?s?\b"),
    (State.AHEAD, Sort.NOUN, rf"\b{RETURN} en vue\b(?! d)|\bpoints? sur (?:le |la |l')?{RETURN}"),
    (State.AHEAD, Sort.VERB, rf"{NEARLY}|{SOON_THERE}|{SOON_IN_ANOTHER}"),
    (State.SAME, Sort.VERB, r"(?<=\()en cours(?= ?\))"),
    (State.AHEAD, Sort.VERB, r"\b(?:ne )?(?:sera|seront) (?:\w+ment )?(?:rendu|restitue)e?s?\b(?! normalement)"),
    (State.AHEAD, Sort.NOUN, r"\bretour (?:progressif|graduel|partiel|lent)(?:lement)? (?:a la normale|en service)\b"),
    # "Les messages EDI émis pendant l'arrêt seront conservés et traités à la réouverture": once it has come.
    (State.AHEAD, Sort.VERB, (
        r"\b(?:sera|seront) (?:\w+ (?:et |puis |ou )?){0,4}?(?:traite|re ?traite|rejoue|repris|valide|integre|transmis"
        r"|emis|reemis|achemine|liquide|regularise|ressaisi|reinjecte|envoye|enregistre|delivre|restitue)e?s?"
        rf" (?:a|au|des|apres|lors d[eu]) ?(?:la |l'|le )?{RETURN}"
    )),
    (State.AHEAD, Sort.VERB, (
        r"(?<!\bne )\b(?:(?:devr(?:a|ont|ait|aient)|doi(?:t|vent)|pourr(?:a|ont|ait|aient)|va|vont) (?:\w+ ){0,2}?"
        r"(?:revenir a la normale|rentrer dans l'ordre|se (?:retablir|normaliser)|redevenir (?:normal|nominal)\w*)"
        r"|(?:reviendr|rentrer)(?:a|ont) (?:a la normale|dans l'ordre)|redeviendr(?:a|ont) (?:normal|nominal)\w*)"
    )),
    (State.FINE, Sort.VERB, ANOTHER_WAY),
    # "L'heure annoncée ne sera pas tenue": an hour that is not kept, and no stop that is planned.
    (State.NOTHING, Sort.VERB, NOT_TENABLE),
    # Words that only look like a state.
    (State.NOTHING, Sort.NOUN, rf"{OTHER_ALERT}|\bretours? d'experience\b"),
    (State.NOTHING, Sort.VERB, r"\b(?:delai|echeance|garantie|tolerance)s? (?:[\w'-]+ ){0,4}?expir\w*"),
    (State.NOTHING, Sort.NOUN, rf"\bapres (?:une? |l'|la |le |les |cette |cet )?(?:\w+ )?{TROUBLES}"),
    # "Les déclarations déposées pendant la panne seront traitées dans l'heure": a span of time.
    (State.NOTHING, Sort.NOUN, (
        r"\b(?:pendant|durant) (?:toute )?(?:l'|la |le |les |cette |cet |ce )(?:\w+ )?"
        r"(?:panne|incident|interruption|dysfonctionnement|perturbation|blocage|anomalie|difficulte)s?\b"
        r"(?! (?:(?:actuellement|toujours|encore) )?(?:en cours|actuel))"
    )),
    # "Les messages reçus pendant la fermeture sont en cours de traitement": when, and no trouble of now.
    (State.NOTHING, Sort.NOUN, (
        rf"\b(?:{HANDLED_FORMS}|saisie?s?) (?:pendant|durant|lors d[e']) ?(?:l[ae]s? |l'|cette |cet )?{TROUBLES}"
        r"(?= (?:est|sont) (?:en (?:cours|voie) d[e'] ?\w+|traitee?s?|rejouee?s?|repris\w*))"
    )),
    (State.NOTHING, Sort.VERB, (
        r"\b(?:lorsqu(?:e |')|quand )(?:une? |le |la |l'|les |des )?(?:service|application|teleprocedure"
        r"|declaration)\w* (?:en ligne )?(?:ne |n'|est |devient |sont )[^.;:,]*"
    )),
    # What the reader is asked not to do with a letter: "ne communiquez pas vos identifiants", "n'ouvrez pas".
    (State.NOTHING, Sort.VERB, (
        r"(?<!vous )\b(?:ne |n')(?:y |l'|les? |la |lui |leur )?(?:communiqu|repond|suiv|ouvr|rend|dispos)ez"
        r" (?:pas|plus|jamais|surtout pas|en aucun cas)\b"
    )),
    # A rule for the time of the trouble that holds no more: "la mention spéciale n'est plus admise".
    (State.NOTHING, Sort.VERB, (
        r"\b(?:mentions?|codes?|contournements?|derogations?|tolerances?)\b[^.;:,]{0,40}? (?:n'est|ne sont|n'a|n'ont) "
        r"plus (?:\w+ment )?(?:admis|accept|autoris|permis|toler|utilis|valable|requis|necessaire|de mise|a (?:porter"
        r"|saisir"
        r"|indiquer|appliquer|etre))\w*"
    )),
    # The words of a code or of a label, as they are quoted, tell nothing.
    (State.NOTHING, Sort.VERB, r"\b(?:codes?|libelles?|statuts?|mentions?)\b[^.;\":]{0,30}:? ?\"[^.;]*\""),
    (State.FINE, Sort.OBJECT, (
        rf"\b(?:cet? |cette |l'|la |le |les |ces )(?:{TROUBLES}) (?:est|sont|n'a"
        rf"|n'ont) (?:\w+ )?(?:sans (?:aucun )?|aucun |pas de )"
        r"(?:lien|rapport)s? avec"
    )),
    (State.NOTHING, Sort.VERB, (
        r"\b(?:(?:signaler|declarer|remonter|tout|toute|eventuel\w*"
        r"|si vous (?:rencontrez|constatez)(?: encore| toujours)?|lors d[e'])"
        rf" ?(?:un |une |des |tout |toute |d')?(?:nouvel\w* |autre |eventuel\w* )?){TROUBLES}"
    )),
    (State.NOTHING, Sort.VERB, (
        rf"\b(?:{MESSAGES}|annonces?|communications?|publications?)\b[^.;,]{{0,60}}?"
        r"\b(?:concern\w+|portai\w+|portant|visai\w+)"
    )),
    (State.NOTHING, Sort.VERB, (
        rf"\b(?:ne |n')(?:tradui|signifi|revel|constitu|caracteris|represent|correspond|vau|equivau"
        rf"|relev)\w* (?:pas|en rien|nullement|aucunement)(?: d'?e?)? ?(?:a |un |une |l'|le |la |des )?(?:{TROUBLES})"
        r"|\bpermis (?:de |d')(?:corriger|resoudre|reparer|regler|eliminer|lever|traiter) (?:(?:une?|l[ae]s?|des) |l')"
        rf"{TROUBLES}"
    )),
    (State.NOTHING, Sort.VERB, (
        r"\bpar erreur\b|\bsauf erreur\b|\bcode (?:d')?erreur"
        r"|\ben cas d[e'] ?\w+(?:,? (?:une |l')alerte (?:serait|sera) \w+e\b)?"
    )),
    # "Tout doublon sera rejeté": what is sent again, and no trouble.
    (State.NOTHING, Sort.PLANNED, (
        r"\b(?:doublon|double envoi|second envoi|nouvel envoi|renvoi)s? (?:sera|seront) (?:\w+ment )?"
        r"(?:rejete|refuse|bloque|ignore|supprime|ecarte)e?s?\b"
    )),
    # What was piled up or refused has been dealt with, or will be.
    (State.NOTHING, Sort.VERB, (
        rf"\b(?:{DECLARATION}|flux)s?"
        rf" (?:\w+ ){{0,3}}?(?:{BROKEN_FORMS}|non \w+)"
        r"(?= (?:(?:ont|a) (?:\w+ )?ete|seront|sera|vont etre) (?:\w+ment )?(?:"
        r"rejou|re ?traite|reinject|repris|recycl|relanc|reemis"
        r"|traite|integr|transmis|rattrap|resorb|achemin|debloqu|purg|renvoy|valid)\w*)"
    )),
    # Neither can be called mended; a few are served; it can only be looked at.
    (State.DOWN, Sort.VERB, (
        r"\b(?:ne |n')(?:peu\w+|saurai\w+|pourr\w+|doi\w+|est|sont)(?: \w+){0,3}? (?:etre )?"
        rf"(?:declare|considere|tenu|repute|regarde|juge)e?s? (?:comme |pour )?(?:{MENDED_FORMS}|{WELL_FORMS})"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:moins d(?:'une?|e \w+)|guere plus d'une?|a peine une?|seule?s? une?)(?: \w+)? sur (?:deux|trois|quatre"
        r"|cinq|dix|vingt|cent|\d{1,3})\b|\bmoins (?:de la moitie|d'un (?:tiers|quart|dixieme))\b"
        r"|\b(?:seule?s?|seulement) une (?:\w+ )?(?:minorite|partie|fraction|poignee)\b"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b(?:n'est|ne sont|n'etait) (?:\w+ )?{WELL_FORMS} qu'en (?:mode )?(?:consultation|lecture|degrade)\b"
        rf"|\b(?:reste|restent|demeure|demeurent|est|sont) (?:\w+ )?{WELL_FORMS} (?:en (?:consultation|lecture) "
        r"(?:seul|uniquement|seulement|exclusivement)|(?:seulement|uniquement|exclusivement) en (?:consultation"
        r"|lecture)|en seule (?:consultation|lecture))\w*"
    )),
    # No more trouble, and never any.
    (State.UP, Sort.VERB, rf"\bplus {NO} (?:{TROUBLES})(?: (?:n'est|n'a ete|ne (?:sera|sont))(?: \w+)?)?"),
    (State.UP, Sort.OBJECT, (
        rf"\b{TROUBLES}[^.;:,]{{0,60}}?\b(?:ne |n')(?:concern|affect|impact|touch|perturb)\w* (?:desormais |donc )?plus"
        r"\b(?! qu)"
    )),
    (State.DOWN, Sort.PLANNED, (
        r"\bne (?:peut|peuvent|pourra|pourront|saurait) (?:\w+ ){0,4}?sans (?:une |aucune )?(?:\w+ )?"
        r"(?:interruption|coupure|arret|indisponibilite|fermeture|suspension)s?\b"
    )),
    # Fine all along: what is said not to be touched.
    (State.FINE, Sort.VERB, (
        r"\b(?:ne |n')(?:present|rencontr|connai|subi|enregistr|deplor|signal|souffr)\w* "
        rf"(?:de |d'|la moindre )(?:\w+ )?(?:{TROUBLES})(?! \w* ?qu)"
    )),
    (State.FINE, Sort.VERB, (
        rf"\bn'(?:a|ont|avait) (?:subi|connu|rencontre|constate|enregistre|provoque|cause)\w* {NO} (?:{TROUBLES})"
    )),
    (State.FINE, Sort.OBJECT, (
        r"\b(?:n'|ne )(?:est|sont|a|etait) (?:\w+ )?(?:pas|aucunement|nullement) (?:lie|imputable|due?\b|cause"
        r"|provoque|en rapport|en lien|consecuti)\w*(?: a| par| avec)?"
    )),
    (State.FINE, Sort.VERB, (
        rf"\b{NO} (?:autre )?(?:service|teleprocedure|application|teleservice)s?(?: en ligne)? (?:n'est|ne sera"
        rf"|n'a ete|n'a)(?: \w+){{0,2}}? {BROKEN_FORMS}"
    )),
    (State.FINE, Sort.VERB, (
        r"sans (?:aucune? )?(?:\w+ )?(?:interruption|coupure|impact|incidence|perturbation|consequence"
        r"|indisponibilite|incident|rupture)s?\b(?: (?:de|du) service)?"
    )),
    (State.FINE, Sort.VERB, (
        r"(?:n'|ne )(?:entrain|provoqu|gener|caus|induis|occasionn|engendr)\w* (?:\w+ )?(?:aucun|aucune|pas"
        r" d[e'])\b[^.;:,]{0,40}"
    )),
    (State.FINE, Sort.VERB, (
        r"n'a(?:ura|uront)? (?:pas |aucun )(?:\w+ )?(?:entraine|impact|effet|incidence)\w*(?: aucune? \w+)?"
    )),
    (State.FINE, Sort.VERB, rf"(?:il )?n'(?:a |ont )entraine {NO} \w+(?: de service)?"),
    (State.FINE, Sort.OBJECT, (
        rf"{NO} (?:autre )?(?:impact|incidence|consequence|effet|gene|perturbation|anomalie|dysfonctionnement"
        r"|interruption|incident|coupure|alerte|indisponibilite|difficulte|ralentissement|lenteur|panne"
        r"|probleme)s?\b(?: \w+){0,3}? (?:n'(?:est|a|ont|y a)|ne (?:sera|sont|seront))(?: ete)? ?(?:signale"
        r"|constate|a signaler|relieve|releve|a deplorer|prevu|attendu|observe|a prevoir|en cours|recense"
        r"|identifie|interrompu)?\w*(?: (?:sur|pour|dans))?"
    )),
    (State.FINE, Sort.OBJECT, (
        rf"(?:pas d['e] ?|{NO} )(?:autre )?(?:impact|incidence|consequence|effet|gene|perturbation"
        r"|dysfonctionnement|incident|anomalie)s?\b(?: (?:sur|pour|dans|connue?|constatee?))*"
    )),
    (State.FINE, Sort.VERB, (
        rf"(?!{ALERT_NOT_SUSPENDED})\b(?:ne|n') ?(?:\w+ )?(?:est|sont|etai(?:en)?t|sera|seront|(?:a|ont) ete|serait)"
        r" (?:(?:donc|en revanche|toujours|toutefois|cependant|aucunement|absolument) )?(?:pas|aucunement|nullement"
        r"|point|ni)(?: (?:\w+ment|non plus|du tout|en revanche|a ce stade))? (?:concerne|affecte|impacte|touche"
        r"|perturbe|vise|interrompu|en cause|degrade|ralenti|bloque|ferme|suspendu|indisponible|inaccessible|coupe"
        r"|arrete|gene|entrave|remis en cause)\w*(?: par\b)?"
    )),
    (State.FINE, Sort.VERB, (
        r"\b(?:ne|n') ?(?:sont|est|seront|sera) (?!plus\b)(?:\w+ )?(?:concerne|affecte|impacte|touche|perturbe)e?s?\b"
        r"(?! (?:\w+ )?qu(?:e |'))"
    )),
    (State.FINE, Sort.VERB, (
        r"\b(?:n'a|n'ont|n'avai(?:t|ent)|n'est|ne sont)(?:,? (?:a aucun moment|jamais|en aucun cas|nullement"
        r"|aucunement|en rien|pas))+,?"
        r" ?(?:ete )?(?:touche|impacte|affecte|concerne|perturbe|interrompu|arrete|coupe)\w*"
    )),
    (State.FINE, Sort.VERB, r"\b(?:non|pas|jamais) (?:concerne|affecte|impacte|touche|perturbe)e?s?\b"),
    (State.FINE, Sort.OBJECT, (
        r"\b(?:ne |n')(?:concerne|affecte|impacte|touche|perturbe|empeche|vise|gene|modifie|remet|change)\w* "
        r"(?:pas|aucunement|nullement|en rien|ni|rien|aucune?|donc pas|toutefois pas|cependant pas)(?: en cause)?"
    )),
    *OF_PAPERS,
    (State.FINE, Sort.OBJECT, (
        r"\b(?:ne |n')(?:s'etend|s'etendent|se propagent?|se repercutent?|gagnent?|atteint|atteignent) (?:pas"
        r"|aucunement|nullement|ni)(?: (?:a|au|aux|sur))?"
    )),
    (State.FINE, Sort.OBJECT, (
        r"\b(?:ne s'est|ne se sont|n'a|n'ont) pas (?:etendu|propage|gagne|atteint|deplace)e?s?(?: (?:a|au|aux|sur))?"
    )),
    *NOTHING_TO_REPORT,
    (State.FINE, Sort.OBJECT, (
        rf"\b(?:est|sont) (?:bien|correctement|normalement) {HANDLED_FORMS}(?= (?:dans|sur|par|du cote d))"
    )),
    (State.FINE, Sort.VERB, (
        r"\b(?:flux|messages?|envois?|echanges?|declarations?)\b[^.;:,]{0,30}? (?:passent|passe|aboutissent"
        r"|transitent|circulent)\b"
        r"(?= ?(?:[.;,)]|$)| (?:bien|normalement|correctement|sans)\b)"
    )),
    # "(EDI seul, DTI indemne)"; "fonctionne en EDI seul" is the contrary.
    (State.DOWN, Sort.VERB, r"(?<=[(:,] dti )seule?\b(?= ?[,;)])|(?<=[(:,] edi )seule?\b(?= ?[,;)])"),
    (State.DOWN, Sort.VERB, r"(?<=\(dti )seule?\b(?= ?[,;)])|(?<=\(edi )seule?\b(?= ?[,;)])"),
    (State.FINE, Sort.VERB, (
        r"\b(?:indemnes?|intacte?s?)\b|\bepargne\w*|\bhors de cause|\b(?:reste|demeure)\w* a l'ecart"
    )),
    (State.FINE, Sort.VERB, rf"\b(?:est|sont) (?:{HANDLED_FORMS}) {IN_TIME}"),
    (State.FINE, Sort.VERB, (
        r"\b(?:fonctionn\w+|trait\w+|achemin\w+|echang\w+|se deroul\w+|s'effectu\w+|aboutissent)"
        rf"(?: quant a \w+| pour leur part| en revanche| toujours)? {IN_TIME}"
    )),
    (State.FINE, Sort.VERB, (
        r"\b(?:reste|demeure)(?:nt|ra|ront)?(?: quant a \w+| neanmoins| en revanche| toutefois| pleinement|"
        rf" normalement| toujours| bien| donc| tous| toutes)? (?:{WELL_FORMS}|{HANDLED_FORMS}|inchange\w* et"
        rf" {WELL_FORMS})"
    )),
    (State.FINE, Sort.VERB, (
        rf"\b(?:reste|demeure)(?:nt|ra|ront)? (?!{BROKEN}|en alerte|en vigueur|sans|en attente|en cours|au statut"
        r"|a l'arret|en echec|en erreur|en panne|tres|fortement|totalement|partiellement)(?:maintenu|assure"
        r"|garanti)\w*"
    )),
    # The very same as before.
    (State.SAME, Sort.VERB, (
        r"\b(?:situation|etat)(?: \w+){0,6}? (?:est|reste|demeure|n'a pas evolue|n'evolue pas)(?: \w+)? "
        r"(?:inchange|identique|la meme|stationnaire)\w*"
    )),
    (State.SAME, Sort.VERB, r"situation (?:inchangee|identique|stationnaire)|pas d'(?:evolution|amelioration)"),
    (State.SAME, Sort.VERB, (
        r"\bequipes? (?:\w+ )?(?:travaill\w+|(?:sont|restent) mobilisees?) (?:toujours|encore) (?:sur|pour)\b"
    )),
    (State.AHEAD, Sort.VERB, (
        r"\b(?:retablissement|retour(?: a la normale)?|reprise|redemarrage|reouverture|remise en (?:service|route)"
        r"|resolution)(?: \w+){0,2}? (?:(?:est|toujours|encore) ){0,2}en cours\b(?! d[e'])"
    )),
    # "DELTA IE : en cours", "DTI rétabli, EDI en cours": of what two were told of, the one that is not over.
    (State.SAME, Sort.VERB, (
        rf"{BEHIND_WHO_GOES_ON}en cours"
        r"(?: de (?:traitement|resolution|retablissement|redemarrage|reprise))?(?= ?(?:[.;,)]|$))"
    )),
    (State.SAME, Sort.VERB, r"(?:(?<=[:–-] )|(?<=\b[de][dt]i )|(?<=[mx]port ))inchangee?s?(?= ?(?:[.;,)/]|$))"),
    (State.SAME, Sort.VERB, r"aucune evolution(?! favorable)[^.;:,]{0,25}"),
    (State.SAME, Sort.VERB, (
        r"(?:analyse|investigation|recherche|travaux|incident|diagnostic|developpement|depannage|reparation|correction"
        r"|expertise|effort)s?\b[^.;:,]{0,25} se poursui(?:t|vent)"
    )),
    (State.SAME, Sort.VERB, r"n'a pas evolue|(?:sans|pas de) changement|aucun changement|\brien ne change"),
    (State.SAME, Sort.VERB, r"\brien de (?:nouveau|neuf|plus)(?= ?(?:\W|$))|\b(?:aucune|pas de) nouveaute\b"),
)  # fmt: skip
