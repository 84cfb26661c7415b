"""A triage as a person reads it: what is asked, where it leads and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.domain import fiche as sheet
from meteo_douane.domain.office import Presence
from meteo_douane.domain.providers import ProviderState
from meteo_douane.domain.situation import ClosedByUs, Coverage, Published, Situation
from meteo_douane.domain.triage import Finding, options
from meteo_douane.domain.triage_record import Answered, Triage
from meteo_douane.domain.triage_terms import Answer, Answers, Caution, Outcome, Question
from meteo_douane.telling import fiche, moments
from meteo_douane.telling import triage_questions as questions
from meteo_douane.telling import triage_words as words
from meteo_douane.telling.fallbacks import standing_fallback
from meteo_douane.telling.happenings import trouble_words
from meteo_douane.telling.letter import Section, Style
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.scopes import service_names, short_name
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.situation_words import KINDS
from meteo_douane.telling.voice import QUOTED, Phrase, unbroken

_HOLIDAY = Phrase(", jour férié ({name})", ", a public holiday ({name})")


def answered_section(triage: Triage, telling: Telling) -> Section:
    """Return what was answered and when, and what of it is to be asked again."""
    situation = telling.situation
    holding = tuple(_given(one, telling) for one in triage.holding(situation))
    lapsed = tuple(telling.say(words.LAPSED, given=_given(one, telling)) for one in triage.lapsed(situation))
    return Section(Style.LIST, telling.say(words.HEADINGS["so_far"]), (*holding, *lapsed))


def _given(one: Answered, telling: Telling) -> str:
    question, answer = (
        telling.say(questions.ASKED[one.question]),
        telling.say(questions.ANSWERS[one.question, one.answer]),
    )
    by = telling.say(words.BY, by=one_line(one.by)) if one.by else ""
    at = moments.short(moments.Side.AT, one.at, telling.situation.at, telling.voice)
    return telling.say(words.GIVEN, question=question, answer=answer, at=at, by=by)


# What is asked


def question_words(question: Question, telling: Telling) -> str:
    """Return the question."""
    if question is not Question.SYMPTOM:
        return telling.say(questions.QUESTIONS[question], office=telling.office_words, aubette=sheet.AUBETTE)
    situation = telling.situation
    if not situation.alerts and not (situation.unread and situation.is_fresh):
        return telling.say(questions.LOOK_YOURSELF, page=telling.voice.page, phone=unbroken(sheet.SAU_PHONE))
    return telling.say(_compared(situation))


def _compared(situation: Situation) -> Phrase:
    """Return how to ask about what is shown, which is called an alert only if the CID calls all of it so."""
    is_one = len(situation.editions) == 1
    if situation.unread or any(alert.kind in KINDS for alert in situation.alerts):
        return questions.ONE_MESSAGE if is_one else questions.SEVERAL_MESSAGES
    return questions.ONE_ALERT if is_one else questions.SEVERAL_ALERTS


def answer_choices(question: Question, telling: Telling) -> tuple[tuple[Answer, str, str], ...]:
    """Return what may be answered, each with the episode that it names, if it names one, and its words."""
    found: list[tuple[Answer, str, str]] = []
    for answer in options(question, telling.situation):
        if answer is Answer.SAME and len(telling.situation.alerts) > 1:
            found += [
                (answer, alert.episode, _same_as(number, alert, telling))
                for number, alert in enumerate(telling.situation.alerts, start=1)
            ]
        else:
            found.append((answer, "", telling.say(questions.ANSWERS[question, answer])))
    return tuple(found)


def _same_as(number: int, alert: Published, telling: Telling) -> str:
    return telling.say(questions.SAME_AS, number=number, title=one_line(alert.notice.title))


def question_sections(question: Question, telling: Telling) -> tuple[Section, ...]:
    """Return the question with the words that answer it on a command line."""
    choices = answer_choices(question, telling)
    lines = tuple(f"{answer.value} {alert}".strip() + f" – {said}" for answer, alert, said in choices)
    asked = Section(Style.PLAIN, telling.say(words.HEADINGS["question"]), (question_words(question, telling),))
    return asked, Section(Style.LIST, "", lines)


# Where it leads


def finding_sections(finding: Finding, answers: Answers, triage: str, telling: Telling) -> tuple[Section, ...]:
    """Return what the answer rests on, what to bear in mind, the answer and what to do next: that is read last."""
    say = telling.say
    sections = (
        *basis_sections(finding, telling),
        Section(Style.LIST, say(words.HEADINGS["cautions"]), caution_lines(finding, telling)),
        Section(Style.PLAIN, say(words.HEADINGS["answer"]), outcome_lines(finding, answers, telling)),
        Section(Style.NUMBERED, say(words.HEADINGS["next"]), tuple(_next(finding, triage, telling))),
    )
    return tuple(section for section in sections if section.lines)


def basis_sections(finding: Finding, telling: Telling) -> tuple[Section, ...]:
    """Return the sentences of the sheet, which sheet it is, and that DELTA IE has a text of its own."""
    rests_on = tuple(fiche.quotation(passage, telling.voice) for passage in finding.rests_on)
    heading = telling.say(words.HEADINGS["sheet"], version=fiche.version(telling.voice))
    is_said = Caution.DELTA_IE in finding.cautions
    note = () if is_said or not rests_on else (telling.say(fiche.NOT_OF_DELTA_IE, text=sheet.TEXT_OF_DELTA_IE),)
    return Section(Style.LIST, heading, rests_on), Section(Style.PLAIN, "", note)


def outcome_lines(finding: Finding, answers: Answers, telling: Telling) -> tuple[str, ...]:
    """Return where it leads, in a sentence or two."""
    if finding.outcome is None:
        return ()
    phone = unbroken(sheet.SAU_PHONE)
    values = {"office": telling.office_words, "phone": phone, **closing_values(telling)}
    lines = [telling.say(phrase, **values) for phrase in _leads(finding, finding.outcome)]
    if finding.outcome is Outcome.SERVICE_CLOSED:
        return (*lines, telling.say(words.CHECK_THE_SERVICE, **values))
    if finding.outcome is Outcome.START and Caution.PROVIDER_IN_TROUBLE in finding.cautions:
        lines.append(telling.say(words.CAUTIONS[Caution.PROVIDER_IN_TROUBLE], outages=_outages(telling)))
    if finding.outcome is Outcome.START:
        lines.append(telling.say(words.BOTH_CONDITIONS))
    is_of_the_sheet = telling.situation.coverage is Coverage.OF_THE_SHEET
    if not is_of_the_sheet and finding.outcome is not Outcome.NOT_OF_THE_SHEET:
        lines.insert(0, telling.say(words.SUBJECT_TO_ITS_TEXT))
    if answers.to(Question.SYMPTOM) is Answer.OTHER and telling.situation.editions:
        lines.append(telling.say(words.DOES_NOT_DECIDE))
    if finding.outcome is Outcome.FOLLOW_THE_ALERT:
        lines.append(_fallback(telling.situation.alert(answers.alert), telling))
    return tuple(lines)


def _leads(finding: Finding, outcome: Outcome) -> Iterator[Phrase]:
    """Yield where it leads; a start that rests on what nobody could say is under that condition."""
    is_unverified = Caution.STATE_NOT_VERIFIED in finding.cautions
    condition = next((words.CONDITIONS[one] for one in words.CONDITIONS if one in finding.cautions), None)
    if outcome is not Outcome.START or condition is None:
        yield words.START_UNVERIFIED if is_unverified else words.OUTCOMES[outcome]
        return
    yield condition
    if is_unverified:
        yield words.START_UNVERIFIED_TOO


def _outages(telling: Telling) -> str:
    """Return what the providers in trouble publish of it."""
    found = (one for one in telling.situation.providers if one.is_in_trouble)
    return " ; ".join(
        telling.say(words.PROVIDER_PUBLISHES, name=one_line(one.name), words=_published_words(one, telling))
        for one in found
    )


def _published_words(provider: ProviderState, telling: Telling) -> str:
    if not provider.words:
        return ""
    return f" : {telling.say(QUOTED, words=one_line(' ; '.join(provider.words)))}"


def caution_lines(finding: Finding, telling: Telling) -> tuple[str, ...]:
    """Return what to bear in mind."""
    return tuple(telling.say(words.CAUTIONS[caution], **_values(telling)) for caution in finding.cautions)


def _values(telling: Telling) -> dict[str, object]:
    situation = telling.situation
    return {
        "text": sheet.TEXT_OF_DELTA_IE,
        **closing_values(telling),
        "parts": closed_parts(telling),
        "age": telling.age,
        "outages": _outages(telling),
        "closed": " ; ".join(_closed(one, telling) for one in situation.closed_by_us),
        "titles": ", ".join(telling.say(QUOTED, words=one_line(one.title)) for one in situation.unread),
    }


def _closed(one: ClosedByUs, telling: Telling) -> str:
    voice = telling.voice
    return telling.say(
        words.CLOSED,
        what=trouble_words(one.kind, one.scope, voice),
        name=one_line(one.by),
        when=moments.short(moments.Side.AT, one.at, telling.situation.at, voice),
    )


def closing_values(telling: Telling) -> dict[str, object]:
    """Return what a phrase about a service that is closed takes: since when, what replaces it, and who says so."""
    situation, voice = telling.situation, telling.voice
    closed = voice.catalogue.closed_service(situation.service, situation.at)
    instead, source = (closed.replaced_by, closed.source) if closed else ((), "")
    return {
        "service": short_name(situation.service, voice),
        "closed": moments.day(closed.closed_at, voice) if closed and closed.closed_at else "",
        "instead": telling.say(words.INSTEAD, services=service_names(instead, voice)) if instead else "",
        "source": telling.say(words.SOURCE, words=source) if source else "",
    }


def closed_parts(telling: Telling) -> str:
    """Return which parts of a service are closed, since when, and what replaces each."""
    voice = telling.voice
    found = (voice.catalogue.services[code] for code in telling.situation.closed_parts)
    return " ; ".join(
        telling.say(
            words.PART,
            service=short_name(one.code, voice),
            closed=moments.day(one.closed_at, voice) if one.closed_at else "",
            instead=telling.say(words.INSTEAD, services=service_names(one.replaced_by, voice))
            if one.replaced_by
            else "",
        )
        for one in found
    )


def _fallback(alert: Published | None, telling: Telling) -> str:
    if alert is None:
        return telling.say(words.UNKNOWN_ALERT)
    said = standing_fallback(alert.fallback, telling.situation.at, telling.voice)
    if alert.is_fallback_doubtful:
        return telling.say(words.FALLBACK_TO_BE_CHECKED, words=said)
    return telling.say(words.FALLBACKS[alert.fallback.permission], words=said)


def _next(finding: Finding, triage: str, telling: Telling) -> Iterator[str]:
    say = telling.say
    if finding.outcome is Outcome.NOT_TECHNICAL:
        yield from office_lines(finding, telling)
    if finding.outcome is Outcome.SERVICE_CLOSED:
        yield from _instead(telling)
    phones = provider_phones(finding, telling)
    if phones:
        yield say(words.NEXT["provider"], phones=phones)
    if finding.decided_by is not None:
        yield say(words.NEXT["again"], triage=triage, answer=words.AGAIN[finding.decided_by])
    if finding.outcome is not Outcome.START:
        return
    yield say(words.NEXT["open"], triage=triage)
    yield say(words.NEXT["file"])
    yield from office_lines(finding, telling)
    yield say(words.NEXT["tell"], office=telling.office_words)


def office_lines(finding: Finding, telling: Telling) -> tuple[str, ...]:
    """Return that the office is closed, and when it opens, where it is to be seen or told; and whom to call then."""
    if telling.opening.presence is not Presence.CLOSED:
        return ()
    if finding.outcome is Outcome.NOT_TECHNICAL:
        return (closed_words(telling),)
    if finding.outcome is not Outcome.START:
        return ()
    return (f"{closed_words(telling)} {telling.say(words.NEXT['call'], phone=unbroken(sheet.SAU_PHONE))}",)


def provider_phones(finding: Finding, telling: Telling) -> str:
    """Return whom to call while an alert is waited for, each with its number; empty if none is known."""
    if finding.outcome is not Outcome.WAIT_FOR_THE_PROVIDER:
        return ""
    known = telling.voice.phones
    named = (one.name for one in telling.situation.providers if known.get(one.name))
    return ", ".join(f"{one_line(name)} ({unbroken(known[name])})" for name in named)


def _instead(telling: Telling) -> Iterator[str]:
    """Yield how to go on with the service that is really used."""
    situation, voice = telling.situation, telling.voice
    closed = voice.catalogue.closed_service(situation.service, situation.at)
    if closed is None:
        return
    mode = situation.mode.value
    for code in closed.replaced_by:
        yield telling.say(words.NEXT["instead"], service=short_name(code, voice), code=code, mode=mode)
    yield telling.say(words.NEXT["mend"], code=closed.code)


def closed_words(telling: Telling) -> str:
    """Return that the office is closed, for which public holiday if for one, and when it opens."""
    name = telling.opening.holiday
    holiday = telling.say(_HOLIDAY, name=name) if name else ""
    return telling.say(words.NEXT["closed"], holiday=holiday, opens=_opens(telling))


def _opens(telling: Telling) -> str:
    at = telling.opening.opens_at
    if at is None:
        return ""
    return telling.say(words.OPENS, at=moments.short(moments.Side.AT, at, telling.situation.at, telling.voice))
