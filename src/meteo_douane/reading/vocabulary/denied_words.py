"""Titles that deny the end that they name: "fin d'alerte erronée", "pas de fin d'alerte", "bientôt la fin d'alerte"."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.nouns import ANNOUNCEMENT
from meteo_douane.reading.vocabulary.state_stems import MENDED
from meteo_douane.reading.vocabulary.took_place import AN_END

#: What makes nothing of an end, beside it or behind a mark: "Fin d'alerte erronée", "Fin d'alerte : à ignorer".
WRONG = (
    r"(?:erronee?|prematuree?|fausse|dementie?|infondee?|invalidee?|contestee?|non confirmee?|a confirmer"
    r"|sous (?:toutes? )?(?:les )?reserves?|a tort|par erreur|trop tot|a ignorer|a ne pas prendre|ne pas tenir compte"
    r"|erreur d(?:e (?:publication|diffusion|manipulation|saisie)|'envoi)"
    r"|(?:message |annonce |avis )?retiree?|nulle? et non avenue?|sans effet)"
)
DENIED_TITLE = pattern_of(
    rf"\b(?:annulation|retrait|dementi|report|suspension|contestation) d(?:e la |e l'|u |e |')(?:\w+ )?{AN_END}"
    rf"|\b(?:pas (?:encore )?(?:de |d')|aucune? |point d[e'] ?|sans |fausse |faux |pseudo-?)(?:\w+ )?{AN_END}"
    rf"|\b{AN_END}[^.;]{{0,90}}?(?:[:,–(-] ?|\s)(?:non|pas encore|toujours pas)\W*$"
    rf"|\b{AN_END}[^.;]{{0,90}}?[,–(-] ?(?:(?:\w+ )?en (?:attente|cours|suspens)|a venir|a suivre)\W*$"
    rf"|\b{AN_END}[^.;:,–(-]{{0,50}}?\b{WRONG}\b"
    rf"|\b{AN_END}[^.;]{{0,90}}?[:,–(-] ?(?:\w+ )?{WRONG}\b"
    # "Fin d'alerte DELTA T : message publié par erreur"; an alert that was published by mistake is over.
    rf"|\b{AN_END}[^.;]{{0,90}}?[:,–(-] ?(?:message|{ANNOUNCEMENT}|information|publication)"
    rf"(?! initial)(?: \w+){{1,2}} {WRONG}\b"
    rf"|\b{AN_END}[^.;]{{0,90}}?[:–(-] ?(?:a titre )?provisoire\W*$"
    r"|\b(?:fin d'alerte|levee d(?:e l)?'alerte|retablissement|retour a la normale) provisoire\b"
    r"|\b(?:fin|levee|cloture) d(?:e l)?'(?:alerte|incident)\b[^.;]{0,90}\bannulee?\b"
    rf"|\b(?:{MENDED}|accessible|disponible|operationnel(?:le)?|fonctionne(?:nt)?)e?s?\b[^.;]{{0,40}}?"
    r"\b(?:sous (?:toutes? )?(?:les )?reserves?|a confirmer)\b"
    r"|^\W*(?:dementi|erreur|faux) ?[:–-]"
    # "Bientôt la fin d'alerte", "fin d'alerte DELTA IE, enfin presque", "fin d'alerte DELTA G (projet)".
    rf"|^\W*(?:bientot|pas encore|toujours pas|prochaine?) (?:la |le |l'|une? )?{AN_END}"
    rf"|\b{AN_END}[^.;]{{0,90}}?(?:\b(?:enfin presque|pas pour tout de suite|nous nous sommes trompes)"
    r"|[(–-] ?(?:en )?(?:projet|brouillon|preparation)|\b(?:suspendue|proche|imminente|conditionnelle|en preparation))"
    r"\W*$"
)
