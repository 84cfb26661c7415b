"""The source of a drill: a feed that we make up, which says of itself that it is invented, read like the real one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from meteo_douane.domain.drill import Scene
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.observation import PARIS
from meteo_douane.ports import Body, Clock, Request

ADDRESS = "https://exercice.invalid/meteo"
"""Nobody's, for good (RFC 2606): it is asked of nobody."""

_INVENTED = "Texte inventé pour un exercice."
_ITEMS = {
    Scene.ALERT: (
        "Alerte – {what}",
        "{service} est indisponible{where} depuis le {began}. Les recherches sont en cours.",
    ),
    Scene.BULLETIN: (
        "BIP n° 1 – {what}",
        "{service} reste indisponible{where}. Le retour à la normale est prévu le {planned}.",
    ),
    Scene.END: (
        "Fin d'alerte – {what}",
        "{service} est rétabli{where} depuis le {now}.",
    ),
}
_BEFORE, _PLANNED = timedelta(minutes=5), timedelta(hours=1)


@dataclass(slots=True)
class DrillFeed:
    """A `Fetch` of the scenes of a drill; `service` is a name that the catalogue knows, `modes` as they are stated."""

    service: str
    modes: tuple[Mode, ...]
    clock: Clock
    _shown: list[tuple[Scene, datetime]] = field(default_factory=list)

    def show(self, scene: Scene) -> None:
        """Publish the message of a scene now, above those before it."""
        self._shown.insert(0, (scene, self.clock()))

    def __call__(self, request: Request) -> Body:
        """Answer with all that is published."""
        rss = ET.Element("rss", version="2.0")
        channel = ET.SubElement(rss, "channel")
        _add(channel, title="Météo des services en ligne (exercice)", link=ADDRESS, description=_INVENTED)
        for scene, at in self._shown:
            self._add_item(channel, scene, at)
        content = ET.tostring(rss, encoding="utf-8", xml_declaration=True)
        return Body(request, content, (("content-type", "application/rss+xml; charset=utf-8"),))

    def _add_item(self, channel: ET.Element, scene: Scene, at: datetime) -> None:
        title, text = _ITEMS[scene]
        stated = " et ".join(mode.value.upper() for mode in self.modes)
        values = {
            "service": self.service,
            "what": f"{self.service} – mode {stated}" if stated else self.service,
            "where": f" en {stated}" if stated else "",
            "began": _spoken(at - _BEFORE),
            "planned": _spoken(at + _PLANNED),
            "now": _spoken(at),
        }
        item = ET.SubElement(channel, "item")
        _add(
            item,
            title=title.format(**values),
            link=f"{ADDRESS}#{scene.value}",
            guid=scene.value,
            pubDate=format_datetime(at),
            description=f"{_INVENTED} {text.format(**values)}",
        )


def _add(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _spoken(moment: datetime) -> str:
    local = moment.astimezone(PARIS)
    return f"{local:%d/%m/%Y} à {local.hour}h{local:%M}"
