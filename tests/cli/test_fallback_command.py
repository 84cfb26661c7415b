"""`fallback`: the record of a fallback that we started ourselves, and the texts to paste."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from counters import ALERT, ENDED, Counter, a_counter
from invented import CALM

OPEN = (
    "fallback",
    "open",
    "--service",
    "delta-g",
    "--mode",
    "edi",
    "--trouble",
    "02:05",
    "--reason",
    "Aucune réponse.",
)
TRIAGE = (
    "triage",
    "--service",
    "delta-g",
    "--mode",
    "edi",
    "--provider",
    "ok",
    "--aubette",
    "other",
    "--case",
    "validate",
)
REGISTER = ("fallback", "register", "secours-1", "--number", "2026-004217")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with a_counter(tmp_path) as counter:
        yield counter


def done(record: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what was done and by whom, without the texts that were made."""
    return [(line["what"], line["by"]) for line in record["history"] if line["what"] != "text_made"]


def flat(words: str) -> str:
    return " ".join(words.split())


def shown(counter: Counter, record: str = "secours-1") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(counter.run("fallback", "show", record, "--json").stdout)
    return found


def test_opening_a_record_prints_the_request_and_what_is_next(counter: Counter) -> None:
    ran = counter.at("02:30").run(*OPEN)

    assert ran.exit_code == 0, ran.output
    assert "secours-1 · DELTA G (EDI) · DA à enregistrer" in flat(ran.stdout)
    assert "meteo-douane fallback register secours-1" in flat(ran.stdout)
    assert "Date et heure de passage en alerte : mercredi 25 novembre 2026 à 2 h 30 (heure de Paris)\n" in ran.stdout
    assert "- Aucune réponse.\n" in ran.stdout


def test_opening_a_record_without_a_triage_shows_what_is_published_for_it(counter: Counter) -> None:
    counter.at("03:25").reads(ALERT)

    ran = counter.run(*OPEN)

    said = flat(ran.stdout)
    assert ran.exit_code == 0
    assert "« Alerte – DELTA G – mode EDI" in said
    assert "secours autorisé depuis 3 h 00" in said
    assert "vous n'avez pas de demande (DA) à déposer" in said
    assert "secours-1 · DELTA G (EDI) · DA à enregistrer" in said


def test_an_alert_that_allows_what_a_record_does_not_yet_is_said(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)
    counter.at("03:25").reads(ALERT)

    ran = counter.run(*REGISTER, "--at", "03:00")

    assert "La DA 2026-004217 a été enregistrée le mercredi 25 novembre 2026 à 3 h 00." in flat(ran.stdout)
    assert "L'alerte en vigueur « Alerte – DELTA G – mode EDI » autorise la procédure de secours" in flat(ran.stdout)


def test_an_alert_that_comes_while_a_fallback_is_active_is_said(counter: Counter) -> None:
    active(counter)
    counter.at("03:25").reads(ALERT)

    said = flat(counter.run("fallback", "show", "secours-1").stdout)

    assert "Un message est en vigueur pour ce service et ce mode, « Alerte – DELTA G – mode EDI »" in said
    assert "Votre DA reste à clore à la fin." in said


def test_an_alert_that_refuses_the_fallback_is_said_at_every_step(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)
    refused = ALERT.replace("La procédure de secours est autorisée à compter de 3h00.", "Aucune procédure de secours.")
    counter.at("03:25").reads(refused)

    said = flat(counter.run("fallback", "show", "secours-1").stdout)

    assert "dit que la procédure de secours n'est pas autorisée" in said


def test_a_second_record_of_the_same_service_and_mode_is_refused_while_one_is_open(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)

    again = counter.run(*OPEN)
    counter.run("fallback", "end", "secours-1", "--at", "02:30")
    after = counter.run(*OPEN)

    assert (again.exit_code, after.exit_code) == (2, 0)
    assert "secours-1 est déjà ouvert pour ce service et ce mode" in flat(again.stderr)


