"""What is said of a fallback and gives no leave: declarations made under it, plans of machines, that of others."""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_stems import SILENT, Judgement

ROWS: tuple[tuple[Judgement, str], ...] = (
    # What is to become of declarations that were made under the fallback.
    (
        SILENT,
        (
            r"\b(?:declaration|operation|titre|formalite|envoi|expedition|document|dae|dsa|saisie)s? (?:\w+ ){0,3}?"
            r"(?:en|sous|de) (?:procedure de |mode )?secours\b(?! (?:autoris|permi|admis)\w*, )"
            r"[^.;]*\b(?:a|doi\w+|dev\w+|sont a|seront|sera) (?:\w+ )?(?:etre )?(?:\w+ment )?(?:regularis|ressaisi"
            r"|re ?saisi|reprendre|repris|saisi|transmi|envoy|integr|depos|enregistr)\w*"
        ),
    ),
    # "Le plan de secours est activé par l'hébergeur": of machines, and of no declaration.
    (
        SILENT,
        (
            r"\bplans? (?:\w+ )?de secours\b[^.;]{0,60}\b(?:hebergeur|prestataire|infogerant|fournisseur|data-?center"
            r"|serveurs?|infrastructures?|techniques?|informatiques?)\b"
        ),
    ),
    # Not about a permission: a sheet, what was done under the fallback, another administration's.
    (
        SILENT,
        (
            r"(?:\bsa|\bleurs?) propres? procedures?|procedure de secours (?:belge|allemande|neerlandaise"
            r"|britannique|aes)"
        ),
    ),
)
