from dataclasses import replace

import pytest

from meteo_douane.domain.event import EventKind, ReasonCode
from meteo_douane.domain.language import Language
from meteo_douane.domain.watch import Verdict, VerdictCode
from meteo_douane.telling.reasons import why, why_verdict
from meteo_douane.telling.watches import reason_of_each
from occasions import COVERS, EDI, OCCASIONS, a_decision, a_voice, an_event

FR = a_voice()


def test_an_end_that_names_no_service_is_never_said_to_be_about_one() -> None:
    delivery = OCCASIONS["ended_without_a_service"]

    words = plain(why(delivery.message.decisions[0], FR))

    assert words.endswith("Le message ne nomme aucun service : nous le rattachons à cet épisode, à vérifier.")
    assert "Le message vise" not in words


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        pytest.param(
            Verdict(VerdictCode.COVERS, ("delta-g",), EDI),
            "Le message vise DELTA G (EDI), ce qui touche cette veille.",
            id="covers",
        ),
        pytest.param(
            Verdict(VerdictCode.COVERS, ("delta-g", "delta-x")),
            "Le message vise DELTA G et DELTA X (mode non précisé), ce qui touche cette veille.",
            id="covers a watch that names no mode",
        ),
        pytest.param(
            Verdict(VerdictCode.MODE_NOT_STATED, ("delta-g",)),
            "Le message vise DELTA G sans préciser le mode : dans le doute, cette veille est prévenue.",
            id="mode not stated",
        ),
        pytest.param(
            Verdict(VerdictCode.OTHER_MODE, ("delta-g",), EDI),
            "Le message vise DELTA G en EDI, et cette veille ne suit pas ce service dans ce mode.",
            id="other mode",
        ),
        pytest.param(
            Verdict(VerdictCode.MENTIONED_ONLY, ("delta-g",)),
            "Le message cite DELTA G sans en signaler de panne.",
            id="mentioned only",
        ),
        pytest.param(
            Verdict(VerdictCode.OTHER_SERVICE, ("ciel",)),
            "Le message vise CIEL, que cette veille ne suit pas.",
            id="other service",
        ),
        pytest.param(
            Verdict(VerdictCode.OTHER_SERVICE),
            "Le message ne vise aucun service que cette veille suit.",
            id="no service at all",
        ),
        pytest.param(
            Verdict(VerdictCode.NOT_A_TROUBLE),
            "Le message n'annonce aucun trouble d'un service.",
            id="no trouble",
        ),
    ],
)
def test_a_verdict_is_a_sentence(verdict: Verdict, sentence: str) -> None:
    assert plain(why_verdict(verdict, FR)) == sentence


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("reason", list(ReasonCode))
def test_every_reason_is_one_sentence_in_both_languages(reason: ReasonCode, language: Language) -> None:
    decision = a_decision(an_event(EventKind.OPENED, None), "le-havre", COVERS, reason)

    sentence = why(decision, a_voice(language))

    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", list(VerdictCode))
def test_every_verdict_is_one_sentence_in_both_languages(code: VerdictCode, language: Language) -> None:
    sentence = why_verdict(Verdict(code, ("delta-g",), EDI), a_voice(language))

    assert sentence.endswith(".")
    assert "{" not in sentence


def test_the_verdict_explains_why_a_watch_is_concerned() -> None:
    decision = a_decision(an_event(EventKind.OPENED, None), "le-havre", COVERS, ReasonCode.CONCERNED)

    assert why(decision, FR) == why_verdict(COVERS, FR)
    assert why(replace(decision, reason=ReasonCode.NOT_CONCERNED), FR) == why_verdict(COVERS, FR)


@pytest.mark.parametrize(
    ("reason", "of_each"),
    [
        pytest.param(
            "Le message vise DELTA G sans préciser le mode : dans le doute, cette veille est prévenue.",
            "Le message vise DELTA G sans préciser le mode : dans le doute, chacune de ces veilles est prévenue.",
            id="told",
        ),
        pytest.param(
            "Le message vise DELTA G, que cette veille ne suit pas.",
            "Le message vise DELTA G, qu'aucune de ces veilles ne suit.",
            id="a service of others",
        ),
        pytest.param(
            "Le message vise DELTA G en EDI, et cette veille ne suit pas ce service dans ce mode.",
            "Le message vise DELTA G en EDI, et aucune de ces veilles ne suit ce service dans ce mode.",
            id="a mode of others",
        ),
        pytest.param(
            "Le message ne vise aucun service que cette veille suit.",
            "Le message ne vise aucun service que suive l'une de ces veilles.",
            id="nothing of theirs",
        ),
        pytest.param(
            "Cette veille n'avait pas été prévenue du début : la suite n'est pas pour elle.",
            "Aucune de ces veilles n'avait été prévenue du début : la suite n'est pas pour elles.",
            id="not told before",
        ),
        pytest.param(
            "Cette veille a été prévenue du début : elle l'est aussi de la suite.",
            "Chacune de ces veilles a été prévenue du début : elle l'est aussi de la suite.",
            id="told before",
        ),
    ],
)
def test_a_reason_that_several_watches_have_is_said_of_all_of_them(reason: str, of_each: str) -> None:
    assert reason_of_each(reason, 1, FR) == reason
    assert reason_of_each(reason, 2, FR) == of_each


@pytest.mark.parametrize("language", list(Language))
def test_no_reason_of_several_watches_speaks_of_one(language: Language) -> None:
    event = an_event(EventKind.OPENED, None)
    decisions = [a_decision(event, "le-havre", COVERS, reason) for reason in ReasonCode]
    said = [why(one, a_voice(language)) for one in decisions]
    said += [why_verdict(Verdict(code, ("delta-g",), EDI), a_voice(language)) for code in VerdictCode]

    for sentence in (reason_of_each(one, 2, a_voice(language)).lower() for one in said):
        assert "cette veille" not in sentence
        assert "this watch" not in sentence
