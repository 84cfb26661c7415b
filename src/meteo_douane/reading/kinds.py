"""What a message is: alert, bulletin, end, maintenance, cancellation, malfunction, information; or not understood."""

# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meteo_douane.domain.notice import Kind
from meteo_douane.reading.clauses import OFFICE, Clause
from meteo_douane.reading.passages import Topic
from meteo_douane.reading.states import State

WORKS = r"(?:maintenances?|interventions?|operations?|interruptions?|coupures?|fermetures?|mises? a jour|travaux|migrations?|bascules?|livraisons?|arrets?|mises? en production|indisponibilites? programmees?)"
TROUBLE = r"(?:alertes?|incidents?|dysfonctionnements?|perturbations?|pannes?|lenteurs?|indisponibilites?|anomalies?|blocages?|ralentissements?|difficultes?|problemes?|retards?|interruptions?|coupures?)"
ENDED = (
    r"(?:terminee?s?|achevee?s?|close?s?|cloturee?s?|levee?s?|finie?s?|resolue?s?|retablie?s?|corrigee?s?|reglee?s?)"
)

BULLETIN = re.compile(
    r"\bbip\b|\bbulletins?\b|\bpoints? (?:de |d'|sur )(?:la |l')?(?:situation|etape|avancement|information|incident|alerte|suivi)\b|\bsuivi d(?:e l'|')(?:incident|alerte)|\bmessage de suivi\b|\bsuite d(?:e l'|')(?:incident|alerte)"
)
NUMBER = re.compile(
    r"\b(?:bip|bulletin[\w' ()-]{0,45}?|point[\w' ]{0,20}?)\s*[-–:(]?\s*(?:n ?[°o]\.? ?|numero |num\. ?|#|no ?)?(\d{1,3})\b(?! ?(?:h|/|heures|:\d))"
)
ORDINALS = (
    "premier",
    "deuxieme",
    "troisieme",
    "quatrieme",
    "cinquieme",
    "sixieme",
    "septieme",
    "huitieme",
    "neuvieme",
    "dixieme",
)
ORDINAL = re.compile(
    rf"\b(?:({'|'.join(ORDINALS)}|seconde?)|(\d{{1,2}})(?:e|eme|er|nd))\b[^.;:]{{0,12}}\b(?:bip|bulletin|point)"
)

