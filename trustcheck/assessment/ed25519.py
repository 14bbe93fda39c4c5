"""Signatures with Ed25519, and their keys in files; the only home of `cryptography`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Never

from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Value, say
from trustcheck.source.problem import InvalidInput, Problem
from trustcheck.source.span import Span

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

_PRIVATE = (b"-----BEGIN PRIVATE KEY-----", b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
_PUBLIC = b"-----BEGIN PUBLIC KEY-----"


@frozen
class PublicKey:
    """A key that tells whether a signature is good."""

    key: Ed25519PublicKey

    @property
    def id(self) -> str:
        """The SHA-256 of the key as SubjectPublicKeyInfo in DER, in hexadecimal: a hint."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        raw = self.key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return hashlib.sha256(raw).hexdigest()

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Tell whether the private half of this key signed the message."""
        from cryptography.exceptions import InvalidSignature

        try:
            self.key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


@frozen
class PrivateKey:
    """A key that signs."""

    key: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        """The half that may be given away."""
        return PublicKey(self.key.public_key())

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message; the same one each time."""
        return self.key.sign(message)


def read_private_key(pem: bytes, file: str, *, passphrase: bytes | None = None) -> PrivateKey:
    """Return the key in a PEM file (PKCS #8); `file` is the name shown to people.

    Raises InvalidInput for any other file, without the library, and for a passphrase that is
    wrong, missing or too much.
    """
    _check_library(file)
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if _PUBLIC in pem:
        _refuse(file, "public-key-given")
    plain, encrypted = (mark in pem for mark in _PRIVATE)
    if not (plain or encrypted):
        _refuse(file, "not-a-private-key")
    if encrypted and passphrase is None:
        _refuse(file, "key-needs-passphrase")
    if plain and passphrase is not None:
        _refuse(file, "key-without-passphrase")
    try:
        key = load_pem_private_key(pem, passphrase)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        _refuse(file, "wrong-passphrase" if encrypted else "not-a-private-key")
    if not isinstance(key, Ed25519PrivateKey):
        _refuse(file, "not-an-ed25519-key")
    return PrivateKey(key)


def read_public_key(pem: bytes, file: str) -> PublicKey:
    """Return the key in a PEM file (SubjectPublicKeyInfo); `file` is the name shown to people.

    Raises InvalidInput for any other file, and without the library.
    """
    _check_library(file)
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    if any(mark in pem for mark in _PRIVATE):
        _refuse(file, "private-key-given")
    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        _refuse(file, "not-a-public-key")
    if not isinstance(key, Ed25519PublicKey):
        _refuse(file, "not-an-ed25519-key")
    return PublicKey(key)


def _check_library(file: str) -> None:
    try:
        import cryptography  # noqa: F401  # whether it is there is the question
    except ImportError:
        _refuse(file, "no-cryptography", extra=".[sign]")


def _refuse(file: str, code: str, **values: Value) -> Never:
    raise InvalidInput([Problem(Span(file, 1, 1, 1, 1), say(code, file=file, **values))])
