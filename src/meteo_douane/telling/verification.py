"""What came of verifying a file of evidence, in one sentence."""

from __future__ import annotations

from meteo_douane.domain.language import Language
from meteo_douane.domain.verification import Fault, Finding, Intact, Verification
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.voice import Phrase

_INTACT = Phrase(
    "Intact : le dossier de l'épisode {episode}, établi le {at}, est tel qu'il a été fait ({files} fichiers,"
    " {readings} lectures enchaînées) ; empreinte {fingerprint}.",
    "Intact: the dossier of episode {episode}, made on {at}, is as it was made ({files} files,"
    " {readings} readings chained); fingerprint {fingerprint}.",
)
_INTACT_OF_A_FALLBACK = Phrase(
    "Intact : le dossier du secours {fallback}, établi le {at}, est tel qu'il a été fait ({files} fichiers,"
    " {readings} lectures enchaînées) ; empreinte {fingerprint}.",
    "Intact: the dossier of the fallback {fallback}, made on {at}, is as it was made ({files} files,"
    " {readings} readings chained); fingerprint {fingerprint}.",
)
_FAULTS = {
    Fault.CANNOT_BE_READ: Phrase("Le fichier ne peut pas être lu : {place}.", "The file cannot be read: {place}."),
    Fault.NO_ZIP: Phrase(
        "Ce n'est pas un zip entier : autre chose, ou un fichier tronqué. Demandez-le à nouveau.",
        "This is no whole zip: something else, or a file that was cut short. Ask for it again.",
    ),
    Fault.ENCRYPTED: Phrase(
        "Le zip est chiffré ({place}) : un dossier de preuve ne l'est jamais.",
        "The zip is encrypted ({place}): a dossier never is.",
    ),
    Fault.TOO_LARGE: Phrase(
        "Le zip annonce plus de données qu'un dossier de preuve n'en contient : ne le décompressez pas.",
        "The zip claims more data than a dossier holds: do not unpack it.",
    ),
    Fault.UNSAFE_NAME: Phrase(
        "Le zip contient un nom de fichier dangereux ou étranger à un dossier de preuve, {place} : ne le"
        " décompressez pas.",
        "The zip holds a file name that is unsafe or none of a dossier, {place}: do not unpack it.",
    ),
    Fault.NO_MANIFEST: Phrase(
        "Il n'y a pas de manifest.json : ce n'est pas un dossier de preuve, ou il en a été retiré.",
        "There is no manifest.json: this is no dossier, or it was removed.",
    ),
    Fault.BAD_MANIFEST: Phrase(
        "manifest.json est illisible : il a été modifié, ou n'est pas d'un dossier de preuve.",
        "manifest.json cannot be understood: it was changed, or is of no dossier.",
    ),
    Fault.OTHER_FORMAT: Phrase(
        "Le dossier est d'un autre format, « {place} » : vérifiez-le avec la version du programme qui l'a fait.",
        "The dossier is of another format, “{place}”: verify it with the version of the program that made it.",
    ),
    Fault.STRAY_BYTES: Phrase(
        "Zip refait ou complété : chaque fichier est tel que le manifeste l'atteste, mais le zip contient des données"
        " (heures, droits, commentaire ou autre chose) qui n'appartiennent à aucun d'eux. Ce n'est pas celui qui a été"
        " établi.",
        "Zip made anew or added to: each file is what the manifest says, but the zip holds data (times, rights, a"
        " comment or something else) that belong to none of them. It is not the one that was made.",
    ),
    Fault.DOUBLE: Phrase("Modifié : {place} y figure deux fois.", "Changed: {place} is there twice."),
    Fault.ADDED: Phrase(
        "Modifié : {place} a été ajouté, le manifeste ne le connaît pas.",
        "Changed: {place} was added, the manifest does not know it.",
    ),
    Fault.REMOVED: Phrase("Modifié : {place} a été retiré.", "Changed: {place} was removed."),
    Fault.DAMAGED: Phrase(
        "Modifié ou abîmé : {place} ne se décompresse plus.", "Changed or damaged: {place} cannot be unpacked."
    ),
    Fault.CHANGED: Phrase(
        "Modifié : {place} n'est plus tel que l'empreinte l'atteste.",
        "Changed: {place} is not what its digest says.",
    ),
    Fault.BODY_RENAMED: Phrase(
        "Modifié : le contenu de {place} n'est pas celui que son nom annonce.",
        "Changed: the content of {place} is not the one that its name says.",
    ),
    Fault.CHAIN_BROKEN: Phrase(
        "Modifié : la chaîne se rompt à la lecture n° {place} de readings.jsonl, qui a été changée, ou avant"
        " laquelle une lecture a été retirée, ajoutée ou déplacée, dans le dossier ou déjà dans la base.",
        "Changed: the chain breaks at reading {place} of readings.jsonl, which was changed, or before which a"
        " reading was removed, added or moved, in the dossier or already in the database.",
    ),
    Fault.CHAIN_OTHERWISE: Phrase(
        "Modifié : les lectures de readings.jsonl ne finissent pas là où le manifeste le dit.",
        "Changed: the readings of readings.jsonl do not end where the manifest says.",
    ),
    Fault.FACTS_OTHERWISE: Phrase(
        "Modifié : evidence.json ne correspond pas au manifeste.",
        "Changed: evidence.json does not match the manifest.",
    ),
    Fault.EDITION_CHANGED: Phrase(
        "Modifié : dans evidence.json, le texte de l'édition {place} n'est pas celui de son empreinte.",
        "Changed: in evidence.json, the text of edition {place} is not that of its digest.",
    ),
}


def verification_words(verification: Verification, language: Language) -> str:
    """Return the one sentence: intact and since when, or what is wrong and where."""
    match verification:
        case Intact():
            return _intact(verification, language)
        case Finding(fault, place):
            return _FAULTS[fault].to(language, place=one_line(place))


def _intact(intact: Intact, language: Language) -> str:
    manifest = intact.manifest
    phrase = _INTACT_OF_A_FALLBACK if manifest.fallback else _INTACT
    return phrase.to(
        language,
        fallback=one_line(manifest.fallback),
        episode=one_line(manifest.episode),
        at=f"{manifest.exported_at:%Y-%m-%d %H:%M:%S} UTC",
        files=len(manifest.files),
        readings=manifest.chain.readings - manifest.chain.unchained,
        fingerprint=intact.fingerprint,
    )
