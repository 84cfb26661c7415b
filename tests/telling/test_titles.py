from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import ALL_MODES, Fallback, Kind, Mode, Permission, Read, Scope, ServiceScope
from meteo_douane.domain.watch import Verdict, VerdictCode
from meteo_douane.services import shipped_catalogue
from meteo_douane.telling.titles import LONGEST_TITLE, title_of
from occasions import (
    ALERT,
    END,
    IMPORT,
    MAINTENANCE,
    NOW,
    OCCASIONS,
    a_scope,
    a_voice,
    an_event,
    in_paris,
    told,
)

MODES = st.one_of(st.none(), st.frozensets(st.sampled_from(Mode), min_size=1))
SHIPPED = shipped_catalogue()
PARTS = st.builds(ServiceScope, st.sampled_from(list(SHIPPED.services)), MODES)
SCOPES = st.lists(PARTS, max_size=9, unique_by=lambda part: part.service).map(lambda parts: Scope(tuple(parts)))
MOMENTS = st.one_of(st.none(), st.integers(-9999, 9999).map(lambda minutes: NOW + timedelta(minutes=minutes)))
FALLBACKS = st.builds(Fallback, st.sampled_from(Permission), MOMENTS, MOMENTS)

WITHOUT_AN_EVENT = {EventKind.TEST, EventKind.DIGEST, EventKind.FALLBACK_REMINDER}


def title(kind: EventKind, notice: object = ALERT, scope: Scope = IMPORT, **other: object) -> str:
    words = title_of(told(an_event(kind, notice, scope, **other)), a_voice(), NOW)  # type: ignore[arg-type]
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        pytest.param(Scope(), "service non précisé", id="none"),
        pytest.param(a_scope("delta-g", modes=None), "DELTA G · mode non précisé", id="no mode stated"),
        pytest.param(a_scope("delta-g", modes=ALL_MODES), "DELTA G · tous modes", id="every mode"),
        pytest.param(
            a_scope("delta-g", modes=frozenset({Mode.EDI, Mode.DTI_PLUS})), "DELTA G · DTI+ et EDI", id="two modes"
        ),
        pytest.param(a_scope("delta-g", "ciel"), "DELTA G et CIEL · EDI", id="two services"),
        pytest.param(
            Scope((ServiceScope("delta-g", None), ServiceScope("delta-x", frozenset({Mode.EDI})))),
            "DELTA G (mode non précisé) et DELTA X (EDI)",
            id="each in its own modes",
        ),
        pytest.param(a_scope("new-one"), "NEW-ONE · EDI", id="one that the catalogue does not have"),
    ],
)
def test_a_title_names_services_and_modes(scope: Scope, words: str) -> None:
    assert title(EventKind.OPENED, scope=scope) == f"Alerte · {words} · secours autorisé depuis 2 h 00"


@pytest.mark.parametrize(
    ("fallback", "words"),
    [
        pytest.param(Fallback(), "secours non précisé", id="not stated"),
        pytest.param(Fallback(Permission.REFUSED), "secours non autorisé", id="refused"),
        pytest.param(Fallback(Permission.ALLOWED), "secours autorisé", id="allowed, no hour"),
        pytest.param(Fallback(Permission.ALLOWED, in_paris(1, 2)), "secours autorisé depuis 2 h 00", id="since today"),
        pytest.param(
            Fallback(Permission.ALLOWED, in_paris(30, 18, month=4)),
            "secours autorisé depuis le 30/04 à 18 h 00",
            id="since yesterday",
        ),
        pytest.param(Fallback(Permission.ADVISED, in_paris(1, 6)), "secours conseillé dès 6 h 00", id="advised, later"),
        pytest.param(Fallback(Permission.ENDED, None, in_paris(1, 2)), "secours terminé à 2 h 00", id="ended"),
        pytest.param(Fallback(Permission.ENDED, None, in_paris(1, 3)), "fin du secours à 3 h 00", id="about to end"),
    ],
)
def test_a_title_says_what_holds_of_the_fallback(fallback: Fallback, words: str) -> None:
    notice = replace(ALERT, fallback=Read(fallback))

    assert title(EventKind.OPENED, notice).endswith(f"EDI · {words}")


@pytest.mark.parametrize(
    ("quote", "head"),
    [
        pytest.param("FIN D'ALERTE", "Fin d'alerte", id="of an alert"),
        pytest.param("Fin de maintenance", "Fin de maintenance", id="of a maintenance"),
        pytest.param("Rétablissement", "Fin", id="of something"),
    ],
)
def test_an_end_is_called_as_it_calls_itself(quote: str, head: str) -> None:
    notice = replace(END, kind=Read(Kind.END, quote))

    assert title(EventKind.ENDED, notice).startswith(f"{head} · ")


def test_an_end_whose_hour_is_not_stated_lasted_about_so_long() -> None:
    notice = replace(END, ends_at=Read(None))

    assert "durée environ 30 min" in title(EventKind.ENDED, notice, opened_at=NOW - timedelta(minutes=30))


def test_an_end_before_its_beginning_has_no_duration() -> None:
    assert "durée" not in title(EventKind.ENDED, opened_at=NOW + timedelta(hours=9))


def test_an_end_that_says_nothing_of_the_fallback_leaves_it_open() -> None:
    notice = replace(END, fallback=Read(Fallback()))

    assert title(EventKind.ENDED, notice).endswith("fin du secours non précisée")


def test_the_services_of_the_watches_come_first() -> None:
    scope = a_scope("delta-g", "delta-x", "ciel", "delta-t", "delta-h7", "ecs", "delta-ie-import")
    verdict = Verdict(VerdictCode.COVERS, ("ecs",))
    words = title_of(told(an_event(EventKind.OPENED, ALERT, scope), verdict=verdict), a_voice(), NOW)

    assert words.startswith("Alerte · ECS, ")


def test_a_possible_repeat_is_marked_in_the_title() -> None:
    delivery = replace(OCCASIONS["opened"], may_repeat=True)

    assert title_of(delivery, a_voice(Language.EN), NOW).endswith(" · possible repeat")


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    kind = draw(
        st.sampled_from([kind for kind in EventKind if not kind.is_about_a_source and kind not in WITHOUT_AN_EVENT])
    )
    notice = replace(draw(st.sampled_from([ALERT, END, MAINTENANCE])), fallback=Read(draw(FALLBACKS)))
    event = an_event(kind, notice, draw(SCOPES), opened_at=NOW - timedelta(hours=2))
    return replace(told(event), may_repeat=draw(st.booleans()))


@given(delivery=deliveries(), language=st.sampled_from(Language))
def test_a_title_is_never_too_long_and_never_cut(delivery: Delivery, language: Language) -> None:
    voice = replace(a_voice(language), catalogue=SHIPPED)

    words = title_of(delivery, voice, NOW)

    assert len(words) <= LONGEST_TITLE
    assert "…" not in words
