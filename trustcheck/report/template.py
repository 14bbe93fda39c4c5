"""Pages made of templates: the only home of Jinja2; what is filled in is escaped unless said."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from trustcheck.logic.message import Message, Value
from trustcheck.report.sheet import sheet
from trustcheck.report.style import visible
from trustcheck.wording.phrase import Wording


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


def filled(
    name: str, wording: Wording, /, *, templates: Environment | None = None, **values: Any
) -> str:
    """Return a template with values in it; `say` and `phrase` tell what the catalog has.

    Many pages are filled sooner with the same `templates`, an environment.
    """

    def told(id: str, /, **named: Value) -> str:
        return visible(wording.sentence(Message(id, tuple(named.items()))))

    def phrased(id: str, /, **named: Value) -> str:
        return visible(wording.phrase(Message(id, tuple(named.items()))))

    template = (templates or environment()).get_template(name)
    return template.render(say=told, phrase=phrased, **values)


def digest(text: str) -> str:
    """Return the source of a style or a script as a content security policy names it."""
    hashed = b64encode(sha256(text.encode()).digest()).decode()
    return f"sha256-{hashed}"
