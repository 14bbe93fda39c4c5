"""No test reaches the network, whatever it imports."""

from __future__ import annotations

import socket

import pytest


def test_a_socket_cannot_be_opened() -> None:
    with pytest.raises(RuntimeError, match="network"):
        socket.socket()


def test_a_name_cannot_be_looked_up() -> None:
    with pytest.raises(RuntimeError, match="network"):
        socket.create_connection(("localhost", 9))


def test_modules_that_build_on_sockets_still_load() -> None:
    import ssl

    assert issubclass(ssl.SSLSocket, socket.socket)
