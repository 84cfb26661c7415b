"""A message cut as its author laid it out: title, headings with what stands under them, sentences, earlier messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from meteo_douane.reading.bulletin_numbers import bulletin_number
from meteo_douane.reading.earlier_words import (
    A_MESSAGE,
    EARLIER,
    EARLIER_BULLETIN,
    FOLLOWING,
    HEAD_OF_ONE,
    ONE_LINE,
    QUOTED,
    RECALL,
    RULE,
    is_answered,
    is_recalled,
)
from meteo_douane.reading.words import Text


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


THING = r"(?:services?|applications?|teleprocedures?|systemes?|teleservices?)"
STRUCK = r"(?: (?:concern|impact|affect|touch)e+s?| (?:indisponible|perturbe|ferme|arrete|interrompu|coupe)s?)?"
FORESEEN = r"(?: (?:prev|estim|attend|envisag|annonc)\w+| previsionnel\w*)?"
OF_THE_TROUBLE = (
    r"(?: (?:a la normale|du service|de service|(?:de |d')(?:l')?(?:incident|alerte|interruption|maintenance|operation)"
    r"|du dysfonctionnement|des perturbations))?"
)
OF_THE_WORKS = (
    r"(?: (?:de la |de l'|de |d'|du )?(?:interruption|intervention|maintenance|operation|coupure|fermeture"
    r"|indisponibilite))?"
)

#: A heading, and what stands under it. The first that matches decides: the narrower ones come first.
HEADINGS = (
    (Topic.UNTOUCHED, (
        r"(?:services?|applications?|teleprocedures?|modes?)(?: de transmission)? non (?:concern|impact|affect"
        r"|touch)e+s?|(?:services?|applications?|teleprocedures?) (?:maintenus?|ouverts?|disponibles?|accessibles?)"
    )),
    (Topic.SERVICES, rf"(?:{THING}|perimetre)(?: en ligne| informatiques?)?{STRUCK}"),
    (Topic.MODES, rf"(?:modes?|canal|canaux)(?: de transmission| d'acces| de depot)?{STRUCK}"),
    (Topic.END, (
        r"(?:date (?:et heure )?de )?(?:fin|retour|retablissement|reprise|reouverture|cloture"
        rf"|resolution){OF_THE_TROUBLE}{FORESEEN}(?: le| a)?"
    )),
    (Topic.END, r"heure de (?:fin|retour)(?: prevue| estimee)?"),
    (Topic.START, (
        rf"(?:date (?:et heure )?(?:de |du )?)?(?:debut|survenue|ouverture|declenchement){OF_THE_TROUBLE}(?: le)?"
    )),
    (Topic.START, r"depuis(?: le)?|a compter du|heure de (?:debut|survenue)|date de l'incident"),
    (Topic.NEXT, (
        r"prochaine?s? (?:bulletin|bip|point|message|communication|information)s?(?: d'information)?(?: prevue?)?"
        r"(?: le| a)?"
    )),
    (Topic.WINDOW, (
        r"(?:date|horaire|heure|creneau|periode|plage)s?(?: (?:et|/) (?:heure|horaire)s?)?(?:"
        rf" horaires?)?{OF_THE_WORKS}(?: prevue?s?)?"
    )),
    (Topic.WINDOW, r"quand"),
    (Topic.NATURE, r"nature(?: du message| de l'information)?|type(?: de message)?|categorie|niveau"),
    (Topic.STATE, r"etat(?: du service)?|statut|situation"),
    (Topic.PUBLISHED, r"(?:date de )?(?:publication|mise en ligne|diffusion|mise a jour)"),
    (Topic.PUBLISHED, r"(?:publie|mis en ligne|emis|diffuse)(?: le)?"),
    (Topic.FALLBACK, (
        r"(?:recours a la |mise en (?:oe|œ)uvre de la )?procedures? de secours"
        r"(?: \w+| \((?:pds|procedure de secours)\))?"
    )),
    (Topic.FALLBACK, r"secours|mode secours"),
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
LONGEST_SENTENCE = 1_000
"""Characters; nobody writes one so long, and what it costs to be understood grows with their square."""
FEWEST_ENTRIES = 2
"""Lines with an hour at their head that make a log."""

#: A question, and what its answer tells.
QUESTIONS = (
    (Topic.START, re.compile(
        r"\bdepuis (?:quand|quelle heure|quel jour)\b|\bquand\b[^?]*\b(?:debut|commenc|surven)\w*"
    )),
    (Topic.END, re.compile(
        r"\bjusqu'(?:a quand|a quelle heure|quand)\b|\bquand\b[^?]*\b(?:retabli|rouvr|repr|termin|fini)\w*"
    )),
    (Topic.MODES, re.compile(r"\b(?:quels?|dans quels?|en quels?) modes?\b")),
    (Topic.SERVICES, re.compile(r"\bquel(?:le)?s? (?:services?|applications?|teleprocedures?)\b")),
)  # fmt: skip

BULLET = r"[-*•·–>]*\s*(?:\d[.)]\s+)?"
LISTED = re.compile(r"^\s*[-*•·–>]")
HEADING = re.compile(
    rf"^{BULLET}(?:"
    + "|".join(f"(?P<{topic}>{'|'.join(words for each, words in HEADINGS if each is topic)})" for topic in TOPICS)
    + r")(?:\(s\)(?: (?:concern|impact|affect|touch)e+\(?e?s?\)?)?)?\s*(?::|-(?=\s)|$)\s*"
)

#: A label within a line: "Début : 8h00. Fin : 9h20."
LABEL = re.compile(r"\s*([a-z][a-z' ]{2,30} ?:)\s*(?=\S)")

#: An entry of a log: "9h45 – DELTA T a redémarré".
ENTRY = re.compile(r"^\W*(?P<hour>[01]?\d|2[0-3]) ?[h:] ?(?P<minute>[0-5]\d)? ?(?:[-–:]|\|) ?(?=\S)")

#: A line that dates what the line above it says of the fallback: "À compter du : 03/11/2023 10:40".
DATES_IT = re.compile(r"^\W*(?:a (?:compter|partir) d|depuis\b|des (?=le |\d)|jusqu')[^:.]{0,12}:?\s*(?:le )?\d")

SENTENCE_END = re.compile(r"(?<!\bcf)(?<!\bart)(?<!\btel)(?<!\bno)(?<!\bproc)[.!?…]+(?=[\s\")]|$)|;(?=\s)|$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span in the whole message (title, line break, text), its words, its topic."""

    start: int
    words: Text
    topic: Topic
    line: int

    @property
    def end(self) -> int:
        """The place just behind its last character."""
        return self.start + len(self.words)

    @property
    def is_heard(self) -> bool:
        """Whether it speaks for the message itself, and not for an earlier one."""
        return self.topic is not Topic.EARLIER