#: An end, said outright in a title or a label.
END = re.compile(
    rf"\bfin (?:d[e'u]s? ?(?:l'|la |les |cette |cet )?)(?:alerte|incident|maintenance|operation|intervention|dysfonctionnement|perturbation|panne|indisponibilite|interruption|coupure|travaux|ralentissement|lenteur|anomalie|blocage|difficulte|retard|fermeture|mise a jour|{TROUBLE}|{WORKS})"
    rf"|\bfin d.? ?alerte|\b(?:levee|cloture|resolution) d(?:e la|e l'|es|u|')? ?(?:alerte|incident|{TROUBLE})|\bretour a (?:la normale|un fonctionnement normal|une situation normale)|\bretablissement\b|\bretour (?:en|du|au) service\b"
    rf"|\b{TROUBLE}(?: (?!et\b|ou\b|non\b|pas\b)[\w'/-]+){{0,6}}? (?:est |sont |a ete |ont ete )?{ENDED}\b|\b{WORKS}(?: (?!non\b|pas\b)[\w'/-]+){{0,6}}? (?:est |sont )?(?:terminee?s?|achevee?s?|cloturee?s?|close?s?|finie?s?)\b"
    r"|\breouverture d(?:e la teleprocedure|u service|e l'acces|es services|e \w+|u )|\breprise (?:du service|normale|de l'activite|des services|des echanges|du fonctionnement|du trafic|d'activite|effective)|\bremise en (?:service|route|ligne)\b|^(?:incident |alerte )?(?:resolue?|retablie?|terminee?|cloturee?|close?)\b|\bservice (?:retabli|de nouveau|a nouveau)"
)
#: An end that no foreseen return takes back.
OUTRIGHT = re.compile(r"^(?:fin|levee|cloture)\b|termine|acheve|clos|resolu|retabli")
NOT_END = re.compile(
    r"\bfin (?:prevue|estimee|previsionnelle)|\b(?:retour a la normale|retablissement|reprise|resolution|levee|cloture|reouverture|fin d'alerte|fin de (?:la )?maintenance)[^.;:]{0,25}(?:prevue?|estimee?|attendue?|envisagee?|en cours|repoussee?|retardee?|reportee?|progressi\w+|partiel en|sous|a confirmer|a venir|espere\w*|non|incertain\w*|imminent\w*|previsible|differee?|decalee?)\b"
    r"|\b(?:reouverture|reprise) d[e'] ?(?:l'|une )?alerte|\b(?:non|pas (?:encore )?|toujours pas) (?:resolu|retabli|termine|leve)\w*|\bprochaine? (?:retour|fin|reouverture)|\b(?:erratum|rectificatif)\b.*toujours"
)
CANCEL = re.compile(
    rf"\bannulation\b(?! d(?:u|e la|e l'|'|e) ?(?:message|bulletin|bip|alerte|fin))|\b{WORKS}\b[^.;:!?]{{0,90}}?\b(?:est|sont|a ete|ont ete|etant)?\s*(?:finalement |donc |egalement )?annulee?s?\b|\bn'aura(?:it)? (?:\w+ )?pas lieu\b|\bn'auront (?:\w+ )?pas lieu\b|\bne (?:se tiendra|se deroulera|sera|seront) (?:\w+ )?pas (?:realisee?s?|effectuee?s?|menee?s?|conduite?s?|executee?s?|maintenue?s?)|\bn'(?:est|a) (?:\w+ )?(?:plus|pas ete) (?:programmee?|maintenue?|realisee?|prevue)|\bdeprogramm\w+|\b(?:est|sont) (?:finalement )?annulee?s?\b|^annulee?s?\b|\bsans suite\b|\babandon(?:nee?s?)?\b|\bannulee?s?\s*[:!-]|[-–(:]\s*annulee?s?\b|\bsupprimee?s?\b"
)
#: An alert that was none is over for those who were told of it.
WITHDRAWN = re.compile(
    r"\bannulation d(?:u message d'|e l'|')alerte|\balerte (?:\w+ ){0,3}(?:annulee|publiee par erreur|sans objet)|\bfausse alerte"
)
NOT_CANCEL = re.compile(
    r"\bn'est pas annulee?|\bpas annulee?s?\b|\bne sont pas annulee?s|\bannulation (?:automatique|de la declaration|des declarations|d'une declaration)|\bannule et remplace|\bdeclarations? (?:\w+ )?annulee?s?"
    r"|(?:message|avis|annonce|bulletin|information)s? d'annulation|annulation (?:diffusee|publiee|annoncee|transmise)|\bcontrairement\b.*annul"
)
REOPENED = re.compile(
    r"\b(?:reouverture|reprise|reactivation|redeclenchement|relance|retour) (?:d[e'] ?(?:l'|une )?|en )alerte|\bnouvelle alerte|\balerte\b[^.;:]{0,40}\b(?:rouverte|reactivee|reouverte|relancee)|\brechute\b|\banouveau en alerte|\b(?:de|a) nouveau (?:en alerte|indisponible|inaccessible|bloque|interrompu|perturbe|en panne|hors service)"
)
ALERT = re.compile(r"\balertes?\b|\b(?:passage|passe|mise|place)\w* en alerte")
MAINTENANCE = re.compile(
    r"\bmaintenances?\b|\binterventions?\b|\boperations? (?:technique|de maintenance|programmee|planifiee|majeure|informatique)s?|\b(?:coupure|interruption|arret|indisponibilite|fermeture)s?\b[^.;:]{0,25}\b(?:programm|planifi|prevu|annonc|temporaire|exceptionnel)\w*|\b(?:coupure|interruption de service|interruption|fermeture)s?\b|\btravaux\b|\boperation\b|\breport d(?:e la|e l'|u|'une?)\b"
)
RELEASE = re.compile(
    r"\bmises? a jour\b|\bmises? en production\b|\blivraisons?\b|\bnouvelles? versions?\b|\bdeploiement|\bmigration|\bbascule|\bmontee de version|\bevolution\b|\bversion \d|\bpatch\b"
)
MALFUNCTION = re.compile(
    r"\bdysfonctionnements?\b|\bperturb(?:ation|e)\w*|\bralenti\w*|\blenteurs?\b|\banomalies?\b|\bincidents?\b|\bpannes?\b|\bindisponib\w+|\binaccessib\w+|\bbloqu\w+|\bblocages?\b|\bdifficultes?\b|\bproblemes?\b|\bimpossib\w+|\bdegrad\w+|\berreurs?\b"
    r"|\bretards?\b|\binstab\w+|\bintermitt\w+|\bdefaillan\w+|\brejets?\b|\bhors service\b|\bsatur\w+|\binterrompu\w*|\ben maintenance\b|\bsans reponse\b|\brouge\b|\borange\b|\bpartiel\w*|\bdefaut\b|\bdegradation"
)
INFORMATION = re.compile(
    r"\binformations?\b|\bwebinaires?\b|\bhoraires?\b|\benquetes?\b|\bfiches?\b|\bcalendriers?\b|\bnouve(?:au|lle|aute)s?\b|\bguides?\b|\bnotes?\b|\bformations?\b|\brappel\b|\bactualites?\b|\bpublications?\b|\bcommunique\b|\bdocumentations?\b|\bavis aux\b"
    r"|\breunions?\b|\bdepreciation|\bouverture d(?:e la|u|es) (?:campagne|inscription)|\bcampagne\b|\bmodification|\btelechargement|\binscri\w+|\bpatrimoine\b|\benvironnement\b|\bversion\b|\bbienvenue\b|\bmerci de\b|\bchangement\b|\bfeuille de route|\bfaq\b|\batelier|\bsondage\b|\breglement|\blivr\w+|\bmise en production|\bpoint d'actualite|\bdisponible\b|\bpublie"
)
NEWS = re.compile(
    r"\btelecharg\w+|\bwebinaires?\b|\bhoraires?\b|\binscri\w+|\bcalendrier\b|\bnouvelles? versions?\b|\blivraison\b|\bversion \d|\bcampagne\b|\benquetes?\b|\bdocumentation\b|\bespace documentaire\b|\bvous informe|\bmise? en production\b|\bpubliee?s? sur\b|\bfiche pratique\b|\bguide\b|\bformations?\b"
)
OVER = re.compile(
    r"\b(?:terminee?s?|passee?s?|close?s?|cloture?e?s?|historique|resolue?s?|archiv\w+|levee?s?|fin d'alerte|fin de maintenance|retabli\w*|achevee?s?|finie?s?|anciens? messages?|anterieure?s?|precedents?)\b"
)
STILL = re.compile(
    r"\b(?:non|pas encore|en cours|a venir|pas) (?:terminee?|resolue?|levee?|close?)|\ben cours\b|\ba venir\b|\bprevue?s?\b|\bprochaine?"
)
CALLED_OFF = re.compile(r"\bannulee?s?\b|\bannulations?\b")
WORKS_FINE = re.compile(r"\b(?:operationnel|disponible|normal|nominal|fonctionnel|accessible|ok|vert)\w*")

