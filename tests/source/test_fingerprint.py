"""Digests are those of the standard library."""

from __future__ import annotations

import hashlib

import pytest

from trustcheck.source.fingerprint import fingerprint, sha256


@pytest.mark.parametrize("raw", [b"", b"abc", bytes(range(256)) * 999], ids=len)
def test_sha256_is_that_of_the_standard_library(raw: bytes) -> None:
    assert hashlib.sha256(raw).hexdigest() == sha256(raw)


def test_a_fingerprint_is_blake2_over_names_lengths_and_bytes() -> None:
    whole = b"'a.yaml' 2\nun'b\\n' 0\n"

    assert hashlib.blake2b(whole, digest_size=32).hexdigest() == fingerprint(
        [("a.yaml", b"un"), ("b\n", b"")]
    )
