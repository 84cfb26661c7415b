import tomllib

import pytest

from meteo_douane.services import CatalogueError, catalogue_of, shipped_catalogue

#: Contract §2.
CODES = (
    "portal delta delta-g delta-g-import delta-g-export delta-x delta-x-import delta-x-export delta-h7 delta-ie "
    "delta-ie-import delta-ie-export delta-t delta-p ics2 antes ecs sds si-brexit gun edi trigo intercom soprano quota "
    "rosa rita isope pablo pous ciel gamma mvv vendanges ncvi olga aubette"
)


def test_the_shipped_catalogue_has_exactly_the_services_of_the_contract() -> None:
    catalogue = shipped_catalogue()

    assert set(catalogue.services) == set(CODES.split())
    assert all(service.source and service.names for service in catalogue.services.values())


def test_no_name_belongs_to_two_services() -> None:
    services = shipped_catalogue().services.values()
    owners = {(name.words.casefold(), service.code) for service in services for name in service.names}

    assert len(owners) == len({name for name, _ in owners})


@pytest.mark.parametrize(
    ("table", "mistake"),
    [
        pytest.param("names = 'A'", ".names: expected a list of non-empty texts, found 'A'", id="text for list"),
        pytest.param("names = ['']", ".names: expected a list of non-empty texts, found ['']", id="empty name"),
        pytest.param("colour = 1", ".colour: unknown key", id="unknown key"),
        pytest.param("parent = 'b'", ": expected the code of a service, found 'b'", id="unknown parent"),
        pytest.param("parent = 'a'", ".parent: 'a' stands below itself", id="its own parent"),
        pytest.param("side = 'left'", '.side: expected "import" or "export", found \'left\'', id="side"),
    ],
)
def test_a_mistake_in_a_catalogue_is_named_with_its_path(table: str, mistake: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        catalogue_of(tomllib.loads(f"[services.a]\n{table}"))

    assert f"services.a{mistake}" in caught.value.mistakes


@pytest.mark.parametrize("document", ["services = 1", "[services]\na = 1"])
def test_what_is_no_table_is_a_mistake(document: str) -> None:
    with pytest.raises(CatalogueError, match="expected a table, found 1"):
        catalogue_of(tomllib.loads(document))


def test_a_moment_without_an_offset_is_a_mistake() -> None:
    with pytest.raises(CatalogueError, match="expected a moment with its offset"):
        catalogue_of(tomllib.loads("[services.a]\nclosed_at = 2025-10-22T00:00:00"))