FOREIGN = re.compile(
    r"\b(?:belg\w+|allemand\w*|allemagne|neerland\w+|pays-bas|espagn\w+|itali\w+|suisses?|britanniques?|hmrc|luxembourg\w*|irland\w+|portug\w+|polon\w+|pologne|americain\w*|angla\w+|autrich\w+|hongr\w+|tcheque|danois\w*|danemark|suedois\w*|norveg\w+|agd&a|douane\.be|police aux frontieres|\bpaf\b|eurotunnel|getlink|port (?:de|du)|gestionnaires? de (?:port|plateforme)|partenaire|prestataires?|editeurs?|compagnie|opera(?:teur|trice) (?:telecom|de telecommunication)|sncf|la poste|chronopost|colissimo|atlas|gvms|chief|cds\b|urssaf|impots?\.gouv|dgfip|cci\b|soget|mgi\b)"
)
FOREIGN_OWNER = re.compile(
    r"\b(?:administrations?|douanes?|autorites?|systemes?|applications?|plateformes?|services?|collegues)\b(?: \w+){0,3}? (?:belge|allemand|neerlandais|espagnol|italien|suisse|britannique|luxembourgeois|irlandais|portugais|polonais|anglais|americain|autrichien|danois|suedois)\w*|\b(?:en|au|aux) (?:belgique|allemagne|pays-bas|espagne|italie|suisse|royaume-uni|luxembourg|irlande|portugal|pologne|autriche|danemark)\b|police aux frontieres|\bagd&a|\bhmrc\b"
)
NOT_OURS = re.compile(
    r"\bne s'agit pas d|\b(?:francais\w*|de la douane|douaniere?s?|nationaux|dgddi|prodouane)\b[^.;]{0,60}\b(?:ne sont pas|n'est pas|ne sont|fonctionnent|restent|pas)\b|\bn(?:'est|e sont) pas (?:\w+ )?(?:imputable|lie|du fait|d'origine)|\bne releve\w* pas d|\bindependant\w* d"
)
TEST = re.compile(
    r"\bpre-? ?prod(?:uction)?\b|\bppr?d\b|\b(?:environnements?|plateformes?|plate-formes?|bases?|serveurs?|sites?|instances?|portails?|versions?) (?:\w+ ){0,2}?(?:de |d'|en )(?:tests?|recettes?|formations?|qualification|essais?|integration|homologation|demonstration|conformite|entrainement)|\benvironnements? ecole|\bbac a sable\b|\ben recette\b|\brecette\b|\bdelta ecole\b"
)
PRODUCTION = re.compile(
    r"(?<!pre-)(?<!pre )(?<!pre)\bproduction\b(?! n'est pas)(?! reste)(?! fonctionne)(?! demeure)(?![^.;]{0,20} (?:n'est pas|reste|non concern))"
)


