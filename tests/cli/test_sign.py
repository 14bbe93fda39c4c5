"""`trustcheck sign`, and what `verify` refuses of an envelope."""

from __future__ import annotations

import base64
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.program import ABROAD, run
from tests.cli.saving import KEYS, saved, write_key
from trustcheck.assessment.ed25519 import read_public_key
from trustcheck.assessment.envelope import pae, read_envelope
from trustcheck.source.json_document import read_json
from trustcheck.source.problem import InvalidInput

__all__ = ["saved"]

KIND = "application/vnd.in-toto+json"


@pytest.fixture
def signed(saved: Path) -> Path:
    """Return an envelope around the saved assessment."""
    assert 0 == run("sign", saved, "--key", "ours.pem", "--output", "e").exit_code
    return Path("e")


def verified(*arguments: str | Path) -> int:
    """Return the exit code of a verification with our key."""
    return run("verify", *arguments, "--key", "ours.pub.pem").exit_code


def refused(*arguments: str | Path) -> str:
    """Return the code of the one problem that a command tells, and nothing else."""
    result = run(*arguments)
    codes = re.findall(r"^error\[(.*)\]", result.stderr, re.MULTILINE)
    assert (3, "", 1) == (result.exit_code, result.stdout, len(codes)), result.stderr
    return str(codes[0])


def opened(envelope: Path) -> dict[str, Any]:
    """Return the statement in an envelope."""
    payload = json.loads(envelope.read_text(encoding="utf-8"))["payload"]
    statement: dict[str, Any] = json.loads(base64.b64decode(payload))
    return statement


def seal(path: Path, statement: Any, kind: str = KIND) -> None:
    """Write an envelope that our key has signed, whatever is in it."""
    payload = statement if isinstance(statement, bytes) else json.dumps(statement).encode()
    envelope = {
        "payload": base64.b64encode(payload).decode(),
        "payloadType": kind,
        "signatures": [{"sig": base64.b64encode(KEYS["ours"].sign(pae(kind, payload))).decode()}],
    }
    path.write_text(json.dumps(envelope), encoding="utf-8")


# Signing


def test_what_is_signed_is_a_statement_on_the_profile(saved: Path, signed: Path) -> None:
    report = json.loads(saved.read_text(encoding="utf-8"))

    assert {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": "profile.yaml", "digest": {"sha256": report["profile"]["sha256"]}}],
        "predicateType": "urn:trustcheck:report:1",
        "predicate": report,
    } == opened(signed)


def test_the_signature_is_one_of_the_encoding_before_authentication(signed: Path) -> None:
    envelope = json.loads(signed.read_text(encoding="utf-8"))
    payload, signature = (
        base64.b64decode(text) for text in (envelope["payload"], envelope["signatures"][0]["sig"])
    )
    message = b"DSSEv1 28 %s %d %s" % (KIND.encode(), len(payload), payload)

    KEYS["ours"].public_key().verify(signature, message)  # raises for any other


def test_signing_twice_gives_the_same_bytes(saved: Path, signed: Path) -> None:
    assert signed.read_text("utf-8") == run("sign", saved, "--key", "ours.pem").stdout


def test_an_encrypted_key_takes_its_passphrase(saved: Path, signed: Path) -> None:
    write_key(Path("locked.pem"), KEYS["ours"], b"open sesame")
    Path("word").write_text("open sesame\n")
    Path("word").chmod(0o600)
    arguments = ("sign", saved, "--key", "locked.pem", "--passphrase-file")

    assert (0, signed.read_text("utf-8"), "") == (
        (result := run(*arguments, "word")).exit_code,
        result.stdout,
        result.stderr,
    )
    Path("word").write_text("open rye\n")
    assert "wrong-passphrase" == refused(*arguments, "word")
    assert "key-needs-passphrase" == refused("sign", saved, "--key", "locked.pem")
    assert "key-without-passphrase" == refused(
        "sign", saved, "--key", "ours.pem", "--passphrase-file", "word"
    )


def test_a_key_that_others_can_read_is_remarked(saved: Path) -> None:
    Path("ours.pem").chmod(0o644)

    result = run("sign", saved, "--key", "ours.pem")

    assert 0 == result.exit_code
    assert "ours.pem: others can read or change this secret (permissions 644)" in result.stderr


