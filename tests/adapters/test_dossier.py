"""The file of evidence: what it takes to notice that somebody changed it, and what no file may do to whoever looks."""

import json
import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from struct import pack_into
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossiers import EPISODE, PROGRAM, Members, gathered, live, members, readings, sealed_anew, zipped
from examples import drawing
from full_disk import files_of_at_most
from meteo_douane.adapters.dossier import DossierError, verified, written
from meteo_douane.adapters.dossier.documents import FACTS_FORM, MANIFEST_FORM
from meteo_douane.adapters.store import open_store
from meteo_douane.domain.evidence import FACTS, MANIFEST, PAGE, READINGS, SUMS
from meteo_douane.domain.language import Language
from meteo_douane.domain.verification import Fault, Finding, Intact, Verification
from meteo_douane.telling.verification import verification_words

NAMES = (READINGS, PAGE, FACTS, MANIFEST, SUMS)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("dossier") / "a.zip"
    with open_store("sqlite://") as store:
        live(store)
        gathered(store, path)
    return path.read_bytes()


@pytest.fixture(scope="module")
def files(dossier: bytes) -> Members:
    return members(dossier)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("place") / "found.zip"


def verdict(content: bytes, place: Path) -> Verification:
    place.write_bytes(content)
    return verified(place)


def fault(files: Members, place: Path) -> Finding:
    verification = verdict(zipped(files.items()), place)
    assert isinstance(verification, Finding), verification
    return verification


# Intact


def test_a_dossier_is_intact_as_it_was_made(dossier: bytes, place: Path) -> None:
    verification = verdict(dossier, place)

    assert isinstance(verification, Intact)
    assert (verification.manifest.episode, verification.manifest.program) == (EPISODE, PROGRAM)


def test_one_that_was_packed_again_with_the_same_files_is_intact_too(files: Members, place: Path) -> None:
    assert isinstance(verdict(zipped(files.items()), place), Intact)


@pytest.mark.parametrize("compression", [ZIP_DEFLATED, ZIP_STORED], ids=["packed", "stored"])
def test_the_order_of_its_files_and_a_folder_of_its_bodies_are_no_change(
    files: Members, place: Path, compression: int
) -> None:
    with ZipFile(place, "w", compression) as archive:
        archive.mkdir("bodies")
        for name in sorted(files, reverse=True):
            archive.writestr(name, files[name])

    assert isinstance(verified(place), Intact)


@pytest.mark.parametrize("extra", [b"", b"UT\x05\x00\x03\x00\x00\x00\x00"], ids=["as it was", "with times"])
def test_of_what_was_packed_again_with_more_than_its_files_it_is_said_that_these_are_as_they_were(
    files: Members, place: Path, extra: bytes
) -> None:
    with ZipFile(place, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name)
            entry.extra = extra
            archive.writestr(entry, content)

    verification = verified(place)

    assert verification == Finding(Fault.STRAY_BYTES) if extra else isinstance(verification, Intact)
    if extra:
        assert "chaque fichier est tel que le manifeste l'atteste" in verification_words(verification, Language.FR)


def test_a_folder_that_holds_bytes_is_none_of_a_dossier(files: Members, place: Path) -> None:
    assert fault({**files, "bodies/": b"hidden"}, place).fault is Fault.UNSAFE_NAME


def test_a_dossier_of_the_first_format_is_still_found_intact() -> None:
    assert isinstance(verified(Path(__file__).parent / "written" / "evidence_1.zip"), Intact)


# Changed


@settings(drawing(examples=3), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_change_of_any_byte_of_any_file_is_found(files: Members, place: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(files)), label="file")
    at = data.draw(st.integers(0, len(files[name]) - 1), label="byte")
    other = data.draw(st.integers(1, 255), label="difference")
    content = bytearray(files[name])
    content[at] ^= other

    assert isinstance(verdict(zipped({**files, name: bytes(content)}.items()), place), Finding)


@given(data=st.data())
@settings(drawing(examples=0.5), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_byte_more_or_less_is_found(files: Members, place: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(files)), label="file")
    at = data.draw(st.integers(0, len(files[name])), label="at")
    inserted = data.draw(st.binary(min_size=1, max_size=3), label="inserted")
    content = files[name]

    for changed in (content[:at] + inserted + content[at:], content[:at] + content[at + 1 :]):
        if changed != content:
            assert isinstance(verdict(zipped({**files, name: changed}.items()), place), Finding)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_more_is_found(files: Members, place: Path, data: st.DataObject) -> None:
    name = data.draw(st.from_regex(r"[a-z]{1,8}\.html", fullmatch=True).filter(lambda name: name not in files))

    assert fault({**files, name: b"added"}, place) == Finding(Fault.ADDED, name)


def test_each_file_that_is_missing_is_named(files: Members, place: Path) -> None:
    for name in files:
        found = fault({other: content for other, content in files.items() if other != name}, place)

        assert found == (Finding(Fault.NO_MANIFEST) if name == MANIFEST else Finding(Fault.REMOVED, name))


