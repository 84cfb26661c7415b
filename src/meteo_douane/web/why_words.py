"""What the page says that answers "why did I get this, or not": of any message, and of what was decided lately."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.event import Decision
from meteo_douane.domain.matching import judge
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.watch import Watch
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.reasons import why, why_verdict
from meteo_douane.telling.terms import EVENTS, OPERATOR
from meteo_douane.telling.values import Value, values_of
from meteo_douane.telling.voice import Phrase, Voice, capitalised
from meteo_douane.telling.watches import MOST_NAMED
from meteo_douane.web.said_words import Ruling, Said, said

_LABELS = {
    "title": Phrase("Pourquoi ?", "Why?"),
    "what": Phrase(
        "Pourquoi une veille a-t-elle été prévenue, ou non ? Voici ce qui a été décidé et, pour n'importe quel texte, "
        "ce qui le serait.",
        "Why was a watch told, or not? Here is what was decided; and, for any text, what would be.",
    ),
    "text": Phrase("Texte d'un message, titre d'abord", "Text of a message, its title first"),
    "ask": Phrase("Que serait-il décidé ?", "What would be decided?"),
    "understood": Phrase("Ce qui est compris", "What is understood"),
    "nothing": Phrase("Rien n'y est compris : {reason}.", "Nothing in it is understood: {reason}."),
    "verdicts": Phrase("Ce que cela donnerait pour chaque veille", "What it would mean for each watch"),
    "watch": Phrase("Veille", "Watch"),
    "all": Phrase("toutes", "all"),
    "show": Phrase("Afficher", "Show"),
    "lately": Phrase("Ce qui a été décidé dernièrement", "What was decided lately"),
    "none": Phrase("Rien n'a été décidé.", "Nothing was decided."),
    "doubt": Phrase("à vérifier", "to be checked"),
}
_TOLD = Phrase("prévenue", "told")
_NOT_TOLD = Phrase("non prévenue", "not told")


@dataclass(frozen=True, slots=True)
class Explained:
    """What is understood of a text: its notices, or why there are none, as a clause."""

    notices: tuple[Notice, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """One notice as it is understood, and what it would mean."""

    title: str
    values: tuple[Value, ...]
    judged: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision; `episode` is empty for what is about none."""

    when: str
    who: str
    what: str
    subject: str
    whether: str
    why: str
    episode: str


def labels_of(voice: Voice, **values: object) -> dict[str, str]:
    """Return the words of the page by name."""
    return {name: phrase.to(voice.language, **({"reason": ""} | values)) for name, phrase in _LABELS.items()}


def explained_words(
    explained: Explained, watches: tuple[Watch, ...], seen_at: datetime, voice: Voice
) -> tuple[NoticeWords, ...]:
    """Return what is understood, and what each watch would be told of it."""
    return tuple(
        NoticeWords(
            one_line(notice.title),
            tuple(values_of(notice, seen_at, voice)),
            said(_judged(notice, watches, voice), voice, at_most=MOST_NAMED),
        )
        for notice in explained.notices
    )


def _judged(notice: Notice, watches: tuple[Watch, ...], voice: Voice) -> Iterator[tuple[str, Ruling]]:
    for watch in watches:
        verdict = judge(notice, watch, voice.catalogue)
        yield watch.name, Ruling(verdict.code.tells, "", why_verdict(verdict, voice))


def decision_lines(decisions: tuple[Decision, ...], now: datetime, voice: Voice) -> tuple[DecisionLine, ...]:
    """Return what was decided, the latest first."""
    return tuple(_line(decision, now, voice) for decision in decisions)


def _line(decision: Decision, now: datetime, voice: Voice) -> DecisionLine:
    event = decision.event
    return DecisionLine(
        when=capitalised(moments.short(Side.ALONE, event.at, now, voice)),
        who=decision.watch or OPERATOR.to(voice.language),
        what=EVENTS[decision.event_kind.value].to(voice.language),
        subject=one_line(event.notice.title if event.notice else event.source),
        whether=(_TOLD if decision.told else _NOT_TOLD).to(voice.language),
        why=why(decision, voice),
        episode=event.episode,
    )
