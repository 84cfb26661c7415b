"""What is taken from a message, or put around it, never makes an end or a permission that it did not have.

The messages are the invented wordings beside this file.
"""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from costs import calls_of
from examples import drawing
from meteo_douane.domain.notice import Kind, Mode, Notice, Permission
from meteo_douane.formats.item import READ_AT_MOST, Item
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue

SEEN_AT = datetime(2026, 3, 10, 9, 5, tzinfo=UTC)
PUBLISHED_AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
PERMITTED = (Permission.ALLOWED, Permission.ADVISED)
READER = Reader(shipped_catalogue())
MESSAGES: list[dict[str, Any]] = [
    row
    for path in sorted(Path(__file__).with_name("wordings").glob("*.toml"))
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["wording"]
]
TAKEN_BACK = [row for row in MESSAGES if "ends_by_itself" in row]
"""Rows that begin with words which tell an end whole (`ends_by_itself`) and take it back behind them: "DELTA T est
rétabli. Quelques lenteurs sont constatées.", "Rétabli : non". Nothing in those words says that more was to follow."""
PIECES = (
    "l'alerte",
    "DELTA G",
    "DELTA IE – volet Import",
    "en DTI",
    "EDI",
    "rétabli",
    "n'est",
    "pas",
    "plus",
    "ne",
    "est",
    "la procédure de secours",
    "autorisée",
    "aucune",
    "depuis",
    "9h30",
    "le 10/03/2026",
    "jusqu'à",
    "sauf",
    ":",
    "\n",
    ".",
    ",",
    "(",
    ")",
    "fin d'alerte",
    "BIP n°",
    "3",
    "maintenance",
    "sera",
    "minuit",
    "Consignes",
    "Motif",
    "-----",
    " ",
)
QUOTES = ("-----", "Rappel", "rappel", "Message initial", "Message précédent", "Pour mémoire", "BIP n°1 (")
"""Words that make an earlier message of what follows: without them it speaks for itself."""
messages = st.sampled_from(MESSAGES)
ENTRIES = re.compile(r"^ ?\d{1,2} ?[h:] ?\d{0,2} ?[-–:]", re.MULTILINE)
"""Heads of a log: an older entry speaks where the newest one is lost."""
unquoting = st.sampled_from(
    [
        row
        for row in MESSAGES
        if not any(words in row["text"] for words in QUOTES) and len(ENTRIES.findall(row["text"])) < 2
    ]
)
ASIDES = (
    "Les opérateurs EDI sont invités à patienter.",
    "Nous invitons les utilisateurs du mode EDI à ne pas réémettre leurs messages.",
    "Les messages EDI en attente seront rejoués.",
    "Pour l'EDI, aucune ressaisie n'est nécessaire.",
    "Pour les utilisateurs DTI, une page d'attente est affichée.",
    "Merci aux opérateurs EDI de suspendre leurs envois.",
    "Les éditeurs de logiciels EDI sont prévenus.",
    "Le support EDI est joignable au 01 00 00 00 00.",
    "En DTI, rafraîchissez la page.",
    "L'assistance DTI est saturée.",
    "Les utilisateurs DTI peuvent continuer à préparer leurs brouillons.",
    "L'origine est un composant EDI.",
    "Un correctif EDI est en préparation.",
    "Le prochain bulletin précisera la situation en EDI.",
    "L'impact en EDI est en cours d'évaluation.",
    "Les premiers signalements viennent d'opérateurs EDI.",
    "Utilisateurs EDI : ne renvoyez pas vos messages.",
)
"""Sentences about a mode that say of none that it is, or is not, in trouble."""
BYSTANDERS = (
    "OLGA reste joignable pour toute question.",
    "Les autres téléservices ne sont pas concernés.",
    "Les autres téléprocédures fonctionnent normalement.",
    "SOPRANO n'est pas impacté.",
    "Le portail douane.gouv.fr reste accessible.",
)
"""Sentences about services that are all right, beside the one that a message is about."""
TROUBLES_BESIDE = (
    "SOPRANO est indisponible depuis 9h30.",
    "Par ailleurs, un incident est en cours sur SOPRANO.",
    "Autre alerte : SOPRANO ne répond plus.",
    "SOPRANO est également touché.",
    "Les utilisateurs de SOPRANO rencontrent aussi des difficultés de connexion.",
)
"""Sentences that tell the trouble of a service that a message is not about."""
COURTESIES = (
    "Nous vous prions de nous excuser pour la gêne occasionnée.",
    "Nous vous prions de bien vouloir nous excuser de la gêne occasionnée.",
    "Nous sommes désolés pour les perturbations subies.",
    "Nous vous prions d'accepter nos excuses pour les désagréments subis.",
    "Nous regrettons la gêne occasionnée.",
    "Merci de votre compréhension.",
)
GREETINGS = (
    "Bonjour,\n\n",
    "Bonjour à toutes et à tous,\n",
    "Madame, Monsieur,\n\n",
    "Mesdames, Messieurs, ",
    "Bonjour. ",
)
CORRECTED = "à tort"
"""A message that takes back what another one said leaves something unsaid, which any further word may seem to say."""
FINISHED = re.compile(r"[.!]\s*\Z")
"""A text that breaks off may go on with anything."""
scraps = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


