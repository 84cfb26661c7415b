"""The words for a fallback that had ended and is allowed again."""

from __future__ import annotations

import re

from meteo_douane.reading.fallback_stems import ALLOWED, ENDS, GRANT, Judgement

REOPENED = (
    r"(?:(?:re-?activ|re-?ouver|rouver|relanc|retabli|reinstaur|reautoris)\w*"
    r"|remise? en (?:place|(?:oe|œ)uvre|vigueur|application|service)\b)"
)
#: "Sera rétablie prochainement" is no leave yet: what is to come has its hour.
IS = r"(?:est|a ete|sera(?=[^.;]*\d))"
AGAIN = (
    rf"(?:(?:{IS}|redevient|reste) (?:(?!pas\b|plus\b|jamais\b)\w+ ){{0,2}}?"
    rf"(?:{REOPENED}|(?:de|a) nouveau {GRANT})|redevient {GRANT})"
)
WAS = r"(?:(?:qui )?(?:a|avait|est|etait|s'est|s'etait) (?:\w+ ){0,2}?)"
OVER = rf"(?:{ENDS}|(?:pris fin|cesse|expire)\b)[^,.;()]{{0,40}}?"
#: "Suspendue à 3h00, est réactivée", "qui a pris fin à 20h est à nouveau autorisée": an end that no longer holds.
ENDED_BEFORE = re.compile(
    rf"(?:[,(] ?{WAS}?{OVER}[,)] ?|\bqui {WAS}{OVER},? )(?={AGAIN})"
    rf"|\b{WAS}{OVER}(?=,? (?:puis|et|mais) (?:{AGAIN}|{REOPENED}))"
)

#: Behind the words for an end, before all others.
ROWS: tuple[tuple[Judgement, str], ...] = (
    (ALLOWED, (
        r"^(?!.*(?:\bne |\bn'|\bpas\b|\baucune?\b|\bsi\b|\bs'ils?\b))"
        r".*\b(?:procedures?|modes?|dispositifs?|regimes?) (?:dites? )?(?:de |en )?\"?secours\b"
        rf"[^\w.;]*(?:(?:pour|en|sur|dans) [^.;,]{{2,40}} )?(?:{IS}|et|puis|mais) (?:\w+ ){{0,2}}?{REOPENED}"
    )),
)  # fmt: skip
