"""What is not certain in a reading, as a sentence for a person."""

from __future__ import annotations

from typing import Any

from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Doubt, DoubtCode, Notice, Read
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.voice import Phrase

_DOUBTS = {
    DoubtCode.NO_SERVICE_NAMED: Phrase("Aucun service n'est nommé", "No service is named"),
    DoubtCode.END_OF_A_PART: Phrase(
        "Cette fin peut n'être que celle d'une partie", "This end may be that of a part only"
    ),
    DoubtCode.PUBLISHED_IN_THE_FUTURE: Phrase(
        "La date de publication n'est pas encore venue", "The date of publication has not come yet"
    ),
    DoubtCode.DATE_WITHOUT_HOUR: Phrase("La date est donnée sans heure", "The date has no hour"),
    DoubtCode.YEAR_FAR_FROM_PUBLICATION: Phrase(
        "L'année est loin de celle de la publication", "The year is far from that of the publication"
    ),
    DoubtCode.ENDS_BEFORE_IT_STARTS: Phrase("La fin précède le début", "The end comes before the start"),
    DoubtCode.WEEKDAY_DISAGREES: Phrase(
        "Le jour de la semaine ne correspond pas à la date", "The weekday does not match the date"
    ),
    DoubtCode.IMPOSSIBLE_DATE: Phrase("Cette date n'existe pas", "This date does not exist"),
    DoubtCode.HOUR_OR_LENGTH: Phrase(
        "Cette heure de la nuit peut aussi être une durée", "This hour of the night may also be a length of time"
    ),
    DoubtCode.HOURS_DIFFER_BY_SERVICE: Phrase(
        "Chaque service a ses propres heures", "Each service has hours of its own"
    ),
    DoubtCode.AMBIGUOUS_LOCAL_TIME: Phrase(
        "Cette heure existe deux fois, la nuit du changement d'heure",
        "This hour happens twice in the night of the clock change",
    ),
    DoubtCode.INEXISTENT_LOCAL_TIME: Phrase(
        "Cette heure n'existe pas, la nuit du changement d'heure",
        "This hour does not exist in the night of the clock change",
    ),
    DoubtCode.DURATION_DISAGREES: Phrase(
        "La durée annoncée ne correspond pas aux heures", "The duration does not match the hours"
    ),
    DoubtCode.FALLBACK_DIFFERS_BY_SERVICE: Phrase(
        "Le secours diffère d'un service à l'autre", "The fallback differs from one service to another"
    ),
    DoubtCode.FALLBACK_DIFFERS_BY_MODE: Phrase(
        "Ce qui est dit du secours ne vaut pas pour tous les modes touchés",
        "What is said of the fallback is not for every mode in trouble",
    ),
    DoubtCode.FALLBACK_DIFFERS_BY_MESSAGE: Phrase(
        "Un message plus récent dit autre chose du secours", "A later message says otherwise of the fallback"
    ),
    DoubtCode.FALLBACK_NOT_UNDERSTOOD: Phrase(
        "Le message parle du secours sans que nous comprenions s'il est autorisé",
        "The message speaks of the fallback, and we do not understand whether it is allowed",
    ),
    DoubtCode.CONDITION: Phrase("Le message pose une condition", "The message sets a condition"),
    DoubtCode.CONTRADICTION: Phrase("Le message se contredit", "The message contradicts itself"),
}
_TO_BE_CHECKED = Phrase("{words} (à vérifier)", "{words} (to be checked)")
_QUOTED = Phrase("{doubt} : « {quote} »", "{doubt}: “{quote}”")


def doubt_words(doubt: Doubt, language: Language) -> str:
    """Return the doubt and the words that caused it."""
    words = _DOUBTS[doubt.code].to(language)
    return _QUOTED.to(language, doubt=words, quote=one_line(doubt.quote)) if doubt.quote else words


def doubtful(words: str, read: Read[Any], language: Language) -> str:
    """Return words for a value, marked if the value is not certain; that an hour is not stated shows by itself."""
    is_doubtful = any(doubt.code is not DoubtCode.DATE_WITHOUT_HOUR for doubt in read.doubts)
    return to_be_checked(words, language) if is_doubtful else words


def to_be_checked(words: str, language: Language) -> str:
    """Return words with the mark of what is not certain."""
    return _TO_BE_CHECKED.to(language, words=words)


def doubts_of(notice: Notice) -> tuple[Doubt, ...]:
    """Return every doubt of a notice once, in the order in which it is read."""
    read = (
        notice.kind, notice.affects, notice.restores, notice.mentions, notice.cause, notice.published_at,
        notice.starts_at, notice.ends_at, notice.fallback, notice.bulletin_number,
    )  # fmt: skip
    return tuple(dict.fromkeys(doubt for value in read for doubt in value.doubts))
