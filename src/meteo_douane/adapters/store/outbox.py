"""The deliveries: owed from the commit of their event on, given out to one sender at a time, settled at last."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)

from meteo_douane.adapters.store import decisions, outages
from meteo_douane.adapters.store.deliveries import (
    ARRIVED,
    OWED,
    PROGRESS,
    content_of,
    is_one_of,
    of_rows,
    progress_of,
    row_of,
    thread_of,
)
from meteo_douane.adapters.store.literals import among
from meteo_douane.adapters.store.tables import DELIVERIES
from meteo_douane.adapters.store.upsert import insert_new
from meteo_douane.domain.delivery import LONGEST_WAITS, Delivery, DeliveryState, Message
from meteo_douane.domain.event import OPENINGS, Decision, EventKind
from meteo_douane.domain.folding import folded
from meteo_douane.domain.handing_out import CLAIM
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.sequels import has_sequel, sequels
from meteo_douane.domain.unheard import may_lack_its_beginning, with_its_beginning

_WAITING_STATES = (DeliveryState.PENDING, DeliveryState.HELD, DeliveryState.FAILED)


def _first_in_its_thread() -> tuple[ColumnElement[bool], ...]:
    """Hold back what would overtake: an end its opening; what is dead or has arrived stands in nobody's way.

    Nor does what is held, but for what is held too: the rest takes it along.
    """
    earlier = DELIVERIES.alias().c
    overtaken = exists().where(
        earlier.channel == DELIVERIES.c.channel,
        earlier.thread == DELIVERIES.c.thread,
        earlier.number < DELIVERIES.c.number,
        among(earlier.state, OWED),
        or_(earlier.state != DeliveryState.HELD, DELIVERIES.c.state == DeliveryState.HELD),
    )
    return among(DELIVERIES.c.state, OWED), ~overtaken, ~_is_behind_a_start()


def _is_behind_a_start() -> ColumnElement[bool]:
    """Return whether a message about several episodes, one of them this one's, is to arrive first."""
    start = DELIVERIES.alias().c
    return exists().where(
        start.channel == DELIVERIES.c.channel,
        start.event_kind == literal_column(f"'{EventKind.STATE_AT_START.value}'"),  # as the index has it
        start.number < DELIVERIES.c.number,
        among(start.state, OWED),
        start.thread != DELIVERIES.c.thread,
        is_one_of(DELIVERIES.c.thread, start.thread),
    )


def _waits_with_others() -> ColumnElement[bool]:
    other = DELIVERIES.alias().c
    return exists().where(
        other.channel == DELIVERIES.c.channel,
        other.thread == DELIVERIES.c.thread,
        other.number != DELIVERIES.c.number,
        among(other.state, _WAITING_STATES),
    )


_OF_CHANNEL = DELIVERIES.c.channel == bindparam("of_channel")

