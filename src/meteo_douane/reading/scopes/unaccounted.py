"""Which sentences of an end speak of a service that it names in its title, and do not say that this one is back.

"Fin d'alerte DELTA G et DELTA X. DELTA G est rétabli. DELTA X demande encore un peu de patience.": where a text says by
name which services work again, a sentence about another one that is not understood may well take its end back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.asides import COURTESY, DUTY
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import is_stating
from meteo_douane.reading.text.names import NameMention
from meteo_douane.reading.vocabulary.states import State

#: What stands before a service that a sentence is about; behind "les déclarations de" or "le support de" it is not.
ABOUT_IT = pattern_of(
    r"^\W*(?:(?:mais|et|toutefois|cependant|en revanche|enfin|par ailleurs|de son cote|a ce stade|a cette heure),? )?"
    r"(?:(?:pour|sur|quant|concernant|s'agissant|cote|en ce qui concerne|au sujet|le (?:cas|retablissement|retour"
    r"|redemarrage)|la (?:situation|reprise|remise en service|reouverture|relance)|l'(?:incident|analyse|etude))\b"
    r"(?: (?:a|au|d[eu]|de l[ae]|sur|pour|en|service)| d'| l[ae']| de l')* ?)?"
    r"(?:l[ea] |l'|service |teleservice |teleprocedure |application )*$"
)
#: "Un correctif est en cours de déploiement sur DELTA X", "les équipes travaillent sur ROSA".
WORKED_ON = pattern_of(
    r"\b(?:correctifs?|diagnostic|analyses?|investigations?|verifications?|tests?|relances?|interventions?|travaux"
    r"|travaill\w+|poursui\w+|mobilise\w*|observation|surveillance)\b"
)
#: What tells that it is not there yet, whoever is to do what.
NOT_YET = pattern_of(r"\b(?:patient(?:er|ez)|attend\w*|encore|toujours|presque|quasi\w*|bientot)\b")
#: What says of it that it went the same way, that it is over, or that it was not so ("n'a pas été touché").
LIKEWISE = pattern_of(
    r"\b(?:aussi|egalement|de meme|idem|pareil\w*|retabli\w*|resolu\w*|clos\w*|termine\w*|deja|n'\w+)\b"
)


def unaccounted(clauses: Sequence[Clause]) -> tuple[tuple[int, int], ...]:
    """Return the places of sentences about a service of the title, where others are told to be back and it is not."""
    told = [each for each in clauses if each.sentence.is_heard and is_stating(each)]
    body = [each for each in told if each.topic is not Topic.TITLE]
    titled = _named(each for each in told if each.topic is Topic.TITLE)
    known = _named(each for each in body if each.state is not State.NOTHING)
    back = _named(each for each in body if each.state in (State.UP, State.OPEN, State.FINE))
    if not any(is_kin(one, each) for one in back for each in titled):
        return ()
    silent = {one for one in titled if not any(is_kin(one, each) for each in known)}
    found = (each for each in body if any(_is_about(each, name) for name in each.names if name.service in silent))
    return tuple(dict.fromkeys((each.sentence.start, each.sentence.end) for each in found))


def _named(clauses: Iterable[Clause]) -> set[str]:
    return {name.service for each in clauses for name in each.names if not name.is_collective}


def _is_about(clause: Clause, name: NameMention) -> bool:
    """Whether a clause speaks of a service itself, in words that are not those of manners, duties or a return."""
    is_to_come = NOT_YET.search(clause.folded) is not None
    if not is_to_come and any(words.search(clause.folded) for words in (DUTY, COURTESY, LIKEWISE)):
        return False
    before = clause.folded[: name.start - clause.start]
    return ABOUT_IT.search(before) is not None or WORKED_ON.search(before) is not None
