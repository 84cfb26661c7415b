"""A triage for programs: what is known, what was answered, what remains or where it leads, and what that rests on."""

from __future__ import annotations

from meteo_douane.cli import output
from meteo_douane.cli.platforms import provider_json
from meteo_douane.domain import fiche
from meteo_douane.domain.situation import EndedLately, Published
from meteo_douane.domain.triage import Finding
from meteo_douane.domain.triage_record import Answered, Triage
from meteo_douane.domain.triage_terms import Answers, Caution, Question
from meteo_douane.telling.doubting import doubt_words
from meteo_douane.telling.situation import Telling, why_beside
from meteo_douane.telling.triage import answer_choices, caution_lines, outcome_lines, question_words


def triage_json(triage: Triage, finding: Finding, answers: Answers, telling: Telling) -> output.Json:
    """Return all of it as one object."""
    situation = telling.situation
    return {
        "triage": triage.id,
        "at": output.moment(situation.at),
        "by": triage.by,
        "service": situation.service,
        "mode": situation.mode.value,
        **_known(telling),
        "providers": [
            {**provider_json(one), "phone": telling.voice.phones.get(one.name)} for one in situation.providers
        ],
        "office": _office(telling),
        "answers": {question.value: answer.value for question, answer in answers.given.items()},
        "answered": [_answered(one) for one in triage.answered],
        "question": _question(finding.question, telling),
        "outcome": finding.outcome.value if finding.outcome else None,
        "words": " ".join(outcome_lines(finding, answers, telling)) or None,
        "cautions": _cautions(finding.cautions, caution_lines(finding, telling)),
        "rests_on": [{"step": one.step, "words": one.words} for one in finding.rests_on],
        "sheet": _sheet(),
    }


def _sheet() -> output.Json:
    return {
        "title": fiche.TITLE,
        "author": fiche.AUTHOR,
        "version": fiche.VERSION,
        "services": list(fiche.OF_THE_SHEET),
        "text_of_delta_ie": fiche.TEXT_OF_DELTA_IE,
    }


def _answered(one: Answered) -> output.Json:
    return {
        "question": one.question.value,
        "answer": one.answer.value,
        "at": output.moment(one.at),
        "by": one.by or None,
    }


def _known(telling: Telling) -> output.Json:
    situation = telling.situation
    return {
        "coverage": situation.coverage.value,
        "closed": _closed(telling),
        "last_good_reading": output.moment(situation.last_good_at),
        "is_fresh": situation.is_fresh,
        "alerts": [_published(one, telling) for one in situation.alerts],
        "beside": [_published(one, telling) for one in situation.beside],
        "ended": [_ended(one) for one in situation.ended],
        "unread": [{"title": one.title, "text": one.text} for one in situation.unread],
    }


def _ended(one: EndedLately) -> output.Json:
    return {
        "episode": one.episode,
        "kind": one.kind.value,
        "scope": output.scope(one.scope),
        "opened_at": output.moment(one.began_at),
        "ended_at": output.moment(one.ended_at),
    }


def _closed(telling: Telling) -> output.Json | None:
    situation = telling.situation
    closed = telling.voice.catalogue.closed_service(situation.service, situation.at)
    if closed is None:
        return None
    return {"since": output.moment(closed.closed_at), "source": closed.source, "replaced_by": list(closed.replaced_by)}


def _office(telling: Telling) -> output.Json:
    return {
        "name": telling.office.name if telling.office else None,
        "presence": telling.opening.presence.value,
        "holiday": telling.opening.holiday or None,
    }


def _published(one: Published, telling: Telling) -> output.Json:
    return {
        "episode": one.episode,
        "standing": one.standing.value,
        "kind": one.kind.value,
        "state": one.state.value,
        "title": one.notice.title,
        "text": one.notice.text,
        "scope": output.scope(one.scope),
        "opened_at": output.moment(one.opened_at),
        "published_at": output.moment(one.notice.published_at.value),
        "fallback": {
            "permission": one.fallback.permission.value,
            "from": output.moment(one.fallback.starts_at),
            "until": output.moment(one.fallback.ends_at),
            "quote": one.fallback_quote or None,
        },
        "doubts": [doubt_words(doubt, telling.voice.language) for doubt in one.doubts],
        "why_not": why_beside(one, telling) or None,
    }


def _question(question: Question | None, telling: Telling) -> output.Json | None:
    if question is None:
        return None
    choices = answer_choices(question, telling)
    return {
        "question": question.value,
        "words": question_words(question, telling),
        "answers": [
            {"answer": answer.value, "alert": alert or None, "words": words} for answer, alert, words in choices
        ],
    }


def _cautions(cautions: tuple[Caution, ...], lines: tuple[str, ...]) -> list[output.Json]:
    return [{"code": code.value, "words": words} for code, words in zip(cautions, lines, strict=True)]
