"""Why a fallback is started, in the words of the request: what the triage found, and nothing else. Always French."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.domain.language import Language
from meteo_douane.domain.situation import ALERTS, EndedLately, Situation, Standing
from meteo_douane.domain.triage import relevant, triaged
from meteo_douane.domain.triage_record import Triage
from meteo_douane.domain.triage_terms import Answer, Answers, Caution, Question
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.voice import Voice

_NO_ALERT = "Aucune alerte n'est publiée à la météo des services en ligne pour ce service et ce mode de transmission."
_REASONS = {
    (Question.CASE, Answer.VALIDATE): "Nous n'arrivons pas à valider nos déclarations.",
    (Question.CASE, Answer.RELEASE): "Nos déclarations validées n'ont pas obtenu l'état « BAE ».",
    (Question.SYMPTOM, Answer.OTHER): (
        "Ce qui est publié à la météo des services en ligne décrit un autre dysfonctionnement que celui que nous "
        "constatons, ou vise un autre mode de transmission."
    ),
    (Question.SYMPTOM, Answer.NONE): _NO_ALERT,
    (Question.PROVIDER, Answer.OK): (
        "Notre prestataire de connexion, que nous avons contacté, ne constate pas de dysfonctionnement de sa "
        "plateforme de transmission."
    ),
    (Question.PROVIDER, Answer.UNKNOWN): "Notre prestataire de connexion n'a pas pu être joint.",
    (Question.AUBETTE, Answer.OTHER): (
        "Dans Aubette, nos déclarations ne sont à aucun des états « BAE », « sous contrôle », « crédit en attente » ou "
        "« paiement comptant »."
    ),
    (Question.AUBETTE, Answer.UNREACHABLE): "Nous n'avons pas pu accéder à Aubette.",
    (Question.OFFICE, Answer.NONE): (
        "Selon le bureau de douane, nos déclarations ne sont à aucun des états « sous contrôle », « crédit en "
        "attente » ou « paiement comptant »."
    ),
    (Question.OFFICE, Answer.UNKNOWN): "Le bureau de douane n'a pas pu nous renseigner.",
}
_IN_ANOTHER_MODE = (
    "À la météo des services en ligne, « {title} » ne vise pas le mode {mode}, que nous utilisons ; aucune alerte n'y "
    "est publiée pour ce mode."
)
_ENDED = "Une alerte y était publiée {since} pour {scope} ; sa fin y est annoncée {until}."
_ITS_PAGE = "La page d'état de notre prestataire de connexion signale un trouble de sa plateforme."
_NOT_VERIFIED = "L'état de nos déclarations n'a pas pu être vérifié."
_ORDER = (Question.CASE, Question.SYMPTOM, Question.PROVIDER, Question.AUBETTE, Question.OFFICE)


def concluded_now(triage: Triage, situation: Situation, voice: Voice) -> Triage:
    """Return a triage with where its answers lead now, and the reasons for a request."""
    answers = triage.answers(situation)
    return triage.concluded(triaged(situation, answers), situation, reasons_of(situation, answers, voice))


def reasons_of(situation: Situation, answers: Answers, voice: Voice) -> str:
    """Return the reasons, a line for each."""
    answers = relevant(situation, answers)
    lines = [_REASONS.get((question, answer), "") for question in _ORDER if (answer := answers.to(question))]
    if answers.to(Question.SYMPTOM) is None:
        lines.insert(1, _no_alert(situation))
        lines[2:2] = (
            _ended(one, replace(voice, language=Language.FR)) for one in situation.ended if one.kind in ALERTS
        )
    beside = {Caution.PROVIDER_IN_TROUBLE: _ITS_PAGE, Caution.STATE_NOT_VERIFIED: _NOT_VERIFIED}
    cautions = triaged(situation, answers).cautions
    lines += [line for caution, line in beside.items() if caution in cautions]
    return "\n".join(line for line in lines if line)


def _ended(one: EndedLately, french: Voice) -> str:
    """Return that there was an alert for us until lately: whoever reads the request knows of it."""
    return _ENDED.format(
        scope=scope_words(one.scope, french),
        since=moments.full(Side.SINCE, one.began_at, french),
        until=moments.full(Side.AT, one.ended_at, french),
    )


def _no_alert(situation: Situation) -> str:
    """Return that no alert is published for us; one that is published in another mode is named, not passed over."""
    other = next((one for one in situation.beside if one.standing is Standing.OTHER_MODE), None)
    if other is None:
        return _NO_ALERT
    return _IN_ANOTHER_MODE.format(title=one_line(other.notice.title), mode=situation.mode.value.upper())
