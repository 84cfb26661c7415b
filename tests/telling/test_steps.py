import pytest

from meteo_douane.domain.event import EventKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Fallback, Kind, Mode, Permission, Scope
from meteo_douane.telling.message import render
from meteo_douane.telling.steps import steps
from occasions import EDI, NOW, OCCASIONS, a_notice, a_scope, a_voice, an_event, told

FR = a_voice()
DTI_ONLY = a_scope("delta-g", modes=frozenset({Mode.DTI}))


def advice(kind: EventKind, of: Kind = Kind.ALERT, permission: Permission = Permission.ALLOWED, **other: Scope) -> str:
    notice = a_notice(of, "titre", "texte", fallback=Fallback(permission))
    return "\n".join(steps(kind, notice, other.get("scope", a_scope("delta-g", modes=EDI)), FR))


def test_a_covered_alert_needs_no_request_for_assistance() -> None:
    assert "vous n'avez pas de demande d'assistance (DA) à déposer" in advice(EventKind.OPENED)


@pytest.mark.parametrize("permission", [Permission.REFUSED, Permission.NOT_STATED, Permission.ENDED])
def test_nobody_is_told_to_apply_a_fallback_that_is_not_allowed(permission: Permission) -> None:
    assert "appliquez la procédure de secours" not in advice(EventKind.OPENED, permission=permission)


def test_a_trouble_that_is_no_alert_opens_no_fallback_by_itself() -> None:
    said = advice(EventKind.OPENED, Kind.MALFUNCTION)

    assert "n'est pas une alerte" in said
    assert "appliquez la procédure de secours" not in said


def test_an_end_is_to_be_checked_and_its_instructions_followed() -> None:
    said = advice(EventKind.ENDED, Kind.END)

    assert "Assurez-vous que cette fin vous concerne" in said
    assert "consignes du bulletin" in said


@pytest.mark.parametrize(
    ("scope", "names_provider"),
    [
        pytest.param(a_scope("delta-g", modes=EDI), True, id="EDI"),
        pytest.param(a_scope("delta-g", modes=None), True, id="no mode stated"),
        pytest.param(DTI_ONLY, False, id="DTI alone"),
    ],
)
def test_the_provider_is_named_where_edi_may_be_meant(scope: Scope, *, names_provider: bool) -> None:
    assert ("prestataire" in advice(EventKind.OPENED, scope=scope)) is names_provider


@pytest.mark.parametrize(
    ("service", "is_of_the_sheet"),
    [
        pytest.param("delta-g-import", True, id="DELTA G import"),
        pytest.param("delta-x", True, id="DELTA X"),
        pytest.param("delta-h7", True, id="DELTA H7"),
        pytest.param("delta-t", False, id="DELTA T"),
        pytest.param("ciel", False, id="CIEL"),
    ],
)
def test_a_service_that_the_sheet_is_not_about_has_its_own_procedure(service: str, *, is_of_the_sheet: bool) -> None:
    said = advice(EventKind.OPENED, scope=a_scope(service, modes=EDI))

    assert ("procédure de secours propre au service" in said) is not is_of_the_sheet


@pytest.mark.parametrize("name", ["vanished", "overdue", "continued_end_without_a_service"])
def test_what_is_not_an_end_never_sounds_like_one(name: str) -> None:
    french, english = (render(OCCASIONS[name], a_voice(language), NOW) for language in Language)

    assert "rien n'est clos" in french.title or "reste en vigueur" in french.title
    assert "nothing is closed" in english.title or "still in force" in english.title
    assert "Ne tenez pas le trouble pour terminé" in french.text
    assert "Do not take the trouble for over" in english.text


def test_no_delay_after_an_end_is_ever_printed() -> None:
    """Nobody knows one for DELTA: the text of the end message is what counts."""
    said = render(told(an_event(EventKind.ENDED, None)), FR, NOW).text

    assert "régularis" not in said
    assert " jours" not in said
