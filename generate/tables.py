"""Shapes as the reader takes them, written out from the annotations of the models."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import MinLen
from pydantic import BaseModel, Strict, StringConstraints
from pydantic.fields import FieldInfo

from trustcheck.profile.model.value import Alone, Refused, Withholdable, Written

PLAIN = {bool: "BOOLEAN", str: "TEXT", Any: "ANYTHING"}


def constant(name: str) -> str:
    """Return the name of the shape of an alias or of a class.

    >>> constant("ThirdParty")
    'THIRD_PARTY'
    """
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", name).upper()


def aliases(module: ModuleType) -> Mapping[str, Any]:
    """Return the annotations that a module gives a public name, its own and those it imports."""
    named = vars(module).items()
    return {name: form for name, form in named if name[0] != "_" and get_origin(form) in _FORMS}


_FORMS = (Annotated, Literal)


def shape_of(annotation: Any, known: Mapping[str, Any]) -> str:
    """Return the expression of the shape of an annotation; aliases go by their name."""
    for name, form in known.items():
        if form == annotation:
            return constant(name)
    return plain_shape_of(annotation, known)


def plain_shape_of(annotation: Any, known: Mapping[str, Any]) -> str:
    """Return the expression of the shape of an annotation that has no name."""
    if annotation in PLAIN:
        return PLAIN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return constant(annotation.__name__)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return f"OneOf({parts!r})"
    if origin is Annotated:
        return _marked(parts[0], parts[1:], known)
    if origin in (Union, UnionType):
        (inner,) = (part for part in parts if part is not NoneType)
        return shape_of(inner, known)
    return _many(annotation, (), known)


def _marked(inner: Any, marks: tuple[Any, ...], known: Mapping[str, Any]) -> str:
    for mark in marks:
        match mark:
            case Written():
                return f"Written({mark.read.__name__})"
            case Withholdable():
                return f"Withholdable({shape_of(mark.inner, known)})"
            case StringConstraints():
                return _text(mark, marks)
    rest = tuple(mark for mark in marks if not (isinstance(mark, FieldInfo) and mark.alias))
    return _many(inner, rest, known)


def _text(bounds: StringConstraints, marks: tuple[Any, ...]) -> str:
    if bounds.pattern is None:
        return f"TextOf({bounds.min_length}, {bounds.max_length})"
    others = (mark for mark in marks if isinstance(mark, Refused))
    refused = next(others, Refused("not-of-this-form"))
    pattern = str(bounds.pattern).removeprefix("^").removesuffix("$")
    test = f"matches({pattern!r})" if refused.test is None else refused.test.__name__
    return f"TextLike({test}, {refused.code!r})"


def _many(annotation: Any, marks: tuple[Any, ...], known: Mapping[str, Any]) -> str:
    parts = [shape_of(part, known) for part in get_args(annotation) if part is not Ellipsis]
    parts += [option for mark in marks for option in _options(mark)]
    name = {tuple: "ListOf", dict: "MapOf"}[get_origin(annotation)]
    return f"{name}({', '.join(parts)})"


def _options(mark: Any) -> Iterator[str]:
    match mark:
        case Strict():
            return
        case Alone():
            yield "alone=True"
        case FieldInfo(metadata=[MinLen(min_length=1)]):
            yield "filled=True"
        case _:
            raise ValueError(f"no shape has a word for {mark}")


def record_shape(kind: type[BaseModel], known: Mapping[str, Any]) -> str:
    """Return the expression of the shape of a kind of record, without what it inherits."""
    (base,) = kind.__bases__
    hints = get_type_hints(kind, include_extras=True)
    inherited = base.model_fields if issubclass(base, BaseModel) else {}
    own = {name: field for name, field in kind.model_fields.items() if name not in inherited}
    keys = [
        f"{field.alias or name!r}: {shape_of(hints[name], known)}" for name, field in own.items()
    ]
    keys = [f"**{constant(base.__name__)}.keys"] * bool(inherited) + keys
    needs = tuple(f.alias or n for n, f in kind.model_fields.items() if f.is_required())
    renamed = {f.alias: n for n, f in kind.model_fields.items() if f.alias}
    parts = [kind.__name__, f"{{{', '.join(keys)}}}"]
    parts += [f"needs={needs!r}"] * bool(needs) + [f"fields={renamed!r}"] * bool(renamed)
    return f"RecordOf({', '.join(parts)})"
