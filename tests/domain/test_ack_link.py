"""Who has a link may acknowledge, until it expires, what the link is for and nothing else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import DTI, EDI, NOON, a_scope, scopes
from meteo_douane.domain.ack_link import LIFETIME, InvalidLink, Invitation, invitation_of, token_of
from meteo_douane.domain.notice import Mode, Scope, ServiceScope

SECRET = "0123456789abcdef" * 2
EXPIRY = NOON + LIFETIME
INVITATION = Invitation("2026-02-03-01", scopes(a_scope("delta-ie", modes=[EDI, DTI]), a_scope("delta-t")))
TOKEN = token_of(INVITATION, EXPIRY, SECRET)
SCOPES = st.lists(
    st.builds(
        ServiceScope,
        st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
        st.none() | st.frozensets(st.sampled_from(Mode), min_size=1),
    ),
    max_size=5,
).map(lambda parts: Scope(tuple(parts)))


@given(scope=SCOPES)
def test_a_link_is_for_the_episode_and_the_scope_that_it_was_made_for(scope: Scope) -> None:
    token = token_of(Invitation("e1", scope), EXPIRY, SECRET)

    assert invitation_of(token, SECRET, NOON) == Invitation("e1", scope)
    assert re.fullmatch(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}", token)


def test_a_link_is_short_enough_for_a_message() -> None:
    assert len(TOKEN) < 140


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(LIFETIME - timedelta(seconds=1), INVITATION, id="until then it is good"),
        pytest.param(LIFETIME, InvalidLink.EXPIRED, id="from then on it is not"),
    ],
)
def test_a_link_expires(after: timedelta, expected: Invitation | InvalidLink) -> None:
    assert invitation_of(TOKEN, SECRET, NOON + after) == expected


def test_what_is_signed_with_another_secret_is_not_ours() -> None:
    assert invitation_of(TOKEN, SECRET[::-1], NOON) is InvalidLink.FORGED


@pytest.mark.parametrize("position", range(0, len(TOKEN), 7))
def test_a_link_with_one_other_character_is_not_ours(position: int) -> None:
    other = "A" if TOKEN[position] != "A" else "B"

    assert invitation_of(TOKEN[:position] + other + TOKEN[position + 1 :], SECRET, NOON) is InvalidLink.FORGED


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "..",
        "é.é",
        TOKEN + ".",
        TOKEN.partition(".")[0],
        "." + TOKEN.partition(".")[2],
        "x" * 100_000,
        "\0",
        "%",
    ],
)
def test_what_is_no_link_is_not_ours(token: str) -> None:
    assert invitation_of(token, SECRET, NOON) is InvalidLink.FORGED


@given(token=st.text(max_size=200))
def test_whatever_comes_is_refused_in_peace(token: str) -> None:
    assert invitation_of(token, SECRET, NOON) is InvalidLink.FORGED