def test_a_record_is_not_opened_again_beside_a_later_one(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)
    counter.run("fallback", "end", "secours-1", "--at", "02:30")
    counter.run(*OPEN)

    again = counter.run("fallback", "reopen", "secours-1")

    assert again.exit_code == 2
    assert "secours-2 est déjà ouvert pour ce service et ce mode" in flat(again.stderr)


def test_it_may_be_used_from_the_moment_both_are_true_and_started_when_registered(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)
    registered = counter.at("02:45").run(*REGISTER, "--at", "02:41")
    before = shown(counter)
    informed = counter.at("02:50").run("fallback", "inform", "secours-1", "--at", "02:48")

    after = shown(counter)
    assert (before["state"], before["starts_at"], before["usable_from"]) == ("registered", None, None)
    assert "Vous ne pouvez pas encore recourir" in flat(registered.stdout)
    assert "À : bureau@exemple.example\n" in registered.stdout
    assert "Appeler le SAU du CID : 09 702 80 100\n" in registered.stdout
    assert "Votre bureau est fermé ; il ouvre à 8 h 00. Appelez le SAU du CID (09 702 80 100) dès maintenant." in flat(
        registered.stdout
    )
    assert (after["state"], after["starts_at"], after["usable_from"]) == (
        "active",
        "2026-11-25T01:41:00Z",
        "2026-11-25T01:48:00Z",
    )
    assert "mercredi 25 novembre 2026 à 2 h 41" in flat(informed.stdout)


@pytest.mark.parametrize(
    ("service", "sentence"),
    [
        pytest.param("delta-ie", "DELTA IE a son propre texte (BOD n° 7557 du 10/01/2025)", id="DELTA IE"),
        pytest.param("delta-t", "vérifiez la procédure de secours propre au service", id="another service"),
    ],
)
def test_a_service_that_the_sheet_is_not_about_is_said_at_every_step(
    service: str, sentence: str, counter: Counter
) -> None:
    counter.at("02:45")
    steps = [
        counter.run(*OPEN[:3], service, *OPEN[4:]),
        counter.run(*REGISTER, "--at", "02:41"),
        counter.run("fallback", "inform", "secours-1", "--at", "02:45"),
        counter.run("fallback", "end", "secours-1", "--at", "02:45"),
        counter.run("fallback", "show", "secours-1"),
    ]

    for step in steps:
        said = flat(step.stdout)
        assert sentence in said
        assert "juin 2021), qui ne vise pas DELTA" in said


def test_within_the_hours_of_the_office_the_sau_need_not_be_called(counter: Counter) -> None:
    counter.at("10:00").run(*OPEN)

    registered = counter.run(*REGISTER, "--at", "09:59")

    assert "bureau@exemple.example" in registered.stdout
    assert "Appeler le SAU" not in registered.stdout


def test_on_a_public_holiday_the_office_is_closed(counter: Counter) -> None:
    counter.at("10:00", day=11).run(*OPEN)

    registered = counter.run(*REGISTER, "--at", "09:59").stdout

    assert "Appeler le SAU" in registered
    assert "Votre bureau est fermé, jour férié (Armistice) ; il ouvre le 12/11 à 8 h 00." in flat(registered)


def test_an_office_whose_hours_are_not_known_is_said_to_be_so(counter: Counter) -> None:
    text = counter.config.read_text(encoding="utf-8")
    counter.config.write_text(text.partition("hours =")[0], encoding="utf-8")
    counter.at("10:00").run(*OPEN)

    registered = counter.run(*REGISTER, "--at", "09:59").stdout

    assert "Les heures d'ouverture de votre bureau ne sont pas connues ici" in flat(registered)
    assert "Appeler le SAU" in registered


