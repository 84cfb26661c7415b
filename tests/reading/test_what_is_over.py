"""What is over and causes a trouble, or comes back, is no end; what is over and mended a trouble is one.

All wordings are invented: each is put together from the lists below.
"""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from examples import drawing
from meteo_douane.domain.notice import Kind, Notice
from meteo_douane.formats.item import Item
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue

SEEN_AT = datetime(2026, 3, 10, 9, 5, tzinfo=UTC)
PUBLISHED_AT = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
READER = Reader(shipped_catalogue())

#: What is over, with the ending of its participle and whether it is many.
WORKS = (
    ("La maintenance", "e"),
    ("L'opération", "e"),
    ("L'intervention", "e"),
    ("La mise à jour", "e"),
    ("La bascule", "e"),
    ("Le redémarrage", ""),
    ("Le correctif", ""),
    ("Les travaux", "s"),
    ("Les opérations", "es"),
)
TROUBLES = (
    ("L'incident", ""),
    ("La panne", "e"),
    ("La coupure", "e"),
    ("Le dysfonctionnement", ""),
    ("Les lenteurs", "es"),
    ("Les perturbations", "es"),
)
PARTICIPLES = ("terminé", "achevé", "résolu", "réparé", "livré", "corrigé", "clôturé")
HOURS = ("", " ce matin", " à 6h", " hier soir", " cette nuit", " le 9 mars", " dans la nuit", " par l'hébergeur")
TITLES = ("", "Alerte DELTA T", "DELTA T", "Incident DELTA T", "BIP n° 2 – DELTA T", "Maintenance DELTA T")
#: What it did, of one and of many.
HARMED = (
    ("a provoqué une panne de DELTA T", "ont provoqué une panne de DELTA T"),
    ("entraîne des lenteurs sur DELTA T", "entraînent des lenteurs sur DELTA T"),
    ("a déclenché un incident sur DELTA T", "ont déclenché un incident sur DELTA T"),
    ("laisse DELTA T inaccessible", "laissent DELTA T inaccessible"),
    ("a révélé une anomalie dans DELTA T", "ont révélé une anomalie dans DELTA T"),
    ("a été suivi d'une panne de DELTA T", "ont été suivis d'une panne de DELTA T"),
    ("n'a rien réglé sur DELTA T", "n'ont rien réglé sur DELTA T"),
    ("n'a pas suffi à rétablir DELTA T", "n'ont pas suffi à rétablir DELTA T"),
    ("bloque DELTA T", "bloquent DELTA T"),
    ("a rendu DELTA T instable", "ont rendu DELTA T instable"),
    ("est à l'origine d'une panne de DELTA T", "sont à l'origine d'une panne de DELTA T"),
    ("pose problème à DELTA T", "posent problème à DELTA T"),
    ("vient de provoquer une panne de DELTA T", "viennent de provoquer une panne de DELTA T"),
    ("pourrait être la cause des lenteurs de DELTA T", "pourraient être la cause des lenteurs de DELTA T"),
)
CAME_BACK = (
    ("a repris sur DELTA T", "ont repris sur DELTA T"),
    ("revient sur DELTA T", "reviennent sur DELTA T"),
    ("s'est reproduit sur DELTA T", "se sont reproduits sur DELTA T"),
    ("réapparaît sur DELTA T", "réapparaissent sur DELTA T"),
    ("est de retour sur DELTA T", "sont de retour sur DELTA T"),
    ("persiste sur DELTA T", "persistent sur DELTA T"),
)
MENDED = (
    ("a rétabli DELTA T", "ont rétabli DELTA T"),
    ("a permis de rétablir DELTA T", "ont permis de rétablir DELTA T"),
    ("a résolu l'incident de DELTA T", "ont résolu l'incident de DELTA T"),
    ("a mis fin à la panne de DELTA T", "ont mis fin à la panne de DELTA T"),
    ("a corrigé l'anomalie de DELTA T", "ont corrigé l'anomalie de DELTA T"),
    ("a permis un retour à la normale de DELTA T", "ont permis un retour à la normale de DELTA T"),
)
#: How a sentence says that it is over: "{what}", "{participle}", "{hour}".
DESCRIBED = ("{what} {over}{hour} ", "{what} de DELTA T, {over}{hour}, ", "{what} qui {is_} {over}{hour} ")


def sentences(things: tuple[tuple[str, str], ...], did: tuple[tuple[str, str], ...]) -> st.SearchStrategy[str]:
    """Return sentences about things that are over and what they did."""
    return st.builds(
        _sentence,
        st.sampled_from(things),
        st.sampled_from(PARTICIPLES),
        st.sampled_from(HOURS),
        st.sampled_from(DESCRIBED),
        st.sampled_from(did),
    )


def _sentence(thing: tuple[str, str], participle: str, hour: str, form: str, did: tuple[str, str]) -> str:
    what, ending = thing
    is_many = what.startswith("Les ")
    subject = form.format(what=what, over=participle + ending, hour=hour, is_="sont" if is_many else "est")
    return f"{subject}{did[is_many]}."


def read(title: str, text: str) -> Notice:
    return READER.read(Item(title, text, published_at=PUBLISHED_AT), SEEN_AT)


@given(title=st.sampled_from(TITLES), text=sentences(WORKS + TROUBLES, HARMED) | sentences(TROUBLES, CAME_BACK))
@drawing(examples=3)
def test_what_is_over_and_causes_a_trouble_or_comes_back_is_no_end(title: str, text: str) -> None:
    notice = read(title, text)

    assert notice.kind.value is not Kind.END
    assert not notice.restores.value


@given(title=st.sampled_from(("", "Alerte DELTA T", "DELTA T", "Maintenance DELTA T")), text=sentences(WORKS, MENDED))
@drawing(examples=2)
def test_what_is_over_and_mended_a_trouble_is_an_end(title: str, text: str) -> None:
    notice = read(title, text)

    assert notice.kind.value is Kind.END
    assert notice.restores.value.services == ("delta-t",)
