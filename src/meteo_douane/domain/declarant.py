"""Who declares: what a request to the customs must say of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declarant:
    """The declarant's references (Fiche 1, step 5); what is not known is empty. An address may have several lines."""

    eori: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