def test_references_are_noted_and_ticked_and_the_record_says_who_wrote_what(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)
    counter.at("02:45").run(*REGISTER, "--at", "02:41")
    counter.run("fallback", "inform", "secours-1", "--at", "02:45")
    counter.run("fallback", "add", "secours-1", "26FR1", "26FR2")
    counter.at("06:00").run("fallback", "end", "secours-1", "--at", "05:30")
    ticked = counter.at("09:00").run("fallback", "done", "secours-1", "26FR1", "--by", "Luc Petit")

    found = shown(counter)
    assert "[x] 26FR1 – cochée le mercredi 25 novembre 2026 à 9 h 00" in flat(ticked.stdout)
    assert "[ ] 26FR2" in ticked.stdout
    assert done(found) == [
        ("opened", "Claire Martin"),
        ("registered", "Claire Martin"),
        ("informed", "Claire Martin"),
        ("added", "Claire Martin"),
        ("added", "Claire Martin"),
        ("ended", "Claire Martin"),
        ("done", "Luc Petit"),
    ]
    assert found["state"] == "ended"


def active(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)
    counter.at("02:45").run(*REGISTER, "--at", "02:41")
    counter.run("fallback", "inform", "secours-1", "--at", "02:45")


def test_a_reference_that_was_mistyped_is_withdrawn_and_stays_to_be_seen(counter: Counter) -> None:
    active(counter)
    counter.run("fallback", "add", "secours-1", "26FR1", "26FR2")

    withdrawn = counter.run("fallback", "withdraw", "secours-1", "26FR2", "--by", "Luc Petit")
    ended = counter.run("fallback", "end", "secours-1", "--at", "02:45")

    assert "[–] 26FR2 – retirée le mercredi 25 novembre 2026 à 2 h 45, notée par erreur" in flat(withdrawn.stdout)
    assert "26FR1 (à régulariser)" in ended.stdout
    assert "26FR2" not in ended.stdout
    assert done(shown(counter))[-2] == ("withdrawn", "Luc Petit")
    assert counter.run("fallback", "done", "secours-1", "26FR2").exit_code == 2


def test_a_corrected_hour_says_which_declarations_lie_before_it(counter: Counter) -> None:
    active(counter)
    counter.run("fallback", "add", "secours-1", "26FR1")
    counter.at("03:50")

    ran = counter.run("fallback", "inform", "secours-1", "--at", "03:41")

    assert "Notées avant que les deux conditions soient remplies (mercredi 25 novembre 2026 à 3 h 41) : 26FR1." in flat(
        ran.stdout
    )


def test_a_declaration_that_is_noted_after_the_end_is_written_and_marked(counter: Counter) -> None:
    active(counter)
    counter.at("04:30").run("fallback", "end", "secours-1", "--at", "04:25")

    ran = counter.at("04:40").run("fallback", "add", "secours-1", "26FR9")

    assert ran.exit_code == 0
    assert "Notées après la fin (mercredi 25 novembre 2026 à 4 h 25) : 26FR9. Si elles ont été établies avant" in flat(
        ran.stdout
    )


def test_the_hour_of_the_trouble_and_the_reasons_are_corrected_by_a_line_that_is_added(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)

    corrected = counter.run("fallback", "correct", "secours-1", "--trouble", "01:55", "--reason", "Rejets en série.")

    found = shown(counter)
    assert "- Rejets en série.\n" in corrected.stdout
    assert (found["trouble_at"], found["reasons"]) == ("2026-11-25T00:55:00Z", ["Rejets en série."])
    assert [what for what, _ in done(found)] == ["opened", "trouble_corrected", "reasons_corrected"]


def test_what_is_written_again_names_what_it_replaces(counter: Counter) -> None:
    first = counter.at("02:30").run(*OPEN)
    registered = counter.at("02:45").run(*REGISTER, "--at", "02:41")
    counter.run("fallback", "inform", "secours-1", "--at", "02:45")

    again = flat(counter.run("fallback", "register", "secours-1", "--number", "9", "--at", "02:42").stdout)

    assert "Cela remplace" not in first.stdout + registered.stdout
    assert (
        "Cela remplace ce qui était noté : DA 2026-004217 enregistrée le mercredi 25 novembre 2026 à 2 h 41." in again
    )
    assert "Le bureau a été informé de ce qui était noté avant : dites-lui la correction." in again


