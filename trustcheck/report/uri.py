"""Addresses as URI references (RFC 3986): what may not stand in one is percent-encoded."""

from __future__ import annotations

import re
from string import ascii_letters, digits

_PLAIN = frozenset(f"{ascii_letters}{digits}-._~!$&'()*+,;=")
_ADDRESS = re.compile(r"(https?://)([^/?#:@\[\]\s]+)(:[0-9]+)?([/?][^#]*)?(?:#(.*))?", re.DOTALL)
_STRAY = re.compile("%(?![0-9A-Fa-f]{2})")


def reference(text: str) -> str:
    """Return an address on the web, or else a path, as a reference that every reader takes.

    >>> reference("https://a.example/é?b=%20#c d")
    'https://a.example/%C3%A9?b=%20#c%20d'
    >>> reference("javascript:é b")
    'javascript%3A%C3%A9%20b'
    """
    address = _ADDRESS.fullmatch(text)
    if address is None:
        return encoded(text, "/")
    scheme, host, port, path, fragment = address.groups("")
    below = f"#{_kept(fragment)}" if fragment else ""
    return f"{scheme}{encoded(host)}{port}{_kept(path)}{below}"


def encoded(text: str, besides: str = "") -> str:
    """Return a text of which only what has no meaning in a URI, and `besides`, stays as it is."""
    raw = text.encode("utf-8", "backslashreplace")
    kept = _PLAIN.union(besides)
    return "".join(chr(byte) if chr(byte) in kept else f"%{byte:02X}" for byte in raw)


def _kept(part: str) -> str:
    """Return a part of an address; what is encoded in it already stays so."""
    return encoded(_STRAY.sub("%25", part), "/?:@%")
