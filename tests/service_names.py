"""A small stand-in for the catalogue: enough service names for the example documents."""

import re

from meteo_douane.formats.words import folded

_NAMES = re.compile(
    r"\bdelt[a@](?:[ -]?(?:g|x|h7|ie|i/e|t|p|import|export))?\b|\b(?:ics2?|antes|ecs|sds|gun|trigo|intercom|soprano"
    r"|quota2?|rosa|rita|isope|pablo|pous|ciel|gamma|gamm@|mvv|vendanges|ncvi|olga"
    r"|aubette|nsti|mareva)\b|\bsi brexit\b"
)


def names_a_service(text: str) -> bool:
    return _NAMES.search(folded(text)) is not None
