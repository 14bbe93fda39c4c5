"""What an assessment was made from, for a page: files and digests, settings, the command."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck import __version__
from trustcheck.assessment.assessment import Assessment
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, say
from trustcheck.report.command import command
from trustcheck.report.style import visible
from trustcheck.report.value import settings
from trustcheck.wording.phrase import Wording


@frozen
class Origin:
    """Words everything that went into one assessment."""

    assessment: Assessment
    wording: Wording

    def _say(self, message: Message) -> str:
        return visible(self.wording.sentence(message))

    @property
    def made_from(self) -> tuple[tuple[str, str, str], ...]:
        """Everything that went in: what it is, its name, its digest."""
        return tuple(
            (self._say(say(f"dossier.from.{kind}")), visible(name), digest)
            for kind, name, digest in self._made_from()
        )

    def _made_from(self) -> Iterator[tuple[str, str, str]]:
        told = self.assessment
        for each in (told.declaration, *told.declaration.hosts()):
            kind = "profile" if each is told.declaration else "host"
            yield kind, each.document.file, each.document.sha256
        yield "ruleset", f"{told.ruleset.id} {told.ruleset.version}", told.ruleset.digest
        if told.basis is None:
            return
        for kind, digests in (
            ("rules", told.basis.files),
            ("reference", told.basis.reference),
            ("evidence", told.basis.evidence),
            ("waivers", told.basis.waivers),
            ("baseline", told.basis.baseline),
        ):
            for name, digest in digests.items():
                yield kind, name, digest

    @property
    def settings(self) -> tuple[str, ...]:
        """The parameters that are not at their default."""
        changed = settings(self.assessment.ruleset, self.wording)
        return tuple(visible(self.wording.sentence(each)) for each in changed)

    @property
    def tool(self) -> str:
        """The program, and its version."""
        return self._say(say("report.tool", version=__version__))

    @property
    def command(self) -> str | None:
        """The command that gives the same bytes."""
        found = command(self.assessment, self.wording.language, "html")
        return None if found is None else visible(found)
