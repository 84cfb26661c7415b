"""Every text here is invented by us, in the register of the administration."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.reading.text.names import ServiceNames
from meteo_douane.reading.text.words import Text
from meteo_douane.services import shipped_catalogue

NAMES = ServiceNames(shipped_catalogue())


def services_in(text: str) -> list[str]:
    return [mention.service for mention in NAMES.find(Text.of(text))]


SPELLINGS = [
    ("DELTA G est indisponible", ["delta-g"]),
    ("Delta-G", ["delta-g"]),
    ("DeltaG", ["delta-g"]),
    ("Delt@ G", ["delta-g"]),
    ("DELT@G", ["delta-g"]),
    ("Delta\u00a0G", ["delta-g"]),
    ("DELTA – G", ["delta-g"]),
    ("la téléprocédure delta g", ["delta-g"]),
    ("DELTA IE", ["delta-ie"]),
    ("DELTA I/E", ["delta-ie"]),
    ("DELTA-I/E mode  DTI", ["delta-ie"]),
    ("Delta I", ["delta-ie-import"]),
    ("DELTA IMPORT", ["delta-ie-import"]),
    ("Delta Export", ["delta-ie-export"]),
    ("Delta E", ["delta-ie-export"]),
    ("Delta", ["delta"]),
    ("Delt@", ["delta"]),
    ("L'ENSEMBLE DES TELEPROCEDURES DELT@", ["delta"]),
    ("le logiciel Delta est en panne", ["delta"]),
    ("Delta XI", ["delta-x-import"]),
    ("H7", ["delta-h7"]),
    ("DELTA H7", ["delta-h7"]),
    ("les téléprocédures DELTA G et DELTA T", ["delta-g", "delta-t"]),
    ("NSTI", ["delta-t"]),
    ("Delta-T (ex-NSTI)", ["delta-t", "delta-t"]),
    ("DELTA T phase 6", ["delta-t"]),
    ("Delta T P5", ["delta-t"]),
    ("NCTS phase 5", ["delta-t"]),
    ("Déclaration de transit douanier (DELTA-T)", ["delta-t", "delta-t"]),
    ("ICS-Delta P", ["delta-p"]),
    ("ICS, Delta P", ["ics2", "delta-p"]),
    ("ICS2", ["ics2"]),
    ("ICS 2", ["ics2"]),
    ("ICS (ENS)", ["ics2"]),
    ("portail STI", ["ics2"]),
    ("ANTES (ex-PNTS)", ["antes", "antes"]),
    ("les notifications de présentation", ["antes"]),
    ("ECS BS", ["ecs"]),
    ("suivi dans SAE", ["ecs"]),
    ("SI Brexit", ["si-brexit"]),
    ("frontière intelligente", ["si-brexit"]),
    ("liaison GUN TRACES", ["gun"]),
    ("la liaison GUN entre DELTA G et CERTEX", ["gun", "delta-g", "gun"]),
    ("des traces de l'incident", []),
    ("TRACES-NT", ["gun"]),
    ("MAREVA", ["edi"]),
    ("passerelle EDI", ["edi"]),
    ("les messages EDI", []),
    ("la plate-forme EDI de votre prestataire", []),
    ("SI Comptable INTERCOM", ["intercom"]),
    ("SOPRANO EORI", ["soprano"]),
    ("QUOTA2", ["quota"]),
    ("Quota 2", ["quota"]),
    ("un quota de lait", []),
    ("ROSA et RITA", ["rosa", "rita"]),
    ("encyclopédie tarifaire", ["rita"]),
    ("CIEL", ["ciel"]),
    ("le ciel est bleu", []),
    ("Contributions Indirectes En Ligne (CIEL)", ["ciel", "ciel"]),
    ("Gamm@", ["gamma"]),
    ("GAMMA 2 (EMCS)", ["gamma", "gamma"]),
    ("Gamma2", ["gamma"]),
    ("gamme de produits", []),
    ("Mouvement VitiVinicole", ["mvv"]),
    ("la période des vendanges", []),
    ("VENDANGES", ["vendanges"]),
    ("le service vendanges", ["vendanges"]),
    ("PoUS", ["pous"]),
    ("Aubette", ["aubette"]),
    ("OLGA", ["olga"]),
]


@pytest.mark.parametrize(("text", "services"), SPELLINGS)
def test_a_service_is_known_by_each_of_its_names(text: str, services: list[str]) -> None:
    found = services_in(text)

    assert found == services


SIDES = [
    ("DELTA IE – volet Import", ["delta-ie-import"]),
    ("DELTA IE (volet Import)", ["delta-ie-import"]),
    ("DELTA IE - Import", ["delta-ie-import"]),
    ("DELTA IE, volet Export", ["delta-ie-export"]),
    ("DELTA IE : volet Export", ["delta-ie-export"]),
    ("DELTA IE – volets Import et Export", ["delta-ie-import", "delta-ie-export"]),
    ("DELTA IE – Volet Export et SDS", ["delta-ie-export", "sds"]),
    ("DELTA G Import", ["delta-g-import"]),
    ("DELTA G à l'import", ["delta-g-import"]),
    ("DELTA G à l’export", ["delta-g-export"]),
    ("DELTA G à l'import et à l'export", ["delta-g-import", "delta-g-export"]),
    ("DELTA G import/export", ["delta-g-import", "delta-g-export"]),
    ("Delta X Import et Export", ["delta-x-import", "delta-x-export"]),
    ("Delta X (Import et Export)", ["delta-x-import", "delta-x-export"]),
    ("DELTA X Import et DELTA X Export", ["delta-x-import", "delta-x-export"]),
    ("Delta Import et Export", ["delta-ie-import", "delta-ie-export"]),
    ("à l'import dans DELTA G", ["delta-g-import"]),
    ("le volet Import de DELTA IE", ["delta-ie-import"]),
    ("le volet Export de la téléprocédure DELTA IE", ["delta-ie-export"]),
    ("les volets Import et Export de DELTA IE", ["delta-ie-import", "delta-ie-export"]),
    ("les déclarations d'importation DELTA IE", ["delta-ie-import"]),
    ("les déclarations d'export dans DELTA G", ["delta-g-export"]),
    ("Import DELTA IE", ["delta-ie-import"]),
    ("DELTA IE. Le volet Import ne répond plus.", ["delta-ie", "delta-ie-import"]),
    ("Le volet Import ne répond plus.", ["delta-ie-import"]),
    ("DELTA G. À l'export, le visa du bureau suffit.", ["delta-g", "delta-g-export"]),
    ("DELTA G et X", ["delta-g", "delta-x"]),
    ("DELTA G/X", ["delta-g", "delta-x"]),
    ("DELTA G, X et H7", ["delta-g", "delta-x", "delta-h7"]),
    ("DELTA G, T et IE", ["delta-g", "delta-t", "delta-ie"]),
    ("Delta X/G", ["delta-x", "delta-g"]),
    ("DELTA I et E", ["delta-ie"]),
    ("DELTA G/X import", ["delta-g-import", "delta-x-import"]),
    ("DELTA G et X à l'export", ["delta-g-export", "delta-x-export"]),
    ("DELTA G Import et X Export", ["delta-g-import", "delta-x-export"]),
    ("DELTA G à 9h", ["delta-g"]),
    ("DELTA H7 et DELTA G Export", ["delta-h7", "delta-g-export"]),
    ("Fret traditionnel (DELTA G)", ["delta-g", "delta-g"]),
    ("Dédouanement – Fret traditionnel (DELTA G Import)", ["delta-g-import"]),
    ("Delta T, ICS-Delta P, Delta G, Delta X Import et Export, Delta H7 et ECS",
     ["delta-t", "delta-p", "delta-g", "delta-x-import", "delta-x-export", "delta-h7", "ecs"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "services"), SIDES)
def test_heads_are_shared_and_sides_are_found_before_and_after(text: str, services: list[str]) -> None:
    found = services_in(text)

    assert found == services


MORE_SIDES = [
    ("les services DELTA : G, X et H7", ["delta-g", "delta-x", "delta-h7"]),
    ("les téléprocédures DELTA (G, X, H7)", ["delta-g", "delta-x", "delta-h7"]),
    ("DELTA G – Import & Export", ["delta-g-import", "delta-g-export"]),
    ("DELTA IE (Import/Export)", ["delta-ie-import", "delta-ie-export"]),
    ("DELTA IE sur son volet Import", ["delta-ie-import"]),
    ("DELTA IE, pour le volet Import uniquement,", ["delta-ie-import"]),
    ("DELTA IE (import uniquement)", ["delta-ie-import"]),
    ("DELTA IE uniquement à l'import", ["delta-ie-import"]),
    ("DELTA IE, en import comme en export", ["delta-ie-import", "delta-ie-export"]),
    ("DELTA IE, tant à l'import qu'à l'export", ["delta-ie-import", "delta-ie-export"]),
    ("DELTA IE aussi bien à l’import qu’à l’export", ["delta-ie-import", "delta-ie-export"]),
    ("le volet « Import » de DELTA IE", ["delta-ie-import"]),
    ("DELTA IE – volet « Export »", ["delta-ie-export"]),
    ("la partie Export de DELTA IE", ["delta-ie-export"]),
    ("les flux import de DELTA G", ["delta-g-import"]),
    ("les déclarations d'import et d'export de DELTA X", ["delta-x-import", "delta-x-export"]),
    ("Import : DELTA IE, DELTA H7", ["delta-ie-import", "delta-h7"]),
    ("À l'export, DELTA G ne répond plus", ["delta-g-export"]),
    ("DELTA G export est rétabli ; DELTA G import reste fermé", ["delta-g-export", "delta-g-import"]),
    ("DELTA-IE-IMPORT", ["delta-ie-import"]),
    ("Delta I et Delta E", ["delta-ie-import", "delta-ie-export"]),
    ("DELTA IE V2.1", ["delta-ie"]),
    ("ICS 1 et ICS 2", ["ics2", "ics2"]),
    ("la passerelle d'échanges EDI", ["edi"]),
    ("la connexion à TRACES NT", ["gun"]),
]


@pytest.mark.parametrize(("text", "services"), MORE_SIDES)
def test_a_side_is_found_whatever_words_lead_to_it(text: str, services: list[str]) -> None:
    found = services_in(text)

    assert found == services


PORTALS = [
    ("l'ensemble des télé-procédures", ["portal"]),
    ("le site www.douane.gouv.fr", ["portal"]),
    ("l'ensemble de nos services", ["portal"]),
    ("toutes les applications DELTA", ["delta"]),
    ("le portail", ["portal"]),
    ("Portail douane.gouv.fr", ["portal"]),
    ("l'ensemble des services en ligne", ["portal"]),
    ("tous les services", ["portal"]),
    ("toutes les téléprocédures", ["portal"]),
    ("météo des services en ligne", []),
    ("tous les services concernés", []),
    ("le portail SOPRANO", ["soprano"]),
    ("https://www.douane.gouv.fr/service-en-ligne/declaration-de-transit-douanier-delta-t", []),
    ("www.douane.gouv.fr/delta-g", []),
    ("écrire à olga.delta-g@douane.finances.gouv.fr", []),
    ("DELTA G (voir https://exemple.fr/ciel)", ["delta-g"]),
]


@pytest.mark.parametrize(("text", "services"), PORTALS)
def test_words_for_everything_are_the_portal_and_addresses_are_nothing(text: str, services: list[str]) -> None:
    found = services_in(text)

    assert found == services


def test_words_for_every_service_are_told_from_the_name_of_the_portal() -> None:
    collective, proper = NAMES.find(Text.of("Tous les services sont rétablis sur le portail."))

    assert collective.is_collective
    assert not proper.is_collective


@pytest.mark.parametrize("word", ["indicateurs ICSA", "DELTAPLANE", "lDELTA", "DELTA_G2", "ECSX"])
def test_a_name_inside_another_word_is_no_name(word: str) -> None:
    assert "ics2" not in services_in(word)
    assert "ecs" not in services_in(word)
    assert "delta-p" not in services_in(word)


def test_a_text_that_names_a_service_is_told_from_one_that_does_not() -> None:
    assert NAMES.names_a_service("Maintenance de DELTA T")
    assert not NAMES.names_a_service("Bonne année")


PIECES = [
    *"GXIET/,(@-’ \n",
    "DELTA ",
    "delta",
    "H7",
    "Import",
    "volet ",
    " et ",
    "tous les services",
    "ICS",
    "é",
    "@douane.fr",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_is_found_quotes_the_text_in_order(raw: str) -> None:
    text = Text.of(raw)

    mentions = NAMES.find(text)

    assert all(mention.quote == text.raw[mention.start : mention.end] and mention.quote for mention in mentions)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


@given(st.text())
def test_any_text_can_be_searched(raw: str) -> None:
    text = Text.of(raw)

    assert len(text.raw) == len(text.plain) == len(text.folded)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in NAMES.find(text))
