"""How texts are kept: compressed, and as they were when they are read."""

import zlib

import pytest

from meteo_douane.adapters.store.columns import SHORT, packed, unpacked


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("a", id="one letter"),
        pytest.param("a" * SHORT, id="as long as the window"),
        pytest.param("a" * (SHORT + 1), id="a byte longer"),
        pytest.param("é" * SHORT, id="longer in bytes alone"),
        pytest.param("".join(map(chr, range(32, 3000))), id="hardly to be compressed"),
        pytest.param(f"{'début':<{SHORT // 2}}fin{'début':<{SHORT // 2 - 6}}", id="alike from end to end"),
    ],
)
def test_a_text_of_any_length_is_as_it_was(text: str) -> None:
    assert unpacked(packed(text)) == text


@pytest.mark.parametrize("text", ["court", "a" * (SHORT + 1)])
def test_what_a_version_before_has_kept_is_read_and_reads_what_is_kept_now(text: str) -> None:
    assert unpacked(zlib.compress(text.encode())) == text
    assert zlib.decompress(packed(text)).decode() == text
