"""What is promised: a service that will be back, by its own verb or by that of those who mend it ("nous rouvrirons").

Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.state_stems import ADVERB
from meteo_douane.reading.vocabulary.states import Sort, State

#: What somebody brings back: a service, or what stands for it; not what has piled up, an analysis or a duty.
_IT = (
    r"(?:(?:l[ae]s? |l'|nos |vos |ce |cette |cet |ces |tous les |toutes les )(?:\w+ )?)?(?:services?|applications?"
    r"|acces|passerelles?|portail|liaisons?|echanges?|teleprocedures?|teleservices?|plate-?formes?|connexions?|alimentation"
    rf"|fonctionnement|production|situation|edi|dti|{SERVICE})\b"
)
_BRING_BACK = r"(?:retablir|restaurer|relancer|redemarrer|reactiver|debloquer|rouvrir|reouvrir|remettr)"
_INTEND = (
    r"(?:va|vont|allons|doi(?:t|vent)|devons|compt(?:e|ent|ons)|espere(?:nt)?|esperons|pens(?:e|ent|ons)) (?:\w+ment )?"
)

#: State, sort, and words.
PROMISED: tuple[tuple[State, Sort, str], ...] = (
    (State.AHEAD, Sort.VERB, (
        r"(?<!\bne )\b(?:doit|doivent|va|vont|(?:pour|dev)rai(?:t|ent)) (?:\w+ment )?(?:reprendre|redemarrer|rouvrir"
        r"|reouvrir|refonctionner|repartir)\b(?! contact)"
    )),
    (State.AHEAD, Sort.VERB, (
        rf"\b(?:sera|seront|serait|devrait etre|devraient etre|doit etre|pourra etre|pourrait etre) (?:{ADVERB})?"
        r"(?:retrouve|leve|clos|close|cloture|termine|acheve|fini|solde|surmonte)e?s?\b"
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
        rf"(?<!\bne )\b(?:{_INTEND}{_BRING_BACK}e?|{_BRING_BACK}(?:a|ons|ont)) {_IT}"
    )),
)  # fmt: skip