def test_nothing_is_written_over(saved: Path, signed: Path) -> None:
    for name in ("r", "ours.pem"):
        arguments = ("sign", saved, "--key", "ours.pem", "--output", name, "--force")
        assert "output-over-input" == refused(*arguments)
    assert "file-exists" == refused("sign", saved, "--key", "ours.pem", "--output", "e")
    assert 0 == run("sign", saved, "--key", "none.pem", "--output", "e", "--force").exit_code
    assert 3 == verified("e")


def _rsa(path: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    path.write_bytes(private)
    path.with_suffix(".pub").write_bytes(public)


@pytest.mark.parametrize(
    ("expected", "key"),
    [
        pytest.param("public-key-given", "ours.pub.pem", id="the public half"),
        pytest.param("not-a-private-key", "profile.yaml", id="no key"),
        pytest.param("not-a-private-key", "cut.pem", id="a key cut off"),
        pytest.param("not-an-ed25519-key", "rsa.pem", id="another kind of key"),
        pytest.param("missing-file", "nowhere", id="no file"),
    ],
)
def test_only_a_private_ed25519_key_signs(saved: Path, expected: str, key: str) -> None:
    _rsa(Path("rsa.pem"))
    Path("cut.pem").write_bytes(Path("ours.pem").read_bytes()[:60])

    assert expected == refused("sign", saved, "--key", key)


@pytest.mark.parametrize(
    ("expected", "key"),
    [
        pytest.param("private-key-given", "ours.pem", id="the private half"),
        pytest.param("not-a-public-key", "profile.yaml", id="no key"),
        pytest.param("not-a-public-key", "cut.pem", id="a key cut off"),
        pytest.param("not-an-ed25519-key", "rsa.pub", id="another kind of key"),
    ],
)
def test_only_a_public_ed25519_key_checks(signed: Path, expected: str, key: str) -> None:
    _rsa(Path("rsa.pem"))
    Path("cut.pem").write_bytes(Path("ours.pub.pem").read_bytes()[:60])

    assert expected == refused("verify", signed, "--key", key)


def test_without_the_library_the_remedy_is_said(
    saved: Path, signed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography", None)

    assert "no-cryptography" == refused("sign", saved, "--key", "ours.pem")
    assert "no-cryptography" == refused("verify", signed, "--key", "ours.pub.pem")
    assert "pip install '.[sign]'" in run("sign", saved, "--key", "ours.pem").stderr
    assert 0 == run("verify", saved).exit_code


def test_only_a_saved_assessment_is_signed(saved: Path, signed: Path) -> None:
    assert "signed-already" == refused("sign", signed, "--key", "ours.pem")
    saved.write_text('{"format": "trustcheck-report/1"}', encoding="utf-8")
    assert 3 == run("sign", saved, "--key", "ours.pem").exit_code


# Verifying


def test_what_we_signed_comes_out_the_same(signed: Path) -> None:
    result = run("verify", signed, "--key", "ours.pub.pem")

    assert (0, "e: signed with the key in ours.pub.pem.\n") == (result.exit_code, result.stderr)


def test_without_a_key_a_signed_file_is_refused_unless_that_is_asked_for(signed: Path) -> None:
    unchecked = run("verify", signed, "--no-signature")

    assert "signature-unchecked" == refused("verify", signed)
    assert 0 == unchecked.exit_code
    assert "e: THE SIGNATURE IS NOT CHECKED." in unchecked.stderr


def test_a_file_without_signature_never_passes_for_signed(saved: Path) -> None:
    assert "not-signed" == refused("verify", saved, "--key", "ours.pub.pem")


def test_programs_are_told_of_the_signature(saved: Path, signed: Path) -> None:
    said = [
        json.loads(run("verify", *arguments, "--format", "json").stdout)["signature"]
        for arguments in ([saved], [signed, "--no-signature"], [signed, "--key", "ours.pub.pem"])
    ]

    assert ["none", "not_checked", "good"] == said


def test_a_signed_file_whose_ruleset_changed_differs(signed: Path) -> None:
    path = Path("small/1-sites.yaml")
    path.write_text(path.read_text("utf-8").replace("en: Each", "en: Every"), encoding="utf-8")

    assert 1 == verified(signed)


def test_signed_for_another_profile(saved: Path, signed: Path) -> None:
    Path("other.yaml").write_text(ABROAD, encoding="utf-8")

    arguments = ("verify", signed, "--key", "ours.pub.pem")
    assert "signed-for-another-profile" == refused(*arguments, "--profile", "other.yaml")
    Path("other.yaml").replace("profile.yaml")
    assert "signed-for-another-profile" == refused(*arguments)
    assert "signed-for-another-profile" == refused("verify", signed, "--no-signature")


def _payload(envelope: dict[str, Any]) -> None:
    statement = base64.b64decode(envelope["payload"])
    passed = statement.replace(b'"verdict": "pass"', b'"verdict": "fail"').replace(
        b'"verdict":"pass"', b'"verdict":"fail"'
    )
    assert passed != statement
    envelope["payload"] = base64.b64encode(passed).decode()


def _signature(envelope: dict[str, Any]) -> None:
    signature = bytearray(base64.b64decode(envelope["signatures"][0]["sig"]))
    signature[5] ^= 1
    envelope["signatures"][0]["sig"] = base64.b64encode(signature).decode()


def _put(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(envelope: dict[str, Any]) -> None:
        part: Any = envelope
        *way, last = path.split("/")
        for step in way:
            part = part[int(step) if isinstance(part, list) else step]
        part[last] = value

    return change


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        pytest.param("signature-not-good", _payload, id="the payload"),
        pytest.param("signature-not-good", _signature, id="the signature"),
        pytest.param("signature-not-good", _put("signatures/0/sig", ""), id="an empty signature"),
        pytest.param("signature-not-good", _put("signatures/0/sig", "AAAA"), id="a short one"),
        pytest.param("signature-not-good", _put("payload", ""), id="an empty payload"),
        pytest.param("not-base64", _put("signatures/0/sig", "ä"), id="no Base64"),
        pytest.param("not-base64", _put("payload", "e30"), id="Base64 cut off"),
        pytest.param("other-payload-type", _put("payloadType", "text/plain"), id="another type"),
        pytest.param(
            "other-payload-type", _put("payloadType", KIND.upper()), id="the type in caps"
        ),
        pytest.param("too-few-entries", _put("signatures", []), id="no signature"),
        pytest.param("too-many-entries", _put("signatures", [{"sig": ""}] * 65), id="too many"),
        pytest.param("wrong-type", _put("signatures", {"sig": ""}), id="no list"),
        pytest.param("wrong-type", _put("payload", {}), id="a payload that is no text"),
        pytest.param("wrong-type", _put("signatures/0/keyid", 1), id="a number for a key"),
    ],
)
def test_an_altered_envelope_is_refused(
    signed: Path, expected: str, change: Callable[[dict[str, Any]], None]
) -> None:
    envelope = json.loads(signed.read_text(encoding="utf-8"))
    change(envelope)
    signed.write_text(json.dumps(envelope), encoding="utf-8")

    assert expected == refused("verify", signed, "--key", "ours.pub.pem")


def test_signed_by_another_key(saved: Path, signed: Path) -> None:
    assert 0 == run("sign", saved, "--key", "none.pem", "--output", "f").exit_code
    theirs = json.loads(Path("f").read_text(encoding="utf-8"))
    keyid = json.loads(signed.read_text(encoding="utf-8"))["signatures"][0]["keyid"]

    assert "signature-not-good" == refused("verify", "f", "--key", "ours.pub.pem")
    theirs["signatures"][0]["keyid"] = keyid
    Path("f").write_text(json.dumps(theirs), encoding="utf-8")
    assert "signature-not-good" == refused("verify", "f", "--key", "ours.pub.pem")


def test_one_good_signature_among_several_is_enough(saved: Path, signed: Path) -> None:
    run("sign", saved, "--key", "none.pem", "--output", "f")
    ours, theirs = (json.loads(Path(name).read_text("utf-8")) for name in ("e", "f"))
    theirs["signatures"] += ours["signatures"]
    Path("f").write_text(json.dumps(theirs), encoding="utf-8")

    assert 0 == verified("f")
    assert 0 == run("verify", "f", "--key", "none.pub.pem").exit_code


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_put("signatures/0/keyid", "other"), id="another hint"),
        pytest.param(_put("signatures/0/keyid", None), id="no hint"),
        pytest.param(_put("note", "fetched today"), id="a key that DSSE does not name"),
    ],
)
def test_what_is_not_signed_does_not_count(
    signed: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    envelope = json.loads(signed.read_text(encoding="utf-8"))
    change(envelope)
    signed.write_text(json.dumps(envelope), encoding="utf-8")

    assert 0 == verified(signed)


def test_either_alphabet_of_base64_is_read(signed: Path) -> None:
    envelope = json.loads(signed.read_text(encoding="utf-8"))
    for part in (envelope["signatures"][0], envelope):
        for name in {"sig", "payload"} & part.keys():
            part[name] = part[name].replace("+", "-").replace("/", "_")
    signed.write_text(json.dumps(envelope), encoding="utf-8")

    assert 0 == verified(signed)


@pytest.mark.parametrize(
    ("expected", "change"),
    [
        pytest.param("not-one-of", {"_type": "https://in-toto.io/Statement/v0.1"}, id="a type"),
        pytest.param(
            "not-one-of", {"predicateType": "https://slsa.dev/provenance/v1"}, id="other"
        ),
        pytest.param("too-few-entries", {"subject": []}, id="about nothing"),
        pytest.param(
            "missing-key", {"subject": [{"name": "profile.yaml"}]}, id="without a digest"
        ),
        pytest.param(
            "subject-not-assessed",
            {"subject": [{"name": "profile.yaml", "digest": {"sha256": "0" * 64}}]},
            id="about another profile",
        ),
        pytest.param("no-saved-assessment", {"predicate": {}}, id="nothing said"),
    ],
)
def test_a_good_signature_does_not_save_a_bad_statement(
    signed: Path, expected: str, change: dict[str, Any]
) -> None:
    seal(signed, {**opened(signed), **change})

    assert expected == refused("verify", signed, "--key", "ours.pub.pem").removesuffix("-near")


@pytest.mark.parametrize("payload", [b"", b"{", b"\xff", b"[1]", b'{"a": 1, "a": 1}', b"[" * 999])
def test_a_payload_that_is_no_statement_is_refused(signed: Path, payload: bytes) -> None:
    seal(signed, payload)

    result = run("verify", signed, "--key", "ours.pub.pem")

    assert (3, "") == (result.exit_code, result.stdout)
    assert "e (content)" in result.stderr


def test_a_good_signature_does_not_save_an_edited_assessment(signed: Path) -> None:
    statement = opened(signed)
    statement["predicate"]["verdict"] = "fail"
    seal(signed, statement)

    assert 1 == verified(signed)


def test_an_envelope_cut_off_anywhere_is_refused(signed: Path) -> None:
    raw = signed.read_bytes().rstrip()
    for sixteenth in range(16):
        signed.write_bytes(raw[: len(raw) * sixteenth // 16])

        assert 3 == verified(signed)


KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PEM = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
PAYLOAD = b'{"_type": "https://in-toto.io/Statement/v1"}'
ENVELOPE = json.dumps(
    {
        "payload": base64.b64encode(PAYLOAD).decode(),
        "payloadType": KIND,
        "signatures": [
            {"keyid": "hint", "sig": base64.b64encode(KEY.sign(pae(KIND, PAYLOAD))).decode()}
        ],
    }
).encode()


@settings(max_examples=300)
@given(st.integers(0, len(ENVELOPE) - 1), st.integers(0, 255))
def test_one_byte_changed_is_refused_or_leaves_what_was_signed(at: int, byte: int) -> None:
    raw = ENVELOPE[:at] + bytes([byte]) + ENVELOPE[at + 1 :]

    try:
        envelope = read_envelope(read_json(raw, "e"))
        payload = envelope.opened(read_public_key(PEM, "key.pem").verifies)
    except InvalidInput:
        return

    assert PAYLOAD == payload