def read(title: str, text: str, section: str = "", status: str = "") -> Notice:
    return READER.read(Item(title, text, published_at=PUBLISHED_AT, section=section, status=status), SEEN_AT)


@given(title=scraps, text=scraps, section=scraps, status=scraps)
@drawing(examples=3)
def test_any_words_whatever_make_a_notice(title: str, text: str, section: str, status: str) -> None:
    notice = read(title, text, section, status)

    assert notice.kind.value in Kind
    assert notice.text == text


@given(message=messages, share=st.floats(0, 1))
@drawing(examples=3)
def test_a_message_that_is_cut_short_is_no_end_that_it_was_not(message: dict[str, Any], share: float) -> None:
    left = message["text"][: int(share * len(message["text"]))]

    whole = read(message["title"], message["text"])
    cut = read(message["title"], left)

    is_taken_back = "ends_by_itself" in message and left.startswith(message["ends_by_itself"])
    assert cut.kind.value is not Kind.END or whole.kind.value in (Kind.END, Kind.BULLETIN) or is_taken_back


@pytest.mark.parametrize("message", TAKEN_BACK, ids=[row["name"] for row in TAKEN_BACK])
def test_only_words_that_are_an_end_by_themselves_may_be_one_when_a_message_is_cut_short(
    message: dict[str, Any],
) -> None:
    alone = read(message["title"], message["ends_by_itself"])
    whole = read(message["title"], message["text"])

    assert message["text"].startswith(message["ends_by_itself"])
    assert alone.kind.value is Kind.END
    assert whole.kind.value not in (Kind.END, Kind.BULLETIN)


@given(message=unquoting, data=st.data())
@drawing(examples=3)
def test_a_message_that_lost_lines_permits_no_fallback_that_it_did_not(
    message: dict[str, Any], data: st.DataObject
) -> None:
    lines = message["text"].strip().splitlines()
    left = data.draw(st.lists(st.sampled_from(lines or [""]), unique=True))

    lost = read(message["title"], "\n".join(line for line in lines if line in left))

    whole = read(message["title"], message["text"])
    had = (whole.fallback.value.permission, *(doubt.code for doubt in whole.fallback.doubts))
    assert lost.fallback.value.permission not in PERMITTED or any(
        each in (*PERMITTED, Permission.ENDED) or "differs" in each for each in had
    )


