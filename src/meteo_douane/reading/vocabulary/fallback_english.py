"""The words for the fallback in a message that is in English: "The fallback procedure is not authorised"."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_stems import (
    ADVISED,
    ALLOWED,
    CONDITIONAL,
    ENDED,
    ENGLISH_NAMES,
    REFUSED,
    Judgement,
)

OF_IT = rf"^(?=.*{ENGLISH_NAMES}).*"
GRANTED = (
    r"(?:allowed|authori[sz]ed|permitted|activated|enabled|open(?:ed)?|available|granted|in (?:force|place|use))\b"
)
NO = r"\b(?:not|no|never|neither|cannot|without)\b"
OVER = (
    r"\b(?:ended|lifted|over|closed|terminated|withdrawn|suspended|discontinued|deactivated|revoked|ceased|expired"
    r"|no longer|(?:any ?more|until then))\b|\bend of\b"
)
OPEN = (
    r"\b(?:if|unless|subject to|pending|await\w*|under (?:review|consideration)|case[- ]by[- ]case|upon (?:request"
    r"|approval)"
    r"|on request|might|could|would|should (?:the|this)|whether|depending|prepar\w+|may be (?:allowed|authori[sz]ed"
    r"|activated"
    r"|granted|opened)|to be (?:confirmed|decided)|will be (?:decided|announced|examined|considered))\b"
)

#: What is not yet decided comes first, then an end and a denial: no leave is read beside any of them.
ROWS: tuple[tuple[Judgement, str], ...] = (
    (CONDITIONAL, OF_IT + OPEN),
    (REFUSED, rf"{OF_IT}\b(?:not yet|not been)\b"),
    (ENDED, OF_IT + OVER),
    (REFUSED, rf"{OF_IT}(?:{NO}|n't\b|\b(?:refused|denied|forbidden|prohibited|rejected|disabled|unavailable)\b)"),
    (ADVISED, rf"{OF_IT}\b(?:recommended|advised|encouraged|invited)\b"),
    (ALLOWED, rf"{OF_IT}(?:{GRANTED}|\b(?:may|can) (?:now |also )?(?:use|apply|switch|resort|be used)\b)"),
    # Below "Fallback:".
    (
        REFUSED,
        r"^\W*(?:no(?:t (?:allowed|authori[sz]ed|permitted|activated|available))?|refused|denied)\b[^\w]*(?:$|for\b)",
    ),
    (ALLOWED, rf"^\W*(?:yes\b|{GRANTED})[^\w]*(?:$|(?:from|since|until|as of|at)\b)"),
)
