"""All that a digest says, in order: what to bear in mind, what is open, ended and planned, and the proof of silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.digest import Digest, Entry, Gap, Readings, Undelivered, Unread
from meteo_douane.telling import moments
from meteo_douane.telling.digest_entries import entry_line
from meteo_douane.telling.digest_title import digest_title
from meteo_douane.telling.happenings import source_name
from meteo_douane.telling.letter import Letter, Section, Style
from meteo_douane.telling.moments import Side
from meteo_douane.telling.notes import MAY_REPEAT
from meteo_douane.telling.outages import outage_notes
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.scopes import scope_words, short_names
from meteo_douane.telling.steps import LOOK_YOURSELF
from meteo_douane.telling.voice import Counted, Phrase, Voice, capitalised
from meteo_douane.telling.watches import watch_names

_LATE = Phrase(
    "En retard : ce point était prévu {due}, il a été établi {at}.",
    "Late: this digest was due {due}, it was made {at}.",
)
_MISSED_ONE = Phrase(
    "Le point prévu {when} n'a pas été établi : celui-ci en tient lieu.",
    "The digest that was due {when} was never made: this one stands for it.",
)
_MISSED = Phrase(
    "{count} points n'ont pas été établis, le premier prévu {when} : celui-ci en tient lieu.",
    "{count} digests were never made, the first of them due {when}: this one stands for them.",
)
_AGED = Phrase(
    "Établi {at}, il y a {age} : la situation a pu changer depuis.",
    "Made {at}, {age} ago: things may have changed since.",
)
_UNKNOWN = Phrase(
    "Nous ne savons pas ce qui est en vigueur : la dernière bonne lecture de la météo a eu lieu {at}, {age} avant ce "
    "point.",
    "We do not know what is in force: the last good reading of the météo was {at}, {age} before this digest.",
)
_GIVEN_UP_PAGE = Phrase(
    "Nous ne savons pas ce qui est en vigueur : la météo ne peut plus être lue. La dernière bonne lecture a eu lieu "
    "{at}, {age} avant ce point.",
    "We do not know what is in force: the météo can no longer be read. The last good reading was {at}, {age} before "
    "this digest.",
)
_NEVER_READ = Phrase(
    "Nous ne savons pas ce qui est en vigueur : la météo n'a encore jamais pu être lue.",
    "We do not know what is in force: the météo has never been read yet.",
)
_WAS_BLIND = Phrase(
    "Aucune bonne lecture pendant {length}, {since} et {until} : un message paru puis retiré entre-temps a pu nous "
    "échapper.",
    "No good reading for {length}, {since} and {until}: we may have missed a message that came and went in between.",
)
_OPEN = Phrase("En cours", "Open now")
_ENDED = Phrase("Ce qui s'est terminé {since}", "What has ended {since}")
_PLANNED = Phrase("Prévu dans les sept jours", "Planned in the next seven days")
_UNREAD = Phrase("Non compris et toujours affiché par la météo", "Not understood and still shown by the météo")
_UNREAD_LINE = Phrase("« {title} », vu {since}", "“{title}”, seen {since}")
_UNDELIVERED = Phrase("Ce que nous n'avons pas pu remettre", "What we could not deliver")
_LOST = Phrase("{channel} : {what}, {since}", "{channel}: {what}, {since}")
_LOST_ABOUT = Phrase("{lost} ({services})", "{lost} ({services})")
_GIVEN_UP = Counted(
    Phrase("1 message abandonné", "1 message given up"), Phrase("{count} messages abandonnés", "{count} given up")
)
_RETRIED = Counted(
    Phrase("1 message à renvoyer", "1 message to be sent again"),
    Phrase("{count} messages à renvoyer", "{count} messages to be sent again"),
)
_NOTHING = Phrase("Rien.", "Nothing.")
_NOTHING_KNOWN = Phrase("Rien que nous sachions.", "Nothing that we know of.")
_PROOF = Phrase("Surveillance, {since}", "Proof of silence, {since}")
_READINGS = Phrase("Nos lectures, {since}", "Our readings, {since}")
_TALLY = Phrase("{source} : {good}, {missed}", "{source}: {good}, {missed}")
_GOOD = Counted(
    Phrase("{count} lecture réussie", "{count} good reading"),
    Phrase("{count} lectures réussies", "{count} good readings"),
)
_MISSED_READINGS = Counted(Phrase("{count} manquée", "{count} missed"), Phrase("{count} manquées", "{count} missed"))
_NO_READING = Phrase("Aucune lecture", "No reading")
_LAST_GOOD = Phrase(
    "Dernière bonne lecture : {when}, {age} avant ce point", "Last good reading: {when}, {age} before this digest"
)
_NO_GAP = Phrase("Jamais plus d'une minute sans bonne lecture", "Never more than a minute without a good reading")
_GAP = Phrase(
    "Plus long intervalle sans bonne lecture : {length}, {since} {until}",
    "Longest time without a good reading: {length}, {since} {until}",
)
_ALL_DELIVERED = Phrase("Aucun envoi en échec", "No message failed to be delivered")
_NO_TIME = Phrase("moins d'une minute", "less than a minute")
_PAGE = Phrase("La météo de la douane", "The customs météo")
_FOOTER = Phrase(
    "Point « {name} », établi {at}. Veilles : {watches}.", "Digest “{name}”, made {at}. Watches: {watches}."
)
_BRIEF_OPEN = Phrase("En cours : {scopes}", "Open: {scopes}")
_BRIEF_PLANNED = Phrase("Prévu : {scopes}", "Planned: {scopes}")
_BRIEF_OTHERS = Counted(Phrase("1 autre", "1 other"), Phrase("{count} autres", "{count} others"))
_SEMICOLON = Phrase(" ; ", "; ")
_NOTABLE_AGE = timedelta(minutes=5)
_MINUTE = timedelta(minutes=1)


def digest_letter(delivery: Delivery, digest: Digest, voice: Voice, now: datetime) -> Letter:
    """Return what a digest says, read at `now`."""
    repeat = (MAY_REPEAT.to(voice.language),) if delivery.may_repeat else ()
    notes = (*repeat, *outage_notes(delivery.message, voice), *digest_notes(digest, voice, now))
    sections = (
        Section(Style.PLAIN, "", notes),
        *_episodes(digest, voice, now),
        Section(Style.LIST, _UNREAD.to(voice.language), tuple(unread_line(one, voice, now) for one in digest.unread)),
        Section(
            Style.LIST, _UNDELIVERED.to(voice.language), tuple(_lost(one, voice, now) for one in digest.undelivered)
        ),
        Section(Style.LIST, _heading_of_readings(digest, voice, now), reading_lines(digest, voice, now)),
        Section(Style.LINK, _PAGE.to(voice.language), (voice.page,)),
        Section(Style.PLAIN, "", (_footer(digest, voice),)),
    )
    title = digest_title(digest, voice, now, may_repeat=delivery.may_repeat)
    return Letter(title, tuple(section for section in sections if section.lines), voice.page)


def digest_brief(digest: Digest, voice: Voice, now: datetime) -> Iterator[str]:
    """Yield what may stand below the title on a small screen, what matters most first."""
    yield from digest_notes(digest, voice, now)
    yield from _scopes(_BRIEF_OPEN, digest.open, voice)
    yield from _scopes(_BRIEF_PLANNED, digest.planned, voice)
    yield from _longest_gap(digest, voice, now)


def _scopes(phrase: Phrase, entries: tuple[Entry, ...], voice: Voice) -> Iterator[str]:
    """Yield what episodes are about, each time with one fewer named."""
    names = tuple(scope_words(entry.scope, voice) for entry in entries)
    for named in range(len(names), 0, -1):
        others = () if named == len(names) else (_BRIEF_OTHERS.to(voice.language, len(names) - named),)
        yield phrase.to(voice.language, scopes=_SEMICOLON.to(voice.language).join((*names[:named], *others)))


def digest_notes(digest: Digest, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return the sentences that stand before everything else."""
    return (*_about_knowing(digest, voice, now), *_about_delay(digest, voice, now))


