"""A clause: one subject with one state, and how it tells that state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.passages import Sentence
from meteo_douane.reading.text.blanks import blanked
from meteo_douane.reading.text.modes import ModeMention
from meteo_douane.reading.text.names import NameMention
from meteo_douane.reading.vocabulary.alert_words import IN_FORCE_AGAIN
from meteo_douane.reading.vocabulary.called_off_words import OF_NO_WORKS, UNDONE
from meteo_douane.reading.vocabulary.state_stems import BROKEN, MOVES_TO, NO_AUXILIARY, NO_WORKS, STANDING, TROUBLES
from meteo_douane.reading.vocabulary.states import Predicate, Sort, State
from meteo_douane.reading.vocabulary.works_resumed import WORKS_GO_ON

#: "Annulation pour ROSA", and none of an end.
A_CANCELLATION = pattern_of(
    r"\bannulation\b(?! (?:d(?:u |e la |e l'|'|e ))?"
    r"(?:message|bulletin|bip|alerte|fin|levee|report|declaration))(?! ?:)"
)
#: Works that take place all the same, and works that do not.
UPHELD = pattern_of(
    r"(?<!pas )(?<!plus )\b(?:maintenue?s?|confirmee?s?|inchangee?s?)\b"
    r"|\b(?:reste|demeure)(?:nt)? (?:prevu|programme|planifie)e?s?\b|\b(?:aura|auront) bien lieu\b"
)
AS_PLANNED = pattern_of(r"\bcomme (?:prevue?|annoncee?|programmee?)s?\b")
CALLED_OFF = pattern_of(
    r"(?<!pas )(?<!pourrait etre )(?<!pourra etre )(?<!peut etre )\b(?:annule|supprime|abandonne)e?s?\b"
    r"|\bnous annulons\b|\bn'aur(?:a|ont) (?:\w+ )?pas lieu\b"
    r"|\bn'(?:a|ont) (?:\w+ )?pas eu lieu\b"
    rf"|{NO_WORKS}"
)
#: What has no name of its own: "annulée uniquement pour la fonction de saisie".
_A_PART = (
    r"(?:pour|sur|dans|en ce qui concerne) (?:l[ae]s? |l'|une? |cette |ce )?(?:seule?s? )?(?:volet|partie|module"
    r"|fonction|fonctionnalite|composant|phase|environnement|perimetre)s?\b(?! (?:a l'|en |d')?(?:import|export))"
)
_ALONE = r"(?:uniquement|seulement|exclusivement)"
_ONLY_A_PART = _A_PART.replace("(?:seule?s? )?", "seule?s? ")
OFF_IN_PART = pattern_of(
    rf"(?<!pas )\b(?:annule|supprime|abandonne)e?s?,? (?:\w+ )?(?:{_ALONE} {_A_PART}"
    rf"|{_A_PART}[^.;:,]{{0,40}}? {_ALONE}\b|{_ONLY_A_PART}|en partie\b|partiellement\b)"
    r"|\bpartiellement (?:annule|supprime)e?s?\b"
)
#: "Un temps annulée, la maintenance est finalement maintenue."
UPHELD_AFTER_ALL = pattern_of(
    r"\b(?:annule|supprime|abandonne)e?s?\b[^.;:]{0,60}?\b(?:finalement|en definitive|malgre tout|tout de meme|bien)"
    r" (?:maintenu|confirme)e?s?\b"
)
#: "ECS est retiré de l'opération", "n'est plus concerné": works that take place without it.
TAKEN_OUT = pattern_of(
    r"\b(?:retire|exclu|exempte|dispense|sorti|ote)e?s? d(?:e la |e l'|es |e cette |u )"
    r"(?:maintenance|intervention|operation|travaux|coupure|programme|perimetre|liste)"
    r"|\b(?:sort|sortent) d(?:u perimetre|u programme|e l'operation|e la maintenance)\b"
    r"|\b(?:n'est|ne sont|ne sera|ne seront) (?:\w+ )?plus (?:concerne|vise|impacte|touche)e?s?\b"
)
#: "Annulée pour ROSA uniquement": for the others it is not.
FOR_IT_ALONE = pattern_of(
    r"\b(?:uniquement|seulement|exclusivement|seule?s?|en partie|partiellement)\b|\bne (?:\w+ )?concern\w+ que\b"
)
KEPT = pattern_of(r"\bmaintien (?:pour|en|sur|d[eu])\b")
#: "L'opération se limitera à RITA", "ne concernera plus que l'EDI": what is left of it.
NO_MORE_THAN = pattern_of(
    r"\b(?:maintenance|intervention|operation|travaux|coupure|interruption|fermeture|indisponibilite|arret|elle"
    r"|ils?)s?\b"
    r"[^.;:]{0,60}?\b(?:(?:se limiter(?:a|ont)|(?:sera|seront|est|sont) (?:\w+ )?(?:limite|restreint|reduit)e?s?)"
    r" (?:a|au|aux)\b"
    r"|(?:ne |n')(?:concern|port|affect|touch|impact|vis)(?:e|ent|era|eront) (?:\w+ )?(?:plus )?(?:sur )?qu(?:e|'))"
)
#: "L'accès est maintenu en EDI": no works are.
ACCESS_KEPT = pattern_of(
    r"\b(?:services?|acces|teleprocedures?|applications?|teleservices?|modes?|dti\+?|edi|fonctionnement|ouvertures?)"
    r"(?: (?!maintenance|coupure|intervention|operation|interruption)[\w+]+){0,3}?"
    r" (?:est|sont|sera|seront|reste|restera) (?:\w+ )?(?:maintenu|confirme)e?s?\b"
)
#: "Elle est maintenue pour RITA": the very works of which one service is taken out.
THE_SAME_WORKS = pattern_of(
    r"^\W*(?:(?:mais|et|toutefois|cependant|en revanche),? )?(?:elle|celle-ci|(?:l'|la |cette )"
    r"(?:maintenance|intervention|operation|interruption|coupure)) (?:\w+ )?(?:est|reste|demeure|aura)\b"
)
RETROSPECT = pattern_of(
    r"\b(?:a|ont) (?:ete|connu|subi)\b|\b(?:avait|avaient|etait|etaient|fut|furent)\b"
    r"|\b(?:faisai|provenai|resultai|decoulai)(?:t|ent)\b"
)
CLOSED_WINDOW = pattern_of(
    r"\bentre (?:le )?(?:(?:[a-z]+di|dimanche|hier) )?\d[^.;]* et |\bdu (?:\w+ )?\d[^.;]* au (?:\w+ )?\d"
    r"|\b(?:a ete|ont ete|(?:est|sont|etait|etaient) restee?s?) [^.;]*\bde \d[^.;]* a \d"
    r"|^\W*(?:[^.;,]{0,25} )?de \d{1,2} ?h[^.;,]* a \d{1,2} ?h[^.;,]*, [^.;]*\b(?:n'a|n'ont) (?:pas|plus) ete\b"
)
#: "Les DAE déposés entre 8h et 9h sont toujours bloqués": the hours are theirs, and not those of the trouble.
STILL_NOW = pattern_of(
    r"\b(?:(?:est|sont) (?:toujours|encore|desormais)|(?:reste|demeure|subsiste|persiste)(?:nt)?"
    r"|(?:n'est|ne sont|n'a|n'ont) (?:toujours|encore) pas|(?:n'est|ne sont) pas encore)\b"
)
PAST = pattern_of(
    rf"(?<!jusqu')(?<!suite )(?<!grace )(?<!face )(?<!quant )(?<!rapport )(?<!due )(?<!dues )(?<!liee )(?<!liees )"
    rf"(?<!lie )(?<!lies )(?<!conduit )(?<!consecutif )(?<!imputable )\b(?:a(?! {NO_AUXILIARY}\b)|ont"
    r"|avait|avaient|etait|etaient|ayant|eut|fut|restee?s?) (?!\w+ (?:de|a) nouveau)(?:\w+ )?\w+"
    r"|\b(?:survenu|constate|apparu|intervenu|signale|rencontre|observe|publie)\w*"
    r"|\bqui (?:rend|bloqu|empech|affect|touch|perturb|ralentiss|impact)ai(?:t|ent)\b"
)
#: "Bloqué à Roissy": where, and no past.
AT_A_PLACE = pattern_of(rf"(?P<broken>\b{BROKEN}\w*) a\b")
#: "L'export a de nouveau lâché", "a replanté": told as past, and nothing says that it is back.
FAILED_AGAIN = pattern_of(r"\b(?:a|ont) (?:(?:de|a) nouveau\b|re(?:chute|plante|lache|tombe))")
#: Said of a trouble in the present, by whatever word.
PRESENT = pattern_of(
    rf"(?<!d[ue] )(?<!des )(?<!de l')(?<!de la )\b{TROUBLES} (?:(?:est|sont) )?(?:actuellement )?en cours\b"
    r"|\b(?:survenu|apparu|constate|intervenu|rencontre)e?s?\b[^.;,]*(?<! a)(?<! ont)(?<! ayant) "
    r"(?:affecte|perturbe|touche|impacte|bloque|empeche|prive|ralentit|ralentisse|rend|interdit|retarde|degrade|gene)"
    r"(?:nt|ent)? (?!par\b|plus\b|pas\b)"
    r"|(?<!\ba )(?<!ont )(?<!vait )(?<!avons )(?<!ayant )\b(?:rencontre(?:nt)?|connait|connaissent|subit|subissent)"
    r" (?:(?:\w+ment|aussi|encore|toujours|desormais|eux aussi|elles aussi),? ){0,2}"
    r"(?:des?|une?|l[ae]s?|d'\w+)\b|\b(?:rencontrons|connaissons|subissons|constatons|observons)\b"
    r"|(?<!\bne )(?<!\bn')\b(?:affiche|renvoie|retourne|presente|genere|remonte)(?:nt)? "
    rf"(?:(?:\w+ment|encore|toujours) )?(?:des|une?|l[ae]s?|cette|cet?) (?:\w+ )?{TROUBLES}\b"
    rf"|\b(?:tombe|finisse|parte)(?:nt)? en (?:\w+ )?{TROUBLES}\b"
    # "Un nouvel incident": without a verb, or where a text is cut short.
    rf"|^\W*(?:une? )?nouve(?:l|lle|au) {TROUBLES}(?: (?:sur|dans|en|pour|d[eu]) [^.;,]{{0,40}})?\W*$"
    r"|\b(?:est|sont) (?:\w+ment )?(?:constate|observe|signale)e?s?\b"
    rf"|\b{MOVES_TO}\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One subject with one state; places count from the beginning of the message."""

    start: int
    end: int
    folded: str
    sentence: Sentence
    state: State
    predicates: tuple[Predicate, ...] = ()
    names: tuple[NameMention, ...] = ()
    modes: tuple[ModeMention, ...] = ()
    inherited: tuple[NameMention, ...] = ()
    """The subject of the clause before it in its sentence, where it names no service of its own."""
    is_fallback: bool = False
    is_exception: bool = False
    is_part_left: bool = False
    """Whether it excepts from a return what no name or mode tells: "sauf pour les déclarations H1"."""
    is_announced: bool = False
    """Whether a return that it tells is announced for later, or is a heading that nothing answers."""
    is_bound: bool = False
    """Whether its subject is the end before it, of which it tells what alone is back, or what is not."""

    @property
    def mentions(self) -> tuple[NameMention | ModeMention, ...]:
        """The services and modes that it names, the services first."""
        return (*self.names, *self.modes)

    @property
    def unnamed(self) -> str:
        """Its words with blanks for the services and modes that it names."""
        return blanked(self.folded, self.start, self.mentions)

    @property
    def topic(self) -> Topic:
        """What it is about, from the heading above it."""
        return self.sentence.topic

    @property
    def is_standing(self) -> bool:
        """Whether a trouble that it tells goes on, rather than being told of the past."""
        if CLOSED_WINDOW.search(self.folded) and not STILL_NOW.search(self.folded):
            return False
        if self.is_exception or STANDING.search(self.folded):
            return True
        if self.state is State.DOWN and any(
            each.search(self.folded) for each in (PRESENT, IN_FORCE_AGAIN, FAILED_AGAIN, WORKS_GO_ON)
        ):
            return True
        verbs = [each for each in self.predicates if not each.is_noun and each.state is State.DOWN]
        return bool(verbs) and not PAST.search(AT_A_PLACE.sub(r"\g<broken>", self.folded))

    @property
    def is_finished(self) -> bool:
        """Whether its sentence has its full stop: one cut short may have gone on to say the contrary."""
        return self.sentence.words.folded.rstrip(' )"')[-1:] in (".", "!", ";")

    @property
    def has_verb(self) -> bool:
        """Whether a verb tells its state, rather than a noun alone."""
        return any(not each.is_noun and each.state is self.state for each in self.predicates)

    @property
    def is_upheld(self) -> bool:
        """Whether works take place all the same."""
        as_planned = self.is_planned and AS_PLANNED.search(self.folded) and not self.is_called_off
        return UPHELD.search(self.folded) is not None or bool(as_planned)

    @property
    def is_called_off(self) -> bool:
        """Whether works do not take place."""
        return CALLED_OFF.search(OF_NO_WORKS.sub("", self.folded)) is not None and UNDONE.search(self.folded) is None

    @property
    def is_not_called_off_after_all(self) -> bool:
        """Whether works take place, but for a part that is no service, or were called off only for a while."""
        return any(words.search(self.folded) for words in (OFF_IN_PART, UPHELD_AFTER_ALL))

    @property
    def is_taken_out(self) -> bool:
        """Whether works take place, but not on what it names."""
        return bool(self.names) and TAKEN_OUT.search(self.folded) is not None

    @property
    def is_dropped(self) -> bool:
        """Whether works do not take place on what it names, in the modes that it names."""
        is_told = self.is_called_off or A_CANCELLATION.search(self.folded) is not None
        return bool(self.names or self.modes) and (is_told or TAKEN_OUT.search(self.folded) is not None)

    @property
    def is_kept(self) -> bool:
        """Whether works take place on what it names, in the modes that it names, if not on all that was announced."""
        if not (self.names or self.modes) or self.is_dropped:
            return False
        is_upheld = self.is_upheld and not ACCESS_KEPT.search(self.folded)
        return is_upheld or KEPT.search(self.folded) is not None or NO_MORE_THAN.search(self.folded) is not None

    @property
    def is_planned(self) -> bool:
        """Whether the trouble is told in the future."""
        return any(each.sort is Sort.PLANNED for each in self.predicates)


def settled(predicates: Iterable[Predicate]) -> State:
    """Return what one clause says after all: its last verb decides, else its nouns, a return before a trouble."""
    told = [each for each in predicates if each.state not in (State.AHEAD, State.NOTHING)]
    verbs = [each.state for each in told if not each.is_noun]
    nouns = [each.state for each in told if each.is_noun]
    if verbs and set(verbs) == {State.SAME}:
        return State.SAME
    if verbs:
        last = [state for state in verbs if state is not State.SAME][-1]
        return State.UP if last in (State.OPEN, State.FINE) and State.UP in (*verbs, *nouns) else last
    if nouns:
        return State.UP if State.UP in nouns else State.DOWN if State.DOWN in nouns else nouns[-1]
    return State.AHEAD if any(each.state is State.AHEAD for each in predicates) else State.NOTHING
