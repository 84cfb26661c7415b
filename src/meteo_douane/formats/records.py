"""A record, fact by fact, into an item."""

from __future__ import annotations

import re

from meteo_douane.formats.calm import is_calm_of_something
from meteo_douane.formats.datelines import is_dateline, is_hour, is_timed
from meteo_douane.formats.furniture import is_furniture
from meteo_douane.formats.item import Item
from meteo_douane.formats.states import is_in_order, is_state, is_status
from meteo_douane.formats.titles import NamesAService
from meteo_douane.formats.tree import Field, Line, Record
from meteo_douane.formats.words import asserts, folded, is_modes, is_section, opens_message, speaks_of_trouble
from meteo_douane.patterns import pattern_of

_TITLE = pattern_of(r"(?:l')?(?:objet|titre|intitule|sujet|libelle|evenement|resume|designation)\b")
_SERVICE = pattern_of(r"(?:tele)?(?:services?|procedures?(?! de)|teleprocedures?|applications?|systemes?)\b")
#: A column that says in which mode a service is as the next one tells: "DTI", "Saisie en ligne, EDI", "Tous modes".
_OF_MODES = pattern_of(r"(?:modes?|cana(?:l|ux)|acces|(?:modes? de )?transmission)\b")
_NATURE = pattern_of(r"(?:nature|type|categorie|kind)\b")
_PUBLISHED = pattern_of(
    r"(?:date(?: et heure)? (?:de |d')(?:publication|mise en ligne|emission|diffusion)|publi|mise? en ligne|emis"
    r"|diffus|dates?(?: et heures?)?$|le$|jour$|horodatage)"
)
#: Where no column tells when a row was published: when it was written.
_WRITTEN = pattern_of(r"(?:date(?: et heure)? (?:de |d')(?:creation|ajout|saisie)|(?:cree|ajoute|saisi)e?s?(?: le)?$)")
_HOUR = pattern_of(r"heures?(?: de (?:publication|mise en ligne|diffusion))?")
#: Beside the name of a part of the page: it has no message.
_NONE = pattern_of(r"(?:neant|aucune?s?(?: messages?| alertes?)?|ras|rien(?: a signaler)?|sans objet|0|[-/–]+)[ .]*")
#: "Date" beside "Heure de début" and "Heure de fin", or "Créneau": the day of works, and none of publication.
_DAY = pattern_of(r"(?:dates?|le|jour)$")
_HOURS_OF_WORKS = pattern_of(
    r"(?:heures? (?:de |du )?(?:debut|fin|reprise|coupure)|debut|fin|horaires?|creneaux?|plages?(?: horaires?)?"
    r"|de|duree)\b"
)
_STATUS = pattern_of(r"(?:etat|statut|situation|avancement|status|suivi)\b")
_MESSAGE = pattern_of(
    r"(?:messages?|textes?|contenu|descriptions?|descriptif|details?|commentaires?|informations?|observations?)\b"
)


#: Columns of lists of people, of files and of links.
_OF_A_DIRECTORY = pattern_of(
    r"(?:telephone|tel\b|courriels?|mails?|e-mails?|adresses?|contacts?|horaires?(?: d'ouverture)?|taille|poids|format"
    r"|modifie par|auteur|cree par|liens?|url|responsables?|bureaux?|documentation|documents?|fichiers?|versions?"
    r"|guides?|acces|telecharger)\b"
)
_OF_A_GLOSSARY = pattern_of(
    r"(?:signification|definition|sigle|acronyme|abreviation|nombre|total|quantite|compteur|couleur|pictogramme|icone)"
)
_OF_A_MESSAGE = pattern_of(
    r"(?:l')?(?:objet|titre|intitule|sujet|libelle|evenement|nature|types?(?: d|$)|messages?|etat|statut|status"
    r"|situation|debut|fin\b|motif|description|impact|procedure de secours"
    r"|date(?: et heure)? (?:de |d')(?:publication|debut|emission|interruption|coupure)"
    r"|(?:application|service|systeme|teleservice)s? (?:impact|concern|touch|affect)|mise? en ligne"
    r"|publi)"
)