def _about_knowing(digest: Digest, voice: Voice, now: datetime) -> Iterator[str]:
    if not digest.is_fresh:
        yield _not_known(digest, voice, now)
        yield LOOK_YOURSELF.to(voice.language)
    elif digest.was_interrupted:
        yield _of_gap(_WAS_BLIND, digest.readings.longest_gap, voice, now)


def _not_known(digest: Digest, voice: Voice, now: datetime) -> str:
    if digest.last_good_at is None:
        return _NEVER_READ.to(voice.language)
    phrase, age = (
        _GIVEN_UP_PAGE if digest.is_page_given_up else _UNKNOWN,
        _length(digest.at - digest.last_good_at, voice),
    )
    return phrase.to(voice.language, age=age, at=moments.short(Side.AT, digest.last_good_at, now, voice))


def _about_delay(digest: Digest, voice: Voice, now: datetime) -> Iterator[str]:
    at = moments.short(Side.AT, digest.at, now, voice)
    if digest.is_late and digest.due_at is not None:
        yield _LATE.to(voice.language, due=moments.short(Side.AT, digest.due_at, now, voice), at=at)
    if digest.missed:
        phrase = _MISSED_ONE if len(digest.missed) == 1 else _MISSED
        when = moments.short(Side.AT, digest.missed[0], now, voice)
        yield phrase.to(voice.language, count=len(digest.missed), when=when)
    if now - digest.at >= _NOTABLE_AGE:
        yield _AGED.to(voice.language, at=at, age=moments.duration(now - digest.at, voice.language))


