"""What a listing brings: new notices and new editions of known ones, in the order in which they were written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from meteo_douane.domain.episodes import Known
from meteo_douane.domain.facts import A_DAY, facts_of, is_echo
from meteo_douane.domain.identity import Listing, Pairs, folded, listing_of, mark_of, recognised
from meteo_douane.domain.notice import DoubtCode, Kind, Notice
from meteo_douane.domain.observation import Seen, Source, Unchanged
from meteo_douane.domain.publication import GONE, Publication, Voice

FORMER_EDITIONS = 6
"""So many earlier editions are remembered, to know a late copy of one when it comes."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A notice that is new, or has a new edition; `before` is the former edition."""

    publication: str
    notice: Notice
    before: Notice | None = None


@dataclass(frozen=True, slots=True)
class Sighted:
    """What is believed to be listed after a good reading, and what that brought."""

    known: Known
    sightings: tuple[Sighting, ...] = ()


def sighted(known: Known, observation: Seen | Unchanged, now: datetime) -> Sighted:
    """Take in what one source lists; the same listing, or a 304, costs next to nothing."""
    source = observation.source
    if isinstance(observation, Unchanged):
        return Sighted(_missed(known, source, seen=None))
    listing = listing_of(observation.notices)
    if known.listed.get(source) == listing:
        return Sighted(_missed(known, source, seen=None) if observation.is_complete else known)
    result = _taken_in(replace(known, listed={**known.listed, source: listing}), observation, now)
    if not observation.is_complete:
        return Sighted(result.known, result.sightings)
    seen = _ids_listed(result.known, observation)
    return Sighted(_missed(result.known, source, seen=seen), result.sightings)


