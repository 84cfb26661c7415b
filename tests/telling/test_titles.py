from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.event import Change, Event, EventKind, ReasonCode
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import (
    ALL_MODES,
    Doubt,
    DoubtCode,
    Fallback,
    Kind,
    Mode,
    Notice,
    Permission,
    Read,
    Scope,
    ServiceScope,
)
from meteo_douane.domain.watch import Verdict, VerdictCode
from meteo_douane.services import shipped_catalogue
from meteo_douane.telling.facts import facts_of
from meteo_douane.telling.fallback_told import told_by
from meteo_douane.telling.titles import LONGEST_TITLE, title_of
from occasions import (
    ALERT,
    DTI,
    EDI,
    END,
    GREW,
    IMPORT,
    MAINTENANCE,
    NOW,
    OCCASIONS,
    PUZZLE,
    QUARTER,
    a_decision,
    a_delivery,
    a_scope,
    a_service,
    a_voice,
    an_event,
    gathered,
    in_paris,
    reminding,
    told,
)

WITHOUT_AN_EVENT = {EventKind.TEST, EventKind.DIGEST, EventKind.FALLBACK_REMINDER}
BESIDE = {
    EventKind.UNCLASSIFIED,
    *WITHOUT_AN_EVENT,
    *(kind for kind in EventKind if kind.is_for_the_operator),
}
OF_EPISODES = [
    kind for kind in EventKind if not (kind.value.startswith(("source", "provider", "channel")) or kind in BESIDE)
]
MODES = st.one_of(st.none(), st.frozensets(st.sampled_from(Mode), min_size=1))
SHIPPED = shipped_catalogue()
PARTS = st.builds(ServiceScope, st.sampled_from(list(SHIPPED.services)), MODES)
SCOPES = st.lists(PARTS, max_size=9, unique_by=lambda part: part.service).map(lambda parts: Scope(tuple(parts)))
MOMENTS = st.one_of(st.none(), st.integers(-9999, 9999).map(lambda minutes: NOW + timedelta(minutes=minutes)))
PEOPLE = ("K", "Marie-Ange Kerguelen")
REMINDERS = (Reminder(1, 9, QUARTER), Reminder(96, 96, QUARTER), Reminder(97, 96, QUARTER, is_last_resort=True))
FALLBACKS = st.builds(Fallback, st.sampled_from(Permission), MOMENTS, MOMENTS)


def title(kind: EventKind, notice: object = ALERT, scope: Scope = IMPORT, **other: object) -> str:
    words = title_of(told(an_event(kind, notice, scope, **other)), a_voice(), NOW)  # type: ignore[arg-type]
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        pytest.param(Scope(), "service non reconnu", id="none"),
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
        pytest.param(
            Fallback(Permission.ALLOWED, in_paris(1, 2), in_paris(1, 6)), "secours autorisé jusqu'à 6 h 00", id="until"
        ),
        pytest.param(
            Fallback(Permission.ALLOWED, in_paris(1, 4), in_paris(1, 6)),
            "secours autorisé dès 4 h 00 jusqu'à 6 h 00",
            id="from and until",
        ),
        pytest.param(
            Fallback(Permission.ADVISED, None, in_paris(1, 2)),
            "secours conseillé jusqu'à 2 h 00 (heure passée : à vérifier)",
            id="until an hour that has passed",
        ),
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


def test_what_began_and_ended_meanwhile_says_what_becomes_of_the_fallback_first() -> None:
    scope, until_eight = a_scope("delta-ie-import", modes=EDI | DTI), Fallback(Permission.ENDED, None, in_paris(1, 8))
    end = replace(END, ends_at=Read(in_paris(30, 23, 5, month=4)), fallback=Read(until_eight))
    began = told(an_event(EventKind.OPENED, ALERT, scope))
    over = told(an_event(EventKind.ENDED, end, scope, opened_at=in_paris(30, 21, 5, month=4)))

    words = title_of(gathered(began, over), a_voice(), NOW).replace("\N{NO-BREAK SPACE}", " ")

    assert (
        words
        == "Fin d'alerte · DELTA IE – volet Import · DTI et EDI · terminé le 30/04 à 23 h 05 · fin du secours à 8 h 00"
    )


