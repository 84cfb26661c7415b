"""What the kind of a message is read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from meteo_douane.domain.catalogue import PORTAL
from meteo_douane.domain.notice import Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import FOR_IT_ALONE, THE_SAME_WORKS, Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.text.blanks import blanked
from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.kind_words import ALERT, CANCEL, TROUBLE
from meteo_douane.reading.vocabulary.shown_states import CLOSED
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.works_words import WORKS

#: What stands there tells no state of a service.
SILENT = (Topic.INSTRUCTIONS, Topic.EARLIER, Topic.FORMER, Topic.NEXT, Topic.PUBLISHED)


#: "[RESOLU] DELTA T – indisponibilité EDI": a status.
TAG = pattern_of(rf"^\W{{0,2}}[\[(] ?(?P<state>{CLOSED.pattern}) ?[\])]")
_OF_A_SERVICE = (
    r"n|no|numero|delta|services?|teleprocedures?|applications?|modes?|volets?|flux|en|sur|de|d|du"
    r"|des|le|la|les|l|et|pour|a|au|totale?|generale?|partielle?|import|export"
)
#: "Alerte – DELTA IE (terminée)", "Clos – Alerte DELTA IE": the same beside all that a title says of a trouble; of
#: works it is of those.
TAG_BEHIND = pattern_of(
    rf"(?:\W|\d|\b(?:{TROUBLE}|{_OF_A_SERVICE})\b)*?"
    rf"[\[(] ?(?P<state>{CLOSED.pattern})(?: (?:a|le|depuis) [\dh:/ ]+)? ?[\])]\W*"
    rf"|\W{{0,2}}(?P<first>{CLOSED.pattern}) ?[-–:|] ?(?:l'|la |le )?{TROUBLE}\b(?:[^\w.;]|\d|\b(?:{_OF_A_SERVICE})\b)*"
)
#: "DELTA IE – résolu", "Incident clos – DELTA IE": the same, set apart by a dash.
_A_SERVICE = r"(?:\W|\d|\b(?:n|no|delta|services?|teleprocedures?|modes?|volets?|en|sur|de|d|du|le|la|l|et)\b){1,80}?"
TAG_APART = pattern_of(
    rf"{_A_SERVICE}[-–:|,/] ?(?P<state>{CLOSED.pattern})\W*"
    rf"|\W{{0,2}}(?:(?:incident|panne|probleme|alerte|anomalie) )?(?P<first>{CLOSED.pattern}) ?[-–:|/]{_A_SERVICE}"
)
_OF_WORKS = pattern_of(WORKS)
LONGEST_HEADLINE = 120
LONGEST_LABEL = 20
"""Characters of a sentence that only says what the message is: "Alerte.", "Alerte en cours."."""
DATELINE = pattern_of(r"(?:publie|emis|diffuse|mis en ligne|mis a jour|le |sau\b|\d)[^a-z]*\d")
#: "Celle du 11 mars est maintenue": the other works are others.
ONE_OF_SEVERAL = pattern_of(r"\b(?:celles?|celui|ceux) d[ue] (?:(?:[a-z]+di|dimanche|demain) )?\d")

#: "L'autorisation donnée à 9h est annulée": leave, and no works.
A_LEAVE = pattern_of(r"^\W*(?:l'|cette )autorisation\b")
#: "Annulation de la maintenance ROSA": of what its text upholds, the message is not.
CALLED_OFF_IN_TITLE = pattern_of(r"\bannul(?:ation|ee?)s?\b(?! (?:partiel|pour (?:une )?partie|en partie))")
#: "Maintenance DELTA G annulée sauf le 12", "annulée le 12 uniquement", "celle du 12 est maintenue": the rest is not.
_OFF = r"(?:annul(?:ation|ee?s?)|supprimee?s?|abandonnee?s?|n'aur(?:a|ont) (?:\w+ )?pas lieu)\b"
_WHEN = r"(?:le \d|l[ae] (?:nuit|matin\w*|soir\w*|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|\w+di \d)"
KEPT_IN_PART = pattern_of(
    rf"\b{_OFF}[^.;]{{0,60}}?\b(?:sauf|hors|hormis|excepte|a l'exception d\w+|a l'exclusion d\w+|en dehors d\w+)'?"
    r"(?! ?(?:avis|contrordre|contre-ordre|indication|mention|erreur|imprevu|incident|cas|en cas|information|si"
    r"|delai)\b)"
    rf"(?! ?(?:en |pour |l[ae]s? |l')*(?:modes? )?(?:dti|edi|{SERVICE})\b)"
    rf"|\b{_OFF}[^.;]{{0,40}}?\b(?:uniquement|seulement|exclusivement) (?:pour )?{_WHEN}"
    rf"|\b{_OFF}[^.;]{{0,40}}?\b{_WHEN}[^.;]{{0,30}}? (?:uniquement|seulement|exclusivement)\b"
    rf"|\b{_OFF} (?:pour|sur|dans|a|au|aux|chez) (?:(?!(?:[dl]')?(?:dti|edi|import|export|{SERVICE}))[a-z'-]+ ){{1,6}}?"
    r"(?:uniquement|seulement|exclusivement)\b"
    rf"|\bannul\w+ (?:\w+ )?(?:partiel(?:le)?(?:ment)?|en partie|pour partie)\b|\bpartiellement annul"
    rf"|\b{_OFF}[^;]{{0,60}}?[,.(–-] ?(?:mais )?"
    rf"(?:(?:celles?|ceux) (?:d[eu]|prevues?|pour)|l'autre|les autres|le reste) [^.;:,]{{2,40}}?"
    r" (?:(?:est|sont|reste|restent) )?(?:bien )?(?:maintenue?s?|confirmee?s?|inchangee?s?)\b"
)
#: "Annulation de la maintenance ROSA (RITA maintenue)": first of all a cancellation.
TITLED_CANCELLATION = pattern_of(r"^\W*annulation\b(?! partiel)")


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of a message by their place, folded; `nature` is what a label of the text calls it."""

    title: str
    body: str
    nature: str
    status: str
    section: str
    clauses: tuple[Clause, ...]
    titled: tuple[Clause, ...] = field(init=False, repr=False, compare=False)
    """The clauses of the title."""
    heard: tuple[Clause, ...] = field(init=False, repr=False, compare=False)
    """The clauses that tell the state of services: no instructions, no fallback, no earlier message."""
    told: tuple[Clause, ...] = field(init=False, repr=False, compare=False)
    """The same, of the text alone."""

    def __post_init__(self) -> None:
        heard = tuple(each for each in self.clauses if each.topic not in SILENT and not each.is_fallback)
        object.__setattr__(self, "titled", tuple(each for each in self.clauses if each.topic is Topic.TITLE))
        object.__setattr__(self, "heard", heard)
        object.__setattr__(self, "told", tuple(each for each in heard if each.topic is not Topic.TITLE))

    @property
    def stated(self) -> str:
        """What a label of the text ("Statut : clos") says of it, if that is all that it says, and of now."""
        stated = (each for each in self.clauses if each.topic is Topic.STATE)
        return next((each.folded.strip(" .") for each in stated if each.state is not State.AHEAD), "")

    @property
    def tag(self) -> str:
        """What brackets at the head of the title say of its state, if that is that it is over: "[RESOLU] …"."""
        named = self._title_without_names()
        found = TAG.match(self.title) or TAG_BEHIND.fullmatch(named) or TAG_APART.fullmatch(named)
        return next(each for each in found.groups() if each) if found else ""

    def _title_without_names(self) -> str:
        """Return the title with blanks in the place of the services and modes that it names."""
        return blanked(self.title, 0, (each for one in self.titled for each in one.mentions))

    @property
    def whole(self) -> str:
        """The title and the text."""
        return f"{self.title}\n{self.body}"

    @property
    def headline(self) -> str:
        """The first sentence of the text: where the title says nothing, it may be the true one."""
        told = (each.sentence.words.folded.strip() for each in self.told)
        first = next((words for words in told if not DATELINE.match(words)), "")
        is_label = len(first) <= LONGEST_LABEL
        return "" if (first.endswith(".") and not is_label) or len(first) > LONGEST_HEADLINE else first

    @property
    def upheld(self) -> list[Clause]:
        """The clauses that say that works of the message take place all the same, while others may be called off."""
        told = [
            each
            for each in self.told
            if (each.is_upheld and self.is_of_its_works(each))
            or self._is_left_of_its_works(each)
            or each.is_not_called_off_after_all
        ]
        kept = [each for each in self.heard if KEPT_IN_PART.search(each.sentence.words.folded)]
        return told or kept or [each for each in self.heard if self._is_beside_a_part(each)]

    def _is_beside_a_part(self, clause: Clause) -> bool:
        """Whether works take place on what it names, or in its modes, and not on others of the title, or in others."""
        is_titled = clause.topic is Topic.TITLE
        called_off = TITLED_CANCELLATION if is_titled else CALLED_OFF_IN_TITLE
        if not clause.is_kept or called_off.search(self.title):
            return False
        dropped = [each for each in self.heard if each.is_dropped]
        if clause.modes and any(each.modes for each in dropped):
            return bool(modes_of([clause]) - modes_of(dropped))
        beside = dropped if is_titled else [each for each in self.titled if each.is_taken_out]
        return bool(beside) and bool(_services_of([clause]) - _services_of(dropped))

    def _is_left_of_its_works(self, clause: Clause) -> bool:
        """Whether works that are called off for some services alone take place for another one, which it names."""
        off = [each for each in self.told if each.is_called_off and each.names and each.start < clause.start]
        own = {name.service for each in off for name in each.names}
        if not off or clause.is_called_off or not any(name.service not in own for name in clause.names):
            return False
        if CALLED_OFF_IN_TITLE.search(self.title):
            return False
        is_same = clause.is_upheld and THE_SAME_WORKS.match(clause.folded) is not None
        return is_same or (clause.is_planned and any(FOR_IT_ALONE.search(each.folded) for each in off))

    def is_of_its_works(self, clause: Clause) -> bool:
        """Whether a clause names a service that is in question; if the title names some, others are not."""
        titled = {name.service for each in self.titled for name in each.names}
        named = {name.service for name in clause.names}
        is_any = bool(named) and (not titled or PORTAL in titled | named)
        are_kin = any(is_kin(one, other) for one in named for other in titled)
        return is_any or are_kin or ONE_OF_SEVERAL.search(clause.folded) is not None

    @property
    def tells_of_a_service(self) -> bool:
        """Whether there is a text, on some service: "information" in its title makes it no harmless one."""
        return any(each.names for each in self.heard) and bool(self.body.strip())


