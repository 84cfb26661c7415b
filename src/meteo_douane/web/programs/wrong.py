"""Which parameters of a request cannot be used: by our own names for them, and never by what was sent."""

from __future__ import annotations

from fastapi.exceptions import RequestValidationError

from meteo_douane.telling.voice import Phrase
from meteo_douane.web.refusing import Refusal

_UNKNOWN_NAME = "extra_forbidden"
_WRONG = Phrase("Paramètre inutilisable : {names}.", "Cannot be used: {names}.")
_ONE_IS_UNKNOWN = "an unknown parameter"


def refusal_of_parameters(error: RequestValidationError) -> Refusal:
    """Return the refusal that names what is wrong."""
    found = (_ONE_IS_UNKNOWN if one["type"] == _UNKNOWN_NAME else str(one["loc"][1]) for one in error.errors())
    return Refusal(422, _WRONG, names=", ".join(dict.fromkeys(found)))
