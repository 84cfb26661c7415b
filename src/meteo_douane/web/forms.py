"""What a form of ours sends: read within bounds, whatever comes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request

from meteo_douane.telling.voice import Phrase
from meteo_douane.web.refusing import Refusal

#: More than the longest name and reason, however they are encoded; what is longer is not read.
LONGEST_BODY = 64_000
#: Somebody who sends more slowly than that is not filling in a form.
PATIENCE_SECONDS = 10
MOST_FIELDS = 60
_FORM = "application/x-www-form-urlencoded"

NOT_SAVED = Phrase("Pas enregistré", "Not saved")
TOO_LONG = Phrase("Ce qui a été envoyé est trop long, ou incomplet.", "What was sent is too long, or incomplete.")
NOT_A_FORM = Phrase("Utilisez le formulaire de la page.", "Use the form of the page.")

Fields = Mapping[str, str]
"""The first value of each field."""


#: More than any field of ours takes; what is typed beyond it is not shown again.
_LONGEST_SHOWN = 2000


class Misfilled(Refusal):
    """A form that cannot be taken as it was filled in: what is wrong, and in which field; "" is the form as a whole."""

    def __init__(self, field: str, phrase: Phrase) -> None:
        super().__init__(400, phrase, NOT_SAVED)
        self.field = field


@dataclass(frozen=True, slots=True)
class Entered:
    """What somebody typed into a form that is shown to them again, and the sentence beside the field at fault."""

    fields: Fields
    at: str
    flaw: str
    deed: str = ""

    def typed(self, name: str) -> str:
        """Return what was typed into a field."""
        return self.fields.get(name, "")[:_LONGEST_SHOWN]


async def fields_of(request: Request) -> Fields:
    """Return what a form sent; raises Refusal for what is none, or too long, too slow or broken off."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Refusal(415, NOT_A_FORM, NOT_SAVED)
    body = await _body(request)
    if body is None:
        raise Refusal(413, TOO_LONG, NOT_SAVED)
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        fields = {}
    return MappingProxyType({name: values[0] for name, values in fields.items()})


async def _body(request: Request) -> bytes | None:
    """Return what was sent, or None if it is too long, too slow, or broken off."""
    body = b""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LONGEST_BODY:
                    return None
    except (TimeoutError, ClientDisconnect):
        return None
    return body
