"""Every text here is invented by us, in the register of the administration. Times in the tables are of Paris."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from meteo_douane.domain.notice import DoubtCode
from meteo_douane.reading.text.words import Text
from meteo_douane.reading.times.moments import Shape, TimeMention, find_times

PARIS = ZoneInfo("Europe/Paris")
PUBLISHED = datetime(2026, 2, 12, 10, 5, tzinfo=PARIS)

Row = tuple[str, str, str | None, str | None]


def times_in(text: str, published: datetime | None = PUBLISHED) -> tuple[TimeMention, ...]:
    seen_at = (published or PUBLISHED).astimezone(UTC) + timedelta(minutes=5)
    return find_times(Text.of(text), published_at=published, seen_at=seen_at, zone=PARIS)


def in_paris(moment: datetime | None) -> str | None:
    return moment.astimezone(PARIS).strftime("%Y-%m-%d %H:%M") if moment else None


POINTS = [
    ("le 13/11/2025 à 9h", "2025-11-13 09:00"),
    ("le 13/01/26 à 9h", "2026-01-13 09:00"),
    ("le 13.01.2026 à 9h", "2026-01-13 09:00"),
    ("le 13-01-2026 à 9h", "2026-01-13 09:00"),
    ("2026-01-13 09:00", "2026-01-13 09:00"),
    ("2026-01-13T09:00", "2026-01-13 09:00"),
    ("le 11/02 12h", "2026-02-11 12:00"),
    ("11/02 12h00", "2026-02-11 12:00"),
    ("14/01/2026 - 07:52", "2026-01-14 07:52"),
    ("14/01/2026, 07:52", "2026-01-14 07:52"),
    ("à 16h45", "2026-02-12 16:45"),
    ("à 9h22", "2026-02-12 09:22"),
    ("à 2 h", "2026-02-12 02:00"),
    ("à 7 h 50", "2026-02-12 07:50"),
    ("à 12:00", "2026-02-12 12:00"),
    ("à 9 heures 30", "2026-02-12 09:30"),
    ("à 9 heures", "2026-02-12 09:00"),
    ("à 16H45", "2026-02-12 16:45"),
    ("à 16h45mn", "2026-02-12 16:45"),
    ("à neuf heures trente", "2026-02-12 09:30"),
    ("à dix-huit heures", "2026-02-12 18:00"),
    ("le 12 février à midi", "2026-02-12 12:00"),
    ("à midi et demi", "2026-02-12 12:30"),
    ("le mercredi 11 février 2026 à 10h05", "2026-02-11 10:05"),
    ("le 11 février à 10h05", "2026-02-11 10:05"),
    ("le 11 fév. à 10h05", "2026-02-11 10:05"),
    ("le 1er mars 2026 à 8h", "2026-03-01 08:00"),
    ("1ER MARS A 8H", "2026-03-01 08:00"),
    ("à 9h le 11/02/2026", "2026-02-11 09:00"),
    ("à 9h ce jour", "2026-02-12 09:00"),
    ("ce jour à 14h15", "2026-02-12 14:15"),
    ("ce matin 8h20", "2026-02-12 08:20"),
    ("ce matin à 8h20", "2026-02-12 08:20"),
    ("aujourd’hui à 9h", "2026-02-12 09:00"),
    ("hier 18h", "2026-02-11 18:00"),
    ("hier soir à 18h", "2026-02-11 18:00"),
    ("avant-hier à 18h", "2026-02-10 18:00"),
    ("demain 6h", "2026-02-13 06:00"),
    ("après-demain à 6h", "2026-02-14 06:00"),
    ("jeudi 19 à 9h", "2026-02-19 09:00"),
    ("lundi prochain à 9h", "2026-02-16 09:00"),
    ("mardi dernier à 9h", "2026-02-10 09:00"),
    ("le 05/01 à 5h00", "2026-01-05 05:00"),
    ("le 20 décembre à 9h", "2025-12-20 09:00"),
    ("le 11/02/2026 à 9h (UTC)", "2026-02-11 10:00"),
    ("le 11/02/2026 à 9h UTC", "2026-02-11 10:00"),
    ("le 11/02/2026 à 9h TU", "2026-02-11 10:00"),
    ("le 11/02/2026 à 9h (heure de Paris)", "2026-02-11 09:00"),
    ("le 11/02/2026 à 9h, heure de Paris", "2026-02-11 09:00"),
    ("le 11/02/2026 à 9h heure locale", "2026-02-11 09:00"),
    ("le 11/02/2026 à 9h (heure de La Réunion)", "2026-02-11 06:00"),
    ("le 11/02/2026 à 9h heure de la Martinique", "2026-02-11 14:00"),
    ("le 11/02/2026 à 9h (heure des Antilles)", "2026-02-11 14:00"),
    ("le 11/02/2026 à 9h (heure de Guyane)", "2026-02-11 13:00"),
    ("le 11/02/2026 à 9h (heure de Mayotte)", "2026-02-11 07:00"),
    ("le 07/07/2026 à 9h CEST", "2026-07-07 09:00"),
    ("le 07/07/2026 à 9h CET", "2026-07-07 09:00"),
    ("le 11/02/2026 à 9h GMT+1", "2026-02-11 09:00"),
    ("2026-02-11T09:00Z", "2026-02-11 10:00"),
    ("February 11, 2026 at 9 am", "2026-02-11 09:00"),
    ("11 February 2026, 2:30 PM", "2026-02-11 14:30"),
    ("12:00 p.m.", "2026-02-12 12:00"),
]


@pytest.mark.parametrize(("text", "moment"), POINTS)
def test_a_moment_is_read_in_each_of_its_forms(text: str, moment: str) -> None:
    (mention,) = times_in(text)

    assert in_paris(mention.starts_at) == moment
    assert in_paris(mention.ends_at) == moment
    assert mention.shape is Shape.POINT
    assert mention.doubts == ()


SHAPES = [
    ("depuis 9h30", Shape.SINCE, "2026-02-12 09:30", None),
    ("Depuis ce jour 9h30", Shape.SINCE, "2026-02-12 09:30", None),
    ("depuis le 11/02/2026 à 16h30", Shape.SINCE, "2026-02-11 16:30", None),
    ("DEPUIS LE 11/02/2026 A 8H55", Shape.SINCE, "2026-02-11 08:55", None),
    ("depuis ce matin 8h20", Shape.SINCE, "2026-02-12 08:20", None),
    ("depuis mercredi 9h", Shape.SINCE, "2026-02-11 09:00", None),
    ("depuis vendredi 9h", Shape.SINCE, "2026-02-06 09:00", None),
    ("depuis 23h50", Shape.SINCE, "2026-02-11 23:50", None),
    ("since 11/02/2026 at 18:00", Shape.SINCE, "2026-02-11 18:00", None),
    ("à compter de 18h00", Shape.FROM, "2026-02-12 18:00", None),
    ("à partir de 15h30", Shape.FROM, "2026-02-12 15:30", None),
    ("a partir de 10h15", Shape.FROM, "2026-02-12 10:15", None),
    ("dès 9h", Shape.FROM, "2026-02-12 09:00", None),
    ("à compter du 11/02/2026 à 9h00", Shape.FROM, "2026-02-11 09:00", None),
    ("le 11/02/2026 à compter de 18h00", Shape.FROM, "2026-02-11 18:00", None),
    ("le 11/02/2026 à compter de 18h00 et jusqu'à la fin de l'opération", Shape.FROM, "2026-02-11 18:00", None),
    ("jusqu'à 17h", Shape.UNTIL, None, "2026-02-12 17:00"),
    ("jusqu’au 13 février à 8h", Shape.UNTIL, None, "2026-02-13 08:00"),
    ("avant 17h", Shape.UNTIL, None, "2026-02-12 17:00"),
    ("au plus tard à 8h", Shape.UNTIL, None, "2026-02-12 08:00"),
    ("au plus tard le 1er avril à minuit", Shape.UNTIL, None, "2026-04-02 00:00"),
    ("d'ici 14h", Shape.UNTIL, None, "2026-02-12 14:00"),
    ("pas avant 15h", Shape.NOT_BEFORE, "2026-02-12 15:00", None),
    ("vers 18h", Shape.AROUND, "2026-02-12 18:00", "2026-02-12 18:00"),
    ("aux environs de 18h", Shape.AROUND, "2026-02-12 18:00", "2026-02-12 18:00"),
    ("le 11/02 vers 18h", Shape.AROUND, "2026-02-11 18:00", "2026-02-11 18:00"),
    ("de 12h à 14h30", Shape.WINDOW, "2026-02-12 12:00", "2026-02-12 14:30"),
    ("de 12 h à 14 h 30", Shape.WINDOW, "2026-02-12 12:00", "2026-02-12 14:30"),
    ("12h-14h30", Shape.WINDOW, "2026-02-12 12:00", "2026-02-12 14:30"),
    ("12h00 - 14h30", Shape.WINDOW, "2026-02-12 12:00", "2026-02-12 14:30"),
    ("entre 12h et 14h30", Shape.WINDOW, "2026-02-12 12:00", "2026-02-12 14:30"),
    ("de 9h à midi", Shape.WINDOW, "2026-02-12 09:00", "2026-02-12 12:00"),
    ("de 20h à minuit", Shape.WINDOW, "2026-02-12 20:00", "2026-02-13 00:00"),
    ("de 20h à 24h", Shape.WINDOW, "2026-02-12 20:00", "2026-02-13 00:00"),
    ("entre 23h00 et 00h00", Shape.WINDOW, "2026-02-12 23:00", "2026-02-13 00:00"),
    ("de 22h à 2h", Shape.WINDOW, "2026-02-12 22:00", "2026-02-13 02:00"),
    ("de minuit à 6h", Shape.WINDOW, "2026-02-12 00:00", "2026-02-12 06:00"),
    ("9 am to 5 pm", Shape.WINDOW, "2026-02-12 09:00", "2026-02-12 17:00"),
    ("depuis 8h et jusqu'à 12h", Shape.WINDOW, "2026-02-12 08:00", "2026-02-12 12:00"),
    ("à compter de 8h et jusqu'à 12h", Shape.WINDOW, "2026-02-12 08:00", "2026-02-12 12:00"),
    ("le 05/03 de 5h00 à 7h30", Shape.WINDOW, "2026-03-05 05:00", "2026-03-05 07:30"),
    ("le mardi 3 mars 2026, de 9h à 17h", Shape.WINDOW, "2026-03-03 09:00", "2026-03-03 17:00"),
    ("de 9h à 17h le mardi 3 mars 2026", Shape.WINDOW, "2026-03-03 09:00", "2026-03-03 17:00"),
    ("le mardi 3 mars entre 5h et 6h30", Shape.WINDOW, "2026-03-03 05:00", "2026-03-03 06:30"),
    ("demain de 6h à 8h", Shape.WINDOW, "2026-02-13 06:00", "2026-02-13 08:00"),
    ("entre le 11/02 12h et le 12/02 9h", Shape.WINDOW, "2026-02-11 12:00", "2026-02-12 09:00"),
    ("du 17/02/2026 20:00 au 18/02/2026 06:00", Shape.WINDOW, "2026-02-17 20:00", "2026-02-18 06:00"),
    (
        "du vendredi 13 février à 18h00 au lundi 16 février à 10h00",
        Shape.WINDOW,
        "2026-02-13 18:00",
        "2026-02-16 10:00",
    ),
    ("du mardi 10 février 14h20 au mercredi 11 février à 9h35", Shape.WINDOW, "2026-02-10 14:20", "2026-02-11 09:35"),
    (
        "Samedi 28 février 2026 à 23h00 au dimanche 1er mars 2026 à 6h00",
        Shape.WINDOW,
        "2026-02-28 23:00",
        "2026-03-01 06:00",
    ),
    ("de 23h le 17/02 à 5h le 18/02", Shape.WINDOW, "2026-02-17 23:00", "2026-02-18 05:00"),
    (
        "dans la nuit du mardi 17 au mercredi 18 février 2026, de 1h30 à 4h",
        Shape.WINDOW,
        "2026-02-18 01:30",
        "2026-02-18 04:00",
    ),
    ("dans la nuit du 17 au 18 février, de 22h à 2h", Shape.WINDOW, "2026-02-17 22:00", "2026-02-18 02:00"),
    ("de 22h à 2h dans la nuit du 17 au 18 février", Shape.WINDOW, "2026-02-17 22:00", "2026-02-18 02:00"),
    ("dans la nuit du 28 février au 1er mars, de 22h à 2h", Shape.WINDOW, "2026-02-28 22:00", "2026-03-01 02:00"),
    ("dans la nuit de lundi à mardi, de 22h à 2h", Shape.WINDOW, "2026-02-16 22:00", "2026-02-17 02:00"),
    ("du 17 au 18 février de 8h à 18h", Shape.WINDOW, "2026-02-17 08:00", "2026-02-18 18:00"),
    ("le 17/02 à partir de 12h, pour une durée de 2h30", Shape.WINDOW, "2026-02-17 12:00", "2026-02-17 14:30"),
    (
        "le 17/02 à partir de 12h30, pour une durée de 1 heure 45 minutes",
        Shape.WINDOW,
        "2026-02-17 12:30",
        "2026-02-17 14:15",
    ),
    ("le 17/02 à 12h pendant 90 minutes", Shape.WINDOW, "2026-02-17 12:00", "2026-02-17 13:30"),
    (
        "le 17/02/2026 de 20h00 à 22h30 (UTC), soit de 21h00 à 23h30 heure de Paris",
        Shape.WINDOW,
        "2026-02-17 21:00",
        "2026-02-17 23:30",
    ),
    ("17-02-2026 14:00 to 23:59 CET (13:00 to 22:59 UTC)", Shape.WINDOW, "2026-02-17 14:00", "2026-02-17 23:59"),
    (
        "21 janvier minuit (UTC) soit 22 janvier à 1 h (heure de Paris)",
        Shape.POINT,
        "2026-01-22 01:00",
        "2026-01-22 01:00",
    ),
    ("du samedi 28 mars à 23h au dimanche 29 mars 2026 à 6h", Shape.WINDOW, "2026-03-28 23:00", "2026-03-29 06:00"),
]


@pytest.mark.parametrize(("text", "shape", "starts", "ends"), SHAPES)
def test_words_around_a_moment_give_its_shape(text: str, shape: Shape, starts: str | None, ends: str | None) -> None:
    (mention,) = times_in(text)

    assert (mention.shape, in_paris(mention.starts_at), in_paris(mention.ends_at)) == (shape, starts, ends)
    assert mention.doubts == ()


DOUBTS = [
    ("le 13 novembre", "2025-11-13 00:00", "2025-11-14 00:00", DoubtCode.DATE_WITHOUT_HOUR),
    ("du 16 au 18 février", "2026-02-16 00:00", "2026-02-19 00:00", DoubtCode.DATE_WITHOUT_HOUR),
    ("les 13 et 14 janvier", "2026-01-13 00:00", "2026-01-15 00:00", DoubtCode.DATE_WITHOUT_HOUR),
    ("le mercredi 17 février 2026 à 9h", "2026-02-17 09:00", "2026-02-17 09:00", DoubtCode.WEEKDAY_DISAGREES),
    ("le 12/02/2036 à 9h", "2036-02-12 09:00", "2036-02-12 09:00", DoubtCode.YEAR_FAR_FROM_PUBLICATION),
    ("le 31/02/2026 à 9h", None, None, DoubtCode.IMPOSSIBLE_DATE),
    (
        "du 14/02/2026 à 8h00 au 13/02/2026 à 18h00",
        "2026-02-14 08:00",
        "2026-02-13 18:00",
        DoubtCode.ENDS_BEFORE_IT_STARTS,
    ),
    ("le 14/02 de 14h à 12h", "2026-02-14 14:00", "2026-02-14 12:00", DoubtCode.ENDS_BEFORE_IT_STARTS),
    ("le 29/03/2026 à 2h30", "2026-03-29 03:30", "2026-03-29 03:30", DoubtCode.INEXISTENT_LOCAL_TIME),
    ("le 25/10/2026 à 2h30", "2026-10-25 02:30", "2026-10-25 02:30", DoubtCode.AMBIGUOUS_LOCAL_TIME),
    ("le 17/02 de 12h à 14h, durée 3 heures", "2026-02-17 12:00", "2026-02-17 14:00", DoubtCode.DURATION_DISAGREES),
    (
        "le 17/02 de 20h à 22h UTC soit de 20h à 22h heure de Paris",
        "2026-02-17 21:00",
        "2026-02-17 23:00",
        DoubtCode.CONTRADICTION,
    ),
]


@pytest.mark.parametrize(("text", "starts", "ends", "doubt"), DOUBTS)
def test_what_cannot_be_true_is_kept_as_written_with_a_doubt(
    text: str, starts: str | None, ends: str | None, doubt: DoubtCode
) -> None:
    (mention,) = times_in(text)

    assert doubt in [each.code for each in mention.doubts]
    assert (in_paris(mention.starts_at), in_paris(mention.ends_at)) == (starts, ends)


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("Maintenance le jeudi 19 février de 6h à 8h. Reprise à 9h.", ["2026-02-19 06:00", "2026-02-19 09:00"]),
        ("le 17/02 à 9h et à 14h", ["2026-02-17 09:00", "2026-02-17 14:00"]),
        ("dans la nuit du 17 au 18 février, de 22h à 4h. À compter de 22h.", ["2026-02-17 22:00", "2026-02-17 22:00"]),
        ("L'incident du 10/02 à 9h est clos. Rétabli depuis 9h20.", ["2026-02-10 09:00", "2026-02-12 09:20"]),
        ("Date : lundi 16 février\nHoraire : entre 23h00 et 00h00", ["2026-02-16 00:00", "2026-02-16 23:00"]),
        ("initialement envisagé à 15h00, est désormais estimé à 17h45", ["2026-02-12 15:00", "2026-02-12 17:45"]),
        ("Arrêt le 17/02 à 23h, reprise le lendemain à 5h", ["2026-02-17 23:00", "2026-02-18 05:00"]),
    ],
)
def test_an_hour_alone_takes_its_day_from_the_words_around_it(text: str, moments: list[str]) -> None:
    assert [in_paris(mention.starts_at) for mention in times_in(text)] == moments


@pytest.mark.parametrize(
    "text",
    [
        "Téléphone 09 702 80 100, touche 1",
        "la version 2.0 puis la 2.2",
        "24 heures sur 24 et 7 jours sur 7",
        "24h/24, 7j/7",
        "l'erreur T001, le code 50000, la mention 73000",
        "n° 7557",
        "BOD n° 7557 du 10 janvier 2025",
        "l'arrêté du 12/11/2019",
        "bureaux FR620001 et FR590002",
        "1 200 € et 3,5 %",
        "DELTA H7 et ICS2, GAMMA 2",
        "sous 48 heures",
        "dans les 2 heures",
        "joignable du lundi au vendredi de 8h à 19h",
        "un retard de 2 heures",
        "l'après-midi",
        "documents C644, C678, N853",
        "à ce jour, rien",
        "lot 1/2 traité",
        "en pages 3-4",
    ],
)
def test_figures_that_are_no_times_are_left_alone(text: str) -> None:
    assert times_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Publié le 12/02/2026 à 15h40",
        "Prochain BIP à 12h30",
        "Un nouveau message sera publié au plus tard à 8h",
        "Le SAU publiera un BIP à 9 h",
        "Message du 12/02/2026 à 10h40",
        "le message d'annulation diffusé ce matin à 9h",
    ],
)
def test_the_hour_of_a_message_is_told_from_that_of_a_trouble(text: str) -> None:
    (mention,) = times_in(text)

    assert mention.is_of_message


def test_without_a_publication_the_moment_of_reading_completes_a_date() -> None:
    (mention,) = times_in("le 05/01 de 5h00 à 7h30", None)

    assert in_paris(mention.starts_at) == "2026-01-05 05:00"


def test_a_night_that_loses_an_hour_is_counted_in_real_hours() -> None:
    (mention,) = times_in("dans la nuit du samedi 28 au dimanche 29 mars 2026, de 23h00 à 5h00")

    assert mention.starts_at is not None
    assert mention.ends_at is not None
    assert mention.ends_at - mention.starts_at == timedelta(hours=5)


def test_a_duration_is_checked_against_the_window_of_the_same_message() -> None:
    mentions = times_in("le 17/02 à partir de 12h, pour une durée de 2h. Bloqué de 12h à 15h.")

    assert [doubt.code for mention in mentions for doubt in mention.doubts] == [DoubtCode.DURATION_DISAGREES]
