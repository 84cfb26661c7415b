"""The words that turn a refusal of the fallback round, and those that uphold it: "n'est plus refusée".

They come before all that a refusal or an end is told by.
"""

from __future__ import annotations

from meteo_douane.reading.vocabulary.fallback_stems import (
    ADVISED,
    ALLOWED,
    CLOSED,
    CONDITIONAL,
    ENDED,
    ENDS,
    GRANT,
    REFUSED,
    STATE,
    Judgement,
)

REFUSING = r"(?:refuse|interdit|exclu|proscrit|prohibe|impossible|rejete|suspendu|ferme|non[- ]autorise)e?s?\b"
_REFUSED = r"(?:refuse|rejete|impossible)e?s?\b"
#: What stands in the way of leave, as a noun.
_BAN = r"(?:refus|rejet|interdiction|suspension|gel|fermeture)\b (?:d[eu]s? ?(?:la |l'|ce )?|d')(?=[^.;]*\bsecours\b)"
_REMOVED = rf"(?:{ENDS}|annulee?s?\b|rapportee?s?\b)"
_NOTHING_AHEAD = (
    r"^(?!.*(?:\bne\b|\bn'|\bpas\b|\bsi\b|\bs'ils?\b|\bdes que\b|\blorsqu|\bquand\b|\bsera\b|\bseront\b|\bdevrai"
    r"|\bserai"
    r"|\bpourr|\bprevue?\b|\bdemand|\bavant\b))"
)

#: What decides on leave, in the future: "la direction validera le recours", "nous confirmerons l'autorisation".
_WILL_DECIDE = (
    r"(?:(?:confirm|valid|prononc|annonc|decid|statu|communiqu|notifi|inform|examin|evalu|etudi|tranch|arbitr|publi)"
    r"\w*(?:rons|ra|ront)"
    r"|(?:allons|va|vont) (?:vous )?(?:confirm|valid|prononc|decid|statu|examin|evalu|etudi|tranch|arbitr)\w*er)\b"
)
_TAKEN_AWAY = r"(?:retire|suspendu|ferme|leve|clos|cloture|abroge|revoque|interrompu|arrete|desactive|stoppe)e?s?\b"

