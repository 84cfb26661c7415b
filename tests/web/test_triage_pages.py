"""Fiche 1 gone through by forms, and the record that it leads to."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from dossiers import DAY, a_page
from invented import ALERT, CALM, ENDED
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse, RecourseState, TextKind
from meteo_douane.domain.recourse_writing import Writing
from meteo_douane.domain.triage_terms import Answer, Outcome
from visits import Visit, a_visit, plain

START = {"service": "delta-x-import", "mode": "edi", "office": "Le Havre port", "name": "Hélène"}
WALK = (("provider", "ok"), ("aubette", "other"), ("case", "validate"))
HOSTILE = "<script>alert(1)</script>"
NOTHING_CHOSEN = "Choisissez une réponse."
CALM_DAY = [a_page(CALM)]


def begun(visit: Visit, **fields: str) -> str:
    answer = visit.sends("/triage", **START | fields)
    assert answer.status_code == 303, plain(answer)
    return answer.headers["location"]


def walked(visit: Visit) -> str:
    """Go through the sheet to a start; return the name of the triage."""
    place = begun(visit)
    for question, answer in WALK:
        assert visit.sends(f"/{place}", question=question, answer=answer, seen="").status_code == 303
    return place.rpartition("/")[2]


def opened(visit: Visit, **fields: str) -> httpx.Response:
    form = {"triage": walked(visit), "name": "Hélène", "trouble": "09:50"} | fields
    return visit.sends("/fallback", **form)


def only_opened(recourse: Recourse) -> bool:
    """Return whether nothing stands in a record but its opening, and the request that was made for it."""
    return [entry.kind for entry in recourse.entries] == [EntryKind.OPENED, EntryKind.TEXT_MADE]


def test_the_first_page_asks_what_it_is_about_the_services_in_use_first(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        shown = visit.looks("/triage")

    assert shown.index('<option value="delta-t">') < shown.index('<option value="delta-g-import">')
    assert '<option value="delta">' not in shown  # a request is for one service
    assert '<option value="portal">' not in shown


def test_each_answer_leads_on_and_the_last_to_an_answer_with_what_it_rests_on(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = begun(visit)
        assert "Aucune alerte n'y est publiée pour DELTA X Import en EDI." in visit.looks(f"/{place}")
        walked_to = walked(visit)
        shown = visit.looks(f"/triage/{walked_to}")
        kept = visit.store.ledger.triage(walked_to)

    assert "Vous pouvez auto-déclencher la procédure de secours" in shown
    assert "Étape 3 : « La procédure de secours peut être auto-déclenchée dans deux cas »" in shown
    assert "DELTA IE a son propre texte (BOD n° 7557 du 10/01/2025)" in shown
    assert "Ouvrir le registre et écrire la demande (DA)" in shown
    assert kept is not None
    assert kept.conclusion is not None
    assert (kept.conclusion.outcome, kept.by) == (Outcome.START, "Hélène")


def test_a_service_that_is_closed_leads_to_no_start(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        first = visit.looks("/triage")
        shown = visit.looks(f"/{begun(visit, service='delta-g-import')}")

    assert "DELTA G Import – fermé" in first
    assert "DELTA G Import est fermé depuis le mercredi 22 octobre 2025 et remplacé par DELTA IE" in shown
    assert "Vous pouvez" not in shown
    assert "Ouvrir le registre" not in shown


def test_who_goes_on_sees_whose_triage_it_is_and_what_was_answered_before_the_question(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = begun(visit)
        visit.sends(f"/{place}", question="provider", answer="ok", seen="", name="Marc")
        first, shown = visit.looks("/triage"), visit.looks(f"/{place}")

    assert "Reprendre triage-1 : DELTA X Import (EDI), commencé" in first
    assert "par Hélène</a>" in first
    answered = shown.index("Le dysfonctionnement vient-il de la plateforme du prestataire de connexion ?")
    assert answered < shown.index("<legend>Consultez votre déclaration dans Aubette")


def test_to_look_at_a_triage_writes_nothing(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = begun(visit)
        before = visit.store.ledger.triage(place.rpartition("/")[2])

        visit.looks(f"/{place}")

        assert visit.store.ledger.triage(place.rpartition("/")[2]) == before


def test_an_alert_is_shown_with_its_words_and_compared_with_what_is_seen(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        place = begun(visit, service="delta-t")
        shown = visit.looks(f"/{place}")
        (seen,) = (alert.edition for alert in telling(visit, place))
        answer = visit.sends(f"/{place}", question="symptom", answer="same", seen=seen)
        led_to = visit.looks(f"/{place}")

    assert "« Alerte – DELTA T – mode EDI" in shown
    assert answer.status_code == 303
    assert "Ouvrir le registre" not in led_to


def test_an_alert_in_another_mode_is_shown_whole_with_why_it_does_not_decide(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        shown = visit.looks(f"/{begun(visit, service='delta-t', mode='dti')}")

    assert "les messages EDI adressés à DELTA T restent sans réponse" in shown
    assert "Ce message ne décide pas pour vous : il vise un autre mode (EDI) que le vôtre (DTI)." in shown


def telling(visit: Visit, place: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    triage = visit.store.ledger.triage(place.rpartition("/")[2])
    assert triage is not None
    return visit.counter.telling_for(triage, visit.now).situation.alerts


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        pytest.param({"question": "symptom", "answer": "same", "seen": "older"}, 409, "La météo a changé", id="moved"),
        pytest.param({"question": "symptom"}, 400, NOTHING_CHOSEN, id="nothing chosen"),
        pytest.param({"question": "symptom", "answer": "bae"}, 400, NOTHING_CHOSEN, id="of another question"),
        pytest.param({"question": "symptom", "answer": "none"}, 400, NOTHING_CHOSEN, id="denied by an alert"),
        pytest.param({"question": "symptom", "answer": "same e9"}, 400, NOTHING_CHOSEN, id="no such alert"),
        pytest.param({"question": HOSTILE, "answer": HOSTILE}, 400, NOTHING_CHOSEN, id="hostile"),
    ],
)
def test_an_answer_that_cannot_be_is_not_kept(tmp_path: Path, fields: dict[str, str], status: int, said: str) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        place = begun(visit, service="delta-t")
        (seen,) = (alert.edition for alert in telling(visit, place))
        answer = visit.sends(f"/{place}", **{"seen": seen} | fields)
        kept = visit.store.ledger.triage(place.rpartition("/")[2])

    assert answer.status_code == status
    assert said in plain(answer)
    assert "<script" not in answer.text
    assert kept is not None
    assert kept.answered == ()


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"service": "delta"}, id="a family"),
        pytest.param({"service": HOSTILE}, id="no service"),
        pytest.param({"mode": "fax"}, id="no mode"),
        pytest.param({"office": "Ailleurs"}, id="no office of ours"),
        pytest.param({"name": " "}, id="nobody"),
        pytest.param({"name": "x" * 81}, id="a name that is too long"),
    ],
)
def test_a_triage_begins_with_what_there_is(tmp_path: Path, fields: dict[str, str]) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        answer = visit.sends("/triage", **START | fields)

        assert answer.status_code == 400
        assert visit.store.ledger.triage() is None


def test_a_start_opens_a_record_whose_request_stands_ready_to_be_copied(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit, reason="écran figé").headers["location"]
        shown = visit.looks(f"/{place}")
        (recourse,) = visit.store.ledger.recourses()

    assert (recourse.state, recourse.service, recourse.office) == (
        RecourseState.PREPARED,
        "delta-x-import",
        "Le Havre port",
    )
    assert '<textarea id="text-request" class="text" lang="fr" readonly' in shown
    assert "Numéro EORI : FR12345678900012" in shown
    assert "- écran figé - Nous n'arrivons pas à valider nos déclarations." in shown


def test_a_text_is_shown_as_it_is_kept_until_somebody_has_it_written_anew(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit).headers["location"]
        (recourse,) = visit.store.ledger.recourses()
        kept = recourse.text(TextKind.REQUEST)
        assert kept is not None
        older = replace(kept, words="Objet : DA\n", at=visit.now)
        visit.store.ledger.append(recourse, (older,))
        shown = visit.looks(f"/{place}")
        answer = visit.sends(f"/{place}/texts", name="Marc")
        (again,) = visit.store.ledger.recourses()
        after = visit.looks(f"/{place}")

    assert "Objet : DA </textarea>" in shown
    assert f"SHA-256 {older.sha256}" in shown
    assert "il serait écrit autrement aujourd'hui" in shown
    assert answer.status_code == 303
    assert [(one.words == kept.words, one.by) for one in again.texts[2:]] == [(True, "Marc")]
    assert "il serait écrit autrement" not in after


def test_the_first_page_of_the_site_lists_what_is_open(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        before = visit.looks("/")
        place = opened(visit).headers["location"]
        after = visit.looks("/")

    assert "Secours auto-déclenchés" not in before
    assert f'<a href="{place}">secours-1 · DELTA X Import (EDI) · ouvert depuis' in after


def test_whom_to_call_stands_above_the_question_about_the_provider(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = begun(visit)
        asked = visit.looks(f"/{place}")
        visit.sends(f"/{place}", question="provider", answer="ok", seen="")
        after = visit.looks(f"/{place}")

    assert "<li>Prestataire exemple-edi : état inconnu (dernière bonne lecture : aucune) – 01 99 00 00 00</li>" in asked
    assert "Prestataire exemple-edi" not in after
    assert 'lexport-aubette" rel="noreferrer noopener">Ouvrir Aubette</a>' in after


def test_a_record_says_what_is_next_and_folds_away_what_mends_a_mistake(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit).headers["location"]
        prepared = visit.looks(f"/{place}")
        visit.sends(f"/{place}/register", name="Marc", number="DA-7", at="09:55")
        registered = visit.looks(f"/{place}")
        wrong = visit.sends(f"/{place}/correct", name="Marc", trouble="hier")

    assert "Collez la demande ci-dessous dans OLGA et déposez-la" in prepared
    assert 'outil-en-ligne-de-gestion-de-lassistance-olga" rel="noreferrer noopener">Ouvrir OLGA</a>' in prepared
    assert "Transférez à votre bureau l'accusé de réception de la DA" in registered
    first, _, folded = registered.partition("<details>")
    assert "/inform" in first
    assert all(f"/{deed}" in folded and f"/{deed}" not in first for deed in ("register", "correct"))
    assert "<details open>" in wrong.text


def test_an_alert_that_comes_while_a_fallback_is_active_stands_above_all_else(tmp_path: Path) -> None:
    with a_visit(tmp_path, DAY[:2]) as visit:
        opening = written_opening(visit)
        recourse = visit.store.ledger.open_recourse(opening)
        place = f"fallback/{recourse.id}"
        visit.sends(f"/{place}/register", name="Marc", number="DA-7", at="maintenant")
        visit.sends(f"/{place}/inform", name="Marc", at="maintenant")
        shown = visit.looks(f"/{place}")

    said = shown.index("Un message est en vigueur pour ce service et ce mode")
    assert said < shown.index("Ajouter une déclaration") < shown.index("Textes à coller")


def written_opening(visit: Visit) -> Entry:
    opening = Entry("", EntryKind.OPENED, visit.now, "Marc", visit.now, "Motif.")
    return replace(opening, office="Le Havre port", service="delta-t", mode=Mode.EDI)


def test_the_record_goes_its_way_by_forms(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit).headers["location"]
        steps = (
            ("register", {"number": "DA-7", "at": "09:55"}, "bureau à informer"),
            ("inform", {"at": "09:58", "office": "Le Havre port"}, "actif"),
            ("add", {"reference": "26FR 1"}, "[ ] 26FR 1"),
            ("done", {"reference": "26FR 1"}, "[x] 26FR 1"),
            ("end", {"at": "maintenant", "note": "rétabli"}, "À envoyer au SAU"),
        )
        for deed, fields, said in steps:
            answer = visit.sends(f"/{place}/{deed}", name="Marc", **fields)
            assert answer.status_code == 303, plain(answer)
            assert said in visit.looks(f"/{place}")
        (recourse,) = visit.store.ledger.recourses()

    assert [entry.kind for entry in recourse.entries if entry.kind is not EntryKind.TEXT_MADE] == [
        EntryKind.OPENED,
        EntryKind.REGISTERED,
        EntryKind.INFORMED,
        EntryKind.ADDED,
        EntryKind.DONE,
        EntryKind.ENDED,
    ]
    assert {entry.by for entry in recourse.entries[2:]} == {"Marc"}


def active(visit: Visit) -> str:
    place: str = opened(visit).headers["location"]
    visit.sends(f"/{place}/register", name="Marc", number="DA-7", at="09:55")
    visit.sends(f"/{place}/inform", name="Marc", at="09:58")
    return place


def test_the_hour_and_the_reasons_are_corrected_by_a_form_and_the_request_is_written_anew(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit).headers["location"]
        form = visit.looks(f"/{place}")
        answer = visit.sends(
            f"/{place}/correct", name="Marc", trouble="09:40", reasons="Rejets en série.\r\n\r\nÉcran  figé."
        )
        (recourse,) = visit.store.ledger.recourses()
        shown = visit.looks(f"/{place}")

    assert 'maxlength="2000" rows="5"> Nous n\'arrivons pas à valider nos déclarations.' in form
    assert answer.status_code == 303
    assert recourse.reasons == "Rejets en série.\nÉcran figé."
    assert [one.kind for one in recourse.entries[2:]] == [
        EntryKind.TROUBLE_CORRECTED,
        EntryKind.REASONS_CORRECTED,
        EntryKind.TEXT_MADE,
    ]
    assert "à 9 h 40 (heure de Paris)" in shown
    assert "- Rejets en série. - Écran figé." in shown


def test_only_what_was_changed_is_corrected(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit).headers["location"]
        (before,) = visit.store.ledger.recourses()
        visit.sends(f"/{place}/correct", name="Marc", trouble="09:40", reasons=before.reasons)
        nothing = visit.sends(f"/{place}/correct", name="Marc", trouble="", reasons=before.reasons)
        (after,) = visit.store.ledger.recourses()

    assert [one.kind for one in after.entries[2:]] == [EntryKind.TROUBLE_CORRECTED, EntryKind.TEXT_MADE]
    assert nothing.status_code == 400
    assert 'id="reasons-flaw">Rien ne change' in nothing.text


def test_an_end_that_was_a_mistake_is_taken_back_by_a_form(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = active(visit)
        visit.sends(f"/{place}/end", name="Marc", at="maintenant")
        offered = visit.looks(f"/{place}")
        answer = visit.sends(f"/{place}/reopen", name="Marc", note="pas encore rétabli")
        (recourse,) = visit.store.ledger.recourses()

    assert "Rouvrir : la fin a été notée par erreur" in offered
    assert answer.status_code == 303
    assert (recourse.state, recourse.entries[-1].words) == (RecourseState.ACTIVE, "pas encore rétabli")


def test_a_declaration_that_is_ticked_can_be_withdrawn_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = active(visit)
        visit.sends(f"/{place}/add", name="Marc", reference="26FR1")
        visit.sends(f"/{place}/done", name="Marc", reference="26FR1")
        answer = visit.sends(f"/{place}/withdraw", name="Marc", reference="26FR1")

        assert answer.status_code == 303
        assert "[–] 26FR1 – retirée" in visit.looks(f"/{place}")


@pytest.mark.parametrize(
    ("deed", "fields", "status", "said"),
    [
        pytest.param("register", {"number": "DA-7", "at": "23:00"}, 400, "Cette heure est dans le futur", id="to come"),
        pytest.param("register", {"number": "DA-7", "at": "{x} <b>"}, 400, "n'est pas une heure", id="no time"),
        pytest.param(
            "register", {"number": " ", "at": "09:55"}, 400, 'id="number-flaw">Il manque le n', id="no number"
        ),
        pytest.param("inform", {"at": "09:55"}, 400, "notez d'abord l'enregistrement", id="too early"),
        pytest.param("done", {"reference": "26FR"}, 400, "ajoutez-la d'abord", id="a reference that is not there"),
        pytest.param("end", {"at": "09:00"}, 400, "est avant la dernière étape", id="an end too early"),
        pytest.param("correct", {"trouble": "23:00"}, 400, "Cette heure est dans le futur", id="a trouble to come"),
        pytest.param("correct", {"reasons": " "}, 400, 'id="reasons-flaw">Il manque les motifs', id="no reason"),
        pytest.param("correct", {}, 400, 'id="reasons-flaw">Il manque les motifs', id="nothing at all"),
        pytest.param("reopen", {}, 400, "Aucune fin n'est notée", id="nothing to open again"),
        pytest.param("texts", {"name": ""}, 400, "Indiquez votre nom", id="texts for nobody"),
        pytest.param("burn", {}, 404, "Il n'y a rien à cette adresse", id="no such deed"),
        pytest.param("add", {"reference": "26FR", "name": ""}, 400, "Indiquez votre nom", id="nobody"),
        pytest.param("add", {"reference": "26FR" * 21}, 400, "84 caractères sur une ligne, 80 au plus", id="too long"),
        pytest.param(
            "correct", {"reasons": f"Panne\n{'x' * 501}"}, 400, "501 caractères sur une ligne", id="a long reason"
        ),
    ],
)
def test_what_cannot_be_true_is_not_written(
    tmp_path: Path, deed: str, fields: dict[str, str], status: int, said: str
) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit).headers["location"]
        answer = visit.sends(f"/{place}/{deed}", **{"name": "Marc"} | fields)
        (recourse,) = visit.store.ledger.recourses()

    assert answer.status_code == status
    assert said in plain(answer)
    assert "<b>" not in answer.text
    assert only_opened(recourse)


def test_a_reference_that_another_way_has_written_is_chosen_whole_however_long(tmp_path: Path) -> None:
    reference = "26FR" * 30
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit).headers["location"]
        visit.sends(f"/{place}/register", name="Marc", number="DA-7", at="09:55")
        visit.sends(f"/{place}/inform", name="Marc", office="Le Havre port", at="09:58")
        (recourse,) = visit.store.ledger.recourses()
        entry = Writing("Marc", recourse.entries[-1].at).addition(recourse, reference)
        assert isinstance(entry, Entry)
        visit.store.ledger.append(recourse, (entry,))
        answer = visit.sends(f"/{place}/done", name="Marc", reference=reference)

        assert answer.status_code == 303
        assert f"[x] {reference}" in visit.looks(f"/{place}")


def test_a_second_record_of_a_service_is_not_offered_and_the_first_one_is_led_to(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit).headers["location"]
        again = walked(visit)
        page = visit.looks(f"/triage/{again}")
        refused = visit.sends("/fallback", triage=again, name="Hélène", trouble="09:50")

    for shown in (page, plain(refused)):
        assert "Un registre est déjà ouvert pour ce service et ce mode" in shown
        assert f'/{place}">secours-1</a>' in shown
        assert 'name="trouble"' not in shown
    assert refused.status_code == 400
    assert "secours-1 est déjà ouvert" in plain(refused)


def test_a_form_that_is_refused_is_there_again_with_what_was_typed_and_the_sentence_beside_its_field(
    tmp_path: Path,
) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        begin = visit.sends("/triage", **START | {"name": ""})
        open_ = opened(visit, trouble="hier soir", reason="écran figé")
        place = opened(visit).headers["location"]
        register = visit.sends(f"/{place}/register", name="Marc", number="DA-7", at="hier soir")
        again = httpx.URL(f"{visit.client.base_url}/{place}/register").join(action_in(register, "register"))
        nobody = visit.sends(f"/{place}/end", name="", at="09:55", note="rétabli")

    assert [one.status_code for one in (begin, open_, register, nobody)] == [400] * 4
    assert '<option value="delta-x-import" selected>' in begin.text
    assert 'id="name-flaw">Indiquez votre nom.' in begin.text
    assert 'value="hier soir" aria-invalid="true" aria-describedby="trouble-flaw"' in open_.text
    assert "écran figé</textarea>" in open_.text
    assert 'value="DA-7"' in register.text
    assert 'id="at-register-flaw"' in register.text
    assert again.path == f"/{place}/register"
    assert 'id="name-end-flaw">Indiquez votre nom.' in nobody.text
    assert 'value="rétabli"' in nobody.text


def action_in(answer: httpx.Response, deed: str) -> str:
    [action] = re.findall(rf'action="([^"]*/{deed})"', answer.text)
    return str(action)


def test_a_triage_that_leads_elsewhere_opens_nothing(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = begun(visit)
        unfinished = visit.sends("/fallback", triage=place.rpartition("/")[2], name="Hélène", trouble="09:50")
        unknown = visit.sends("/fallback", triage="none", name="Hélène", trouble="09:50")

        assert [unfinished.status_code, unknown.status_code] == [409, 409]
        assert visit.store.ledger.recourses() == ()


def test_forms_of_others_write_nothing(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        place = opened(visit).headers["location"]
        of_a_record = {"at": "10:00", "name": "x", "reasons": "x"}
        deeds = [(f"/{place}/{deed}", of_a_record) for deed in ("end", "correct", "reopen", "texts")]
        for path, fields in (("/triage", START), ("/fallback", START), *deeds):
            assert visit.client.post(path, data=fields).status_code == 403

        (recourse,) = visit.store.ledger.recourses()
        assert only_opened(recourse)


@pytest.mark.parametrize("path", ["/triage/none", "/fallback/none", f"/fallback/{HOSTILE.replace('/', '')}"])
def test_what_we_do_not_know_is_a_page_of_the_site(tmp_path: Path, path: str) -> None:
    with a_visit(tmp_path, CALM_DAY) as visit:
        answer = visit.client.get(path)

    assert answer.status_code == 404
    assert "de ce nom" in plain(answer)
    assert "<script" not in answer.text


def test_records_are_listed_and_the_pages_speak_english_too(tmp_path: Path) -> None:
    with a_visit(tmp_path, CALM_DAY, Language.EN) as visit:
        assert "There is no record." in visit.looks("/fallback")
        place = opened(visit).headers["location"]
        listed, shown, first = visit.looks("/fallback"), visit.looks(f"/{place}"), visit.looks("/triage")

    assert "DELTA X Import (EDI) · DA to be registered" in listed
    assert "The fallback has not started" in shown
    assert "Triage: them or us?" in first


def test_an_end_that_was_published_stands_in_a_record_that_is_over(tmp_path: Path) -> None:
    with a_visit(tmp_path, [a_page(CALM), a_page(ALERT), a_page(ENDED)]) as visit:
        place = opened(visit, trouble="10:00").headers["location"]
        visit.sends(f"/{place}/register", name="Marc", number="2026-1", at="maintenant")
        visit.sends(f"/{place}/inform", name="Marc", at="maintenant")
        visit.sends(f"/{place}/end", name="Marc", at="maintenant")

        assert "Les mots du message de fin" in visit.looks(f"/{place}")


def test_the_answers_of_the_sheet_are_those_of_the_forms() -> None:
    assert {answer for _, answer in WALK} <= {answer.value for answer in Answer}