def test_what_began_and_ended_meanwhile_and_may_be_told_twice_says_so_before_when_it_ended() -> None:
    scope = Scope((ServiceScope("delta-ie-import"), ServiceScope("delta-ie-export", EDI)))
    end = replace(END, ends_at=Read(in_paris(30, 23, 7, month=4)), fallback=Read(Fallback()))
    began = told(an_event(EventKind.OPENED, ALERT, scope))
    over = told(an_event(EventKind.ENDED, end, scope, opened_at=in_paris(30, 4, 21, month=4)))

    words = title_of(replace(gathered(began, over), may_repeat=True), a_voice(), NOW)

    assert words.startswith("Fin d'alerte · DELTA IE – volet Import")
    assert words.endswith(" · fin du secours non précisée · répétition possible")
    assert "…" not in words


@pytest.mark.parametrize("kind", OF_EPISODES)
def test_a_title_says_of_every_event_what_holds_of_the_fallback(kind: EventKind) -> None:
    words = title(kind, replace(ALERT, kind=Read(Kind.ALERT, "Alerte")), opened_at=NOW - timedelta(hours=2))

    assert words.endswith("secours autorisé depuis 2 h 00")


def test_a_fallback_that_was_read_with_a_doubt_is_shown_as_one() -> None:
    doubt = Doubt(DoubtCode.CONDITION, "si")
    notice = replace(ALERT, fallback=Read(Fallback(Permission.ALLOWED), "", (doubt,)))

    assert title(EventKind.OPENED, notice).endswith("secours autorisé (à vérifier)")


def test_an_hour_that_cannot_be_true_is_not_in_a_title() -> None:
    never: Read[datetime | None] = Read(
        in_paris(1, 6).replace(year=2033), "2033", (Doubt(DoubtCode.YEAR_FAR_FROM_PUBLICATION, "2033"),)
    )

    assert "fin prévue" not in title(EventKind.OPENED, replace(ALERT, ends_at=never))


def test_an_hour_beside_the_day_of_the_operation_needs_no_day() -> None:
    assert title(EventKind.PLANNED, MAINTENANCE).endswith("13/05, 12 h 00 – 14 h 30 · secours autorisé dès 12 h 00")


ALLOWED_AT_TWO = Fallback(Permission.ALLOWED, in_paris(1, 2))


@pytest.mark.parametrize(
    ("kind", "said", "changes", "words"),
    [
        pytest.param(
            EventKind.CONTINUED, Fallback(Permission.ALLOWED), (), "secours autorisé depuis 2 h 00", id="still allowed"
        ),
        pytest.param(EventKind.CONTINUED, Fallback(), (), "secours autorisé depuis 2 h 00", id="not a word of it"),
        pytest.param(EventKind.OVERDUE, Fallback(), (), "secours autorisé depuis 2 h 00", id="an hour that has passed"),
        pytest.param(EventKind.REPEATED, Fallback(), (), "secours autorisé depuis 2 h 00", id="a repeat"),
        pytest.param(EventKind.ACKNOWLEDGED, Fallback(), (), "secours autorisé depuis 2 h 00", id="taken in hand"),
        pytest.param(
            EventKind.CONTINUED, Fallback(Permission.REFUSED), (), "secours non autorisé", id="no longer allowed"
        ),
        pytest.param(EventKind.CONTINUED, Fallback(), (GREW,), "secours non précisé", id="of more than before"),
        pytest.param(EventKind.OPENED, Fallback(), (), "secours non précisé", id="for whoever is told first now"),
        pytest.param(EventKind.ENDED, Fallback(), (), "fin du secours non précisée", id="an end"),
    ],
)
def test_what_was_said_of_the_fallback_goes_on_where_nothing_else_is_said(
    kind: EventKind, said: Fallback, changes: tuple[Change, ...], words: str
) -> None:
    notice = replace(ALERT, fallback=Read(said))

    assert title(kind, notice, changes=changes, fallback=ALLOWED_AT_TWO).endswith(words)