# Made once: every delivery asks them, and making one costs more than asking it.
_FIRST_DUE = (
    select(DELIVERIES.c.number, DELIVERIES.c.key, DELIVERIES.c.thread)
    .where(_OF_CHANNEL, DELIVERIES.c.next_at <= bindparam("now"), *_first_in_its_thread())
    # An opening goes before the rest, one that failed too; and of each what was never tried: that waits for no others.
    .order_by(~among(DELIVERIES.c.event_kind, sorted(OPENINGS)), DELIVERIES.c.attempts > 0, DELIVERIES.c.number)
    .limit(bindparam("at_most"))
    # SQLite leaves this out: there nobody else is writing at all.
    .with_for_update(skip_locked=True)
)
_DUE = _FIRST_DUE.cte("due")
_CROWDED = _FIRST_DUE.where(_waits_with_others())
_WAITING = (
    select(DELIVERIES)
    .where(
        DELIVERIES.c.channel == bindparam("of_channel"),
        DELIVERIES.c.thread == bindparam("of_thread"),
        or_(among(DELIVERIES.c.state, _WAITING_STATES), DELIVERIES.c.key == bindparam("of_key")),
    )
    .with_for_update()
)
_CLAIM = (
    update(DELIVERIES)
    .where(DELIVERIES.c.number.in_(select(_DUE.c.number)))
    .values(
        state=DeliveryState.SENDING,
        next_at=bindparam("until"),
        may_repeat=DELIVERIES.c.may_repeat | (DELIVERIES.c.state == DeliveryState.SENDING),
    )
    .returning(DELIVERIES)
)
_OTHER = DELIVERIES.alias().c
_HAND_OUT = (
    update(DELIVERIES)
    .where(
        DELIVERIES.c.key.in_(bindparam("of_keys", expanding=True)),
        # That tells what is owed from this transaction on from what has the same key, and was there before.
        DELIVERIES.c.state == literal_column(f"'{DeliveryState.PENDING.value}'"),
        DELIVERIES.c.next_at == bindparam("due"),
        ~exists().where(
            _OTHER.channel == DELIVERIES.c.channel, _OTHER.key != DELIVERIES.c.key, among(_OTHER.state, OWED)
        ),
        # What lacks its beginning is claimed, and gets it then.
        ~exists().where(
            _OTHER.channel == DELIVERIES.c.channel,
            _OTHER.thread == DELIVERIES.c.thread,
            _OTHER.state == DeliveryState.DEAD,
        ),
    )
    .values(state=DeliveryState.SENDING, next_at=bindparam("until"))
    .returning(DELIVERIES.c.key)
)
_NUMBER = select(_OTHER.number).where(_OTHER.key == bindparam("of_key")).scalar_subquery()
_ARRIVED_LATER = DELIVERIES.alias().c
_UNHEARD = (
    select(DELIVERIES)
    .where(
        DELIVERIES.c.channel == bindparam("of_channel"),
        DELIVERIES.c.thread == bindparam("of_thread"),
        DELIVERIES.c.number < _NUMBER,
        DELIVERIES.c.state == DeliveryState.DEAD,
        ~exists().where(
            _ARRIVED_LATER.channel == DELIVERIES.c.channel,
            _ARRIVED_LATER.thread == DELIVERIES.c.thread,
            _ARRIVED_LATER.number > DELIVERIES.c.number,
            among(_ARRIVED_LATER.state, ARRIVED),
        ),
    )
    .order_by(DELIVERIES.c.number)
)
_STATE = select(DELIVERIES.c.state).where(DELIVERIES.c.key == bindparam("of_key"))
_SETTLE = (
    update(DELIVERIES)
    .where(DELIVERIES.c.key == bindparam("of_key"), ~among(DELIVERIES.c.state, ARRIVED))
    .values({name: bindparam(name) for name in PROGRESS})
)
#: What was folded or given up meanwhile is not owed again because an attempt that was taken for lost has failed.
_SETTLE_IN_VAIN = _SETTLE.where(among(DELIVERIES.c.state, OWED))
_REST = (
    update(DELIVERIES)
    .where(
        DELIVERIES.c.channel == bindparam("of_channel"),
        among(DELIVERIES.c.state, (DeliveryState.PENDING, DeliveryState.FAILED)),
        DELIVERIES.c.next_at < bindparam("until"),
        ~among(DELIVERIES.c.event_kind, sorted(OPENINGS)),
    )
    .values(next_at=bindparam("until"))
)
_TOLD_INSTEAD = select(DELIVERIES).where(
    DELIVERIES.c.instead_of == bindparam("of_channel"),
    DELIVERIES.c.instead_of != literal_column("''"),  # as the index has it
    among(DELIVERIES.c.state, (*OWED, *ARRIVED)),
    or_(
        DELIVERIES.c.thread == bindparam("of_thread"),
        (DELIVERIES.c.event_kind == EventKind.STATE_AT_START) & is_one_of(bindparam("of_thread"), DELIVERIES.c.thread),
    ),
)
_NEXT_DUE = select(func.min(DELIVERIES.c.next_at)).where(_OF_CHANNEL, *_first_in_its_thread())
_NEXT_DUES = (
    select(DELIVERIES.c.channel, func.min(DELIVERIES.c.next_at).label("due"))
    .where(*_first_in_its_thread())
    .group_by(DELIVERIES.c.channel)
)
_LATER = DELIVERIES.alias().c
_IS_WORTH_IT = (
    DELIVERIES.c.channel.in_(bindparam("of_channels", expanding=True)),
    DELIVERIES.c.event_kind != EventKind.TEST,
    ~exists().where(
        _LATER.channel == DELIVERIES.c.channel,
        _LATER.thread == DELIVERIES.c.thread,
        _LATER.number > DELIVERIES.c.number,
        among(_LATER.state, ARRIVED),
    ),
)
_IS_DEAD_SINCE = (DELIVERIES.c.state == DeliveryState.DEAD) & (DELIVERIES.c.created_at >= bindparam("since"))
_GIVEN_UP = select(DELIVERIES).where(*_IS_WORTH_IT, _IS_DEAD_SINCE)
_RETRY = (
    update(DELIVERIES)
    .where(*_IS_WORTH_IT, or_(DELIVERIES.c.state == DeliveryState.FAILED, _IS_DEAD_SINCE))
    .values(state=DeliveryState.PENDING, next_at=bindparam("now"), attempts=0, settled_at=None)
)


