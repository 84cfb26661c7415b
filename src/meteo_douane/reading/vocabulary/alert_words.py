"""Words for an alert that is over, and for one, or its fallback, that is back in force: the contrary of an end.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.bygone_words import COMPLEMENTS
from meteo_douane.reading.vocabulary.state_stems import ADVERB
from meteo_douane.reading.vocabulary.states import Sort, State

#: Not to come, nor denied: "l'alerte sera rétablie si …".
ASSERTED = r"(?:(?! (?:sera|seront|serait|seraient|soit|pourra|pourrait|devrait|doit|peut|ne) | n')" + COMPLEMENTS + ")"
#: As far as an alert is their subject, with which they agree: a service "est rétabli".
AGAIN = (
    r"(?:(?:retablie|reactivee|rouverte|reouverte|relancee|redeclenchee|restauree)s?\b|remises? en (?:place|vigueur)\b"
    r"|(?:de|a) nouveau (?:active|ouverte|en vigueur|en cours|effective|declenchee|publiee|emise)s?\b)"
)
IS = r"(?: (?:est|sont|a ete|ont ete|vient d'etre|viennent d'etre))?"
#: An end that is spoken of, not the alert itself: "fin d'alerte DELTA IE".
ITSELF = r"(?<!\bfin d')(?<!\bfin )(?<! de l')(?<!\ba l')\balertes?\b"
ALERT_AGAIN = rf"{ITSELF}{ASSERTED}{{0,70}}?(?:,? (?:puis|et|mais))?{IS} (?:{ADVERB})?{AGAIN}"
#: "L'alerte n'est toujours pas suspendue pour l'EDI": nor is what it warns of.
ALERT_NOT_SUSPENDED = (
    r"(?<=\balerte )n'(?:est|a) (?:\w+ )?(?:pas|point) (?:encore |toujours |ete )*"
    r"(?:suspendue|interrompue|fermee|arretee|stoppee)\b"
)
RETURN = (
    r"(?:retablissement|reouverture|reactivation|restauration|relance|redeclenchement|reprise|redemarrage|retour"
    r"|remise en (?:place|vigueur|route|service))"
)
RETURN_OF_AN_ALERT = rf"\b{RETURN} d(?:e l'|e la |e cette |e notre |'|e )(?:une |presente )?alertes?\b"
#: "Une seconde alerte a été déclenchée à 9h20", "nouvelle alerte ouverte depuis 9h20"; not one that is over as well.
ANOTHER_ALERT = (
    rf"\b(?:nouvelle|autre|seconde|deuxieme|troisieme) alerte\b{ASSERTED}{{0,40}}?(?: (?:est|a ete|vient d'etre))? "
    rf"(?:{ADVERB})?(?:ouverte|declenchee|emise|publiee|diffusee|lancee|active|en cours|en vigueur)\b"
    r"(?![^.;]*\b(?:levee|close|cloturee|terminee|pris fin)\b)"
    # "L'alerte est remplacée par l'alerte n°2", "elle cède la place à une alerte élargie".
    r"|\b(?:est|a ete) (?:donc |desormais )?remplacee par (?:(?:l'|une |la )(?:nouvelle )?alerte\b|celle d(?:e|u)\b)"
    r"|\b(?:cede|laisse|fait)(?:nt)? (?:la )?place a (?:une |l'|la )(?:nouvelle )?alerte\b"
    r"|^\W*(?:une |la )?nouvelle alerte (?:sera|va etre) (?:\w+ment )?(?:publiee|ouverte|declenchee|diffusee|emise)\b"
    r"(?![^.;]*\b(?:si|en cas|lorsqu\w*|le cas echeant|au besoin|prochaine?|a chaque|des qu\w*)\b)"
)
#: An alert that is told to be in force, whatever was told to be over before.
IN_FORCE_AGAIN = pattern_of(rf"{ALERT_AGAIN}|{RETURN_OF_AN_ALERT}|{ANOTHER_ALERT}")
#: When it was opened again, or anew.
IN_FORCE_AT = pattern_of(
    rf"(?:{ALERT_AGAIN}|{RETURN_OF_AN_ALERT}|{ANOTHER_ALERT})(?: (?:le|ce|a|vers|hier|matin|soir))*\s*$"
)

#: A sentence that says no more than that there is one: "Alerte déclenchée à 7h."
ALERT_RAISED = pattern_of(
    r"\W*(?:une |l'|la presente )?alerte (?:est |a ete )?(?:\w+ment )?"
    r"(?:declenchee|ouverte|lancee|activee|emise|en cours|en vigueur)"
    r"(?: (?:ce jour|a|des|depuis|a compter de)(?: \d{1,2} ?[h:] ?(?:\d{2})?)?)?\W*"
)

_SECOURS = (
    r"(?:(?:recours|acces) (?:a la |au ))?"
    r"(?:(?:procedure|mode|dispositif|plan|solution|mesure)s? (?:de |en )?)?secours\b"
)
#: The fallback that is back: under an alert, that is no end of anything.
FALLBACK_AGAIN = (
    rf"\b{RETURN} d(?:e la |e l'|e |u |es ){_SECOURS}"
    r"|\bsecours\b(?:(?! et | mais )[^.;:,]){0,30}? (?:retabli|reactive|rouvert|reouvert|relance|redeclenche|restaure"
    r"|remis)\w*"
)

_SUBJECT = r"(?:^\W*|(?<=[:,;(-] )|(?<=\bmais )|(?<=\bet )|(?<=\binformons que )|(?<=\binforme que ))"
ALERT_NO_MORE = (
    # "L'alerte est fermée": a service that is has no article before "alerte".
    rf"{_SUBJECT}(?:l'|cette |notre )alerte\b{COMPLEMENTS}{{0,30}}? (?:est|a ete) (?:{ADVERB})?fermee\b"
    rf"|{_SUBJECT}(?:l'|cette |notre |la presente )?"
    rf"alerte\b{COMPLEMENTS}{{0,40}}? n'est (?:\w+ )?plus "
    # "… n'est plus en vigueur qu'en EDI": there it is.
    r"(?:d'actualite|en vigueur|en cours(?! d)|active|ouverte|effective|maintenue)\b(?! (?:\w+ )?qu)"
)
CLOSING = r"\bfermeture (?:definitive |officielle )?d(?:e l'|'|e cet |u ticket d'|u dossier d')(?:alerte|incident)s?\b"
#: The end of an alert, in words that a service has no use for, or has in another sense.
ENDED_ALERT = rf"{ALERT_NO_MORE}|{CLOSING}"

#: State, sort and words, as in `state_words.STATES`.
ALERTS: tuple[tuple[State, Sort, str], ...] = (
    (State.DOWN, Sort.VERB, ALERT_AGAIN),
    (State.DOWN, Sort.NOUN, RETURN_OF_AN_ALERT),
    (State.DOWN, Sort.VERB, ANOTHER_ALERT),
    (State.UP, Sort.VERB, ALERT_NO_MORE),
    (State.UP, Sort.NOUN, CLOSING),
)

#: "Ceci est un test", "EXERCICE – …": the message ends nothing.
A_TRIAL = pattern_of(
    r"\b(?:ceci|cela|ce message|le present message|cette annonce|cette fin d'alerte) (?:est|constitue|n'est qu')"
    r" ?(?:\w+ ){0,3}?(?:tests?|essai|exercice)\b"
    r"|\bil s'agit (?:ici |seulement |uniquement )?d'un (?:simple )?(?:message de )?(?:test|essai|exercice)\b"
    r"(?! (?:de charge|de performance|technique))"
    r"|\b(?:message|annonce|publication|diffusion) (?:de|d'|a titre d[e']) ?(?:test|essai|exercice)\b"
    r"|^\W*(?:exercice|test)\b ?[:–-]"
    r"|^\W*(?:test|essai|exercice) (?:de |d')(?:la |l')?(?:fin|alerte|message|publication|diffusion)\b"
)
