"""Which modes narrow a trouble, and which only stand beside it: those of an instruction, or struck "as well"."""

from __future__ import annotations

from meteo_douane.domain.notice import Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.sentences.said import Said, union
from meteo_douane.reading.vocabulary.states import State

#: "L'EDI est également touché", "même les échanges EDI", "l'EDI n'est pas épargné": beside the others.
AS_WELL = pattern_of(
    r"\b(?:egalement|aussi|non plus)\b|^\W*meme (?:l[ae]s? |l'|en )"
    r"|\b(?:n'est|ne sont) pas (?:epargne|mieux loti)e?s?\b"
)
#: Who is told to do something, or what will become of what was sent: "les opérateurs EDI sont invités à …".
ADDRESSED = pattern_of(
    r"\b(?:operateur|utilisateur|usager|titulaire|declarant|prestataire|client|editeur)e?s?\b"
    r"[^.;]* (?:sont|doivent|peuvent|ne|n'\w+|\w+(?:ez|ront))\b"
    r"|\b(?:vous|votre|vos|veuillez|merci|prier?|prie|priere)\b|\b(?!chez|assez|rendez|nez)\w{2,}ez\b"
    r"|\b\w+(?:eront|iront|dront)\b|\ba privilegier\b"
    r"|\b(?:permet|fonctionne|marche)(?:tent|nt)? (?:encore|toujours)\b"
)


def struck_modes(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes that are told to be struck, unless the whole service is and a mode only "as well"."""
    told = [each for each in message.said if each.state in (State.DOWN, State.SAME) and message.is_about(each, service)]
    modes = message.modes_in(service, State.DOWN, State.SAME)
    if not _is_told_whole(told):
        return modes
    own = [each for each in told if each.modes and not AS_WELL.search(each.clause.folded)]
    return modes if own else frozenset()


def modes_beside(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes that stand where neither trouble nor return is told; those of an instruction narrow nothing."""
    told = [each for each in message.said if message.is_about(each, service)]
    modes = message.modes_in(service, State.AHEAD, State.NOTHING)
    if not _is_told_whole([each for each in told if each.state is State.DOWN]):
        return modes
    named = [each for each in told if each.state in (State.AHEAD, State.NOTHING) and each.modes]
    return modes & union(each.modes for each in named if not ADDRESSED.search(each.clause.sentence.words.folded))


def _is_told_whole(struck: list[Said]) -> bool:
    """Whether a sentence of its own tells the trouble of a whole service, without a mode."""
    return any(each.clause.has_verb and not (each.modes or each.clause.modes) for each in struck)
