"""What is promised: a service that will be back, by its own verb or by that of those who mend it ("nous rouvrirons").

Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.state_stems import ADVERB
from meteo_douane.reading.vocabulary.states import Sort, State

#: What somebody brings back: a service, or what stands for it; not what has piled up, an analysis or a duty.
WHAT_IS_BROUGHT_BACK = (
    r"(?:(?:l[ae]s? |l'|nos |vos |ce |cette |cet |ces |tous les |toutes les )(?:\w+ )?)?(?:services?|applications?"
    r"|acces|passerelles?|portail|liaisons?|echanges?|teleprocedures?|teleservices?|plate-?formes?|connexions?|alimentation"
    rf"|fonctionnement|production|situation|edi|dti|{SERVICE})\b"
)
_BRING_BACK = r"(?:retablir|restaurer|relancer|redemarrer|reactiver|debloquer|rouvrir|reouvrir|remettr)"
_INTEND = (
    r"(?:(?:va|vont|allons|(?<=equipes )doivent|devons|compt(?:e|ent|ons)|espere(?:nt)?|esperons|pens(?:e|ent|ons))"
    r"|(?:s'|nous )(?:engage(?:nt|ons)?|emploi(?:e|ent)|employons) a) (?:\w+ment )?"
)
#: What is over then: the alert, and not a stage of its handling.
_OVER = (
    r"(?:(?:fin|un terme) a |la (?:fin|levee|cloture) d[e'] ?)?(?:l'|cette |cet |notre )"
    r"(?:alerte|incident|interruption|coupure)\b"
)
_CLOSING = r"(?:lever|cloturer|clor|mettr|prononcer)"

#: "Nous lèverons l'alerte à 11h", "nous attendons confirmation avant de clore": whatever the title calls it.
_CLOSED_LATER = (
    rf"(?<!\bne )\b(?:{_INTEND}{_CLOSING}e?|{_CLOSING}(?:a|ons|ont)) {_OVER}"
    r"|\b(?:attend(?:ons|ent)?|en attente d[e']) ?(?:l[ae] |l'|une? )?(?:confirmation|validation|feu vert|accord"
    r"|aval)\b[^.;:,]{0,40}? (?:avant|pour)(?: de)? (?:clore|cloturer|lever|rouvrir|reouvrir|confirmer"
    r"|prononcer)\b"
)
CLOSED_LATER = pattern_of(_CLOSED_LATER)
#: State, sort, and words; before all that makes an alert a trouble.
PROMISED_ENDS: tuple[tuple[State, Sort, str], ...] = ((State.AHEAD, Sort.VERB, _CLOSED_LATER),)
#: State, sort, and words.
PROMISED: tuple[tuple[State, Sort, str], ...] = (
    (State.AHEAD, Sort.VERB, (
        r"(?<!\bne )\b(?:doit|doivent|va|vont|(?:pour|dev)rai(?:t|ent)) (?:\w+ment )?(?:reprendre|redemarrer|rouvrir"
        r"|reouvrir|refonctionner|repartir"
        r"|revenir(?= (?:a|vers|d'ici|avant|dans) ))\b(?! contact)"
    )),
    (State.AHEAD, Sort.VERB, (
        rf"\b(?:sera|seront|serait|devrait etre|devraient etre|doit etre|pourra etre|pourrait etre) (?:{ADVERB})?"
        r"(?:retrouve|leve|clos|close|cloture|termine|acheve|fini|solde|surmonte|remise? en (?:service|ligne"
        r"|route|marche"
        r"|production))e?s?\b"
    )),
    (State.AHEAD, Sort.VERB, (
        r"\b(?:prev(?:oi|oy)|esper|escompt|attend|annonc|vis|tabl|envisag|compt)\w* (?:sur )?(?:un |une |le |la )"
        r"(?:retour|reprise|reouverture|retablissement|remise en \w+)\b"
    )),
    (State.AHEAD, Sort.VERB, (
        r"\b(?:sera|seront) (?:\w+ment |de nouveau )?rendue?s?\b(?= ?(?:[.,;!)]|$)| (?:aux?|a|vers|des|le|de nouveau"
        r"|disponible|accessible|possible)\b)"
    )),
    (State.AHEAD, Sort.VERB, (
        r"\b(?:rouvrir|reouvrir|reprendr|redemarrer|redeviendr|refonctionner)(?:a|ont|ait|aient)\b(?! contact)"
    )),
    # "Nous rouvrirons DELTA T à 12h45", "nos équipes vont rétablir le service".
    (State.AHEAD, Sort.VERB, (
        rf"(?<!\bne )\b(?:{_INTEND}{_BRING_BACK}e?|{_BRING_BACK}(?:a|ons|ont)) {WHAT_IS_BROUGHT_BACK}"
    )),
    # "Vous pourrez vous reconnecter à partir de 11h", "accès rendu aux déclarants à partir de 11h".
    (State.AHEAD, Sort.VERB, (
        r"\bpourr(?:ez|a|ont) (?:vous |se |de nouveau |a nouveau )*(?:reconnecter|reprendre|redeposer|ressaisir"
        r"|renvoyer|saisir|deposer|valider|envoyer|utiliser|acceder)\b(?![^.;:]*\bsecours\b)[^.;:,]{0,40}?"
        r" (?:a (?:partir|compter) d[eu']|des|vers|a) ?(?:\d|midi|demain|lundi)"
        r"|\b(?:acces|service|application|main) rendue?\b[^.;:,]{0,40}? a (?:partir|compter) d[eu'] ?(?:\d|midi|demain)"
    )),
)  # fmt: skip
