"""Which sentences of an end speak of a service of its title, or of a mode or side of it, and not of its return.

"Fin d'alerte DELTA G et DELTA X. DELTA G est rétabli. DELTA X demande encore un peu de patience.": where a text says by
name which services work again, a sentence about another one that is not understood may well take its end back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.modes_beside import is_label
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
    r"(?: (?:a|au|d[eu]|sur|pour|en|service)| d'| l[ae'])* ?)?"
    r"(?:l[ea] |l'|service |teleservice |teleprocedure |application )*$"
)
#: "Un correctif est en cours de déploiement sur DELTA X", "les équipes travaillent sur ROSA".
WORKED_ON = pattern_of(
    r"\b(?:correctifs?|diagnostic|analyses?|investigations?|verifications?|tests?|relances?|interventions?|travaux"
    r"|travaill\w+|poursui\w+|mobilise\w*|observation|surveillance)\b"
)
#: What tells that it is not there yet, whoever is to do what.
NOT_YET = pattern_of(r"\b(?:patient(?:er|ez)|attend\w*|encore|toujours|presque|quasi\w*|bientot)\b")
#: That a mode went the same way as the other one.
LIKEWISE_OF_A_PART = pattern_of(
    r"\b(?:aussi|egalement|de meme|idem|pareil\w*|deja|ok|fait|oui|norma(?:l|ux)\w*"
    r"|continue(?:nt)? (?:de|a) fonctionner)\b"
)
#: What says of it that it went the same way, that it is over, or that it was not so ("n'a pas été touché").
LIKEWISE = pattern_of(
    r"\b(?:aussi|egalement|de meme|idem|pareil\w*|retabli\w*|resolu\w*|clos\w*|termine\w*|deja|n'\w+)\b"
)


#: "L'EDI traîne", "pour l'export, …": of which mode or side a sentence is; not "les opérateurs EDI", "le stock EDI".
ABOUT_A_PART = pattern_of(
    r"^\W*(?:(?:mais|et|toutefois|cependant|en revanche|enfin|par contre|seule?s?),? )?"
    r"(?:(?:pour|quid|quant|concernant|s'agissant|cote|en ce qui concerne|au sujet|le (?:cas|retablissement|retour)"
    r"|la (?:situation|reprise))\b(?: (?:a|au|d[eu])| d'| l[ae'])* ?)?"
    r"(?:l[ea] |l'|d[eu] |d'|a l'|en )*(?:modes? |volets? |saisie |cote |canal )?(?:en |d'|l')*$"
)
#: What is said of it and leaves nothing open: who it is for, what it was, what becomes of what it got.
NOTHING_OPEN = pattern_of(
    r"\bn'(?:a|est|etait|avait|ont) (?:\w+ )?(?:pas|jamais) (?:\w+ )?(?:ete )?(?:touche|concerne|impacte|affecte"
    r"|perturbe|vise)|\b(?:etait|etaient|avait|avaient|a ete|ont ete|sera|seront) |\bsurveill|\bobservation\b"
    r"|\bstocks?\b|\bmerci\b|\ben attente\b|\brejou|\bbacklog\b|\bveuillez\b|\bvous\b|\bnous\b"
    r"|\bignor|\brien a (?:faire|craindre|changer)\b|\bprise?s? en compte\b"
)


def parts_unaccounted(clauses: Sequence[Clause]) -> tuple[tuple[int, int], ...]:
    """Return the places of sentences about a mode or side, behind a return, in words that nobody understands."""
    body = [each for each in clauses if each.sentence.is_heard and is_stating(each) and each.topic is Topic.BODY]
    is_titled = any(each.topic is Topic.TITLE and each.state is State.UP for each in clauses)
    since = min((each.start for each in body if each.state in (State.UP, State.OPEN)), default=0 if is_titled else None)
    known = {mode for each in body if each.state is not State.NOTHING for one in each.modes for mode in one.modes}
    found = [each for each in body if since is not None and each.start > since and is_open_part(each)]
    open_still = (each for each in found if not {mode for one in each.modes for mode in one.modes} & known)
    return tuple(dict.fromkeys((each.sentence.start, each.sentence.end) for each in open_still))


def is_open_part(clause: Clause) -> bool:
    """Whether a clause begins with a mode or a side, says something of it, and nothing that is known."""
    starts = [each.start for each in clause.modes]
    starts += [each.start for each in clause.names if each.service.endswith(("-import", "-export"))]
    if not starts or clause.state is not State.NOTHING or clause.predicates or is_label(clause):
        return False
    is_quiet = any(words.search(clause.folded) for words in (DUTY, COURTESY, LIKEWISE_OF_A_PART, NOTHING_OPEN))
    return not is_quiet and ABOUT_A_PART.search(clause.folded[: min(starts) - clause.start]) is not None


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
