"""The formats that people write as JSON Schema, for editors and for other programs.

That of the profile accepts what `structure` accepts, but for one thing that JSON Schema cannot
say: that a lower bound lies below an upper one. What needs several places of a file to be seen is
not in it.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from textwrap import dedent
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from trustcheck.assessment.model import BaselineForm, WaiversForm
from trustcheck.cli.project_model import ProjectForm
from trustcheck.profile.model import value as values
from trustcheck.profile.model.profile import Profile
from trustcheck.profile.model.record import Record
from trustcheck.profile.value import ID_PATTERN
from trustcheck.ruleset.case_model import AttestedCasesForm, CasesForm
from trustcheck.ruleset.model import CriterionForm, RulesetForm, TailoringForm

Schema: TypeAlias = dict[str, Any]

ID = "urn:trustcheck:profile:1"
WAIVERS_ID = "urn:trustcheck:waivers:1"
BASELINE_ID = "urn:trustcheck:baseline:1"
PROJECT_ID = "urn:trustcheck:config:1"

RULE_FILES: Mapping[str, type[Record]] = {
    "attested-cases": AttestedCasesForm,
    "cases": CasesForm,
    "criterion": CriterionForm,
    "ruleset": RulesetForm,
    "tailoring": TailoringForm,
}
"""The files of rulesets by the names of their schemas; conditions are whatever they may be."""

_SHARED = ("Amount", "Count", "Length", "Place", "EntityId", "LastDay", "Id", "Territory", "Day")
"""Forms of values that the schema defines once."""

_NOISE = ("title", "default", "description")
"""What pydantic adds; descriptions are taken from the docstrings, those of fields included."""

_ORDER = ("description", "$ref", "type", "required", "properties", "propertyNames")
"""The order in which a person reads the keywords; any other comes after them as it stands."""


def profile_schema_text() -> str:
    """Return the schema as it is published: JSON, its keys in the order of the format."""
    return _text(profile_schema())


def waivers_schema_text() -> str:
    """Return the schema of a file of waivers as it is published."""
    return _text(schema_of(WaiversForm, WAIVERS_ID))


def rule_schema_texts() -> Iterator[tuple[str, str]]:
    """Yield the schemas of the files of rulesets by name, as they are published."""
    for name, form in RULE_FILES.items():
        yield name, _text(schema_of(form, f"urn:trustcheck:{name}:1"))


def baseline_schema_text() -> str:
    """Return the schema of a baseline as it is published."""
    return _text(schema_of(BaselineForm, BASELINE_ID))


def project_schema_text() -> str:
    """Return the schema of the file of a project as it is published."""
    return _text(schema_of(ProjectForm, PROJECT_ID))


def profile_schema() -> Schema:
    """Return the schema of a profile, JSON Schema Draft 2020-12."""
    return schema_of(Profile, ID)


def schema_of(top: type[Record], id: str) -> Schema:
    """Return the schema of a file whose top is such a record, JSON Schema Draft 2020-12."""
    generated = top.model_json_schema()
    records = {record.__name__: record for record in _kinds(Record)}
    definitions = {**generated.pop("$defs", {}), top.__name__: generated}
    shared = {name: TypeAdapter(getattr(values, name)).json_schema() for name in _SHARED}
    told = {
        name: _described(_clean(definition, shared), records[name])
        for name, definition in definitions.items()
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id}
    whole = told.pop(top.__name__)
    forms = {name: _form(name, shared) for name in sorted(shared)}
    direct = {name: form for name, form in forms.items() if _refers(name, (whole, told))}
    used = {name: form for name, form in forms.items() if _refers(name, (whole, told, direct))}
    return {**head, **whole, "$defs": {**used, **told}}


def _text(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _refers(name: str, schemas: object) -> bool:
    """Tell whether any of the schemas refers to a definition."""
    return f'"#/$defs/{name}"' in json.dumps(schemas)


def _kinds(record: type[Record]) -> Iterator[type[Record]]:
    """Yield a kind of record and those that are made of it."""
    yield record
    for kind in record.__subclasses__():
        yield from _kinds(kind)


# From what pydantic writes to what a person would


def _clean(schema: Schema, shared: Mapping[str, Schema]) -> Schema:
    """Return the schema without noise: nothing is ever null, defaults and titles tell nothing."""
    schema = {key: part for key, part in schema.items() if key not in _NOISE}
    choices = [choice for choice in schema.pop("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        return _clean({**schema, **choices[0]}, shared)
    if choices:
        schema["anyOf"] = choices
    form = next((name for name, shape in shared.items() if shape == schema), None)
    if form is not None:
        return {"$ref": f"#/$defs/{form}"}
    clean = {key: part for pair in schema.items() for key, part in _keyword(*pair, shared)}
    return {key: clean[key] for key in sorted(clean, key=_rank)}


def _rank(keyword: str) -> int:
    return _ORDER.index(keyword) if keyword in _ORDER else len(_ORDER)


def _keyword(key: str, part: Any, shared: Mapping[str, Schema]) -> Iterator[tuple[str, Any]]:
    """Yield a keyword of a schema as it is published, or the two that say it better."""
    if key == "patternProperties":  # mappings by id are all that the models have of them
        (inner,) = part.values()
        yield "propertyNames", _clean({"type": "string", "pattern": ID_PATTERN}, shared)
        yield "additionalProperties", _clean(inner, shared)
    elif key == "properties":
        yield key, {name: _clean(inner, shared) for name, inner in part.items()}
    elif key == "anyOf":
        choices = (_clean(choice, shared) for choice in part)
        # A choice that is nothing but a choice is one with ours.
        yield key, [one for each in choices for one in each.get("anyOf", [each])]
    elif key == "pattern":
        # To Python's `re`, unlike JSON Schema, `$` also matches before a last line break.
        yield key, part + r"(?!\n)"
    elif isinstance(part, dict):
        yield key, _clean(part, shared)
    else:
        yield key, part


def _form(name: str, shared: Mapping[str, Schema]) -> Schema:
    others = {other: shape for other, shape in shared.items() if other != name}
    description = _docstrings(inspect.getsource(values)).get(name)
    told = {"description": description} if description else {}
    return {**told, **_clean(shared[name], others)}


# Descriptions


def _described(schema: Schema, record: type[Record]) -> Schema:
    """Return the schema of a record with what the docstrings say of it and of its fields."""
    texts = _field_docstrings(record)
    renamed = {name: each.alias for name, each in record.model_fields.items() if each.alias}
    texts = {renamed.get(name, name): text for name, text in texts.items()}
    properties = {
        name: {**({"description": texts[name]} if name in texts else {}), **field}
        for name, field in schema["properties"].items()
    }
    description = _one_line(inspect.getdoc(record) or "")
    return {"description": description, **schema, "properties": properties}


def _field_docstrings(record: type[Record]) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for kind in reversed(record.__mro__):
        if issubclass(kind, Record):
            texts |= _docstrings(dedent(inspect.getsource(kind)))
    return texts


def _docstrings(source: str) -> Mapping[str, str]:
    """Return the text below each annotated name of a module or of a class."""
    body = ast.parse(source).body
    if isinstance(body[0], ast.ClassDef):
        body = body[0].body
    texts: dict[str, str] = {}
    for statement, below in pairwise(body):
        match statement, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                texts[name] = _one_line(inspect.cleandoc(text))
    return texts


def _one_line(text: str) -> str:
    """Return a docstring as JSON Schema shows it: paragraphs without the breaks of our lines."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