def test_an_end_that_was_taken_back_is_not_said_to_be_replaced(counter: Counter) -> None:
    active(counter)
    counter.run("fallback", "end", "secours-1", "--at", "02:45")
    again = counter.run("fallback", "end", "secours-1", "--at", "02:45")
    counter.run("fallback", "reopen", "secours-1")

    after = counter.run("fallback", "end", "secours-1", "--at", "02:45")

    assert "Cela remplace ce qui était noté : fin le mercredi" in flat(again.stdout)
    assert "Cela remplace" not in after.stdout


def test_a_request_that_is_filed_is_not_to_be_filed_again_when_it_is_corrected(counter: Counter) -> None:
    active(counter)

    ran = counter.run("fallback", "correct", "secours-1", "--trouble", "02:06")

    assert "À coller dans OLGA" not in ran.stdout
    assert "la DA 2026-004217 est déjà déposée. N'en déposez pas une seconde" in ran.stdout


def test_an_end_that_was_a_mistake_is_taken_back(counter: Counter) -> None:
    active(counter)
    counter.run("fallback", "end", "secours-1", "--at", "02:45")

    reopened = counter.run("fallback", "reopen", "secours-1", "--note", "pas encore rétabli")

    found = shown(counter)
    assert "Vous pouvez recourir à la procédure de secours." in flat(reopened.stdout)
    assert (found["state"], found["ended_at"]) == ("active", None)
    assert "fin notée par erreur pas encore rétabli" in flat(counter.run("fallback", "show", "secours-1").stdout)


def test_the_end_prints_both_mails_and_the_words_of_the_end_message(counter: Counter) -> None:
    counter.reads(CALM)
    counter.at("02:30").run(*OPEN)
    counter.at("02:45").run(*REGISTER, "--at", "02:41")
    counter.run("fallback", "inform", "secours-1", "--at", "02:45")
    counter.at("05:15").reads(ENDED)

    ran = counter.at("05:40").run("fallback", "end", "secours-1", "--at", "05:30")

    assert "À : cid-sau@douane.finances.gouv.fr\n" in ran.stdout
    assert "À : bureau@exemple.example\n" in ran.stdout
    assert "sont à régulariser selon les" in flat(ran.stdout)
    assert "sont à régulariser selon les" in flat(counter.run("fallback", "show", "secours-1").stdout)


def test_the_end_of_what_was_never_active_tells_of_no_fallback(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)
    counter.at("02:45").run(*REGISTER, "--at", "02:41")

    ran = counter.run("fallback", "end", "secours-1", "--at", "02:45")

    assert "Merci de clore cette demande." in ran.stdout
    assert "Nous n'y avons pas eu recours" in ran.stdout
    assert "Fin de la procédure de secours" not in ran.stdout
    assert "Déclarations établies" not in ran.stdout


def test_the_end_of_what_was_solved_before_the_office_was_told_tells_of_no_fallback(counter: Counter) -> None:
    active(counter)

    ran = counter.run("fallback", "end", "secours-1", "--at", "02:42")

    assert ran.exit_code == 0, ran.output
    assert "sans que la procédure de secours ait pu être utilisée" in flat(ran.stdout)
    assert shown(counter)["state"] == "abandoned"


def test_without_a_known_end_message_no_delay_is_invented(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)
    counter.at("02:45").run(*REGISTER, "--at", "02:41")

    counter.run("fallback", "inform", "secours-1", "--at", "02:45")
    ran = counter.run("fallback", "end", "secours-1", "--at", "02:45")

    assert "Aucun message de fin n'est connu ici" in flat(ran.stdout)
    assert "jours" not in ran.stdout


def test_a_text_alone_is_ready_to_paste(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)

    ran = counter.run("fallback", "show", "secours-1", "--text", "request")

    assert ran.stdout.startswith("Objet : auto-déclenchement de la procédure de secours - DELTA G (EDI)\n")


