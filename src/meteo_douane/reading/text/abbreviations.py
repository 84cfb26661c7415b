"""Words as people write them in a hurry: « PS autorisée à/c de 2h15 », « ttes les décl. », « tjrs indispo »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.words import Text

#: Short forms, folded, with what they stand for; one that is also a word must have its point.
SHORT_FORMS = {
    r"a/c(?: de| du)?(?= )": "à compter de",
    r"b\.i\.p\.?": "BIP",
    r"(?<![h:] )(?<![h:\d] )(?:0|zero)(?= (?:coupure|interruption|incident|impact|panne)\b)": "aucune",
    r"bcp": "beaucoup",
    r"celle ci": "celle-ci",
    r"celles ci": "celles-ci",
    r"celui ci": "celui-ci",
    r"ceux ci": "ceux-ci",
    r"cpter": "compter",
    r"decl\.": "déclarations",
    r"(?:(?<=\bmaintenance )|(?<=\boperation )|(?<=\bintervention )|(?<=\bmaintenance a ete )|(?<=\boperation a ete )"
    r"|(?<=\bintervention a ete )|(?<=\bmaintenance planifiee a ete ))completee(?! (?:par|de|avec)\b| d')": "terminée",
    r"dep\.|dps": "depuis",
    r"derechef": "de nouveau",
    r"dispo\.?": "disponible",
    r"ds": "dans",
    r"docs?(?= de secours)": "document",
    r"dysf\.": "dysfonctionnement",
    r"env\.": "environ",
    r"(?:(?<=\bdelta [a-z] )|(?<=\bdelta [a-z][a-z0-9] ))imp\.?": "import",
    r"(?:(?<=\bdelta [a-z] )|(?<=\bdelta [a-z][a-z0-9] ))exp\.?": "export",
    r"indispo\.?": "indisponible",
    r"info\.": "information",
    r"interv\.": "intervention",
    r"maint\.?": "maintenance",
    r"(?<=\bla )mep|mep(?= (?:(?:de |du |d')(?:la |l')?)?(?:delta|si |trigo|ecs|ics|rosa|rita|ciel|gamma|soprano|v))": (
        "mise en production"
    ),
    r"microcoupure": "micro-coupure",
    r"microcoupures": "micro-coupures",
    r"microinterruption": "micro-interruption",
    r"microinterruptions": "micro-interruptions",
    r"msgs?": "message",
    r"pbs?|pb\.": "problème",
    # Not the weight, "le pds brut", "champ Pds obligatoire": a procedure is feminine, and there is one.
    r"(?:(?<=\bpassage au )|(?<=\brecours au )|(?<=\bbascule au )|(?<!\bau ))"
    r"(?<!\ble )(?<!\bdu )(?<!\bun )(?<!\bce )(?<!\bles )(?<!\bdes )(?<!\btout )(?<!\bchamp )(?<!\bzone )"
    r"(?<!\bcase )(?<!\bchamps )(?<!\bdonnee )(?<!\bcontrole )pds(?! (?:brut|net|total|max|min|unitaire|moyen|declare"
    r"|constate|errone|arrondi|obligatoire|superieur|inferieur|a verifier|en (?:kg|kilo)|rejete|\d+ ?(?:kg|g|t)\b"
    r"|d(?:e la|es|u|e) (?:marchandise|colis|lot|vehicule|cargaison|chargement|produit|emballage|article"
    r"|conteneur))|/)": ("procédure de secours"),
    r"pdt": "pendant",
    r"nveaux|nvx": "nouveaux",
    r"nveau|nv": "nouveau",
    r"perturb\.": "perturbation",
    r"(?<=\bplus de )secours(?! (?:au|aux|a la|a l'))": "procédure de secours",
    r"pr": "pour",
    r"proc\.|proc(?= (?:de )?secours)": "procédure",
    r"(?<=proc\. de )sec\.?|(?<=procedure de )sec\.?": "secours",
    r"proch\.": "prochain",
    r"regul\.": "régularisation",
    r"retab\.": "rétabli",
    r"seult|seulmt": "seulement",
    r"svcs?": "service",
    r"tjrs|tjs|ttjs|tjours": "toujours",
    r"tte": "toute",
    r"ttes": "toutes",
    r"ts": "tous",
    # Of a date: their points end no sentence.
    r"(?:(?<=\b\d )|(?<=\b\d\d ))janv\.": "janvier",
    r"(?:(?<=\b\d )|(?<=\b\d\d ))fevr?\.": "février",
    r"(?:(?<=\b\d )|(?<=\b\d\d ))avr\.": "avril",
    r"(?:(?<=\b\d )|(?<=\b\d\d ))juil\.": "juillet",
    r"(?:(?<=\b\d )|(?<=\b\d\d ))sept\.": "septembre",
    r"(?:(?<=\b\d )|(?<=\b\d\d ))oct\.": "octobre",
    r"(?:(?<=\b\d )|(?<=\b\d\d ))nov\.": "novembre",
    r"(?:(?<=\b\d )|(?<=\b\d\d ))dec\.": "décembre",
    r"lun\.(?= ?\d)": "lundi",
    r"mar\.(?= ?\d)": "mardi",
    r"mer\.(?= ?\d)": "mercredi",
    r"jeu\.(?= ?\d)": "jeudi",
    r"ven\.(?= ?\d)": "vendredi",
    r"sam\.(?= ?\d)": "samedi",
    r"dim\.(?= ?\d)": "dimanche",
}
#: "La procédure est autoriser": the infinitive, which sounds the same.
SHORT_FORMS |= {
    rf"(?:(?<=\best )|(?<=\bsont )|(?<=\bete )){stem}er": f"{stem}é"
    for stem in ("autoris", "bloqu", "rejet", "annul", "ferm", "termin", "report", "prolong", "perturb", "recommand")
}
#: Where any of them stands: without names for its groups, which most texts would only be slowed by.
ANY = pattern_of(r"(?<![\w@./-])(?:" + "|".join(SHORT_FORMS) + r")(?![\w@])")
WHICH = pattern_of(r"(?:" + "|".join(f"(?P<f{n}>{form})" for n, form in enumerate(SHORT_FORMS)) + r")(?![\w@])")
MEANT = {f"f{n}": meant for n, meant in enumerate(SHORT_FORMS.values())}

#: « PS », « PDS » and « PSI » are the fallback in capitals only; "PS : …" at the beginning of a line is a postscript.
FALLBACK = pattern_of(
    r"(?<![\w@.-])P\.?D\.?S\.?(?![\w@-])|(?<![\w@.-])P\.?S\.?I\.?(?![\w@-])|(?<![\w@.-])P\.?S\.?(?![\w@-])(?! ?:)"
    r"|(?<![\w@.-])PS(?= ?: ?(?:\d{1,2} ?[hH]|oui|non|auto|acti|refus|adm|sans|aucun(?! autre)|neant|ok\b|ko\b"
    r"|OUI|NON|AUTO|ACTI|REFUS|ADM|SANS|AUCUN(?! AUTRE)|NEANT|OK\b|KO\b"
    r"|(?i:(?:non )?autoris|refus|fin\b|termin|lev|clo)))"
)
#: What the fallback is called as well, with the words for it.
PERMITTED = r"(?= (?:est |n'est |non |sera )?(?:\w+ )?(?:autoris|permis|admis|refus|interdi))"
#: Papers, ways round and stopgaps are the fallback only where leave of them is told, or refused.
ASKED = (
    r"(?= ?[:=]? ?(?:(?:est|sont|n'est|ne sont|sera|seront|ne sera|ne seront|reste|restent|a ete|ont ete) )?"
    r"(?:(?:pas|plus|non|desormais|encore|donc|toujours) ){0,2}"
    r"(?:autoris|permis|admis|refus|interdi|accept|toler|possible|impossible|a l'etude|(?:oui|non|ok|ko)\b))"
)
PAPERS = r"(?:dau|documents?|declarations?|formulaires?|titres?|bordereaux?|formalites|depots?) papiers?\b"
BEFORE_PAPERS = (
    r"(?:(?<=\bpas de )|(?<=\bfin du )|(?<=\bfin des )|(?<=\baucun )|(?<=\butilisation de )|(?<=\butilisation du )"
    r"|(?<=\busage de )|(?<=\busage du )|(?<=\brecours aux )|(?<=\brecours au )|(?<=\brecourir aux )"
    r"|(?<=\brecourir au ))"
)
TO_USE = (
    r"(?:(?<=\brecourir au )|(?<=\brecours au )|(?<=\butiliser le )|(?<=\bappliquer le )|(?<=\bpassage au )"
    r"|(?<=\bpasser au )|(?<=\bbascule au ))"
)
OTHER_NAMES = (
    (pattern_of(r"(?<=\bprocedure )(?:de (?:substitution|repli|remplacement)|degradee?|papier)\b"), "de secours"),
    (pattern_of(r"(?<=\bprocedures )(?:de (?:substitution|repli|remplacement)|degradees?|papier)\b"), "de secours"),
    (
        pattern_of(rf"(?:(?<=\bdispositif )|(?<=\bmode ))(?:de (?:substitution|repli)|degrade|papier)\b{PERMITTED}"),
        "de secours",
    ),
    (
        pattern_of(
            r"(?:(?<=\bprocedure )(?:manuelle|alternative|palliative)|(?<=\bmode )(?:manuel|degrade)"
            rf"|(?<=\bsolution )de (?:repli|substitution|remplacement))\b{ASKED}"
        ),
        "de secours",
    ),
    (pattern_of(rf"(?:(?:(?<=[.;,] )|(?<=\n))papier|\bpassage papier)\b{ASKED}"), "procédure de secours"),
    (pattern_of(rf"\b{PAPERS}{ASKED}|{BEFORE_PAPERS}{PAPERS}"), "procédure de secours"),
    (pattern_of(rf"{TO_USE}(?:mode (?:degrade|papier|manuel)|papier)\b"), "mode de secours"),
    (pattern_of(r"(?<=\bprocedure de )secoure\b"), "secours"),
    # GAMMA's own: "l'outil de secours GPS".
    (pattern_of(r"(?:(?<=\butilisent l')|(?<=\butilisez l')|(?<=\butiliser l'))outil(?= de secours\b)"), "procédure"),
    # "DTI ✔ EDI ✘": a mark behind a name, and none in a box.
    (pattern_of(r"(?<=[\w+] )[✔✓✅](?=[ ,;.\n/]|$)"), "OK"),
    (pattern_of(r"(?<=[\w+] )[✘✗❌✖](?=[ ,;.\n/]|$)"), "KO"),
)


def abbreviations_in(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield where short forms stand in a text, in their order, with the words that they stand for."""
    found = [(*match.span(), _meant_by(match)) for match in ANY.finditer(text.folded)]
    found += [(*match.span(), "procédure de secours") for match in FALLBACK.finditer(text.plain)]
    found += [(*match.span(), meant) for names, meant in OTHER_NAMES for match in names.finditer(text.folded)]
    behind = 0
    for start, end, meant in sorted(found):
        if start >= behind:
            yield start, end, meant
            behind = end


def _meant_by(found: re.Match[str]) -> str:
    """Return the words that a short form stands for."""
    form = WHICH.match(found.string, found.start())
    return MEANT[str(form and form.lastgroup)]
