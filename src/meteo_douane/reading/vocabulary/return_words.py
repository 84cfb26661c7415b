"""The words for a return that only its hour tells: "Reprise effective à 19h30 (DTI, EDI)", "service revenu à 13h05".

A later hour makes a plan of it, which `promises` sees to.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.states import Sort, State

AT_AN_HOUR = (
    r" (?:(?:ce (?:matin|midi|soir) )?(?:a|depuis|des)) \d{1,2} ?h ?\d{0,2}(?= ?(?:[.(;]|$)| en (?:mode )?(?:dti|edi))"
)
#: Slowness and errors come back too.
WHAT_SERVES = (
    r"(?:(?:service|application|teleprocedure|acces|plateforme|portail|site)s?"
    r"|delta [a-z0-9]+(?: (?:import|export))?)"
)
#: "Le redémarrage de DELTA T est attendu à 16h00", "DELTA T va être relancé", "redémarre progressivement".
A_START_TO_COME = (
    r"\b(?:redemarrage|relance)\b(?= d[^.;:,]{2,30} (?:est|sont|reste) (?:\w+ment )?"
    r"(?:en cours|attendu|prevu|annonce|espere|programme|envisage))"
)
WILL_BE_STARTED = r"\b(?:sera|seront|va etre|vont etre) (?:\w+ment )?(?:relance|redemarre)e?s?\b"
STARTS_SLOWLY = r"\b(?:redemarr|repart)\w* (?:progressi|gradu)\w+"

RETURNED: tuple[tuple[State, Sort, str], ...] = (
    (State.AHEAD, Sort.NOUN, A_START_TO_COME),
    (State.AHEAD, Sort.VERB, WILL_BE_STARTED),
    (State.AHEAD, Sort.VERB, STARTS_SLOWLY),
    (State.UP, Sort.NOUN, rf"\b(?:reprise(?: effective| totale| complete)?|retour du service){AT_AN_HOUR}"),
    # "Rétabli après deux heures en mode dégradé."
    (State.NOTHING, Sort.NOUN, (
        r"\bapres (?:[\w-]+ ){1,3}(?:heures?|minutes?|jours?) (?:passee?s? )?(?:en|de) "
        r"(?:mode|fonctionnement|regime|marche) degradee?\b"
    )),
    # "La réouverture a pris du retard."
    (State.AHEAD, Sort.VERB, (
        r"\b(?:reouverture|ouverture|retour|retablissement|reprise|remise en \w+|fin|levee)\b[^.;:,]{0,50}?"
        r" (?:prend|prendra|a pris|accuse) (?:\w+ )?(?:du|un) (?:\w+ )?retard\b"
    )),
    (State.UP, Sort.VERB, r"(?<!ne )\b(?:rouvr|reouvr)(?:e|ent)\b"),
    (State.UP, Sort.VERB, rf"\b{WHAT_SERVES} revenue?s?{AT_AN_HOUR}"),
)  # fmt: skip
