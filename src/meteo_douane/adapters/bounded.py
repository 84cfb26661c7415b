"""A body as it came over the line, decompressed within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from meteo_douane.domain.kept_phrases import Unanswered, said


class BodyError(Exception):
    """A body that cannot be used: too large, cut short, or in an encoding that was not asked for."""


def decoded(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return the body, at most `limit` bytes before and after decompression; raise BodyError.

    `encoding` is the value of Content-Encoding. HTTP clients inflate what they have read whole, before anybody can
    count it: 2 KB may become 1 GB.
    """
    coding = encoding.strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip"}:
        raise BodyError(said(Unanswered.OTHER_ENCODING))
    bounded = _bounded(chunks, limit)
    return _gunzipped(bounded, limit) if coding.endswith("gzip") else b"".join(bounded)


def _bounded(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise BodyError(said(Unanswered.TOO_LARGE, limit))
        yield chunk


def _gunzipped(chunks: Iterable[bytes], limit: int) -> bytes:
    gunzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    content = bytearray()
    try:
        for chunk in chunks:
            content += gunzip.decompress(chunk, limit + 1 - len(content))
            if len(content) > limit:
                raise BodyError(said(Unanswered.TOO_LARGE_DECOMPRESSED, limit))
    except zlib.error as error:
        raise BodyError(said(Unanswered.BROKEN_GZIP)) from error
    if not gunzip.eof:
        raise BodyError(said(Unanswered.GZIP_CUT_SHORT))
    if gunzip.unused_data:
        raise BodyError(said(Unanswered.DATA_AFTER_GZIP))
    return bytes(content)
