"""The words that refuse the fallback in plain terms: "il n'y a pas lieu d'y recourir", "secours : non autorisé".

They meet what no narrower words have met: a denial of what follows ("n'est pas levée") is no refusal.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_stems import CONDITIONAL, GRANT, NEED, REFUSED, STATE, Judgement

ROWS: tuple[tuple[Judgement, str], ...] = (
    (REFUSED, r"\bsans objet\b"),
    (REFUSED, r"^\W*ni (?:la |le )?(?:procedure|mode) de secours\b[^.;]* ni\b"),
    (REFUSED, (
        r"\b(?:ne|n') ?(?:sommes|est|sont|serons|sera) (?:\w+ )?pas favorables?\b"
        r"|\b(?:sommes|est|sont) defavorables?\b"
    )),
    (REFUSED, (
        r"\bne (?:peut|peuvent|saurait|sauraient|pourra|pourront|doit|doivent|devra|devront) (?:\w+ )?etre (?:utilise"
        rf"|employe|invoque|{GRANT})\w*\b(?![^.;]*\bqu(?:e |'))"
    )),
    (REFUSED, (
        r"\bn'?e? ?(?:utilis|recour|pass|declench|appliqu|bascul|activ|emplo|rest|continu|poursuiv|maint)\w*ez "
        r"(?:donc |surtout )?(?:pas|en aucun cas)"
    )),
    (REFUSED, (
        rf"\b(?:ne|n') ?(?:l')?(?:{STATE}|y est|en est) (?:\w+ ){{0,2}}?(?:pas|nullement|aucunement|point|jamais"
        r"|toujours pas)\b(?: (?:\w+ment|encore|donc|toujours|pour l'instant|a ce stade|non plus|davantage))*["
        rf" ,]*(?:pour l'instant |a ce stade |a ce jour )?(?:ete )?(?:{GRANT}|{NEED}|couvert|eligible|donne|demand"
        r"|retenu|lance"
        r"|engage|reuni|rempli|satisfait|a ce stade|pour|dans|en )"
    )),
    (REFUSED, r"\b(?:ne|n') ?(?:l')?(?:est|sera|l'est) pas\b"),
    (REFUSED, (
        r"\b(?:ne|n') ?(?:peu\w*|doi\w*|pourr\w*|devr\w*|saurai\w*|convien\w*|permet\w*|justifi\w*|requier\w*"
        r"|necessit\w*"
        r"|implique\w*|appel\w*|ouvr\w*|s'appliqu\w*|ont|autoris\w*|donn\w*|prevoi\w*|exig\w*|concern\w*"
        r"|constitu\w*|vaut|a)\b(?: \w+){0,2}? (?:pas|en aucun cas|nullement|aucun|aucune|ni|aucunement)\b"
    )),
    (REFUSED, r"\b(?:n'(?:y a|a|ont|avez|avons)|ne voit)(?: donc| toujours| en revanche| \w+ment)? (?:pas|aucun)\b"),
    (REFUSED, r"\bnul(?:le)? (?:besoin|necessite)\b|\bil ne sera pas fait usage\b"),
    (REFUSED, r"\bn'y (?:ouvr|donn)\w+ (?:pas|aucun|en rien|nullement)\b"),
    (REFUSED, r"\bpas lieu d|\baucun lieu d|\bpas besoin d"),
    (REFUSED, (
        r"\baucune?s? (?:\w+ )?(?:procedure|recours|passage|declenchement|mesure|dispositif|autorisation"
        r"|activation|bascul\w+|mode|ouverture|solution|secours(?! (?:par|telephon)))"
    )),
    (CONDITIONAL, (
        r"^\W*secours (?:\w+ )?(?:plus|pas|non) (?:conseille|recommande|preconise)e?\b"
    )),
    (REFUSED, (
        r"\bpas (?:de|d') ?(?:\w+ )?(?:procedure|recours|passage|declenchement|activation|autorisation|bascul\w+"
        r"|mode|dispositif|mise|ouverture)"
    )),
    (REFUSED, (
        r"\b(?:inutile|interdi\w+|proscri\w+|exclue?s?|exclure|refus\w+|deconseill\w+|prohib\w+|impossible"
        r"|prematuree?)\b"
    )),
    (REFUSED, (
        r"\bsans (?:avoir a |devoir |besoin de |qu'il soit \w+ de )?(?:recourir|recours|passer|passage|procedure"
        r"|declencher|activer|basculer|utiliser"
        r"|autorisation(?! (?:prealable|particuliere|expresse|ecrite"
        r"|d[eu] (?:votre |la |l')?(?:bureau|douane|sau|pole))))"
    )),
    (REFUSED, (
        r"\bne pas (?:\w+ )?(?:recour|pass|declench|utilis|appliqu|bascul|activ|mettre|engag|emplo|faire"
        r"|rester|continu|poursuiv|encore)\w*"
    )),
    (REFUSED, r"\bne recour\w+ pas|\b(?:en aucun cas|hors de question)\b"),
    (REFUSED, r"\b(?:est|sont|reste|demeure) ecartee?s?\b|\by recourir\b(?<=pas lieu d'y recourir)"),
    (REFUSED, (
        r"\b(?:non|pas|pas encore|toujours pas|ni) (?:\w+ment )?(?:autoris|permis|admis|ouvert|prevu|activ"
        r"|declench|necessaire|applicable|requis|accord|mise? en)\w*"
    )),
    (REFUSED, r"\beviter\b|\bevitee?\b|\bs'absten\w*|\brenoncer\b"),
    (REFUSED, (
        r"^\W*(?:r(?:eponse)? ?: ?)?(?:non|aucune?|neant|sans objet|n/?a|pas|nulle?|ko|nok|rejetee?|so"
        r"|s\.o\.?)\b\W*(?:$|pour|a ce stade"
        r"|[-,.(])"
    )),
    (REFUSED, r"\b(?:pas|aucun) (?:de |d')?(?:feu vert|accord)\b"),
    (REFUSED, r"^\W*(?:pas (?:encore|toujours)|toujours pas|pas pour l'instant) de (?:procedure|mode) de secours\W*$"),
)  # fmt: skip
