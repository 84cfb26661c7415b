"""How a triage begins or is taken up again: for which service and mode, by whom."""

from __future__ import annotations

from collections.abc import Mapping

from meteo_douane.adapters.store import SqlStore
from meteo_douane.cli.asking import Choice, asked, typed_line
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal, now
from meteo_douane.cli.triage_options import MODES, NO_TRIAGE_NAMED, office_of, service_of, services_used
from meteo_douane.cli.writers import writer
from meteo_douane.config import Config
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.office import Office
from meteo_douane.domain.triage_record import Triage
from meteo_douane.telling.scopes import service_name
from meteo_douane.telling.voice import Phrase, Voice

_WHICH_SERVICE = Phrase("Quel service en ligne ?", "Which service?")
_ANOTHER = Phrase("un autre", "another one")
_TYPE_IT = Phrase("Son nom ou son code", "Its name or its code")
_WHICH_MODE = Phrase("Quel mode de transmission ?", "Which transmission mode?")
_WHICH_OFFICE = Phrase("Quel bureau de douane ?", "Which customs office?")
_WHO = Phrase("Votre nom", "Your name")
_MISSING = Phrase(
    "Il manque {option} : sans terminal, tout se donne sur la ligne de commande.",
    "{option} is missing: without a terminal, everything is given on the command line.",
)
_NO_TRIAGE = Phrase(
    "Aucun triage à reprendre ; en commencer un : meteo-douane triage",
    "There is no triage to resume; begin one: meteo-douane triage",
)
_OF_ANOTHER = Phrase(
    "Le dernier triage inachevé ({name}) est de {by}. Pour le reprendre à votre nom : meteo-douane triage --resume "
    "{name}",
    "The last unfinished triage ({name}) is {by}'s. To take it up in your name: meteo-douane triage --resume {name}",
)
_ALREADY = Phrase(
    "--resume reprend le service, le mode et le bureau d'alors : ne donnez ni --service, ni --mode, ni --office.",
    "--resume takes up the service, the mode and the office of then: give neither --service, --mode nor --office.",
)


def begun(config: Config, given: Mapping[str, str | None], by: str, *, asks: bool) -> Triage:
    """Return a new triage, which is not kept yet; what is missing for it is asked, or refused."""
    voice = voice_of(config)
    service = _service(config, given["service"] or "", voice, asks=asks)
    mode = _mode(given["mode"] or "", voice, asks=asks)
    office = _office(config, given["office_name"] or "", voice, asks=asks)
    return Triage("", now(), service, mode, by, office.name if office else "")


def resumed(config: Config, store: SqlStore, name: str, given: Mapping[str, str | None], by: str) -> Triage:
    """Return the triage of this name, or the last one of this person that led nowhere yet."""
    voice = voice_of(config)
    if given["service"] or given["mode"] or given["office_name"]:
        raise Refusal(_ALREADY.to(voice.language))
    found = store.ledger.triage(name) if name else _own(store.ledger.unfinished_triages(), by, voice)
    if found is None:
        raise Refusal((NO_TRIAGE_NAMED if name else _NO_TRIAGE).to(voice.language, name=name))
    return found


def answering(given: Mapping[str, str | None], voice: Voice, *, asks: bool) -> str:
    """Return who goes through a triage."""
    return writer(_by(given["by"] or "", voice, asks=asks), voice)


def _own(unfinished: tuple[Triage, ...], by: str, voice: Voice) -> Triage | None:
    """Return the last that somebody began and did not finish; that of another is taken up by its name only."""
    own = next((one for one in unfinished if one.by.casefold() == by.casefold()), None)
    if own is None and unfinished:
        last = unfinished[0]
        raise Refusal(_OF_ANOTHER.to(voice.language, name=last.id, by=last.by))
    return own


def _by(found: str, voice: Voice, *, asks: bool) -> str:
    return typed_line(_WHO.to(voice.language), voice) if asks and not found else found


def _service(config: Config, found: str, voice: Voice, *, asks: bool) -> str:
    if found:
        return service_of(found, config, voice)
    if not asks:
        raise Refusal(_MISSING.to(voice.language, option="--service"))
    used = services_used(config)
    choices = (*(Choice(code, service_name(code, voice)) for code in used), Choice("", _ANOTHER.to(voice.language)))
    place = asked(_WHICH_SERVICE.to(voice.language), choices, voice)
    typed = used[place] if place < len(used) else typed_line(_TYPE_IT.to(voice.language), voice)
    return service_of(typed, config, voice)


def _mode(found: str, voice: Voice, *, asks: bool) -> Mode:
    if found:
        return Mode(found)
    if not asks:
        raise Refusal(_MISSING.to(voice.language, option="--mode"))
    choices = tuple(Choice(mode.value, mode.value.upper()) for mode in MODES)
    return MODES[asked(_WHICH_MODE.to(voice.language), choices, voice)]


def _office(config: Config, found: str, voice: Voice, *, asks: bool) -> Office | None:
    if found or not asks or len(config.offices) <= 1:
        return office_of(found, config, voice)
    choices = tuple(Choice(office.name.lower(), office.name) for office in config.offices)
    return config.offices[asked(_WHICH_OFFICE.to(voice.language), choices, voice)]
