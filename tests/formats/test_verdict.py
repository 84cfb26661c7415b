"""What a page without messages is; all bodies in this file are invented."""

import pytest

from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Readability
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue
from service_names import names_a_service

PAGE = "<!doctype html><html><head><title>{}</title></head><body>{}</body></html>"
METEO = "Météo des services en ligne"
CALM = [
    "À ce jour, aucun incident n'impacte les services en ligne.",
    "Pas d'alerte en cours.",
    "R.A.S.",
    "Aucune alerte, aucune maintenance en cours.",
    "Tous nos services sont pleinement opérationnels.",
    "L'ensemble des téléservices fonctionne normalement.",
    "Les services en ligne de la douane sont tous disponibles.",
    "Il n'y a actuellement aucun message à afficher.",
    "Situation normale sur l'ensemble des services.",
    "AUCUNE PERTURBATION EN COURS",
    "L’ensemble des services en ligne est opérationnel.",
    "Aucune interruption de service n'est constatée ni programmée.",
    "Il n'y a, pour l'instant, aucun dysfonctionnement connu.",
    "Pas d'incident en cours. Pas de maintenance prévue.",
    "Pas d'alerte ni de maintenance en cours : tous les services sont opérationnels.",
    "Ni alerte ni maintenance à cette heure.",
    "Toutes nos téléprocédures répondent normalement.",
    "Tout est au vert.",
    "Tout va bien : l'ensemble de nos applications est en service.",
    "Les téléservices douaniers proposés aux opérateurs sont tous en fonctionnement nominal.",
    "Absence d'incident.",
    "Alertes en cours : aucune.",
    "Beau temps sur les services en ligne !",
    "L'ensemble des téléservices fonctionne sans incident.",
    "Aucun incident en cours. Lorsqu'une alerte est publiée, elle apparaît ici.",
    "Aucune alerte. Vous rencontrez une difficulté ? Déposez une demande d'assistance.",
    "La situation est normale.",
    "À cette heure, aucun incident ni aucune maintenance ne sont à signaler. Tous les services fonctionnent.",
    "Pas de message en cours. Tous les services en ligne fonctionnent.",
    "Aucune maintenance ni aucun incident en cours.",
    "Aucun message n'est publié à ce jour.",
    "Aucun message n'est actuellement en cours.",
    "Au mardi 5 mai 2026, aucun message d'alerte ni de maintenance n'est publié.",
    "Aucun message de maintenance, d'alerte ou d'information n'est en cours.",
    "Aucun avis d'incident ni de maintenance n'est à signaler.",
    "Il n'y a aucune alerte en cours. Aucune opération de maintenance n'est prévue.",
    "Aucun incident à ce jour. Aucune intervention n'est programmée cette semaine.",
    "No alert is currently in force. No maintenance is planned.",
    "No alert or maintenance is currently in force.",
    "There are no known incidents. No scheduled maintenance.",
    "No incidents reported. All services are operational.",
]
NOT_CALM = [
    "Aucun message n'a pu être chargé.",
    "Une erreur s'est produite. Aucun message n'a pu être affiché.",
    "Chargement…",
    "Aucun résultat.",
    "Aucune alerte archivée.",
    "Aucune maintenance n'est programmée.",
    "Aucun message de maintenance n'est publié.",
    "Aucune opération de maintenance n'est prévue.",
    "No maintenance is planned.",
    "No alert could be loaded.",
    "No alerts found for your search.",
    "No alert except for DELTA T.",
    "No alert in force. Maintenance is planned for tonight.",
    "Aucune alerte en cours. Une opération de maintenance est prévue ce soir.",
    "Aucune alerte en cours. Aucune autre opération de maintenance n'est prévue.",
    "Aucun message d'alerte ni de maintenance n'a pu être affiché.",
    "Aucun message d'alerte ancien n'est conservé dans l'historique.",
    "Aucun message dans l'historique.",
    "Si aucune alerte n'est publiée, appelez le SAU.",
    "Les alertes sont publiées sur cette page.",
    "La météo des services est momentanément indisponible. Aucune information ne peut être affichée.",
    "Le site est en cours de maintenance.",
    "Vous n'avez aucun message.",
    "Aucune autre alerte n'est en cours.",
    "Aucun message ne correspond à vos critères.",
    "Nos services sont ouverts du lundi au vendredi de 8h à 18h.",
    "Les services en ligne sont disponibles 24h/24.",
    "0 alerte en cours",
    "Tous les services seront disponibles à 14h.",
    "Tous les services en ligne fonctionnent au ralenti.",
    "Tous les services en ligne fonctionnent, hors DELTA T.",
    "Aucun incident, à l'exception d'une lenteur des recherches.",
    "Aucune alerte en cours. Cependant, des lenteurs sont constatées.",
    "",
]
TROUBLES_THAT_BEGIN_LIKE_CALM = [
    "Aucun message EDI n'est acquitté depuis 20h47.",
    "Aucun message ne passe.",
    "Aucun message de réponse ne revient aux opérateurs.",
    "Aucune information ne remonte plus depuis ce matin.",
    "Aucun message n'est transmis.",
    "Aucun message d'alerte n'est reçu par les opérateurs.",
    "Aucun avis d'incident ne parvient plus aux abonnés.",
]
NOT_THE_WHOLE_PAGE = [
    pytest.param(
        "<table><tr><th>Alertes en cours</th><td></td></tr><tr><th>Bulletins d'information</th><td></td></tr>"
        "<tr><th>Maintenances programmées</th><td>Néant</td></tr></table>",
        id="table with empty cells",
    ),
    pytest.param(
        "<div>Alertes en cours</div><div></div><div>Maintenances programmées</div><div>Néant</div>",
        id="lines, one without an answer",
    ),
    pytest.param(
        "<div>Alertes en cours</div><div>Maintenances programmées</div><div>Néant</div><div>Néant</div>",
        id="lines, twice the same answer",
    ),
    pytest.param("<div>Maintenances programmées</div><div>Néant</div>", id="works alone"),
    pytest.param(
        "<h2>Alertes en cours</h2><div id=alertes></div><h2>Bulletins d'information</h2><p>Néant</p>",
        id="heading with nothing below",
    ),
    pytest.param(
        "<div><div>DELTA T</div><div><p>Inconnu</p><small>30 avril 2026 – 13h15</small></div></div>",
        id="one service and a date",
    ),
]
IN_ITS_STEAD = [
    pytest.param("Connexion", "<input type=password><p>Aucune perturbation en cours.</p>", id="login"),
    pytest.param("Erreur", "<p>Aucun incident enregistré. Référence : 12.</p>", id="error"),
    pytest.param("Accès refusé", "<p>Votre adresse a été bloquée.</p>", id="wall"),
    pytest.param(
        "Statut du nuage", "<p>Aucun incident. Tous les services sont disponibles.</p>", id="other status page"
    ),
    pytest.param("Météo-France", "<p>Aucune alerte en cours. Soleil sur toute la France.</p>", id="weather"),
    pytest.param("État des services des impôts", "<p>Aucun incident en cours.</p>", id="other administration"),
    pytest.param(
        "Maintenance en cours",
        "<p>Publié le 12/03/2026</p><p>Le portail sera de nouveau accessible à 14h00.</p>",
        id="maintenance of the site",
    ),
]


