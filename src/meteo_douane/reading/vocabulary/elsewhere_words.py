"""The words for what is not ours: other administrations and companies, and environments where people try things out.

They meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of

FOREIGN = pattern_of(
    r"\b(?:belg\w+|allemand\w*|allemagne|neerland\w+|pays-bas|espagn\w+|itali\w+|suisses?|britanniques?|hmrc"
    r"|luxembourg\w*|irland\w+|portug\w+|polon\w+|pologne|americain\w*|angla\w+|autrich\w+|hongr\w+|tcheque"
    r"|danois\w*|danemark|suedois\w*|norveg\w+|agd&a|douane\.be|police aux frontieres|\bpaf\b|eurotunnel|getlink"
    r"|(?:douanes?|autorites?|administrations?|systemes?) (?:\w+ )?du royaume-uni"
    r"|port (?:de|du)|operateurs? portuaires?|systemes? (?:d'information )?(?:portuaires?|prives?)"
    r"|manutentionnaire|terminal|terminaux"
    r"|gestionnaires? de (?:port|plateforme)|partenaire|prestataires?|editeurs?|compagnie|opera"
    r"(?:teur|trice) (?:telecom|de telecommunication)|sncf|la poste|chronopost|colissimo|atlas|gvms|chief|cds\b"
    r"|urssaf|impots?\.gouv|dgfip|cci\b|soget|mgi\b)"
)
FOREIGN_OWNER = pattern_of(
    r"^\W*(?:belgique|allemagne|pays-bas|espagne|italie|suisse|royaume-uni|luxembourg|irlande|portugal|pologne) ?[:–-] "
    r"(?:\w+ )?ncts\b|"
    r"\b(?:administrations?|douanes?|autorites?|systemes?|applications?|plateformes?|services?|collegues|homologues)\b(?:"
    r" \w+){0,3}? (?:belge|allemand|neerlandais|espagnol|italien|suisse|britannique|luxembourgeois|irlandais"
    r"|portugais|polonais|anglais|americain|autrichien|danois|suedois)\w*"
    r"|\b(?:cote|partie|aes|ncts|ics2?|ecs) (?:belge|belgique|allemande?|allemagne|neerlandaise?|espagnole?|italienne?"
    r"|suisse|britannique|luxembourgeoise?|irlandaise?|portugaise?|polonaise?|autrichienne?|danoise?)\b"
    r"|\b(?:administrations?|douanes?|autorites?|systemes?|applications?)\b(?: \w+){0,2}? (?:d[eu]s? (?:la |l')?|d')"
    r"(?:belgique|allemagne|pays-bas|espagne|italie|suisse|royaume-uni|luxembourg|irlande|portugal|pologne|autriche"
    r"|danemark)\b"
    r"|\b(?:en|au|aux) (?:belgique|allemagne|pays-bas|espagne|italie|suisse|royaume-uni|luxembourg|irlande"
    r"|portugal|pologne|autriche|danemark)\b|police aux frontieres|\bagd&a|\bhmrc\b"
)
NOT_OURS = pattern_of(
    r"\bne s'agit pas d"
    r"|\b(?:francais\w*|de la douane|douaniere?s?|nationaux|dgddi|prodouane)\b[^.;]{0,60}\b(?:ne sont pas|n'est"
    r" pas|ne sont|fonctionnent|restent|pas)\b|\bn(?:'est|e sont) pas (?:\w+ )?(?:imputable|lie|du fait|d'origine)"
    r"|\bnos (?:teleprocedures|(?:tele)?services|systemes|applications)\b[^.;]{0,20} (?:n'etaient|ne sont|n'ont) "
    r"(?:\w+ )?pas (?:ete )?(?:concerne|touche|affecte|impacte)"
    r"|\bne releve\w* pas d|\bindependant\w* d"
)
TEST = pattern_of(
    r"\bpre-? ?prod(?:uction)?\b|\bppr?d\b"
    r"|\b(?:environnements?|plateformes?|plate-formes?|bases?|serveurs?|sites?|instances?|portails?|versions?) "
    r"(?:\w+ ){0,2}?(?:de |d'|en )(?:tests?|recettes?|formations?|qualification|essais?|integration|homologation"
    r"|demonstration|conformite|entrainement)|\b(?:environnements?|bases?) ecole|\bbac a sable\b|\ben recette\b"
    r"|\brecette\b|\bdelta ecole\b"
)
PRODUCTION = pattern_of(
    r"(?<!pre-)(?<!pre )(?<!pre)\bproduction\b(?! n'est pas)(?! reste)(?! fonctionne)(?! demeure)(?![^.;]{0,20} "
    r"(?:n'est pas|reste|non concern))(?!(?:(?!\bn[e'])[^.;]){0,40}?\bnormalement\b)"
)
#: "…, | l'environnement de recette reste indisponible": a subject of its own.
A_TEST_ENVIRONMENT = (
    r"(?:l'|la |les |le )(?:(?:environnements?|plate-?formes?|bases?|serveurs?) (?:\w+ )?(?:de |d')(?:tests?"
    r"|recettes?|essais?|formations?|qualification|integration|homologation)|pre-? ?production|recette)"
)
