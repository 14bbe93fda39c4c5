"""Pages made of templates: the only home of Jinja2; what is filled in is escaped unless said."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from trustcheck.report.sheet import sheet


def environment() -> Environment:
    """Return the templates of the folder `page`; a name that is not there is an error."""
    made = Environment(
        autoescape=True,
        loader=FunctionLoader(sheet),
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=True,
    )
    made.filters |= {"svg": Markup, "raw": Markup, "digest": digest}
    return made


def digest(text: str) -> str:
    """Return the source of a style or a script as a content security policy names it."""
    hashed = b64encode(sha256(text.encode()).digest()).decode()
    return f"sha256-{hashed}"
