"""Titles that deny the end that they name: "fin d'alerte erronée", "pas de fin d'alerte", "bientôt la fin d'alerte"."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.nearly_words import NEARLY
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
    r"\b(?:annulation|retrait|dementi|report|suspension|contestation) ?(?:[:–-] ?)?(?:d(?:e la |e l'|u |e |'))?"
    rf"(?:\w+ )?{AN_END}"
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
    r"|[(–-] ?(?:en )?(?:projet|brouillon|preparation)|\b(?:suspendue|proche|imminente|conditionnelle|en preparation"
    r"|en vue|en approche))\W*$"
    # "Fin d'alerte DELTA IE : patience", "on y est presque".
    rf"|\b{AN_END}[^.;:,]{{0,40}} ?[:,–-] ?(?:(?:encore )?(?:un peu de |de la )?patience\b|{NEARLY})"
)
#: What a text says, or asks, about the message itself.
DISREGARD = pattern_of(
    r"\b(?:ne (?:vaut|constitue|represente|signifie|tient|saurait \w+)|n'(?:est|equivaut|emporte))(?: \w+){0,2}?"
    rf" (?:pas|en rien|nullement|aucunement)(?: lieu)? ?(?:a |de |une? |la |d')*{AN_END}|"
    r"\b(?:ne (?:pas|plus)|n'en|merci de ne pas) (?:en )?(?:tenir|tenez) (?:pas )?compte\W*$"
    r"|\b(?:ignor(?:er|ez)|ne (?:pas |plus )?(?:tenir|tenez) (?:pas |plus |aucun )?compte d[eu]"
    r"|ne (?:pas |plus )?pren(?:dre|ez) (?:pas |plus )?en (?:compte|consideration)) "
    rf"(?:la |le |l'|notre |cette |ce |cet )?(?:(?:message|{ANNOUNCEMENT}|bulletin)s?(?: \w+)? d[eu'] ?(?:la |l')?)?"
    rf"(?:\w+ )?{AN_END}"
    r"|\b(?:la |cette |notre )(?:fin d(?:e l)?'(?:alerte|incident)|annonce)\b[^.;]{0,60}\b(?:par erreur|a tort|erronee)"
    rf"|\b(?:avons|a|ont) (?:\w+ )?(?:annonce|publie|diffuse|emis|envoye|leve|prononce)e?s? (?:\w+ )?{AN_END}"
    r"[^.;]{0,40}?\b(?:trop tot|a tort|par erreur|prematurement)\b"
    rf"|\b(?:message|{ANNOUNCEMENT}|publication|information)s?(?: \w+)? d[eu'] ?(?:la |l')?{AN_END}[^.;]{{0,60}}?"
    rf"\b{WRONG}\b"
    rf"|\bannul(?:e|ent|ons)(?! et remplace) (?:la |le |l'|notre |cette |ce )(?:\w+ )?{AN_END}"
    r"|\b(?:incident|alerte|ticket|dossier)\b[^.;]{0,30}? (?:clos|cloture|ferme|leve)e?s? (?:\w+ )?"
    r"(?:par erreur|a tort|trop tot)"
    rf"|^\W*(?:(?:ce|cet|cette|le present|la presente|notre) )?(?:message|{ANNOUNCEMENT})(?: \w+){{0,3}}? {WRONG}\b"
    rf"|\b(?:la|cette|notre|le|ce) (?:\w+ )?{AN_END}[^.;:,]{{0,30}}? (?:est|a ete|sera|doit etre) (?:\w+ )?(?:{WRONG}"
    r"|annule|retire|rapporte|suspendu)"
    r"|\berreur [^.;:,]{0,40}\b(?:publi|diffus|emi|envo)\w+ (?:de |d')?"
    r"(?:ce message|cet avis|cette (?:fin|annonce|levee))"
    # "Erreur de diffusion", "ce message était destiné à DELTA IE", "merci de ne pas tenir compte de ce message".
    r"|^\W*(?:(?:il s'agi(?:t|ssait) d'|c'(?:est|etait) |suite a |nouvelle )?une )?erreur"
    r" d(?:e (?:publication|diffusion|manipulation|saisie|destinataire)|'(?:envoi|aiguillage|adressage))\b"
    r"[^.;:,]{0,25}(?:[:,]|\W*$)"
    rf"|\b(?:ce|le present) message (?:est |etait |n'est )(?:\w+ )?(?:{WRONG}|sans objet|pas definitif|un projet"
    r"|un brouillon|parti (?:trop tot|par erreur)|destine a)\b"
    r"|\b(?:ne (?:pas |plus )?(?:tenir|tenez) (?:pas |plus |aucun )?compte|ignore[rz]) (?:de )?(?:ce message|ceci|cela"
    r"|cet avis|cette annonce|la levee)\b"
)
