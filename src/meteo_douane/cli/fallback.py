"""`fallback`: the record of a fallback that we started ourselves, and the texts to paste."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from meteo_douane.cli import output
from meteo_douane.cli.beginning import config_option, json_option
from meteo_douane.cli.record_book import RecordBook, opened_book
from meteo_douane.cli.recourse_json import recourse_json
from meteo_douane.cli.recourse_opening import Given, opening_of, published_sections
from meteo_douane.cli.spoken_usage import SpokenGroup
from meteo_douane.cli.triage_options import MODES, office_of
from meteo_douane.cli.wrapped import paragraph, shown
from meteo_douane.cli.writers import by_option
from meteo_douane.domain.fallback_reminders import PROGRAM
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse, RecourseState, TextKind
from meteo_douane.domain.recourse_writing import Objection, Writing
from meteo_douane.telling.letter import Section
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.recourse import ending_sections, standing, title, whole
from meteo_douane.telling.recourse_flaws import contradiction_section
from meteo_douane.telling.recourse_written import PURPOSES, made_words, replaced_words
from meteo_douane.telling.request import text_of
from meteo_douane.telling.voice import Phrase, Voice

_NO_TEXT = Phrase("Aucun texte n'a été gardé dans ce registre.", "No text was kept in this record.")
_NO_RECORD = Phrase("Aucun secours.", "There is no fallback.")
_CORRECTED = Phrase(
    "La demande corrigée : la DA {number} est déjà déposée. N'en déposez pas une seconde, dites la correction au SAU "
    "et au bureau",
    "The corrected request: the DA {number} is filed already. Do not file a second one, tell the SAU and the office of "
    "the correction",
)
_EntryOf = Callable[[Writing, Recourse, str], Entry | Objection]
"""What somebody writes into a record about one declaration, or why that cannot be."""

#: What is asked for instead of a text: all that are kept.
_KEPT = "kept"
_WHEN = 'When: "02:31" (today, local), "2026-11-25 02:31", ISO 8601 with a zone, or now.'


@click.group(cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
def fallback() -> None:
    """Keep the record of a fallback that we started ourselves (Fiche 1, steps 5 and 6), and write the texts for it.

    Nothing is sent to the administration.
    """


@fallback.command("open")
@click.option("--triage", default="", metavar="TRIAGE", help="The triage that leads to it: service, mode and reasons.")
@click.option("--service", default="", help="The one service that it is for.")
@click.option("--mode", type=click.Choice([mode.value for mode in MODES]), default=None, help="The transmission mode.")
@click.option("--trouble", required=True, metavar="WHEN", help=_WHEN)
@click.option("--reason", "reasons", multiple=True, help="A reason for the request; may be given several times.")
@click.option("--office", default="", metavar="NAME", help="The customs office, if there are several.")
@by_option
@config_option
def open_(config_path: Path | None, by: str, trouble: str, reasons: tuple[str, ...], **given: str | None) -> None:
    """Open a record, one for each service, and print the request (DA) to paste into OLGA."""
    with opened_book(config_path) as book:
        options = {name: found or "" for name, found in given.items()}
        asked = Given(trouble_at=book.moment(trouble), reasons=tuple(map(_in_one_line, reasons)), **options)
        writing = book.writing(by)
        entry = book.entry(writing.opening(opening_of(book, asked, writing.by), book.store.ledger.recourses()), "")
        published = published_sections(book, entry)
        if published:
            click.echo(shown(published, book.voice))
        recourse = book.with_texts(book.store.ledger.open_recourse(entry), (TextKind.REQUEST,), writing.by)
        _show(book, recourse, TextKind.REQUEST)


@fallback.command()
@click.argument("record")
@click.option("--number", required=True, help="The number of the request (DA) that OLGA gave.")
@click.option("--at", required=True, metavar="WHEN", help="The hour at which OLGA registered it: the start. " + _WHEN)
@by_option
@config_option
def register(record: str, number: str, at: str, by: str, config_path: Path | None) -> None:
    """Write down that the request (DA) was registered, and print the mail to the office."""
    with opened_book(config_path) as book:
        recourse, others = book.recourse(record), book.store.ledger.recourses()
        entry = book.writing(by).registration(recourse, number.strip(), book.moment(at), others)
        after, texts = book.written(recourse, entry)
        _say_replaced(book, recourse, EntryKind.REGISTERED)
        _show(book, after, *texts)


@fallback.command()
@click.argument("record")
@click.option("--at", required=True, metavar="WHEN", help=_WHEN)
@click.option("--office", "office_name", default="", metavar="NAME", help="The customs office, if it is another one.")
@by_option
@config_option
def inform(record: str, at: str, office_name: str, by: str, config_path: Path | None) -> None:
    """Write down that the office was informed: from then on the fallback may be used."""
    with opened_book(config_path) as book:
        recourse = book.recourse(record)
        office = office_of(office_name, book.config, book.voice) if office_name else None
        name = office.name if office else recourse.office
        after, texts = book.written(recourse, book.writing(by).information(recourse, name, book.moment(at)))
        _say_replaced(book, recourse, EntryKind.INFORMED)
        _show(book, after, *texts)


@fallback.command()
@click.argument("record")
@click.option("--at", required=True, metavar="WHEN", help=_WHEN)
@click.option("--note", default="", help="What the end is put down to.")
@by_option
@config_option
def end(record: str, at: str, note: str, by: str, config_path: Path | None) -> None:
    """Write down that it ended, and print the mails to the SAU and to the office."""
    with opened_book(config_path) as book:
        recourse = book.recourse(record)
        after, texts = book.written(recourse, book.writing(by).end(recourse, book.moment(at), note.strip()))
        _say_replaced(book, recourse, EntryKind.ENDED)
        _show(book, after, *texts)
        ending = _ending(book, after)
        if ending:
            click.echo(shown(ending, book.voice), nl=False)


@fallback.command()
@click.argument("record")
@click.argument("references", nargs=-1, required=True)
@by_option
@config_option
def add(record: str, references: tuple[str, ...], by: str, config_path: Path | None) -> None:
    """Write down declarations that were made under it, by their references."""
    with opened_book(config_path) as book:
        _write_each(book, record, by, Writing.addition, references)


@fallback.command()
@click.argument("record")
@click.argument("references", nargs=-1, required=True)
@by_option
@config_option
def done(record: str, references: tuple[str, ...], by: str, config_path: Path | None) -> None:
    """Tick declarations that were regularised."""
    with opened_book(config_path) as book:
        _write_each(book, record, by, Writing.regularisation, references)


@fallback.command()
@click.argument("record")
@click.argument("references", nargs=-1, required=True)
@by_option
@config_option
def withdraw(record: str, references: tuple[str, ...], by: str, config_path: Path | None) -> None:
    """Withdraw declarations that were written down by mistake; their lines stay."""
    with opened_book(config_path) as book:
        _write_each(book, record, by, Writing.withdrawal, references)


@fallback.command()
@click.argument("record")
@click.option("--trouble", default="", metavar="WHEN", help="When the trouble really began. " + _WHEN)
@click.option("--reason", "reasons", multiple=True, help="A reason, in place of all that are written.")
@by_option
@config_option
def correct(record: str, trouble: str, reasons: tuple[str, ...], by: str, config_path: Path | None) -> None:
    """Correct the hour of the trouble or the reasons: a line is added, and the request (DA) printed anew."""
    with opened_book(config_path) as book:
        recourse, writing = book.recourse(record), book.writing(by)
        lines = "\n".join(map(_in_one_line, reasons))
        found = (
            *((writing.other_trouble(recourse, book.moment(trouble)),) if trouble else ()),
            *((writing.other_reasons(recourse, lines),) if reasons or not trouble else ()),
        )
        recourse, texts = book.written(recourse, *found)
        _show(book, recourse, *texts)


@fallback.command()
@click.argument("record")
@click.option("--note", default="", help="Why the end was a mistake.")
@by_option
@config_option
def reopen(record: str, note: str, by: str, config_path: Path | None) -> None:
    """Take back an end that was written down by mistake; its line stays."""
    with opened_book(config_path) as book:
        recourse = book.recourse(record)
        entry = book.writing(by).reopening(recourse, note.strip(), book.store.ledger.recourses())
        recourse, texts = book.written(recourse, entry)
        _show(book, recourse, *texts)


@fallback.command("list")
@config_option
@json_option
def list_(config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """List the records, newest first."""
    with opened_book(config_path) as book:
        recourses = book.recourses()
        for recourse in recourses:
            said = _json(book, recourse) if as_json else ""
            click.echo(said or paragraph(title(recourse, book.voice)))
        if not recourses and not as_json:
            click.echo(_NO_RECORD.to(book.voice.language))


@fallback.command()
@click.argument("record")
@click.option(
    "--text",
    type=click.Choice([*(kind.value for kind in TextKind), _KEPT]),
    help="Print this text alone, to paste, and keep it as printed; kept: all that were made, as they were.",
)
@by_option
@config_option
@json_option
def show(record: str, text: str | None, by: str, config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Show a record: where it stands, what is left to do, who wrote what and when."""
    with opened_book(config_path) as book:
        recourse = book.recourse(record)
        if text == _KEPT:
            _show_kept(book, recourse)
        elif text is not None:
            book.with_texts(recourse, (TextKind(text),), by.strip() or PROGRAM)
            _warn(book, recourse, TextKind(text))
            click.echo(text_of(TextKind(text), book.dossier(recourse)), nl=False)
        elif as_json:
            click.echo(_json(book, recourse))
        else:
            click.echo(
                shown((*whole(recourse, book.telling(recourse)), *_ending(book, recourse)), book.voice), nl=False
            )


