"""Which articles a notice to customers watches."""

from __future__ import annotations


def is_watched(article: str, watches: tuple[str, ...]) -> bool:
    """Tell whether an article is one of those that are watched, or below one.

    >>> is_watched("19.6.b", ("19.6",)), is_watched("19.61", ("19.6",))
    (True, False)
    """
    return any(article == each or article.startswith(f"{each}.") for each in watches)