def item_of_record(record: Record, names_a_service: NamesAService, section: str) -> Item | None:
    """Return the item that the facts of a record make, or None if they are all empty, or tell of no message."""
    facts = [fact for fact in record.fields if fact.text or _pictures(fact)]
    if not any(fact.text for fact in facts) or _tells_of_none(facts):
        return None
    published = _published(facts)
    status = _first(facts, _STATUS)
    head = _head(facts, names_a_service)
    title, *below = _title_and_rest(head)
    hour = _hour_of(published.text if published else section, facts)
    apart = (published, hour, None if status is None or is_state(status.text) else status)
    told = [fact for fact in facts if fact not in apart and not _is_said(fact, head)]
    return Item(
        title=title,
        text="\n".join([*below, *(line for fact in told for line in _lines(fact))]),
        id=record.anchor or _href(facts) or "",
        published_at=next((line.moment for fact in facts for line in fact.lines if line.moment), None),
        dateline=_dateline(published, hour, section),
        url=_href(facts),
        section=section,
        status=_status(status, facts),
    )


def _tells_of_none(facts: list[Field]) -> bool:
    """Whether a row tells that a part of the page has no message: "Alertes en cours" beside "Néant"."""
    others = [fact for fact in facts if not (is_section(fact.text) or _is_of_a_kind(fact))]
    is_of_a_part = bool(others) and len(others) < len(facts)
    return is_of_a_part and all(
        _NONE.fullmatch(folded(fact.text)) or is_calm_of_something(fact.text) for fact in others
    )


def _is_of_a_kind(fact: Field) -> bool:
    return _NATURE.match(folded(fact.label)) is not None and is_status(fact.text)


def _published(facts: list[Field]) -> Field | None:
    """Return the fact that tells when a message was published, and not on which day works are."""
    published = _first(facts, _PUBLISHED, only_dates=True) or _first(facts, _WRITTEN, only_dates=True)
    is_bare = published is not None and _DAY.fullmatch(folded(published.label)) and not is_timed(published.text)
    is_of_works = any(_HOURS_OF_WORKS.match(folded(fact.label)) and is_timed(fact.text) for fact in facts)
    return None if is_bare and is_of_works else published


def _hour_of(day: str, facts: list[Field]) -> Field | None:
    """Return the fact that tells at what hour of a day a message was published, where both stand apart."""
    if not is_dateline(day) or is_timed(day):
        return None
    return next((fact for fact in facts if _HOUR.fullmatch(folded(fact.label)) and is_hour(fact.text)), None)


def _dateline(published: Field | None, hour: Field | None, section: str) -> str:
    """Return the date of publication, its day from the heading of several rows if they have none of their own."""
    day = published.text if published else section
    if not is_dateline(day):
        return ""
    return f"{day} à {hour.text}" if hour else day


def has_title(record: Record) -> bool:
    """Whether one of the facts of a record is its title."""
    return _first([fact for fact in record.fields if fact.text], _TITLE) is not None


def is_self_standing(record: Record) -> bool:
    """Whether a record is a message, and not a detail of one: it has a title, or a kind and a date of publication."""
    if has_title(record):
        return True
    facts = [fact for fact in record.fields if fact.text]
    is_published = _first(facts, _PUBLISHED, only_dates=True) is not None
    return is_published and any(_first(facts, label) is not None for label in (_SERVICE, _NATURE, _MESSAGE))


def is_directory(record: Record) -> bool:
    """Whether a row tells whom to call, what to fetch or what a word means, and nothing of how a service is."""
    labels = [folded(fact.label) for fact in record.fields]
    if any(map(_OF_A_GLOSSARY.match, labels)):
        return not any(is_dateline(fact.text) for fact in record.fields)
    if not any(map(_OF_A_DIRECTORY.match, labels)) or any(map(_OF_A_MESSAGE.match, labels)):
        return False
    return not any(asserts(fact.text) and speaks_of_trouble(fact.text) for fact in record.fields)


