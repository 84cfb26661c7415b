"""Which clauses set something against a return that they stand behind, in words that nobody knows: each is a doubt.

"Le service est rétabli, quoique capricieux", "… mais on a des rejets": who writes "but" behind a return takes something
back of it, unless it is of manners, of duties, of people, or of the past.
"""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.asides import COURTESY, DUTY
from meteo_douane.reading.sentences.clause import RETROSPECT, Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.others_down import is_elsewhere
from meteo_douane.reading.vocabulary.reservation_words import OF_COURSE
from meteo_douane.reading.vocabulary.states import State

BUT = pattern_of(
    r"^\W*(?:et )?(?:mais|quoique|bien que|encore que|toutefois|cependant|neanmoins|helas|malheureusement|par contre"
    r"|sauf que|hormis que|si ce n'est qu[e']|a ceci pres qu[e']|or)\b"
)
#: Who does what, what people are asked or told, and what is over or was never so.
QUIET = pattern_of(
    r"\b(?:nous|vous|vos|votre|nos|equipes?|agents?|sau|support|assistance|surveill\w*|vigilan\w*|observ\w*|suivi"
    r"|merci|veuillez|pensez|attention a|stocks?|file|arrieres?|cause|origine|analyse\w*|enquete|point|bilan"
    r"|a ete|ont ete|a dure|plus tot|avai\w+|etai\w+|duree?s?|sera|seront|aucune?|rien a|deja|maintenant|desormais"
    r"|normal\w*|si|en cas|contact\w*|appel\w*|consult\w*|renvoy\w*|ressai\w*|verifi\w*|conseill\w*|recommand\w*"
    r"|prefer\w*|inutile|utile|possible|prudence|conserv\w*|valable|secours|autoris\w+|demain|prochain\w*)\b"
)
#: Something of today, whoever meets it: "nous avons encore des rejets".
MET_NOW = pattern_of(
    r"\b(?:on|nous|vous|ils?|elles?) (?:n'|ne )?(?:a|avons|avez|ont|constat\w+|observ\w+|rencontr\w+|not(?:e|ons|ez)"
    r"|recoi\w+|recev\w+|voi\w+|voy\w+|subi\w+) (?:\w+ )?"
    r"(?:des|une?|du|de la|quelques|certaines?|beaucoup|rien|pas|plus)\b"
    r"|\bil y a\b|\bca (?:coince|bloque|patine|traine)\b"
)


def buts(clauses: Sequence[Clause]) -> list[Clause]:
    """Return the clauses of the text that set something unknown against what stands before them."""
    back = [each.end for each in clauses if each.state in (State.UP, State.OPEN)]
    since = min(back, default=None)
    body = [each for each in clauses if each.topic is Topic.BODY and since is not None and each.start >= since]
    return [each for each in body if _is_set_against(each)]


def _is_set_against(clause: Clause) -> bool:
    is_known = clause.state not in (State.NOTHING, State.DOWN) or clause.is_exception or clause.is_fallback
    if is_known or clause.names or clause.modes or BUT.search(clause.folded) is None or is_elsewhere(clause):
        return False
    if any(words.search(clause.folded) for words in (COURTESY, DUTY, RETROSPECT, OF_COURSE)):
        return False
    return MET_NOW.search(clause.folded) is not None or QUIET.search(clause.folded) is None
