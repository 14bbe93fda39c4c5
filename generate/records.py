"""The classes of records and the shapes that read them, as Python text, from the models."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import cleandoc, getsource
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Literal, get_origin

from generate.tables import aliases, constant, plain_shape_of, record_shape
from trustcheck.profile import shape, value
from trustcheck.profile.model import value as written

_MODELS = "trustcheck.profile.model"
_NOUNS = ("access", "certificate", "entity", "evidence", "form", "holding", "profile", "record")
SHAPES_OF_VALUES = "trustcheck.profile.written"
MODULES: Mapping[str, str] = {
    written.__name__: SHAPES_OF_VALUES,
    **{f"{_MODELS}.{n}": f"trustcheck.profile.{n}" for n in (*_NOUNS, "right", "service")},
    "trustcheck.ruleset.model": "trustcheck.ruleset.form",
    "trustcheck.ruleset.case_model": "trustcheck.ruleset.case_form",
    "trustcheck.assessment.model": "trustcheck.assessment.form",
    "trustcheck.cli.project_model": "trustcheck.cli.project_form",
}
"""The modules of models, and what is generated from each."""


def modules() -> Iterator[tuple[Path, str]]:
    """Yield every generated module: its path from the top of the project, and its text."""
    for source, target in MODULES.items():
        path = Path(*target.split(".")).with_suffix(".py")
        model = import_module(source)
        lines = _values(model) if model is written else _nouns(model)
        yield path, _in_house_style("\n".join([*_head(model), *lines]))


def _in_house_style(text: str) -> str:
    """Return a module without the imports that it does not need, sorted and formatted."""
    for command in ("check --fix --select=F401", "check --fix --select=I", "format"):
        ruff = [sys.executable, "-m", "ruff", *command.split(), "--quiet", "-"]
        done = subprocess.run(ruff, input=text, capture_output=True, text=True, check=True)
        text = done.stdout
    return text


# Heads


def _head(model: ModuleType) -> Iterator[str]:
    """Yield the docstring of a generated module, and every import that it may need."""
    source = model.__name__.replace(".", "/")
    yield f'"""{cleandoc(model.__doc__ or "")}\n'
    yield f'Generated from {source}.py by `make generate`: change that, not this.\n"""'
    yield "from __future__ import annotations"
    yield "from trustcheck.logic.fields import field, frozen"
    yield f"from trustcheck.profile.shape import {', '.join(_public(shape))}"
    yield f"from trustcheck.profile.value import {', '.join(_public(value))}"
    yield "from typing import get_args"
    for node in _body(model):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from _imports(node.module, [alias.name for alias in node.names])


def _public(module: ModuleType) -> list[str]:
    return [name for name, each in vars(module).items() if _is_own(module, name, each)]


def _is_own(module: ModuleType, name: str, each: object) -> bool:
    home = getattr(each, "__module__", module.__name__)
    return name[0].isalpha() and home == module.__name__


def _imports(module: str, names: list[str]) -> Iterator[str]:
    """Yield what to import for what a model imports."""
    constants = ", ".join(constant(name) for name in names)
    if module == written.__name__:
        known = [name for name in names if name in vars(value)]
        yield f"from {value.__name__} import {', '.join(known)}"
        yield f"from {SHAPES_OF_VALUES} import {constants}"
    elif module in MODULES:
        yield f"from {MODULES[module]} import {', '.join(names)}, {constants}"
    elif not module.startswith(("__future__", "pydantic")):
        yield f"from {module} import {', '.join(names)}"


def _body(model: ModuleType) -> list[ast.stmt]:
    return ast.parse(getsource(model)).body


# Values: their shapes alone, for their types are written by hand


def _values(model: ModuleType) -> Iterator[str]:
    for name in aliases(model):
        yield _named_shape(model, name)


def _named_shape(model: ModuleType, name: str) -> str:
    """Return the line that gives the shape of an alias its name."""
    known = aliases(model)
    is_closed = get_origin(known[name]) is Literal
    said = f"OneOf(get_args({name}))" if is_closed else plain_shape_of(known[name], known)
    return f"{constant(name)} = {said}"


# Nouns: aliases and classes without pydantic, each followed by its shape


def _nouns(model: ModuleType) -> Iterator[str]:
    for node, below in pairwise([*_body(model)[1:], ast.Pass()]):
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Expr():
                continue
            case ast.ClassDef():
                yield from _class(node)
                yield from _class_shape(model, node.name)
            case ast.AnnAssign(ast.Name(name), ast.Name("TypeAlias"), ast.expr() as said):
                yield f"{name}: TypeAlias = {_plain(said)}"
                yield _docstring(below)
                yield _named_shape(model, name)
            case _:
                yield ast.unparse(node)
                yield _docstring(below)


def _docstring(node: ast.stmt) -> str:
    match node:
        case ast.Expr(ast.Constant(str(text))):
            return f'"""{text}"""'
        case _:
            return ""


def _class_shape(model: ModuleType, name: str) -> Iterator[str]:
    kind = vars(model)[name]
    if kind.model_fields:
        yield f"{constant(name)} = {record_shape(kind, aliases(model))}"


def _class(node: ast.ClassDef) -> Iterator[str]:
    bases = [base for base in map(ast.unparse, node.bases) if base != "BaseModel"]
    yield "@frozen(kw_only=True)"
    yield f"class {node.name}({', '.join(bases)}):" if bases else f"class {node.name}:"
    for number, inner in enumerate(node.body):
        match inner:
            case ast.Expr():
                yield f"    {_docstring(inner)}" + "\n" * (number == 0)
            case ast.AnnAssign(target=ast.Name(name)):
                default = "" if inner.value is None else f" = {_default(inner.value)}"
                yield f"    {name}: {_plain(inner.annotation)}{default}"
            case ast.FunctionDef():
                yield "\n".join(f"    {line}" for line in ast.unparse(inner).splitlines())


def _default(node: ast.expr) -> str:
    """Return the default of a field, which pydantic's `Field` may hold among other things."""
    match node:
        case ast.Call(func=ast.Name("Field")):
            said = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
            if "default_factory" in said:
                return f"field(default_factory={said['default_factory']})"
            return said["default"]
        case _:
            return ast.unparse(node)


def _plain(annotation: ast.expr) -> str:
    """Return an annotation without what only pydantic reads."""
    return ast.unparse(_Plain().visit(annotation))


class _Plain(ast.NodeTransformer):
    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """Take the type out of `Annotated`."""
        match node:
            case ast.Subscript(value=ast.Name("Annotated"), slice=ast.Tuple([inner, *_])):
                return inner
            case _:
                return self.generic_visit(node)