def lines_of_record(record: Record) -> list[Line]:
    """Return the facts of a record as lines of the message that it is a detail of."""
    facts = [fact for fact in record.fields if fact.text]
    published = _published(facts)
    status = _first(facts, _STATUS)
    modes = [fact for fact in facts if _is_of_modes(fact)] if record.is_row and status else []
    services = [fact for fact in facts if modes and _SERVICE.match(folded(fact.label))]
    lines: list[Line] = []
    for fact in facts:
        if fact is published:
            lines += fact.lines
        elif fact is status and modes:
            of_whom = " ".join(part.text for part in (*services, *modes))
            lines.append(Line(of_whom, states=(fact.text,), is_of_a_mode=True))
        elif fact in modes or fact in services:
            continue
        elif fact is status:
            lines.append(Line("", states=(fact.text,)))
        else:
            stamps = {line.text: line.moment for line in fact.lines if line.moment}
            lines += [Line(text, moment=stamps.get(text)) for text in _lines(fact)]
    return lines


def _is_of_modes(fact: Field) -> bool:
    return _OF_MODES.match(folded(fact.label)) is not None and is_modes(folded(fact.text))


def is_service_in_order(record: Record, names_a_service: NamesAService) -> bool:
    """Whether a row says only that a service works."""
    facts = [fact for fact in record.fields if fact.text or _pictures(fact)]
    states = [fact for fact in facts if not (_is_name_or_date(fact, names_a_service) or _has_no_such_mode(fact))]
    return bool(states) and len(states) < len(facts) and all(_is_calm(fact) for fact in states)


def _has_no_such_mode(fact: Field) -> bool:
    """Whether a column of a mode says that the service has none: "sans objet"."""
    return is_modes(folded(fact.label)) and _NONE.fullmatch(folded(fact.text)) is not None


def _is_name_or_date(fact: Field, names_a_service: NamesAService) -> bool:
    label, text = folded(fact.label), folded(fact.text)
    if is_dateline(fact.text) or (_OF_MODES.match(label) and is_modes(text)):
        return True
    return bool(text) and names_a_service(fact.text) and _SERVICE.match(label) is not None


def _is_calm(fact: Field) -> bool:
    words = [fact.text] if fact.text else []
    words += _pictures(fact)
    return all(is_in_order(word) for word in words)


def _first(facts: list[Field], label: re.Pattern[str], *, only_dates: bool = False) -> Field | None:
    matching = (fact for fact in facts if label.match(folded(fact.label)))
    return next((fact for fact in matching if not only_dates or is_dateline(fact.text)), None)


def _head(facts: list[Field], names_a_service: NamesAService) -> Field:
    """Find the fact that serves as title."""
    named = _first(facts, _TITLE) or _first(facts, _SERVICE)
    if named is not None:
        return named
    service = next((fact for fact in facts if len(fact.text) <= 160 and names_a_service(fact.text)), None)  # noqa: PLR2004
    return (
        service
        or _first(facts, _MESSAGE)
        or _first(facts, _NATURE)
        or next((f for f in facts if not is_dateline(f.text)), facts[0])
    )


def _title_and_rest(head: Field) -> list[str]:
    """Return the title, and the lines below it where one cell holds a heading and its text."""
    lines = [line for line in head.lines if line.text]
    if len(lines) > 1 and (lines[0].level or opens_message(lines[0].text)):
        return [line.text for line in lines if not is_furniture(line.text)]
    return [head.text]


def _is_said(fact: Field, head: Field) -> bool:
    """Whether the title says it already; a service stays under its label."""
    return fact is head and not _SERVICE.match(folded(fact.label))


def _lines(fact: Field) -> list[str]:
    lines = [line.text for line in fact.lines if line.text and not is_furniture(line.text)]
    label = fact.label.rstrip(" :")
    if not label or (_MESSAGE.match(folded(label)) and len(lines) >= 1):
        return lines
    if len(lines) > 1 and any(line.endswith(".") for line in lines):
        return [f"{label} : {lines[0]}", *lines[1:]]
    return [f"{label} : {', '.join(lines)}"] if lines else []


def _status(status: Field | None, facts: list[Field]) -> str:
    words = [status.text] if status and status.text else []
    words += [state for fact in facts for state in _pictures(fact)]
    return " ".join(dict.fromkeys(words))


def _pictures(fact: Field) -> list[str]:
    return [state for line in fact.lines for state in line.states]


def _href(facts: list[Field]) -> str | None:
    hrefs = (line.href for fact in facts for line in fact.lines if line.href)
    return next((href for href in hrefs if not href.startswith(("#", "javascript:", "mailto:", "tel:"))), None)
