"""Digests of bytes, from the modules that Python is built with.

`hashlib` would load OpenSSL for the same digests, which takes longer than what we digest.
"""

from __future__ import annotations

from collections.abc import Iterable

try:
    from _blake2 import blake2b
except ImportError:  # a Python built without it
    from hashlib import blake2b
try:
    from _sha2 import sha256 as _sha256  # type: ignore[import-not-found]  # Python 3.12 and later
except ImportError:
    try:
        from _sha256 import sha256 as _sha256  # type: ignore[import-not-found]  # Python 3.11
    except ImportError:
        from hashlib import sha256 as _sha256


def sha256(raw: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return str(_sha256(raw).hexdigest())


def fingerprint(parts: Iterable[tuple[str, bytes]]) -> str:
    """Return one digest of named parts in their order, in hexadecimal.

    It is BLAKE2, three times as fast as SHA-256 and as hard to meet by accident or by design.
    """
    digest = blake2b(digest_size=32)
    for name, raw in parts:
        digest.update(f"{name!a} {len(raw)}\n".encode())
        digest.update(raw)
    return digest.hexdigest()