def _services_of(clauses: Iterable[Clause]) -> set[str]:
    return {name.service for each in clauses for name in each.names}


def modes_of(clauses: Iterable[Clause]) -> set[Mode]:
    """Return the modes that clauses name."""
    return {mode for each in clauses for listed in each.modes for mode in listed.modes}


def without_fallback_called_off(words: str, clauses: Iterable[Clause]) -> str:
    """Return words without those that call off the fallback alone: "la procédure de secours est annulée"."""
    for clause in clauses:
        if not (clause.is_fallback or A_LEAVE.search(clause.folded)):
            continue
        if not (_OF_WORKS.search(clause.folded) or ALERT.search(clause.folded)):
            told = CANCEL.sub(lambda found: re.sub(r"\w", "-", found.group()), clause.folded)
            words = words.replace(clause.folded, told)
    return words


def is_part(code: str, other: str) -> bool:
    """Return whether a code is one of the tree below another, as codes are written (contract §2)."""
    return code.startswith(f"{other}-")


def is_kin(one: str, other: str) -> bool:
    """Return whether two codes are of one service, or one of a part of the other."""
    return one == other or is_part(one, other) or is_part(other, one)


def states_of(clauses: Iterable[Clause]) -> set[State]:
    """Return the states that clauses tell."""
    return {each.state for each in clauses}
