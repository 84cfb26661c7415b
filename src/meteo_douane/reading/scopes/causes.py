"""Which service is at the origin of another's trouble."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from meteo_douane.domain.notice import Scope
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import distinct, is_stating
from meteo_douane.reading.vocabulary.states import State

BACK_END = ("trigo", "intercom", "gun")
"""Services that nobody declares in: others depend on them (domain §2)."""

CAUSE_BEFORE = pattern_of(
    r"\b(?:en raison|a cause|du fait|suite a|suite au|a la suite|consecuti\w+ a|liee?s? a|provoquee?s? par"
    r"|causee?s? par|due?s? a|imputable\w* a|par suite|occasionnee?s? par|resultant|engendree?s? par|faute d"
    r"|compte tenu|privee?s? d|ne recevant plus|n'etant plus (?:aliment|fourni)\w* par|entrainee?s? par|(?:origine"
    r"|cause)\b[^,.;]{0,30}(?:\b(?:est|reside|provient|dans)\b| ?[:(])|provien\w+|\b(?:vient|viennent) d"
    r"|induite?s? par)[^,.;:]{0,60}$"
)
CAUSE_AFTER = pattern_of(
    r"^[^.;]{0,110}?(?:\b(?:impactant|impacts?\b(?! \w+ sur le portail)|affectant|touchant|entrainant|provoquant"
    r"|bloquant|perturbant|empech\w+|entrain\w+|provoqu\w+|bloque(?:nt)?|perturbe(?:nt)?|impacte(?:nt)?|affecte"
    r"(?:nt)?|paralyse(?:nt)?|ralentit|ralentissent|rend|rendant|ce qui|consequences? (?:sur|pour)|repercussions?"
    r"|a pour (?:effet|consequence)|blocage d[eu]|d'ou)\b| [-=]?> )"
)
#: "L'incident avait pour origine un équipement utilisé par l'EDI": what it came from, and not in which modes it was.
OF_ITS_ORIGIN = pattern_of(
    r"\bpour (?:origine|cause)\b|\b(?:origine|cause)\b[^.;:]{0,40} (?:etait|est|se (?:situait|trouvait))\b"
    r"|\b(?:provenait|venait|resultait|etait du|etait due) (?:d[eu']|a)"
)
#: "L'incident s'étend à INTERCOM": it is a victim as well.
SPREADS = pattern_of(
    r"\b(?:s'(?:etend(?:ent)?|est etendu\w*|ajoute(?:nt)?)|se (?:propage|repercute)\w*|gagne(?:nt)?|atteint)\b"
    r"[^.;,]{0,30}$"
)
#: "La liaison GUN est coupée également": as the others are, and not why.
ALSO = pattern_of(r"^[^.;:,]{0,40}\b(?:egalement|aussi|de meme)\b|^,? (?:lui|elle) aussi\b")
#: "Les demandes liées à DELTA IE sont à adresser au SAU": what people ask is no trouble.
OF_REQUESTS = pattern_of(
    r"\b(?:demandes?|questions?|tickets?|sollicitations?|signalements?|appels?|courriels?|mails?|requetes?"
    r"|interrogations?)(?: d[eu'] ?(?:\w+ ?)??(?:assistance|intervention|aide|information|renseignement|support)s?)?"
    r"(?: \w+ment)? liee?s? a[^.;:]{0,60}$"
)
BEING = pattern_of(r"^[^.;,]{0,40}\b(?:etant|ayant|n'etant|ne repondant|ne pouvant)\b[^.;]{0,90},")
ORIGIN = pattern_of(r"^[^.;,]{0,40}\b(?:est|serait|etant) (?:\w+ )?(?:a l'origine|en cause|la cause|responsable)")
#: "…, DELTA T ne lui transmettant plus aucune donnée": what does not come any more is why.
FAILING = pattern_of(
    r" (?:ne |n')(?:(?:lui|leur|y|les?|l[a']) ?)?(?:transm|envoy|repond|fourni|aliment|communiqu|delivr|achemin|emett"
    r"|fonctionn|adress|renvoy|restitu)\w*ant (?:plus|pas)\b(?! non plus)"
)
THEREFORE = pattern_of(
    r"^[^.;,]{0,80}\bdonc (?:pas|plus)\b"
    r"|^\W*(?:par consequent|de ce fait|en consequence|il en resulte|par voie de consequence|en outre, par"
    r"|par ricochet|du coup|par contrecoup|privee?s? d[eu']|n(?:e|'en) (?:recevant|disposant|obtenant)"
    r"|n'etant plus (?:aliment|fourni)"
    r"|faute d[e'] ?(?:\w+ ?){1,2},)"
    r"|^[^.;,]{0,40}, qui en depend"
)


def causes_of(message: Testimony) -> tuple[str, ...]:
    """Return the services at the origin of the trouble of others."""
    found: list[str] = []
    for index, clause in enumerate(message.clauses):
        own = [
            name.service
            for name in clause.names
            if not name.is_collective and _is_cause(name.start, name.end, clause, message.clauses)
        ]
        found += own if is_stating(clause) and clause.state is not State.FINE else []
        if not own and THEREFORE.match(clause.folded) and clause.names and index:
            found += (
                name.service
                for name in message.clauses[index - 1].names
                if message.clauses[index - 1].state is State.DOWN
            )
    found += _back_end(message)
    return distinct(found)


def _back_end(message: Testimony) -> Iterator[str]:
    """Yield what other services work with and is itself down: whatever else is down, is so for that."""
    for said in message.said:
        is_titled = said.state in (State.DOWN, State.NOTHING) and said.clause.topic is Topic.TITLE
        if said.service in BACK_END and is_titled and not _is_reached(said.service, message.clauses):
            yield said.service


def _is_reached(service: str, clauses: Sequence[Clause]) -> bool:
    """Whether the trouble of others is said to have come to a service."""
    named = ((name, each.sentence) for each in clauses for name in each.names if name.service == service)
    return any(
        SPREADS.search(sentence.words.folded[: name.start - sentence.start])
        or ALSO.match(sentence.words.folded[name.end - sentence.start :])
        for name, sentence in named
    )


def causes_beside(message: Testimony, causes: tuple[str, ...], affects: Scope) -> tuple[str, ...]:
    """Return the causes if another service is their victim."""
    victims = [each for each in affects.services if each not in causes]
    return tuple(each for each in causes if any(not message.is_kin(each, victim) for victim in victims))


def _is_cause(start: int, end: int, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether the words around a name put it at the origin of another's trouble."""
    sentence = clause.sentence
    before = sentence.words.folded[: start - sentence.start]
    after = sentence.words.folded[end - sentence.start :]
    if OF_REQUESTS.search(before):
        return False
    if CAUSE_BEFORE.search(before) or ORIGIN.match(after) or (before.rstrip().endswith(",") and FAILING.match(after)):
        return True
    others = [name.start for each in clauses if each.sentence is sentence for name in each.names if name.start > end]
    if not others:
        return False
    between = after[: others[0] - end]
    leads = CAUSE_AFTER.match(between) is not None and not re.search(
        r"\b(?:par|n'|ne|qui est|sans)\b|\b(?:est|sont) (?:\w+ )?(?:bloqu|ralenti|paralys)", between
    )
    return leads or BEING.match(after) is not None
