"""What is said of our own channels: that one is dead or back, and that another one takes over from it."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.refusals import refusal_words
from meteo_douane.telling.voice import Phrase, Voice, listed

_DEAD = Phrase(
    "Un message destiné au canal « {channel} » n'a pas pu être remis ({error}) et ne sera plus tenté.",
    "A message for the channel “{channel}” could not be delivered ({error}) and will not be tried again.",
)
_LATE = Phrase(
    "Un message destiné au canal « {channel} » attend {since} : le canal ne le prend pas ({error}). L'envoi est encore "
    "tenté ; en attendant, le canal de secours, s'il y en a un, transmet le message à sa place.",
    "A message for the channel “{channel}” has been waiting {since}: the channel does not take it ({error}). It is "
    "still being tried; meanwhile the fallback channel, if there is one, passes it on in its place.",
)
_TAKEN_OVER = Phrase(
    "Le canal de secours « {heirs} » s'en charge, pour ce message comme pour les suivants tant que cela dure.",
    "The fallback channel “{heirs}” takes over, for this message and for those that follow while this lasts.",
)
_COMES_TO_YOU = Phrase(
    "Il vous est remis séparément. Tant que cela dure, ceux qui ne lisent que ce canal ne sont pas prévenus : "
    "prévenez-les.",
    "It comes to you separately. While this lasts, whoever reads only this channel is not told: tell them.",
)
_NOBODY_HAS_IT = Phrase(
    "Tant que cela dure, ceux qui ne lisent que ce canal ne sont pas prévenus.",
    "While this lasts, whoever reads only this channel is not told.",
)
_WHAT_TO_DO = Phrase(
    "Corrigez son adresse et essayez-le (meteo-douane test-channel), puis renvoyez ce qui n'est pas parti "
    "(meteo-douane deliveries --retry).",
    "Correct its address and try it (meteo-douane test-channel), then send again what has not gone out (meteo-douane "
    "deliveries --retry).",
)
_WHAT_TO_DO_WHEN_LATE = Phrase(
    "Tant que cela dure, ceux qui ne lisent que ce canal sont prévenus en retard, ou par le canal de secours. Voyez ce "
    "qui l'en empêche et essayez-le (meteo-douane test-channel) : ce qui attend part tout seul dès qu'il le prend.",
    "While this lasts, whoever reads only this channel is told late, or through the fallback channel. See what stands "
    "in its way and try it (meteo-douane test-channel): what waits goes out by itself as soon as it is taken.",
)
_BACK = Phrase(
    "Un message est de nouveau passé par le canal « {channel} ». Ce qui avait été abandonné ne repart pas tout seul : "
    "renvoyez-le si besoin (meteo-douane deliveries --retry).",
    "A message has gone out through the channel “{channel}” again. What had been given up is not sent by itself: send "
    "it again if need be (meteo-douane deliveries --retry).",
)
_INSTEAD = Phrase(
    "Ce message était destiné au canal « {channel} », qui ne fonctionne plus : il vous est remis à sa place.",
    "This message was meant for the channel “{channel}”, which no longer works: it comes to you in its place.",
)
_SEQUEL = Phrase(
    "Vous aviez reçu le début ici, à la place du canal « {channel} », alors en panne. Il fonctionne de nouveau : vous "
    "ne recevez plus ici que l'essentiel de la suite, jusqu'à la fin.",
    "You had the beginning here, in place of the channel “{channel}”, which was down. It works again: from now on only "
    "what matters most of the rest comes to you here, until the end.",
)
_LENT = Phrase(
    "Ce message arrive en retard : le canal « {channel} » en a déjà transmis le contenu, en tout ou en partie.",
    "This message comes late: the channel “{channel}” has passed on what it says already, all of it or a part.",
)

_SENT_AGAIN = Phrase(
    "Ce message arrive en retard : son envoi avait été abandonné, et il a été demandé de le refaire.",
    "This message comes late: it had been given up, and somebody asked for it to be sent again.",
)


def outage_notes(message: Message, voice: Voice) -> Iterator[str]:
    """Yield what is to be known of the channels themselves, in a message about one or in place of one."""
    if message.instead_of:
        yield (_SEQUEL if message.is_sequel else _INSTEAD).to(voice.language, channel=message.instead_of)
    if message.lent_to:
        yield _LENT.to(voice.language, channel=message.lent_to)
    elif message.is_sent_again:
        yield _SENT_AGAIN.to(voice.language)
    if message.event_kind.is_about_a_channel:
        yield from _about_the_channel(message, message.decisions[0].event, voice)
    elif any(one.event.reminds_of is EventKind.CHANNEL_DEAD for one in message.decisions):
        yield _WHAT_TO_DO.to(voice.language)


def _about_the_channel(message: Message, event: Event, voice: Voice) -> Iterator[str]:
    if message.event_kind is EventKind.CHANNEL_BACK:
        yield _BACK.to(voice.language, channel=event.source)
        return
    error = refusal_words(event.detail, voice.language)
    if event.opened_at is None:
        yield _DEAD.to(voice.language, channel=event.source, error=error)
        yield _who_has_it(message, event, voice)
        yield _WHAT_TO_DO.to(voice.language)
        return
    since = moments.full(Side.SINCE, event.opened_at, voice)
    yield _LATE.to(voice.language, channel=event.source, since=since, error=error)
    yield _WHAT_TO_DO_WHEN_LATE.to(voice.language)


def _who_has_it(message: Message, event: Event, voice: Voice) -> str:
    """Return who says what a dead channel does not take: its fallback, or the operator's own channels, or nobody."""
    heirs = event.taken_over_by
    if not heirs:
        return _NOBODY_HAS_IT.to(voice.language)
    if set(heirs) <= set(message.decisions[0].channels):
        return _COMES_TO_YOU.to(voice.language)
    return _TAKEN_OVER.to(voice.language, heirs=listed(heirs, voice.language))
