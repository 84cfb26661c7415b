"""What is told beside the fallback and is no leave and no refusal of today: where it is told, or for whom.

Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_may import USE, WORK
from meteo_douane.reading.vocabulary.fallback_stems import GRANT

#: "La procédure de secours, telle que décrite dans la fiche n° 1, est applicable": where it is told, not that it is.
AS_TOLD_THERE = pattern_of(
    r"(?<=\bsecours),? (?:telle qu(?:e |'elle est |'))?"
    r"(?:decrit|detaill|expliqu|rappel|present|publi|defini|prevu|figurant|mentionn|precis)\w*"
    r" (?:sur|dans|en|via|par|a|au) (?:(?:l')?[\w°]+ ){0,6}?(?:l')?[\w°]+,?"
    r"(?= (?:est|sera|peut|pourra|ne|reste|demeure|a ete|s'applique)\b| n')"
)
#: "…, étant précisé qu'aucune déclaration ne devra être ressaisie": what becomes of the declarations afterwards.
AFTERWARDS = pattern_of(
    r",? (?:etant (?:bien )?(?:precise|entendu|rappele|note) qu(?:e |')|, |et )?"
    r"(?:aucune?|les|la|toutes?|ces) (?:\w+ )?(?:declaration|ressaisie|operation|dossier|envoi|message)s?\b"
    r"(?![^.;]*\bsecours\b)[^.;]*?\b(?:re-?saisi|ressaisi|regularis|renvoy|redepos|re-?transmi|resoumis|doublon)\w*"
    r"[^.;]*"
)
#: "La procédure de secours, autorisée à partir de 11h00, n'a aucun caractère obligatoire": it is given all the same.
NO_DUTY = pattern_of(
    rf"(?P<given>\bsecours,? (?:est )?(?:\w+ )?{GRANT}\w*\b[^.;]{{0,60}}?),? (?:(?:et|mais) )?(?:elle |il )?"
    r"(?:n'a|ne revet|n'est|ne presente) "
    r"(?:(?:aucun|pas de|pas un) caractere |rien d'|(?:pas|nullement|aucunement|en rien) )(?:\w+ment )?obligatoire"
)
#: "Pas de secours pour les opérateurs non concernés": nothing is said to those who are.
FOR_THE_OTHERS = pattern_of(
    r"\b(?:pas|aucune?|point) (?:de |d'|la )?(?:\w+ )?(?:procedure (?:de )?)?secours\b[^.;,]{0,15}? (?:pour|aux?) "
    r"(?:les |des |tous les )?(?:autres (?:operateur|usager|utilisateur|declarant|mode|service)s?"
    r"|\w+ (?:non|qui ne sont pas) (?:concerne|touche|impacte|vise|affecte)e?s?)\b"
)

#: "Les opérateurs sont invités à différer leurs envois", below a heading of the fallback: to be done, and no use of it.
_LEAD = r"(?:ne |pas |plus |se |s'|vous |y |en |l'|les? |la |leur |bien vouloir )*"
_OTHER = (
    rf"(?!{_LEAD}(?:{USE}|compter\b|partir\b|recourir|utiliser|appliquer|etre\b|suivre|privilegier|avoir recours))"
    rf"(?!{WORK}[^.;]*\b(?:papier|manuel|formulaire|secours)){_LEAD}(?:\w+er|\w+ir|\w+re)\b"
)
_THINGS = (
    r"(?:support|assistance|hotline|equipe|fiche|guide|formulaire|document|justificatif|point|message|bulletin|standard"
    r"|numero|ligne|piece|copie)s?\b"
)
SOMETHING_ELSE = pattern_of(
    rf"\b(?:invit|pri|tenu|appele|autoris|habilit|encourag|engag)\w* (?:\w+ment )?(?:a |d'|de ){_OTHER}"
    r"|\b(?:conseill|recommand|preconis|demand|sugger|merci|convient|importe|possible|permis|loisible|souhaitable"
    rf"|preferable)\w*[^.;,]{{0,30}}? (?:de |d'){_OTHER}"
    rf"|\b(?:doi(?:t|vent)|devez|devr(?:a|ont|ez)|veuillez) (?:\w+ment )?{_OTHER}"
    rf"|^\W*(?:l[ae]s? |l'|notre |nos |vos |votre |une? |des |ces |cette )?(?:\w+ )?{_THINGS}"
)