def test_an_operation_that_is_called_off_is_not_said_to_leave_the_fallback_open() -> None:
    assert "secours" not in title(EventKind.CANCELLED, replace(ALERT, fallback=Read(Fallback())))
    assert title(EventKind.CANCELLED, fallback=ALLOWED_AT_TWO).endswith("secours autorisé depuis 2 h 00")


def test_a_partial_end_says_what_it_leaves() -> None:
    left = a_scope("delta-ie-import", modes=frozenset({Mode.DTI}))
    elsewhere = a_scope("delta-t", modes=frozenset({Mode.EDI}))

    assert "reste touché : DTI" in title(EventKind.PARTLY_ENDED, END, remaining=left)
    assert "reste touché : DELTA T (EDI)" in title(EventKind.PARTLY_ENDED, END, remaining=elsewhere)


def test_the_fallback_that_ends_with_a_part_stands_before_what_is_left_of_which_nothing_is_said() -> None:
    left = Scope((ServiceScope("delta-ie-import", frozenset({Mode.DTI})),))

    words = title(EventKind.PARTLY_ENDED, END, remaining=left, fallback=END.fallback.value, fallback_unstated=left)

    assert words.endswith("fin du secours à 5 h 30 · reste touché : DTI")


def test_the_facts_of_a_partial_end_say_of_what_nothing_is_said() -> None:
    left = Scope((ServiceScope("delta-ie-import", frozenset({Mode.DTI})),))
    event = an_event(EventKind.PARTLY_ENDED, END, remaining=left, fallback=END.fallback.value, fallback_unstated=left)

    of_it = told_by(told(event).message, event, a_voice().catalogue)
    facts = facts_of(EventKind.PARTLY_ENDED, event, of_it, a_voice(), NOW)
    fallback = [fact for fact in facts if "secours" in fact]

    assert len(fallback) == 1
    assert fallback[0].endswith("; rien n'est dit pour DELTA IE – volet Import, en DTI")


def test_of_what_was_not_understood_the_services_that_it_names_are_shown() -> None:
    puzzle = replace(PUZZLE, mentions=Read(("delta-g", "ciel")), fallback=Read(Fallback(Permission.ALLOWED)))

    assert title(EventKind.UNCLASSIFIED, puzzle, Scope()).endswith("cite DELTA G et CIEL · secours autorisé")
    assert title(EventKind.UNCLASSIFIED, PUZZLE, Scope()).endswith("service et mode non reconnus · secours non précisé")


def test_an_error_that_the_server_answers_with_is_not_called_a_silence() -> None:
    event = Event("s", EventKind.SOURCE_SILENT, NOW, source="page", detail="their_host", status=503)
    words = title_of(a_delivery(a_decision(event, "", None, ReasonCode.THE_SOURCE_ITSELF)), a_voice(), NOW)

    assert "erreur 503" in words
    assert "plus de réponse" not in words


def test_a_reminder_of_a_source_that_gives_nothing_does_not_call_it_out_of_reach() -> None:
    event = Event("r", EventKind.REMINDER, NOW, source="page", reminds_of=EventKind.SOURCE_SILENT, opened_at=NOW)
    words = title_of(a_delivery(a_decision(event, "", None, ReasonCode.THE_SOURCE_ITSELF)), a_voice(), NOW)

    assert "aucun accès à la météo (page)" in words
    assert "injoignable" not in words


