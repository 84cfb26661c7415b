"""What leaves a return less than whole, beside it: "seule la consultation est possible", "l'accès reste filtré".

They meet clauses that are folded and spelled right; each is a doubt beside the end, which it leaves one.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.nearly_words import BY_DEGREES
from meteo_douane.reading.vocabulary.nouns import ANNOUNCEMENT
from meteo_douane.reading.vocabulary.state_stems import BROKEN_FORMS, WELL
from meteo_douane.reading.vocabulary.took_place import AN_END

#: What people do with a service, and what it answers.
_DEED = (
    r"(?:depots?|saisies?|envois?|emissions?|transmissions?|validations?|consultations?|connexions?|acces|soumissions?"
    r"|modifications?|liquidations?|mainlevees?|bae|reponses?|accuses?(?: de reception)?|notifications?|retours?(?! d')"
    r"|acquittements?|editions?|impressions?|traitements?)"
)
_DO = (
    r"(?:depos|envo(?!y\w+ (?:un|votre|vos) (?:mail|courriel))|transmet|emet|sais(?!i\b)|valid|utilis|soumet|declar"
    r"|connect)\w*"
)
#: "Possible", "accepté": what a service lets people do.
_LETS = (
    rf"(?:{WELL}|accepte|autorise|permis|permise|traite|pris en (?:charge|compte)|prises? en (?:charge|compte)|admis"
    r"|admise|propose|offert|offerte)e?s?\b"
)
_FOR_NOW = r"(?:pour (?:l'instant|le moment|l'heure)|a ce stade|encore|d'ici)"
_LATER = rf"(?:avant (?:\d|midi|cet?\b|cette|demain|la fin|l'apres|le \d|le retour)|jusqu|{_FOR_NOW})"
_STOP = (
    r"(?:interruption|coupure|micro-?coupure|arret|fermeture|indisponibilite|redemarrage|relance|bascule|suspension"
    r"|intervention|maintenance|basculement|retour en arriere)s?"
)
_STOPPED = r"(?:re)?(?:coup|arret|interromp|interrompu|ferm|suspend|redemarr|relanc|bascul|deconnect)\w*"
#: What is planned for a day by its date, and what comes every month, takes no return of today back.
OF_ANOTHER_DAY = pattern_of(
    r"\b(?:le|du|au|les) (?:\w+ )?\d{1,2}(?:er)?\b(?! ?h)|\b\d{1,2}/\d{1,2}\b"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-?end)\b"
    r"|\b(?:maintenance|intervention)s?\b[^.;]*\bdemain\b|\b(?:prochaine?s?|mensuel|hebdomadaire|annuel|habituel|trimestriel)\w*"
    r"|\b(?:la semaine|le mois|en \w+bre)\b"
)
#: "Comme d'habitude": so it is anyhow.
AS_EVER = pattern_of(r"\bhabitu\w+|\bcomme (?:avant|auparavant|toujours|chaque)\b|\bd'ordinaire\b")
DENIED = pattern_of(r"\b(?:aucune?s?|pas d'autres?|plus (?:de |d'))\b|\b(?:ne |n')\w+ (?:\w+ )?(?:pas|plus|jamais)\b")
#: "L'accès reste filtré": whatever it remains, but what it should be.
REMAINS = pattern_of(
    r"(?<!\bil )(?<!\bnous )(?<!\bqui )(?<!etait )(?<!etaient )(?<!\best )(?<!\bsont )"
    r"\b(?:reste|demeure)(?:nt|ra|ront)?\b (?:(?:\w+ment|encore|toujours|bien|donc) )*"
    rf"(?!{WELL}|{BROKEN_FORMS}|"
    r"a (?:\w+(?:er|ir|re)\b|votre|notre|l'ecoute|la disposition|l'identique|jour)|mobilis|vigilant|attenti"
    r"|sous (?:surveillance|observation|controle|suivi|vigilance)|en (?:veille|contact|lien|place|vigueur|alerte"
    r"|attente|observation|surveillance|cours|production|consultation\b)|inchange|identique|fixe"
    r"|valable|valide|inconnu|due?s?\b"
    r"|necessaire|requis|obligatoire|recommande|conseille|applicable|acqui|competen|soutenu|bonn?e?s?\b|correct|satisfais|faible|modere|raisonnable|maintenu|prevu|programme|planifie|affecte"
    r"|couvert|surveill|suivi|le meme|la meme|les memes|celui|celle|aucun|rien|une? |l[ae]s? |l'|d[eu]s? "
    r"|que|qu'|d'|au |aux )\w"
)
#: Who remains there, and papers, days and causes that remain what they are.
REMAINS_ANYHOW = pattern_of(
    r"\b(?:equipes?|agents?|sau|support|assistance|hotline|standard|astreinte|services? (?:d'assistance|support)"
    r"|interlocuteurs?|correspondants?|techniciens?|experts?|cellule|surveillance|vigilance|suivi|prudence"
    r"|causes?|origines?|detail|dates?|echeances?|calendriers?|delais? (?:de depot|legal|reglementaire)"
    r"|procedures?|regles?|consignes?|modalites?|adresses?|numeros?|fiches?|mentions?|codes?|sous reserve)\b"
)
#: "Seule la consultation est possible", "il est seulement possible de consulter", "ne peut que consulter".
ONLY = pattern_of(
    r"\bseule?s? (?:(?:l[ae]s?|des|une?|nos|vos) |l')?(?!le sau|lui |eux )[^.;:,]{2,60}? (?:est|sont|reste|restent"
    rf"|demeure|demeurent) (?:\w+ment |encore |a nouveau |de nouveau )?{_LETS}(?! (?:a |au |aux )\w+er\b)"
    r"|\bseule?s? (?:(?:l[ae]s?|des|une?) |l')?[^.;:,]{2,60}? (?:fonctionne|marche|passe|aboutit|aboutisse)(?:nt)?\b"
    rf"|\b(?:{_DEED}) seule?s? (?:est|sont) (?:\w+ment )?{_LETS}"
    rf"|\b(?:seulement|uniquement|exclusivement) {_LETS}"
    rf"|\b{_LETS} (?:seulement|uniquement|exclusivement)\b"
    r"|\b(?:seulement|uniquement|exclusivement) (?:en (?:consultation|lecture)|la (?:consultation|lecture))"
    r"|\b(?:ne |n')(?:peut|peuvent|pouvez|pouvons|permet|permettent|accepte|acceptent|est|sont|fonctionne|fonctionnent)"
    r"(?:-(?:on|il))?(?: \w+ment| encore| pour (?:l'instant|le moment|l'heure)| a ce stade| \w+){0,3}? "
    rf"(?:que (?:consulter|lire|visualiser|de consulter|par|pour|partiel\w*|les? (?:urgen|premier)|\d)|qu'(?:en"
    r" (?:consultation|lecture)|aux?\b|a partir de|a compter de|une? (?:partie|fraction|minorite)))"
)
#: "L'accès se limite à la consultation", "les envois sont plafonnés".
LIMITED = pattern_of(
    r"\bse (?:limit|restrei|born|redui)\w+ (?:a|au|aux)\b"
    r"|\b(?:est|sont|sera|seront|reste|restent|demeure|demeurent) (?:\w+ment |encore |toujours )?"
    r"(?:plafonne|contingente|rationne|filtre|bride|regule|echelonne|cadence|lisse|reserve|limite|restreint)e?s?\b"
    r"|\b(?:quota|plafond|limite) d(?:e |')(?:\d|une? |deux |dix )"
)
#: "Consultation seule", "accès limité", "des restrictions sont maintenues": told by a noun, in a title as well.
IN_FEW_WORDS = pattern_of(
    r"\b(?:consultation|lecture) seule\b|\bacces (?:\w+ )?(?:limite|restreint|filtre|reserve|partiel)\b"
    r"|(?<!fin de )(?<!fin des )(?<!fin du )(?<!levee de )(?<!levee des )(?<!levee du )(?<!sans )(?<!plus de )"
    r"(?<!aucune )(?<!aucun )\b(?:restriction|limitation|filtrage|plafonnement|contingentement|delestage|bridage"
    r"|rationnement)s?\b(?![^.;]*\b(?:leve|supprim|retir|abandonn|n'|ne\b|plus\b|desactiv|termin|pris fin|avai|etai"
    r"|a ete|ont ete)\w*)"
    rf"|\b{AN_END}[^.;,]{{0,40}}? jusqu'(?:a|au|en)\b"
    rf"|^\W*(?:l[ae]s? |l')?{_DEED} ?: ?(?:non|a partir|a compter|fermee?s?|impossible|pas\b|plus tard"
    r"|a venir|ulterieur)"
    rf"|(?:^\W*|, )(?:l[ae]s? |l')?{_DEED} (?:ko|hs)\b|\bsans (?:l[ae]s? |l')(?:\w+ )?{_DEED}\W*$"
    r"|^\W*prochaine (?:interruption|coupure)\b[^.;]{0,12}?(?:\d{1,2} ?h|midi)"
)
#: "Provisoirement.", "Jusqu'à nouvel ordre.": all that a sentence says, of what stands before it.
BY_ITSELF = pattern_of(
    r"\W*(?:(?:et|mais|toutefois|ceci|cela|c'est|tout cela),? )*(?:provisoire(?:ment)?|temporaire(?:ment)?|fragile"
    r"|a titre (?:provisoire|temporaire|conservatoire|experimental)|pour (?:l'instant|le moment|l'heure)"
    r"|jusqu'(?:a|au|en) [^.;:]{2,25}|sans (?:aucune )?garantie|prudence(?: toutefois)?|(?:affaire )?a suivre"
    r"|sauf (?:rechute|imprevu))\W*"
)
#: "Pas de dépôt avant 11h", "aucune validation n'est possible", "pas encore de réponses".
NO_DEED = pattern_of(
    rf"\b(?:pas (?:encore )?(?:de |d')|aucune? |sans |ni )(?:\w+ )?{_DEED}\b(?: (?!perdu|necessaire|requis|attendu"
    rf"|manquant)[\w'-]+){{0,5}}? ?(?:\b(?:possibles?|admis\w*|autoris\w+|accept\w+|permis\w*|propos\w+)\b|\b{_LATER})"
    rf"|^\W*(?:mais |toutefois,? )?(?:pas encore (?:de |d')|toujours (?:pas (?:de |d')|aucune? ))(?:\w+ )?{_DEED}\b"
    rf"|^\W*(?:mais |toutefois,? )?pas (?:de |d')(?:\w+ )?{_DEED}\W*$"
    rf"|\b(?:mais|et),? (?:\w+ )?pas (?:encore )?(?:(?:l[ae]s?|y|en) )?{_DO}\W*$"
    rf"|\b{_DEED}\b[^.;:,]{{0,30}}? (?:est|sont|reste|restent) (?:\w+ment |encore )?(?:interdit|proscrit|deconseille)"
    # "Les dépôts sont rouverts, pas les validations", "consultation possible, dépôt impossible".
    rf"|(?:^\W*(?:mais |et )?|, )(?:l[ae]s? |l')?{_DEED} (?:non|pas encore|toujours pas|impossibles?)\W*$"
    rf"|\bpas (?:encore )?(?:l[ae]s? |l')(?:\w+ )?{_DEED}\W*$"
    # "Les dépôts ne seront possibles qu'à partir de 11h", "la saisie rouvrira à 11h".
    rf"|\b{_DEED}\b(?! en attente)[^.;:,]{{0,30}}? (?:(?:ne |n')?(?:sera|seront) (?:\w+ )?"
    r"(?:possible|ouvert|accepte|autorise|permis|accessible|disponible)|(?:rouvrir|reprendr|redeviendr|redemarrer)"
    r"(?:a|ont)\b)"
)
#: "Ne déposez rien avant 11h", "merci d'attendre 11h pour déposer", "les envois sont à différer".
DO_NOT = pattern_of(
    rf"\b(?:ne |n')(?:(?:pas|rien|plus|y|les?|la|en|vous) )*{_DO}(?: \S+){{0,5}}? {_LATER}"
    rf"|\b(?:attendre|attendez|patienter|patientez)\b[^.;]{{0,40}}?"
    rf"\b(?:(?:pour|avant de) (?:(?:vous|y|les?|la) )*{_DO}|avant (?:tout|toute|chaque|votre|vos) {_DEED})"
    rf"|\b(?:differer|differez|reporter|reportez|suspendre|suspendez|retarder|retardez|espacer|espacez|etaler|etalez"
    r"|echelonner|echelonnez|limiter|limitez|eviter|evitez)\b[^.;:,]{0,40}?"
    rf"\b(?:{_DEED}|declarations?|messages?|{_DO})"
    rf"|\b(?:{_DEED}|declarations?|messages?)\b[^.;:,]{{0,25}}? (?:est|sont) a (?:differer|reporter|suspendre|retarder"
    r"|espacer|etaler|echelonner|limiter|eviter)\b"
)
#: "N'envoyez que les déclarations urgentes", "l'ouverture se fera par étapes".
LESS = pattern_of(
    r"\b(?:ne |n')(?:depos|envoy|transmet|emet|sais|valid)\w* (?:\w+ )?que\b"
    r"|\bprivilegie[rz]\b|\bpriorite (?:aux?|est donnee)"
    r"|(?<!il fallait )\b(?:comptez|compter|prevoyez|prevoir)\b[^.;:,]{0,15}\b(?:\d+|une|deux|trois|quelques)"
    r" (?:heures?|minutes?)\b(?![^.;]*\b(?:resor\w+|stocks?|files?|attente|rattrap\w+))"
    r"|\b(?:tourn|fonctionn)\w* (?:\w+ )?sur (?:le |la |une? |l')?(?:\w+ )?(?:site|infrastructure|serveur|noeud"
    r"|plateforme|machine|liaison|configuration) (?:de |d'un )?(?:secours|repli|rechange|seul)"
    r"|\b(?:ouvertures?|reouvertures?|acces|montee en charge|reprise|remise en service|services?)\b"
    r"(?![^.;]*\b(?:(?:a|ont) (?:ete|eu)|messages?|stocks?|files?|retards?|traitement)\b)"
    rf"[^.;:,]{{0,40}}?(?:{BY_DEGREES}|\bprogressi(?:f|ve)s?\b"
    r"|\bpar (?:departement|bureau|region|groupe|lot|vague)s?\b)"
)
#: "Vous n'avez plus à différer vos envois".
NO_MORE = pattern_of(r"\b(?:ne |n')\w+ (?:\w+ )?plus\b|\bplus (?:a |besoin|necessaire|lieu)|\binutile\b")
#: "Une nouvelle interruption aura lieu à 12h", "le service fermera à 12h".
WILL_STOP = pattern_of(
    rf"\b{_STOP}\b[^.;:,]{{0,50}}? (?:aura lieu|auront lieu|intervien\w+|interviendr\w+|suivr\w+|sera|seront|serait"
    r"|(?:est|sont|reste|restent) (?:\w+ment )?(?:prevu|programme|planifie|annonce|attendu|envisage|necessaire"
    r"|a (?:prevoir|attendre|craindre))e?s?|a (?:prevoir|attendre|craindre|venir)|pourrai\w+|devr\w+)\b"
    rf"|\b(?:faudra|devra|devrons|devront|allons|va|vont|doit|doivent|devons|sera|seront) (?:\w+ ){{0,3}}?"
    rf"(?:etre )?(?:(?:de|a) nouveau |une nouvelle fois )?{_STOPPED}"
    r"|\b(?:fermer|s'arreter|s'interrompr|se couper)(?:a|ont)\b"
    rf"|\b{_STOP} (?:est )?(?:prevue?|programmee?|planifiee?)s? (?:a|vers|pour) (?:\d\S*|midi)\W*$"
    r"|\b(?:couper|arreter|interrompr|fermer|suspendr|redemarrer|relancer|debrancher)ons\b"
    r"|\b(?:peut|peuvent|risque|risquent) (?:(?:de|a) nouveau )?(?:de |d')?(?:s'interrompre|s'arreter|se couper"
    rf"|etre (?:(?:de|a) nouveau )?{_STOPPED})"
)
#: "Nous espérons pouvoir lever l'alerte": an end that is only hoped for.
HOPED = pattern_of(
    r"\b(?:esper|souhait|tent|essay|envisag|escompt)(?:ons|e|ent|ez)\b(?! (?:que|ne|n'))[^.;]{0,40}?"
    rf"\b(?:lever|clore|cloturer|retablir|rouvrir|reouvrir|remettre|prononcer|mettre (?:fin|un terme)"
    rf"|revenir a la normale|(?:une? |l[ae] |l'|au |un )?{AN_END})"
    r"|\b(?:comptons|pensons|pourrons|devrions|devrait pouvoir|devrait bientot|esperons que)\b[^.;]{0,30}?"
    r"\b(?:lever|levee?|clore|close|cloturer|retablir|retablie?|rouvrir|reouvrir|mettre (?:fin|un terme)"
    r"|revenir a la normale)\b"
)
#: "Tout n'est pas rentré dans l'ordre", "le retour n'est pas total", "rien n'est garanti".
NOT_WHOLE = pattern_of(
    r"\btou(?:t|te|s|tes)\b[^.;:,]{0,40}? (?:ne |n')(?:est|sont|a|ont|fonctionne\w*|march\w+) (?:\w+ )?pas\b"
    r"(?! (?:\w+ )?(?:concerne|touche|impacte|affecte|vise))"
    r"|\b(?:n'est|ne sont) (?:\w+ )?pas (?:\w+ment |encore |toujours )?(?:total|complet|garanti|acquis|definiti|optim"
    r"|nominal|entier|stabilise|satisfaisant|assure|a cent)\w*"
    r"|\b(?:invit\w+|appel\w+) a la (?:plus grande )?prudence\b|\brestez prudent"
    r"|\b(?:ignorons|savons pas) (?:si|pour combien|combien de temps)\b"
    r"|\bcombien de temps\b[^.;]*\bl'ignor\w+|\bil s'agit d'une? (?:retour|reprise|retablissement"
    r"|solution|correction|correctif) (?:provisoire|temporaire|partiel)"
    r"|\b(?:ne |n')\w+ encore (?:que\b|qu'|aucun)|\bmanque(?:nt)? (?:encore|toujours)\b"
    r"|\brien n'est (?:\w+ )?(?:garanti|acquis|sur|joue|regle|fait|certain)\b|\brien ne (?:garanti\w*|prouve|dit"
    r"|permet (?:de |d')(?:garantir|affirmer|confirmer|conclure|exclure))"
    r"|\b(?:ce n'est|il ne s'agit) qu(?:e |')(?:(?:d')?une? )?(?:\w+ )?(?:repit|solution|retour|reprise|retablissement"
    r"|pause|accalmie|etape|palliatif|contournement|remede|mesure)\b"
    r"|\b(?:reparation|correctif|solution|correction|parade)s? (?:\w+ )?(?:est|sont|reste|restent) (?:\w+ )?"
    r"(?:provisoire|temporaire|transitoire)s?\b"
    r"|\b(?:retablissement|retour|reprise|reouverture)\b[^.;:,]{0,20} (?:est|reste) (?:\w+ )?(?:provisoire|temporaire"
    r"|transitoire|fragile|precaire|partiel)\w*"
    r"|\b(?:solution|correction|reparation|correctif) (?:definiti|perenne|durable)\w* (?:sera|est (?:prevu|attendu"
    r"|annonce|en cours)|interviendra|reste a|suivra)"
    r"|(?<!qui )(?<!si vous )(?<!s'ils )\b(?:ne |n')\w+ (?:pas encore|encore pas|toujours pas)\b"
)
#: "Les tests sont encore en cours", "situation à confirmer".
UNPROVED = pattern_of(
    r"\b(?:tests?|essais?|verifications?|validations?)\b[^.;:,]{0,20} (?:(?:est|sont|reste|restent) (?:\w+ )?en cours"
    r"|se poursui\w+|continu\w+|ne (?:sont|est) pas|a (?:faire|mener|venir))"
    r"|\b(?:poursuivons|continuons|menons|terminons|attendons)\b[^.;:,]{0,30}\b(?:tests?|essais?"
    r"|verifications?|confirmation)\b"
    r"|\b(?:verifient|verifions|controlent|controlons|(?:s'|nous )assur(?:ent|ons)) (?:\w+ )?que\b"
    r"|\batten[dt]\w*\b[^.;:,]{0,20}\b(?:feu vert|aval|confirmation)\b"
    r"|\b(?:confirmation|feu vert|aval)\b[^.;:,]{0,30} (?:est|reste) (?:\w+ )?(?:attendue?|a venir)\b"
    r"|\b(?:ces? |cette |l[ae]s? |l')(?:informations?|annonces?|situation|retour)\b[^.;:,]{0,20} (?:est|sont)"
    r" a confirmer\b"
    r"|^\W*informations? sous (?:toutes? )?reserves?\b"
    r"|\b(?:cause|origine|probleme de fond|fond du probleme)\b[^.;:,]{0,20} (?:n'est|n'a) (?:\w+ )?pas (?:\w+ )?"
    r"(?:ete )?(?:traite|resolu|corrige|elimine)"
    r"|^\W*(?:situation|etat|retour|reprise|retablissement|stabilite) (?:reste |est )?a (?:confirmer|verifier)\b"
)
#: "Le message de fin d'alerte diffusé à 9h ne concernait que DELTA T": of which service an end was.
WHOSE_END = pattern_of(
    rf"\b(?:ce message|(?:message|{ANNOUNCEMENT}|bulletin|information)s? [^.;:,]{{0,30}}?{AN_END}|{AN_END}"
    rf"|(?:message|{ANNOUNCEMENT}) (?:de|diffuse|publie|emis|envoye)e?(?: ce matin)?(?: a)? \d\S*)[^.;:,]{{0,50}}?"
    r" (?:(?:ne |n')?(?:concern(?:e|ait|ent|aient)|vis(?:e|ait|ent|aient)|port(?:e|ait) sur|valai(?:t|ent)|vaut|valent)"
    r"\b(?! pas)|(?:est|etait) (?:\w+ )?(?:destinee?|limitee?|restreinte?|pour|celle de|celui de)\b)"
)
#: "Jusqu'à 14h", behind what is back.
UNTIL = pattern_of(r"^[^.;:,]{0,40},? ?(?:et |mais )?(?:seulement |uniquement |ce |valable )*jusqu'(?:a|au|en)\b")
FOR_A_TIME = pattern_of(
    r"(?<!depuis )(?<!des )\b(?:\d\S*|midi|minutes?|heures?|matinee|journee|jours?|soir|nuit)"
    r" (?:seulement|uniquement)\W*$"
    r"|\b(?:rendue?|remise?|revenue?|rouverte?|reouverte?)s?\b[^.;:,]{0,30}? jusqu'(?:a|au|en)\b"
)
#: "Le transit suivra", "…, transit en attente": a part that nobody can name, and no news, papers or declarations.
UNNAMED_LATER = pattern_of(
    r"^\W*(?:(?:mais|et|toutefois|cependant|enfin),? )?(?:l[ae]s? |l')"
    r"(?!(?:[\w'-]+ ){0,3}?(?:messages?|bulletins?|bip|points?|informations?|communications?|communiques?|avis|mails?"
    r"|courriels?|analyses?|bilans?|rapports?|explications?|details?|suites?|regularisations?|resorption|stocks?"
    r"|consignes?|correctifs?|maintenances?|mises? a jour|equipes?|assistance|support|declarations?|flux|reliquats?"
    r"|retards?|operations?|travaux|correction|version|autres?|reste|fin|levee|fiche|note|confirmation|reponses?)\b)"
    r"(?:[\w'-]+ ){1,4}?(?:suivr|viendr|attendr|reviendr)(?:a|ont)\b"
    r"|, (?:l[ae]s? |l')?(?!messages?|declarations?|flux|stocks?|reliquats?|reponses?|demandes?|dossiers?|envois?|bae)"
    r"[a-z]{4,} (?:est |reste |demeure )?(?:encore |toujours )?(?:en attente|a suivre|a venir)\W*$"
)
