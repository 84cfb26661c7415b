"""`fallback`: the record of a fallback that we started ourselves, and the texts to paste."""

from __future__ import annotations

from pathlib import Path

import click

from meteo_douane.cli import output
from meteo_douane.cli.assembly import config_option, json_option
from meteo_douane.cli.recourse_desk import Desk, at_desk
from meteo_douane.cli.recourse_json import recourse_json
from meteo_douane.cli.recourse_opening import Given, opening_of
from meteo_douane.cli.triage_options import MODES, office_of
from meteo_douane.cli.wrapped import paragraph, shown
from meteo_douane.cli.writers import by_option
from meteo_douane.domain.office import Presence
from meteo_douane.domain.recourse import Recourse
from meteo_douane.telling.recourse import ending_sections, standing, title, whole
from meteo_douane.telling.request import TextKind, text_of
from meteo_douane.telling.voice import Phrase

_NO_RECORD = Phrase("Aucun secours.", "There is no fallback.")
_TEXTS = {
    TextKind.REQUEST: Phrase("À coller dans OLGA", "To paste into OLGA"),
    TextKind.OFFICE: Phrase("À envoyer au bureau", "To send to the office"),
    TextKind.CALL: Phrase("À dire au SAU, si le bureau est fermé", "To say to the SAU, if the office is closed"),
    TextKind.END_SAU: Phrase("À envoyer au SAU", "To send to the SAU"),
    TextKind.END_OFFICE: Phrase("À envoyer au bureau", "To send to the office"),
}
_WHEN = 'When: "02:31" (today, local), "2026-11-25 02:31", ISO 8601 with a zone, or now.'


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
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
    with at_desk(config_path) as desk:
        options = {name: found or "" for name, found in given.items()}
        asked = Given(trouble_at=desk.moment(trouble), reasons=tuple(map(_in_one_line, reasons)), **options)
        writing = desk.writing(by)
        entry = desk.entry(writing.opening(opening_of(desk, asked, writing.by)), "")
        _show(desk, desk.store.open_recourse(entry), TextKind.REQUEST)


@fallback.command()
@click.argument("record")
@click.option("--number", required=True, help="The number of the request (DA) that OLGA gave.")
@click.option("--at", required=True, metavar="WHEN", help="The hour at which OLGA registered it: the start. " + _WHEN)
@by_option
@config_option
def register(record: str, number: str, at: str, by: str, config_path: Path | None) -> None:
    """Write down that the request (DA) was registered, and print the mail to the office."""
    with at_desk(config_path) as desk:
        recourse, others = desk.recourse(record), desk.store.recourses()
        entry = desk.writing(by).registration(recourse, number.strip(), desk.moment(at), others)
        recourse = desk.written(recourse, entry)
        is_open = desk.presence(recourse) is Presence.OPEN
        _show(desk, recourse, TextKind.OFFICE, *(() if is_open else (TextKind.CALL,)))


@fallback.command()
@click.argument("record")
@click.option("--at", required=True, metavar="WHEN", help=_WHEN)
@click.option("--office", "office_name", default="", metavar="NAME", help="The customs office, if it is another one.")
@by_option
@config_option
def inform(record: str, at: str, office_name: str, by: str, config_path: Path | None) -> None:
    """Write down that the office was informed: from then on the fallback may be used."""
    with at_desk(config_path) as desk:
        recourse = desk.recourse(record)
        office = office_of(office_name, desk.config, desk.voice) if office_name else None
        name = office.name if office else recourse.office
        recourse = desk.written(recourse, desk.writing(by).information(recourse, name, desk.moment(at)))
        _show(desk, recourse)


@fallback.command()
@click.argument("record")
@click.option("--at", required=True, metavar="WHEN", help=_WHEN)
@click.option("--note", default="", help="What the end is put down to.")
@by_option
@config_option
def end(record: str, at: str, note: str, by: str, config_path: Path | None) -> None:
    """Write down that it ended, and print the mails to the SAU and to the office."""
    with at_desk(config_path) as desk:
        recourse = desk.recourse(record)
        recourse = desk.written(recourse, desk.writing(by).end(recourse, desk.moment(at), note.strip()))
        texts = (TextKind.END_SAU, TextKind.END_OFFICE) if recourse.number else ()
        _show(desk, recourse, *texts)
        click.echo(shown(ending_sections(desk.endings(recourse), desk.voice), desk.voice), nl=False)


@fallback.command()
@click.argument("record")
@click.argument("references", nargs=-1, required=True)
@by_option
@config_option
def add(record: str, references: tuple[str, ...], by: str, config_path: Path | None) -> None:
    """Write down declarations that were made under it, by their references."""
    with at_desk(config_path) as desk:
        recourse = desk.recourse(record)
        recourse = desk.all_written(recourse, desk.writing(by).addition, _each_once(references))
        click.echo(shown(whole(recourse, desk.voice), desk.voice), nl=False)


@fallback.command()
@click.argument("record")
@click.argument("references", nargs=-1, required=True)
@by_option
@config_option
def done(record: str, references: tuple[str, ...], by: str, config_path: Path | None) -> None:
    """Tick declarations that were regularised."""
    with at_desk(config_path) as desk:
        recourse = desk.recourse(record)
        recourse = desk.all_written(recourse, desk.writing(by).regularisation, _each_once(references))
        click.echo(shown(whole(recourse, desk.voice), desk.voice), nl=False)


@fallback.command("list")
@config_option
@json_option
def list_(config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """List the records, newest first."""
    with at_desk(config_path) as desk:
        recourses = desk.store.recourses()[::-1]
        for recourse in recourses:
            click.echo(output.line(recourse_json(recourse)) if as_json else paragraph(title(recourse, desk.voice)))
        if not recourses and not as_json:
            click.echo(_NO_RECORD.to(desk.voice.language))


@fallback.command()
@click.argument("record")
@click.option("--text", type=click.Choice([kind.value for kind in TextKind]), help="Print this text alone, to paste.")
@config_option
@json_option
def show(record: str, text: str | None, config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Show a record: where it stands, what is left to do, who wrote what and when."""
    with at_desk(config_path) as desk:
        recourse = desk.recourse(record)
        if text is not None:
            click.echo(text_of(TextKind(text), desk.dossier(recourse)), nl=False)
        elif as_json:
            click.echo(output.line(recourse_json(recourse)))
        else:
            click.echo(shown(whole(recourse, desk.voice), desk.voice), nl=False)


def _show(desk: Desk, recourse: Recourse, *texts: TextKind) -> None:
    """Print where a record stands, then the texts that are needed now; these are never folded: they are pasted."""
    click.echo(shown(standing(recourse, desk.voice), desk.voice))
    for kind in texts:
        click.echo(f"--- {_TEXTS[kind].to(desk.voice.language)} ---\n")
        click.echo(text_of(kind, desk.dossier(recourse)))


def _each_once(references: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_in_one_line, references)))


def _in_one_line(words: str) -> str:
    return " ".join(words.split())
