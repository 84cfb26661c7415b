"""What a declarant pastes or reads out: the request (DA), the mails to the office and the SAU, the call.

All of it is French, whatever the language of the messages: the administration reads it. It has plain blanks only, since
nobody knows what a form makes of others. What is missing is named in its place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from meteo_douane.domain import fiche
from meteo_douane.domain.declarant import Declarant
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import PARIS
from meteo_douane.domain.office import Office
from meteo_douane.domain.recourse import Recourse, RecourseState, TextKind
from meteo_douane.telling import moments
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.voice import Voice

_BLANKS = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the texts are made of, each value with what stands in its place while it is missing."""

    recourse: Recourse
    declarant: Declarant
    office: Office | None
    voice: Voice

    @property
    def service(self) -> str:
        """The service as the administration calls it."""
        return short_name(self.recourse.service, self._french)

    @property
    def mode(self) -> str:
        """The mode of transmission."""
        return self.recourse.mode.value.upper()

    @property
    def name(self) -> str:
        """What the declarant is called."""
        return self.declarant.name or _missing("raison sociale", "clé operator.name")

    @property
    def eori(self) -> str:
        """The declarant's number."""
        return self.declarant.eori or _missing("numéro EORI", "clé operator.eori")

    @property
    def address(self) -> str:
        """The declarant's address, in one line."""
        return ", ".join(self.declarant.address.splitlines()) or _missing("adresse", "clé operator.address")

    @property
    def phone(self) -> str:
        """Where the declarant can be called."""
        return self.declarant.phone or _missing("numéro de téléphone", "clé operator.phone")

    @property
    def office_mail(self) -> str:
        """Where the office receives mail."""
        mail = self.office.mail if self.office else ""
        return mail or _missing("courriel du bureau", "clé offices.mail")

    @property
    def office_name(self) -> str:
        """What the office is called, or empty."""
        return self.office.name if self.office else self.recourse.office

    @property
    def number(self) -> str:
        """The number of the request."""
        return self.recourse.number or _missing("numéro de la DA", self._command("register"))

    @property
    def was_used(self) -> bool:
        """Whether the fallback could be used at all: a mail about its end says nothing that never was."""
        could_be = self.recourse.usable_from is not None and self.recourse.state is not RecourseState.ABANDONED
        return could_be or bool(self.recourse.declared)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is started."""
        missing = _missing("raisons de l'auto-déclenchement", f'{self._command("correct")} --reason "…"')
        return tuple(self.recourse.reasons.splitlines()) or (missing,)

    @property
    def trouble(self) -> str:
        """When the trouble began."""
        return self._moment(self.recourse.trouble_at, "open")

    @property
    def opened(self) -> str:
        """When the alert is declared."""
        return self._moment(self.recourse.opened_at, "open")

    @property
    def registered(self) -> str:
        """When the request was registered."""
        return self._moment(self.recourse.registered_at, "register")

    @property
    def ended(self) -> str:
        """When it ended."""
        return self._moment(self.recourse.ended_at, "end")

    @property
    def _french(self) -> Voice:
        return replace(self.voice, language=Language.FR)

    def _command(self, verb: str) -> str:
        return f"meteo-douane fallback {verb} {self.recourse.id}"

    def _moment(self, at: datetime | None, verb: str) -> str:
        """Return "mercredi 25 novembre 2026 à 2 h 41 (heure de Paris)"; `verb` is the command that writes it down."""
        if at is None:
            return _missing("date et heure", self._command(verb))
        zone = self.voice.zone.key
        where = "heure de Paris" if zone == PARIS.key else f"heure de {zone}"
        return f"{moments.full(moments.Side.ALONE, at, self._french)} ({where})"


def text_of(kind: TextKind, dossier: Dossier) -> str:
    """Return one text, ready to paste or to read out."""
    text = (
        _templates()
        .get_template(f"{kind.value}.txt.j2")
        .render(it=dossier, words=fiche.REQUEST_WORDS, sau_phone=fiche.SAU_PHONE, sau_mail=fiche.SAU_MAIL)
    )
    return text.translate(_BLANKS).strip() + "\n"


def _missing(what: str, where: str) -> str:
    return f"[à compléter : {what} — {where}]"


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("meteo_douane.telling", "templates/request"),
        autoescape=False,  # noqa: S701 - plain text
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
