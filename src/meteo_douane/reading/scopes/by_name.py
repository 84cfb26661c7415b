"""Which services a text tells to be back by their names, and whether it tells of no others."""

from __future__ import annotations

from meteo_douane.domain.catalogue import PORTAL
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import Said, distinct
from meteo_douane.reading.vocabulary.kind_words import END_OF_A_PART
from meteo_douane.reading.vocabulary.states import State

#: "Rétabli grâce au redémarrage de | DELTA IE": what helped, and not what is back.
HELPED_BY = pattern_of(
    r"\b(?:grace|suite|apres|via|par|avec|consecutivement) (?:a |au |aux )?(?:l[ae] |l'|une? )?(?:\w+ )?"
    r"(?:redemarrage|relance|reboot|correcti(?:on|f)|mise a jour|intervention|remise en \w+|reparation|purge|bascule"
    r"|reconfiguration|arret)s?\b[^.;:,]{0,40}$"
)


def restored_by_name(message: Testimony) -> tuple[str, ...]:
    """Return the services that a text tells to be back by their own names, but those whose works helped others.

    "L'ensemble des services est rétabli, y compris SOPRANO": of the whole portal they take nothing away.
    """
    up = [each for each in message.body(State.UP) if each.service]
    if PORTAL in message.topic and any(each.is_collective and each.modes is None for each in up):
        return ()
    told = [each for each in up if not each.is_collective]
    return distinct(each.service for each in told if not _is_what_helped(message, each))


def is_by_name_alone(message: Testimony) -> bool:
    """Whether no more than names are told to be back, of a title that tells the end of a part, or of several none."""
    titles = (each for each in message.clauses if each.topic is Topic.TITLE)
    if any(END_OF_A_PART.search(each.sentence.words.folded) for each in titles):
        return True
    titled = message.of(Topic.TITLE)
    is_ended = any(each.state in (State.UP, State.AHEAD) for each in titled)
    is_whole = any(each.is_collective or not each.service for each in message.body(State.UP))
    return len({each.service for each in titled}) > 1 and not (is_ended or is_whole)


def _is_what_helped(message: Testimony, said: Said) -> bool:
    titled = {each.service for each in message.of(Topic.TITLE) if each.service}
    if not titled or any(message.is_kin(each, said.service or "") for each in titled):
        return False
    clause = said.clause
    names = (each for each in clause.names if each.service == said.service)
    return all(HELPED_BY.search(clause.folded[: each.start - clause.start]) for each in names)
