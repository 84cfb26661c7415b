"""What a program told while nobody could be asked who reads, taken into what the one that reads knows by now.

An end reaches all who were told of the beginning, so the trouble has to be known to whoever reads the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Closing, Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.identity import Listing, line_of, mark_of, recognised
from meteo_douane.domain.notice import CLOSING_KINDS
from meteo_douane.domain.numbering import next_id
from meteo_douane.domain.observation import Source
from meteo_douane.domain.polling import SourceState
from meteo_douane.domain.publication import Publication, Voice


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What is known with it; `numbers` are the names of episodes that others have by now, each with a new one."""

    known: Known
    numbers: Mapping[str, str]

    def decisions(self, decided: Iterable[Decision]) -> tuple[Decision, ...]:
        """Return what was decided, about the episodes as they are called now."""
        return tuple(self._renamed(one) for one in decided)

    def deliveries(self, owed: Iterable[Delivery]) -> tuple[Delivery, ...]:
        """Return deliveries, about the episodes as they are called now; their keys stay, someone may be sending one."""
        return tuple(self._delivery(one) for one in owed)

    def _delivery(self, one: Delivery) -> Delivery:
        said = one.message
        decided, gathered = self.decisions(said.decisions), self.decisions(said.gathered)
        return replace(one, message=replace(said, decisions=decided, gathered=gathered))

    def _renamed(self, decision: Decision) -> Decision:
        event = decision.event
        return replace(decision, event=replace(event, episode=self.numbers.get(event.episode, event.episode)))


def carried_over(theirs: Known, before: Known, ours: Known) -> CarriedOver:
    """Return what is known with the episodes that we told of since `before`, and others know nothing of.

    What others have decided themselves about an episode, or about a notice of one, goes before what we did.
    """
    told = _Told(theirs, before, ours)
    episodes = tuple(one for one in ours.episodes.values() if told.is_ours_alone(one))
    if not episodes:
        return CarriedOver(theirs, {})
    numbers, names = told.numbers(episodes), told.names(episodes)
    known = told.with_publications(
        {**told.in_common, **{one.id: numbers.get(one.id, one.id) for one in episodes}}, names
    )
    renamed = (_called(one, numbers, names) for one in episodes)
    known = replace(known, episodes={**known.episodes, **{one.id: one for one in renamed}})
    return CarriedOver(told.with_repeats(known, episodes, numbers), numbers)


def to_be_noticed(known: Known) -> Known:
    """Return what is known so that whoever reads finds, with the next commit, that it is more than it believes.

    Each reading writes how its source was read last, well or not, and starts from what it believes of that; of the rest
    it writes, and so compares, only what changes.
    """
    sources = {source: _slightly_before(state) for source, state in known.sources.items()}
    return replace(known, sources=sources)


def _slightly_before(state: SourceState) -> SourceState:
    good, failing = (at and at - timedelta.resolution for at in (state.last_good_at, state.failing_since))
    return replace(state, last_good_at=good, failing_since=failing)


