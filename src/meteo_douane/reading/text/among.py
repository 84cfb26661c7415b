"""Words behind which a mode or a side stands for no more than one among others: "bloqué, notamment en EDI"."""

from __future__ import annotations

AMONG_OTHERS = (
    r"\b(?:y compris|notamment|principalement|essentiellement|majoritairement|surtout|en particulier"
    r"|(?:plus )?particulierement|specialement|entre autres|par exemple|en premier lieu|a commencer par)\b"
)

#: "En EDI notamment, …"; "les messages EDI, notamment les réponses, …" is of the responses.
AMONG_BEHIND = rf",? ?\(?{AMONG_OTHERS}(?= ?(?:[.,;:)]|$)| (?:est|sont)\b)"
