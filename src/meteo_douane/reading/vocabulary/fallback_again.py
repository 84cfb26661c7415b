"""The words for a fallback that is allowed again, that never was, and for the way back from it to the normal mode."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_stems import ALLOWED, ENDED, ENDS, GRANT, REFUSED, Judgement

#: Those who use it leave it: no leave, and whether it has ended the reader must see.
TURNED_BACK = Judgement(None, is_understood=False)

REOPENED = (
    r"(?:(?:re-?activ|re-?ouver|rouver|relanc|retabli|reinstaur|reautoris)\w*"
    r"|remise? en (?:place|(?:oe|œ)uvre|vigueur|application|service)\b)"
)
#: "Sera rétablie prochainement" is no leave yet: what is to come has its hour.
IS = r"(?:est|a ete|sera(?=[^.;]*\d))"
RESUMES = r"(?:reprend|a repris)\b"
AGAIN = (
    rf"(?:(?:{IS}|redevient|reste) (?:(?!pas\b|plus\b|jamais\b)\w+ ){{0,2}}?"
    rf"(?:{REOPENED}|(?:de|a) nouveau {GRANT})|redevient {GRANT}|a (?:de|a) nouveau ete {GRANT}"
    rf"|(?:peut|pourra) (?:de|a) nouveau etre (?:{GRANT}|utilise)|{RESUMES})"
)
WAS = r"(?:(?:qui )?(?:a|avait|est|etait|s'est|s'etait) (?:\w+ ){0,2}?)"
OVER = rf"(?:{ENDS}|(?:pris fin|cesse|expire)\b)[^,.;()]{{0,40}}?"
#: "Suspendue à 3h00, est réactivée", "qui a pris fin à 20h est à nouveau autorisée": an end that no longer holds.
ENDED_BEFORE = pattern_of(
    rf"(?:[,(] ?{WAS}?{OVER}[,)] ?|\bqui {WAS}{OVER},? |(?<=secours ){OVER},? )(?={AGAIN})"
    rf"|\b{WAS}{OVER}(?=,? (?:puis|et|mais) (?:{AGAIN}|{REOPENED}))"
)

NORMAL = (
    r"(?:(?:mode|procedure|fonctionnement|regime|circuit|processus|teleprocedure|situation)s? (?:\w+ ){0,3}?"
    r"(?:nominal|normal|habituel|courant|electronique|ordinaire)\w*|(?:en|au|mode) (?:dti|edi)\b)"
)
BACK_FROM_IT = (
    r"(?:revenir|repasser|rebasculer|passer|basculer|bascule|passage|retour)\b[^.;,]{0,30}?\bd(?:e la|u|e)"
    rf" (?:procedure|mode|dispositif|regime) (?:de )?secours (?:vers|au|a la)\b[^.;]{{0,20}}?\b{NORMAL}"
)
GO_BACK = (
    r"(?:(?:revenir|retourner|rebasculer|repasser|reprendre|retrouver|reutiliser|(?:de|a) nouveau \w+)\b"
    rf"(?:(?!\bsecours\b)[^.;]){{0,60}}?\b{NORMAL}|{BACK_FROM_IT})"
)
MAY = (
    r"(?:(?<!ne )\b(?:peut|peuvent|pouvez|pourra|pourront|pourrez)|\b(?:autorise|invite)e?s? a"
    r"|(?<!pas )(?<!encore )\bpossible de|\bpossibilite de)"
)
MUST = (
    r"(?:(?<!ne )\b(?:doit|doivent|devez)|\b(?:tenu|prie|invite)e?s? (?:a|de)|\bil convient de|\bmerci de|\bveuillez)"
)
#: Once the trouble is over is not now.
AT_ONCE = (
    r"^(?!.*\b(?:si|s'ils?|des (?:que|lors|le|la)|lorsque?|quand|apres|une fois|au retablissement|a la fin"
    r"|a l'issue)\b)"
)

#: "… ou recourir à la procédure de secours": one way of two, and no way back.
NO_OTHER_WAY = (
    r"(?!.*\b(?:ou|sinon|a defaut)\b[^.;]{0,20}?\b(?:recourir|utiliser|appliquer|employer|passer|basculer|declencher)\b"
    r"[^.;]{0,30}?\bsecours\b)"
)

#: Behind the words for an end, before all others.
ROWS: tuple[tuple[Judgement, str], ...] = (
    (REFUSED, (
        rf"\bn'(?:a|ont|avait|avaient|est|aura|avons) (?:\w+ )?jamais (?:\w+ )?(?:ete (?:\w+ )?)?(?:{GRANT})\w*"
        r"(?! avant\b)(?![^.;]*\bqu(?:e |'))"
    )),
    (ENDED, rf"{AT_ONCE}{NO_OTHER_WAY}.*{MUST} (?:\w+ ){{0,2}}?{GO_BACK}"),
    (TURNED_BACK, rf"^{NO_OTHER_WAY}.*(?:{MAY}|{MUST}) (?:\w+ ){{0,2}}?{GO_BACK}"),
    (TURNED_BACK, rf"^\W*(?:le |un )?{BACK_FROM_IT}"),
    (ALLOWED, (
        r"^(?!.*(?:\bne |\bn'|\bpas\b|\baucune?\b|\bsi\b|\bs'ils?\b))"
        r".*\b(?:procedures?|modes?|dispositifs?|regimes?) (?:dites? )?(?:de |en )?\"?secours\b"
        rf"[^\w.;]*(?:(?:pour|en|sur|dans) [^.;,]{{2,40}} )?"
        rf"(?:(?:{IS}|et|puis|mais) (?:\w+ ){{0,2}}?{REOPENED}|{RESUMES})"
    )),
    # "Procédure de secours rouverte 9h".
    (ALLOWED, (
        r"^(?!.*(?:\bne |\bn'|\bpas\b|\bsi\b|\bs'ils?\b|\bcas\b|\bplus tot\b|\bsous reserve))"
        rf"\W*(?:la )?(?:procedure|mode|dispositif) de secours {REOPENED} (?:a |des |depuis )?\d{{1,2}} ?[h:]"
    )),
    # "Nous réactivons l'alerte close à 15h ainsi que la procédure de secours".
    (ALLOWED, (
        r"^(?!.*(?:\bne |\bn'|\bpas\b|\baucune?\b|\bsi\b|\bs'ils?\b|\bsans\b|\bsauf\b|\bhors\b|\bcas\b|\blors|\bquand\b"
        r"|\bdes qu|\bau besoin\b|\bprochain|\bmenu\b|\bapres\b|\bouverte? a\b))"
        r"\W*(?:nous|le sau|le cid|on) (?:re-?activ(?:ons|e|ent)|re-?ouvr(?:ons|e|ent)|rouvr(?:ons|e|ent)"
        r"|retabli(?:ssons|t|ssent)"
        r"|remet(?:tons|tent)? en (?:place|(?:oe|œ)uvre|vigueur|application|service)) (?:donc |egalement )?"
        r"(?:l'alerte\b[^.;]{0,40}? (?:ainsi que|et|avec|comme) )?(?:l[ae] )?(?:procedure|mode|dispositif) de secours\b"
        r"(?=[^.;]{0,20}?\d{1,2} ?[h:])"
    )),
)  # fmt: skip