def test_texts_are_kept_to_the_letter_with_when_by_whom_and_their_digest(counter: Counter) -> None:
    opened = counter.at("02:30").run(*OPEN)
    counter.at("02:45").run(*REGISTER, "--at", "02:41")

    kept = shown(counter)["texts"]
    listed = counter.run("fallback", "show", "secours-1")
    printed = counter.run("fallback", "show", "secours-1", "--text", "kept")

    assert [(one["text"], one["at"], one["by"]) for one in kept] == [
        ("request", "2026-11-25T01:30:00Z", "Claire Martin"),
        ("office", "2026-11-25T01:45:00Z", "Claire Martin"),
        ("call", "2026-11-25T01:45:00Z", "Claire Martin"),
    ]
    for one in kept:
        assert one["sha256"] == sha256(one["words"].encode()).hexdigest()
        assert one["words"] in printed.stdout
        assert one["sha256"] in printed.stdout
    assert kept[0]["words"] in opened.stdout
    assert f"texte produit : demande (DA) à coller dans OLGA (SHA-256 {kept[0]['sha256'][:12]}…)" in flat(listed.stdout)


def test_a_text_that_is_printed_again_is_kept_again_only_if_it_is_another(counter: Counter) -> None:
    counter.at("02:30").run(*OPEN)
    counter.run("fallback", "show", "secours-1", "--text", "request")
    text = counter.config.read_text(encoding="utf-8")
    counter.config.write_text(text.replace("02 99 00 00 00", "02 99 00 00 99"), encoding="utf-8")

    counter.at("02:35").run("fallback", "show", "secours-1", "--text", "request", "--by", "Luc Petit")

    assert [("02 99 00 00 99" in one["words"], one["by"]) for one in shown(counter)["texts"]] == [
        (False, "Claire Martin"),
        (True, "Luc Petit"),
    ]


def test_a_reason_that_contradicts_the_mode_of_the_request_is_said_before_it_is_pasted(counter: Counter) -> None:
    ran = counter.at("02:30").run(
        *OPEN[:4], "--mode", "dti", *OPEN[6:8], "--reason", "La passerelle EDI ne répond pas."
    )
    corrected = counter.run("fallback", "correct", "secours-1", "--reason", "Saisie impossible.")

    before, _, _ = flat(ran.stdout).partition("--- À coller dans OLGA ---")
    assert "La demande se contredit ; à vérifier avant de la coller :" in before
    assert "« La passerelle EDI ne répond pas. » parle du mode EDI, et la demande est en DTI" in before
    assert "elle se contredit" not in flat(corrected.stdout)


def test_a_request_that_denies_an_alert_published_since_says_so_beside_what_is_pasted(counter: Counter) -> None:
    counter.reads(CALM)
    counter.run(*TRIAGE)
    counter.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05")
    counter.at("03:25").reads(ALERT)

    record = counter.run("fallback", "show", "secours-1")
    text = counter.run("fallback", "show", "secours-1", "--text", "request")

    for said in (record.stdout, text.stderr):
        assert "La demande se contredit" in flat(said)
        assert "nie toute alerte, et la météo affiche « Alerte – DELTA G – mode EDI »" in flat(said)
    assert "se contredit" not in text.stdout
    assert [one["code"] for one in shown(counter)["contradictions"]] == ["published"]


def test_records_are_listed_the_newest_first(counter: Counter) -> None:
    nothing = counter.run("fallback", "list")
    counter.at("02:30").run(*OPEN)
    counter.run(*OPEN[:3], "delta-x", *OPEN[4:])

    ran = counter.run("fallback", "list")

    assert nothing.stdout == "Aucun secours.\n"
    assert ran.stdout.splitlines() == [
        "secours-2 · DELTA X (EDI) · DA à enregistrer",
        "secours-1 · DELTA G (EDI) · DA à enregistrer",
    ]
    assert [json.loads(line)["fallback"] for line in counter.run("fallback", "list", "--json").stdout.splitlines()] == [
        "secours-2",
        "secours-1",
    ]


def test_nobody_writes_without_a_name(counter: Counter) -> None:
    for arguments in (OPEN, ("triage", "--service", "delta-g", "--mode", "edi")):
        ran = counter.run(*arguments, "--by", " ")

        assert ran.exit_code == 2
        assert "Donnez votre nom : --by NOM." in flat(ran.stderr)


