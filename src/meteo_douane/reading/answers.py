"""What a form asks ("Rétabli :", "Incident clos :"), and the answers to it that tell no return."""

from __future__ import annotations

import re

#: "Rétabli :", "Rétabli (O/N) :".
ASKED = r"^ ?(?:\((?:o|oui) ?\W ?(?:n|non)\) ?)?"
#: "Non", "N", "0", "à compléter", "-": none of them is a yes.
NO_WORD = (
    r"(?:non|no|n|0|ko|faux|false|pas|toujours pas|n/?[ac]|inconnue?|en (?:cours|attente|partie)|partiel\w*"
    r"|a (?:completer|renseigner|preciser|definir|determiner|confirmer|verifier))"
)
NO = re.compile(rf"{ASKED}[:=?] ?(?:{NO_WORD}(?![\w°])|[-–?._…]+\W*$|\[ ?\]\W*$)|^ ?[-–] ?(?:non|no|n|ko)\W*$")
#: The answer was lost, or never given.
#: "Annulation : non", "Maintenance annulée (oui/non) : N", "Annulation : sans objet": nothing is called off.
NOT_CALLED_OFF = re.compile(
    r"\b(?:annulation|annule|supprime|suppression|abandonne?|deprogramme|deprogrammation)e?s?"
    r" ?(?:\((?:o|oui) ?\W ?(?:n|non)\) ?)?(?:[:=]|\? ;?) *"
    rf"(?:non(?![\w°-])|(?:{NO_WORD}|aucune?|neant|sans objet|[-–]+|\[ ?\])(?=[ .]*(?:;|$)))"
)
NOTHING = re.compile(rf"{ASKED}[:=]\W*$")
#: A sentence, or the head of a list ("services rétablis :"): a form asks of one thing, without a verb.
NO_QUESTION = re.compile(r"\b(?:est|sont|ete|etant|d'etre)\b|(?<!\bclo)s$")


def is_unanswered(words: str, after: str) -> bool:
    """Whether words for a return are what a form asks, and what stands behind them answers no, or nothing."""
    return NO.match(after) is not None or (NOTHING.match(after) is not None and not NO_QUESTION.search(words))
