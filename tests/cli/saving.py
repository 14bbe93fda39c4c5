"""A folder with a profile, its evidence, a ruleset of its own and a saved assessment."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.cli.program import PROFILE, SMALL, run

EVIDENCED = (
    PROFILE
    + """\
evidence:
  minutes: {rung: documented, title: Minutes, file: minutes.pdf}
  lost: {rung: documented, title: Lost, file: lost.pdf}
"""
)
KEYS = {name: Ed25519PrivateKey.from_private_bytes(name.encode() * 8) for name in ("ours", "none")}


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a saved assessment; the folder around it is the current one."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "small")
    (tmp_path / "profile.yaml").write_text(EVIDENCED, encoding="utf-8")
    (tmp_path / "minutes.pdf").write_bytes(b"minutes")
    for name, key in KEYS.items():
        write_key(tmp_path / f"{name}.pem", key)
        public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (tmp_path / f"{name}.pub.pem").write_bytes(public)
    assert 0 == run("check", "profile.yaml", "--ruleset", "small", "--format", "json=r").exit_code
    return Path("r")


def write_key(path: Path, key: Ed25519PrivateKey, passphrase: bytes = b"") -> Path:
    """Write a private key, encrypted if there is a passphrase, for its owner alone."""
    encryption: KeySerializationEncryption = NoEncryption()
    if passphrase:
        encryption = BestAvailableEncryption(passphrase)
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
    path.chmod(0o600)
    return path