REFUSED = [
    pytest.param(
        ("open", "--service", "delta-z", "--mode", "edi", "--trouble", "02:05"), "Service inconnu", id="service"
    ),
    pytest.param(("open", "--trouble", "02:05"), "Donnez --service et --mode, ou --triage.", id="no service"),
    pytest.param(
        ("open", "--triage", "triage-9", "--trouble", "02:05"),
        "Aucun triage « triage-9 » ; en commencer un : meteo-douane triage",
        id="no triage",
    ),
    pytest.param(
        ("open", "--service", "delta-g", "--mode", "edi", "--trouble", "02:31"),
        "est dans le futur",
        id="future trouble",
    ),
    pytest.param(
        ("open", "--service", "delta-g", "--mode", "edi", "--trouble", "2026-10-25 02:31"),
        "écrivez 2026-10-25T02:31+02:00 ou 2026-10-25T02:31+01:00",
        id="an hour that comes twice",
    ),
    pytest.param(
        ("open", "--service", "delta-g", "--mode", "edi", "--trouble", "2026-03-29 02:31"),
        "n'existe pas ce jour-là",
        id="an hour that never was",
    ),
    pytest.param(("register", "secours-1", "--number", "1", "--at", "02:31"), "est dans le futur", id="future DA"),
    pytest.param(
        ("register", "secours-1", "--number", "1", "--at", "02:04"),
        "avant le début du dysfonctionnement",
        id="DA before the trouble",
    ),
    pytest.param(("register", "secours-1", "--number", " ", "--at", "02:20"), "Il manque le numéro", id="no number"),
    pytest.param(
        ("register", "secours-9", "--number", "1", "--at", "02:20"), "il y a : secours-1.", id="no such record"
    ),
    pytest.param(
        ("inform", "secours-1", "--at", "02:20"), "La DA n'est pas encore enregistrée", id="informed too early"
    ),
    pytest.param(("end", "secours-1", "--at", "02:00"), "est avant la dernière étape notée", id="end before the start"),
    pytest.param(("correct", "secours-1"), "Il manque", id="nothing to correct"),
    pytest.param(("correct", "secours-1", "--trouble", "02:31"), "est dans le futur", id="a trouble to come"),
    pytest.param(("reopen", "secours-1"), "Aucune fin n'est notée", id="nothing to open again"),
    pytest.param(("withdraw", "secours-1", "26FR1"), "n'est pas dans la liste", id="nothing to withdraw"),
    pytest.param(("end", "secours-1", "--at", "hier"), "« hier » n'est pas une heure", id="no time"),
    pytest.param(("done", "secours-1", "26FR1"), "n'est pas dans la liste", id="an unknown reference"),
    pytest.param(("add", "secours-1", " ", "26FR1"), "Il manque", id="one of two references is empty"),
    pytest.param(
        ("add", "secours-1", "26FR1"),
        "il faut que la DA soit enregistrée et que le bureau soit informé",
        id="a declaration before the fallback may be used",
    ),
]


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED)
def test_what_cannot_be_true_is_refused_in_a_sentence_and_nothing_is_written(
    arguments: tuple[str, ...], sentence: str, counter: Counter
) -> None:
    counter.at("02:30").run(*OPEN)
    before = counter.run("fallback", "list", "--json").stdout

    ran = counter.run("fallback", *arguments)

    assert (ran.exit_code, ran.stdout) == (2, ""), ran.output
    assert sentence in flat(ran.stderr)
    assert "Traceback" not in ran.output
    assert counter.run("fallback", "list", "--json").stdout == before


def test_a_triage_that_leads_elsewhere_opens_nothing(counter: Counter) -> None:
    counter.reads(CALM)
    counter.run("triage", "--service", "delta-g", "--mode", "dti", "--aubette", "bae")

    ran = counter.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05")

    assert ran.exit_code == 2
    assert "triage-1 ne conclut pas à l'auto-déclenchement" in flat(ran.stderr)


