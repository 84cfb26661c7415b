"""What stands before a word for time and between two of them, and what that makes of a moment."""

from __future__ import annotations

from enum import StrEnum

from meteo_douane.patterns import pattern_of


class Shape(StrEnum):
    """What the words around a moment make of it."""

    POINT = "point"
    """ "le 3/2 à 9h" """
    SINCE = "since"
    """ "depuis …" """
    FROM = "from"
    """ "à compter de", "à partir de", "dès" """
    UNTIL = "until"
    """ "jusqu'à", "avant", "au plus tard", "d'ici" """
    NOT_BEFORE = "not_before"
    """ "pas avant", "après", "au-delà de" """
    AROUND = "around"
    """ "vers", "aux environs de" """
    WINDOW = "window"
    """ "de … à …", "entre … et …", "du … au …", and what has a duration """


ARTICLE = r"(?:le |la |les |ce )?(?:journee du )?"
#: What may stand between two words for time, one line a form, with its letter in FORMS; the first that matches decides.
GAPS = (
    ("n", r"[ ,(]*(?:(?:dans|durant|pendant|de) )?la nuit (?:du |de |des )?"),
    ("=", r"[ ),;]*(?:soit|c'est-a-dire|i\.e\.)[ :,]*(?:le |du |de |a |au |entre )?"),
    (
        "u",
        rf"[ ,)]*(?:et |puis )?(?:jusqu'(?:a|au|en)|jusque(?: vers)?|until|till|to|au|-?>|=>|→|\.{{2,3}}) ?{ARTICLE}",
    ),
    ("f", rf"[ ,(:-]*(?:a (?:partir|compter) (?:de |du |d')|des ){ARTICLE}"),
    ("s", rf"[ ,(:]*(?:depuis|since) (?:environ )?{ARTICLE}"),
    ("E", r"[ ,(:-]*(?:entre|between) (?:le )?"),
    ("d", r"[ ,(:-]*(?:de |d'|from )"),
    ("v", r"[ ,(]*(?:vers|aux (?:environs|alentours) de|autour de|a environ|environ|around|about) (?:le )?"),
    ("b", r"[ ,(]*(?:avant|d'ici|au plus tard|before|by) (?:a |au |le )*"),
    ("a", r"[ ,]*(?:a|at) (?:le )?"),
    # "Date : 23/09/2019", and below it "Heure : 05:40".
    ("a", r" ?[\n,;|] ?heure ?: ?(?:a )?"),
    ("e", r"[ ,)]*(?:et|and|&|ou|puis) (?:le |du |a |de |des )?"),
    ("-", r" ?[-/|] ?"),
    (
        " ",
        r"[ ,:;()|-]{0,4}(?:en date du |au cours de la |dans la |pour |du |on |creneau |horaires? ?:? )?"
        + ARTICLE
        + r"\(?",
    ),
)
PART_OF_DAY = r"(?:(?:debut|milieu|fin) d[e'] ?(?:l'|la )?(?:apres-midi|matinee|journee|soiree) \(?(?:vers )?)?"
#: What may stand before the first word of a phrase; the first that matches decides.
PREFIXES = (
    ("n", r"(?:dans |durant |pendant )?(?:la |cette )?nuit (?:du |de |des )"),
    ("s", r"(?:depuis|since) (?:: )?(?:le |la |les )?(?:environ )?" + PART_OF_DAY),
    ("f", r"(?:a (?:partir|compter) (?:de |du |d')|des (?=\Z|le ))(?:le )?"),
    ("x", r"(?:(?:pas|guere|point)(?: [a-z]+){0,2} avant|au plus tot|apres|passe|au-dela d[eu]) (?:a |le )*"),
    ("b", r"(?:avant|d'ici|au plus tard|before|by)(?: a| au| le)* "),
    ("u", r"(?:jusqu'(?:a|au|en)|jusque(?: vers| aux (?:environs|alentours) de)?|until|till) (?:le )?"),
    ("v", r"(?:vers|aux (?:environs|alentours) de|autour de|a environ|environ|around|about) (?:le )?"),
    ("E", r"(?:entre|between) (?:le )?"),
    ("d", r"(?:de |du |d'|from )"),
    ("a", r"(?:a |le |les |la |ce |pour |at |on )+"),
)
OPENING = {letter: pattern_of(rf"(?<![\w])(?:{pattern})\Z") for letter, pattern in PREFIXES}
BETWEEN = tuple((letter, pattern_of(pattern)) for letter, pattern in GAPS)
SHAPES = {
    "s": Shape.SINCE,
    "f": Shape.FROM,
    "u": Shape.UNTIL,
    "b": Shape.UNTIL,
    "x": Shape.NOT_BEFORE,
    "v": Shape.AROUND,
}