def _episodes(digest: Digest, voice: Voice, now: datetime) -> Iterator[Section]:
    ended = _ENDED.to(voice.language, since=_since(digest, voice, now))
    nothing = (_NOTHING if digest.is_fresh else _NOTHING_KNOWN).to(voice.language)
    for heading, entries in (
        (_OPEN.to(voice.language), digest.open),
        (ended, digest.ended),
        (_PLANNED.to(voice.language), digest.planned),
    ):
        style = Style.LIST if entries else Style.PLAIN
        yield Section(style, heading, _lines(entries, digest, voice, now) or (nothing,))


def _lines(entries: tuple[Entry, ...], digest: Digest, voice: Voice, now: datetime) -> tuple[str, ...]:
    return tuple(entry_line(entry, digest, voice, now) for entry in entries)


def _since(digest: Digest, voice: Voice, now: datetime) -> str:
    return moments.short(Side.SINCE, digest.since, now, voice)


def unread_line(unread: Unread, voice: Voice, now: datetime) -> str:
    """Return what a message that nobody understood is called, and since when it was seen."""
    since = moments.short(Side.SINCE, unread.first_seen_at, now, voice)
    return _UNREAD_LINE.to(voice.language, title=one_line(unread.title), since=since)


def _lost(lost: Undelivered, voice: Voice, now: datetime) -> str:
    counts = ((_GIVEN_UP, lost.given_up), (_RETRIED, lost.retried))
    what = ", ".join(counted.to(voice.language, count) for counted, count in counts if count)
    since = moments.short(Side.SINCE, lost.oldest_at, now, voice)
    line = _LOST.to(voice.language, channel=lost.channel, what=what, since=since)
    if not lost.services:
        return line
    return _LOST_ABOUT.to(voice.language, lost=line, services=short_names(lost.services, voice))


def _heading_of_readings(digest: Digest, voice: Voice, now: datetime) -> str:
    """Return what the readings amount to: they prove a silence only if we were always looking."""
    is_proof = digest.is_fresh and not digest.was_interrupted
    return (_PROOF if is_proof else _READINGS).to(voice.language, since=_since(digest, voice, now))


def reading_lines(digest: Digest, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return how far we were looking."""
    last_good, lost = digest.last_good_at, digest.undelivered
    found = list(_tallies(digest.readings, voice))
    if last_good is not None:
        when, age = moments.short(Side.ALONE, last_good, now, voice), _length(digest.at - last_good, voice)
        found.append(_LAST_GOOD.to(voice.language, when=when, age=age))
    return (*found, *_longest_gap(digest, voice, now), *(() if lost else (_ALL_DELIVERED.to(voice.language),)))


def _tallies(readings: Readings, voice: Voice) -> Iterator[str]:
    for tally in readings.tallies:
        source = capitalised(source_name(tally.source.value, voice))
        good, missed = _GOOD.to(voice.language, tally.good), _MISSED_READINGS.to(voice.language, tally.missed)
        yield _TALLY.to(voice.language, source=source, good=good, missed=missed)
    if not readings.tallies:
        yield _NO_READING.to(voice.language)


def _longest_gap(digest: Digest, voice: Voice, now: datetime) -> Iterator[str]:
    """Yield for how long we were blind at most; that it was never long is no comfort where we still are."""
    gap = digest.readings.longest_gap
    if gap.length >= _MINUTE:
        yield _of_gap(_GAP, gap, voice, now)
    elif digest.is_fresh:
        yield _NO_GAP.to(voice.language)


def _of_gap(phrase: Phrase, gap: Gap, voice: Voice, now: datetime) -> str:
    return phrase.to(
        voice.language,
        length=_length(gap.length, voice),
        since=moments.short(Side.SINCE, gap.starts_at, now, voice),
        until=moments.short(Side.UNTIL, gap.ends_at, now, voice),
    )


def _length(length: timedelta, voice: Voice) -> str:
    return _NO_TIME.to(voice.language) if length < _MINUTE else moments.duration(length, voice.language)


def _footer(digest: Digest, voice: Voice) -> str:
    at = moments.full(Side.AT, digest.at, voice)
    return _FOOTER.to(voice.language, name=digest.name, at=at, watches=watch_names(digest.watches, voice))