def _show(book: RecordBook, recourse: Recourse, *texts: TextKind) -> None:
    """Print where a record stands, then the texts that are needed now; these are never folded: they are pasted."""
    click.echo(shown(standing(recourse, book.telling(recourse)), book.voice))
    for kind in texts:
        click.echo(f"--- {_heading(kind, recourse, book.voice)} ---\n")
        click.echo(text_of(kind, book.dossier(recourse)))


def _say_replaced(book: RecordBook, before: Recourse, kind: EntryKind) -> None:
    """Say which line no longer counts: it may be that of another fallback than was meant."""
    said = replaced_words(before, kind, book.voice)
    if said:
        click.echo(f"{paragraph(said)}\n")


def _heading(kind: TextKind, recourse: Recourse, voice: Voice) -> str:
    """Return what a text is for; a request is filed once."""
    if kind is TextKind.REQUEST and recourse.number:
        return _CORRECTED.to(voice.language, number=one_line(recourse.number))
    return PURPOSES[kind].to(voice.language)


def _warn(book: RecordBook, recourse: Recourse, text: TextKind) -> None:
    """Say what the request contradicts, beside what is pasted."""
    flaws = contradiction_section(recourse, book.telling(recourse))
    if text is TextKind.REQUEST and flaws.lines:
        click.echo(shown((flaws,), book.voice), err=True)


