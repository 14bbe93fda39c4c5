"""What is written reads back the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustcheck.source.document import Data, read
from trustcheck.source.writing import written

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
LEAVES = st.booleans() | st.integers(-(10**9), 10**9) | TEXTS
NESTED = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(NESTED)
def test_written_data_read_back_the_same(data: Data) -> None:
    assert {"it": data} == read(written({"it": data}).encode(), "written").data


@pytest.mark.parametrize("digits", ["24.0", "0.10", "24.000001", "100.00"])
def test_a_decimal_keeps_every_digit(digits: str) -> None:
    assert f"[{digits}]" == written([Decimal(digits)])


def test_what_no_document_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="not data"):
        written({1, 2})