AT_ITS_HEAD = 4
"""Where a body begins, but for a bullet or a quotation mark."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What a kind is read from; words are folded and spelled right. `labels` are the nature, status and section, in this order."""

    title: str
    body: str
    labels: tuple[str, ...]
    clauses: tuple[Clause, ...]

    @property
    def titled(self) -> list[Clause]:
        """The clauses of the title."""
        return [each for each in self.clauses if each.topic is Topic.TITLE]


def kind_of(cues: Cues) -> tuple[Kind, str]:
    """Return the kind of a message with the words that told it."""
    over = _over(cues)
    if over:
        return over
    if is_elsewhere(cues):
        return Kind.INFORMATION, cues.title or cues.body[:80]
    for words in (cues.title, *cues.labels):
        found = _named(words, cues)
        if found:
            return found
    return _told(cues)


def bulletin_number(title: str) -> tuple[int | None, str]:
    """Return the number of a bulletin, with its words."""
    found = NUMBER.search(title)
    if found:
        return int(found[1]), found.group()
    ordinal = ORDINAL.search(title)
    if ordinal is None:
        return None, ""
    word = ordinal[1]
    number = int(ordinal[2]) if word is None else 2 if word.startswith("second") else ORDINALS.index(word) + 1
    return number, ordinal.group()


def is_said_over(cues: Cues) -> bool:
    """Whether its section, column or status shows that it is over, whatever its own words say."""
    return any(OVER.search(each) and not STILL.search(each) for each in cues.labels)


def is_elsewhere(cues: Cues) -> bool:
    """Whether it is about another administration, or about a test environment only."""
    return _is_foreign(cues) or _is_test(cues)


def _over(cues: Cues) -> tuple[Kind, str] | None:
    for words in cues.labels:
        if CALLED_OFF.search(words):
            return Kind.CANCELLATION, words
        if OVER.search(words) and not STILL.search(words):
            return (Kind.INFORMATION if _is_plain_information(cues) else Kind.END), words
    return None


