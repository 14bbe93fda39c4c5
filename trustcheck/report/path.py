"""Names of files as the formats of continuous integration write them."""

from __future__ import annotations

from posixpath import normpath

from trustcheck.report.uri import encoded


def path_of(file: str) -> str:
    """Return a path without steps that lead nowhere, as platforms look files up.

    >>> path_of("./offers/../a.yaml")
    'a.yaml'
    """
    return normpath(file)


def uri_of(file: str) -> str:
    """Return a path as a URI, relative unless the path is not.

    >>> uri_of("./offres/été 1:2.yaml")
    'offres/%C3%A9t%C3%A9%201%3A2.yaml'
    """
    path = normpath(file)
    written = encoded(path, "/")
    return f"file://{written}" if path.startswith("/") else written
