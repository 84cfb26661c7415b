"""An entry of a feed that gathers several messages: "Météo du 10 mars", and below it an alert and an end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meteo_douane.formats.item import Item
from meteo_douane.formats.messages import Messages
from meteo_douane.formats.outline import outline
from meteo_douane.formats.selection import select
from meteo_douane.formats.titles import NamesAService, opens_by_itself
from meteo_douane.formats.tree import Line, Node


def messages_gathered_in(nodes: Sequence[Node], entry: Item, names_a_service: NamesAService) -> tuple[Item, ...]:
    """Return the messages inside an entry, or none where it is one message itself.

    Each opens by its own words and names a service; the title of the entry does neither, and nothing stands beside the
    messages that tells of a trouble. The date and the link of the entry are those of each that has none; its id is that
    of none, because the places of the messages change as others are added.
    """
    title = entry.title
    if names_a_service(title) or opens_by_itself(Line(title), names_a_service):
        return ()
    messages = Messages(names_a_service)
    found = select(outline(nodes, names_a_service), messages)
    if len(found.items) < 2 or any(messages.is_told_in(loose.text) for loose in found.loose):  # noqa: PLR2004
        return ()
    if not all(_is_one(item, names_a_service) for item in found.items):
        return ()
    return tuple(_with_facts_of(entry, item) for item in found.items)


def _is_one(item: Item, names_a_service: NamesAService) -> bool:
    return names_a_service(item.title) and opens_by_itself(Line(item.title), names_a_service)


def _with_facts_of(entry: Item, item: Item) -> Item:
    is_dated = bool(item.published_at or item.dateline)
    return replace(
        item,
        published_at=item.published_at if is_dated else entry.published_at,
        dateline=item.dateline if is_dated else entry.dateline,
        url=item.url or entry.url,
    )