def chronological(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Return sightings, oldest words first; those without a date stay beside their neighbours."""
    dated: list[tuple[datetime, Sighting]] = []
    moment = LONG_AGO
    for sighting in sightings:
        moment = _moment_of(sighting.notice, moment)
        dated.append((moment, sighting))
    return tuple(sighting for _, sighting in sorted(dated, key=lambda pair: pair[0]))


def as_one_voice(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Return what page and feed bring at once as one, by the text that says more (contract §5, rule 8)."""
    brought: list[Sighting] = []
    places: dict[str, int] = {}
    for sighting in sightings:
        place = places.get(sighting.publication)
        if place is not None and is_echo(facts_of(brought[place].notice), (facts_of(sighting.notice),)):
            brought[place] = replace(sighting, before=brought[place].before)
            continue
        places[sighting.publication] = len(brought)
        brought.append(sighting)
    return tuple(brought)


def is_date_only(notice: Notice) -> bool:
    """Return whether the day of publication is known and its hour is not."""
    return any(doubt.code is DoubtCode.DATE_WITHOUT_HOUR for doubt in notice.published_at.doubts)


def written_by(notice: Notice) -> datetime | None:
    """Return the moment by which a notice was written, if it says when: of a day without an hour, the end of it."""
    published = notice.published_at.value
    return published + A_DAY if published is not None and is_date_only(notice) else published


def written_at(notice: Notice) -> datetime | None:
    """Return when a notice was written, as far as it says: published, else restored or begun."""
    if notice.published_at.value is not None:
        return notice.published_at.value
    if notice.kind.value is Kind.END:
        return notice.ends_at.value
    return None if notice.kind.value is Kind.MAINTENANCE else notice.starts_at.value


def _moment_of(notice: Notice, neighbour: datetime) -> datetime:
    moment = written_at(notice)
    if moment is None:
        return neighbour
    is_same_day = is_date_only(notice) and moment <= neighbour < moment + timedelta(days=1)
    return neighbour if is_same_day else moment


def oldest_first(notices: tuple[Notice, ...]) -> tuple[int, ...]:
    """Return the positions of a listing, oldest first: the newest is listed first unless the dates say otherwise."""
    moments = [moment for notice in notices if (moment := written_at(notice)) is not None]
    steps = [later > earlier for earlier, later in pairwise(moments) if later != earlier]
    is_ascending = sum(steps) * 2 > len(steps)
    positions = tuple(range(len(notices)))
    return positions if is_ascending else positions[::-1]


# Taking in a listing


def _taken_in(known: Known, seen: Seen, now: datetime) -> Sighted:
    remembered = tuple(known.publications.values())
    past = frozenset(one.id for one in remembered if _is_past(known, one))
    pairs = recognised(Listing(seen.source, seen.notices, remembered, past))
    result = Sighted(known)
    for position in oldest_first(seen.notices):
        result = _with(
            result, seen.notices[position], _identifier(result.known, pairs, position, seen), now, seen.source
        )
    return result


def _is_past(known: Known, publication: Publication) -> bool:
    own = [known.episodes[one] for one in publication.episodes if one in known.episodes]
    return bool(own) and not any(episode.is_in_force or episode.is_closed_by_person for episode in own)


def _identifier(known: Known, pairs: Pairs, position: int, seen: Seen) -> str | None:
    """Return the publication that a notice is; of words listed twice at once, the second is the first."""
    if position in pairs:
        return pairs[position]
    notice = seen.notices[position]
    twins = (one for one in known.publications.values() if _is_twin(one, notice, seen.source))
    return next((twin.id for twin in twins), None)


def _is_twin(publication: Publication, notice: Notice, source: Source) -> bool:
    voice = publication.voices.get(source)
    if voice is None or voice.mark != mark_of(notice) or not voice.is_listed:
        return False
    return publication.notice.published_at.value == notice.published_at.value


def _with(result: Sighted, notice: Notice, identifier: str | None, now: datetime, source: Source) -> Sighted:
    if identifier is None:
        return _with_new(result, notice, now, source)
    before = result.known.publications[identifier]
    after, is_new_edition = _heard(before, notice, source)
    known = _with_publication(result.known, after)
    if not is_new_edition:
        return Sighted(known, result.sightings)
    return Sighted(known, (*result.sightings, Sighting(identifier, notice, before.notice)))


def _with_new(result: Sighted, notice: Notice, now: datetime, source: Source) -> Sighted:
    number = result.known.publications_numbered + 1
    publication = Publication(
        id=f"n{number:06}",
        notice=notice,
        author=source,
        first_seen_at=now,
        voices={source: Voice(notice.key, mark_of(notice))},
    )
    known = _with_publication(replace(result.known, publications_numbered=number), publication)
    return Sighted(known, (*result.sightings, Sighting(publication.id, notice)))


def _heard(publication: Publication, notice: Notice, source: Source) -> tuple[Publication, bool]:
    """Return a publication with what a source now shows of it, and whether that is a new edition (rule 8)."""
    mark = mark_of(notice)
    voice = publication.voices.get(source)
    heard = replace(publication, voices={**publication.voices, source: Voice(notice.key, mark)})
    if voice is not None and voice.mark == mark:
        return heard, False
    facts = facts_of(notice)
    if source is not publication.author and is_echo(facts, (facts_of(publication.notice), *publication.former)):
        return _richer(heard, notice, source), False
    former = (facts_of(publication.notice), *publication.former)[:FORMER_EDITIONS]
    return replace(heard, notice=notice, author=source, former=former), True


def _richer(publication: Publication, notice: Notice, source: Source) -> Publication:
    one, two = folded(publication.notice.text), folded(notice.text)
    if len(two) > len(one) and two.startswith(one):
        return replace(publication, notice=notice, author=source)
    return publication


def _with_publication(known: Known, publication: Publication) -> Known:
    return replace(known, publications={**known.publications, publication.id: publication})


# What a listing lacks


def _ids_listed(known: Known, seen: Seen) -> frozenset[str]:
    marks = {mark_of(notice) for notice in seen.notices}
    return frozenset(
        publication.id
        for publication in known.publications.values()
        if (voice := publication.voices.get(seen.source)) is not None and voice.mark in marks
    )


def _missed(known: Known, source: Source, *, seen: frozenset[str] | None) -> Known:
    """Count good readings without a notice; an unchanged listing (`seen` is None) still lacks what it lacked."""
    changed = dict(_misses(known, source, seen))
    return replace(known, publications={**known.publications, **changed}) if changed else known


def _misses(known: Known, source: Source, seen: frozenset[str] | None) -> Iterator[tuple[str, Publication]]:
    for publication in known.publications.values():
        voice = publication.voices.get(source)
        if voice is None or voice.misses >= GONE:
            continue
        is_missing = not voice.is_listed if seen is None else publication.id not in seen
        if is_missing:
            missed = replace(voice, misses=voice.misses + 1)
            yield publication.id, replace(publication, voices={**publication.voices, source: missed})
