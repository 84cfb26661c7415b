"""XML of values: whatever they hold, the document is well-formed."""

from __future__ import annotations

import re

from lxml import etree

_NO_CHARACTER_OF_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words: str) -> str:
    """Return words without the characters that XML cannot hold."""
    return _NO_CHARACTER_OF_XML.sub("", words)


def added(parent: etree._Element, name: str, words: str | None = None, **attributes: str) -> etree._Element:
    """Add an element in the parent's namespace, with a text if there is one."""
    element = etree.SubElement(parent, etree.QName(etree.QName(parent).namespace, name), attributes)
    if words is not None:
        element.text = text(words)
    return element


def document(namespace: str, name: str, **attributes: str) -> etree._Element:
    """Return the first element of a document."""
    return etree.Element(etree.QName(namespace, name), attributes, nsmap={None: namespace})  # type: ignore[dict-item] # the default one


def serialised(root: etree._Element) -> bytes:
    """Return the document as UTF-8."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