def _json(book: RecordBook, recourse: Recourse) -> str:
    published = book.telling(recourse).situation.titles
    return output.line(recourse_json(recourse, book.config.catalogue, published))


def _show_kept(book: RecordBook, recourse: Recourse) -> None:
    """Print the texts of a record to the letter; only the lines between dashes are ours."""
    for entry in recourse.texts:
        click.echo(f"--- {made_words(entry, book.voice)} ---\n")
        click.echo(entry.words)
    if not recourse.texts:
        click.echo(_NO_TEXT.to(book.voice.language))


def _ending(book: RecordBook, recourse: Recourse) -> tuple[Section, ...]:
    """Return the words of the end of the alert; of what was never active, only if there are any."""
    endings = book.endings(recourse)
    is_told = recourse.state is RecourseState.ENDED or bool(endings)
    return ending_sections(endings, book.voice) if is_told else ()


def _write_each(book: RecordBook, record: str, by: str, entry_of: _EntryOf, references: tuple[str, ...]) -> None:
    """Write something about each of these declarations into a record, and print it as it stands then."""
    recourse = book.recourse(record)
    recourse = book.all_written(recourse, partial(entry_of, book.writing(by)), _each_once(references))
    click.echo(shown(whole(recourse, book.telling(recourse)), book.voice), nl=False)


def _each_once(references: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_in_one_line, references)))


def _in_one_line(words: str) -> str:
    return " ".join(words.split())
