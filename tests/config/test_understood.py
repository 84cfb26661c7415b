"""The configuration as understood is TOML that says what is in use."""

import tomllib
from pathlib import Path

from configurations import CHANNEL, DIGEST, OFFICE, PROVIDER, SOURCE, WATCH, WHOLE, loaded
from meteo_douane.config import understood


def test_what_is_in_use_is_shown_with_the_defaults_and_without_secrets(tmp_path: Path) -> None:
    text = understood(loaded(tmp_path, WHOLE))

    shown = tomllib.loads(text)
    assert shown["language"] == "fr"
    assert shown["database"] == "sqlite:///meteo-douane.db"
    assert shown["source"]["every"] == "1m"
    assert shown["source"]["contact"] == "ops@transitaire.example"
    assert shown["channels"] == {"astreinte": {"url": "json://…", "style": "full"}}
    assert shown["watches"][0]["modes"] == ["dti", "dti+", "edi"]
    assert "# every mode: none is chosen" in text
    assert shown["operator"] == {
        "channels": ["astreinte"],
        "remind_every": "4h",
        "eori": "",
        "name": "",
        "address": "",
        "phone": "",
    }


def test_what_was_raised_to_the_floor_is_shown_as_it_is_used(tmp_path: Path) -> None:
    text = understood(loaded(tmp_path, '[source]\nevery = "1s"\n'))

    assert tomllib.loads(text)["source"]["every"] == "15s"


def test_a_page_profile_and_what_was_added_to_the_catalogue_are_shown(tmp_path: Path) -> None:
    profile = '[source.page_profile]\nitem = "li.message"\n'
    service = '[[services]]\ncode = "delta-z"\nnames = ["DELTA Z"]\nparent = "delta"\n'

    names = '[names]\ndelta-t = ["Transit"]\n'

    shown = tomllib.loads(understood(loaded(tmp_path, SOURCE + profile + service + names)))

    assert shown["source"]["page_profile"] == {"item": "li.message"}
    assert shown["names"] == {"delta-t": ["Transit"]}
    assert [added["code"] for added in shown["services"]] == ["delta-z"]


def test_only_a_database_that_may_have_a_password_is_hidden(tmp_path: Path) -> None:
    shown = understood(loaded(tmp_path, 'database = "postgresql+psycopg://meteo@db/meteo"\n'))

    assert 'database = "postgresql+psycopg://…"  # hidden\n' in shown


def test_a_provider_and_the_watches_that_name_it_are_shown(tmp_path: Path) -> None:
    text = CHANNEL + WATCH + 'provider = "exemple-edi"\n' + PROVIDER + 'phone = "+33 1 99 00 00 00"\n'

    shown = tomllib.loads(understood(loaded(tmp_path, text)))

    assert shown["watches"][0]["provider"] == "exemple-edi"
    assert shown["providers"] == [
        {
            "name": "exemple-edi",
            "url": "https://status.exemple-edi.example/api/v2/summary.json",
            "kind": "statuspage",
            "phone": "+33 1 99 00 00 00",
        }
    ]


def test_a_digest_is_shown_with_what_it_takes_from_the_rest_of_the_file(tmp_path: Path) -> None:
    text = understood(loaded(tmp_path, 'language = "en"\n' + CHANNEL + WATCH + DIGEST))

    assert tomllib.loads(text)["digests"] == [
        {
            "name": "point",
            "times": ["07:00", "19:00"],
            "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
            "channels": ["astreinte"],
            "language": "en",
            "when_empty": True,
        }
    ]
    assert "# watches: every one" in text


def test_an_office_is_shown_with_its_hours_and_the_declarant_with_what_is_missing(tmp_path: Path) -> None:
    operator = '[operator]\neori = "FR12345678900012"\naddress = "12 quai\\n76600 Le Havre"\n'

    shown = tomllib.loads(understood(loaded(tmp_path, operator + OFFICE)))

    assert shown["operator"] == {
        "channels": [],
        "remind_every": "4h",
        "eori": "FR12345678900012",
        "name": "",
        "address": "12 quai\n76600 Le Havre",
        "phone": "",
    }
    assert shown["offices"] == [
        {
            "name": "Le Havre Port",
            "mail": "bureau@exemple.example",
            "phone": "",
            "hours": {
                "mon": "08:00-12:00, 14:00-18:00",
                "tue": "",
                "wed": "",
                "thu": "",
                "fri": "00:00-24:00",
                "sat": "",
                "sun": "",
            },
            "territory": "metropole",
            "open_on_holidays": False,
        }
    ]


def test_an_office_whose_hours_are_unknown_says_so(tmp_path: Path) -> None:
    shown = understood(loaded(tmp_path, '[[offices]]\nname = "Roissy"\n'))

    assert "# hours: unknown" in shown


def test_a_fallback_is_shown(tmp_path: Path) -> None:
    bureau = CHANNEL.replace("astreinte", "bureau")

    shown = tomllib.loads(understood(loaded(tmp_path, CHANNEL + 'fallback = "bureau"\n' + bureau)))

    assert shown["channels"]["astreinte"]["fallback"] == "bureau"


def test_quiet_hours_are_shown_with_what_wakes(tmp_path: Path) -> None:
    text = CHANNEL + WATCH + 'quiet = ["01:00-06:30", "12:00-24:00"]\nquiet_days = ["sun"]\n'

    [watch] = tomllib.loads(understood(loaded(tmp_path, text)))["watches"]

    assert watch["quiet"] == ["01:00-06:30", "12:00-24:00"]
    assert (watch["quiet_days"], watch["wakes"]) == (["sun"], ["opening", "end"])
