"""What holds in a run: the command line before the environment before the file of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from trustcheck.assessment.form import PolicyForm
from trustcheck.assessment.policy_form import form_of, overlaid, policy_of
from trustcheck.assessment.waiver import NOTICE
from trustcheck.cli.clause import fail_on, tolerate
from trustcheck.cli.gatekeeping import Gatekeeping
from trustcheck.cli.setting import DEFAULT, Origin, Setting, leaves, named, patterns
from trustcheck.cli.shelf import DEFAULT_RULESET
from trustcheck.cli.variables import VARIABLES
from trustcheck.logic.fields import frozen
from trustcheck.source.document import Data
from trustcheck.source.span import Span

if TYPE_CHECKING:
    from trustcheck.cli.project_reading import Project

T = TypeVar("T")


@frozen(kw_only=True)
class Configuration:
    """Everything that can be set in several places, and where it was."""

    profiles: tuple[str, ...]
    rulesets: tuple[str, ...]
    home: tuple[str, ...]
    """The rulesets that hold where the command line names none."""
    parameters: Mapping[str, str]
    as_of: str | None
    gatekeeping: Gatekeeping
    formats: tuple[str, ...]
    lang: str | None
    settings: tuple[Setting, ...]
    """All of it with its origin, in the order of a project's file."""

    @property
    def gatekeeper(self) -> Gatekeeping | None:
        """What moves the gate, None where nothing is set that does."""
        is_ruled = any(
            each.key.startswith("policy.") and each.origin.kind != "default"
            for each in self.settings
        )
        moves = is_ruled or self.gatekeeping.waivers or self.gatekeeping.baseline
        return self.gatekeeping if moves else None

    def origin(self, key: str) -> Origin:
        """Return where a value was set; raises KeyError for one that there is not."""
        return {each.key: each.origin for each in self.settings}[key]

    @property
    def options(self) -> tuple[str, ...]:
        """The options that were given, each once."""
        flags = (each.origin.shown for each in self.settings if each.origin.kind == "flag")
        return tuple(dict.fromkeys(flags))

    @property
    def places(self) -> Mapping[str, Span]:
        """Where parameters and rulesets were set in a file, by the names that problems have."""
        found: dict[str, Span] = {}
        for each in self.settings:
            if each.origin.kind == "file" and each.key.startswith("parameters."):
                found[f"--parameter {each.key.removeprefix('parameters.')}"] = each.origin.place
        return found


