"""An end that people will declare, ask for or decide on, or after which something is to be done: none of them is one.

"Nous vous confirmerons la levée de l'alerte", "reste à acter la fin de l'incident", "en fin d'alerte, pensez à …". What
makes it an end is a verb of the present or the past ("nous confirmons la levée"), so any of the future makes none.
Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of

#: Not what people will find in the message itself: "vous trouverez ci-dessous la fin d'alerte".
_FUTURE = (
    r"(?:(?!(?:re)?trouver|pourr|ser(?:a|ont)\b|aur(?:a|ont|ons)\b|(?:inf|ext|ult|cam|op)\w?e?ra\b)\w{2,}(?:rons|rez|ra|ront)"
    r"|(?:allons|allez|va|vont) (?:\w+ment |vous )?\w+(?:er|ir|re|oir))\b"
)
_WISHED = (
    r"(?:(?:demand|sollicit|etudi|examin|envisag|prepar|propos|evalu|souhait|esper|vis|refus|differ|discut|statu)"
    r"(?:e|ons|eons|ent)|(?:attend|debatt|reflechiss)(?:s|ons|ent)?)\b"
)
_TO_BE_DONE = (
    r"(?:pour(?! (?:vous )?(?:votre|notre|autre|memoire|signaler|informer|confirmer|annoncer|indiquer|obtenir|permettre"
    r"|resoudre|corriger))|afin d[e']|avant d[e']|reste(?:nt)?(?: encore| toujours)? a|devons|doit|doivent"
    r"|comptons|esperons|souhaitons|prevoyons d[e']|envisageons d[e']|il (?:faut|faudra|reste a)|charge[es]* d[e'])"
    r" ?(?:\w+ment )?"
    r"\w+(?:er|ir|re)\b"
)
_OF_IT = (
    r"(?: (?!et\b|mais\b|qu\w*\b|car\b|puis\b|depuis\b|suite\b|apres\b|des\b)[\w'-]+){0,5}?"
    r"(?: (?:l[ae]s? |l'|une? |d'une? |du |de la |de l'|cette |leur |sa |son )?(?:(?!puis |et |mais |car )\w+ )?)?"
)
#: Right behind what is wished: "nous demandons | la levée", and not "… aux opérateurs de tenir compte du".
_RIGHT_BEHIND = (
    r"(?: (?:a|sur|de|encore|toujours|actuellement|donc|aussi|egalement)){0,2}"
    r" (?:l[ae] |l'|une? |d'une? |du |de la |de l'|cette )?(?:\w+ )?"
)
OBJECT = pattern_of(rf"\b(?:(?:{_FUTURE}|{_TO_BE_DONE}){_OF_IT}|{_WISHED}{_RIGHT_BEHIND})$")
#: "Une confirmation de la levée de l'alerte | vous parviendra".
A_PAPER = pattern_of(
    r"\b(?:confirmation|validation|annonce|publication|notification|decision|communication)s? (?:\w+le )?"
    r"(?:d(?:e la |e l'|'|e )|quant a la |sur la )(?:\w+ )?$"
)
WILL_COME = pattern_of(r"^[^.;:!?]{0,60}?\b\w{2,}(?:ra|ront|rait|raient)\b")
#: "Levée de l'alerte : | prochaine décision à 20h".
TO_BE_DECIDED = pattern_of(
    r"^[^.;:]{0,40} ?: ?(?:la |une )?(?:(?:prochaine? |nouvelle )(?:decision|arbitrage|examen|reunion|evaluation)"
    r"|decision (?:attendue|a|vers|le|demain|dans)\b)"
)
#: "En fin d'alerte, | pensez à régulariser", "à la levée de l'alerte, | régularisez".
AT_THAT_TIME = pattern_of(r"(?:^|[.,;:!?\n] ?| - )\W*(?:en|a la|au moment de la|lors de la) $")
#: "Nous avons le plaisir de vous annoncer | le retour à la normale": who says so does so.
TOLD_NOW = pattern_of(
    r"\b(?:(?:plaisir|mesure|heureux|heureuses?|joie|satisfaction|soulagement|soulagees?) d[e']|pouvons)"
    r" ?(?:(?:vous|enfin|desormais|officiellement|d'ores et deja) ){0,3}(?:annoncer|confirmer|signaler|apprendre"
    r"|faire part|informer)(?: d(?:e l[ae']|u|e l')| l[ae]| l')? ?$"
)


def is_of_a_deed_to_come(before: str, after: str) -> bool:
    """Whether a noun for an end is the object of a deed to come, or when something is to be done.

    `before` and `after` are the words of its sentence around it.
    """
    if OBJECT.search(before) or (A_PAPER.search(before) and WILL_COME.match(after)):
        return True
    return AT_THAT_TIME.search(before) is not None or TO_BE_DECIDED.match(after) is not None
