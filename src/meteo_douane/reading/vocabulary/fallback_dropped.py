"""The words for a fallback that was to come and will not, that is not renewed, and that is affirmed by a pronoun."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_stems import (
    ALLOWED,
    CONDITIONAL,
    ENDED,
    ENDS,
    GRANT,
    NOT_RENEWED,
    REFUSED,
    Judgement,
)

#: "Finalement", "en definitive": between a verb and its "pas".
AFTER_ALL = r"(?:(?:finalement|donc|pas encore|en definitive|toujours|desormais|plus|au final) )?"
PLANNED = r"(?:annonc|prevu|envisag|programm|planifi)\w*"
#: "Elle l'est bel et bien depuis 7h30", and no "l'est" that is denied.
IT_IS = (
    r"(?<!ne )\bl'est (?:bel et bien|bien|effectivement|desormais|maintenant|a present|a nouveau|de nouveau"
    r"|aujourd'hui)\b"
)
#: No condition, no question, and nothing that "l'est" could take up but leave.
NOTHING_DENIED = (
    r"^(?!.*(?:\bsi\b|\bs'il|\btant qu|\bdes qu|\blorsqu|\bquand\b|\?|\binterdi|\bsuspend|\brefus|\blevee))"
)

ROWS: tuple[tuple[Judgement, str], ...] = (
    (ENDED, rf"\b{NOT_RENEWED}"),
    (REFUSED, rf"\bne l[ea] (?:sera|seront) {AFTER_ALL}pas\b|\bne le (?:sera|seront) finalement\b"),
    # An end that is not to come yet leaves it open.
    (ALLOWED, (
        rf"\bne (?:sera|seront|sera donc) (?:\w+ ){{0,2}}?pas (?:\w+ )?{ENDS}"
        r"|\bne (?:prendra|prendront|cessera|cesseront|s'achevera|finira|se terminera) (?:\w+ ){0,2}?(?:pas|qu(?:e|'))"
        rf"|\bne (?:sera|seront) {ENDS} qu(?:e|')"
        r"|\b(?:levee|fin|cloture) de la procedure de secours\b[^.;]{0,20} n'est (?:\w+ )?pas (?:\w+ )?"
        r"(?:prevu|envisag|attendu)"
    )),
    (REFUSED, r"\bn'aur(?:a|ont) (?:\w+ )?pas lieu\b"),
    (REFUSED, (
        rf"\b{PLANNED}[^.;]{{0,40}}? (?:est|a ete|sont) (?:\w+ment )?(?:abandonn|annul|supprim)\w*"
    )),
    # "Qui devait être autorisée à 10h30, ne l'a finalement pas été"; one that was to be lifted is another matter.
    (REFUSED, (
        rf"\bdev(?:ait|aient) (?:\w+ )?etre (?:\w+ment )?(?:{GRANT})\w*[^;]*?"
        r"\bne l'(?:a|ont|avait) (?:(?:finalement|donc|en definitive|au final) )?pas ete\b"
    )),
    # What was to be and is not told to have come about.
    (CONDITIONAL, (
        rf"\bdev(?:ait|aient) (?:\w+ )?etre (?:\w+ment )?(?:{GRANT})"
        r"(?![^.;]*\b(?:ne l|n'|l'est\b|le sera\b))"
    )),
    (ALLOWED, rf"{NOTHING_DENIED}[^;]*{IT_IS}"),
)  # fmt: skip