ROWS: tuple[tuple[Judgement, str], ...] = (
    (CONDITIONAL, (
        rf"(?<!bureau )(?<!douane )\b{_WILL_DECIDE}(?: (?:vous|leur|ensuite|alors|prochainement|\w+ment)){{0,2}} "
        r"(?:l[ae]s? |l'|d[eu] la |du |au |a la )?(?:\w+ (?:a|de|du|d') ?)?"
        r"(?:(?:la |l'|le )?(?:recours|acces|passage|autorisation|ouverture|activation|declenchement|bascul\w+"
        r"|mise en \w+)\b|(?:la |le )?(?:procedure|mode) de secours)"
    )),
    # "Secours autorisé puis retiré": without an hour, it is over by now.
    (ENDED, (
        rf"^(?!.*(?:\bne\b|\bn'|\bpas\b|\bsera\b|\bseront\b|\bnon\b)).*\b{GRANT}\w*[^.;]{{0,40}}?(?:,|,? puis|,? et)"
        rf" (?:puis |mais |et |aussitot |depuis )?{_TAKEN_AWAY}"
        rf"(?! (?:pour|en|a l'|aux?|cote|sur|chez|dti|edi|import|export))[^.;\d]{{0,20}}\W*$"
    )),
    # "Nous ne saurions trop vous recommander d'y recourir": an advice, for all its negation.
    (ADVISED, (
        r"\bne saur(?:ions|ait) (?:trop |que )(?:vous |leur |les )?(?:recommander|conseiller|inviter"
        r"|engager)\b(?!.*\bde ne pas\b)"
    )),
    (REFUSED, r"\bn'(?:est|a ete|sera) (?:\w+ )?(?:pas|plus) (?:fait droit|donne suite) a\b"),
    (ALLOWED, (
        rf"\bn'a (?:jamais|pas|a aucun moment) cesse d'etre (?:{GRANT}|en vigueur)(?!.*\b(?:par erreur|refus"
        rf"|interdi))"
    )),
    (ALLOWED, (
        r"^(?!.*\b(?:refus|interdiction|suspension|fermeture)\b).*\bsecours (?:reste|demeure"
        r"|est (?:toujours|encore)) (?:\w+ )?d'(?:application|usage|actualite)\b"
    )),
    # "Est prolongée d'autant et prendra fin à 8h": until then.
    (ALLOWED, (
        r"\bsecours\b[^.;]{0,60}? est (?:\w+ment |donc )?(?:prolonge|reconduit)e?\b[^.;,]{0,30}? et "
        r"(?:prendra fin|s'achevera|se terminera|cessera)\b"
    )),
    # "Close à l'import à 18h15, maintenue à l'export": for some it stays.
    (ALLOWED, (
        rf"^\W*{ENDS}[^.;,]*, (?:et |mais )?(?:maintenue(?! (?:ferm|hors|clo|suspend|interdi|refus))|prolongee"
        rf"|reconduite|(?:toujours |encore )?{GRANT}\w*)\b"
    )),
    # "Nous maintenons la procédure de secours."
    (ALLOWED, (
        r"^(?!.*\b(?:si|s'il|en cas d|lorsqu|quand)\b).*(?<!ne )\b(?:nous|on) (?:mainten(?:ons)?|maintient"
        r"|prolong(?:eons|e)|recondui(?:sons|t))"
        r" (?:\w+ment |donc |toutefois )?(?:l'|la |le )(?:autorisation de )?(?:(?:recours|usage) (?:a|de) )?(?:la )?"
        r"(?:procedure de |mode |dispositif de )?secours\b"
        r"(?! (?:\w+ment )?(?:ferm|suspend|interdi|clo|refus|inacti|indisponib|leve|arret|bloqu|hors|ko|gel"
        r"|desactiv|non |pas "
        r"|stopp|inaccess))"
    )),
    # Neither the one nor the other.
    (CONDITIONAL, rf"\bn'est (?:plus|pas|donc plus) ni (?:\w+ment )?(?:{REFUSING})"),
    (ALLOWED, rf"\b(?:ne|n') ?{STATE} (?:\w+ment |donc |desormais )?plus (?:\w+ment )?{REFUSING}"),
    (CONDITIONAL, (
        rf"\b(?:ne|n') ?(?:{STATE}|a|ont|doi\w+|peu\w+|saurai\w+) (?:\w+ )?(?:pas|plus) (?:\w+ )?(?:ete "
        rf"|etre )?{_REFUSED}"
    )),
    (CONDITIONAL, (
        r"\b(?:fin|levee|cloture|arret|desactivation)\b[^.;]*\bsecours\b[^.;]{0,20} n'(?:est"
        r"|a) (?:\w+ )?pas (?!prevu|envisag|attend|remise? en)"
    )),
    # What keeps it refused.
    (REFUSED, (
        rf"\b{_BAN}[^.;]*\b(?:mainten|confirm|prolong|recondui|renouvel|rest|demeur|perdur|en vigueur|rappel)\w*"
    )),
    (REFUSED, rf"\b(?:maintien|confirmation|prolongation|rappel) (?:du |de la |de l'){_BAN}"),
    (REFUSED, r"\bnon[- ](?:activation|ouverture|autorisation|application|recours|declenchement)\b"),
    (REFUSED, rf"\bmaintenue?s? (?:\w+ )?(?:{CLOSED}|{ENDS}|{REFUSING})"),
    (REFUSED, r"\bn'est (?:donc )?plus (?:\w+ment )?(?:envisage|prevu|programme|question|a l'ordre)\w*"),
    (REFUSED, (
        r"\b(?:demande|activation|ouverture|recours|mise en place)\b[^.;]* (?:est|a ete) (?:\w+ment )?(?:rejete"
        r"|ecarte)e?\b"
    )),
    # What takes it out of the way.
    (ALLOWED, (
        rf"{_NOTHING_AHEAD}.*\b{_BAN}[^.;]*(?:(?:est|a ete|sont|ont ete) (?:\w+ ){{0,2}}?{_REMOVED}"
        r"|\b(?:a )?pris fin\b)"
    )),
    (ALLOWED, rf"{_NOTHING_AHEAD}.*\b(?:levee|fin|cloture|annulation) (?:a |de |du )?(?:la |l'|le |du |cette )?{_BAN}"),
    (ALLOWED, rf"{_NOTHING_AHEAD}.*\b(?:passe|passee|bascule) (?:de |d'){REFUSING} a {GRANT}"),
    (ALLOWED, rf"{REFUSING} ?(?:→|->|=>|>) ?{GRANT}"),
    (ALLOWED, rf"\b{GRANT}\w*,? (?:\(|au lieu de |et non plus |(?:auparavant|precedemment|initialement) ){REFUSING}"),
)  # fmt: skip