def sentences_of(message: Text, title_length: int) -> tuple[Sentence, ...]:
    """Cut a message, whose first `title_length` characters are its title, into its sentences."""
    return tuple(_with_answers(_sentences(message, title_length)))


def _with_answers(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Give the sentence behind a question the topic that was asked for: "Depuis quand ? – 8h40"."""
    asked: Topic | None = None
    for each in sentences:
        is_answer = asked is not None and each.topic is Topic.BODY
        yield replace(each, topic=asked) if asked is not None and is_answer else each
        asked = _asked_by(each.words.folded)


def _asked_by(folded: str) -> Topic | None:
    """Return the topic that a question asks for, if it is one."""
    if not folded.rstrip().endswith("?"):
        return None
    return next((topic for topic, words in QUESTIONS if words.search(folded)), None)


def _sentences(message: Text, title_length: int) -> Iterator[Sentence]:
    lines = list(_lines(message))
    title, body = (
        [line for line in lines if line[1] <= title_length],
        [line for line in lines if line[1] > title_length],
    )
    for number, (start, end) in enumerate(title):
        yield from _cut(message, start, end, Topic.TITLE, number)
    here = topic = Topic.BODY
    former = _former_entries([message.folded[start:end] for start, end in body])
    head = message.folded[:title_length]
    for number, (start, end) in enumerate(body):
        line, following = message.folded[start:end], message.folded[end:].lstrip()
        above = message.folded[max(title_length, start - LONGEST_SENTENCE) : start]
        begin, left = start, _left_by_an_earlier(line, following, above, head, topic)
        if number in former:
            place = Topic.FORMER
        elif left is not None:
            place, topic = Topic.EARLIER, left
        else:
            if here is not Topic.FALLBACK or not DATES_IT.match(line):
                here, topic, begin = _topic_of(line, topic, start)
            place = here
        yield from _cut(message, begin, end, place, len(title) + number)


def _left_by_an_earlier(line: str, following: str, above: str, title: str, topic: Topic) -> Topic | None:
    """Return the topic that a line leaves to the next ones if it repeats an earlier message, else None."""
    if topic is Topic.EARLIER:
        return None
    if is_answered(line, following, above, title):
        return Topic.EARLIER
    if is_recalled(line, following, title):
        return Topic.EARLIER if RECALL.match(line) else topic
    is_quoted = bool(following) and QUOTED.match(line) is not None
    if (not above.strip() and not is_quoted) or not _is_earlier(line, following, title):
        return None
    is_one_line = ONE_LINE.match(line) is not None and not HEAD_OF_ONE.match(line)
    return topic if is_quoted or is_one_line else Topic.EARLIER


def _former_entries(lines: list[str]) -> frozenset[int]:
    """Return which lines of a log are all of its entries but the latest, by the hours at their head."""
    stamps = {index: found for index, line in enumerate(lines) if (found := ENTRY.match(line))}
    if len(stamps) < FEWEST_ENTRIES:
        return frozenset()
    hours = {index: int(found["hour"]) * 60 + int(found["minute"] or 0) for index, found in stamps.items()}
    newest = max(stamps, key=lambda index: (hours[index], index))
    following = min((index for index in stamps if index > newest), default=len(lines))
    return frozenset(range(min(stamps), len(lines))) - frozenset(range(newest, following))


def _is_earlier(line: str, following: str, title: str) -> bool:
    """Whether a line repeats an earlier message, or a rule stands above one."""
    is_bulletin = FOLLOWING.search(title) is not None and EARLIER_BULLETIN.match(line) is not None
    if EARLIER.match(line) or (is_bulletin and not _is_the_same(line, title)):
        return True
    return RULE.match(line) is not None and A_MESSAGE.match(following) is not None


def _is_the_same(line: str, title: str) -> bool:
    """Whether a line names the very bulletin that the title names: the newest, below the older ones."""
    number, _ = bulletin_number(title)
    return number is not None and bulletin_number(line)[0] == number


def _lines(message: Text) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", message.folded):
        if line.group().strip():
            yield line.span()


def _topic_of(line: str, before: Topic, start: int) -> tuple[Topic, Topic, int]:
    """Return the topic of a line, the one that it leaves to the next line, and where its own words begin."""
    found = HEADING.match(line) if before is not Topic.EARLIER else None
    if found:
        return _under(found, line, start)
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


def _cut(message: Text, start: int, end: int, topic: Topic, line: int) -> Iterator[Sentence]:
    begin = start
    for mark in SENTENCE_END.finditer(message.folded, start, end):
        while mark.start() - begin > LONGEST_SENTENCE:
            place = message.folded.rfind(" ", begin + 1, begin + LONGEST_SENTENCE)
            place = place if place > begin else begin + LONGEST_SENTENCE
            yield Sentence(begin, message.part(begin, place), topic, line)
            begin = place
        if mark.start() > begin and message.folded[begin : mark.end()].strip():
            here, label = (topic, 0)
            if begin > start:
                here, label = _labelled(
                    message.folded[begin : mark.end()], Topic.REASON if topic is Topic.ORIGIN else topic
                )
            yield Sentence(begin + label, message.part(begin + label, mark.end()), here, line)
        begin = mark.end()


def _labelled(words: str, topic: Topic) -> tuple[Topic, int]:
    """Return the topic of a sentence that has a label in its line ("… Fin : 9h20."), and where its words begin."""
    found = LABEL.match(words) if topic in VALUES or topic is Topic.BODY else None
    label = HEADING.match(found[1]) if found else None
    if found is None or label is None:
        return topic, 0
    named = next(each for each in TOPICS if label[each.value])
    return (named, found.end()) if named in VALUES else (Topic.BODY, 0)
