"""Evidence as a page for people: it prints on A4, needs nothing but itself, and does nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.evidence import (
    DeedFacts,
    EditionFacts,
    EpisodeFacts,
    Evidence,
    MessageFacts,
    Seen,
    ServiceFacts,
)
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Scope, ServiceScope
from meteo_douane.domain.observation import Source
from meteo_douane.domain.recourse import Entry, Recourse
from meteo_douane.domain.recourse_evidence import FallbackFacts, TextFacts
from meteo_douane.domain.spells import Spell
from meteo_douane.domain.triage_record import Answered, Conclusion
from meteo_douane.telling import fiche
from meteo_douane.telling.evidence_words import OUTCOMES, SOURCES, WORDS
from meteo_douane.telling.failures import technical_words
from meteo_douane.telling.fallbacks import fallback_after_all, fallback_words
from meteo_douane.telling.moments import SPACE, duration
from meteo_douane.telling.recourse import stands
from meteo_douane.telling.recourse_written import TEXTS, entry_words
from meteo_douane.telling.refusals import refusal_words
from meteo_douane.telling.reservations import ended_with
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.terms import DEEDS, DELIVERY_STATES, EVENTS, KINDS, STATES, STILL_PLANNED, VIAS
from meteo_douane.telling.triage_questions import ANSWERS, ASKED
from meteo_douane.telling.triage_words import LED_TO
from meteo_douane.telling.voice import Voice, capitalised

_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def page_of(evidence: Evidence, spells: Sequence[Spell], voice: Voice, exported_at: datetime) -> Iterator[bytes]:
    """Yield the page in pieces, in UTF-8; what a source wrote is shown and can do nothing."""
    context = {"evidence": evidence, "spells": spells, "exported_at": exported_at, "say": Sayings(voice, exported_at)}
    for piece in _template().generate(context):
        yield piece.encode()


class Sayings:
    """What the template asks to be said."""

    def __init__(self, voice: Voice, now: datetime) -> None:
        self._voice = voice
        self._now = now
        self.language = voice.language.value

    def words(self, name: str, /, **values: object) -> Markup:
        """Return a sentence of the page by its name, its values escaped unless they are made here."""
        template = WORDS[name].to(self._voice.language, **{each: f"{{{each}}}" for each in values})
        return Markup(template).format(**values)  # noqa: S704 - the words are ours

    def moment(self, at: datetime | None) -> Markup:
        """Return a moment to the second on the reader's clock, with its distance from UTC."""
        if at is None:
            return Markup("–")
        local = at.astimezone(self._voice.zone)
        offset = (local.utcoffset() or local - local).total_seconds() / 3600
        form = "%d/%m/%Y %H:%M:%S" if self._voice.language is Language.FR else "%Y-%m-%d %H:%M:%S"
        shown = f"{local:{form}}{SPACE}UTC{offset:+g}"
        return Markup('<time datetime="{}">{}</time>').format(f"{at:%Y-%m-%dT%H:%M:%S.%fZ}", shown)

    def services(self, parts: tuple[ServiceFacts, ...]) -> str:
        """Return services and modes as people name them."""
        scope = Scope(
            tuple(ServiceScope(one.service, None if one.modes is None else frozenset(one.modes)) for one in parts)
        )
        return capitalised(scope_words(scope, self._voice))

    def fallback(self, episode: EpisodeFacts) -> str:
        """Return what the last words of the episode say of the fallback."""
        words = fallback_after_all if episode.state.is_over else fallback_words
        return capitalised(words(episode.fallback, self._now, self._voice))

    def fallback_of(self, edition: EditionFacts) -> str:
        """Return what an edition says of the fallback."""
        return capitalised(fallback_words(edition.understood.fallback, self._now, self._voice))

    def kind(self, kind: str) -> str:
        """Return what a notice is."""
        return capitalised(KINDS[kind].to(self._voice.language))

    def state(self, episode: EpisodeFacts) -> str:
        """Return where the episode stands; what a person closed is not said to have ended."""
        if episode.closed_by:
            return self.words("closed_by", name=visible(episode.closed_by))
        if episode.state is EpisodeState.ENDED and episode.reservations:
            return capitalised(ended_with(map(visible, episode.reservations), self._voice.language))
        is_to_come = episode.starts_at is not None and episode.starts_at > self._now
        is_gone_before = episode.state is EpisodeState.VANISHED and is_to_come
        phrase = STILL_PLANNED if is_gone_before else STATES[episode.state]
        return capitalised(phrase.to(self._voice.language))

    def title(self, evidence: Evidence) -> Markup:
        """Return what it is evidence of."""
        episode, fallback = evidence.subject
        return self.words("title_of_fallback", fallback=fallback) if fallback else self.words("title", episode=episode)

    def standing(self, facts: FallbackFacts) -> str:
        """Return where a fallback stands, in a sentence or two."""
        return stands(Recourse(facts.entries), self._voice)

    def scope(self, facts: FallbackFacts) -> str:
        """Return the service of a fallback, in its mode."""
        return self.services((ServiceFacts(facts.service, facts.name, (facts.mode,)),))

    def entry(self, entry: Entry) -> str:
        """Return what a line of the record of a fallback says was done."""
        return capitalised(visible(entry_words(entry, self._voice)))

    def text(self, facts: TextFacts) -> str:
        """Return which text it is."""
        return capitalised(TEXTS[facts.kind].to(self._voice.language))

    def sentences(self, conclusion: Conclusion) -> tuple[str, ...]:
        """Return the sentences of the sheet that a triage rested on, each with its step."""
        return tuple(fiche.quotation(passage, self._voice) for passage in conclusion.rests_on)

    def sheet(self) -> str:
        """Return which sheet is quoted."""
        return fiche.version(self._voice)

    def question(self, answered: Answered) -> str:
        """Return what was asked before a fallback was started."""
        return ASKED[answered.question].to(self._voice.language)

    def answer(self, answered: Answered) -> str:
        """Return what was answered, and of which alert."""
        words = ANSWERS[answered.question, answered.answer].to(self._voice.language)
        return f"{words} ({visible(answered.alert)})" if answered.alert else words

    def conclusion(self, one: Conclusion) -> str:
        """Return where the sheet led."""
        return LED_TO[one.outcome].to(self._voice.language)

    def event(self, event: str) -> str:
        """Return what happened."""
        return EVENTS[event].to(self._voice.language)

    def outcome(self, message: MessageFacts) -> str:
        """Return what came of a message: a relay's word is not taken for the recipient's."""
        words = DELIVERY_STATES[message.state.value].to(self._voice.language)
        error = refusal_words(message.last_error, self._voice.language)
        return f"{words} – {error}" if error else words

    def deed(self, deed: DeedFacts) -> str:
        """Return what somebody did."""
        return DEEDS[deed.deed].to(self._voice.language, name=visible(deed.by))

    def via(self, deed: DeedFacts) -> str:
        """Return how they did it."""
        return VIAS[deed.via].to(self._voice.language)

    def reading(self, spell: Spell) -> str:
        """Return how the readings of a spell ended."""
        words = OUTCOMES[spell.outcome].to(self._voice.language)
        detail = technical_words(spell.detail, self._voice.language)
        return f"{words} – {visible(detail)}" if detail else words

    def source(self, source: Source) -> str:
        """Return the page or the feed."""
        return SOURCES[source].to(self._voice.language)

    def seen(self, one: Seen) -> Markup:
        """Return from when to when an edition was listed."""
        since, until = self.moment(one.first_seen_at), self.moment(one.last_seen_at)
        source = capitalised(self.source(one.source))
        if one.last_seen_at is None:
            return self.words("still_seen", source=source, since=since)
        return self.words("seen", source=source, since=since, until=until)

    def length(self, spell: Spell) -> str:
        """Return the longest time between two readings of a spell."""
        seconds = spell.longest_gap.total_seconds()
        if spell.readings == 1:
            return "–"
        return f"{seconds:.0f} s" if seconds < 60 else duration(spell.longest_gap, self._voice.language)  # noqa: PLR2004


def visible(words: str) -> str:
    """Return what a source wrote, its invisible characters named: none may turn or hide what stands here."""
    return "".join(
        f"[U+{ord(each):04X}]" if unicodedata.category(each) in _HIDDEN and each not in "\n\t" else each
        for each in re.sub(r"\r\n?", "\n", words)
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("meteo_douane.telling"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    return environment.get_template("evidence.html.j2")
