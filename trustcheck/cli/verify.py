"""`trustcheck verify`: a saved assessment made again, and what differs."""

from __future__ import annotations

import click

from trustcheck.cli.command import Argument, Command, Option
from trustcheck.cli.console import Console
from trustcheck.cli.exit_code import ExitCode
from trustcheck.cli.options import speaking
from trustcheck.cli.target import STANDARD_STREAM
from trustcheck.cli.verification import Verification


@click.command("verify", cls=Command, add_help_option=False)
@click.argument("result", cls=Argument)
@click.option("--profile", "saved_profile", cls=Option, metavar="FILE")
@click.option("--ruleset", "saved_ruleset", cls=Option, metavar="NAME|PATH")
@click.option("--key", "public_key", cls=Option, metavar="FILE")
@click.option("--no-signature", cls=Option, is_flag=True)
@click.option(
    "--format",
    "verified_format",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
@speaking
@click.pass_obj
def verify(
    console: Console,
    result: str,
    *,
    saved_profile: str | None,
    saved_ruleset: str | None,
    public_key: str | None,
    no_signature: bool,
    verified_format: str,
) -> ExitCode:
    """Check a saved assessment."""
    if public_key is not None and no_signature:
        raise click.UsageError("--key and --no-signature exclude each other.")
    if result == saved_profile == STANDARD_STREAM:
        raise click.UsageError("standard input can be read only once.")
    verification = Verification(
        result=result,
        profile=saved_profile,
        ruleset=saved_ruleset,
        key=public_key,
        no_signature=no_signature,
        page_format=verified_format,
    )
    return verification.run(console)
