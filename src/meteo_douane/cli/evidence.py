"""`evidence`: what is kept of an episode or a fallback, as a file for others; and whether it is as it was made."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import click

from meteo_douane.adapters.dossier import DossierError, verified, written
from meteo_douane.adapters.store import StoreError, open_existing
from meteo_douane.cli.arguments import PLACE
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, now, refusing
from meteo_douane.cli.spoken_usage import Spoken
from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.evidence import Evidence, ProgramFacts
from meteo_douane.domain.language import Language
from meteo_douane.domain.verification import Intact, Verification
from meteo_douane.evidence.gatherer import Gatherer, Subject
from meteo_douane.ports import Link
from meteo_douane.services import fingerprint_of
from meteo_douane.telling.verification import verification_words
from meteo_douane.telling.voice import Counted, Phrase

CHANGED, UNUSABLE = 1, 2
_WRITTEN = Phrase(
    "{file} : {readings}, {editions}, {bodies}. Empreinte : {fingerprint}",
    "{file}: {readings}, {editions}, {bodies}. Fingerprint: {fingerprint}",
)
_READINGS = Counted(Phrase("{count} lecture", "{count} reading"), Phrase("{count} lectures", "{count} readings"))
_EDITIONS = Counted(Phrase("{count} édition", "{count} edition"), Phrase("{count} éditions", "{count} editions"))
_BODIES = Counted(Phrase("{count} document", "{count} body"), Phrase("{count} documents", "{count} bodies"))
_BROKEN = Phrase(
    "Attention : la chaîne est rompue à la lecture n° {number} du dossier. La base a été modifiée après coup ;"
    " le dossier le dit.",
    "Beware: the chain is broken at reading {number} of the dossier. The database was changed afterwards; the dossier"
    " says so.",
)


_UNKNOWN = Phrase(
    "Aucun épisode ni secours « {name} » ; voir meteo-douane history et meteo-douane fallback list.",
    "There is no episode or fallback “{name}”; see meteo-douane history and meteo-douane fallback list.",
)
_NO_FOLDER = Phrase(
    "{folder} n'est pas un dossier : créez-le, ou nommez un autre fichier.",
    "{folder} is no directory: make it, or name another file.",
)
_A_FOLDER = Phrase(
    "{path} est un dossier : nommez un fichier qui s'y trouve.", "{path} is a directory: name a file in it."
)
_EXISTS = Phrase(
    "{path} existe déjà et reste tel quel ; nommez un autre fichier, ou ajoutez --force.",
    "{path} exists already and is left as it is; name another file, or add --force.",
)
_NOT_TO_OUTPUT = Phrase(
    "Un dossier s'écrit dans un fichier, et non sur la sortie standard : nommez un fichier, ou ./- s'il s'appelle"
    " ainsi.",
    "A dossier is written into a file, and not to standard output: name a file, or ./- for one called so.",
)
_NOT_FROM_INPUT = Phrase(
    "Un dossier se vérifie dans un fichier, et non sur l'entrée standard : nommez un fichier, ou ./- s'il s'appelle"
    " ainsi.",
    "A dossier is verified in a file, and not from standard input: name a file, or ./- for one called so.",
)
_NOT_THERE = Phrase("{path} n'existe pas : vérifiez ce nom.", "{path} does not exist: check the name.")
_NOT_PLAIN = Phrase(
    "{path} n'est pas un fichier ordinaire : enregistrez le dossier dans un fichier, et nommez celui-ci.",
    "{path} is no plain file: save the dossier into a file, and name that.",
)
_NOT_READABLE = Phrase(
    "{path} ne peut pas être lu par cet utilisateur : demandez-en le droit, ou une copie.",
    "{path} cannot be read by this user: ask for the right to, or for a copy.",
)
_NOT_WRITABLE = Phrase("{path} ne peut pas être écrit : {error}", "{path} cannot be written: {error}")


class Episodes(click.Group):
    """Takes an episode or a fallback where a command could stand: that is what is asked for most."""

    command_class = Spoken

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command before what is asked for."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["export", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Episodes)
def evidence() -> None:
    """Put all that is kept of an episode or a fallback into one file, or verify such a file.

    `evidence EPISODE -o FILE` is short for `evidence export EPISODE -o FILE`, and so is `evidence secours-1 -o FILE`.
    """


@evidence.command()
@click.argument("name", metavar="EPISODE|FALLBACK")
@click.option("-o", "--output", "path", type=PLACE, required=True, help="The zip to write.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@config_option
def export(name: str, path: Path, force: bool, config_path: Path | None) -> None:  # noqa: FBT001
    """Write the evidence of an EPISODE, or of a FALLBACK that you started yourself, into a file.

    In it are the texts, the raw bodies, the readings, the decisions and messages, the record of the fallbacks, and a
    digest of each file.

    Exit status: 0; 1 if it is written and says that the database was changed afterwards.
    """
    config = configured(config_path)
    voice = voice_of(config)
    _check_place(path, voice.language, force=force)
    with (
        refusing(StoreError, DossierError),
        open_existing(config.database.reveal()) as store,
        store.past.traces() as traces,
    ):
        gatherer = Gatherer(traces, voice, program_of(config.catalogue), _progress)
        subject = _subject(name, gatherer)
        with written(path) as dossier:
            found, fingerprint = gatherer.gather(subject, dossier, now())
    click.echo(_summary(path, found, fingerprint, voice.language))
    if found.chain.broken_at is not None:
        click.echo(_BROKEN.to(voice.language, number=found.chain.broken_at), err=True)
        sys.exit(CHANGED)


def _subject(name: str, gatherer: Gatherer) -> Subject:
    episode = gatherer.traces.episode(name)
    if episode is not None:
        return gatherer.episode(episode)
    recourse = next((one for one in gatherer.traces.recourses() if one.id == name), None)
    if recourse is not None:
        return gatherer.fallback(recourse)
    raise Refusal(_UNKNOWN.to(gatherer.voice.language, name=name))


def _check_place(path: Path, language: Language, *, force: bool) -> None:
    """Refuse before any work a place where nothing can be written, or something is."""
    if str(path) == "-":
        raise Refusal(_NOT_TO_OUTPUT.to(language))
    try:
        if not path.parent.is_dir():
            raise Refusal(_NO_FOLDER.to(language, folder=path.parent))
        if path.is_dir():
            raise Refusal(_A_FOLDER.to(language, path=path))
        if path.exists() and not force:
            raise Refusal(_EXISTS.to(language, path=path))
    except OSError as error:
        raise Refusal(_NOT_WRITABLE.to(language, path=path, error=error.strerror)) from error


def program_of(catalogue: Catalogue) -> ProgramFacts:
    """Return what evidence says of the program that made it."""
    return ProgramFacts("meteo-douane", version("meteo-douane"), fingerprint_of(catalogue), len(catalogue.services))


def _progress(links: Iterable[Link], count: int) -> Iterator[Link]:
    """Show how far it is on a terminal, and nothing in a pipe."""
    is_hidden = not sys.stderr.isatty()
    with click.progressbar(links, length=count, label="readings", file=sys.stderr, hidden=is_hidden) as bar:
        yield from bar


def _summary(path: Path, found: Evidence, fingerprint: str, language: Language) -> str:
    return _WRITTEN.to(
        language,
        file=path,
        readings=_READINGS.to(language, found.chain.readings),
        editions=_EDITIONS.to(language, len(found.editions)),
        bodies=_BODIES.to(language, len(found.bodies)),
        fingerprint=fingerprint,
    )


@evidence.command()
@click.argument("file", type=PLACE)
@click.option("--language", type=click.Choice([one.value for one in Language]), help="Default: that of the dossier.")
def verify(file: Path, language: str | None) -> None:
    """Say in one sentence whether FILE is as it was made, or what is wrong and where; from the file alone.

    Exit status: 0 intact, 1 changed, 2 a file that is no dossier.
    """
    _check_file(file, Language(language or Language.FR))
    verification = verified(file)
    spoken = Language(language) if language else _language_of(verification)
    is_intact = isinstance(verification, Intact)
    click.echo(verification_words(verification, spoken), err=not is_intact)
    if not isinstance(verification, Intact):
        sys.exit(UNUSABLE if verification.fault.is_of_the_file else CHANGED)


def _check_file(path: Path, language: Language) -> None:
    """Refuse what holds no dossier, whatever is in it: a pipe would keep us waiting."""
    if str(path) == "-":
        raise Refusal(_NOT_FROM_INPUT.to(language))
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise Refusal(_NOT_THERE.to(language, path=path)) from error
    except OSError:
        return  # whoever opens it says why it cannot be
    if stat.S_ISDIR(mode):
        raise Refusal(_A_FOLDER.to(language, path=path))
    if not stat.S_ISREG(mode):
        raise Refusal(_NOT_PLAIN.to(language, path=path))
    if not os.access(path, os.R_OK):
        raise Refusal(_NOT_READABLE.to(language, path=path))


def _language_of(verification: Verification) -> Language:
    return verification.manifest.language if isinstance(verification, Intact) else Language.FR