def verdict(title: str, body: str) -> Readability:
    content = PAGE.format(title, f"<h1>{title}</h1>{body}").encode()
    return cut(content, names_a_service=names_a_service).readability


@pytest.mark.parametrize("shape", ["<p>{}</p>", "<div class=x><h2>{}</h2></div>", "<ul><li>{}</li></ul>"])
@pytest.mark.parametrize("words", CALM)
def test_words_of_calm_make_an_empty_page(words: str, shape: str) -> None:
    found = verdict(METEO, shape.format(words))

    assert found is Readability.EMPTY


@pytest.mark.parametrize("words", NOT_CALM)
def test_other_words_without_a_message_make_an_unreadable_page(words: str) -> None:
    found = verdict(METEO, f"<p>{words}</p>")

    assert found is Readability.UNREADABLE


@pytest.mark.parametrize("body", NOT_THE_WHOLE_PAGE)
def test_a_part_that_is_empty_says_nothing_of_one_that_does_not_say_so(body: str) -> None:
    assert verdict(METEO, body) is Readability.UNREADABLE


@pytest.mark.parametrize("words", TROUBLES_THAT_BEGIN_LIKE_CALM)
def test_that_no_message_comes_through_is_not_that_there_is_none(words: str) -> None:
    body = f"<article><p>Alerte</p><h2>DELTA IE – EDI</h2><p>Publié le 16/02/2026 à 21h12</p><p>{words}</p></article>"
    content = PAGE.format(METEO, f"<h1>{METEO}</h1>{body}").encode()

    [item] = cut(content, names_a_service=names_a_service).items

    assert item.title == "DELTA IE – EDI"
    assert item.text == words


@pytest.mark.parametrize(
    ("words", "readability"),
    [
        pytest.param("La page demandée est introuvable.", Readability.UNREADABLE, id="an error"),
        pytest.param("Première visite ? Suivez la page pas à pas.", Readability.EMPTY, id="no error"),
    ],
)
def test_a_page_whose_first_heading_is_that_of_the_meteo_is_calm_if_it_tells_no_error(
    words: str, readability: Readability
) -> None:
    content = PAGE.format("Douane", f"<h2>{METEO}</h2><p>Aucune alerte en cours.</p><p>{words}</p>").encode()

    assert cut(content, names_a_service=names_a_service).readability is readability


@pytest.mark.parametrize(("title", "body"), IN_ITS_STEAD)
def test_a_page_in_the_stead_of_the_meteo_is_unreadable_whatever_it_says(title: str, body: str) -> None:
    found = verdict(title, body)

    assert found is Readability.UNREADABLE


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param(
            "Maintenance",
            "<h2>Site en cours de maintenance</h2><p>Le portail est fermé pour une opération technique.</p>",
            Readability.UNREADABLE,
            id="the server's own page",
        ),
        pytest.param(
            METEO,
            f"<h1>{METEO}</h1><p>Le portail est en cours de maintenance, il est fermé depuis 10h.</p>",
            Readability.PARSED,
            id="the météo about the portal",
        ),
        pytest.param(
            "Maintenance",
            "<h2>Maintenance en cours</h2><p>Le portail et DELTA T sont fermés depuis 10h.</p>",
            Readability.PARSED,
            id="a service by name",
        ),
    ],
)
def test_a_page_that_tells_of_the_portal_alone_is_the_meteo_only_if_it_says_so(
    title: str, body: str, expected: Readability
) -> None:
    shipped = Reader(shipped_catalogue()).names_a_service

    document = cut(PAGE.format(title, body).encode(), names_a_service=shipped)

    assert document.readability is expected
