"""Text that was laid out with blanks and rows of dashes, as a page for text browsers or a mail is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from meteo_douane.formats.datelines import is_dateline, machine_moment
from meteo_douane.formats.mail import MailHead, head_of_mail
from meteo_douane.formats.tree import Box, Line, Node
from meteo_douane.formats.words import tidy
from meteo_douane.patterns import pattern_of

_RULE = pattern_of(r"\s*(?:[-=_*~#+.·─━═ ]{3,}|--)\s*")
#: A title laid out in columns: its date, its kind and its service.
_BETWEEN_COLUMNS = pattern_of(r"\s{3,}")
_LONGEST_TITLE = 180
#: From here on a line was ended by the width of the page, and not by the one who wrote it.
NARROWEST = 50
_OF_A_TITLE = 6
#: More lines than this are no page of messages.
_MOST_LINES = 5_000
ENDS = (".", "!", "?", ":", ";")


def nodes_of_text(text: str) -> list[Node]:
    """Return a box for each part between two rules; a line that is underlined is the heading of its part."""
    lines = text.splitlines()
    if len(lines) > _MOST_LINES:
        return [Line(tidy(text))]
    boxes: list[Node] = []
    for paragraphs, is_underlined in _parts(lines):
        box = Box([], is_own=True)
        head = head_of_mail(paragraphs[0])
        if head is not None:
            box.nodes += lines_of_mail(head)
            paragraphs[0] = paragraphs[0][head.length :]
        for paragraph in paragraphs:
            _add(box, paragraph)
        if is_underlined:
            box.nodes[0] = Line(_BETWEEN_COLUMNS.sub(" – ", paragraphs[0][0].strip()), level=_OF_A_TITLE)
        boxes.append(box)
    return boxes


def lines_of_mail(head: MailHead) -> list[Line]:
    """Return the head of a mail as the title and the date of a message."""
    return [Line(head.subject, level=_OF_A_TITLE), Line(head.date, moment=machine_moment(head.date))]


def with_heads_of_mails(nodes: list[Node]) -> list[Node]:
    """Take lines that are the head of a mail ("De : …", "Date : …", "Objet : …") for the title of what stands below."""
    done: list[Node] = []
    for _, group in groupby(_without_their_boxes(nodes), key=lambda node: isinstance(node, Line)):
        run = list(group)
        head = head_of_mail([node.text for node in run if isinstance(node, Line)])
        done += [*lines_of_mail(head), *run[head.length :]] if head else run
    return done


def _without_their_boxes(nodes: list[Node]) -> Iterator[Node]:
    """Yield nodes with the lines of a box that is nothing but the head of a mail: a paragraph of its own."""
    for node in nodes:
        texts = [line.text for line in node.nodes if isinstance(line, Line)] if isinstance(node, Box) else []
        head = head_of_mail(texts)
        if isinstance(node, Box) and head and head.length == len(node.nodes):
            yield from node.nodes
        else:
            yield node


def _parts(lines: list[str]) -> list[tuple[list[list[str]], bool]]:
    """Return the paragraphs between rules, and whether the first is the heading of the others, underlined by a rule."""
    parts: list[tuple[list[list[str]], bool]] = []
    for is_rule, group in groupby(lines, key=_is_rule):
        if is_rule:
            continue
        paragraphs = [list(block) for is_text, block in groupby(group, key=lambda line: bool(line.strip())) if is_text]
        if not paragraphs:
            continue
        last = parts[-1] if parts else None
        if last and not last[1] and _heads(last[0], paragraphs):
            parts[-1] = ([*last[0], *paragraphs], True)
        else:
            parts.append((paragraphs, False))
    return parts


def _heads(above: list[list[str]], below: list[list[str]]) -> bool:
    """Whether a part is the title of the next one; one with its date is, if the next has none of its own."""
    is_dated = len(above[0]) > 1
    is_another = _is_mail(below) or (_is_title(below) and not (is_dated and len(below[0]) == 1))
    return _is_title(above) and not is_another


def _is_mail(paragraphs: list[list[str]]) -> bool:
    return head_of_mail(paragraphs[0]) is not None


def _is_title(paragraphs: list[list[str]]) -> bool:
    """Whether all that stands between two rules is a short line that ends no sentence, perhaps with its date below."""
    line, *rest = (each.strip() for each in paragraphs[0])
    is_one = len(paragraphs) == 1 and (not rest or (len(rest) == 1 and is_dateline(rest[0]) and not is_dateline(line)))
    return is_one and len(line) <= _LONGEST_TITLE and not line.endswith(ENDS)


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.fullmatch(line) is not None


def _add(box: Box, paragraph: list[str]) -> None:
    """Add the lines of a paragraph, joined where only the width of the page parts them."""
    above = ""
    for line in paragraph:
        last = box.nodes[-1] if box.nodes else None
        if above and isinstance(last, Line) and _is_broken(above, line):
            last.text = f"{last.text} {tidy(line)}"
        else:
            box.nodes.append(Line(tidy(line)))
        above = line


def _is_broken(above: str, line: str) -> bool:
    if above.rstrip().endswith(ENDS) or line.lstrip()[:1] in "-*•":
        return False
    return len(above.rstrip()) >= NARROWEST or line.lstrip()[:1].islower()
