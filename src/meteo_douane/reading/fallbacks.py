"""What a message says of the *procédure de secours*: its permission, in all the roundabout ways of saying it."""

# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meteo_douane.domain.notice import Permission
from meteo_douane.reading.clauses import FALLBACK, Clause

GRANT = r"(?:autoris|permi|admis|ouvert|possible|accord|applicable|activ|declench|mise? en (?:place|oeuvre|application)|prevu|envisag|concede|accept|utilisa|en vigueur|mobilis|d'actualite|valid|acquis|justifi|reconnu|accessible)"
NEED = r"(?:necessaire|requis|recommand|conseill|indispensable|utile|obligatoire|preconis|souhait|de mise|opportun|pertinent|besoin|exig|a mettre|a appliquer|a utiliser|a declencher|imposee?)"
ENDS = r"(?:levee?s?|close?s?|cloturee?s?|terminee?s?|acheve\w*|desactivee?s?|suspendue?s?|abrogee?s?|revoquee?s?|arretee?s?|interrompue?s?|retiree?s?|abandonnee?s?|finie?s?|rapportee?s?|caduque)\b"
INCIDENT = r"(?:l'|la |le |les |cette |cet |ce |une |un )?(?:incident|dysfonctionnement|situation|indisponibilite|service|panne|interruption|operation|intervention|maintenance|retablissement|blocage|alerte|perturbation|anomalie|retour|duree|coupure|ralentissement|delai|reprise|teleprocedure|application|probleme|correctif)s?\b"
STATE = (
    r"(?:est|sont|sera|seront|a ete|ont ete|reste|restent|demeure|demeurent|etait|etant|soit|serait|restera|demeurera)"
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one clause says of the fallback; without a permission, why its words do not decide."""

    permission: Permission | None
    is_conditional: bool = False


ALLOWED, ADVISED, REFUSED, ENDED = (
    Judgement(Permission.ALLOWED),
    Judgement(Permission.ADVISED),
    Judgement(Permission.REFUSED),
    Judgement(Permission.ENDED),
)
SILENT = Judgement(None)
CONDITIONAL = Judgement(None, is_conditional=True)
#: "Tant que la procédure n'est pas autorisée": refused, whatever follows.
WAITING = Judgement(Permission.REFUSED)

#: The first that matches decides.
WORDINGS: tuple[tuple[Judgement, str], ...] = (
    (ENDED, r"\baucune? (?:nouvelle |autre )?(?:declaration|operation|formalite|expedition)\b[^.;]* (?:ne |n')[^.;]*\b(?:a compter|a partir|desormais|plus)\b"),
    (REFUSED, r"\baucune? (?:nouvelle |autre )?(?:declaration|operation|formalite|expedition)\b[^.;]* (?:ne |n')(?:peu|doi|sera)\w*|\battend\w* (?:l'|une |d'avoir )?(?:autorisation|accord|feu vert|instruction)"),
    # Not about a permission: a sheet, what was done under the fallback, another administration's.
    (SILENT, r"\bsa propre procedure|\bleurs? propres? procedures?|procedure de secours (?:belge|allemande|neerlandaise|britannique|aes)"),
    (SILENT, r"\b(?:etabli|emis|emise|fait|depos|realis|effectu|souscri|edit|dedouan|redig|cree|ouvr|traite|saisi|enregistr|prise|pris|constitu)\w* (?:\w+ ){0,4}?(?:en|sous|dans le cadre|au titre|pendant|durant|selon|via|par|avec|lors|suivant)(?: de| du| la| le| cette| les| couvert)* (?:procedure|mode|regime|secours)"),
    (SILENT, r"\b(?:fin|levee|cloture|arret) (?:de la|du recours a la|du) (?:procedure|mode|dispositif)[^.;]{0,20} (?:sera|fera|vous sera|est prevue|interviendra)"),
    (SILENT, r"\b(?:etait|etaient|avait ete|avaient ete) (?:\w+ )?autoris\w*(?![^.]* (?:reste|demeure|n'est|ne l'est|ne le))"),
    # Not yet decided.
    (WAITING, r"\btant qu(?:e |')[^,.;]*(?:secours|elle)[^,.;]* (?:n'est|n'a|ne sera) (?:pas|point)"),
    (CONDITIONAL, r"\b(?:decision|arbitrage|instruction)s?\b[^.;]{0,60}\b(?:sera|seront|interviendra|attend|communiqu|pris|en cours)|\ba l'etude\b|en cours d'examen|\b(?:re)?(?:examin|etudi|reflechi)\w*|\bopportunite d|\bquestion d[eu']|n'est pas (?:exclu|interdit|deconseill|a exclure|ecarte)\w*|\beventuel\w* (?:passage|recours|declenchement|activation|bascul\w+|mise)|\bse (?:preparer|tenir prets?)\b|\bqu(?:'|e )(?:apres|avec|sur|une fois|sous) (?:l'|un |une )?(?:accord|autorisation|validation|avis|feu vert)"),
    (CONDITIONAL, rf"\b(?:pourrait|pourraient|serait|seraient|devrait|devraient|aurait) (?:\w+ ){{0,3}}?(?:etre )?(?:{GRANT}|{NEED}|recour|appliqu|utilis|decid|propos)"),
    (CONDITIONAL, rf"\b(?:si|s'il|au cas ou|dans le cas ou|des lors que|dans l'hypothese ou|pour autant que|sous reserve)\b[^.;]{{0,12}}{INCIDENT}[^.;]*\b(?:sera|seront|pourra|pourront|autoris|declench|activ|peut|peuvent)|\b(?:sera|seront|pourra|pourront)\b[^.;]*(?:\bsi |\bs'il |\bau cas ou |\bdans le cas ou |\bdans l'hypothese |\bsous reserve )"),
    (CONDITIONAL, r"\ben cas d[e'] ?(?:prolongation|persistance|aggravation|depassement|duree|retard|echec|besoin|necessite|non[- ]\w+|indisponibilite prolongee|interruption prolongee|blocage prolonge|incident|aggravement|prolongement|nouvel\w*)[^.;]*\b(?:sera|seront|pourra|pourront)\b|\b(?:sera|seront|pourra|pourront)\b[^.;]*(?:en cas d[e'] ?(?:prolongation|persistance|aggravation|depassement|duree|retard|echec|besoin|necessite|non)|le cas echeant|eventuellement|ulterieurement|si necessaire|si besoin|dans un second temps)"),
    (CONDITIONAL, r"\b(?:pourra|pourront) (?:\w+ )?etre (?:envisag|decid|etudi|propos|accord)"),
    # A restriction is a permission all the same.
    (REFUSED, rf"n'est (?:\w+ )?{GRANT}\w* (?:pour|dans|a) aucune?"),
    (ALLOWED, rf"\bn'(?:est|a ete|sera|etait|est donc|est pour l'instant) (?:\w+ )?{GRANT}\w*\b[^.;]{{0,30}}? qu(?:e|'|a)\b|\bne (?:sont|seront|sera|sont donc) {GRANT}\w* qu|\bne (?:peu\w*|pourr\w*|s'applique\w*|concerne\w*|vaut|vise\w*) (?:\w+ ){{0,5}}?qu(?:e|'|a)"),
    (ALLOWED, r"\b(?:elle|celle-ci) l'est\b"),
    (ALLOWED, r"\bne (?:recour|utilis|pass|appliqu|declench|bascul)\w* [^.;]{0,60}?\bqu(?:'|e )(?:en|pour|a|si|dans|lorsqu)"),
    (ENDED, r"\bne l(?:'est|e sera|e sont) plus"),
    (ALLOWED, rf"(?:n'est pas|n'a pas ete|n'est toujours pas) {ENDS}|n'a pas pris fin"),
    # Ended.
    (ENDED, rf"\b(?:ne|n') ?(?:l')?(?:{STATE}|peu\w*|pourr\w*|doi\w*|devr\w*|s'applique\w*|a|ont|permet\w*|concern\w*)(?: donc| desormais| par consequent)? plus\b|\bplus lieu d|\bplus (?:autoris|necessaire|applicable|en vigueur|ouvert|possible|permis)\w*|\bn'y a plus\b|\bsans plus\b"),
    (ENDED, r"\b(?:prend|prendra|prennent|prendront|a pris|ayant pris|prenant) fin\b|\b(?:cesse|cessera|cessent|cesseront|expire|expirera|s'acheve|s'achevera|s'achevent|s'est achevee?|se termine|se terminera|s'arrete|s'arretera)\b|\b(?:mis|met|mettre|mettra|mettons|mettent) (?:un terme|fin)\b|\bfin d[eu] (?:la |l'autorisation de |recours |l'autorisation |recours a la )?(?:procedure|mode|dispositif|recours|passage|a la)|\bfin\b[^.;]{0,12}$"),
    (ENDED, rf"\b{STATE} (?:donc |desormais |egalement |aussi |par consequent |officiellement |a present )?{ENDS}|\b(?:levee|cloture|arret|desactivation|suspension|cessation) (?:de la |du |de l'|des )(?:procedure|recours|mode|autorisation|dispositif)|^\W*{ENDS}|\bsecours\W+{ENDS}"),
    # Refused.
    (REFUSED, r"\bn'?e? ?(?:utilis|recour|pass|declench|appliqu|bascul|activ|emplo)\w*ez (?:donc |surtout )?(?:pas|en aucun cas)"),
    (REFUSED, rf"\b(?:ne|n') ?(?:l')?(?:{STATE}|y est|en est) (?:\w+ ){{0,2}}?(?:pas|nullement|aucunement|point|jamais|toujours pas)\b(?: (?:\w+ment|encore|donc|toujours|pour l'instant|a ce stade|non plus|davantage))*[ ,]*(?:pour l'instant |a ce stade |a ce jour )?(?:ete )?(?:{GRANT}|{NEED}|donne|demand|retenu|lance|engage|reuni|rempli|satisfait|a ce stade|pour|dans|en )"),
    (REFUSED, r"\b(?:ne|n') ?(?:l')?(?:est|sera|l'est) pas\b"),
    (REFUSED, r"\b(?:ne|n') ?(?:peu\w*|doi\w*|pourr\w*|devr\w*|saurai\w*|permet\w*|justifi\w*|requier\w*|necessit\w*|implique\w*|appel\w*|ouvr\w*|s'appliqu\w*|ont|autoris\w*|donn\w*|prevoi\w*|exig\w*|concern\w*|constitu\w*|vaut|a)\b(?: \w+){0,2}? (?:pas|en aucun cas|nullement|aucun|aucune|ni|aucunement)\b"),
    (REFUSED, r"\b(?:n'y a|n'a|n'ont|ne voit)(?: donc| toujours| en revanche| aucunement)? (?:pas|aucun)\b|\bpas lieu d|\baucun lieu d|\bpas besoin d"),
    (REFUSED, r"\baucune?s? (?:\w+ )?(?:procedure|recours|passage|declenchement|mesure|dispositif|autorisation|activation|bascul\w+|mode|ouverture|solution)|\bpas (?:de|d') ?(?:\w+ )?(?:procedure|recours|passage|declenchement|activation|autorisation|bascul\w+|mode|dispositif|mise|ouverture)"),
    (REFUSED, r"\b(?:inutile|interdi\w+|proscri\w+|exclue?s?|exclure|refus\w+|deconseill\w+|prohib\w+|impossible|prematuree?)\b|\bsans (?:avoir a |devoir |besoin de |qu'il soit \w+ de )?(?:recourir|recours|passer|passage|procedure|declencher|activer|basculer|autorisation|utiliser)"),
    (REFUSED, r"\bne pas (?:\w+ )?(?:recour|pass|declench|utilis|appliqu|bascul|activ|mettre|engag|emplo|faire|encore)\w*|\bne recour\w+ pas|\b(?:en aucun cas|hors de question)\b|\b(?:non|pas|pas encore|toujours pas|ni) (?:\w+ment )?(?:autoris|permis|admis|ouvert|prevu|activ|declench|necessaire|applicable|requis|accord|mise? en)\w*|\beviter\b|\bevitee?\b|\bs'absten\w*|\brenoncer\b"),
    (REFUSED, r"^\W*(?:non|aucune?|neant|sans objet|n/?a|pas|nulle?|ko|rejetee?|so|s\.o\.?)\b\W*(?:$|pour|a ce stade|[-,.(])|\bsecours\W+(?:non|aucune?|neant|sans objet)\b"),
    # Advised, then allowed.
    (ADVISED, r"\b(?:conseill|recommand|preconis|incit|sugger|encourag|invit|souhaitable|privilegi|preferable|opportun)\w*"),
    (ALLOWED, rf"\b(?:{GRANT})\w*|\b(?:peuvent|peut|pouvez|pourront|pourra|pourrez)\b|\b(?:maintenue?s?|reste|restent|demeure|demeurent|restera|etendue?s?|reconduite?s?|prolongee?s?|effective|reservee?s?|doivent|devront|doit|devra|obligatoire|imposee?|en place|enclenchee?|lancee?|disponible|operationnelle|elargie|retablie)\b|\bdroit (?:de|a)\b|\b(?:possibilite|faculte|loisible|libres?) d"),
    (ALLOWED, r"^\W*(?:oui|autoris\w*|ok|depuis|a (?:compter|partir)|des)\b|\b(?:passage|passez|recourez|utilisez|appliquez|recourent|appliquent|utilisent|basculent|passent|activation|declenchement|recourir|appliquer|basculer|utiliser|recours)\b(?=[^.;]*(?:a compter|a partir|depuis|des ))|\b(?:recourent|appliquent|utilisent|basculent|passent|recourez|utilisez|appliquez|passez)\b"),
)  # fmt: skip
COMPILED = tuple((judgement, re.compile(words)) for judgement, words in WORDINGS)
UNDECIDED = tuple(row for row in COMPILED if row[0] is CONDITIONAL or row[0] is WAITING)
DECIDED = tuple(row for row in COMPILED if row[0] is not CONDITIONAL and row[0] is not WAITING)

#: What only dates a permission says nothing about its end.
BOUNDED_BY = re.compile(r"\b(?:jusqu'|dans l'attente|en attendant|tant que|pendant toute|durant toute)[^,.;]*")
#: A permission beside a negation that no wording explains is none.
GRANTS = (ALLOWED, ADVISED)
NEGATION = re.compile(
    r"\b(?:ne|ni|pas|aucune?|jamais|guere)\b|\bn'|\bavant (?:tout|toute|de|d')|\battend\w+|\bplutot qu|\bau lieu d|\bnon\b"
)
RESTRICTED = re.compile(
    rf"\b(?:pas|aucune?) (?:de )?(?:changement|modification|evolution|delai|limite)|\b(?:ne|n') ?[^.;,]{{0,60}}?\bqu(?:e\b|'|a\b)|(?:n'est pas|n'a pas ete|n'est toujours pas) {ENDS}|n'a pas pris fin|\bne (?:pas )?(?:disposant|pouvant)[^.;,]*"
)
UNTIL_NOW = re.compile(
    r",? ?\b(?:jusque-la|jusqu'ici|jusqu'a present|jusqu'alors|auparavant|precedemment|initialement) [^,.;]*,?"
)
GENERAL = re.compile(
    r"\ben cas d[e'] ?(?:une )?(?:alerte|indisponibilite|panne|dysfonctionnement|incident|blocage|besoin|difficulte)"
    r"|\blors(?:qu'| d')une alerte|\bsi une alerte|\bdans les conditions (?:de|prevues)|\ben situation d"
)
SHEET = re.compile(
    r"\b(?:fiches?|guides?|documents?|documentation|notes?|bod|page|rubrique|lien|modalites|descriptif|notice|tutoriel|formulaire|coordonnees|fermeture|bilan|exercice|test)s?\b(?: \w+){0,5}?"
    r" (?:de |relatives? a |relatifs? a |sur |pour |concernant |consacree? a |du recours a |d')?(?:la |le |les |l')?(?:\w+ )?(?:procedures?|mode|declenchement|auto-declenchement|recours|passage)\b"
)
#: Verbs that permit even beside a sheet.
EXPLICIT = re.compile(
    r"\b(?:autoris|peuvent recourir|peut recourir|recourir a|conseill|recommand|activ|interdi|n'est pas|n'est plus|aucune procedure|prend fin)"
)


#: What the reader's own case is, or who the reader is: "s'ils ne sont pas en mesure d'attendre", "qui ne disposent pas d'un accès".
OWN_CASE = re.compile(
    r"\b(?:si|s'ils?|lorsqu'ils|lorsque|quand|des lors que|puisque|comme|faute de|afin de|pour)\b(?! (?:autoris|la procedure|le recours|recour))[^,.;]*\b(?:ne|n')[^,.;]*|\bne \w+ant (?:pas|plus)[^,.;]*"
    r"|\b(?:qui|dont|lesquels|lesquelles) (?:\w+ )?(?:ne |n')\w+(?: pas| plus)?(?: \w+)?"
)


def judged(clause: Clause) -> Judgement:
    """Return what a clause that speaks of the fallback says of its permission."""
    if clause.is_exception:
        return SILENT
    conditional = next((each for each, pattern in UNDECIDED if pattern.search(clause.folded)), None)
    if conditional:
        return conditional
    words = BOUNDED_BY.sub(_blank, OWN_CASE.sub(_blank, UNTIL_NOW.sub("", clause.folded)))
    if FALLBACK.search(clause.folded) and not FALLBACK.search(words):
        return SILENT
    if SHEET.search(words) and not EXPLICIT.search(words):
        return SILENT
    found = next((judgement for judgement, pattern in DECIDED if pattern.search(words)), SILENT)
    return CONDITIONAL if found in GRANTS and NEGATION.search(RESTRICTED.sub(_blank, words)) else found


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"\w", "-", match.group())


def is_general(clause: Clause) -> bool:
    """Whether a clause tells what holds whenever there is an alert, rather than in this one."""
    return GENERAL.search(clause.folded) is not None


def judgements(clauses: Iterable[Clause]) -> Iterator[tuple[Clause, Judgement]]:
    """Yield each clause that speaks of the fallback with what it says."""
    for clause in clauses:
        if clause.is_fallback and clause.sentence.is_heard:
            yield clause, judged(clause)