@dataclass(frozen=True, slots=True)
class _Told:
    """What others know by now, what all knew once, and what we have come to know since."""

    theirs: Known
    before: Known
    ours: Known

    @property
    def seen_by_them(self) -> tuple[Publication, ...]:
        """The notices that they have seen since."""
        known = self.theirs.publications.values()
        return tuple(one for one in known if one.id not in self.before.publications)

    @property
    def in_common(self) -> dict[str, str]:
        """The episodes that all knew once: they are called the same by all."""
        return {name: name for name in self.before.episodes}

    def is_ours_alone(self, episode: Episode) -> bool:
        former = self.before.episodes.get(episode.id)
        if former is not None:
            return episode != former and self.theirs.episodes.get(episode.id) == former
        return not any(self._is_known(self.ours.publications[one]) for one in self._own(episode))

    def _own(self, episode: Episode) -> tuple[str, ...]:
        """Return the notices of an episode that are new, or have changed, since."""
        ours, before = self.ours.publications, self.before.publications
        return tuple(one for one in episode.publications if one in ours and ours[one] != before.get(one))

    def _is_known(self, publication: Publication) -> bool:
        """Return whether they have an episode of their own of a notice."""
        former = self.before.publications.get(publication.id)
        if former is not None:
            theirs = self.theirs.publications.get(publication.id, former)
            return set(theirs.episodes) != set(former.episodes)
        listing = Listing(publication.author, (publication.notice,), self.seen_by_them)
        return any(self.theirs.publications[name].episodes for name in recognised(listing).values())

    def numbers(self, episodes: Iterable[Episode]) -> dict[str, str]:
        """Return the names that are taken by another trouble, each with one that nobody has used."""
        taken, numbers = {*self.theirs.episodes, *self.ours.episodes}, dict[str, str]()
        for one in episodes:
            if one.id in self.theirs.episodes and one.id not in self.before.episodes:
                numbers[one.id] = next_id(one.id.rpartition("-")[0], taken)
                taken.add(numbers[one.id])
        return numbers

    def names(self, episodes: Iterable[Episode]) -> dict[str, str]:
        """Return the notices to be carried over, by what we call them, each with its name among theirs."""
        names, number = dict[str, str](), self.theirs.publications_numbered
        for one in dict.fromkeys(name for episode in episodes for name in self._own(episode)):
            if one in self.before.publications:
                names[one] = one
            elif (same := self._same_words(self.ours.publications[one])) is not None:
                names[one] = same
            else:
                number += 1
                names[one] = f"n{number:06}"
        return names

    def _same_words(self, publication: Publication) -> str | None:
        marks = {voice.mark for voice in publication.voices.values()}
        return next((one.id for one in self.seen_by_them if mark_of(one.notice) in marks), None)

    def with_publications(self, numbers: Mapping[str, str], names: Mapping[str, str]) -> Known:
        """Return what they know with our notices, and without ends of nothing: those are looked at once more."""
        anew = {new: self._publication(ours, new, numbers) for ours, new in names.items()}
        numbered = max([self.theirs.publications_numbered, *(int(one.removeprefix("n")) for one in anew)])
        ends = {one.id: one for one in self.seen_by_them if one.id not in anew and _is_end_of_nothing(one)}
        unheard = {line_of(voice.key, voice.mark) for one in ends.values() for voice in one.voices.values()}
        kept = {name: one for name, one in self.theirs.publications.items() if name not in ends}
        listed = {
            source: tuple(one for one in listing if one not in unheard)
            for source, listing in self.theirs.listed.items()
        }
        return replace(self.theirs, publications={**kept, **anew}, listed=listed, publications_numbered=numbered)

    def _publication(self, name: str, anew: str, numbers: Mapping[str, str]) -> Publication:
        ours = self.ours.publications[name]
        episodes = tuple(numbers[one] for one in ours.episodes if one in numbers)
        closed = {numbers[one]: scope for one, scope in ours.closed.items() if one in numbers}
        theirs = self.theirs.publications.get(anew)
        if theirs is None or theirs == self.before.publications.get(anew):
            return replace(ours, id=anew, episodes=episodes, closed=closed, voices=dict(self._voices(ours)))
        merged = tuple(dict.fromkeys((*theirs.episodes, *episodes)))
        return replace(theirs, episodes=merged, closed={**closed, **theirs.closed})

    def _voices(self, publication: Publication) -> Iterator[tuple[Source, Voice]]:
        """Return how each source shows a notice of ours; one that they have read without it has missed it once."""
        for source, voice in publication.voices.items():
            listing = self.theirs.listed.get(source)
            is_missed = listing is not None and line_of(voice.key, voice.mark) not in listing
            yield source, replace(voice, misses=max(voice.misses, 1)) if is_missed else voice

    def with_repeats(self, known: Known, episodes: Iterable[Episode], numbers: Mapping[str, str]) -> Known:
        """Return what is known, with what is to be repeated of episodes until somebody answers."""
        about = {one.id for one in episodes}
        own = (one for one in self.ours.repeats.values() if one.episode in about)
        renamed = (replace(one, episode=numbers.get(one.episode, one.episode)) for one in own)
        others = {key: one for key, one in known.repeats.items() if one.episode not in about - numbers.keys()}
        return replace(known, repeats={**others, **{one.key: one for one in renamed}})


def _called(episode: Episode, numbers: Mapping[str, str], names: Mapping[str, str]) -> Episode:
    return replace(
        episode,
        id=numbers.get(episode.id, episode.id),
        publications=tuple(names.get(one, one) for one in episode.publications),
        closing=_closing_called(episode.closing, names),
        taken_back=_closing_called(episode.taken_back, names),
    )


def _closing_called(closing: Closing | None, names: Mapping[str, str]) -> Closing | None:
    return None if closing is None else replace(closing, by=names.get(closing.by, closing.by))


def _is_end_of_nothing(publication: Publication) -> bool:
    notice = publication.notice
    return notice.kind.value in CLOSING_KINDS and bool(notice.restores.value) and not publication.episodes
