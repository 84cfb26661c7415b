"""What says that nothing is wrong with a service: "RAS", "rien à signaler"; or that it is of papers and codes alone.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.state_stems import BEHIND_A_MODE
from meteo_douane.reading.vocabulary.states import Sort, State

#: State, sort and words, as in `state_words.STATES`.
NOTHING_TO_REPORT: tuple[tuple[State, Sort, str], ...] = (
    # "Aucun message n'a été perdu".
    (State.NOTHING, Sort.VERB, (
        r"\baucune? (?:\w+ ){1,3}?n(?:'a|'ont|e sera|e seront) (?:\w+ )?(?:ete )?(?:perdu|egare|efface|supprime)e?s?\b"
    )),
    # "GAMMA 2 fonctionne normalement depuis 8h30": it did not before.
    (State.UP, Sort.VERB, (
        r"(?<!\bne )\b(?:fonctionne|marche|tourne|repond|s'effectue|se deroule)(?:nt)? (?:normalement|correctement"
        r"|parfaitement|nominalement|bien|comme avant)"
        r"(?= depuis(?: (?:ce (?:matin|midi)|hier|\d{1,2} ?h|midi|minuit|lors\b)| ?[.;]))"
    )),
    # "Le système espagnol fonctionne. Le nôtre, non."
    (State.DOWN, Sort.VERB, (
        r"\bl(?:e|a|es) notres?,? (?:non|pas|toujours pas|ne (?:fonctionn|repond|march)\w+ (?:\w+ )?(?:pas|plus))\b"
    )),
    # "Le questionnaire ferme le 31 mars": no service does.
    (State.NOTHING, Sort.VERB, (
        r"\b(?:questionnaire|sondage|enquete|inscription|candidature|consultation publique|billetterie)s? "
        r"(?:(?:se |sera |seront |est |sont |restera |reste )?(?:ferm|clotur|clos|ouver|termin)\w*"
        r"|pren(?:d|nent|dra) fin)\b"
    )),
    # "Les équipes reprendront les travaux demain à 7h": people, and no service.
    (State.NOTHING, Sort.VERB, (
        r"\b(?:equipes?|techniciens?|experts?|agents?)\b[^.;:,]{0,30}? reprendr(?:a|ont)\b"
        r"|\breprendr(?:a|ont) (?:l[ae]s? |leurs? |l')"
        r"(?:travaux|investigations?|interventions?|analyses?|recherches?|tests?|operations?|diagnostics?)\b"
    )),
    # In a table: "DELTA IE import  EDI  disponible depuis 16h00".
    (State.UP, Sort.VERB, (
        rf"(?:{BEHIND_A_MODE}|(?<=\bimport )|(?<=\bexport )) *(?:disponible|accessible|operationnel(?:le)?|ouvert|ok)"
        r"(?= depuis (?:ce (?:matin|midi)|\d{1,2} ?h))"
    )),
    (State.FINE, Sort.OBJECT, (
        r"\b(?:rien (?:n'est |n'y est )?a (?:signaler|deplorer)|ras) "
        r"(?:du cote|en|pour|sur|concernant|au sujet)(?: d[ue]s?)?"
    )),
    (State.FINE, Sort.VERB, (
        r"(?:^\W*|: )(?:ras|rien a signaler|(?:pas de|aucun) (?:probleme|souci)|tout va bien)"
        r"(?=,? ?(?:sauf|hormis|hors|excepte|a l'exception|a part|en dehors)\b"
        r"(?! (?:un |nouvel |nouveau )?(?:incident|imprevu|avis|alea|probleme)))"
    )),
    # "En EDI, rien n'est à signaler", "l'EDI : rien à signaler".
    (State.FINE, Sort.VERB, (
        r"(?:(?<=\bdti, )|(?<=\bedi, )|(?<=\bdti\+, )|(?<=\bdti : )|(?<=\bedi : ))"
        r"rien (?:n'est |n'y est )?a (?:signaler|deplorer)(?=\W*$)"
    )),
    (State.FINE, Sort.VERB, r"(?:(?<=\bdti )|(?<=\bedi )|(?<=\bdti\+ )|(?<=\bdti : )|(?<=\bedi : ))ras\b"),
    # "Services restant en alerte : néant": an answer of a form.
    (State.FINE, Sort.VERB, (
        r"^\W*(?:autres? )?(?:tele)?(?:services?|modes?|volets?|procedures?) (?:restant|demeurant|encore|toujours"
        r"|restes?)[^.;:]{0,30} ?: ?(?:neant|aucune?|0|sans objet|ras)\W*$"
    )),
    # "Les alertes continueront d'être publiées sur cette page": how the page is kept.
    (State.NOTHING, Sort.VERB, (
        r"\bles (?:alertes|bulletins|messages d'alerte) (?:\w+ )?(?:continu\w+ (?:a |d')(?:etre )?"
        r"|(?:seront|sont|restent) (?:\w+ )?)(?:publi|diffus|affich|consultabl|annonc)\w*"
    )),
)  # fmt: skip
OF_PAPERS: tuple[tuple[State, Sort, str], ...] = (
    # "Les flux EDI ne passent pas par cet écran", "aucun de nos services n'est en panne".
    (State.FINE, Sort.VERB, (
        r"\b(?:ne |n')(?:pass|transit)ent pas par (?:cet ecran|cette page|ce formulaire|ce navigateur)\b(?! depuis)"
        r"|\baucune? (?:de (?:nos|vos|ces) |des |autre )?(?:tele)?(?:services?|procedures?"
        r"|applications?)(?: (?:en ligne )?de la (?:douane|dgddi))? n'est (?:\w+ )?"
        r"(?:en panne|indisponible|touche|concerne|impacte|affecte|perturbe|interrompu|bloque)e?\b"
    )),
    # "Les codes supprimés ne pourront plus être déclarés": of papers, and no service.
    (State.NOTHING, Sort.VERB, (
        r"\b(?:codes?|nomenclatures?|certificats?|mentions?|references?|formats?|documents?) (?:\w+ ){0,2}?"
        r"ne (?:pourr|peu|ser|devr)\w+ (?:\w+ )?(?:plus|pas)(?: etre)?(?: \w+e?s?)?\b"
    )),
)  # fmt: skip
