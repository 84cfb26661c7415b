"""What a line is about: the headings and labels of a message ("Motif", "Début : 8h00"), and the questions it asks."""

from __future__ import annotations

import re
from enum import StrEnum

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.nouns import MESSAGE, SERVICES


class Topic(StrEnum):
    """What a sentence is about, from the heading that it stands under."""

    TITLE = "title"
    BODY = "body"
    REASON = "reason"
    ORIGIN = "origin"
    FALLBACK = "fallback"
    INSTRUCTIONS = "instructions"
    SERVICES = "services"
    UNTOUCHED = "untouched"
    MODES = "modes"
    START = "start"
    END = "end"
    WINDOW = "window"
    NATURE = "nature"
    STATE = "state"
    PUBLISHED = "published"
    NEXT = "next"
    EARLIER = "earlier"
    FORMER = "former"


THING = rf"(?:{SERVICES}|systemes?|teleservices?)"
STRUCK = r"(?: (?:concern|impact|affect|touch)e+s?| (?:indisponible|perturbe|ferme|arrete|interrompu|coupe)s?)?"
FORESEEN = r"(?: (?:prev|estim|attend|envisag|annonc)\w+| previsionnel\w*)?"
OF_THE_TROUBLE = (
    r"(?: (?:a la normale|du service|de service|(?:de |d')(?:l')?(?:incident|alerte|interruption|maintenance|operation)"
    r"|du (?:dysfonctionnement|phenomene)|des perturbations))?"
)
OF_THE_WORKS = (
    r"(?: (?:de la |de l'|de |d'|du )?(?:interruption|intervention|maintenance|operation|coupure|fermeture"
    r"|indisponibilite))?"
)

