"""All that a message about events says, in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

from meteo_douane.domain.delivery import Delivery, Message
from meteo_douane.domain.event import ENDS, Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.watch import Verdict
from meteo_douane.telling import moments
from meteo_douane.telling.beginnings import as_theirs
from meteo_douane.telling.changes import changes_since_told
from meteo_douane.telling.doubting import doubt_words, doubts_of
from meteo_douane.telling.facts import facts_of
from meteo_douane.telling.fallback_step import Using
from meteo_douane.telling.fallback_told import told_by, users_of
from meteo_douane.telling.gathered import HEADING, gathered_lines
from meteo_douane.telling.happenings import is_only_announced
from meteo_douane.telling.letter import Letter, Section, Style
from meteo_douane.telling.moments import Side
from meteo_douane.telling.notes import notes_of
from meteo_douane.telling.own_start import beyond
from meteo_douane.telling.people import ASKING, PRESSING, asking_of, asks_for_an_answer, repetition_of
from meteo_douane.telling.quoting import one_line, quoted, safe_link
from meteo_douane.telling.reasons import why
from meteo_douane.telling.remedy_words import remedy_words
from meteo_douane.telling.steps import source, steps, steps_of_several
from meteo_douane.telling.titles import heading_of, title_of
from meteo_douane.telling.voice import QUOTED, Phrase, Voice, decapitalised, listed
from meteo_douane.telling.watches import reason_of_each, watch_names

_CHANGES = Phrase("Ce qui a changé depuis le dernier message", "What has changed since the last message")
_FACTS = Phrase("En bref", "In short")
_AUDIENCE = Phrase("Qui est concerné, et pourquoi", "Who is concerned, and why")
_DOUBTS = Phrase("Ce qui n'est pas sûr dans notre lecture", "What is not certain in our reading")
_QUOTE = Phrase("La météo de la douane écrit", "The customs météo says")
_INVENTED_QUOTE = Phrase("Le texte inventé pour l'exercice", "The text invented for the drill")
_PROVIDER_QUOTE = Phrase("Le prestataire écrit", "The provider says")
_LAST_GOOD = Phrase("La dernière page comprise commençait ainsi", "The last page that was understood began so")
_PRESENT = Phrase("Ce qui arrive maintenant commence ainsi", "What comes now begins so")
_WRONG = Phrase("Ce qui ne va pas", "What is wrong")
_WAS_WRONG = Phrase("Ce qui n'allait pas", "What was wrong")
_IN_ENGLISH = Phrase("{heading} (les mots du programme, en anglais)", "{heading}")
_UNFAMILIAR = {
    "name ": Phrase("Noms qui ressemblent à celui d'un service", "Names that look like that of a service"),
    "heading ": Phrase("Rubriques", "Headings"),
}
_CUT = Phrase("[… coupé ici ; le message entier est sur la page]", "[… cut here; the whole message is on the page]")
_STEPS = Phrase("Que faire, {source}", "What to do, {source}")
_STEPS_OF_A_DRILL = Phrase("Que faire", "What to do")
_LINK = Phrase("À lire sur la page de la douane", "Read it on the customs page")
_WHO = Phrase("{watches} : {why}", "{watches}: {why}")
_FOR = Phrase("Pour : {watches}", "For: {watches}")
_EPISODE = Phrase("Épisode {episodes}.", "Episode {episodes}.")
_EPISODES = Phrase("Épisodes {episodes}.", "Episodes {episodes}.")
_FOUND_AT = Phrase("Constaté {when}.", "Found {when}.")
_NOTED_AT = Phrase("Noté {when}.", "Noted {when}.")
_REPEATED_AT = Phrase("Rappelé {when}.", "Repeated {when}.")
_READ_AT = Phrase("Lu par nous {when}, juste avant cet envoi.", "Read by us {when}, just before this was sent.")
_READ_BEFORE = Phrase("Lu par nous {when}, {age} avant cet envoi.", "Read by us {when}, {age} before this was sent.")
_CLOCK = Phrase("Heures locales : {place}.", "Local times: {place}.")
_INSTRUCTIONS = Phrase("Ses consignes", "Its instructions")
_TEST_TITLE = Phrase("Essai de canal · rien à faire", "Channel test · nothing to do")
_TEST = Phrase(
    "Ce message a été demandé pour essayer le canal « {channel} » : il y arrive comme le ferait une alerte.",
    "This message was asked for, to try the channel “{channel}”: it arrives there as an alert would.",
)
_TEST_IS_NO_NEWS = Phrase("Il ne dit rien de l'état des services.", "It says nothing of the state of the services.")
_NOTABLE_AGE = timedelta(minutes=1)
_OF_NAMES = {EventKind.NAMES_UNKNOWN, EventKind.NAMES_SETTLED}
_MENDED = {EventKind.TEMPLATE_MENDED, EventKind.CONFIGURATION_ACCEPTED}
#: Their detail is how many readings were not kept, which a sentence says.
_COUNTING = {EventKind.ROOM_AGAIN, EventKind.WRITABLE_AGAIN}


def letter_of(delivery: Delivery, voice: Voice, now: datetime) -> Letter:
    """Return what a delivery says; its message has one decision or more, but for a test, which has none."""
    message = delivery.message
    if message.event_kind is EventKind.TEST:
        return _test(message, voice)
    told = _by_event(message)
    sections = [
        Section(Style.PLAIN, "", notes_of(delivery, voice)),
        Section(Style.LIST, HEADING.to(voice.language), gathered_lines(message, voice, now)),
        *(() if message.event_kind.is_done_by_a_person else _matters(message, told, voice, now)),
        *(() if _is_for_all(message.event_kind) else (_audience(message, voice),)),
        _what_to_do(message, told, voice, now),
        *(_asking(message, told[0].event, voice, now) if len(told) == 1 else ()),
        *(_link(told[0].event, voice) if len(told) == 1 and _is_on_the_page(told[0].event) else ()),
        Section(Style.PLAIN, "", (_footer(told, voice, now),)),
    ]
    parts = tuple(section for section in sections if section.lines)
    return Letter(title_of(delivery, voice, now), parts, _url(told[0].event, voice) if len(told) == 1 else voice.page)


def _is_for_all(kind: EventKind) -> bool:
    """Whether nobody has to be told why they of all people are told."""
    return kind.is_about_a_source or kind.is_for_the_operator or kind.is_done_by_a_person


def _asking(message: Message, event: Event, voice: Voice, now: datetime) -> Iterator[Section]:
    """Yield how to take an episode in hand, and what follows if nobody does: below what there is to take in hand."""
    reminder = asks_for_an_answer(message, event)
    if reminder is None:
        return
    style, heading = (Style.PLAIN, ASKING) if voice.ack_link is None else (Style.ACTION, PRESSING)
    yield Section(style, heading.to(voice.language), (asking_of(event, voice, now),))
    yield Section(Style.PLAIN, "", tuple(line for line in (repetition_of(reminder, voice),) if line))


def _test(message: Message, voice: Voice) -> Letter:
    lines = (_TEST.to(voice.language, channel=message.channel), _TEST_IS_NO_NEWS.to(voice.language))
    return Letter(_TEST_TITLE.to(voice.language), (Section(Style.PLAIN, "", lines),), voice.page)


def _by_event(message: Message) -> tuple[Decision, ...]:
    """Return one decision for each event: a message may be for several watches, or of several notices (at start)."""
    return tuple({decision.event.key: decision for decision in reversed(message.decisions)}.values())[::-1]


def _matters(message: Message, told: tuple[Decision, ...], voice: Voice, now: datetime) -> Iterator[Section]:
    for decision in told:
        if len(told) > 1:
            watches = tuple(one.watch for one in message.decisions if one.event.key == decision.event.key)
            yield Section(Style.TITLE, "", (heading_of(decision, voice),))
            yield Section(Style.PLAIN, "", (_FOR.to(voice.language, watches=watch_names(watches, voice)),))
        yield from _matter(message, decision.event, voice, now)
        if len(told) > 1:
            yield from _asking(message, decision.event, voice, now)
            yield from _link(decision.event, voice)


def _matter(message: Message, event: Event, voice: Voice, now: datetime) -> Iterator[Section]:
    yield Section(Style.LIST, _CHANGES.to(voice.language), changes_since_told(message, event, voice, now))
    yield Section(Style.LIST, _FACTS.to(voice.language), _facts(message, event, voice, now))
    if event.notice is not None:
        doubts = tuple(doubt_words(doubt, voice.language) for doubt in doubts_of(event.notice))
        yield Section(Style.LIST, _DOUBTS.to(voice.language), doubts)
        yield _quote(_INVENTED_QUOTE if voice.drill else _QUOTE, event.notice.title, event.notice.text, voice)
        if message.event_kind in ENDS:
            yield _quote(_INSTRUCTIONS, "", event.notice.instructions, voice)
    elif message.event_kind.is_about_a_provider:
        yield _quote(_PROVIDER_QUOTE, "", event.detail, voice)
    elif message.event_kind.is_for_the_operator:
        yield from _for_the_operator(event, voice)
    if event.extracts is not None and message.channel in message.decisions[0].operators:
        yield _quote(_LAST_GOOD, "", event.extracts.last_good, voice)
        yield _quote(_PRESENT, "", event.extracts.present, voice)


def _facts(message: Message, event: Event, voice: Voice, now: datetime) -> tuple[str, ...]:
    told = told_by(message, event, voice.catalogue)
    return facts_of(message.event_kind, as_theirs(message, event, voice.catalogue), told, voice, now)


def _is_on_the_page(event: Event) -> bool:
    """Whether the page of the customs shows what it is about: of what is for the operator, words never met alone."""
    kind = event.reminds_of or event.kind
    return kind in _OF_NAMES or not (kind.is_for_the_operator or kind.is_about_a_channel)


def _for_the_operator(event: Event, voice: Voice) -> Iterator[Section]:
    """Yield what is wrong, or was until now, or the words that were never met: names first, then headings."""
    lines = () if event.kind in _COUNTING else tuple(event.detail.splitlines())
    if _OF_NAMES.isdisjoint({event.kind, event.reminds_of}):
        said = tuple(one_line(remedy_words(line, voice.language)) for line in lines)
        heading = (_WAS_WRONG if event.kind in _MENDED else _WRONG).to(voice.language)
        if said == tuple(map(one_line, lines)):
            heading = _IN_ENGLISH.to(voice.language, heading=heading)
        yield Section(Style.LIST, heading, said)
        return
    for sort, name in _UNFAMILIAR.items():
        words = (line.removeprefix(sort) for line in lines if line.startswith(sort))
        yield Section(Style.LIST, name.to(voice.language), tuple(one_line(word) for word in words))


def _quote(heading: Phrase, title: str, text: str, voice: Voice) -> Section:
    quote = quoted(title, text)
    lines = tuple(line for line in (quote.title, *quote.lines) if line)
    whole = QUOTED.to(voice.language, words="\n".join(lines)) if lines else ""
    cut = (_CUT.to(voice.language),) if quote.is_cut else ()
    return Section(Style.QUOTE, heading.to(voice.language), (*whole.splitlines(), *cut))


def _audience(message: Message, voice: Voice) -> Section:
    watches: dict[str, dict[str, None]] = {}
    told = (decision for decision in message.decisions if decision.watch)
    for _, alike in groupby(told, key=_ground):  # a thousand watches may be told for one reason
        first, *others = alike
        names = watches.setdefault(why(first, voice), {})
        names.update(dict.fromkeys(decision.watch for decision in (first, *others)))
    lines = tuple(_who(tuple(names), decapitalised(sentence), voice) for sentence, names in watches.items())
    return Section(Style.LIST, _AUDIENCE.to(voice.language), lines)


def _who(watches: tuple[str, ...], reason: str, voice: Voice) -> str:
    """Return who is told and why."""
    reason = reason_of_each(reason, len(watches), voice)
    return _WHO.to(voice.language, watches=watch_names(watches, voice), why=reason)


def _ground(decision: Decision) -> tuple[ReasonCode, Verdict | None, bool]:
    return decision.reason, decision.verdict, is_only_announced(decision.event)


def _what_to_do(message: Message, told: tuple[Decision, ...], voice: Voice, now: datetime) -> Section:
    services = _services_of(message, told)
    users = Using(_modes_of(message), voice, now, services)
    each = tuple((one.event, told_by(message, one.event, voice.catalogue)) for one in told)
    lines = steps_of_several(each, users) if len(each) > 1 else steps(message.event_kind, *each[0], users)
    heading = (_STEPS_OF_A_DRILL if voice.drill else _STEPS).to(voice.language, source=source(lines, voice))
    return Section(Style.NUMBERED, heading, lines, notes=beyond(services, voice))


def _modes_of(message: Message) -> frozenset[Mode] | None:
    """Return the modes that the watches of a message name, or None if one of them may use any."""
    named = [decision.modes for decision in message.decisions if decision.modes is not None]
    return frozenset().union(*named) if len(named) == len(message.decisions) else None


def _services_of(message: Message, told: tuple[Decision, ...]) -> tuple[str, ...]:
    """Return the services that the message is about and those who are told use: all, if it is not known which."""
    every = tuple(dict.fromkeys(code for decision in told for code in decision.event.scope.services))
    used = users_of(message.decisions).services
    return tuple(code for code in every if used is None or code in used) or every


def _link(event: Event, voice: Voice) -> Iterator[Section]:
    """Yield where to read it; what was invented for a drill is on no page."""
    if not voice.drill:
        yield Section(Style.LINK, _LINK.to(voice.language), (_url(event, voice),))


def _url(event: Event, voice: Voice) -> str:
    return safe_link(event.notice.url if event.notice else None, otherwise=voice.page)


def _footer(told: tuple[Decision, ...], voice: Voice, now: datetime) -> str:
    event = told[0].event
    when, age = moments.full(Side.AT, event.at, voice), now - event.at
    read = _at(event.kind).to(voice.language, when=when)
    if age >= _NOTABLE_AGE and _at(event.kind) is _READ_AT:
        read = _READ_BEFORE.to(voice.language, when=when, age=moments.duration(age, voice.language))
    clock = _CLOCK.to(voice.language, place=moments.place(voice))
    return f"{_episodes(told, voice)} {read} {clock}".strip()


def _at(kind: EventKind) -> Phrase:
    if kind.is_done_by_a_person:
        return _NOTED_AT
    if kind is EventKind.REPEATED:
        return _REPEATED_AT
    is_found = kind.is_about_a_source or kind.is_about_a_channel or kind.is_for_the_operator
    return _FOUND_AT if is_found else _READ_AT


def _episodes(told: tuple[Decision, ...], voice: Voice) -> str:
    known = tuple(dict.fromkeys(decision.event.episode for decision in told if decision.event.episode))
    if not known:
        return ""
    return (_EPISODE if len(known) == 1 else _EPISODES).to(voice.language, episodes=listed(known, voice.language))
