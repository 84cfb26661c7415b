"""Every message of a drill says that it is one, in each of its parts, whatever template made it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meteo_douane.domain.delivery import Delivery, DeliveryState, Words
from meteo_douane.domain.drill import Drill, Outcome
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.interventions import Deed, Intervention
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Scope, ServiceScope
from meteo_douane.telling.brief import LONGEST_BRIEF
from meteo_douane.telling.drill_report import length, report
from meteo_douane.telling.message import render
from meteo_douane.telling.samples import AT, samples
from meteo_douane.telling.templating import NAMES, OwnTemplate, Templates
from meteo_douane.telling.titles import LONGEST_TITLE
from occasions import a_voice

DRILL = replace(a_voice(), drill="exercice-1")
SAMPLES = list(samples("astreinte"))
NEVER = {EventKind.DIGEST, EventKind.CLOSED_BY_PERSON}
SENT_IN_A_DRILL = [one for one in SAMPLES if one.message.event_kind not in NEVER]
OUTWARD = (
    "09 702",
    "cid-sau",
    "appelez le SAU",
    "auto-déclencher",
    "appliquez la procédure",
    "OLGA",
    "prestataire si",
    "may start",
)


def parts(words: Words) -> list[str]:
    return [words.title, words.brief, words.text, words.html, words.chat]


@pytest.mark.parametrize("delivery", SAMPLES, ids=lambda one: one.message.key)
@pytest.mark.parametrize("language", list(Language))
def test_every_part_of_every_kind_of_message_is_headed(delivery: Delivery, language: Language) -> None:
    words = render(delivery, replace(DRILL, language=language), AT)

    assert all("EXERCICE" in part for part in parts(words))
    assert words.title.startswith("EXERCICE")
    assert words.text.startswith("EXERCICE – ")
    assert words.brief.startswith("EXERCICE")
    assert len(words.title) <= LONGEST_TITLE
    assert len(words.title) + len(words.brief) <= LONGEST_BRIEF
    assert words.is_drill
    assert words.thread.startswith("exercice-1")


@pytest.mark.parametrize("delivery", SAMPLES, ids=lambda one: one.message.key)
def test_what_is_real_never_says_so(delivery: Delivery) -> None:
    words = render(delivery, a_voice(), AT)

    assert not any("EXERCICE" in part for part in parts(words))
    assert not words.is_drill


def test_a_template_of_the_operators_cannot_leave_it_out() -> None:
    own = {name: OwnTemplate(name, "Bonjour <b>à tous</b>") for name in NAMES}
    opened = next(one for one in SAMPLES if one.message.event_kind is EventKind.OPENED)

    words = render(opened, DRILL, AT, Templates(own, lambda fault: pytest.fail(str(fault))))

    assert all("EXERCICE" in part and "Bonjour" in part for part in parts(words) if part != words.brief)
    assert words.brief.startswith("EXERCICE")


def test_the_words_that_we_invented_are_not_called_those_of_the_customs() -> None:
    opened = next(one for one in SAMPLES if one.message.event_kind is EventKind.OPENED)

    words = render(opened, DRILL, AT)

    assert "Le texte inventé pour l'exercice" in words.text
    assert "La météo de la douane écrit" not in words.text
    assert "À lire sur la page de la douane" not in words.text


@pytest.mark.parametrize("delivery", SENT_IN_A_DRILL, ids=lambda one: one.message.key)
@pytest.mark.parametrize("language", list(Language))
def test_it_sends_nobody_to_a_telephone_nor_to_a_fallback(delivery: Delivery, language: Language) -> None:
    words = render(delivery, replace(DRILL, language=language), AT)

    assert [
        found for part in parts(words) for found in OUTWARD if found in part.replace("\N{NO-BREAK SPACE}", " ")
    ] == []


def test_one_sentence_stands_for_the_steps_that_lead_outside() -> None:
    opened = next(one for one in SAMPLES if one.message.event_kind is EventKind.OPENED)

    real, words = render(opened, a_voice(), AT).text, render(opened, DRILL, AT).text

    assert "Fiche 1" in real
    assert "Fiche 1" not in words
    assert "1. Vérifiez que le message décrit bien votre service" in words
    assert words.count("C'est un exercice") == 1
    assert "2. C'est un exercice" in words
    assert "3. " not in words


# The report


def an_outcome(*states: DeliveryState, answer: Intervention | None = None, is_interrupted: bool = False) -> Outcome:
    opened = next(one for one in SAMPLES if one.message.event_kind is EventKind.OPENED)
    deliveries = tuple(replace(opened, state=state, last_error="error 404", settled_at=AT) for state in states)
    drill = Drill("exercice-1", "le-havre", AT, AT, answer=answer)
    return Outcome(drill, AT, timedelta(seconds=72), is_interrupted, deliveries)


ANSWER = Intervention("exercice-1", Deed.ACKNOWLEDGED, "Marc", "j'y suis", "link", AT + timedelta(seconds=72))
SCOPE = Scope((ServiceScope("delta-g"),))


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        pytest.param(
            an_outcome(answer=ANSWER),
            "Pris en charge par Marc (par le lien), 1 min 12 s après l'alerte.",
            id="answered",
        ),
        pytest.param(an_outcome(), "Personne n'a répondu en 1 min 12 s.", id="nobody"),
        pytest.param(
            an_outcome(is_interrupted=True), "Interrompu après 1 min 12 s : personne n'avait répondu.", id="interrupted"
        ),
        pytest.param(an_outcome(DeliveryState.ACCEPTED), "ne prouve pas la remise", id="a relay"),
        pytest.param(an_outcome(DeliveryState.HELD), "retenu par les heures calmes n'est pas parti", id="held"),
        pytest.param(an_outcome(DeliveryState.DEAD), "alerte : abandonné – erreur 404", id="dead"),
    ],
)
def test_the_report_says_who_answered_and_what_became_of_each_message(outcome: Outcome, said: str) -> None:
    lines = " ".join("\n".join(report(outcome, SCOPE, a_voice())).split())

    assert said in lines
    assert "Rien de cet exercice n'entre dans l'historique" in lines


@pytest.mark.parametrize(
    ("states", "answer", "has_succeeded"),
    [
        ((DeliveryState.SENT, DeliveryState.ACCEPTED, DeliveryState.FOLDED), ANSWER, True),
        ((DeliveryState.SENT,), None, False),
        ((DeliveryState.SENT, DeliveryState.FAILED), ANSWER, False),
        ((DeliveryState.HELD,), ANSWER, False),
        ((DeliveryState.DEAD,), ANSWER, False),
    ],
)
def test_it_has_succeeded_if_somebody_answered_and_every_message_arrived(
    states: tuple[DeliveryState, ...], answer: Intervention | None, *, has_succeeded: bool
) -> None:
    assert an_outcome(*states, answer=answer).has_succeeded is has_succeeded


def test_a_length_of_time_has_its_seconds() -> None:
    said = [length(timedelta(seconds=seconds), a_voice()) for seconds in (0, 42, 60, 72, 3600)]

    assert [" ".join(one.split()) for one in said] == ["0 s", "42 s", "1 min", "1 min 12 s", "60 min"]