#: "Procédure de secours autorisée", on a line of its own, is no heading: it says all.
ANSWERED = (
    r"(?:autoris|permis|admis|ouvert|activ|accord|declench|enclench|refus|interdi|exclu|suspendu|leve|termine|clos"
    r"|cloture"
    r"|desactiv|annul|ferme|maintenu|prolong|reconduit|etendu|recommand|conseill|preconis|deconseill|possible"
    r"|impossible"
    r"|obligatoire|ok\b|ko\b|on\b|off\b|oui\b|non\b)\w*"
)
#: "Procédure de secours refusée : DELTA T": nor is one behind which stands for whom it is.
FOR_WHOM = r"(?:(?:pour|en|mode) )?(?:delta|import|export|edi|dti|ecs|ics|sds|gun|trigo|ciel|gamma|antes)\b"
#: A heading, and what stands under it. The first that matches decides: the narrower ones come first.
HEADINGS = (
    (Topic.UNTOUCHED, (
        rf"(?:{SERVICES}|modes?)(?: de transmission)? non (?:concern|impact|affect"
        rf"|touch)e+s?|(?:{SERVICES}) (?:maintenus?|ouverts?|disponibles?|accessibles?)"
    )),
    (Topic.SERVICES, rf"(?:{THING}|perimetre)(?: en ligne| informatiques?)?{STRUCK}"),
    (Topic.MODES, rf"(?:modes?|canal|canaux)(?: de transmission| d'acces| de depot)?{STRUCK}"),
    (Topic.END, (
        r"(?:date (?:et heure )?de )?(?:fin|retour|retablissement|reprise|reouverture|cloture"
        rf"|resolution){OF_THE_TROUBLE}{FORESEEN}(?: le| a)?"
    )),
    (Topic.END, r"heure de (?:fin|retour)(?: prevue| estimee)?"),
    (Topic.START, (
        rf"(?:date (?:et heure )?(?:de |du )?)?(?:debut|survenue|ouverture|declenchement){OF_THE_TROUBLE}"
        r"(?: (?:constate|signale|observe|presume|suppose|reel|effectif)e?)?(?: le)?"
    )),
    (Topic.START, r"(?:constate|signale|observe|survenu)e?(?: le)?"),
    (Topic.START, r"depuis(?: le)?|a compter du|heure de (?:debut|survenue)|date de l'incident"),
    (Topic.NEXT, (
        rf"prochaine?s? (?:{MESSAGE}|point|communication|information)s?(?: d'information)?(?: prevue?)?"
        r"(?: le| a)?"
    )),
    (Topic.WINDOW, (
        r"(?:date|horaire|heure|creneau|periode|plage)s?(?: (?:et|/) (?:heure|horaire)s?)?(?:"
        rf" horaires?)?{OF_THE_WORKS}(?: prevue?s?)?(?: \((?:en )?(?:heures? (?:de |a )?(?:paris|locale)s?|utc|gmt)\))?"
    )),
    (Topic.WINDOW, r"quand"),
    (Topic.NATURE, r"nature(?: du message| de l'information)?|type(?: de message)?|categorie|niveau"),
    (Topic.STATE, r"etat(?: du service)?|statut|situation"),
    (Topic.PUBLISHED, r"(?:date de )?(?:publication|mise en ligne|diffusion|mise a jour)"),
    (Topic.PUBLISHED, r"(?:publie|mis en ligne|emis|diffuse)(?: le)?"),
    (Topic.FALLBACK, (
        r"(?:recours a la |mise en (?:oe|œ)uvre de la )?procedures? de secours"
        rf"(?: (?!{ANSWERED}\W*(?:$|-(?=\s)|{FOR_WHOM})|(?:import|export)\b)\w+| \((?:pds|procedure de secours)\))?"
    )),
    (Topic.FALLBACK, r"(?:mode )?secours|fallback(?: procedure)?"),
    (Topic.INSTRUCTIONS, r"consignes?(?: (?:aux|pour les) [\w ]{1,30})?|conduite a tenir|recommandations?"),
    (Topic.INSTRUCTIONS, r"instructions?"),
    (Topic.INSTRUCTIONS, r"que faire(?: \?)?|a faire|marche a suivre|actions? (?:attendue|requise|a mener)s?"),
    (Topic.INSTRUCTIONS, r"precautions?|conseils?"),
    (Topic.INSTRUCTIONS, r"mesures? (?:a prendre|de contournement)|(?:solutions?|option)s?(?: de)? contournement"),
    (Topic.INSTRUCTIONS, r"contournement"),
    (Topic.INSTRUCTIONS, r"(?:dispositif|volet|cas du|flux) (?:si )?brexit|brexit|royaume-uni|regularisations?"),
    (Topic.INSTRUCTIONS, r"contacts?|assistance"),
    (Topic.INSTRUCTIONS, r"(?:plus d')?informations? (?:complementaires?|utiles?|pratiques?)|bon a savoir"),
    (Topic.INSTRUCTIONS, r"(?:documents? |piece )?jointe?s?"),
    (Topic.ORIGIN, r"origines?(?: de l'incident)?|causes?(?: de l'incident)?"),
    (Topic.REASON, r"motifs?(?: de l'alerte)?|constats?|raisons?|description|details?|message|objet"),
    (Topic.REASON, r"symptomes?|incident"),
    (Topic.REASON, r"impacts?|consequences?|effets?(?: attendus?)?|informations?|precisions?|contexte"),
    (Topic.REASON, r"detail de l'incident|texte"),
    (Topic.REASON, r"commentaires?|details? d(?:u|es) dysfonctionnements?(?: rencontres?)?|avancement|evolution"),
    (Topic.REASON, r"point de situation"),
)  # fmt: skip
TOPICS = tuple(dict.fromkeys(topic for topic, _ in HEADINGS))

#: Topics that go on over the lines that follow, until the next heading.
LASTING = {Topic.INSTRUCTIONS, Topic.EARLIER}
#: Topics of one value: what stands under such a heading is short.
VALUES = {
    Topic.MODES, Topic.START, Topic.END, Topic.WINDOW, Topic.NATURE, Topic.STATE, Topic.PUBLISHED, Topic.NEXT,
}  # fmt: skip
LONGEST_VALUE = 60

