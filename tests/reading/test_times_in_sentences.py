"""Every sentence here is invented by us, in the register of the administration. Times in the tables are of Paris."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from meteo_douane.reading.text.words import Text
from meteo_douane.reading.times.moments import Shape, TimeMention, find_times

PARIS = ZoneInfo("Europe/Paris")
PUBLISHED = datetime(2026, 2, 12, 10, 5, tzinfo=PARIS)
IN_THE_AFTERNOON = datetime(2026, 2, 12, 16, 30, tzinfo=PARIS)


def times_in(text: str, published: datetime = PUBLISHED) -> tuple[TimeMention, ...]:
    return find_times(Text.of(text), published_at=published, seen_at=published.astimezone(UTC), zone=PARIS)


def in_paris(moment: datetime | None) -> str | None:
    return moment.astimezone(PARIS).strftime("%Y-%m-%d %H:%M") if moment else None


SENTENCES = [
    ("Depuis 8h15 ce matin, le service est inaccessible.", Shape.SINCE, "2026-02-12 08:15", None),
    ("Depuis hier soir 22h, rien ne va.", Shape.SINCE, "2026-02-11 22:00", None),
    ("Depuis hier, 22h10, rien ne va.", Shape.SINCE, "2026-02-11 22:10", None),
    ("Depuis ce matin (8h20), rien.", Shape.SINCE, "2026-02-12 08:20", None),
    (
        "Interruption le samedi 14 février 2026 à partir de 20h jusqu'au dimanche 15 février à 6h.",
        Shape.WINDOW,
        "2026-02-14 20:00",
        "2026-02-15 06:00",
    ),
    (
        "Le service sera fermé samedi 14 février dès 20h et jusqu'à dimanche 6h.",
        Shape.WINDOW,
        "2026-02-14 20:00",
        "2026-02-15 06:00",
    ),
    (
        "Service fermé du samedi 14 février, 20h, au dimanche 15 février, 6h.",
        Shape.WINDOW,
        "2026-02-14 20:00",
        "2026-02-15 06:00",
    ),
    (
        "Fermeture : samedi 14/02/2026 20h00 → dimanche 15/02/2026 06h00",
        Shape.WINDOW,
        "2026-02-14 20:00",
        "2026-02-15 06:00",
    ),
    ("le 14/02/2026 (20h00-22h00)", Shape.WINDOW, "2026-02-14 20:00", "2026-02-14 22:00"),
    (
        "le 14/02/2026 de 20h00 à 22h00 heure de Paris (19h00 à 21h00 UTC)",
        Shape.WINDOW,
        "2026-02-14 20:00",
        "2026-02-14 22:00",
    ),
    ("entre 20 h et 22 h le 14 février", Shape.WINDOW, "2026-02-14 20:00", "2026-02-14 22:00"),
    ("entre 20 et 22h le 14 février", Shape.WINDOW, "2026-02-14 20:00", "2026-02-14 22:00"),
    ("de 8 à 10 heures", Shape.WINDOW, "2026-02-12 08:00", "2026-02-12 10:00"),
    ("de 8 à 10h", Shape.WINDOW, "2026-02-12 08:00", "2026-02-12 10:00"),
    ("entre 8 et 10 h", Shape.WINDOW, "2026-02-12 08:00", "2026-02-12 10:00"),
    ("aux alentours de 16h", Shape.AROUND, "2026-02-12 16:00", "2026-02-12 16:00"),
    ("dans la matinée du 14 février, entre 8h et 10h", Shape.WINDOW, "2026-02-14 08:00", "2026-02-14 10:00"),
    ("ce week-end, du samedi 14 à 20h au dimanche 15 à 8h", Shape.WINDOW, "2026-02-14 20:00", "2026-02-15 08:00"),
    ("du samedi 14 à 20h au dimanche 15 février à 8h", Shape.WINDOW, "2026-02-14 20:00", "2026-02-15 08:00"),
    ("du 14 à 20h au 15 février 2026 à 8h", Shape.WINDOW, "2026-02-14 20:00", "2026-02-15 08:00"),
    ("du 14/02 à 20h au 15/02 à 8h", Shape.WINDOW, "2026-02-14 20:00", "2026-02-15 08:00"),
    ("du 14 au 15/02/2026 de 20h à 8h", Shape.WINDOW, "2026-02-14 20:00", "2026-02-15 08:00"),
    ("dans la nuit du 14 au 15/02/2026 entre 23h et 3h", Shape.WINDOW, "2026-02-14 23:00", "2026-02-15 03:00"),
    ("nuit du 14/02 au 15/02, 23h-3h", Shape.WINDOW, "2026-02-14 23:00", "2026-02-15 03:00"),
    ("la nuit prochaine de 23h à 3h", Shape.WINDOW, "2026-02-12 23:00", "2026-02-13 03:00"),
    ("cette nuit de 2h à 4h", Shape.WINDOW, "2026-02-12 02:00", "2026-02-12 04:00"),
    ("cette nuit, entre 23h et 3h", Shape.WINDOW, "2026-02-12 23:00", "2026-02-13 03:00"),
    ("dans la nuit de jeudi à vendredi de 23h à 3h", Shape.WINDOW, "2026-02-12 23:00", "2026-02-13 03:00"),
    ("dans la nuit du 14 février (de 22h00 à 2h00)", Shape.WINDOW, "2026-02-14 22:00", "2026-02-15 02:00"),
    (
        "dans la nuit du 14 février, à partir de minuit et jusqu'à 5h",
        Shape.WINDOW,
        "2026-02-15 00:00",
        "2026-02-15 05:00",
    ),
    ("le 14 février de 0h à 6h", Shape.WINDOW, "2026-02-14 00:00", "2026-02-14 06:00"),
    ("du 14 février 0h au 15 février 0h", Shape.WINDOW, "2026-02-14 00:00", "2026-02-15 00:00"),
    ("du 13 février à minuit au 14 février à 6h", Shape.WINDOW, "2026-02-14 00:00", "2026-02-14 06:00"),
    ("jusqu'à demain 8h", Shape.UNTIL, None, "2026-02-13 08:00"),
    ("jusqu'à demain matin, 8h", Shape.UNTIL, None, "2026-02-13 08:00"),
    ("jusqu'au lundi 16 février à 12 h", Shape.UNTIL, None, "2026-02-16 12:00"),
    ("Le rétablissement est prévu ce jour vers 17h30.", Shape.AROUND, "2026-02-12 17:30", "2026-02-12 17:30"),
    ("Le rétablissement interviendra au plus tôt à 17h30.", Shape.NOT_BEFORE, "2026-02-12 17:30", None),
    ("Le rétablissement n'est pas attendu avant 17h30.", Shape.NOT_BEFORE, "2026-02-12 17:30", None),
    ("La procédure de secours est autorisée à compter de ce jour, 14h00.", Shape.FROM, "2026-02-12 14:00", None),
    (
        "La procédure de secours est autorisée à compter de ce jour à 14h00 et jusqu'au 13/02/2026 à 8h.",
        Shape.WINDOW,
        "2026-02-12 14:00",
        "2026-02-13 08:00",
    ),
    (
        "La procédure de secours est autorisée aujourd'hui de 14h00 à 18h00.",
        Shape.WINDOW,
        "2026-02-12 14:00",
        "2026-02-12 18:00",
    ),
    ("La procédure de secours est autorisée le 12 février dès 14 heures.", Shape.FROM, "2026-02-12 14:00", None),
    ("La procédure de secours est levée depuis le 12 février, 9h45.", Shape.SINCE, "2026-02-12 09:45", None),
    (
        "L'incident survenu le 11 février entre 14h05 et 16h20 est résolu.",
        Shape.WINDOW,
        "2026-02-11 14:05",
        "2026-02-11 16:20",
    ),
    (
        "L'incident du mercredi 11 février (14h05 - 16h20) est clos.",
        Shape.WINDOW,
        "2026-02-11 14:05",
        "2026-02-11 16:20",
    ),
    ("Prochain point d'étape prévu vers 11h30.", Shape.AROUND, "2026-02-12 11:30", "2026-02-12 11:30"),
    ("Un prochain bulletin sera diffusé vers 12h00", Shape.AROUND, "2026-02-12 12:00", "2026-02-12 12:00"),
    ("depuis environ 9h", Shape.SINCE, "2026-02-12 09:00", None),
    ("depuis 2 heures ce matin", Shape.SINCE, "2026-02-12 02:00", None),
    ("le lundi 16 et le mardi 17 février de 6h à 8h", Shape.WINDOW, "2026-02-16 06:00", "2026-02-17 08:00"),
    ("les lundi 16 et mardi 17 février de 6h à 8h", Shape.WINDOW, "2026-02-16 06:00", "2026-02-17 08:00"),
    ("les 16, 17 et 18 février de 6h à 8h", Shape.WINDOW, "2026-02-16 06:00", "2026-02-18 08:00"),
    ("reportée au mardi 17 février, de 6h à 8h", Shape.WINDOW, "2026-02-17 06:00", "2026-02-17 08:00"),
    ("prolongée jusqu'à 16h", Shape.UNTIL, None, "2026-02-12 16:00"),
    ("prolongée jusqu'au vendredi 13 février 12h00", Shape.UNTIL, None, "2026-02-13 12:00"),
    ("De 6 h 00 à 7 h 30, le 5 janvier", Shape.WINDOW, "2026-01-05 06:00", "2026-01-05 07:30"),
    ("Interruption de service : 14/02/2026, de 06:00 à 08:30", Shape.WINDOW, "2026-02-14 06:00", "2026-02-14 08:30"),
    ("14/02/2026 06:00-08:30", Shape.WINDOW, "2026-02-14 06:00", "2026-02-14 08:30"),
    ("Le 14/02/2026\xa0: de 6\u202fh à 8\u202fh\u202f30", Shape.WINDOW, "2026-02-14 06:00", "2026-02-14 08:30"),
    ("Du vendredi 13 (18h00) au lundi 16 février (10h00)", Shape.WINDOW, "2026-02-13 18:00", "2026-02-16 10:00"),
    (
        "Du vendredi 13 février 18:00 (heure de Paris) au lundi 16 février 10:00 (heure de Paris)",
        Shape.WINDOW,
        "2026-02-13 18:00",
        "2026-02-16 10:00",
    ),
    ("le 25/10/2026 de 1h à 4h", Shape.WINDOW, "2026-10-25 01:00", "2026-10-25 04:00"),
    ("le 29/03/2026 de 1h30 à 3h30", Shape.WINDOW, "2026-03-29 01:30", "2026-03-29 03:30"),
    ("le 31 décembre à 23h au 1er janvier à 2h", Shape.WINDOW, "2025-12-31 23:00", "2026-01-01 02:00"),
    ("du 31 décembre à 23h au 1er janvier à 2h", Shape.WINDOW, "2025-12-31 23:00", "2026-01-01 02:00"),
]


@pytest.mark.parametrize(("text", "shape", "starts", "ends"), SENTENCES)
def test_a_time_is_read_inside_a_sentence(text: str, shape: Shape, starts: str | None, ends: str | None) -> None:
    (mention,) = times_in(text)

    assert (mention.shape, in_paris(mention.starts_at), in_paris(mention.ends_at)) == (shape, starts, ends)
    assert mention.doubts == ()


NIGHTS = [
    ("cette nuit de 2h à 4h", "2026-02-12 02:00", "2026-02-13 02:00"),
    ("cette nuit, entre 23h et 3h", "2026-02-12 23:00", "2026-02-12 23:00"),
    ("depuis cette nuit 23h", "2026-02-11 23:00", "2026-02-12 23:00"),
    ("la nuit dernière à 23h", "2026-02-11 23:00", "2026-02-11 23:00"),
    ("la nuit dernière à 3h", "2026-02-12 03:00", "2026-02-12 03:00"),
    ("la nuit prochaine de 1h à 3h", "2026-02-13 01:00", "2026-02-13 01:00"),
]


@pytest.mark.parametrize(("text", "in_the_morning", "in_the_afternoon"), NIGHTS)
def test_this_night_is_over_in_the_morning_and_to_come_in_the_afternoon(
    text: str, in_the_morning: str, in_the_afternoon: str
) -> None:
    (early,), (late,) = times_in(text), times_in(text, IN_THE_AFTERNOON)

    assert in_paris(early.starts_at) == in_the_morning
    assert in_paris(late.starts_at) == in_the_afternoon


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        (
            "L'incident a débuté le 11/02 vers 17h et s'est terminé ce matin à 7h.",
            ["2026-02-11 17:00", "2026-02-12 07:00"],
        ),
        (
            "L'interruption débutera le samedi 14 février à 20h et prendra fin le dimanche 15 février vers 6h.",
            ["2026-02-14 20:00", "2026-02-15 06:00"],
        ),
        ("Début : 14/02/2026 à 20h00. Fin prévue : 15/02/2026 à 06h00.", ["2026-02-14 20:00", "2026-02-15 06:00"]),
        ("Début : 14/02/2026 20:00 - Fin : 15/02/2026 06:00", ["2026-02-14 20:00", "2026-02-15 06:00"]),
        (
            "la maintenance initialement prévue le 10/02/2026 de 6h à 8h est reportée au 17/02/2026 aux mêmes horaires",
            ["2026-02-10 06:00", "2026-02-17 06:00"],
        ),
    ],
)
def test_each_time_of_a_sentence_is_read(text: str, moments: list[str]) -> None:
    assert [in_paris(mention.starts_at) for mention in times_in(text)] == moments


@pytest.mark.parametrize(
    "text",
    [
        "en fin de journée",
        "en fin de matinée",
        "en début d'après-midi",
        "depuis une heure",
        "depuis environ une heure",
        "depuis plus de 2 heures",
        "indisponible pendant 2 heures",
        "indisponible environ 2 heures",
        "une interruption de 30 minutes",
        "tous les mardis de 6h à 8h",
        "à 25h",
        "d'ici la fin de matinée",
        "d'ici 48h",
        "sous 24h",
        "à l'heure actuelle",
        "jusqu'à nouvel ordre",
    ],
)
def test_words_that_name_no_hour_are_left_alone(text: str) -> None:
    assert times_in(text) == ()


def test_an_operation_moved_from_one_hour_to_another_has_the_new_one() -> None:
    (mention,) = times_in("repoussée de 14h à 16h")

    assert (mention.shape, in_paris(mention.starts_at)) == (Shape.POINT, "2026-02-12 16:00")


def test_the_same_hours_on_another_day_are_those_of_the_window_before() -> None:
    _, moved = times_in("prévue le 10/02 de 6h à 8h, reportée au 17/02 aux mêmes horaires")

    assert (in_paris(moved.starts_at), in_paris(moved.ends_at)) == ("2026-02-17 06:00", "2026-02-17 08:00")
