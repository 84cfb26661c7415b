"""What holds of the fallback for those whom a message tells: title, facts and steps all ask here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import ENDS, Decision, Event, EventKind
from meteo_douane.domain.facts import fallback_from, scope_from
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Kind, Mode, Permission, Read, Scope, ServiceScope
from meteo_douane.domain.scopes import common, without
from meteo_douane.domain.watch import VerdictCode
from meteo_douane.telling.fallback_at_end import Ground, Held, Share, shares_of, without_limits

_OF_OTHERS = {VerdictCode.OTHER_SERVICE, VerdictCode.OTHER_MODE, VerdictCode.MENTIONED_ONLY}


@dataclass(frozen=True, slots=True)
class FallbackTold:
    """What is said of the fallback: `read` is what holds for those who are told, or what has just been said of it.

    `rest` is what is still in trouble and of which `read` does not speak; `earlier` is what was stated before this
    message of the other part, or of the rest: it goes on there. `is_of_others` is where the words about it are for
    services that none of those who are told use. Of an end, `shares` is what holds for each part of theirs,
    `beside` what is said of what is not theirs, if nothing is of theirs.
    """

    read: Read[Fallback]
    rest: Scope = field(default_factory=Scope)
    earlier: Fallback | None = None
    is_of_others: bool = False
    shares: tuple[Share, ...] = ()
    beside: tuple[Share, ...] = ()

    @property
    def value(self) -> Fallback:
        """What holds."""
        return self.read.value

    @property
    def is_open_for_what_is_over(self) -> bool:
        """Whether the words of an end leave the fallback open, perhaps, for what is over, with no hour for its end."""
        return any(share.is_open for share in self.shares if not share.is_left)


@dataclass(frozen=True, slots=True)
class Users:
    """Those who are told: the modes that they name, or None if any may be theirs, and the services that met them."""

    modes: frozenset[Mode] | None
    services: frozenset[str] | None
    are_followers_alone: bool = False
    """Whether the message names nothing that they use: they are told because they were told the opening."""

    def may_use(self, scope: Scope, catalogue: Catalogue) -> bool:
        """Return whether a part of a scope may be theirs; in doubt it is."""
        return any(self._may_use(part, catalogue) for part in scope.parts)

    def use_nothing_else(self, scope: Scope, all_of_it: Scope, catalogue: Catalogue) -> bool:
        """Return whether of all that is in trouble they use this scope alone."""
        return not self.may_use(without(all_of_it, scope, catalogue), catalogue)

    def _may_use(self, part: ServiceScope, catalogue: Catalogue) -> bool:
        if self.modes is not None and part.modes is not None and self.modes.isdisjoint(part.modes):
            return False
        is_mode_open = part.modes is None and self.modes is not None
        if self.services is None or is_mode_open:
            return True
        theirs = Scope(tuple(ServiceScope(service) for service in self.services))
        return bool(common(Scope((part,)), theirs, catalogue))


def users_of(decisions: tuple[Decision, ...]) -> Users:
    """Return who is told, as far as the decisions say what they use."""
    modes = [one.modes for one in decisions if one.modes is not None]
    met = [one.verdict.services for one in decisions if one.verdict is not None and one.verdict.code.tells]
    is_known = bool(met) and len(met) == len(decisions) and all(met)
    return Users(
        frozenset[Mode]().union(*modes) if modes and len(modes) == len(decisions) else None,
        frozenset(code for services in met for code in services) if is_known else None,
        bool(decisions) and all(one.verdict is not None and one.verdict.code in _OF_OTHERS for one in decisions),
    )


def told_by(message: Message, event: Event, catalogue: Catalogue) -> FallbackTold:
    """Return what a message says of the fallback to those whom it tells of an event."""
    decisions = tuple(one for one in message.decisions if one.event.key == event.key)
    return fallback_told(message.event_kind, event, users_of(decisions), catalogue)


def fallback_told(kind: EventKind, event: Event, users: Users, catalogue: Catalogue) -> FallbackTold:
    """Return what holds of the fallback after an event, for those who are told.

    What was stated earlier goes on where the notice says nothing else ("reste autorisée"). Of an end, and of what has
    grown onto those who are told, only its own words count. Where it is not stated for a part of what they use, it is
    not told of all of it: what it holds for is said beside.
    """
    told = _told(kind, event, users, catalogue)
    return replace(told, read=_as_theirs(told.read, users))


def _as_theirs(read: Read[Fallback], users: Users) -> Read[Fallback]:
    """Return what is said without its limits to some modes, where those are all that is used by those who are told."""
    limits = read.value.modes_left
    if limits is None or users.modes is None or not users.modes <= limits:
        return read
    return without_limits(read)


def _told(kind: EventKind, event: Event, users: Users, catalogue: Catalogue) -> FallbackTold:
    own = event.notice.fallback if event.notice else Read(Fallback())
    if kind in ENDS:
        return _of_an_end(kind, event, users, catalogue)
    if event.fallback is None or kind is EventKind.CANCELLED:
        return FallbackTold(_of_an_end_in_doubt(own) if _is_end_in_doubt(kind, event) else own)
    if _is_of_others(event, own.value, users):
        return _of_others(event, own)
    unstated = event.fallback_unstated
    if unstated and users.may_use(unstated, catalogue):
        return _of_a_part(kind, event, own, users, catalogue)
    told = _of_all(kind, event, own, users, catalogue)
    return told if told.earlier is not None else replace(told, rest=unstated)


def _is_end_in_doubt(kind: EventKind, event: Event) -> bool:
    """Whether it is an end of which nobody knows what it ends: it closed nothing."""
    return kind is EventKind.CONTINUED and event.notice is not None and event.notice.kind.value is Kind.END


def _of_an_end_in_doubt(own: Read[Fallback]) -> Read[Fallback]:
    """Return what it says of the fallback, with the doubt of which fallback that is."""
    return replace(own, doubts=(*own.doubts, Doubt(DoubtCode.NO_SERVICE_NAMED))) if _is_stated(own.value) else own


def _of_an_end(kind: EventKind, event: Event, users: Users, catalogue: Catalogue) -> FallbackTold:
    """Return what holds for each part that is theirs; where nothing is said of those, for whom something is."""
    every = shares_of(event, catalogue)
    if kind is EventKind.PARTLY_ENDED:
        every = tuple(map(_without_leave_of_the_rest, every))
    theirs = tuple(share for share in every if _is_theirs(share, kind, users, catalogue)) or every
    theirs = tuple(replace(share, read=_as_theirs(share.read, users)) for share in theirs)
    held = Held.of(theirs)
    is_known = held is not None and not held.may_be_over
    beside = () if held else tuple(share for share in every if share.ground is Ground.SAID)
    return FallbackTold(held.first.read if held and is_known else Read(Fallback()), shares=theirs, beside=beside)


def _without_leave_of_the_rest(share: Share) -> Share:
    """Return a part that is over without leave in other modes: what is left has that as its own."""
    is_of_the_rest = not share.is_left and share.read.value.modes_left is not None
    return replace(share, read=Read(Fallback()), ground=Ground.SILENT) if is_of_the_rest else share


def _is_theirs(share: Share, kind: EventKind, users: Users, catalogue: Catalogue) -> bool:
    """Return whether a part may be theirs: of what is left, what their modes leave open; some of it is theirs."""
    if share.is_left:
        return kind is EventKind.PARTLY_ENDED and replace(users, services=None).may_use(share.scope, catalogue)
    is_followed = kind is EventKind.PARTLY_ENDED and users.are_followers_alone
    return not is_followed and users.may_use(share.scope, catalogue)


def _of_a_part(kind: EventKind, event: Event, own: Read[Fallback], users: Users, catalogue: Catalogue) -> FallbackTold:
    """Return what holds where something that they use is not spoken of."""
    unstated, standing = event.fallback_unstated, event.fallback
    is_all_theirs = users.use_nothing_else(unstated, event.remaining, catalogue)
    if kind is EventKind.CONTINUED and _is_stated(own.value) and not is_all_theirs:
        return FallbackTold(own, unstated)
    earlier = standing if standing is not None and _is_stated(standing) else None
    return FallbackTold(replace(own, value=Fallback()), unstated, earlier)


def _is_of_others(event: Event, said: Fallback, users: Users) -> bool:
    """Return whether what holds now was said of nothing that they use, and nothing was said of what is left."""
    is_said = event.fallback is not None and event.fallback.permission is said.permission and _is_stated(said)
    return users.are_followers_alone and is_said and bool(event.fallback_unstated)


def _of_others(event: Event, own: Read[Fallback]) -> FallbackTold:
    """Return that it is to be checked what holds for those of whom a message does not speak, and what held for them."""
    doubt = Doubt(DoubtCode.FALLBACK_DIFFERS_BY_SERVICE, own.quote)
    earlier = next((fallback_from(one.before) for one in event.changes if one.field == "fallback" and one.before), None)
    read = Read(Fallback(), own.quote, (doubt,))
    return FallbackTold(read, event.fallback_unstated, earlier, is_of_others=True)


def _of_all(kind: EventKind, event: Event, own: Read[Fallback], users: Users, catalogue: Catalogue) -> FallbackTold:
    standing = event.fallback or Fallback()
    said, is_said = own.value, _is_stated(own.value)
    if users.may_use(_growth(event, catalogue), catalogue):
        return FallbackTold(own)
    if not is_said:
        return FallbackTold(own if _begins(kind, event) else replace(own, value=standing))
    if said.permission is standing.permission:
        return FallbackTold(replace(own, value=standing))
    if kind not in {EventKind.CONTINUED, EventKind.OPENED, EventKind.REOPENED}:
        return FallbackTold(Read(standing))
    limits = said.modes_left
    if limits is not None and users.modes is not None and users.modes.isdisjoint(limits):
        return FallbackTold(Read(standing))
    return FallbackTold(own, earlier=standing if limits is not None and _is_stated(standing) else None)


def _begins(kind: EventKind, event: Event) -> bool:
    """Whether nothing from before counts: to those who are told first now, or again after an end that was published."""
    return kind is EventKind.OPENED or (kind is EventKind.REOPENED and not event.by)


def _growth(event: Event, catalogue: Catalogue) -> Scope:
    """Return what an event has added to the trouble: an hour that was stated before is none of that."""
    changed = next((change for change in event.changes if change.field == "scope"), None)
    return Scope() if changed is None else without(scope_from(changed.after), scope_from(changed.before), catalogue)


def _is_stated(fallback: Fallback) -> bool:
    return fallback.permission is not Permission.NOT_STATED
