"""`trustcheck sign`: a saved assessment in an envelope that a key vouches for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from trustcheck.cli.command import Argument, Command, Option
from trustcheck.cli.console import Console
from trustcheck.cli.delivery import put
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import speaking
from trustcheck.cli.target import STANDARD_STREAM, place_of, spare_file
from trustcheck.cli.verification import take_document
from trustcheck.logic.message import say
from trustcheck.source.problem import InvalidInput, Problem

if TYPE_CHECKING:
    from trustcheck.assessment.ed25519 import PrivateKey

_OTHERS = 0o077
"""The permissions of everybody but the owner of a file."""


@click.command("sign", cls=Command, add_help_option=False)
@click.argument("result", cls=Argument)
@click.option("--key", "private_key", cls=Option, metavar="FILE", required=True)
@click.option("--passphrase-file", cls=Option, metavar="FILE")
@click.option("--output", "signed_output", cls=Option, metavar="FILE")
@click.option("--force", cls=Option, is_flag=True)
@speaking
@click.pass_obj
def sign(
    console: Console,
    result: str,
    *,
    private_key: str,
    passphrase_file: str | None,
    signed_output: str | None,
    force: bool,
) -> ExitCode:
    """Sign a saved assessment."""
    from trustcheck.assessment.envelope import sealed
    from trustcheck.assessment.saved import checked
    from trustcheck.assessment.statement import statement_of

    target = None if signed_output in (None, STANDARD_STREAM) else Path(str(signed_output))
    if target is not None:
        inputs = (result, private_key, *([passphrase_file] if passphrase_file else ()))
        spare_file(target, inputs, "output-over-input", force=force)
    key = _key(console, Path(private_key), passphrase_file)
    document, is_signed = take_document(console, result)
    if is_signed:
        raise InvalidInput([Problem(document.span(()), say("signed-already"))])
    statement = statement_of(checked(document))
    envelope = sealed(statement, keyid=key.public.id, sign=key.sign)
    put(console, envelope, target)
    if target is not None:
        console.talk(say("verify.signed", file=place_of(target).file, keyid=key.public.id))
    return ExitCode.GATE_OPEN


def _key(console: Console, path: Path, passphrase_file: str | None) -> PrivateKey:
    """Return the key of a file; who else could read the file is remarked."""
    from trustcheck.assessment.ed25519 import read_private_key
    from trustcheck.source.file import displayed, read_file

    passphrase = None
    if passphrase_file is not None:
        # One line, as editors and `echo` write it: the end of the line is no part of it.
        passphrase = read_file(Path(passphrase_file)).removesuffix(b"\n").removesuffix(b"\r")
        _remark(console, Path(passphrase_file))
    key = read_private_key(read_file(path), displayed(path), passphrase=passphrase)
    _remark(console, path)
    return key


def _remark(console: Console, path: Path) -> None:
    """Say that others than its owner can read a file that they should not."""
    mode = path.stat().st_mode
    if mode & _OTHERS:
        console.talk(say("verify.key_open", file=place_of(path).file, mode=f"{mode & 0o777:03o}"))