def _is_plain_information(cues: Cues) -> bool:
    words = cues.title
    return not (MALFUNCTION.search(words) or ALERT.search(words) or MAINTENANCE.search(words)) and not any(
        each.state in (State.DOWN, State.UP) for each in cues.clauses
    )


def _named(words: str, cues: Cues) -> tuple[Kind, str] | None:
    """Read the kind that a title or a label names; the body may still correct it."""
    ended = END.search(words) if not NOT_END.search(words) else None
    bulletin = BULLETIN.search(words)
    if bulletin:
        return _bulletin(bulletin, ended, cues)
    return _changed(words, ended, cues) or _trouble_named(words, cues)


def _changed(words: str, ended: re.Match[str] | None, cues: Cues) -> tuple[Kind, str] | None:
    """Read a title that takes back, reopens or ends something."""
    cancelled = CANCEL.search(words) if not NOT_CANCEL.search(words) else None
    if cancelled:
        return Kind.CANCELLATION, cancelled.group()
    withdrawn = WITHDRAWN.search(words)
    if withdrawn:
        return Kind.END, withdrawn.group()
    reopened = REOPENED.search(words)
    if reopened:
        return Kind.ALERT if ALERT.search(words) or "rechute" in words else Kind.MALFUNCTION, reopened.group()
    return _end(ended, cues) if ended else None


def _trouble_named(words: str, cues: Cues) -> tuple[Kind, str] | None:
    for kind, pattern in ((Kind.ALERT, ALERT), (Kind.MAINTENANCE, MAINTENANCE)):
        named = pattern.search(words)
        if named and kind is Kind.MAINTENANCE and OFFICE.search(words) and not any(each.names for each in cues.titled):
            return Kind.INFORMATION, named.group()
        if named:
            return _corrected(kind, named.group(), cues)
    if _states(cues.titled) & {State.UP}:
        return _told(cues)
    found = MALFUNCTION.search(words)
    if found and not re.search(r"\b(?:aucune?|pas d[e']|sans|fin)\s*$", words[: found.start()]):
        return _corrected(Kind.MALFUNCTION, found.group(), cues)
    return None


def _bulletin(bulletin: re.Match[str], ended: re.Match[str] | None, cues: Cues) -> tuple[Kind, str]:
    states = _states(_heard(cues.clauses))
    if ended and State.DOWN not in states:
        return Kind.END, ended.group()
    if State.UP in states and not states & {State.DOWN, State.SAME, State.AHEAD}:
        return Kind.END, bulletin.group()
    return Kind.BULLETIN, bulletin.group()


def _end(ended: re.Match[str], cues: Cues) -> tuple[Kind, str]:
    """Return an end, or a bulletin, which closes nothing, where its own body takes it back."""
    body = [each for each in _heard(cues.clauses) if each.topic is not Topic.TITLE]
    is_foreseen = State.AHEAD in _states(body) and not _states(body) & {State.UP, State.OPEN, State.FINE}
    if is_foreseen and not OUTRIGHT.search(ended.group()):
        return (Kind.ALERT if ALERT.search(cues.title) else Kind.BULLETIN), ended.group()
    if (
        State.DOWN in _states(body)
        and State.UP not in _states(body)
        and not any(each.names for each in body if each.state is State.DOWN)
    ):
        past = all(
            re.search(r"\b(?:incident|constat|surven|perturb|ayant|qui|etait|avait|a ete)\w*", each.folded)
            for each in body
            if each.state is State.DOWN
        )
        return (Kind.END if past else Kind.BULLETIN), ended.group()
    return Kind.END, ended.group()


