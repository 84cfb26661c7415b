"""Why something cannot be written into the record of a recourse, and why what was typed is no time."""

from __future__ import annotations

from meteo_douane.domain.recourse_writing import Objection, ObjectionCode
from meteo_douane.domain.typed_time import Mistyped, TimeMistake
from meteo_douane.telling.moments import stamp
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.voice import Phrase, Voice

_OBJECTIONS = {
    ObjectionCode.IN_THE_FUTURE: Phrase(
        '{found} est dans le futur. Si c\'était la veille, donnez aussi la date : "AAAA-MM-JJ HH:MM".',
        '{found} is in the future. If it was the day before, give the date too: "YYYY-MM-DD HH:MM".',
    ),
    ObjectionCode.BEFORE_THE_TROUBLE: Phrase(
        "{found} est avant le début du dysfonctionnement ({against}) : la DA ne peut pas le précéder.",
        "{found} is before the trouble began ({against}): the DA cannot precede it.",
    ),
    ObjectionCode.NUMBER_OF_ANOTHER: Phrase(
        "Ce numéro de DA est déjà celui de {words} : chaque service en ligne a sa propre demande.",
        "This DA number is that of {words} already: each service has a request of its own.",
    ),
    ObjectionCode.NOT_REGISTERED: Phrase(
        "La DA n'est pas encore enregistrée, et c'est son accusé de réception qui informe le bureau : notez d'abord "
        "l'enregistrement (meteo-douane fallback register {id}).",
        "The DA is not registered yet, and it is its acknowledgement that tells the office: write the registration "
        "down first (meteo-douane fallback register {id}).",
    ),
    ObjectionCode.BEFORE_THE_REGISTRATION: Phrase(
        "Le bureau ne peut pas avoir été informé avant l'enregistrement de la DA ({found}, et {against}).",
        "The office cannot have been told before the DA was registered ({found}, and {against}).",
    ),
    ObjectionCode.BEFORE_THE_START: Phrase(
        "La fin ({found}) est avant la dernière étape notée ({against}).",
        "The end ({found}) is before the last step that is written ({against}).",
    ),
    ObjectionCode.AFTER_THE_END: Phrase(
        "{found} est après la fin qui est notée ({against}).", "{found} is after the end that is written ({against})."
    ),
    ObjectionCode.EMPTY: Phrase("Il manque le numéro ou la référence.", "The number or the reference is missing."),
    ObjectionCode.NO_REASON: Phrase(
        "Il manque les motifs : laissez ceux qui sont notés, ou écrivez-en d'autres.",
        "The reasons are missing: leave those that are written, or write others.",
    ),
    ObjectionCode.NOT_USABLE: Phrase(
        "Aucune déclaration ne peut encore être établie en procédure de secours : il faut que la DA soit enregistrée "
        "et que le bureau soit informé (Fiche 1, étape 5).",
        "No declaration can be made under the fallback yet: the DA must be registered and the office told (Fiche 1, "
        "step 5).",
    ),
    ObjectionCode.REFERENCE_KNOWN: Phrase(
        "La déclaration « {words} » est déjà dans la liste.", "The declaration “{words}” is in the list already."
    ),
    ObjectionCode.REFERENCE_UNKNOWN: Phrase(
        "La déclaration « {words} » n'est pas dans la liste (l'y ajouter : meteo-douane fallback add {id} {words}).",
        "The declaration “{words}” is not in the list (to add it: meteo-douane fallback add {id} {words}).",
    ),
    ObjectionCode.REFERENCE_DONE: Phrase(
        "La déclaration « {words} » est déjà cochée.", "The declaration “{words}” is ticked already."
    ),
    ObjectionCode.ALREADY_OPEN: Phrase(
        "{words} est déjà ouvert pour ce service et ce mode, et « la demande est unique » (Fiche 1, étape 5) : "
        "continuez-le, ou notez d'abord sa fin.",
        "{words} is open already for this service and mode, and “la demande est unique” (Fiche 1, step 5): go on with "
        "it, or write down its end first.",
    ),
    ObjectionCode.NOTHING_CHANGED: Phrase(
        "Rien ne change : ce qui est donné est ce qui est déjà noté.",
        "Nothing changes: what is given is what is written already.",
    ),
    ObjectionCode.NOT_ENDED: Phrase(
        "Aucune fin n'est notée : il n'y a rien à rouvrir.", "No end is written: there is nothing to open again."
    ),
}
_NOTHING_WRITTEN = Phrase(" Rien n'a été écrit.", " Nothing was written.")
_MISTYPED = {
    TimeMistake.NOT_A_TIME: Phrase(
        "« {typed} » n'est pas une heure : 02:31, 2026-11-25 02:31, 25/11/2026 02:31, ou ISO 8601 avec son fuseau.",
        "“{typed}” is not a time: 02:31, 2026-11-25 02:31, 25/11/2026 02:31, or ISO 8601 with its zone.",
    ),
    TimeMistake.TWICE: Phrase(
        "« {typed} » existe deux fois cette nuit-là (changement d'heure) : écrivez {readings}.",
        "“{typed}” comes twice that night (clock change): write {readings}.",
    ),
    TimeMistake.NEVER: Phrase(
        "« {typed} » n'existe pas ce jour-là (changement d'heure).",
        "“{typed}” does not exist on that day (clock change).",
    ),
}
_OR = Phrase(" ou ", " or ")


def objection_words(objection: Objection, recourse: str, voice: Voice) -> str:
    """Return why something was not written down."""
    values = {
        "found": stamp(objection.found, voice),
        "against": stamp(objection.against, voice),
        "words": one_line(objection.words),
        "id": recourse,
    }
    return _OBJECTIONS[objection.code].to(voice.language, **values) + _NOTHING_WRITTEN.to(voice.language)


def mistyped_words(mistyped: Mistyped, voice: Voice) -> str:
    """Return why what was typed is no moment."""
    readings = _OR.to(voice.language).join(mistyped.readings)
    phrase = _MISTYPED[mistyped.mistake]
    return phrase.to(voice.language, typed=one_line(mistyped.typed), readings=readings) + _NOTHING_WRITTEN.to(
        voice.language
    )
