"""`triage`: Fiche 1 gone through on a terminal or in one line, with what the météo says already filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from counters import ALERT, ENDED, MALFUNCTION, OTHER_MODE, TWO_ALERTS, UNCLASSIFIED, Counter, a_counter
from invented import CALM
from receivers import Http

EMPTY_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Météo</title>'
    "<link>https://www.example.org/</link><description>Invented</description></channel></rss>"
)
IN_EDI = ("triage", "--service", "delta-g", "--mode", "edi")
IN_DTI = ("triage", "--service", "delta-g", "--mode", "dti")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with a_counter(tmp_path) as counter:
        yield counter


def flat(words: str) -> str:
    """Return what is shown as one line, with plain blanks: where lines are folded is no matter."""
    return " ".join(words.split())


def test_in_one_line_it_leads_to_an_answer_with_the_sentences_of_the_sheet(counter: Counter) -> None:
    counter.reads(CALM)

    ran = counter.run(*IN_EDI, "--provider", "ok", "--aubette", "other", "--case", "validate")

    said = flat(ran.stdout)
    assert ran.exit_code == 0, ran.output
    assert "Aucune alerte n'y est publiée pour DELTA G (fret traditionnel) en EDI." in said
    assert "Vous pouvez auto-déclencher la procédure de secours" in said
    assert "Étape 5 : « L'heure d'enregistrement de la demande d'assistance" in said
    assert "Fiche 1 – Opérateurs (DGDDI, Bureau de la Politique du Dédouanement, juin 2021)" in said
    assert "DELTA IE a son propre texte (BOD n° 7557 du 10/01/2025), à vérifier." in said
    assert (
        "Votre bureau est fermé ; il ouvre à 8 h 00. Une fois la DA déposée, appelez le SAU du CID (09 702 80 100)"
        in said
    )


def test_the_answer_and_what_is_next_stand_last_with_the_condition_of_use(counter: Counter) -> None:
    counter.reads(CALM)

    said = flat(counter.run(*IN_DTI, "--aubette", "other", "--case", "validate").stdout)

    _, _, end = said.partition("Réponse : ")
    assert "Étape 5" not in end
    assert "Vous ne pourrez y recourir qu'une fois la DA enregistrée et votre bureau informé" in end
    assert "Et maintenant" in end
    assert end.index("fallback open") < end.index("fallback register") < end.index("fallback inform")


def test_an_alert_is_shown_in_its_words_and_the_symptom_is_asked(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)

    asked = counter.run(*IN_EDI)

    said = flat(asked.stdout)
    assert asked.exit_code == 3
    assert "les déclarations EDI adressées à DELTA G restent sans réponse" in said
    assert "secours autorisé depuis 3 h 00" in said
    assert "L'alerte ci-dessus décrit-elle ce que vous constatez" in said
    assert "meteo-douane triage --resume triage-1" in said


def test_an_alert_that_has_just_ended_is_named_with_its_end(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)
    counter.at("05:12").reads(ENDED)

    said = flat(counter.run(*IN_EDI).stdout)

    assert "Aucune alerte n'y est publiée pour DELTA G" in said
    assert "Alerte publiée et terminée d'après la météo : DELTA G" in said
    assert "depuis 2 h 05, fin à 5 h 00 (épisode 2026-11-25-01)" in said


def test_an_alert_that_has_just_ended_is_told_to_programs_too(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)
    counter.at("05:12").reads(ENDED)

    found = json.loads(counter.run(*IN_EDI, "--json").stdout)

    assert found["alerts"] == []
    assert found["ended"] == [
        {
            "episode": "2026-11-25-01",
            "kind": "alert",
            "scope": [{"service": "delta-g", "modes": ["edi"]}],
            "opened_at": "2026-11-25T01:05:00Z",
            "ended_at": "2026-11-25T04:00:00Z",
        }
    ]


def test_what_is_published_and_not_called_an_alert_is_shown_and_asked_about(counter: Counter) -> None:
    counter.at("03:25").reads(MALFUNCTION)

    asked = counter.run("triage", "--service", "delta-h7", "--mode", "dti", "--aubette", "other", "--case", "validate")

    said = flat(asked.stdout)
    assert asked.exit_code == 3
    assert "Aucune alerte" not in said
    assert "DELTA H7 est indisponible depuis le 25/11/2026 à 2h05." in said
    assert "Le message ci-dessus décrit-il ce que vous constatez" in said


def test_a_message_that_nobody_could_classify_is_shown_and_asked_about(counter: Counter) -> None:
    counter.at("03:25").reads(UNCLASSIFIED)

    asked = counter.run(*IN_DTI, "--aubette", "other", "--case", "validate")

    said = flat(asked.stdout)
    assert asked.exit_code == 3
    assert "Aucune alerte n'y est reconnue pour DELTA G" in said
    assert "« Se reporter à la note jointe pour DELTA G en DTI »" in said
    assert "Le message ci-dessus décrit-il ce que vous constatez" in said
    assert "Vous pouvez" not in said


def test_what_was_answered_is_kept_and_the_rest_is_asked(counter: Counter) -> None:
    counter.reads(CALM)
    counter.run(*IN_EDI, "--provider", "ok")

    resumed = counter.run("triage", "--resume", "--aubette", "bae")

    assert resumed.exit_code == 0
    assert "n'est pas nécessaire" in flat(resumed.stdout)


def test_what_somebody_else_began_is_taken_up_by_its_name_and_says_so(counter: Counter) -> None:
    counter.reads(CALM)
    counter.run(*IN_EDI, "--provider", "ok")

    unnamed = counter.run("triage", "--resume", "--aubette", "other", "--by", "Paul Roux")
    named = counter.run("triage", "--resume", "triage-1", "--aubette", "other", "--by", "Paul Roux", "--json")

    assert (unnamed.exit_code, unnamed.stdout) == (2, "")
    assert "Le dernier triage inachevé (triage-1) est de Claire Martin." in flat(unnamed.stderr)
    assert [(one["question"], one["by"]) for one in json.loads(named.stdout)["answered"]] == [
        ("provider", "Claire Martin"),
        ("aubette", "Paul Roux"),
    ]
    assert "par Claire Martin, repris par Paul Roux" in flat(
        counter.run("triage", "--resume", "triage-1", "--by", "Paul Roux").stdout
    )


def test_an_alert_that_covers_needs_no_request(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)

    said = flat(counter.run(*IN_EDI, "--symptom", "same").stdout)

    assert "L'alerte publiée vous couvre" in said
    assert "autorisée depuis le mercredi 25 novembre 2026 à 3 h 00" in said
    assert "vous n'avez pas de demande d'assistance (DA) à déposer" in said
    assert "fallback open" not in said


def test_an_alert_in_another_mode_is_shown_in_its_words_with_why_it_does_not_decide(counter: Counter) -> None:
    counter.at("03:25").reads(OTHER_MODE)

    said = flat(counter.run(*IN_EDI).stdout)

    assert "Aucune alerte n'y est publiée pour DELTA G (fret traditionnel) en EDI." in said
    assert (
        "Alerte, autre mode · DELTA G (fret traditionnel), en DTI · depuis 2 h 05 · secours autorisé depuis 3 h 00"
        in said
    )
    assert "les déclarations DTI adressées à DELTA G restent sans réponse" in said
    assert "Ce message ne décide pas pour vous : il vise un autre mode (DTI) que le vôtre (EDI)." in said
    assert "(Fiche 1, étape 1)" in said
    assert "Appelez votre prestataire de connexion." in said


def test_for_a_program_an_alert_in_another_mode_has_its_words_and_why_it_does_not_decide(counter: Counter) -> None:
    counter.at("03:25").reads(OTHER_MODE)

    [found] = json.loads(counter.run(*IN_EDI, "--json").stdout)["beside"]

    assert (found["standing"], found["opened_at"]) == ("other_mode", "2026-11-25T01:05:00Z")
    assert found["fallback"]["permission"] == "allowed"
    assert "les déclarations DTI adressées à DELTA G" in found["text"]
    assert "un autre mode (DTI)" in found["why_not"]


def test_an_alert_about_another_symptom_is_said_not_to_decide(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)

    ran = counter.run(*IN_EDI, "--symptom", "other", "--provider", "ok", "--aubette", "other", "--case", "validate")

    assert "Ce qui est publié ne décide pas pour vous : selon votre réponse, cela décrit un autre" in flat(ran.stdout)


def test_an_alert_for_another_service_is_named_with_why_it_does_not_decide(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)

    said = flat(counter.run("triage", "--service", "delta-x", "--mode", "edi").stdout)

    assert (
        "Alerte, autre service · DELTA G (fret traditionnel), en EDI · depuis 2 h 05 · secours autorisé depuis 3 h 00 "
        "· « Alerte – DELTA G – mode EDI »" in said
    )
    assert "Ce message ne décide pas pour vous : il ne vise pas DELTA X," in said
    assert "Appelez votre prestataire de connexion." in said


def test_the_request_names_the_alert_that_is_published_in_another_mode(counter: Counter) -> None:
    counter.at("03:25").reads(OTHER_MODE)
    counter.run(*IN_EDI, "--provider", "ok", "--aubette", "other", "--case", "validate")

    text = counter.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05").stdout

    assert "« Alerte – DELTA G – mode DTI » ne vise pas le mode EDI, que nous utilisons" in text


def test_whom_to_call_stands_by_the_question_without_a_terminal_too(counter: Counter) -> None:
    counter.reads(CALM)

    said = flat(counter.run(*IN_EDI).stdout)

    assert (
        "Prestataire exemple-edi : état inconnu (dernière bonne lecture : aucune) – 01 99 00 00 00 Question :" in said
    )


@pytest.fixture
def outage(counter: Counter) -> Iterator[Counter]:
    """A counter whose provider publishes a trouble of its own platform."""
    summary = {
        "status": {"indicator": "major"},
        "components": [],
        "incidents": [{"name": "Coupure EDI", "status": "investigating"}],
    }
    with Http(body=json.dumps(summary).encode()).serving() as status_page:
        text = counter.config.read_text(encoding="utf-8")
        address = f"http://127.0.0.1:{counter.site.port}/provider"
        assert address in text
        counter.config.write_text(
            text.replace(address, f"http://127.0.0.1:{status_page.port}/summary.json"), encoding="utf-8"
        )
        counter.reads(CALM)
        yield counter


def test_without_the_provider_the_answer_stands_under_that_condition(outage: Counter) -> None:
    ran = outage.run(*IN_EDI, "--provider", "unknown", "--aubette", "other", "--case", "validate")

    said = flat(ran.stdout)
    assert ran.exit_code == 0
    assert "à toute heure" not in said
    assert "si le dysfonctionnement ne vient pas de la plateforme de votre prestataire" in said
    assert "exemple-edi signale un trouble de sa plateforme : « Coupure EDI" in said


def test_a_provider_that_denies_what_its_page_says_is_called_again(outage: Counter) -> None:
    said = flat(outage.run(*IN_EDI, "--provider", "ok", "--aubette", "other", "--case", "validate").stdout)
    request = outage.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05").stdout

    assert "à toute heure" not in said
    assert "il vous a dit que non, et sa propre page signale un trouble" in said
    assert "- La page d'état de notre prestataire de connexion signale un trouble de sa plateforme.\n" in request
    assert "exemple-edi signale un trouble de sa plateforme" in said
    assert "Rappelez-le" in said


def test_an_old_reading_is_said_and_never_counts_as_no_alert(counter: Counter) -> None:
    counter.reads(CALM)
    counter.at("04:10")

    ran = counter.run(*IN_DTI, "--aubette", "other", "--case", "validate")

    said = flat(ran.stdout)
    assert ran.exit_code == 3
    assert "Dernière bonne lecture de la page : il y a 2 h." in said
    assert "rien ne prouve qu'il n'y a pas d'alerte" in said
    assert "Consultez vous-même la météo" in said
    assert "Vous pouvez" not in said


def test_a_feed_that_answers_does_not_stand_for_the_page(counter: Counter) -> None:
    with Http(body=EMPTY_FEED.encode()).serving() as feed:
        text = counter.config.read_text(encoding="utf-8")
        address = f'feed = "http://127.0.0.1:{feed.port}/rss"'
        counter.config.write_text(text.replace('feed = ""', address), encoding="utf-8")
        counter.reads(CALM)
        counter.site.statuses["meteo"] = 503
        counter.at("02:40").run("once")

        ran = counter.run(*IN_DTI, "--aubette", "other", "--case", "validate")

    said = flat(ran.stdout)
    assert ran.exit_code == 3
    assert "Dernière bonne lecture de la page : il y a 30 min." in said
    assert "Consultez vous-même la météo" in said


def test_an_alert_published_since_is_compared_anew(counter: Counter) -> None:
    counter.reads(CALM)
    counter.run(*IN_EDI, "--provider", "ok", "--aubette", "other", "--case", "validate")
    counter.at("03:25").reads(ALERT)

    resumed = counter.run("triage", "--resume", "triage-1")
    opened = counter.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05")

    assert resumed.exit_code == 3
    assert "L'alerte ci-dessus décrit-elle" in flat(resumed.stdout)
    assert opened.exit_code == 2
    assert "Depuis triage-1, une alerte a été publiée" in opened.stderr


def test_of_several_alerts_one_is_named(counter: Counter) -> None:
    counter.at("03:45").reads(TWO_ALERTS)
    [first, second] = json.loads(counter.run(*IN_EDI, "--json").stdout)["alerts"]

    vague = counter.run(*IN_EDI, "--symptom", "same")
    named = counter.run(*IN_EDI, "--symptom", "same", "--alert", second["episode"])
    unknown = counter.run(*IN_EDI, "--symptom", "same", "--alert", "e9")

    assert (vague.exit_code, named.exit_code, unknown.exit_code) == (3, 0, 2)
    assert f"il y a : {first['episode']}, {second['episode']}" in flat(unknown.stderr)


def test_for_a_program_it_is_one_object(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)

    ran = counter.run(*IN_EDI, "--json", "--symptom", "other", "--provider", "fault")

    found = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert found["outcome"] == "wait_for_the_provider"
    assert found["answers"] == {"symptom": "other", "provider": "fault"}
    assert [one["step"] for one in found["rests_on"]] == [1, 1, 2, 2, 2, 6, 6]
    assert found["alerts"][0]["fallback"] == {
        "permission": "allowed",
        "from": "2026-11-25T02:00:00Z",
        "until": None,
        "quote": "La procédure de secours est autorisée à compter de 3h00.",
    }
    assert found["providers"][0]["phone"] == "01 99 00 00 00"
    assert (found["office"]["presence"], found["question"], found["is_fresh"]) == ("closed", None, True)


def test_a_service_that_the_sheet_is_not_about_is_said_before_the_answer(counter: Counter) -> None:
    counter.reads(CALM)

    delta_ie, transit = (
        flat(
            counter.run(
                "triage", "--service", service, "--mode", "dti", "--aubette", "other", "--case", "validate"
            ).stdout
        )
        for service in ("delta-ie", "delta-t")
    )

    assert "DELTA IE a son propre texte (BOD n° 7557 du 10/01/2025)" in delta_ie
    assert "Sous réserve du texte propre à ce service" in delta_ie
    assert "vérifiez la procédure de secours propre au service" in transit
    assert "La Fiche 1 ne dit pas si le secours peut être auto-déclenché pour DELTA T" in transit
    assert "Vous pouvez" not in transit
    assert "Aubette" not in transit


def test_for_a_service_that_is_closed_it_says_since_when_who_says_so_and_what_to_check(counter: Counter) -> None:
    counter.reads(CALM)
    walk = ("--mode", "dti", "--aubette", "other", "--case", "validate")

    ran = counter.run("triage", "--service", "delta-g-import", *walk)
    opened = counter.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05")
    found = json.loads(counter.run("triage", "--service", "delta-g-import", *walk, "--json").stdout)

    said = flat(ran.stdout)
    assert ran.exit_code == 0
    assert (found["outcome"], found["closed"]["replaced_by"]) == ("service_closed", ["delta-ie-import"])
    assert "Vous pouvez" not in said
    assert "DELTA G Import est fermé depuis le mercredi 22 octobre 2025 et remplacé par DELTA IE" in said
    assert "selon le catalogue des services (source : « DGDDI, 22/10/2025" in said
    assert "Si c'est bien DELTA G Import, demandez à votre bureau de douane (Le Havre Port, 02 99 00 00 01)" in said
    assert "meteo-douane triage --service delta-ie-import --mode dti" in said
    assert opened.exit_code == 2


def test_of_a_service_half_of_which_is_closed_it_says_which(counter: Counter) -> None:
    counter.reads(CALM)

    said = flat(counter.run(*IN_DTI, "--aubette", "other", "--case", "validate").stdout)

    assert "DELTA G Import est fermé depuis le mercredi 22 octobre 2025 et remplacé par DELTA IE" in said
    assert "Si c'est ce que vous utilisez, cette réponse ne vaut pas" in said


def test_a_record_of_a_service_that_is_closed_says_so(counter: Counter) -> None:
    ran = counter.run("fallback", "open", "--service", "delta-g-import", "--mode", "dti", "--trouble", "02:05")

    assert "DELTA G Import est fermé depuis le mercredi 22 octobre 2025" in flat(ran.stdout)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(("--mode", "edi"), "Il manque --service", id="no service"),
        pytest.param(("--service", "delta-g"), "Il manque --mode", id="no mode"),
        pytest.param(
            ("--service", "deltag", "--mode", "edi"),
            "Service inconnu : « deltag ». Vouliez-vous dire delta-g ?",
            id="a misspelt service",
        ),
        pytest.param(
            ("--service", "quai 12", "--mode", "edi"), "Par exemple : delta-g, delta-x.", id="no service at all"
        ),
        pytest.param(("--service", "delta", "--mode", "edi"), "désigne plusieurs services", id="a family"),
        pytest.param(("--service", "portal", "--mode", "edi"), "désigne plusieurs services", id="the portal"),
        pytest.param(
            ("--service", "delta-g", "--mode", "edi", "--office", "Roissy"),
            "Bureau inconnu : « Roissy » ; dans la configuration : Le Havre Port.",
            id="an unknown office",
        ),
        pytest.param(("--mode", "fax"), "--mode : choisissez parmi dti, dti+, edi.", id="no such mode"),
        pytest.param(
            ("--resume",), "Aucun triage à reprendre ; en commencer un : meteo-douane triage", id="nothing to resume"
        ),
        pytest.param(
            ("--resume", "triage-9"),
            "Aucun triage « triage-9 » ; en commencer un : meteo-douane triage",
            id="no such triage",
        ),
        pytest.param(("--resume", "--mode", "edi"), "ne donnez ni --service", id="another mode for an old triage"),
    ],
)
def test_what_cannot_be_gone_through_is_refused_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, counter: Counter
) -> None:
    ran = counter.run("triage", *arguments)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert sentence in flat(ran.stderr)


def test_who_waits_for_the_provider_is_told_whom_to_call_and_how_to_answer_anew(counter: Counter) -> None:
    counter.reads(CALM)

    said = flat(counter.run(*IN_EDI, "--provider", "fault").stdout)

    assert "Rappelez votre prestataire pour suivre : exemple-edi (01 99 00 00 00)." in said
    assert "meteo-douane triage --resume triage-1 --provider ok" in said


def test_who_was_told_by_the_office_is_to_answer_for_the_office_anew(counter: Counter) -> None:
    counter.reads(CALM)

    said = flat(counter.run(*IN_DTI, "--aubette", "unreachable", "--office-says", "control").stdout)

    assert "meteo-douane triage --resume triage-1 --office-says none" in said
    assert "--aubette other" not in said


def test_an_alert_in_force_cannot_be_denied(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)

    ran = counter.run(*IN_EDI, "--symptom", "none", "--provider", "ok")

    assert ran.exit_code == 2
    assert "une alerte en vigueur peut couvrir ce service et ce mode" in flat(ran.stderr)


@pytest.mark.parametrize("answer", ["fault", "ok", "unknown"])
def test_a_provider_is_no_matter_in_another_mode_and_nothing_is_written(answer: str, counter: Counter) -> None:
    counter.reads(CALM)

    ran = counter.run(*IN_DTI, "--provider", answer, "--aubette", "other")
    resumed = counter.run("triage", "--resume")

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "la fiche ne fait interroger un prestataire qu'en EDI (étape 2), et ce triage est en DTI" in flat(ran.stderr)
    assert "Aucun triage à reprendre ; en commencer un : meteo-douane triage" in flat(resumed.stderr)


# On a terminal


def test_questions_are_answered_by_a_number_or_a_word(counter: Counter) -> None:
    counter.reads(CALM)

    ran = counter.run("triage", "--ask", typed="1\n3\n1\nother\n1\n")

    said = flat(ran.stdout)
    assert ran.exit_code == 0, ran.output
    assert "Quel service en ligne ? 1. DELTA G" in said
    assert "Quel mode de transmission ? 1. DTI 2. DTI+ 3. EDI" in said
    assert "Prestataire exemple-edi" in said
    assert "01 99 00 00 00" in said
    assert "Vous pouvez auto-déclencher" in said


def test_who_goes_through_it_is_asked_too(counter: Counter) -> None:
    counter.reads(CALM)

    ran = counter.run(*IN_DTI, "--ask", "--by", "", typed="Luc Petit\n1\n")

    assert ran.exit_code == 0
    assert "par Luc Petit" in ran.stdout


def test_a_service_of_no_watch_is_typed(counter: Counter) -> None:
    counter.reads(CALM)

    ran = counter.run("triage", "--ask", typed="3\nDELTA H7\n1\n1\n")

    assert ran.exit_code == 0
    assert "DELTA H7" in ran.stdout


def test_nothing_is_decided_by_an_empty_line_or_a_word_that_is_no_answer(counter: Counter) -> None:
    counter.reads(CALM)

    ran = counter.run(*IN_DTI, "--ask", typed="\n9\noui\n1\n")

    assert ran.exit_code == 0
    assert ran.stdout.count("Répondez par un numéro de 1 à 6.") == 2
    assert "n'est pas nécessaire" in flat(ran.stdout)


def test_who_stops_can_go_on_later(counter: Counter) -> None:
    counter.reads(CALM)

    stopped = counter.run(*IN_EDI, "--ask", typed="1\n")
    resumed = counter.run("triage", "--resume", "--ask", typed="1\n")

    assert stopped.exit_code == 3
    assert "meteo-douane triage --resume triage-1" in flat(stopped.stdout)
    assert resumed.exit_code == 0
    assert "Appelez votre prestataire" not in flat(resumed.stdout)


def test_it_reads_well_on_sixty_columns(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)

    ran = counter.run(*IN_EDI, "--symptom", "same", columns=60)

    assert max(len(line) for line in ran.stdout.splitlines() if "https://" not in line) <= 60
    assert not any("\x1b" in line for line in ran.stdout)


def test_in_english_the_sheet_stays_french(counter: Counter) -> None:
    counter.config.write_text('language = "en"\n' + counter.config.read_text(encoding="utf-8"), encoding="utf-8")
    counter.reads(CALM)

    said = flat(counter.run(*IN_DTI, "--aubette", "bae").stdout)

    assert "The fallback is not needed: your declaration has its “BAE”." in said
    assert "Step 2: « Si celle-ci est à l'état « BAE »" in said


OF_ANOTHER_SERVICE = ALERT.replace("Alerte – DELTA G", "Alerte – DELTA G et DELTA X").replace(
    "est autorisée", "est autorisée pour DELTA X uniquement, "
)


def test_a_fallback_that_is_given_for_another_service_is_to_be_checked_before_anybody_starts_it(
    counter: Counter,
) -> None:
    counter.at("03:25").reads(OF_ANOTHER_SERVICE)

    said = flat(counter.run(*IN_EDI, "--symptom", "same").stdout)

    assert "(à vérifier)" in said
    assert "ce n'est pas sûr pour votre service. Lisez le message ci-dessus avant de la déclencher" in said
    assert "Appliquez celle qui vous concerne" not in said