def test_a_file_that_is_there_twice_is_named(files: Members, place: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        packed = zipped([*files.items(), (PAGE, b"another")])

    assert verdict(packed, place) == Finding(Fault.DOUBLE, PAGE)


@pytest.mark.parametrize("where", ["before", "behind", "between"])
def test_bytes_that_belong_to_no_file_are_found(dossier: bytes, place: Path, where: str) -> None:
    if where == "between":
        packed = BytesIO(dossier)
        with ZipFile(packed, "a") as archive:
            archive.comment = b"hidden"
        content = packed.getvalue()
    else:
        content = b"hidden" + dossier if where == "before" else dossier + b"hidden"

    assert isinstance(verdict(content, place), Finding)


def test_a_file_that_no_longer_unpacks_is_named(dossier: bytes, place: Path) -> None:
    with ZipFile(BytesIO(dossier)) as archive:
        at = archive.getinfo(PAGE).header_offset + 30 + len(PAGE) + 40
    damaged = bytearray(dossier)
    damaged[at] ^= 0xFF

    assert verdict(bytes(damaged), place) == Finding(Fault.DAMAGED, PAGE)


# Changed by somebody who has the program, and makes the digests anew


def without(lines: list[bytes], number: int) -> list[bytes]:
    return lines[: number - 1] + lines[number:]


def test_a_reading_taken_out_breaks_the_chain_there(files: Members, place: Path) -> None:
    for number in range(1, len(readings(files))):
        forged = {**files, READINGS: b"".join(without(readings(files), number))}

        assert fault(forged, place) == Finding(Fault.CHAIN_BROKEN, str(number))
        assert fault(sealed_anew(forged, readings=12), place) == Finding(Fault.CHAIN_BROKEN, str(number))


def test_the_last_reading_taken_out_is_missed(files: Members, place: Path) -> None:
    forged = sealed_anew({**files, READINGS: b"".join(readings(files)[:-1])}, readings=12)

    assert fault(forged, place) == Finding(Fault.CHAIN_OTHERWISE)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_readings_in_another_order_break_the_chain(files: Members, place: Path, data: st.DataObject) -> None:
    lines = readings(files)
    order = data.draw(st.permutations(range(len(lines))).filter(lambda order: order != list(range(len(lines)))))
    first = next(number for number, position in enumerate(order, 1) if position != number - 1)

    forged = sealed_anew({**files, READINGS: b"".join(lines[position] for position in order)})

    assert fault(forged, place) == Finding(Fault.CHAIN_BROKEN, str(first))


@pytest.mark.parametrize(
    ("fact", "value"), [("status", 200), ("outcome", "understood"), ("ended_at", "2026-06-10T09:00:00.000000Z")]
)
def test_a_reading_made_to_say_something_else_breaks_the_chain(
    files: Members, place: Path, fact: str, value: object
) -> None:
    lines = readings(files)
    entry = json.loads(lines[8])
    entry["reading"][fact] = value
    lines[8] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"

    forged = sealed_anew({**files, READINGS: b"".join(lines)})

    assert json.loads(readings(files)[8])["reading"]["outcome"] == "failed"
    assert fault(forged, place) == Finding(Fault.CHAIN_BROKEN, "9")


def test_a_reading_written_in_another_form_is_found(files: Members, place: Path) -> None:
    lines = readings(files)
    lines[2] = lines[2].replace(b'"status":304', b'"status": 304')

    forged = sealed_anew({**files, READINGS: b"".join(lines)})

    assert fault(forged, place) == Finding(Fault.CHAIN_BROKEN, "3")


def test_a_text_made_to_say_something_else_no_longer_has_its_digest(files: Members, place: Path) -> None:
    forged = {
        **files,
        FACTS: files[FACTS].replace("de secours est autorisée".encode(), "de secours est refusée".encode()),
    }

    assert forged[FACTS] != files[FACTS]
    assert fault(sealed_anew(forged), place).fault is Fault.EDITION_CHANGED


def test_a_body_under_the_name_of_another_is_found(files: Members, place: Path) -> None:
    name = next(name for name in files if name.startswith("bodies/"))

    assert fault(sealed_anew({**files, name: b"another"}), place) == Finding(Fault.BODY_RENAMED, name)


def test_facts_of_another_episode_do_not_fit(files: Members, place: Path) -> None:
    forged = {**files, FACTS: files[FACTS].replace(EPISODE.encode(), b"2026-06-10-02")}

    assert fault(sealed_anew(forged), place) == Finding(Fault.FACTS_OTHERWISE)


# What is no dossier, or a trap


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"%PDF-1.7 something else", id="something else"),
        pytest.param(b"PK\x05\x06", id="the end of a zip alone"),
    ],
)
def test_what_is_no_zip_is_said_to_be_none(content: bytes, place: Path) -> None:
    assert verdict(content, place) == Finding(Fault.NO_ZIP)


@given(share=st.floats(0, 0.999))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_cut_short_is_found(dossier: bytes, place: Path, share: float) -> None:
    assert isinstance(verdict(dossier[: int(len(dossier) * share)], place), Finding)


