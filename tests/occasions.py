"""One delivery for every kind of event, and some more: what `telling` and the channels are tried on.

The notices are invented by us, in the manner of the administration; none was ever published.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.catalogue import Catalogue, Name, Service
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message, owed
from meteo_douane.domain.digest import Digest, Entry, Gap, Readings, Tally, Undelivered, Unread
from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.event import Change, Decision, Event, EventKind, Extracts, ReasonCode, stem_of_start
from meteo_douane.domain.fallback_reminders import FallbackReminder, ReminderKind
from meteo_douane.domain.folding import folded
from meteo_douane.domain.language import Language
from meteo_douane.domain.messages import messages_for
from meteo_douane.domain.notice import (
    Doubt,
    DoubtCode,
    Fallback,
    Kind,
    Mode,
    Notice,
    Permission,
    Read,
    Scope,
    ServiceScope,
)
from meteo_douane.domain.observation import Source
from meteo_douane.domain.watch import Verdict, VerdictCode
from meteo_douane.telling.voice import Voice

PARIS = ZoneInfo("Europe/Paris")
PAGE = "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo"
NOW = datetime(2026, 5, 1, 0, 14, tzinfo=UTC)  # Friday 1 May, 02:14 in Paris
EDI = frozenset({Mode.EDI})
DTI = frozenset({Mode.DTI})
EDI_AND_DTI = EDI | DTI


def a_service(code: str, label_fr: str, label_en: str) -> Service:
    return Service(code, label_fr, label_en, (Name(label_fr),))


CATALOGUE = Catalogue(
    {
        service.code: service
        for service in (
            a_service("delta-g", "DELTA G", "DELTA G"),
            a_service("delta-g-import", "DELTA G – import", "DELTA G – import"),
            a_service("delta-ie-import", "DELTA IE – volet Import", "DELTA IE – import"),
            a_service("delta-t", "DELTA T (transit)", "DELTA T (transit)"),
            a_service("delta-x", "DELTA X", "DELTA X"),
            a_service("delta-h7", "DELTA H7", "DELTA H7"),
            a_service("ecs", "ECS (sortie d'export)", "ECS (exit of exports)"),
            a_service("ciel", "CIEL (contributions indirectes)", "CIEL (excise returns)"),
            a_service("trigo", "TRIGO (crédits et garanties)", "TRIGO (credits and guarantees)"),
        )
    }
)


def a_voice(language: Language = Language.FR) -> Voice:
    return Voice(language, PARIS, CATALOGUE, PAGE)


def in_paris(day: int, hour: int, minute: int = 0, *, month: int = 5) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


def a_scope(*services: str, modes: frozenset[Mode] | None = EDI) -> Scope:
    return Scope(tuple(ServiceScope(service, modes) for service in services))


def a_notice(kind: Kind, title: str, text: str, **read: object) -> Notice:
    values = {name: value if isinstance(value, (Read, str)) else Read(value) for name, value in read.items()}
    return replace(Notice("", title, text, Read(kind, title.split(" – ", maxsplit=1)[0])), **values)  # type: ignore[arg-type]


def a_decision(event: Event, watch: str, verdict: Verdict | None, reason: ReasonCode) -> Decision:
    return Decision(event, event.kind, watch, told=True, verdict=verdict, reason=reason, channels=("astreinte",))


def a_delivery(*decisions: Decision) -> Delivery:
    event = decisions[0].event
    return owed(Message(f"{event.key}/astreinte", "astreinte", event.kind, event.at, decisions), event.at)


IMPORT = a_scope("delta-ie-import")
DTI_IMPORT = a_scope("delta-ie-import", modes=DTI)
COVERS = Verdict(VerdictCode.COVERS, ("delta-ie-import",), EDI)

ALERT = a_notice(
    Kind.ALERT,
    "Alerte – DELTA IE – volet Import – mode EDI",
    "Publié le 01/05/2026 à 02h12\n"
    "Motif : depuis ce jour 1h45, les messages EDI adressés à DELTA IE (volet Import) restent sans réponse.\n"
    "Procédure de secours : les déclarants en mode EDI sont autorisés à recourir à la procédure de secours à compter "
    "de 2h00.\n"
    "Consignes : ne pas renvoyer les messages restés sans réponse.",
    affects=IMPORT,
    published_at=in_paris(1, 2, 12),
    starts_at=in_paris(1, 1, 45),
    fallback=Fallback(Permission.ALLOWED, in_paris(1, 2)),
)
BULLETIN = a_notice(
    Kind.BULLETIN,
    "BIP n° 2 – DELTA IE – volet Import – mode EDI",
    "Le retour à la normale est désormais attendu pour 6h00 (4h00 UTC).\nLa procédure de secours reste autorisée.",
    affects=IMPORT,
    bulletin_number=2,
    published_at=in_paris(1, 3, 30),
    ends_at=Read(in_paris(1, 6), "6h00 (4h00 UTC)"),
    fallback=Fallback(Permission.ALLOWED, in_paris(1, 2)),
)
END = a_notice(
    Kind.END,
    "Fin d'alerte – DELTA IE – volet Import – mode EDI",
    "Les échanges EDI sont rétablis depuis 5h05.\nLa procédure de secours prend fin à 5h30.\n"
    "Les déclarations établies en secours sont à régulariser selon les consignes de la fiche.",
    restores=IMPORT,
    instructions="Les déclarations établies en secours sont à régulariser selon les consignes de la fiche.",
    ends_at=in_paris(1, 5, 5),
    fallback=Fallback(Permission.ENDED, None, in_paris(1, 5, 30)),
)
MAINTENANCE = a_notice(
    Kind.MAINTENANCE,
    "Maintenance – opération sur TRIGO",
    "Une opération technique sur TRIGO rend DELTA IE indisponible en DTI et EDI le 13/05/2026, de 12h00 à 14h30.\n"
    "La procédure de secours est autorisée de 12h00 jusqu'à la fin de l'opération.",
    affects=a_scope("delta-ie-import", modes=EDI_AND_DTI),
    cause=("trigo",),
    starts_at=in_paris(13, 12),
    ends_at=in_paris(13, 14, 30),
    fallback=Fallback(Permission.ALLOWED, in_paris(13, 12)),
)
MALFUNCTION = a_notice(
    Kind.MALFUNCTION,
    "Dysfonctionnement – DELTA G",
    "Des lenteurs sont constatées sur DELTA G depuis le 30/04.",
    affects=a_scope("delta-g", modes=None),
    starts_at=Read(in_paris(30, 0, month=4), "30/04", (Doubt(DoubtCode.DATE_WITHOUT_HOUR, "30/04"),)),
)


def told(event: Event, *, verdict: Verdict | None = COVERS, reason: ReasonCode = ReasonCode.CONCERNED) -> Delivery:
    return a_delivery(a_decision(event, "le-havre", verdict, reason), a_decision(event, "roissy", verdict, reason))


def grown(event: Event) -> Delivery:
    """An episode that others were told of comes to concern a watch."""
    delivery = told(event)
    return replace(delivery, message=replace(delivery.message, event_kind=EventKind.OPENED))


def an_event(kind: EventKind, notice: Notice | None, scope: Scope = IMPORT, **other: object) -> Event:
    event = Event(f"e1-{kind}", kind, NOW, episode="2026-05-01-01", notice=notice, scope=scope)
    return replace(event, **other)  # type: ignore[arg-type]


def a_source_event(kind: EventKind, *, source: str = "page", **other: object) -> Delivery:
    event = replace(Event(f"s1-{kind}", kind, NOW, source=source), **other)  # type: ignore[arg-type]
    return a_delivery(a_decision(event, "", None, ReasonCode.THE_SOURCE_ITSELF))


def to_the_operator(delivery: Delivery) -> Delivery:
    decisions = tuple(replace(one, operators=("astreinte",)) for one in delivery.message.decisions)
    return replace(delivery, message=replace(delivery.message, decisions=decisions))


def using(modes: frozenset[Mode], delivery: Delivery) -> Delivery:
    """The same for watches that name their modes."""
    decisions = tuple(replace(one, modes=modes) for one in delivery.message.decisions)
    return replace(delivery, message=replace(delivery.message, decisions=decisions))


def a_provider_event(kind: EventKind, words: str = "") -> Delivery:
    event = Event(f"p1-{kind}", kind, NOW, source="exemple-edi", detail=words)
    return a_delivery(a_decision(event, "le-havre", None, ReasonCode.ITS_PROVIDER))


def a_channel_event(kind: EventKind, error: str = "", since: datetime | None = None) -> Delivery:
    event = Event(f"c1-{kind}", kind, NOW, source="slack-quai", detail=error, opened_at=since)
    return a_delivery(a_decision(event, "", None, ReasonCode.THE_CHANNEL_ITSELF))


def dead_and_taken_over(by: str) -> Delivery:
    delivery = a_channel_event(EventKind.CHANNEL_DEAD, "error 404")
    decisions = tuple(replace(one, event=replace(one.event, taken_over_by=(by,))) for one in delivery.message.decisions)
    return replace(delivery, message=replace(delivery.message, decisions=decisions))


def in_place_of_a_dead_channel(delivery: Delivery) -> Delivery:
    return replace(delivery, message=replace(delivery.message, instead_of="slack-quai"))


def after_a_beginning_in_its_place(delivery: Delivery) -> Delivery:
    return replace(delivery, message=replace(delivery.message, instead_of="slack-quai", is_sequel=True))


def sent_again(delivery: Delivery) -> Delivery:
    return replace(delivery, message=replace(delivery.message, is_sent_again=True))


def lent(delivery: Delivery) -> Delivery:
    return replace(delivery, message=replace(delivery.message, lent_to="courriel"))


def gathered(*waiting: Delivery) -> Delivery:
    """What is sent once several have waited for the same channel."""
    [one] = [one for one in folded(waiting, waiting[0], in_paris(1, 6, 30)) if one.state is not DeliveryState.FOLDED]
    return one


def held_until_morning(delivery: Delivery) -> Delivery:
    return replace(delivery, message=replace(delivery.message, not_before=in_paris(1, 6, 30)))


def another(delivery: Delivery) -> Delivery:
    """The same said once more, as another event."""
    decisions = tuple(replace(one, event=replace(one.event, key="another")) for one in delivery.message.decisions)
    return replace(delivery, message=replace(delivery.message, key="another/astreinte", decisions=decisions))


def in_a_storm(delivery: Delivery) -> Delivery:
    return replace(delivery, message=replace(delivery.message, not_before=in_paris(1, 2, 24), is_of_a_storm=True))


def with_provider_in_trouble(delivery: Delivery) -> Delivery:
    decisions = tuple(replace(one, provider="exemple-edi") for one in delivery.message.decisions)
    return replace(delivery, message=replace(delivery.message, decisions=decisions))


def an_event_at_start(episode: str, notice: Notice, scope: Scope, opened_at: datetime) -> Event:
    facts = {"key": f"{stem_of_start(NOW)}/{episode}", "episode": episode, "opened_at": opened_at}
    return an_event(EventKind.STATE_AT_START, notice, scope, **facts)


def state_at_start() -> Delivery:
    alert = an_event_at_start("2026-05-01-01", ALERT, IMPORT, in_paris(1, 1, 45))
    malfunction = an_event_at_start(
        "2026-04-30-01", MALFUNCTION, a_scope("delta-g", modes=None), in_paris(30, 0, month=4)
    )
    unstated = Verdict(VerdictCode.MODE_NOT_STATED, ("delta-g",))
    decisions = (
        a_decision(alert, "le-havre", COVERS, ReasonCode.IN_FORCE_AT_START),
        a_decision(malfunction, "le-havre", unstated, ReasonCode.IN_FORCE_AT_START),
        a_decision(malfunction, "roissy", unstated, ReasonCode.IN_FORCE_AT_START),
    )
    [message] = messages_for(decisions)
    return owed(message, alert.at)


def a_plan_at_start(*others: Event) -> Delivery:
    """What is announced for later at a first reading, alone or beside what is in force."""
    plan = an_event_at_start("2026-05-01-02", MAINTENANCE, a_scope("delta-ie-import", modes=EDI_AND_DTI), NOW)
    decisions = (a_decision(one, "le-havre", COVERS, ReasonCode.IN_FORCE_AT_START) for one in (*others, plan))
    [message] = messages_for(tuple(decisions))
    return owed(message, plan.at)


MOVED_END = Change("ends_at", "2026-05-01T03:00:00+00:00", "2026-05-01T04:00:00+00:00")
MOVED_WINDOW = (
    Change("starts_at", "2026-05-06T10:00:00+00:00", "2026-05-13T10:00:00+00:00"),
    Change("ends_at", "2026-05-06T12:30:00+00:00", "2026-05-13T12:30:00+00:00"),
)
GREW = Change("scope", "delta-ie-import:edi", "delta-ie-import:dti,edi delta-t")
ALLOWED_NOW = Change("fallback", "not_stated", "allowed 2026-05-01T00:00:00+00:00/")
PARTIAL = a_notice(
    Kind.BULLETIN,
    "BIP n° 3 – DELTA IE – EDI rétabli, DTI toujours indisponible",
    "Les échanges EDI ont repris à 4h20. La saisie en DTI reste impossible.",
    restores=IMPORT,
    affects=DTI_IMPORT,
    bulletin_number=3,
)
NAMELESS_END = a_notice(
    Kind.END,
    "Fin de maintenance – 08/08/2033 à 14h30",
    "Modes DTI / DTI+ / EDI disponibles.",
    restores=Read(Scope(), "", (Doubt(DoubtCode.NO_SERVICE_NAMED),)),
    ends_at=Read(
        datetime(2033, 8, 8, 12, 30, tzinfo=UTC),
        "08/08/2033",
        (Doubt(DoubtCode.YEAR_FAR_FROM_PUBLICATION, "08/08/2033"),),
    ),
)
RESERVED_END = a_notice(
    Kind.END,
    "Fin d'alerte – DELTA IE – volet Import",
    "L'incident est résolu pour les utilisateurs métropolitains. Les DOM rencontrent encore des difficultés.",
    restores=Read(IMPORT, "", (Doubt(DoubtCode.CONTRADICTION, "Les DOM rencontrent encore des difficultés."),)),
)
END_WITHIN = a_notice(
    Kind.END,
    "Fin d'alerte – DELTA T",
    "DELTA T est de nouveau disponible depuis 2h00.",
    affects=Scope(),
    restores=a_scope("delta-t", modes=None),
    ends_at=Read(in_paris(1, 2), "2h00"),
)
NAMELESS_RETURN = a_notice(
    Kind.BULLETIN,
    "Point de situation",
    "L'EDI fonctionne. Le DTI est toujours perturbé.",
    affects=Scope(),
    restores=Read(Scope(), "", (Doubt(DoubtCode.NO_SERVICE_NAMED),)),
)
RETURN_OF_A_PART = a_notice(
    Kind.BULLETIN,
    "Fin d'alerte – DELTA IE – volet Import",
    "Le volet Import de DELTA IE est rétabli en EDI, sauf pour les déclarations H1.",
    affects=a_scope("delta-ie-import", modes=EDI),
    restores=Read(
        Scope(),
        "",
        (
            Doubt(
                DoubtCode.END_OF_A_PART,
                "Le volet Import de DELTA IE est rétabli en EDI, sauf pour les déclarations H1.",
            ),
        ),
    ),
)
END_OF_EVERY_SERVICE = a_notice(
    Kind.END,
    "Fin d'alerte",
    "Tous les services sont rétablis.",
    affects=Scope(),
    restores=a_scope("portal", modes=None),
)
PLAIN_NAMELESS_END = a_notice(
    Kind.END,
    "Fin d'alerte",
    "Le service est rétabli.",
    affects=Scope(),
    restores=Read(Scope(), "", (Doubt(DoubtCode.NO_SERVICE_NAMED),)),
)
CANCELLATION = a_notice(
    Kind.CANCELLATION,
    "Annulation – opération sur TRIGO",
    "L'opération prévue le 13/05/2026 est annulée.",
    affects=a_scope("delta-ie-import", modes=EDI_AND_DTI),
    starts_at=in_paris(13, 12),
    ends_at=in_paris(13, 14, 30),
)
PUZZLE = a_notice(
    Kind.UNCLASSIFIED,
    "Note aux usagers",
    "Merci de vous reporter à la pièce jointe.\nLe service reste joignable.",
    url=f"{PAGE}/1042",
)
REFUSAL = a_notice(
    Kind.ALERT,
    "Alerte – DELTA T",
    "DELTA T est indisponible. La procédure de secours n'est pas autorisée à ce stade.",
    affects=a_scope("delta-t", modes=None),
    fallback=Fallback(Permission.REFUSED),
)
CONDITIONAL = a_notice(
    Kind.ALERT,
    "Alerte – DELTA X – modes EDI et DTI",
    "DELTA X est indisponible. Si vos envois restent bloqués plus d'une heure, la procédure de secours est autorisée.",
    affects=a_scope("delta-x", modes=EDI_AND_DTI),
    fallback=Read(
        Fallback(Permission.ALLOWED),
        "Si vos envois restent bloqués plus d'une heure, la procédure de secours est autorisée",
        (Doubt(DoubtCode.CONDITION, "Si vos envois restent bloqués plus d'une heure"),),
    ),
)
IN_UTC = a_notice(
    Kind.ALERT,
    "Alerte – DELTA G",
    "DELTA G ne répond plus depuis 23h30 UTC. La procédure de secours est autorisée depuis 0h00 UTC.",
    affects=a_scope("delta-g", modes=None),
    starts_at=Read(in_paris(1, 1, 30), "depuis 23h30 UTC"),
    fallback=Read(
        Fallback(Permission.ALLOWED, in_paris(1, 2)), "La procédure de secours est autorisée depuis 0h00 UTC"
    ),
)
NOT_UNDERSTOOD = Verdict(VerdictCode.NOT_UNDERSTOOD)
TRANSIT = Verdict(VerdictCode.MODE_NOT_STATED, ("delta-t",))
BEGAN = in_paris(1, 1, 45)
WIDE = a_scope("delta-g-import", "delta-x", "delta-h7", "delta-t", "ecs", "ciel", "delta-ie-import", modes=EDI_AND_DTI)

EXTRACTS = Extracts(
    "Météo des services – Aucune alerte en cours. Toutes les applications fonctionnent.",
    "Connexion – Identifiez-vous <!channel> Mot de passe",
)
HOSTILE = (
    "<!channel> <!here|tous> <@U1> @everyone @here <at>all</at>\n"
    "[la page officielle](https://evil.example) <https://evil.example|la page officielle>\n"
    '<script>alert(1)</script><a href="https://evil.example">ici</a> &lt;b&gt;\n'
    "fin\r\nBcc: victim@example.org\r\n\r\nX\n"
    "\u202eetrevuo\u202c \u200bvi\u200dde \u2066x\u2069 \x00\x1b[31mrouge\x1b[0m\n"
    "*gras* _souligné_ ~barré~ `code` {{ 7 * 7 }} %s\n"
)

MORNING = in_paris(1, 7)
EVENING = in_paris(30, 19, month=4)
LOOKING = Readings(
    (Tally(Source.PAGE, good=714, missed=6), Tally(Source.FEED, good=720, missed=0)),
    Gap(in_paris(1, 3, 10), in_paris(1, 3, 12)),
)
EMPTY_DIGEST = Digest(
    name="point du jour",
    language=Language.FR,
    at=MORNING + timedelta(seconds=1),
    since=EVENING,
    readings=LOOKING,
    tolerated=timedelta(minutes=5),
    watches=("le-havre", "roissy"),
    due_at=MORNING,
    last_good_at=in_paris(1, 6, 59),
)
OPEN_ALERT = Entry(
    "2026-05-01-01",
    Kind.ALERT,
    EpisodeState.OPEN,
    IMPORT,
    BEGAN,
    ("le-havre", "roissy"),
    starts_at=BEGAN,
    fallback=ALERT.fallback.value,
)
FULL_DIGEST = replace(
    EMPTY_DIGEST,
    open=(
        OPEN_ALERT,
        Entry(
            "2026-04-30-01",
            Kind.MALFUNCTION,
            EpisodeState.VANISHED,
            a_scope("delta-g", modes=None),
            in_paris(30, 0, month=4),
            ("roissy",),
            state_since=in_paris(1, 4, 2),
            doubts=(Doubt(DoubtCode.DATE_WITHOUT_HOUR, "30/04"),),
        ),
        Entry(
            "2026-04-29-02",
            Kind.MAINTENANCE,
            EpisodeState.OVERDUE,
            a_scope("delta-t", modes=EDI_AND_DTI),
            in_paris(30, 22, month=4),
            ("le-havre",),
            starts_at=in_paris(30, 22, month=4),
            ends_at=in_paris(1, 5),
            state_since=in_paris(1, 5),
        ),
    ),
    ended=(
        Entry(
            "2026-04-30-03",
            Kind.ALERT,
            EpisodeState.ENDED,
            a_scope("ciel", modes=EDI_AND_DTI),
            in_paris(30, 20, 15, month=4),
            ("le-havre",),
            ends_at=in_paris(30, 23, 35, month=4),
            fallback=Fallback(Permission.ENDED, None, in_paris(1, 0)),
        ),
        Entry(
            "2026-04-28-01",
            Kind.MAINTENANCE,
            EpisodeState.CANCELLED,
            a_scope("delta-x", modes=EDI_AND_DTI),
            in_paris(28, 9, month=4),
            ("roissy",),
            ends_at=in_paris(30, 21, month=4),
        ),
        Entry(
            "2026-04-26-01",
            Kind.ALERT,
            EpisodeState.ENDED,
            a_scope("delta-t", modes=EDI),
            in_paris(29, 9, month=4),
            ("le-havre",),
            ends_at=in_paris(30, 21, 30, month=4),
            closed_by="Marc Le Goff",
        ),
    ),
    planned=(
        Entry(
            "2026-04-27-01",
            Kind.MAINTENANCE,
            EpisodeState.PLANNED,
            a_scope("delta-ie-import", modes=EDI_AND_DTI),
            in_paris(27, 9, month=4),
            ("le-havre", "roissy"),
            starts_at=in_paris(6, 12),
            ends_at=in_paris(6, 14, 30),
            fallback=Fallback(Permission.ALLOWED, in_paris(6, 12)),
        ),
        Entry(
            "2026-04-27-02",
            Kind.MAINTENANCE,
            EpisodeState.PLANNED,
            a_scope("ecs", modes=None),
            in_paris(27, 9, month=4),
            ("roissy",),
        ),
    ),
    unread=(Unread("Note aux usagers <!channel>", in_paris(30, 17, 20, month=4)),),
    undelivered=(Undelivered("astreinte", 1, 2, in_paris(1, 2, 14), ("delta-ie-import",)),),
)
BLIND_DIGEST = replace(
    EMPTY_DIGEST,
    at=in_paris(1, 9, 12),
    is_late=True,
    missed=(EVENING,),
    since=in_paris(30, 7, month=4),
    last_good_at=in_paris(30, 16, 40, month=4),
    readings=Readings(
        (Tally(Source.PAGE, good=580, missed=3),), Gap(in_paris(30, 16, 40, month=4), in_paris(1, 9, 12))
    ),
)


def a_digest(digest: Digest) -> Delivery:
    return owed(
        Message(f"digest {digest.at}/astreinte", "astreinte", EventKind.DIGEST, digest.at, (), digest), digest.at
    )


def in_language(delivery: Delivery, language: Language) -> Delivery:
    """A digest brings its own language along; everything else speaks that of the voice."""
    message = delivery.message
    if message.digest is None:
        return delivery
    return replace(delivery, message=replace(message, digest=replace(message.digest, language=language)))


QUARTER = timedelta(minutes=15)


def reminding(delivery: Delivery, reminder: Reminder) -> Delivery:
    decisions = tuple(replace(one, reminder=reminder) for one in delivery.message.decisions)
    return replace(delivery, message=replace(delivery.message, decisions=decisions))


def repeated(reminder: Reminder, notice: Notice = ALERT) -> Delivery:
    reason = ReasonCode.NOBODY_ANSWERED if reminder.is_last_resort else ReasonCode.NOT_ACKNOWLEDGED
    event = an_event(EventKind.REPEATED, notice, at=in_paris(1, 2, 44), opened_at=BEGAN, remaining=IMPORT)
    return reminding(told(event, reason=reason), reminder)


def done_by_a_person(kind: EventKind, why: str = "") -> Delivery:
    event = an_event(kind, ALERT, by="Marc Le Goff", detail=why, at=in_paris(1, 2, 31))
    return told(event, reason=ReasonCode.WAS_TOLD_THE_OPENING)


def a_reminder(kind: ReminderKind, **facts: Any) -> Delivery:
    reminder = FallbackReminder(
        f"secours-1/{kind.value}",
        kind,
        NOW,
        "secours-1",
        "delta-g",
        Mode.EDI,
        number="2026-004217",
        registered_at=in_paris(1, 1, 58),
        office="Le Havre Port",
        **facts,
    )
    key = f"{reminder.key}/astreinte"
    return owed(Message(key, "astreinte", EventKind.FALLBACK_REMINDER, NOW, (), fallback_reminder=reminder), NOW)


OPENED = told(an_event(EventKind.OPENED, ALERT))
CONTINUED = told(
    an_event(
        EventKind.CONTINUED,
        BULLETIN,
        opened_at=BEGAN,
        at=in_paris(1, 3, 31),
        changes=(GREW, MOVED_END, ALLOWED_NOW),
    )
)
PARTLY_ENDED = told(
    an_event(
        EventKind.PARTLY_ENDED,
        PARTIAL,
        opened_at=BEGAN,
        at=in_paris(1, 4, 25),
        remaining=DTI_IMPORT,
        fallback=ALERT.fallback.value,
    ),
    reason=ReasonCode.WAS_TOLD_THE_OPENING,
)
ENDED = told(
    an_event(EventKind.ENDED, END, opened_at=BEGAN, at=in_paris(1, 5, 7)), reason=ReasonCode.WAS_TOLD_THE_OPENING
)

OCCASIONS: dict[str, Delivery] = {
    "state_at_start": state_at_start(),
    "state_at_start_announced": a_plan_at_start(),
    "state_at_start_announced_beside": a_plan_at_start(
        an_event_at_start("2026-05-01-01", ALERT, a_scope("delta-t", modes=EDI), in_paris(1, 1, 45))
    ),
    "opened": OPENED,
    "opened_refused": told(an_event(EventKind.OPENED, REFUSAL, a_scope("delta-t", modes=None)), verdict=TRANSIT),
    "opened_on_a_condition": told(
        an_event(EventKind.OPENED, CONDITIONAL, a_scope("delta-x", modes=EDI_AND_DTI)),
        verdict=Verdict(VerdictCode.COVERS, ("delta-x",), EDI_AND_DTI),
    ),
    "opened_for_whoever_uses_dti": using(
        DTI,
        told(
            an_event(EventKind.OPENED, IN_UTC, a_scope("delta-g", modes=None)),
            verdict=Verdict(VerdictCode.MODE_NOT_STATED, ("delta-g",)),
        ),
    ),
    "opened_hostile": told(
        an_event(EventKind.OPENED, replace(ALERT, title=HOSTILE, text=HOSTILE, url="https://evil.example/"))
    ),
    "opened_endless": told(an_event(EventKind.OPENED, replace(ALERT, text="une phrase de plus. " * 50_000))),
    "opened_malfunction": told(
        an_event(EventKind.OPENED, MALFUNCTION, a_scope("delta-g", modes=None)),
        verdict=Verdict(VerdictCode.MODE_NOT_STATED, ("delta-g",)),
    ),
    "opened_many_services": told(an_event(EventKind.OPENED, replace(ALERT, affects=Read(WIDE)), WIDE)),
    "opened_by_a_bulletin_after_an_absence": told(
        an_event(EventKind.OPENED, BULLETIN, away_since=in_paris(30, 18, 5, month=4))
    ),
    "opened_by_growing": grown(an_event(EventKind.CONTINUED, BULLETIN, changes=(GREW,))),
    "opened_possible_repeat": replace(told(an_event(EventKind.OPENED, ALERT)), may_repeat=True),
    "continued": CONTINUED,
    "continued_saying_nothing_of_the_fallback": told(
        an_event(
            EventKind.CONTINUED,
            replace(BULLETIN, fallback=Read(Fallback())),
            changes=(MOVED_END,),
            opened_at=BEGAN,
            fallback=Fallback(Permission.ALLOWED, in_paris(1, 2)),
        )
    ),
    "continued_end_without_a_service": told(
        an_event(EventKind.CONTINUED, NAMELESS_END, Scope()), reason=ReasonCode.END_WITHOUT_A_SERVICE
    ),
    "continued_end_within_a_wider_alert": told(
        an_event(EventKind.CONTINUED, END_WITHIN, a_scope("delta-t", modes=None), episode=""),
        reason=ReasonCode.END_WITHIN_A_WIDER_ALERT,
    ),
    "continued_return_without_a_service": told(
        an_event(EventKind.CONTINUED, NAMELESS_RETURN, Scope(), episode=""), reason=ReasonCode.END_WITHOUT_A_SERVICE
    ),
    "continued_return_but_for_a_part": told(
        an_event(EventKind.CONTINUED, RETURN_OF_A_PART, a_scope("delta-ie-import", modes=EDI), episode=""),
        reason=ReasonCode.END_OF_A_PART,
    ),
    "continued_end_of_every_service": told(
        an_event(EventKind.CONTINUED, END_OF_EVERY_SERVICE, a_scope("portal", modes=None), episode=""),
        reason=ReasonCode.END_OF_EVERY_SERVICE,
    ),
    "ended_without_a_service": told(
        an_event(EventKind.ENDED, PLAIN_NAMELESS_END), reason=ReasonCode.WAS_TOLD_THE_OPENING
    ),
    "ended_with_a_reservation": told(
        an_event(EventKind.ENDED, RESERVED_END, opened_at=in_paris(1, 1, 45)), reason=ReasonCode.WAS_TOLD_THE_OPENING
    ),
    "partly_ended_with_a_reservation": told(
        an_event(EventKind.PARTLY_ENDED, RESERVED_END, remaining=DTI_IMPORT), reason=ReasonCode.WAS_TOLD_THE_OPENING
    ),
    "partly_ended": PARTLY_ENDED,
    "ended": ENDED,
    "reopened": told(an_event(EventKind.REOPENED, ALERT)),
    "vanished": told(an_event(EventKind.VANISHED, ALERT), reason=ReasonCode.WAS_TOLD_THE_OPENING),
    "vanished_before_its_hour": told(an_event(EventKind.VANISHED, MAINTENANCE), reason=ReasonCode.WAS_TOLD_THE_OPENING),
    "planned": told(an_event(EventKind.PLANNED, MAINTENANCE)),
    "started": told(an_event(EventKind.STARTED, MAINTENANCE, at=in_paris(13, 12, 1))),
    "moved": told(an_event(EventKind.MOVED, MAINTENANCE, changes=MOVED_WINDOW)),
    "overdue": told(
        an_event(EventKind.OVERDUE, MAINTENANCE, at=in_paris(13, 14, 31)), reason=ReasonCode.WAS_TOLD_THE_OPENING
    ),
    "cancelled": told(an_event(EventKind.CANCELLED, CANCELLATION), reason=ReasonCode.WAS_TOLD_THE_OPENING),
    "unclassified": told(an_event(EventKind.UNCLASSIFIED, PUZZLE, Scope(), episode=""), verdict=NOT_UNDERSTOOD),
    "opened_until_acknowledged": reminding(told(an_event(EventKind.OPENED, ALERT)), Reminder(0, 4, QUARTER)),
    "state_at_start_until_acknowledged": reminding(state_at_start(), Reminder(0, 4, QUARTER)),
    "repeated": repeated(Reminder(2, 4, QUARTER)),
    "repeated_malfunction": repeated(Reminder(1, 1, QUARTER), MALFUNCTION),
    "repeated_after_growing": repeated(Reminder(1, 4, QUARTER, voided="Marc Le Goff")),
    "repeated_as_last_resort": repeated(Reminder(5, 4, QUARTER, is_last_resort=True)),
    "acknowledged": done_by_a_person(EventKind.ACKNOWLEDGED, "J'appelle le SAU."),
    "closed_by_person": done_by_a_person(EventKind.CLOSED_BY_PERSON, "Les échanges passent depuis 4 h (vérifié)."),
    "reopened_by_person": done_by_a_person(EventKind.REOPENED_BY_PERSON),
    "reopened_after_a_person_closed_it": told(an_event(EventKind.REOPENED, ALERT, by="Marc Le Goff")),
    "source_silent": a_source_event(EventKind.SOURCE_SILENT, detail="their_host", away_since=in_paris(1, 2, 9)),
    "source_silent_with_an_error": a_source_event(EventKind.SOURCE_SILENT, detail="their_host", status=503),
    "source_silent_by_our_network": a_source_event(EventKind.SOURCE_SILENT, detail="our_network"),
    "digest": a_digest(FULL_DIGEST),
    "digest_empty": a_digest(EMPTY_DIGEST),
    "digest_of_one_alert": a_digest(replace(EMPTY_DIGEST, open=(OPEN_ALERT,))),
    "digest_late_and_blind": a_digest(BLIND_DIGEST),
    "source_unreadable": a_source_event(EventKind.SOURCE_UNREADABLE, detail="login_page", extracts=EXTRACTS),
    "source_unreadable_for_the_operator": to_the_operator(
        a_source_event(
            EventKind.SOURCE_UNREADABLE, detail="login_page", extracts=EXTRACTS, away_since=in_paris(1, 2, 9)
        )
    ),
    "template_failed": a_source_event(
        EventKind.TEMPLATE_FAILED,
        source="message.txt.j2",
        detail="/etc/meteo-douane/message.txt.j2:3: 'lettre' is undefined",
    ),
    "template_mended": a_source_event(
        EventKind.TEMPLATE_MENDED,
        source="message.txt.j2",
        detail="/etc/meteo-douane/message.txt.j2:3: 'lettre' is undefined",
    ),
    "configuration_rejected": a_source_event(
        EventKind.CONFIGURATION_REJECTED,
        source="configuration",
        detail='watches[0].modes[0]: DTI, DTI+ or EDI expected, found "EDI/DTI"\nchannels.slack: unknown key',
    ),
    "configuration_accepted": a_source_event(
        EventKind.CONFIGURATION_ACCEPTED,
        source="configuration",
        detail='watches[0].modes[0]: DTI, DTI+ or EDI expected, found "EDI/DTI"\nchannels.slack: unknown key',
    ),
    "no_room": a_source_event(
        EventKind.NO_ROOM,
        source="disk",
        detail="database /var/lib/meteo-douane/meteo-douane.db: the disk is full: make room on it",
    ),
    "room_again": a_source_event(EventKind.ROOM_AGAIN, source="disk", detail="57"),
    "reminder_of_a_full_disk": a_source_event(
        EventKind.REMINDER,
        source="disk",
        reminds_of=EventKind.NO_ROOM,
        detail="database /var/lib/meteo-douane/meteo-douane.db: the disk is full: make room on it",
        opened_at=in_paris(30, 22, 14, month=4),
    ),
    "unwritable": a_source_event(
        EventKind.UNWRITABLE,
        source="database",
        detail="database /var/lib/meteo-douane/meteo-douane.db: the disk cannot be read or written",
    ),
    "writable_again": a_source_event(EventKind.WRITABLE_AGAIN, source="database", detail="12"),
    "reminder_of_a_database_that_cannot_be_written": a_source_event(
        EventKind.REMINDER,
        source="database",
        reminds_of=EventKind.UNWRITABLE,
        detail="database /var/lib/meteo-douane/meteo-douane.db: the disk cannot be read or written",
        opened_at=in_paris(30, 22, 14, month=4),
    ),
    "names_unknown": a_source_event(
        EventKind.NAMES_UNKNOWN, source="names", detail="name DELTA Z\nname <!channel> X\nheading Urgences nationales"
    ),
    "names_settled": a_source_event(EventKind.NAMES_SETTLED, source="names", detail="name DELTA Z"),
    "reminder_of_names": a_source_event(
        EventKind.REMINDER,
        source="names",
        reminds_of=EventKind.NAMES_UNKNOWN,
        detail="name DELTA Z",
        opened_at=in_paris(30, 2, 14, month=4),
    ),
    "reminder_of_a_dead_channel": a_source_event(
        EventKind.REMINDER,
        source="slack-quai",
        reminds_of=EventKind.CHANNEL_DEAD,
        opened_at=in_paris(30, 22, 14, month=4),
    ),
    "reminder_of_a_silent_source": a_source_event(
        EventKind.REMINDER, reminds_of=EventKind.SOURCE_SILENT, opened_at=in_paris(30, 22, 14, month=4)
    ),
    "reminder_of_a_template": a_source_event(
        EventKind.REMINDER,
        source="message.txt.j2",
        reminds_of=EventKind.TEMPLATE_FAILED,
        detail="/etc/meteo-douane/message.txt.j2:3: 'lettre' is undefined",
        opened_at=in_paris(30, 22, 14, month=4),
    ),
    "fallback_reminder_of_the_office": a_reminder(ReminderKind.OFFICE_NOT_INFORMED),
    "fallback_reminder_of_an_end": a_reminder(ReminderKind.ALERT_ENDED, ending=END),
    "fallback_reminder_of_another_end": a_reminder(ReminderKind.ALERT_ENDED, ending=END, is_of_an_alert=False),
    "fallback_reminder_of_an_end_with_a_reservation": a_reminder(ReminderKind.ALERT_ENDED, ending=RESERVED_END),
    "fallback_reminder_of_references": a_reminder(
        ReminderKind.REFERENCES_LEFT, left=("26FR00210042", "26FR00210043"), ended_at=in_paris(1, 6, 10)
    ),
    "test": owed(Message("test astreinte", "astreinte", EventKind.TEST, NOW, ()), NOW),
    "source_back": a_source_event(EventKind.SOURCE_BACK, source="feed", away_since=in_paris(1, 1, 50)),
    "opened_with_its_provider_in_trouble": with_provider_in_trouble(told(an_event(EventKind.OPENED, ALERT))),
    "provider_trouble": a_provider_event(
        EventKind.PROVIDER_TROUBLE, "Passerelle DELTA IE : réponses lentes\nAPI <!channel>"
    ),
    "provider_back": a_provider_event(EventKind.PROVIDER_BACK),
    "sources_disagree": a_source_event(EventKind.SOURCES_DISAGREE, source="", detail="2026-05-01-01 2026-05-01-02"),
    "channel_dead": a_channel_event(EventKind.CHANNEL_DEAD, "error 404"),
    "channel_dead_with_a_fallback": dead_and_taken_over("courriel"),
    "channel_dead_for_the_operator_to_pass_on": dead_and_taken_over("astreinte"),
    "channel_late": a_channel_event(EventKind.CHANNEL_DEAD, "error 503", since=in_paris(1, 2, 14)),
    "opened_sent_again": sent_again(told(an_event(EventKind.OPENED, ALERT))),
    "opened_late_and_lent": lent(told(an_event(EventKind.OPENED, ALERT))),
    "channel_back": a_channel_event(EventKind.CHANNEL_BACK),
    "ended_after_a_beginning_in_place_of_a_dead_channel": after_a_beginning_in_its_place(ENDED),
    "opened_in_place_of_a_dead_channel": in_place_of_a_dead_channel(told(an_event(EventKind.OPENED, ALERT))),
    "opened_and_ended_at_once": held_until_morning(gathered(OPENED, CONTINUED, ENDED)),
    "opened_with_its_bulletins": gathered(OPENED, CONTINUED),
    "opened_and_over_in_part": gathered(OPENED, PARTLY_ENDED),
    "opened_and_taken_in_hand": gathered(
        reminding(OPENED, Reminder(0, 4, QUARTER)), done_by_a_person(EventKind.ACKNOWLEDGED, "J'appelle le SAU.")
    ),
    "opened_and_closed_by_person_at_once": held_until_morning(
        gathered(OPENED, done_by_a_person(EventKind.CLOSED_BY_PERSON, "Plus aucun rejet."))
    ),
    "last_resort_with_its_bulletin": gathered(repeated(Reminder(5, 4, QUARTER, is_last_resort=True)), CONTINUED),
    "continued_held": held_until_morning(CONTINUED),
    "continued_in_a_storm": in_a_storm(CONTINUED),
    "continued_gathered_in_a_storm": gathered(in_a_storm(CONTINUED), in_a_storm(another(CONTINUED))),
    "source_back_with_its_silence": gathered(
        a_source_event(EventKind.SOURCE_SILENT, detail="their_host"), a_source_event(EventKind.SOURCE_BACK)
    ),
}