class Sources:
    """The three places where something can be set, asked in their order."""

    def __init__(
        self,
        given: Mapping[str, Any],
        environment: Mapping[str, str],
        project: Project | None,
    ) -> None:
        self._given = given
        self._environment = environment
        self._project = project
        self.settings: list[Setting] = []

    def configuration(
        self, *, rulesets: tuple[str, ...] = (DEFAULT_RULESET,), baseline: str | None = None
    ) -> Configuration:
        """Return what holds; raises a usage error for clauses and parameters that are none.

        `rulesets` and `baseline` are those that hold where none is named.
        """
        home = self._home(rulesets)
        profiles = self._several("profiles", "PROFILE", "TRUSTCHECK_PROFILES", ())
        rulesets = self._several("rulesets", "--ruleset", "TRUSTCHECK_RULESET", rulesets)
        parameters = self._parameters()
        as_of = self._one("as_of", "--as-of", "TRUSTCHECK_AS_OF", None)
        policy, places = self._policy()
        waivers = self._several("waivers", "--waivers", "TRUSTCHECK_WAIVERS", ())
        notice = self._one("waiver_notice", "--waiver-notice", "", NOTICE)
        known = self._one("baseline", "--baseline", "TRUSTCHECK_BASELINE", baseline)
        formats = self._several("formats", "--format", "TRUSTCHECK_FORMAT", ())
        lang = self._one("lang", "--lang", "TRUSTCHECK_LANG", None)
        if self._given.get("no_waivers"):
            waivers = ()
            self._replace("waivers", [], named("flag", "--no-waivers"))
        return Configuration(
            profiles=profiles,
            rulesets=rulesets,
            home=home,
            parameters=parameters,
            as_of=as_of,
            gatekeeping=Gatekeeping(
                policy=policy, places=places, waivers=waivers, notice=notice, baseline=known
            ),
            formats=formats,
            lang=lang,
            settings=tuple(self.settings),
        )

    def _home(self, default: tuple[str, ...]) -> tuple[str, ...]:
        elsewhere = Sources({}, self._environment, self._project)
        return elsewhere._several("rulesets", "", "TRUSTCHECK_RULESET", default)

    # One value, or several

    def _several(
        self, key: str, option: str, variable: str, default: tuple[str, ...]
    ) -> tuple[str, ...]:
        found: tuple[str, ...]
        origin = DEFAULT
        found = default
        if given := self._given.get(key):
            found, origin = tuple(given), named("flag", option)
        elif text := self._environment.get(variable, ""):
            found, origin = VARIABLES[variable].values(text), named("environment", variable)
        elif said := self._said(key):
            found, origin = said, self._place(key)
        self.settings.append(Setting(key, [*found], origin))
        return found

    def _one(self, key: str, option: str, variable: str, default: T) -> T:
        found: Any = default
        origin = DEFAULT
        if (given := self._given.get(key)) is not None:
            found, origin = given, named("flag", option)
        elif text := self._environment.get(variable, ""):
            found, origin = text, named("environment", variable)
        elif (said := self._said(key)) is not None:
            found, origin = said, self._place(key)
        self.settings.append(Setting(key, found, origin))
        return found  # type: ignore[no-any-return]  # each source has values of this type

    def _parameters(self) -> Mapping[str, str]:
        from trustcheck.source.writing import flow

        said: Mapping[str, Data] = self._said("parameters") or {}
        found = {
            name: (flow(value), self._place("parameters", name)) for name, value in said.items()
        }
        variable = "TRUSTCHECK_PARAMETER"
        for text in VARIABLES[variable].values(self._environment.get(variable, "")):
            name, equals, value = text.partition("=")
            if not equals or not name:
                raise click.UsageError(f"{variable}: {text!r} is not NAME=VALUE.")
            found[name] = value, named("environment", variable)
        for name, value in (self._given.get("settings") or {}).items():
            found[name] = value, named("flag", "--parameter")
        self.settings += [
            Setting(f"parameters.{name}", value, origin) for name, (value, origin) in found.items()
        ]
        return {name: value for name, (value, _) in found.items()}

    # The policy

    def _policy(self) -> tuple[PolicyForm, Mapping[str, Span]]:
        """Return the policy, each part of it from where it outweighs; and where it stands."""
        form = PolicyForm()
        origins: dict[tuple[str, ...], Origin] = {}
        places: dict[str, Span] = {}
        for said, origin in self._clauses():
            form = overlaid(form, said)
            told = leaves(said)
            if told:
                places["policy"] = origin(()).place
            origins |= {way: origin(("policy", *way)) for way in told}
            places |= {pattern: origin(way).place for pattern, way in patterns(said)}
        whole = leaves(form_of(policy_of(form)))
        self.settings += [
            Setting(".".join(("policy", *way)), value, origins.get(way, DEFAULT))
            for way, value in whole.items()
        ]
        return form, places

    def _clauses(self) -> Iterator[tuple[PolicyForm, Callable[[tuple[str | int, ...]], Origin]]]:
        """Yield what each source says of the policy, what is outweighed first."""
        if self._project is not None and self._project.form.policy is not None:
            project = self._project
            yield project.form.policy or PolicyForm(), lambda way: self._place(*way or ("policy",))
        read: tuple[tuple[str, str, str, Callable[..., PolicyForm]], ...] = (
            ("fail_on", "--fail-on", "TRUSTCHECK_FAIL_ON", fail_on),
            ("tolerate", "--tolerate", "TRUSTCHECK_TOLERATE", tolerate),
        )
        for _, _, variable, clause in read:
            values = VARIABLES[variable].values(self._environment.get(variable, ""))
            yield _read(clause, values, variable), _always(named("environment", variable))
        for key, option, _, clause in read:
            values = tuple(self._given.get(key) or ())
            shown = " ".join(f"{option} {value}" for value in values)
            yield _read(clause, values, option), _always(named("flag", shown or option))

    # The file of the project

    def _said(self, key: str) -> Any:
        return None if self._project is None else getattr(self._project.form, key, None)

    def _place(self, *pointer: str | int) -> Origin:
        assert self._project is not None
        return Origin("file", self._project.at(*pointer))

    def _replace(self, key: str, value: Data, origin: Origin) -> None:
        self.settings[:] = [
            Setting(key, value, origin) if each.key == key else each for each in self.settings
        ]


def _read(clause: Callable[..., PolicyForm], values: tuple[str, ...], source: str) -> PolicyForm:
    try:
        return clause(values)
    except ValueError as error:
        raise click.UsageError(f"{source}: {error}") from None


def _always(origin: Origin) -> Callable[[tuple[str | int, ...]], Origin]:
    return lambda _: origin
