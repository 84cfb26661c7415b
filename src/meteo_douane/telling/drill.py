"""A drill says so in every part of every message, whatever template made it; and what came of it, for who held it."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import escape

from meteo_douane.domain.delivery import Words
from meteo_douane.telling.brief import LONGEST_BRIEF
from meteo_douane.telling.quoting import shortened
from meteo_douane.telling.titles import BETWEEN, LONGEST_TITLE
from meteo_douane.telling.voice import Phrase, Voice

#: The first word of a title, which alone a locked phone may show.
HEAD = Phrase("EXERCICE", "EXERCICE (drill)")
_MEANING = Phrase(
    "EXERCICE – ceci n'est pas une alerte. La douane n'a rien publié et le texte cité est inventé : ne déclenchez "
    "aucune procédure de secours. Pour le reste, réagissez comme à une vraie alerte.",
    "EXERCICE – this is a drill, not an alert. The customs published nothing and the text quoted is invented: start no "
    "fallback. Otherwise, do as you would in a real alert.",
)
_BODY = re.compile(r"<body[^>]*>", re.IGNORECASE)


def headed(words: Words, voice: Voice) -> Words:
    """Return the words of a message of a drill, each part of them headed."""
    head, meaning = HEAD.to(voice.language), _MEANING.to(voice.language)
    title = shortened(BETWEEN.join((head, words.title)), LONGEST_TITLE)
    return replace(
        words,
        title=title,
        text=f"{meaning}\n\n{words.text}",
        html=_with_head(words.html, meaning),
        brief=_brief(words.brief, head, LONGEST_BRIEF - len(title)),
        chat=_with_head(words.chat, meaning) if words.chat else "",
        thread=words.thread if words.thread == voice.drill else f"{voice.drill}/{words.thread}",
        is_drill=True,
    )


def _brief(brief: str, head: str, room: int) -> str:
    """Return the two lines of a small screen, the first of them headed and cut for it, the link of the second whole."""
    line, _, link = brief.rpartition("\n")
    headed = BETWEEN.join((head, line)) if line else head
    return "\n".join((shortened(headed, max(room - len(link) - 1, len(head))), link))


def _with_head(html: str, meaning: str) -> str:
    paragraph = f"<p><strong>{escape(meaning)}</strong></p>"
    body = _BODY.search(html)
    return f"{html[: body.end()]}\n{paragraph}{html[body.end() :]}" if body else f"{paragraph}\n{html}"