@given(message=messages, aside=st.sampled_from(ASIDES))
@drawing(examples=5)
def test_a_sentence_about_a_mode_takes_no_other_mode_out_of_a_trouble(message: dict[str, Any], aside: str) -> None:
    assume(CORRECTED not in message["text"])
    plain = read(message["title"], message["text"])

    longer = read(message["title"], f"{message['text'].rstrip()}\n\n{aside}")

    told = {part.service: part.modes for part in longer.affects.value.parts}
    for part in plain.affects.value.parts:
        left = told.get(part.service)
        assert left is None or (part.modes is not None and part.modes - {Mode.DTI_PLUS} <= left)


@given(message=messages, bystander=st.sampled_from(BYSTANDERS))
@drawing(examples=5)
def test_a_service_that_is_all_right_makes_no_end_of_the_trouble_of_another_one(
    message: dict[str, Any], bystander: str
) -> None:
    assume("SOPRANO" not in message["title"] and "OLGA" not in message["title"])
    plain = read(message["title"], message["text"])

    longer = read(message["title"], f"{message['text'].rstrip()}\n\n{bystander}")

    may_end = plain.kind.value in (Kind.END, Kind.UNCLASSIFIED) or not FINISHED.search(message["text"])
    assert longer.kind.value is not Kind.END or may_end


@given(message=messages, beside=st.sampled_from(TROUBLES_BESIDE))
@drawing(examples=5)
def test_the_trouble_of_another_service_makes_nothing_work_again(message: dict[str, Any], beside: str) -> None:
    assume(FINISHED.search(message["text"]) and "SOPRANO" not in f"{message['title']}{message['text']}".upper())
    plain = read(message["title"], message["text"])

    longer = read(message["title"], f"{message['text'].rstrip()}\n\n{beside}")

    restored = {part.service: part.modes for part in plain.restores.value.parts}
    for part in longer.restores.value.parts:
        assert part.service in restored
        modes = restored[part.service]
        assert modes is None or (part.modes is not None and part.modes <= modes)


@given(message=messages, courtesy=st.sampled_from(COURTESIES))
@drawing(examples=5)
def test_good_manners_change_nothing(message: dict[str, Any], courtesy: str) -> None:
    assume(FINISHED.search(message["text"]))
    plain = read(message["title"], message["text"])

    polite = read(message["title"], f"{message['text'].rstrip()}\n\n{courtesy}")

    assert (polite.kind.value, polite.affects.value, polite.restores.value, polite.fallback.value.permission) == (
        plain.kind.value,
        plain.affects.value,
        plain.restores.value,
        plain.fallback.value.permission,
    )


@given(message=messages, greeting=st.sampled_from(GREETINGS))
@drawing(examples=5)
def test_a_greeting_changes_nothing(message: dict[str, Any], greeting: str) -> None:
    plain, letter = (read(message["title"], text) for text in (message["text"], f"{greeting}{message['text']}"))

    assert (letter.kind.value, letter.affects.value, letter.restores.value, letter.fallback.value) == (
        plain.kind.value,
        plain.affects.value,
        plain.restores.value,
        plain.fallback.value,
    )


LABELS = ("INFO - ", "[INFO] ", "URGENT – ", "Flash info : ", "IMPORTANT : ")


@given(message=messages, label=st.sampled_from(LABELS))
@drawing(examples=5)
def test_how_a_message_was_sent_before_its_title_changes_nothing(message: dict[str, Any], label: str) -> None:
    assume(message["title"].strip() and message["text"].strip())
    plain, sent = (read(title, message["text"]) for title in (message["title"], f"{label}{message['title']}"))

    assert (sent.kind.value, sent.affects.value, sent.restores.value, sent.fallback.value) == (
        plain.kind.value,
        plain.affects.value,
        plain.restores.value,
        plain.fallback.value,
    )


@given(message=messages, mark=st.sampled_from(("", ".", " (10/03/2026)")))
@drawing(examples=5)
def test_a_title_that_stands_above_its_text_once_more_changes_nothing(message: dict[str, Any], mark: str) -> None:
    assume(message["title"].strip() and message["text"].strip())
    plain = read(message["title"], message["text"])
    twice = read(message["title"], f"{message['title']}{mark}\n{message['text']}")

    assert (twice.kind.value, twice.affects.value, twice.restores.value, twice.fallback.value) == (
        plain.kind.value,
        plain.affects.value,
        plain.restores.value,
        plain.fallback.value,
    )