@given(content=st.binary(max_size=200), files_of=st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=60)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_a_file_holds_raises(place: Path, content: bytes, files_of: Members) -> None:
    assert isinstance(verdict(content, place), Finding)
    assert isinstance(verdict(zipped(files_of.items()), place), Finding)


def directory_entry(content: bytes, name: str) -> int:
    """Return where the entry of a file begins in the directory of a zip."""
    return content.rindex(name.encode(), 0, content.rindex(b"PK\x05\x06")) - 46


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "bodies/../x", "a\\b", "C:x", ".hidden", "b/c"])
def test_a_name_that_leads_elsewhere_is_refused(files: Members, place: Path, name: str) -> None:
    assert fault({**files, name: b"x"}, place).fault is Fault.UNSAFE_NAME


def test_a_file_that_claims_to_be_huge_is_not_gone_through(dossier: bytes, place: Path) -> None:
    content = bytearray(dossier)
    pack_into("<I", content, directory_entry(dossier, PAGE) + 24, 3 << 30)

    assert verdict(bytes(content), place) == Finding(Fault.TOO_LARGE)


def test_a_bomb_that_lies_about_its_size_is_cut_where_it_says_it_ends(files: Members, place: Path) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, bytes(50_000_000) if name == PAGE else content)
    liar = bytearray(packed.getvalue())
    pack_into("<I", liar, directory_entry(bytes(liar), PAGE) + 24, 1000)

    assert len(liar) < 100_000
    assert verdict(bytes(liar), place) == Finding(Fault.DAMAGED, PAGE)


def test_too_many_files_are_refused(place: Path) -> None:
    assert verdict(zipped((f"a{n}", b"") for n in range(10_001)), place) == Finding(Fault.TOO_LARGE)


def test_a_file_that_is_encrypted_is_refused(dossier: bytes, place: Path) -> None:
    content = bytearray(dossier)
    content[directory_entry(dossier, PAGE) + 8] |= 1

    assert verdict(bytes(content), place) == Finding(Fault.ENCRYPTED, PAGE)


@pytest.mark.parametrize(
    ("manifest", "fault_of_it"),
    [
        pytest.param(b"{", Fault.BAD_MANIFEST, id="no JSON"),
        pytest.param(b"[]", Fault.BAD_MANIFEST, id="another JSON"),
        pytest.param(b"[" * 100_000, Fault.BAD_MANIFEST, id="nested without end"),
        pytest.param(b'{"format": "meteo-douane evidence 1"}', Fault.BAD_MANIFEST, id="half of one"),
        pytest.param(b'{"format": "meteo-douane evidence 9"}', Fault.OTHER_FORMAT, id="a later one"),
    ],
)
def test_a_manifest_that_cannot_be_understood_is_refused(
    files: Members, place: Path, manifest: bytes, fault_of_it: Fault
) -> None:
    assert fault({**files, MANIFEST: manifest}, place).fault is fault_of_it


def test_a_file_that_cannot_be_read_is_refused_with_its_reason(tmp_path: Path) -> None:
    assert verified(tmp_path / "none.zip") == Finding(
        Fault.CANNOT_BE_READ, f"{tmp_path}/none.zip: No such file or directory"
    )
    assert verified(tmp_path) == Finding(Fault.CANNOT_BE_READ, f"{tmp_path}: Is a directory")


# Writing


def write(path: Path, content: Iterable[bytes]) -> None:
    with written(path) as dossier:
        dossier.add("a", content)


def test_on_a_full_disk_what_was_there_stays_and_no_half_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"former")

    with files_of_at_most(5000), pytest.raises(DossierError, match=r"a\.zip cannot be written: File too large"):
        write(path, [os.urandom(100_000)])

    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.zip", b"former")]


def test_when_the_work_breaks_off_nothing_is_left(tmp_path: Path) -> None:
    def half() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a.zip", half())

    assert list(tmp_path.iterdir()) == []


def test_a_dossier_is_for_its_owner_only(tmp_path: Path) -> None:
    with written(tmp_path / "a.zip"):
        pass

    assert (tmp_path / "a.zip").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_is_an_error_of_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="cannot be written: No such file"), written(tmp_path / "no" / "a.zip"):
        pass


# The form


@pytest.mark.parametrize("form", [FACTS_FORM, MANIFEST_FORM])
def test_what_is_written_comes_back_the_same(files: Members, form: object) -> None:
    name = FACTS if form is FACTS_FORM else MANIFEST
    value = form.load(files[name])  # type: ignore[attr-defined]

    assert form.dump(value) == files[name]  # type: ignore[attr-defined]


def test_the_schema_in_the_documents_is_that_of_the_program() -> None:
    """To renew: `python tests/adapters/test_dossier.py`, with tests on the path."""
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schemas()


SCHEMA = Path(__file__).parents[2] / "docs" / "evidence.schema.json"


def schemas() -> dict[str, object]:
    return {FACTS: FACTS_FORM.schema(), MANIFEST: MANIFEST_FORM.schema()}


if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(schemas(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
