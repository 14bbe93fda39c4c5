"""Classes of named fields: what dataclasses are, made in a twentieth of the time.

`dataclasses` compiles several functions for each class and takes `inspect` along: a third of what
a run of one profile took. Here equality, hash and text are the same functions for every class,
and `__init__` is compiled once for each number of fields; a class renames its parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from types import CodeType, FunctionType, MemberDescriptorType
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


class _Field:
    """A field that takes more than a default to describe."""

    __slots__ = ("factory", "init")

    def __init__(self, factory: Callable[[], Any] | None, init: bool) -> None:
        self.factory = factory
        self.init = init


def field(*, default_factory: Callable[[], Any] | None = None, init: bool = True) -> Any:
    """Describe a field: made anew for each instance, or set by `__post_init__` alone.

    A field with `init=False` has no part in equality, hash and text.
    """
    return _Field(default_factory, init)


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(
    *, order: bool = ..., kw_only: bool = ..., lazy: bool = ...
) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    cls: type[T] | None = None,
    /,
    *,
    order: bool = False,
    kw_only: bool = False,
    lazy: bool = False,
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class of fields whose instances never change, equal and hashed by their values.

    `order` compares them as tuples, `kw_only` takes every field by name, and `lazy` leaves room
    for `functools.cached_property`.
    """

    def made(cls: type[T]) -> type[T]:
        further: dict[str, Any] = dict(_FROZEN)
        if order:
            further |= _ORDER
        return _made(cls, further, kw_only=kw_only, lazy=lazy)

    return made if cls is None else made(cls)


@dataclass_transform(field_specifiers=(field,))
def define(cls: type[T], /) -> type[T]:
    """Make a class of fields whose instances may change, equal by their values."""
    return _made(cls, {"__hash__": None}, kw_only=False, lazy=False)


def replace(instance: T, /, **changes: Any) -> T:
    """Return an instance of the same class, with other values in some of its fields."""
    cls: Any = type(instance)
    values = {name: getattr(instance, name) for name in cls.__match_args__}
    return cls(**{**values, **changes})  # type: ignore[no-any-return]  # cls is the type of T


def _made(cls: type[T], further: dict[str, Any], *, kw_only: bool, lazy: bool) -> type[T]:
    """Return the class with slots, and with the methods that follow from its fields."""
    namespace = dict(cls.__dict__)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    inherited = _inherited(cls)
    own = {name: namespace.pop(name, _REQUIRED) for name in namespace.get("__annotations__", {})}
    fields = {**inherited, **own}
    given = tuple(n for n, v in fields.items() if not isinstance(v, _Field) or v.init)
    slots = tuple(name for name in own if name not in inherited)
    namespace |= {
        "__slots__": (*slots, "__dict__") if lazy else slots,
        "__fields__": fields,
        "__match_args__": given,
        "__values__": staticmethod(attrgetter(*given) if given else _no_values),
    }
    for name, method in {**_COMMON, **further}.items():
        namespace.setdefault(name, method)
    build: Any = type(cls)
    made: type[T] = build(cls.__name__, cls.__bases__, namespace)
    made.__init__ = _initializer(made, fields, kw_only=kw_only)  # type: ignore[method-assign]  # ours
    return made


def _inherited(cls: type) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for base in reversed(cls.__mro__[1:]):
        found |= base.__dict__.get("__fields__", {})
    return found


def _no_values(_instance: object) -> tuple[()]:
    return ()


# `__init__`: one for each number of fields, its parameters renamed

_REQUIRED = object()
_INITIALIZERS: dict[tuple[int, tuple[int, ...], bool], CodeType] = {}


def _initializer(cls: type, fields: dict[str, Any], *, kw_only: bool) -> FunctionType:
    """Return the `__init__` of a class: the slots are filled in the order of the fields.

    Raises TypeError for a field without a default after one that has it, unless they are named.
    """
    given: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]  # set by _made
    optional: dict[str, Any] = {}
    scope: dict[str, Any] = {"UNSET": _REQUIRED}
    made: list[int] = []
    for place, name in enumerate(given):
        default = fields[name]
        scope[f"set{place}"] = _slot(cls, name).__set__
        if isinstance(default, _Field):
            made.append(place)
            scope[f"make{place}"] = default.factory
            optional[name] = _REQUIRED
        elif default is not _REQUIRED:
            optional[name] = default
        elif optional and not kw_only:
            raise TypeError(f"{cls.__qualname__}.{name} needs a default, as those before it have")
    code = _code(len(given), tuple(made), hasattr(cls, "__post_init__"))
    code = code.replace(co_varnames=("self", *given))
    if kw_only:
        code = code.replace(co_argcount=1, co_kwonlyargcount=len(given))
    function = FunctionType(code, scope, "__init__", None if kw_only else (*optional.values(),))
    function.__kwdefaults__ = optional if kw_only else {}
    function.__qualname__ = f"{cls.__qualname__}.__init__"
    return function


def _slot(cls: type, name: str) -> MemberDescriptorType:
    slot = getattr(cls, name)
    if not isinstance(slot, MemberDescriptorType):
        raise TypeError(f"{cls.__qualname__}.{name} is no field of its own")
    return slot


def _code(count: int, made: tuple[int, ...], completed: bool) -> CodeType:
    """Return the code of an `__init__` of `count` fields, those at `made` from a factory."""
    key = count, made, completed
    if key not in _INITIALIZERS:
        lines = [f"def __init__({', '.join(('self', *(f'p{i}' for i in range(count))))}):"]
        lines += [f"    if p{i} is UNSET: p{i} = make{i}()" for i in made]
        lines += [f"    set{i}(self, p{i})" for i in range(count)]
        lines += ["    self.__post_init__()"] if completed else ["    return"]
        scope: dict[str, Any] = {}
        exec("\n".join(lines), scope)
        _INITIALIZERS[key] = scope["__init__"].__code__
    return _INITIALIZERS[key]


# The same for every class


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__values__(self) == self.__values__(other)


def _hashed(self: Any) -> int:
    return hash(self.__values__(self))


def _shown(self: Any) -> str:
    values = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({', '.join(values)})"


def _unchangeable(self: Any, name: str, *_value: Any) -> None:
    raise AttributeError(f"{type(self).__qualname__} never changes: {name}")


def _state(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__fields__)


def _restore(self: Any, state: tuple[Any, ...]) -> None:
    for name, value in zip(self.__fields__, state, strict=True):
        getattr(type(self), name).__set__(self, value)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    def method(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(self.__values__(self), self.__values__(other))

    return method


def _operators() -> Iterator[tuple[str, Callable[[Any, Any], Any]]]:
    yield "__lt__", _ordered(lambda one, other: one < other)
    yield "__le__", _ordered(lambda one, other: one <= other)
    yield "__gt__", _ordered(lambda one, other: one > other)
    yield "__ge__", _ordered(lambda one, other: one >= other)


_COMMON: dict[str, Any] = {
    "__eq__": _equal,
    "__repr__": _shown,
    "__getstate__": _state,
    "__setstate__": _restore,
}
_FROZEN: dict[str, Any] = {
    "__hash__": _hashed,
    "__setattr__": _unchangeable,
    "__delattr__": _unchangeable,
}
_ORDER: dict[str, Any] = dict(_operators())
