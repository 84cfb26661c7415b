"""Reviews of a year or a quarter: what they tell as past is no trouble of today, and no permission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import PAST, Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.states import State

PERIOD = (
    r"(?:(?:l'|d'|d[eu] |de l'|une? |cette )?(?:19|20)\d\d\b|annees?\b|annuel\w*|(?:tri|se)mestr\w+|mois\b|mensuel\w*"
    r"|exercice\b|d[e'] ?(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
    r"(?! a\b))"
)
#: The title of a review of a period, not of an incident or of a day.
REVIEW = pattern_of(
    rf"\b(?:bilans?|retrospectives?|retour sur|rapport|chiffres(?:[- ]cles)?|statistiques|synthese)\b[^.;]{{0,60}}?"
    rf"\b{PERIOD}"
)
#: What is counted over a time, and stands at no hour.
COUNTED = pattern_of(
    r"\b(?:durees?|delais?|taux|nombre|frequence)\b|\ben moyenne\b|\bau total\b"
    r"|\b(?:au cours|en fin|tout au long|lors|pendant|durant|sur) (?:de |du |d')?(?:l'|la |le |cette |cet )?"
    r"(?:annee|trimestre|semestre|mois|periode|exercice)\b|\ben (?:19|20)\d\d\b"
    r"|\bete (?:\w+ ){1,2}?(?:une|deux|trois|quatre|cinq|six|plusieurs|\d+) fois\b(?! par)|\bcumulee?s?\b"
    r"|\b(?:de l'annee|du trimestre|du semestre|du mois)\b"
)
#: What goes on today, review or not.
TODAY = pattern_of(
    r"\b(?:depuis|en cours|actuel\w*|toujours|encore|a (?:ce jour|cette heure|ce stade)|ce (?:jour|matin|soir|midi)"
    r"|aujourd'hui|hier|demain|cette nuit|reste(?:nt)?|demeure(?:nt)?|persiste\w*|subsiste\w*|perdure\w*"
    r"|(?<!cumulee de )\d{1,2} ?h\d*)\b"
)


def without_reviewed(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Let the past that a review recalls tell nothing; a trouble of today keeps every word about the fallback."""
    is_review = any(each.topic is Topic.TITLE and REVIEW.search(each.sentence.words.folded) for each in clauses)
    weighed = [_of_nothing(each) if is_review and _is_recalled(each) else each for each in clauses]
    is_calm = not any(each.state in (State.DOWN, State.SAME) for each in weighed)
    for each in weighed:
        is_past = is_review and is_calm and each.is_fallback and _is_past(each)
        yield replace(_of_nothing(each), is_fallback=False) if is_past else each


def _is_recalled(clause: Clause) -> bool:
    if clause.topic is Topic.TITLE or clause.is_fallback or TODAY.search(clause.sentence.words.folded):
        return False
    is_nameless_end = clause.state is State.UP and not (clause.names or clause.modes)
    return is_nameless_end or _is_past(clause)


def _is_past(clause: Clause) -> bool:
    if TODAY.search(clause.sentence.words.folded):
        return False
    return PAST.search(clause.folded) is not None or COUNTED.search(clause.folded) is not None


def _of_nothing(clause: Clause) -> Clause:
    return replace(clause, state=State.NOTHING, predicates=(), is_exception=False)
