"""The words for what is done about the fallback and is no leave and no refusal: putting it off, declining to use it.

They meet clauses that are folded and spelled right, before all that tells a leave, an end or a refusal.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_leaving import IT, NAME
from meteo_douane.reading.vocabulary.fallback_may import SET_OFF
from meteo_douane.reading.vocabulary.fallback_stems import (
    ADVICE,
    CONDITIONAL,
    GRANT,
    LIMITED,
    NEED,
    SILENT,
    UNKNOWN,
    Judgement,
)

#: Verbs with the fallback as their object that use it, keep it or choose it; of any other nobody is given leave.
_USING = (
    r"(?:utiliser|reutiliser|appliquer|employer|mobiliser|suivre|adopter|choisir|privilegier|favoriser"
    r"|preferer|retenir"
    rf"|maintenir|conserver|garder|poursuivre|continuer|prolonger|prevoir|envisager|{SET_OFF}|ouvrir|rejoindre"
    r"|respecter"
    r"|accepter|admettre|autoriser|exploiter|solliciter|demander|faire|mettre)\b"
)
_BIDDEN = (
    r"\b(?:invit|pri(?=e)|tenu|appele|encourag|engag|incit|conseill|recommand|preconis|sugger|merci|convient|importe"
    r"|souhaitable|preferable|veuillez)\w*"
)
#: Who uses it, and whose refusal is none of the customs'.
_USERS = (
    r"(?:transporteur|operateur|declarant|usager|client|compagnie|chargeur|transitaire|commissionnaire|importateur"
    r"|exportateur|partenaire|redevable|entreprise|societe|logisticien|armateur|port|plateforme)s?"
)
_RATHER = r"(?:preferable|prefer(?:e|ez|er|ons)|preferee?s?|privilegi(?:e|ez|er|ons)|privilegiee?s?)"
_GONE_INTO_IT = (
    r"(?:passes|bascules|places|restes|etant passes|ayant (?:\w+ )?(?:utilise|recouru|applique|employe|bascule))"
)

ROWS: tuple[tuple[Judgement, str], ...] = (
    # "Les opérateurs sont invités à régulariser la procédure de secours", "nous conseillons de différer …".
    (UNKNOWN, (
        rf"{_BIDDEN}[^.;,]{{0,40}}? (?:(?:a|de|d') ?)?(?:bien vouloir )?(?!{_USING})(?:\w+[ei]r|\w+re) {IT}"
    )),
    # "L'attente est préférable à la procédure de secours", "privilégiez l'attente à la procédure de secours".
    (UNKNOWN, (
        rf"\b{_RATHER}(?: (?!recours\b|recourir\b|passage\b|passer\b|basculer\b|revenir\b|bascul\w+|retour\b"
        rf"|usage\b|appel\b)[\w']+){{0,4}}? (?:a la|au) {NAME}"
    )),
    (UNKNOWN, (
        rf"\b{_USERS} (?:\w+ ){{0,2}}?(?:refus|rejett?|declin)(?:ent|e|aient|ait) (?:\w+ment |toujours |encore )?{IT}"
    )),
    (UNKNOWN, r"\bn'est pas (?:la |l'|le )?(?:seule?|unique)\b(?! (?:autoris|permis|admis)\w*)"),
    # What was, and is to be put right: "les opérateurs passés en procédure de secours hier doivent régulariser".
    (SILENT, (
        rf"\b{_GONE_INTO_IT} (?:\w+ ){{0,3}}?(?:en |a |sous )?(?:la )?{NAME}[^.;]{{0,40}}? (?:doivent|devront"
        r"|sont (?:\w+ )?"
        r"(?:invite|prie|tenu)e?s)\b[^.;]*\b(?:regularis|ressaisi|re ?saisi|transmett|depos|conserv|declar)\w*"
    )),
    # "Ne sera pas ouverte en cas de rétablissement avant 11h".
    (CONDITIONAL, rf"\bne (?:sera|seront) (?:\w+ )?pas (?:\w+ment )?(?:{GRANT})\w* (?:en cas d(?:e |')|si |s'ils? )"),
    # Leave of a day that is over.
    (CONDITIONAL, (
        rf"\b(?:{GRANT})\w* (?:(?:uniquement|seulement|exclusivement) (?:pour )?(?:la (?:seule )?journee d')?hier"
        r"|(?:pour )?(?:la (?:seule )?journee d')?hier (?:uniquement|seulement|exclusivement)"
        r"|pour la seule journee d'hier)\b"
    )),
    # "Ne recourez à la procédure de secours qu'en cas d'urgence".
    (LIMITED, (
        rf"\b(?:ne |n')(?:recour|utilis|pass|appliqu|declench|bascul|emplo)\w*ez [^.;]{{0,20}}?{NAME} qu(?:'|e )"
        r"(?:en cas d(?:e |')|en derniere? |(?:si|pour) )"
        r"(?:absolue |extreme |reelle )?(?:urgen|necessit|besoin|recours|forc|perissab|denree|anima|vivant|les )"
    )),
)  # fmt: skip

_NO_NEED = rf"(?:n'est (?:pas|nullement|aucunement) |(?:est )?(?:non|pas) )(?:\w+ment |encore )?{NEED}\w*"
#: "N'est pas obligatoire mais possible": leave all the same; and whoever it is for.
OPTIONAL = pattern_of(
    rf"\bsecours,? (?:(?:est |\w+ ){{0,2}}?){_NO_NEED},? (?:mais|et|toutefois) (?:(?:elle|celle-ci) )?(?:est "
    r"|reste |demeure )?"
    rf"(?:\w+ment |toutefois |toujours |bien )?(?:(?:{GRANT})|(?P<advice>{ADVICE}))\w*(?P<limit>(?! ?[.;]| ?$).)?"
)
#: Below that nobody says whether it may be used.
NO_DUTY_ALONE = pattern_of(
    r"\bsecours,? (?:\w+ment )?(?:n'est (?:pas|nullement|aucunement)|n'a rien d'|(?:est )?(?:non|pas)"
    r"|n'a (?:aucun|pas de)"
    r" caractere) ?obligatoire\W*$"
)
#: "En cas de rétablissement avant 11h, la procédure de secours ne sera pas ouverte".
NOT_THEN = pattern_of(
    r"^\W*(?:(?:mais|et|toutefois|cependant),? )?(?:en cas d(?:e |')|a defaut d(?:e |')|si\b(?! brexit"
    r"| comptable)|s'ils?\b|lorsqu|quand\b|des lors qu|sans |faute d)"
    r"[^.;]*?,? (?:ne |n')(?:sera|seront|aura|auront|pourra|pourront|ouvrira|donnera)\b"
)
