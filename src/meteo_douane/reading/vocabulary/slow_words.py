"""Slowness that is told without a word of breakdown: queues, delays, times of answer.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.state_stems import HANDLED_FORMS
from meteo_douane.reading.vocabulary.states import Sort, State

#: What passes through a service, and waits there.
PAPER = (
    r"(?:messages?|declarations?|dae|dsa|bae|fichiers?|demandes?|reponses?|accuses?|notifications?|dossiers?|envois?"
    r"|titres?|flux|operations?|validations?|traitements?|liquidations?|enregistrements?|connexions?|ouvertures?"
    r"|consultations?|recherches?|affichages?|pages?|depots?|saisies?)"
)
#: Not the telephone's, and not what the law allows.
WAIT = (
    r"(?:(?:temps|delais?|durees?) (?:\w+ )?(?:de |d'|du |des )(?:reponse|traitement|attente|acces|connexion|validation"
    r"|acheminement|affichage|restitution|chargement|enregistrement|ouverture|mise a disposition)|attentes?|latence"
    r"|files? d'attente)s?\b(?! (?:au |du |par )?(?:telephon|standard|guichet))"
)
LONG = (
    r"(?:inhabituel(?:le)?|anorma(?:l|le|ux|les)|excessi(?:f|ve)|important|considerable|interminable|demesure"
    r"|particulierement \w+|rallonge|tres longs?|tres longues?|longs?|longues?|eleve)(?:e?s?)\b"
)
AMOUNT = r"(?:[\w']+[ -]){0,5}?(?:minute|heure|seconde|jour)s?\b"

#: State, sort and words, as in `state_words.STATES`.
SLOW: tuple[tuple[State, Sort, str], ...] = (
    # "Transmises avec 30 à 40 minutes de retard"; works that ended so are over.
    (State.DOWN, Sort.VERB, (
        r"(?<!\dh )(?<!\dh\d\d )(?<!achevee )(?<!terminee )(?<!achevees )(?<!terminees )(?<!commence )(?<!debute )\b"
        r"avec (?:(?:un|des|de|plus de|pres de|environ|jusqu'a|au moins|parfois|quelques|plusieurs|une) ){0,2}"
        r"(?:\d{1,3} ?)?(?:(?:a|et|-|ou) \d{1,3} ?)?(?:minutes?|min|mn|heures?|h|jours?)(?: \d\d)? "
        r"de (?:retard|decalage)"
    )),
    # "Les déclarations déposées en EDI attendront la fin de l'opération."
    (State.DOWN, Sort.VERB, (
        rf"\b{PAPER}\b[^.;:]{{0,60}}? (?:attendront|attendra|patienteront) (?:jusqu'a )?"
        r"(?:la (?:fin|reprise|reouverture)|le (?:retour|retablissement|redemarrage))"
        r" d(?:e |u |es )(?:l'|la |le )?(?:operation|intervention|maintenance|incident|service|travaux)s?\b"
    )),
    # "Acceptés mais traités avec retard": now, and not what is to be caught up.
    (State.DOWN, Sort.VERB, (
        rf"\b(?:(?:est|sont|reste|restent) (?:\w+ ){{0,2}}?{HANDLED_FORMS},? (?:mais |et |puis )?(?:{HANDLED_FORMS} )?"
        rf"|mais (?:\w+ )?{HANDLED_FORMS} )(?:avec (?:du |(?:un|quelque) (?:\w+ )?|beaucoup de )?"
        r"(?:retard|delai|lenteur|decalage)s?\b(?! (?:de|accumule|pris) )|en differe\b|tardivement\b|au ralenti\b)"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b{WAIT}[^.;:]{{0,50}}?(?<!\bne )(?<!\bn')(?<!\bsans )\b(?:depass|exced|attei(?:n|g)|avoisin"
        rf"|approch|s'allong|se compt\w+ en)\w* {AMOUNT}"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b{PAPER}\b[^.;:]{{0,40}}? (?:met|mettent|prend|prennent|demande|demandent|necessite|necessitent|exige"
        rf"|exigent) {AMOUNT}(?! (?:de maintenance|d'interruption))"
    )),
    (State.DOWN, Sort.VERB, (
        r"\ba (?:un rythme|(?:une )?vitesse|(?:une )?capacite|(?:un )?debit) (?:\w+ )?(?:inferieure?|reduite?|limitee?"
        r"|ralentie?|diminuee?|restreinte?)\b|\b(?:se fait|se font) (?:\w+ )?attendre\b"
        rf"|\baccumulation d(?:e |es |'){PAPER}"
        rf"|\b{PAPER}\b[^.;:]{{0,30}}? (?:reste|restent) (?:\w+ )?a (?:traiter|integrer|valider|acheminer)\b"
        rf"|\b{WAIT}[^.;:]{{0,40}}? (?:est|sont|ont ete|a ete) (?:\w+ )?(?:multiplie|double|triple|decuple)e?s?\b"
    )),
    (State.DOWN, Sort.VERB, (
        r"\b(?:files? d'attente|temps d'attente|delais|stocks?|arrieres?|encours)\b"
        r"(?! (?:au |du )?(?:telephon|standard|guichet))[^.;:,]{0,40}? (?<!\bne )"
        r"(?:persist|subsist|perdur|demeur)(?:e|ent|aient|ait)\b"
    )),
    # "Il faut plus de deux minutes pour afficher une page", "des temps d'affichage de plusieurs minutes".
    (State.DOWN, Sort.VERB, (
        r"\bil faut (?:\w+ )?(?:plus d[e'] ?|jusqu'a |pres de |plusieurs |parfois )(?:[\w-]+ ){0,2}?"
        r"(?:minute|heure|seconde)s? (?:pour|avant d)"
        r"|(?<!fin des )\btemps d'(?:affichage|acces|ouverture) de (?:plusieurs|plus de|\d+)"
        r"|\b(?:consultation|navigation|saisie|utilisation)s?\b[^.;:,]{0,30}? (?:est|sont|est devenue|reste) (?:\w+ )?"
        r"(?:tres |particulierement )?(?:penible|laborieuse|fastidieuse)s?\b(?! ?\?)"
        r"|(?:^|[:–-] ?)(?:consultations?|pages?|connexions?|recherches?|affichages?|reponses?) "
        r"(?:tres )?lente?s?\b(?! ?:)"
    )),
    (State.DOWN, Sort.VERB, rf"\b(?:{WAIT}|delais?) (?:reste|demeure)(?:nt)? (?:\w+ )?{LONG}"),
    (State.DOWN, Sort.VERB, rf"\b(?:{WAIT}|\bdelais?) {LONG}|\bfiles? d'attente tres \w+"),
    (State.DOWN, Sort.VERB, (
        r"\bplus (?:de temps|longs?|longues?|longtemps|lente?s?|lentement|tardi\w+) (?:\w+ )?qu(?:e d'|'a l'|'en temps"
        r"|e de )(?:habitude|accoutumee|ordinaire|coutume|normal)\b"
    )),
    (State.DOWN, Sort.VERB, (
        rf"\b{PAPER}\b[^.;:]{{0,30}}? (?:patient(?:e|ent|aient)|s'entass\w+|s'empil\w+"
        r"|(?:est|sont|reste|restent) (?:\w+ )?en (?:file d')?attente)\b"
    )),
)  # fmt: skip