@given(message=messages)
@drawing(examples=2)
def test_capitals_without_accents_say_the_same(message: dict[str, Any]) -> None:
    plain = read(message["title"], message["text"])

    loud = read(message["title"].upper(), message["text"].upper())

    assert (loud.kind.value, loud.fallback.value.permission) == (plain.kind.value, plain.fallback.value.permission)


@given(message=messages, space=st.sampled_from("\u00a0\u202f\u2009 "), quote=st.sampled_from("'’ʼ"))
@drawing(examples=2)
def test_typography_says_nothing(message: dict[str, Any], space: str, quote: str) -> None:
    plain = read(message["title"], message["text"])

    dressed = read(*(words.replace(" ", space).replace("'", quote) for words in (message["title"], message["text"])))

    assert dressed.kind.value == plain.kind.value
    assert dressed.affects.value == plain.affects.value
    assert dressed.restores.value == plain.restores.value
    assert dressed.fallback.value == plain.fallback.value


@pytest.mark.parametrize(
    ("permits", "denies"),
    [
        ("La procédure de secours est autorisée.", "La procédure de secours n'est pas autorisée."),
        ("Ils peuvent recourir à la procédure de secours.", "Ils ne peuvent pas recourir à la procédure de secours."),
        ("La procédure de secours est conseillée.", "La procédure de secours n'est pas conseillée."),
        ("Procédure de secours : autorisée", "Procédure de secours : non autorisée"),
        ("La procédure de secours a été activée.", "La procédure de secours n'a pas été activée."),
        ("La procédure de secours sera ouverte.", "La procédure de secours ne sera pas ouverte."),
        ("La procédure de secours reste autorisée.", "La procédure de secours ne reste pas autorisée."),
        ("Le passage en procédure de secours est admis.", "Aucun passage en procédure de secours n'est admis."),
        ("Utilisez la procédure de secours dès 9h.", "N'utilisez pas la procédure de secours dès 9h."),
    ],
)  # fmt: skip
def test_a_negation_turns_a_permission(permits: str, denies: str) -> None:
    assert read("Alerte DELTA G", permits).fallback.value.permission in PERMITTED
    assert read("Alerte DELTA G", denies).fallback.value.permission is Permission.REFUSED


FORESEEN = ("n'est pas ", "n'est toujours pas ", "sera ", "devrait être ", "n'est pas encore ", "pourrait être ")
RETURNED = ("rétabli", "disponible", "accessible", "de nouveau disponible", "résolu", "opérationnel")
HOSTILE = ("ne n' pas ", "a", "(", "DELTA G, ", "le 1/1 ", "9h ", "non ", "\n", "secours ", "est ", "aucun ", "d'")


@pytest.mark.parametrize("word", FORESEEN)
@pytest.mark.parametrize("state", RETURNED)
def test_a_return_that_is_denied_or_foreseen_is_no_end(word: str, state: str) -> None:
    notice = read("DELTA G", f"Le service {word}{state}.")

    assert notice.kind.value is not Kind.END
    assert not notice.restores.value


def calls_to_read(unit: str, length: int) -> int:
    """Return what it costs to read a title and a text of a piece, again and again, so many letters long."""
    words = unit * (length // len(unit))
    return calls_of(lambda: read(words, words))


@pytest.mark.one_python
@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_text_costs_no_more_than_its_letters_and_nothing_beyond_what_is_read(unit: str) -> None:
    calls_to_read(unit, 100)  # what is remembered of its words

    half, whole, beyond = (calls_to_read(unit, length) for length in (READ_AT_MOST // 2, READ_AT_MOST, 1_000_000))

    assert whole < 2.2 * half
    assert beyond < 1.1 * whole
    assert whole < 250 * READ_AT_MOST