def test_a_triage_of_another_day_is_checked_again_before_its_request_is_written(counter: Counter) -> None:
    counter.reads(CALM)
    counter.run(*TRIAGE)
    counter.at("02:10", day=27).reads(CALM)

    refused = counter.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05")
    resumed = counter.run("triage", "--resume", "triage-1", *TRIAGE[5:])
    opened = counter.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "meteo-douane triage --resume triage-1" in flat(refused.stderr)
    assert (resumed.exit_code, opened.exit_code) == (0, 0)


def test_a_triage_that_is_taken_up_says_when_what_was_answered(counter: Counter) -> None:
    counter.reads(CALM)
    counter.run(*TRIAGE[:7])
    soon = counter.at("02:20").run("triage", "--resume")
    late = counter.at("03:20").run("triage", "--resume")

    assert "Déjà répondu" in soon.stdout
    assert "– non, sa plateforme fonctionne (à 2 h 10, Claire Martin)" in flat(soon.stdout)
    assert "– non, sa plateforme fonctionne (à 2 h 10, Claire Martin) : à redemander" in flat(late.stdout)


def test_a_triage_gives_its_service_mode_office_and_reasons(counter: Counter) -> None:
    counter.reads(CALM)
    counter.run(*TRIAGE)

    counter.run("fallback", "open", "--triage", "triage-1", "--trouble", "02:05")

    found = shown(counter)
    assert (found["service"], found["mode"], found["office"], found["triage"]) == (
        "delta-g",
        "edi",
        "Le Havre Port",
        "triage-1",
    )
    assert found["reasons"][0] == "Nous n'arrivons pas à valider nos déclarations."


def test_how_things_stand_lists_the_open_fallbacks_with_what_is_missing(counter: Counter) -> None:
    counter.reads(CALM)
    before = counter.run("status").stdout
    counter.at("02:30").run(*OPEN)
    counter.at("02:45").run(*REGISTER, "--at", "02:41")
    registered = counter.run("status")
    counter.run("fallback", "inform", "secours-1", "--at", "02:45")
    counter.run("fallback", "add", "secours-1", "26FR1", "26FR2")

    active = counter.run("status")
    [found] = json.loads(counter.run("status", "--json").stdout)["fallbacks"]

    assert "Secours" not in before
    assert "secours-1 · DELTA G (EDI) · DA enregistrée à 2 h 41 : bureau non informé" in flat(registered.stdout)
    assert "secours-1 · DELTA G (EDI) · actif depuis 2 h 45, 2 déclarations non cochées" in flat(active.stdout)
    assert (found["state"], found["since"], found["missing"], found["left"]) == (
        "active",
        "2026-11-25T01:45:00Z",
        ["end", "references"],
        ["26FR1", "26FR2"],
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(("register", "secours-1", "--number", "1"), "Il manque --at.", id="a missing option"),
        pytest.param(("show",), "Il manque RECORD.", id="a missing name"),
        pytest.param(("open", "--mode", "fax"), "--mode : choisissez parmi dti, dti+, edi.", id="no such mode"),
        pytest.param(("end", "secours-1", "--hour", "2"), "Option inconnue : --hour.", id="no such option"),
        pytest.param(("burn",), "Commande inconnue : burn. Il y a : add, correct,", id="no such command"),
        pytest.param(("list", "x"), "Cette ligne n'est pas comprise (« x » est en trop).", id="too much"),
        pytest.param(("list", "--json=1"), "--json ne prend pas de valeur.", id="a value for an option that has none"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_in_a_sentence(
    arguments: tuple[str, ...], sentence: str, counter: Counter
) -> None:
    ran = counter.run("fallback", *arguments)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert sentence in flat(ran.stderr)
    assert "Usage" not in ran.stderr


def test_such_a_line_is_refused_in_the_language_of_the_configuration(counter: Counter) -> None:
    counter.config.write_text('language = "en"\n' + counter.config.read_text(encoding="utf-8"), encoding="utf-8")

    ran = counter.run("fallback", "register", "secours-1", "--number", "1")

    assert "--at is missing." in ran.stderr
