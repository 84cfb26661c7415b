"""Works that go on again, which no service does: "reprise de la maintenance à 9h40", "les travaux ont repris".

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.states import Sort, State

#: What a service is closed for; "reprise des opérations" alone is of those that people do with it.
_CLOSING = (
    r"(?:maintenances?|interventions?|travaux|migrations?|bascules?|mises? a (?:jour|niveau)|montees? de version"
    r"|operations? (?:de (?:maintenance|migration|bascule|mise a jour)|techniques?|programmees?|planifiees?)"
    r"|chantiers?)\b"
)
#: What is done beside it, and may leave it open.
_BESIDE = (
    r"(?:deploiements?|livraisons?|installations?|mises? en production|correctifs?|analyses?|investigations?"
    r"|recherches?|diagnostics?|essais?|tests?|verifications?|controles?|recettes?|formations?|reunions?)\b"
)
_AGAIN = r"\b(?:reprise|redemarrage|relance|reouverture|reconduction)s? d(?:es |e la |e l'|e |u |'|e nos |e cette )"
_TO_COME = (
    r"(?=[^.;]{0,40}\b(?:demain|prevue?s?|programmee?s?|planifiee?s?|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|ce soir|cette nuit|cet apres-midi|la semaine)\b)"
)
#: As the subject of its clause, with no more than complements before its verb.
_HEAD = r"(?:(?<=^)|(?<=[.;:,(] )|(?<=\bet )|(?<=\bmais )|(?<=\bque ))(?:l[ae]s? |l'|nos |cette |ces |cet )?"
_COMPLEMENTS = (
    r"(?:(?! (?:et|mais|qui|est|sont|a|ont|l[ae]s?|etant|ayant|puis|termine\w*|acheve\w*|finie?s?|close?s?) | l')"
    r"[^.;:,]){0,40}?"
)
_RESUME = (
    r" (?:(?:a|ont) (?:\w+ )?(?:repris|redemarre|recommence)|reprend|reprennent|redemarre(?:nt)?|recommence(?:nt)?"
    r"|(?:est|sont|a ete|ont ete) (?:\w+ )?(?:relance|reactive|reparti|repris|reprise)e?s?)\b"
)
_WILL_RESUME = (
    r" (?:reprendr|redemarrer|recommencer)(?:a|ont)\b| (?:doi|devrai)(?:t|vent|ent) (?:reprendre|redemarrer)\b"
)

#: "La maintenance est suspendue et reprendra demain."
_AFTER_A_BREAK = (
    rf"{_HEAD}{_CLOSING}[^.;:,]{{0,40}}? (?:suspendu|interrompu|arrete|stoppe)e?s?\b[^.;:]{{0,30}}?,? (?:et|puis|mais)"
    rf"(?: \w+)?(?:{_WILL_RESUME})"
)
#: They go on for all that a verb of the past tells.
WORKS_GO_ON = pattern_of(rf"{_HEAD}{_CLOSING}{_COMPLEMENTS}{_RESUME}|{_AGAIN}(?:\w+ )?{_CLOSING}")

#: State, sort and words, as in `state_words.STATES`.
WORKS_AGAIN: tuple[tuple[State, Sort, str], ...] = (
    (State.DOWN, Sort.PLANNED, rf"{_AGAIN}(?:\w+ )?{_CLOSING}{_TO_COME}"),
    (State.DOWN, Sort.VERB, rf"{_AGAIN}(?:\w+ )?{_CLOSING}"),
    (State.NOTHING, Sort.NOUN, rf"{_AGAIN}(?:\w+ )?{_BESIDE}"),
    (State.DOWN, Sort.PLANNED, rf"{_HEAD}{_CLOSING}{_COMPLEMENTS}(?:{_WILL_RESUME})"),
    (State.DOWN, Sort.PLANNED, _AFTER_A_BREAK),
    (State.DOWN, Sort.VERB, rf"{_HEAD}{_CLOSING}{_COMPLEMENTS}{_RESUME}"),
    (State.NOTHING, Sort.VERB, rf"{_HEAD}{_BESIDE}{_COMPLEMENTS}(?:{_RESUME}|{_WILL_RESUME})"),
)
