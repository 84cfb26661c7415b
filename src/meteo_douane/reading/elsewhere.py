"""Messages that are not about our services: of another administration, or of a test environment."""

from __future__ import annotations

import re

from meteo_douane.reading.cues import Cues
from meteo_douane.reading.states import State

FOREIGN = re.compile(
    r"\b(?:belg\w+|allemand\w*|allemagne|neerland\w+|pays-bas|espagn\w+|itali\w+|suisses?|britanniques?|hmrc"
    r"|luxembourg\w*|irland\w+|portug\w+|polon\w+|pologne|americain\w*|angla\w+|autrich\w+|hongr\w+|tcheque"
    r"|danois\w*|danemark|suedois\w*|norveg\w+|agd&a|douane\.be|police aux frontieres|\bpaf\b|eurotunnel|getlink"
    r"|port (?:de|du)|operateurs? portuaires?|systeme prive|manutentionnaire|terminal|terminaux"
    r"|gestionnaires? de (?:port|plateforme)|partenaire|prestataires?|editeurs?|compagnie|opera"
    r"(?:teur|trice) (?:telecom|de telecommunication)|sncf|la poste|chronopost|colissimo|atlas|gvms|chief|cds\b"
    r"|urssaf|impots?\.gouv|dgfip|cci\b|soget|mgi\b)"
)
FOREIGN_OWNER = re.compile(
    r"\b(?:administrations?|douanes?|autorites?|systemes?|applications?|plateformes?|services?|collegues)\b(?:"
    r" \w+){0,3}? (?:belge|allemand|neerlandais|espagnol|italien|suisse|britannique|luxembourgeois|irlandais"
    r"|portugais|polonais|anglais|americain|autrichien|danois|suedois)\w*"
    r"|\b(?:cote|partie|aes|ncts|ics2?|ecs) (?:belge|belgique|allemande?|allemagne|neerlandaise?|espagnole?|italienne?"
    r"|suisse|britannique|luxembourgeoise?|irlandaise?|portugaise?|polonaise?|autrichienne?|danoise?)\b"
    r"|\b(?:en|au|aux) (?:belgique|allemagne|pays-bas|espagne|italie|suisse|royaume-uni|luxembourg|irlande"
    r"|portugal|pologne|autriche|danemark)\b|police aux frontieres|\bagd&a|\bhmrc\b"
)
NOT_OURS = re.compile(
    r"\bne s'agit pas d"
    r"|\b(?:francais\w*|de la douane|douaniere?s?|nationaux|dgddi|prodouane)\b[^.;]{0,60}\b(?:ne sont pas|n'est"
    r" pas|ne sont|fonctionnent|restent|pas)\b|\bn(?:'est|e sont) pas (?:\w+ )?(?:imputable|lie|du fait|d'origine)"
    r"|\bne releve\w* pas d|\bindependant\w* d"
)
TEST = re.compile(
    r"\bpre-? ?prod(?:uction)?\b|\bppr?d\b"
    r"|\b(?:environnements?|plateformes?|plate-formes?|bases?|serveurs?|sites?|instances?|portails?|versions?) "
    r"(?:\w+ ){0,2}?(?:de |d'|en )(?:tests?|recettes?|formations?|qualification|essais?|integration|homologation"
    r"|demonstration|conformite|entrainement)|\benvironnements? ecole|\bbac a sable\b|\ben recette\b|\brecette\b"
    r"|\bdelta ecole\b"
)
PRODUCTION = re.compile(
    r"(?<!pre-)(?<!pre )(?<!pre)\bproduction\b(?! n'est pas)(?! reste)(?! fonctionne)(?! demeure)(?![^.;]{0,20} "
    r"(?:n'est pas|reste|non concern))"
)


def is_elsewhere(cues: Cues) -> bool:
    """Whether it is about another administration, or about a test environment only."""
    return _is_foreign(cues) or _is_test(cues)


def _is_foreign(cues: Cues) -> bool:
    whole = cues.whole
    if not FOREIGN.search(whole):
        return False
    ours = [
        each for each in cues.heard if each.state is State.DOWN and not FOREIGN_OWNER.search(each.sentence.words.folded)
    ]
    named = any(name.service not in ("ecs", "portal") for each in ours for name in each.names)
    if NOT_OURS.search(whole):
        return not named
    return (
        FOREIGN_OWNER.search(whole) is not None and not named and not any(name for each in ours for name in each.names)
    )


def _is_test(cues: Cues) -> bool:
    if not TEST.search(cues.whole):
        return False
    if TEST.search(cues.title):
        return not PRODUCTION.search(cues.title) and not PRODUCTION.search(cues.body)
    down = [each for each in cues.told if each.state is State.DOWN]
    down = down or [each for each in cues.titled if each.state is State.DOWN]
    return (
        bool(down)
        and all(TEST.search(each.sentence.words.folded) for each in down)
        and not PRODUCTION.search(cues.body)
    )
