"""Whether a notice concerns a watch, and why (contract §2 and §3)."""

from __future__ import annotations

from meteo_douane.domain.catalogue import GATEWAY, PORTAL, Catalogue
from meteo_douane.domain.notice import Kind, Mode, Notice, Scope, ServiceScope
from meteo_douane.domain.scopes import leaves
from meteo_douane.domain.watch import Verdict, VerdictCode, Watch

GATEWAY_MODES = frozenset({Mode.EDI})


def judge(notice: Notice, watch: Watch, catalogue: Catalogue) -> Verdict:
    """Return whether a notice concerns a watch, by what it says is in trouble or works again (contract §3).

    In doubt it does (contract §5, rule 1): what was not understood, or names no service, concerns everybody.
    """
    kind = notice.kind.value
    scope = Scope(notice.affects.value.parts + notice.restores.value.parts)
    if kind is Kind.INFORMATION:
        return Verdict(VerdictCode.NOT_A_TROUBLE, _codes(scope.parts))
    if kind is Kind.UNCLASSIFIED or not scope:
        return Verdict(VerdictCode.NOT_UNDERSTOOD)
    verdict = judge_scope(scope, watch, catalogue)
    if verdict.code is not VerdictCode.OTHER_SERVICE:
        return verdict
    return _if_mentioned(notice, watch, catalogue) or verdict


def judge_scope(scope: Scope, watch: Watch, catalogue: Catalogue) -> Verdict:
    """Return whether a scope touches what a watch uses, and by which of its services and modes."""
    met = tuple(part for part in scope.parts if _uses(watch, part.service, catalogue))
    if not met:
        return Verdict(VerdictCode.OTHER_SERVICE, _codes(scope.parts))
    for code in (VerdictCode.COVERS, VerdictCode.MODE_NOT_STATED):
        deciding = tuple(part for part in met if _by_modes(part, watch) is code)
        if deciding:
            return Verdict(code, _codes(deciding), _modes_stated(deciding))
    return Verdict(VerdictCode.OTHER_MODE, _codes(met), _modes_stated(met))


def _by_modes(part: ServiceScope, watch: Watch) -> VerdictCode:
    if part.service == GATEWAY and GATEWAY in watch.services:
        return VerdictCode.COVERS
    modes = GATEWAY_MODES if part.service == GATEWAY else part.modes
    if modes is None:
        return VerdictCode.MODE_NOT_STATED if watch.names_modes else VerdictCode.COVERS
    return VerdictCode.COVERS if modes & watch.modes else VerdictCode.OTHER_MODE


def _uses(watch: Watch, code: str, catalogue: Catalogue) -> bool:
    if code == PORTAL or PORTAL in watch.services:
        return True
    if code == GATEWAY:
        return GATEWAY in watch.services or not GATEWAY_MODES.isdisjoint(watch.modes)
    named = set(leaves(code, catalogue))
    return any(not named.isdisjoint(leaves(service, catalogue)) for service in watch.services)


def _if_mentioned(notice: Notice, watch: Watch, catalogue: Catalogue) -> Verdict | None:
    named = (*notice.mentions.value, *notice.cause.value)
    met = tuple(code for code in named if _uses(watch, code, catalogue))
    return Verdict(VerdictCode.MENTIONED_ONLY, tuple(dict.fromkeys(met))) if met else None


def _codes(parts: tuple[ServiceScope, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.service for part in parts))


def _modes_stated(parts: tuple[ServiceScope, ...]) -> frozenset[Mode] | None:
    if any(part.modes is None for part in parts):
        return None
    return frozenset(mode for part in parts for mode in part.modes or ())
