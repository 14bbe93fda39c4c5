"""The peers, each of a pinned version, in an environment and a folder of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from trustcheck.logic.fields import frozen

ROOT = Path(__file__).parents[2]
WORKSHOP = ROOT / "build" / "peers"
PYTHON = WORKSHOP / "python" / "bin" / "python"
NODE = WORKSHOP / "node" / "node_modules" / ".bin" / "spectral"

PACKAGES = {
    "gordon-to-regorus": "0.13.0",
    "regopy": "1.5.2",
    "cel-expr-python": "0.1.3",
    "cel-python": "0.5.0",
    "rule-engine": "5.1.0",
    "jsonschema-rs": "0.60.3",
    "jsonschema": "4.26.0",
    "check-jsonschema": "0.39.0",
    "PyYAML": "6.0.3",
}
NODE_PACKAGES = {"@stoplight/spectral-cli": "6.16.3"}
VERSIONS = PACKAGES | NODE_PACKAGES


@frozen
class Absence:
    """A peer that could not be installed, and why."""

    package: str
    reason: str


def equip() -> tuple[Absence, ...]:
    """Install every peer that is not there yet; return those that cannot be had."""
    return (*_python_packages(), *_node_packages())


def _python_packages() -> Iterator[Absence]:
    if not PYTHON.exists():
        _run(sys.executable, "-m", "venv", str(PYTHON.parents[1]))
    pip = (str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check")
    pins = [f"{name}=={version}" for name, version in PACKAGES.items()]
    if _has(pins) or not _run(*pip, "install", *pins):
        return
    for name, pin in zip(PACKAGES, pins, strict=True):  # one by one: who is it?
        if reason := _run(*pip, "install", pin):
            yield Absence(name, reason)


def _has(pins: list[str]) -> bool:
    command = [str(PYTHON), "-m", "pip", "list", "--format", "freeze"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    present = {_alike(line) for line in listed.splitlines()}
    return present.issuperset(map(_alike, pins))


def _alike(pin: str) -> str:
    return pin.lower().replace("_", "-")


def _node_packages() -> Iterator[Absence]:
    folder = NODE.parents[2]
    folder.mkdir(parents=True, exist_ok=True)
    for name, version in NODE_PACKAGES.items():
        stamp = folder / f"{name.replace('/', '-')}-{version}"
        if stamp.exists() and NODE.exists():
            continue
        npm = ("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")
        if reason := _run(*npm, "--prefix", str(folder), f"{name}@{version}"):
            yield Absence(name, reason)
        else:
            stamp.touch()


def _run(*command: str) -> str:
    """Run a command; return why it failed, nothing if it did not."""
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    except (OSError, subprocess.TimeoutExpired) as failure:
        return str(failure)
    if ran.returncode == 0:
        return ""
    told = [line for line in ran.stderr.splitlines() if line.strip()]
    return next((line for line in told if "ERROR" in line or "error" in line), "no reason given")
