"""The record of a recourse for programs: where it stands, and every line of it."""

from __future__ import annotations

from meteo_douane.cli import output
from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.contradictions import Contradiction, contradictions
from meteo_douane.domain.open_recourses import OpenRecourse
from meteo_douane.domain.recourse import Entry, Recourse, Reference


def recourse_json(recourse: Recourse, catalogue: Catalogue, published: tuple[str, ...]) -> output.Json:
    """Return all of it as one object; `published` are the titles of what may be about it now."""
    return {
        "fallback": recourse.id,
        "service": recourse.service,
        "mode": recourse.mode.value,
        "state": recourse.state.value,
        "opened_at": output.moment(recourse.opened_at),
        "opened_by": recourse.opened_by,
        "trouble_at": output.moment(recourse.trouble_at),
        "reasons": recourse.reasons.splitlines(),
        "triage": recourse.triage or None,
        "office": recourse.office or None,
        "number": recourse.number or None,
        "registered_at": output.moment(recourse.registered_at),
        "informed_at": output.moment(recourse.informed_at),
        "starts_at": output.moment(recourse.starts_at),
        "usable_from": output.moment(recourse.usable_from),
        "ended_at": output.moment(recourse.ended_at),
        "contradictions": [_contradiction(one) for one in contradictions(recourse, catalogue, published)],
        "texts": [_text(entry) for entry in recourse.texts],
        "references": [_reference(one) for one in recourse.references],
        "history": [_entry(entry) for entry in recourse.entries],
    }


def open_json(one: OpenRecourse) -> output.Json:
    """Return where a record stands, since when, and what is missing."""
    return {
        "fallback": one.recourse.id,
        "service": one.recourse.service,
        "mode": one.recourse.mode.value,
        "state": one.recourse.state.value,
        "since": output.moment(one.since),
        "missing": [missing.value for missing in one.missing],
        "left": list(one.recourse.left),
    }


def _contradiction(one: Contradiction) -> output.Json:
    return {"code": one.code.value, "reason": one.reason, "found": one.found}


def _reference(reference: Reference) -> output.Json:
    return {
        "reference": reference.name,
        "added_at": output.moment(reference.added_at),
        "done_at": output.moment(reference.done_at),
        "withdrawn_at": output.moment(reference.withdrawn_at),
    }


def _text(entry: Entry) -> output.Json:
    return {
        "text": entry.text.value if entry.text else None,
        "at": output.moment(entry.at),
        "by": entry.by,
        "sha256": entry.sha256,
        "words": entry.words,
    }


def _entry(entry: Entry) -> output.Json:
    return {
        "at": output.moment(entry.at),
        "by": entry.by,
        "what": entry.kind.value,
        "moment": output.moment(entry.moment),
        "words": entry.words if entry.words and entry.text is None else None,
        "text": entry.text.value if entry.text else None,
        "office": entry.office or None,
    }
