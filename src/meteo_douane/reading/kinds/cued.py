"""An item and its clauses as the cues that its kind is read from."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.formats.item import Item
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.bystanders import without_bystanders
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import SILENT, Cues, without_fallback_called_off
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.passages import Sentence
from meteo_douane.reading.text.words import normalised
from meteo_douane.reading.vocabulary.untouched_words import OTHER_ALERT

ANOTHER_ALERT = pattern_of(rf"{OTHER_ALERT}(?: (?:rouge|orange)\b)?")
#: The words of an alert, and of how grave it is.
OF_AN_ALERT = pattern_of(r"alerte|orange\b|rouge\b")


def cues_of(item: Item, title: str, sentences: Sequence[Sentence], clauses: tuple[Clause, ...]) -> Cues:
    """Return the cues of an item with this folded title, these sentences and their clauses."""
    body = " ; ".join(each.words.folded for each in sentences if each.topic not in (Topic.TITLE, Topic.NATURE, *SILENT))
    nature = " ".join(each.words.folded for each in sentences if each.topic is Topic.NATURE)
    return Cues(
        without_fallback_called_off(_without_other_alerts(title), clauses),
        without_fallback_called_off(_without_other_alerts(body), clauses),
        nature,
        normalised(item.status),
        normalised(item.section),
        without_bystanders(clauses),
    )


def _without_other_alerts(folded: str) -> str:
    """Return words without "alerte" in a sense that is not the météo's, and without its colour."""
    return ANOTHER_ALERT.sub(lambda found: OF_AN_ALERT.sub("------", found.group()), folded)