def add(connection: Connection, deliveries: Sequence[Delivery], written: Iterable[Decision] = ()) -> None:
    """Owe these; one whose key is there already is left as it is. The events of what was written are there."""
    if not deliveries:
        return
    there = {decision.event.key for decision in written}
    stated = (one for delivery in deliveries for one in _stated(delivery.message))
    decisions.add_events(connection, (one for one in stated if one.event.key not in there))
    rows = [row_of(delivery) for delivery in deliveries]
    connection.execute(insert_new(connection, DELIVERIES), rows)


def hand_out(connection: Connection, deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Give out, of what is owed from this transaction on, each to whose channel nothing else is owed; return those.

    They are given as if they had been claimed (`given_out`), all at the same moment, and come back like that unless
    they are settled.
    """
    if not deliveries:
        return ()
    until = deliveries[0].next_at
    asked = {"of_keys": [one.message.key for one in deliveries], "due": until - CLAIM, "until": until}
    given = set(connection.scalars(_HAND_OUT, asked))
    return tuple(one for one in deliveries if one.message.key in given)


def _stated(message: Message) -> Sequence[Decision]:
    """Return all that stands in a message: what it gathers may come from another store, with its events."""
    return (*message.decisions, *message.gathered)


def claim(connection: Connection, channel: str, *, now: datetime, until: datetime, limit: int) -> tuple[Delivery, ...]:
    """Give out what is due and first in its thread; what is given out comes back after `until` unless it is settled.

    What waits behind or before it in the same thread is folded into one first.
    """
    asked = {"of_channel": channel, "now": now, "until": until, "at_most": limit}
    folded_for: set[str] = set()
    # What is due after a fold may be another one: nothing is given out for which nobody has looked at what waits.
    while crowded := [row for row in connection.execute(_CROWDED, asked).all() if row.key not in folded_for]:
        _fold(connection, channel, crowded[0].thread, crowded[0].key, now)
        folded_for.add(crowded[0].key)
    claimed = of_rows(connection, connection.execute(_CLAIM, asked).mappings().all())
    return tuple(_with_its_beginning(connection, one) for one in claimed)


def _with_its_beginning(connection: Connection, delivery: Delivery) -> Delivery:
    """Return what is given out with what was given up before it, where its channel never had the opening."""
    message = delivery.message
    if not may_lack_its_beginning(message):
        return delivery
    asked = {"of_channel": message.channel, "of_thread": thread_of(message), "of_key": message.key}
    given_up = of_rows(connection, connection.execute(_UNHEARD, asked).mappings().all())
    whole = with_its_beginning(delivery, given_up)
    if whole is not delivery:
        _rewrite(connection, whole)
    return whole


def rehearse(connection: Connection, now: datetime) -> None:
    """Do to a channel that there is not what is done for each message: making the statements takes some time."""
    connection.execute(_HAND_OUT, {"of_keys": [""], "due": now, "until": now})
    claim(connection, "", now=now, until=now, limit=1)
    nothing = {"state": "", "next_at": now, "attempts": 0, "may_repeat": False, "last_error": "", "settled_at": now}
    connection.execute(_SETTLE, {"of_key": "", **nothing})
    connection.execute(_UNHEARD, {"of_channel": "", "of_thread": "", "of_key": ""})
    outages.has_come_back(connection, "")


def _fold(connection: Connection, channel: str, thread: str, due_key: str, now: datetime) -> None:
    rows = (
        connection.execute(_WAITING, {"of_channel": channel, "of_thread": thread, "of_key": due_key}).mappings().all()
    )
    waiting = of_rows(connection, rows)
    [due] = [one for one in waiting if one.message.key == due_key]
    _replace(connection, waiting, folded(waiting, due, now))


def _replace(connection: Connection, before: Sequence[Delivery], after: Sequence[Delivery]) -> None:
    """Write what the rows of a thread have become; from the first new one on all get new numbers, in their order."""
    known = {one.message.key: one for one in before}
    kept = list(takewhile(lambda one: one.message.key in known, after))
    for one in kept:
        if one != known[one.message.key]:
            _rewrite(connection, one)
    if anew := after[len(kept) :]:
        connection.execute(delete(DELIVERIES).where(DELIVERIES.c.key.in_([one.message.key for one in anew])))
        add(connection, anew)


def _rewrite(connection: Connection, delivery: Delivery) -> None:
    message = delivery.message
    decisions.add_events(connection, _stated(message))
    rewritten = {**content_of(message), **progress_of(delivery)}
    connection.execute(update(DELIVERIES).where(DELIVERIES.c.key == message.key).values(**rewritten))


def let_claims_run_out(connection: Connection, now: datetime) -> int:
    """Give back what is being sent, as its claim running out would; return how much that is."""
    lost = update(DELIVERIES).where(DELIVERIES.c.state == DeliveryState.SENDING, DELIVERIES.c.next_at > now)
    return connection.execute(lost.values(next_at=now)).rowcount


def settle(connection: Connection, delivery: Delivery, aftermath: Aftermath) -> None:
    """Write what came of an attempt and what follows; what has arrived stays so, whatever a later attempt met."""
    statement = _SETTLE if delivery.state.has_arrived else _SETTLE_IN_VAIN
    if not connection.execute(statement, {"of_key": delivery.message.key, **progress_of(delivery)}).rowcount:
        return
    channel = delivery.message.channel
    add(connection, aftermath.handed_over)
    if not delivery.state.is_owed and has_sequel(delivery.message):
        add(connection, sequels(delivery, _told_instead(connection, delivery.message)))
    if aftermath.dead_since is not None:
        if outages.has_died(connection, channel, aftermath.dead_since, delivery.last_error):
            add(connection, aftermath.if_newly_dead)
    elif delivery.state.has_arrived and outages.has_come_back(connection, channel):
        add(connection, aftermath.if_back)
    if aftermath.lent and outages.is_known(connection, channel):
        _lend(connection, delivery, aftermath.lent)
    if aftermath.rest_until is not None:
        connection.execute(_REST, {"of_channel": channel, "until": aftermath.rest_until})


def take_back(connection: Connection, delivery: Delivery) -> None:
    """Write what a delivery has become in another store, and what it says by now; what has arrived here stays so."""
    settle(connection, delivery, Aftermath())
    if connection.scalar(_STATE, {"of_key": delivery.message.key}) == delivery.state:
        _rewrite(connection, delivery)


def _told_instead(connection: Connection, message: Message) -> tuple[Delivery, ...]:
    """Return what others have told, or are to tell, of the same thing in place of the channel of a message."""
    asked = {"of_channel": message.channel, "of_thread": thread_of(message)}
    return of_rows(connection, connection.execute(_TOLD_INSTEAD, asked).mappings().all())


def _lend(connection: Connection, delivery: Delivery, lent: Sequence[Delivery]) -> None:
    """Owe to others, once, what goes on being tried, and remember in the message that they say it."""
    add(connection, lent)
    said = dict.fromkeys(one.event.key for one in delivery.message.said)
    message = replace(delivery.message, lent_to=lent[0].message.channel, lent=tuple(said))
    _rewrite(connection, replace(delivery, message=message))


def next_due(connection: Connection, channel: str) -> datetime | None:
    """Return when `claim` will have something to give out."""
    return connection.scalar(_NEXT_DUE, {"of_channel": channel})


def next_dues(connection: Connection) -> dict[str, datetime]:
    """Return the same for every channel that something is owed to."""
    return {row.channel: row.due for row in connection.execute(_NEXT_DUES)}


def retry(connection: Connection, channels: Collection[str], since: datetime, now: datetime) -> int:
    """Owe again what failed, and what was given up and is from no earlier than `since`; return how much that is.

    What a later one of its thread that has arrived has gone past stays as it is. What was given up says that it comes
    late, and who had it.
    """
    asked = {"of_channels": list(channels), "since": since}
    for delivery in of_rows(connection, connection.execute(_GIVEN_UP, asked).mappings().all()):
        _rewrite(connection, replace(delivery, message=_sent_again(connection, delivery.message)))
    return connection.execute(_RETRY, {**asked, "now": now}).rowcount


def _sent_again(connection: Connection, message: Message) -> Message:
    is_of_an_heir = DELIVERIES.c.key.startswith(f"{message.stem_of_heirs}>", autoescape=True)
    of_heirs = select(DELIVERIES.c.channel).where(is_of_an_heir)
    said_by = connection.scalar(of_heirs.where(among(DELIVERIES.c.state, ARRIVED)))
    return replace(message, is_sent_again=True, lent_to=said_by or message.lent_to)


def mend_dues(connection: Connection, now: datetime) -> None:
    """Make due what waits for longer than any delivery in its state has to."""
    for state, longest in LONGEST_WAITS.items():
        too_far = (DELIVERIES.c.state == state) & (DELIVERIES.c.next_at > now + longest)
        connection.execute(update(DELIVERIES).where(too_far).values(next_at=now))