#: A question, and what its answer tells.
QUESTIONS = (
    (Topic.START, pattern_of(
        r"\bdepuis (?:quand|quelle heure|quel jour)\b|\bquand\b[^?]*\b(?:debut|commenc|surven)\w*"
    )),
    (Topic.END, pattern_of(
        r"\bjusqu'(?:a quand|a quelle heure|quand)\b|\bquand\b[^?]*\b(?:retabli|rouvr|repr|termin|fini)\w*"
    )),
    (Topic.MODES, pattern_of(r"\b(?:quels?|dans quels?|en quels?) modes?\b")),
    (Topic.SERVICES, pattern_of(rf"\bquel(?:le)?s? (?:{SERVICES})\b")),
)  # fmt: skip

BULLET = r"[-*•·–>]*\s*(?:\d[.)]\s+)?"
LISTED = pattern_of(r"^\s*[-*•·–>]")
HEADING = pattern_of(
    rf"^{BULLET}(?:"
    + "|".join(f"(?P<{topic}>{'|'.join(words for each, words in HEADINGS if each is topic)})" for topic in TOPICS)
    + r")(?:\(s\)(?: (?:concern|impact|affect|touch)e+\(?e?s?\)?)?)?\s*(?::|-(?=\s)|$)\s*"
)

#: "(EDI dans les deux cas)": as good as "Modes : EDI".
MODES_OF_ALL = pattern_of(
    r"^\s*\((?:(?:en|modes?|le|l'|et|ou|/|,|dti\+?|edi)\s?)*(?:dti\+?|edi),? (?:uniquement |seulement )?(?:dans|pour) "
    r"(?:(?:les|tous les) )?(?:2|deux|3|trois|4|quatre)? ?(?:cas|services|teleservices|teleprocedures)\W*\)\W*$"
)
#: A label within a line: "Début : 8h00. Fin : 9h20."
LABEL = pattern_of(r"\s*([a-z][a-z' ]{2,30} ?:)\s*(?=\S)")


def asked_by(folded: str) -> Topic | None:
    """Return the topic that a question asks for, if it is one."""
    if not folded.rstrip().endswith("?"):
        return None
    return next((topic for topic, words in QUESTIONS if words.search(folded)), None)


def topic_of_line(line: str, before: Topic, start: int) -> tuple[Topic, Topic, int]:
    """Return the topic of a line, the one that it leaves to the next line, and where its own words begin."""
    found = HEADING.match(line) if before is not Topic.EARLIER else None
    if found:
        return _under(found, line, start)
    if MODES_OF_ALL.match(line):
        return Topic.MODES, before, start
    if before in VALUES or before is Topic.SERVICES:
        is_value = len(line) <= LONGEST_VALUE and not line.rstrip().endswith(".")
        topic = before if is_value else Topic.BODY
        goes_on = topic is Topic.SERVICES or (topic is Topic.MODES and LISTED.match(line) is not None)
        return topic, topic if goes_on else Topic.BODY, start
    return before, before, start


def _under(found: re.Match[str], line: str, start: int) -> tuple[Topic, Topic, int]:
    topic = next(topic for topic in TOPICS if found[topic.value])
    stands_alone = found.end() >= len(line.rstrip())
    leaves = topic if stands_alone or topic in LASTING else Topic.BODY
    return topic, leaves, start + found.end()


def labelled(words: str, topic: Topic) -> tuple[Topic, int]:
    """Return the topic of a sentence that has a label in its line ("… Fin : 9h20."), and where its words begin."""
    found = LABEL.match(words) if topic in VALUES or topic is Topic.BODY else None
    label = HEADING.match(found[1]) if found else None
    if found is None or label is None:
        return topic, 0
    named = next(each for each in TOPICS if label[each.value])
    return (named, found.end()) if named in VALUES or named is Topic.ORIGIN else (Topic.BODY, 0)
