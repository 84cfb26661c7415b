"""What is wrong with the database or the disk, and what can be done: the store's English phrases in French."""

from __future__ import annotations

from meteo_douane.domain.language import Language

#: What stands behind the colon, whole; other words are the database's own, and stay as they are.
_FRENCH = {
    "another process is holding it: stop that one, or wait until it has finished": (
        "un autre processus la tient : arrêtez-le, ou attendez qu'il ait fini"
    ),
    "it cannot be opened: is the directory there, and may this user write in it?": (
        "elle ne s'ouvre pas : le dossier existe-t-il, et cet utilisateur peut-il y écrire ?"
    ),
    "the file or its directory is read-only for this user": (
        "le fichier ou son dossier est en lecture seule pour cet utilisateur"
    ),
    "this program stood still in the midst of a transaction, and the server has let the others go on": (
        "ce programme s'est arrêté au milieu d'une transaction, et le serveur a laissé passer les autres"
    ),
    "the file is not a SQLite database: move it away, or name another one": (
        "le fichier n'est pas une base SQLite : déplacez-le, ou nommez-en un autre"
    ),
    "the file is damaged: restore the last backup": "le fichier est abîmé : restaurez la dernière sauvegarde",
    "the server is read-only: does it follow another one?": ("le serveur est en lecture seule : en suit-il un autre ?"),
    "this user may not do there what the program does: see what is granted": (
        "cet utilisateur n'a pas les droits dont le programme a besoin : voyez ce qui lui est accordé"
    ),
    "a table is missing: was it dropped, or another copy restored?": (
        "il manque une table : a-t-elle été supprimée, ou une autre copie restaurée ?"
    ),
    "Connection refused: is the server running, and are host and port right?": (
        "connexion refusée : le serveur tourne-t-il, et l'hôte et le port sont-ils justes ?"
    ),
    "there is no such host: is its name right?": "cet hôte n'existe pas : son nom est-il juste ?",
    "the server refuses the user or the password: mend the address, or ~/.pgpass": (
        "le serveur refuse l'utilisateur ou le mot de passe : corrigez l'adresse, ou ~/.pgpass"
    ),
    "the server has no such database: make it (createdb), or name another": (
        "le serveur n'a pas cette base : créez-la (createdb), ou nommez-en une autre"
    ),
    "the disk is full: make room on it": "le disque est plein : faites-y de la place",
    "less than 4 MiB are free on its disk: make room on it": (
        "il reste moins de 4 Mo libres sur son disque : faites-y de la place"
    ),
    "the disk of the server is full: make room on it": "le disque du serveur est plein : faites-y de la place",
    "the disk cannot be read or written": "le disque ne se lit ou ne s'écrit plus",
}
_DATABASE, _IN_FRENCH = "database ", "base de données "


def remedy_words(line: str, language: Language) -> str:
    """Return a line of what is wrong in the language of who reads it, or as it is if its words are not known."""
    said = next((words for words in _FRENCH if line.endswith(f": {words}")), None)
    if language is not Language.FR or said is None:
        return line
    where = line.removesuffix(f": {said}")
    place = _IN_FRENCH + where.removeprefix(_DATABASE) if where.startswith(_DATABASE) else where
    return f"{place} : {_FRENCH[said]}"
