"""What every test shares: exact repeats, golden files, what is kept, and no network."""

from __future__ import annotations

import gc
import os
import signal
import socket
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import NoReturn, TypeAlias

import pytest
from hypothesis import settings

from tests.keeping import keeping

Golden: TypeAlias = Callable[[Path, str], None]

# The same examples in every run, so that a red suite is a change's own; `make explore` draws
# new ones, and a failure it finds becomes a test of its own.
settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("EXPLORE") else "same")

# A shell that starts the tests in the background lets them ignore Ctrl-C, and with them every
# program that they start to interrupt it.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write the generated files anew instead of comparing them; then read the diff",
    )


# What is imported and collected stays to the end, and so does what tests share: looking through
# all of it for circles, at every few hundred new objects, took a fifth of the time of the tests.
@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
        gc.set_threshold(20_000)


# The doctests are those of the program: no file of a test is looked through for more.
@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    found = yield
    return [each for each in found if type(each) is pytest.Module]


@pytest.fixture(scope="session")
def accept(pytestconfig: pytest.Config) -> bool:
    """Whether generated files are to be written anew."""
    return bool(pytestconfig.getoption("accept"))


@pytest.fixture
def golden(accept: bool) -> Golden:
    """Compare a generated text with the file that keeps it, or write that file anew."""

    def compare(path: Path, text: str) -> None:
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text

    return compare


@pytest.fixture(scope="session", autouse=True)
def _kept() -> Iterator[None]:
    with keeping():
        yield


class _NoSocket(socket.socket):
    """A socket that cannot be had."""

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        _refuse()


def _refuse(*_args: object, **_kwargs: object) -> NoReturn:
    raise RuntimeError("a test reached for the network")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", _NoSocket)
        patch.setattr(socket, "getaddrinfo", _refuse)
        yield
