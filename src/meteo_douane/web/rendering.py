"""Templates of pages: whatever stands in them is escaped."""

from __future__ import annotations

import base64
import hashlib

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

_TEMPLATES = Environment(
    loader=PackageLoader("meteo_douane.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(template: str, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page made of a template."""
    return HTMLResponse(_TEMPLATES.get_template(template).render(values), status)


def _style_hash() -> str:
    """Return what a policy calls the one style that pages have, so that no other is applied."""
    digest = hashlib.sha256(_TEMPLATES.get_template("style.css").render().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


STYLE_HASH = _style_hash()