def _corrected(kind: Kind, quote: str, cues: Cues) -> tuple[Kind, str]:
    """Return the kind that a title names, unless the body tells that it is over or will not take place."""
    cancel = CANCEL.search(cues.body)
    if cancel and not NOT_CANCEL.search(cues.body) and kind is Kind.MAINTENANCE:
        return Kind.CANCELLATION, cancel.group()
    body = [each for each in _heard(cues.clauses) if each.topic is not Topic.TITLE]
    states = _states(body)
    returns = [each for each in body if each.state is State.UP and any(not p.is_noun for p in each.predicates)]
    declared = END.search(cues.body)
    if (
        returns
        and not states & {State.SAME, State.AHEAD}
        and not any(each.is_standing for each in body if each.state is State.DOWN)
    ):
        return Kind.END, returns[0].folded
    if declared and declared.start() <= AT_ITS_HEAD and not NOT_END.search(cues.body) and State.DOWN not in states:
        return Kind.END, declared.group()
    return kind, quote


def _told(cues: Cues) -> tuple[Kind, str]:
    """Read the kind from what the sentences say, where no title names it."""
    clauses = _heard(cues.clauses)
    states = _states(clauses)
    cancel = CANCEL.search(cues.body)
    if cancel and not NOT_CANCEL.search(cues.body):
        return Kind.CANCELLATION, cancel.group()
    first = {state: next((each.folded for each in clauses if each.state is state), "") for state in states}
    if State.UP in states:
        return (Kind.BULLETIN if State.DOWN in states else Kind.END), first[State.UP]
    planned = next((each for each in clauses if each.is_planned and each.state is State.DOWN), None)
    if planned:
        return Kind.MAINTENANCE, planned.folded
    return _told_in_trouble(cues, first)


def _told_in_trouble(cues: Cues, first: dict[State, str]) -> tuple[Kind, str]:
    whole = f"{cues.title}\n{cues.body}"
    for kind, pattern, needs in ((Kind.ALERT, ALERT, State.DOWN), (Kind.MAINTENANCE, MAINTENANCE, State.DOWN)):
        found = pattern.search(cues.body)
        if found and needs in first:
            return kind, found.group()
    if State.DOWN in first:
        return Kind.MALFUNCTION, first[State.DOWN]
    works = re.search(
        r"\b(?:maintenance|intervention|operation)\b[^.;]{0,80}\b(?:sera|aura lieu|est prevue|est programmee|en cours)",
        cues.body,
    )
    if works:
        return Kind.MAINTENANCE, works.group()
    for state in (State.FINE, State.OPEN):
        if state in first:
            return Kind.INFORMATION, first[state]
    found = INFORMATION.search(cues.title) or RELEASE.search(cues.title) or NEWS.search(whole)
    return (Kind.INFORMATION, found.group()) if found else (Kind.UNCLASSIFIED, "")


def _heard(clauses: Iterable[Clause]) -> list[Clause]:
    """Return the clauses that tell the state of services: no instructions, no fallback, no earlier message."""
    silent = (Topic.INSTRUCTIONS, Topic.EARLIER, Topic.NEXT, Topic.PUBLISHED)
    return [each for each in clauses if each.topic not in silent and not each.is_fallback]


def _states(clauses: Iterable[Clause]) -> set[State]:
    return {each.state for each in clauses}


def _is_foreign(cues: Cues) -> bool:
    whole = f"{cues.title}\n{cues.body}"
    if not FOREIGN.search(whole):
        return False
    ours = [
        each
        for each in _heard(cues.clauses)
        if each.state is State.DOWN and not FOREIGN_OWNER.search(each.sentence.words.folded)
    ]
    named = any(name.service not in ("ecs", "portal") for each in ours for name in each.names)
    if NOT_OURS.search(whole):
        return not named
    return (
        FOREIGN_OWNER.search(whole) is not None and not named and not any(name for each in ours for name in each.names)
    )


def _is_test(cues: Cues) -> bool:
    if not TEST.search(f"{cues.title}\n{cues.body}"):
        return False
    if TEST.search(cues.title):
        return not PRODUCTION.search(cues.title) and not PRODUCTION.search(cues.body)
    down: Sequence[Clause] = [each for each in _heard(cues.clauses) if each.state is State.DOWN]
    return (
        bool(down)
        and all(TEST.search(each.sentence.words.folded) for each in down)
        and not PRODUCTION.search(cues.body)
    )