def test_however_long_a_name_is_the_fallback_stays() -> None:
    endless = a_service("endless", "Service " + "interminable " * 20, "")
    voice = replace(a_voice(), catalogue=Catalogue({"endless": endless}))
    words = title_of(told(an_event(EventKind.OPENED, ALERT, a_scope("endless"))), voice, NOW)

    assert len(words) <= LONGEST_TITLE
    assert words.startswith("Alerte · Service interminable")
    assert words.endswith("… · EDI · secours autorisé")


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind.is_done_by_a_person])
def test_however_long_the_name_of_a_person_is_service_mode_and_fallback_stay(kind: EventKind) -> None:
    words = title(kind, by="Anne-Charlotte de La Rochefoucauld-Montmorency (transit, Roissy)")

    assert len(words) <= LONGEST_TITLE
    assert "Anne-Charlotte de" in words
    assert words.endswith(" · DELTA IE – volet Import · EDI · secours autorisé depuis 2 h 00")


def test_an_end_set_by_a_person_is_not_called_published_in_a_short_title_either() -> None:
    words = title(EventKind.CLOSED_BY_PERSON, by="Marie-Ange Kerguelen")

    assert words.startswith("Clos par Marie-Ange Kerguelen (aucune fin publiée) · ")


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    kind = draw(st.sampled_from([*OF_EPISODES, EventKind.UNCLASSIFIED]))
    notice = replace(draw(st.sampled_from([ALERT, END, MAINTENANCE])), fallback=Read(draw(FALLBACKS)))
    event = an_event(kind, notice, draw(SCOPES), opened_at=NOW - timedelta(hours=2), by=draw(st.sampled_from(PEOPLE)))
    delivery = (
        told(event) if kind is not EventKind.REPEATED else reminding(told(event), draw(st.sampled_from(REMINDERS)))
    )
    return replace(delivery, may_repeat=draw(st.booleans()))


def test_where_there_is_no_room_for_a_name_the_title_says_that_one_of_us_closed_it() -> None:
    scope = Scope((ServiceScope("portal"), ServiceScope("delta")))
    closed = told(an_event(EventKind.CLOSED_BY_PERSON, ALERT, scope=scope, by="Marie-Ange Kerguelen"))

    words = title_of(replace(closed, may_repeat=True), replace(a_voice(), catalogue=SHIPPED), NOW)

    assert words.startswith("Clos par nous (aucune fin publiée) · ")
    assert "…" not in words


@pytest.mark.parametrize(
    ("kind", "notice", "words"),
    [
        pytest.param(
            EventKind.VANISHED,
            MAINTENANCE,
            "Disparu de la météo, toujours tenu pour prévu · Portail douane.gouv.fr et 1 autre · secours non autorisé",
            id="an operation that has gone",
        ),
        pytest.param(
            EventKind.CONTINUED,
            END,
            "Fin à vérifier, rien n'est clos · Portail douane.gouv.fr et 1 autre · secours non autorisé (à vérifier)",
            id="an end to be checked",
        ),
    ],
)
def test_that_it_may_be_a_repeat_goes_before_a_name_is_cut(kind: EventKind, notice: Notice, words: str) -> None:
    scope = Scope((ServiceScope("portal"), ServiceScope("delta")))
    refused = replace(notice, fallback=Read(Fallback(Permission.REFUSED)))
    delivery = replace(told(an_event(kind, refused, scope)), may_repeat=True)

    found = title_of(delivery, replace(a_voice(), catalogue=SHIPPED), NOW)

    assert found.replace("\N{NO-BREAK SPACE}", " ") == words


@given(delivery=deliveries(), language=st.sampled_from(Language))
def test_a_title_is_never_too_long_and_never_cut(delivery: Delivery, language: Language) -> None:
    voice = replace(a_voice(language), catalogue=SHIPPED)

    words = title_of(delivery, voice, NOW)

    assert len(words) <= LONGEST_TITLE
    assert "…" not in words
    notices = [one.event.notice for one in delivery.message.decisions]
    is_silent = all(one is None or one.fallback.value.permission is Permission.NOT_STATED for one in notices)
    is_called_off = delivery.message.event_kind is EventKind.CANCELLED
    assert "secours" in words or "fallback" in words or (is_called_off and is_silent)
