"""A chart as indented text: trees of holders, then the service, then the laws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trustcheck.assessment.chart import Chart, Link, Node
from trustcheck.logic.fields import field, frozen
from trustcheck.logic.truth import Truth
from trustcheck.profile.service import Site
from trustcheck.report.block import Blocks
from trustcheck.report.caption import SIGNS, Captions, staked
from trustcheck.report.paragraph import columns, hang, indent, join, wrap
from trustcheck.report.style import Style, styled
from trustcheck.report.surroundings import Surroundings
from trustcheck.wording.phrase import Wording

_STYLES = {Truth.FALSE: Style.PASS, Truth.TRUE: Style.FAIL, Truth.UNKNOWN: Style.UNKNOWN}


def render(chart: Chart, wording: Wording, *, width: int = 88) -> str:
    """Return the chart as styled text (see `trustcheck.report.style`) that ends in a line end."""
    return join(tuple(_Page(chart, Captions(chart, wording), width).lines()))


@frozen
class _Page:
    chart: Chart
    captions: Captions
    width: int
    shown: set[str] = field(default_factory=set)  # entities that stand in a tree already

    @property
    def _blocks(self) -> Blocks:
        return Blocks(self.captions.wording)

    @property
    def _around(self) -> Surroundings:
        return Surroundings(self.captions)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page, top to bottom."""
        yield from self._head()
        yield from self._title("chart.head.holders")
        yield from wrap(self._blocks.say("chart.head.holders.how"), self.width)
        yield ""
        yield from self._tree(self.chart.provider)
        yield from self._circles()
        yield from self._other_trees()
        yield from self._title("chart.head.service")
        yield from self._service()
        yield from self._laws()
        yield ""
        yield from wrap(self._blocks.say("report.self_assessment"), self.width)

    def _title(self, id: str) -> Iterator[str]:
        title = self._blocks.say(id)
        yield ""
        yield styled(title, Style.STRONG)
        yield "─" * min(columns(title), self.width)

    def _head(self) -> Iterator[str]:
        blocks, ruleset = self._blocks, self.chart.ruleset
        profile = self.chart.declaration.profile
        title = blocks.say("chart.title", subject=profile.subject.name, day=self.chart.on)
        first, *rest = wrap(title, self.width)
        yield from (styled(line, Style.STRONG) for line in (first, *rest))
        yield ""
        signs = {
            name: SIGNS[truth]
            for name, truth in zip(("home", "foreign", "doubtful"), SIGNS, strict=True)
        }
        rows = {
            "report.head.provider": self.chart.provider.name,
            "report.head.as_of": blocks.say(
                "report.head.as_of.value", on=self.chart.on, stated=profile.stated_on
            ),
            "report.head.ruleset": f"{ruleset.id} {ruleset.version}",
            "chart.head.home": self.captions.wording.text(self.chart.home),
            "chart.head.foreign": self.captions.say(staked(self.chart.foreign)),
            "chart.head.readings": blocks.say("chart.readings"),
            "chart.head.signs": blocks.say("chart.signs", **signs),
            "report.head.profile": self.chart.declaration.document.file,
        }
        yield from blocks.rows(rows, self.width)
        if self.chart.notes:
            yield ""
            notes = map(self.captions.wording.sentence, self.chart.notes)
            yield from blocks.listed("report.head.notes", notes, self.width)

    # Holders

    def _tree(self, root: Node) -> Iterator[str]:
        """Yield an entity, and below it those above it in law; each is unfolded once.

        It goes by a stack of its own, so that the longest chain of holdings fits.
        """
        stack = [_Branch(root, None, "", "")]
        while stack:
            branch = stack.pop()
            below = tuple(self._below(branch))
            opens = branch.node is not None and branch.node.id not in self.shown
            yield from self._told(branch, opens=opens, guided=opens and bool(below))
            if opens and branch.node is not None:
                self.shown.add(branch.node.id)
                stack.extend(reversed(below))

    def _below(self, branch: _Branch) -> Iterator[_Branch]:
        """Yield the holders of an entity, and at last what nobody named holds."""
        node = branch.node
        if node is None:
            return
        lines: list[tuple[Node | None, Link | None, str]] = [
            (None if link.holder is None else self.chart.nodes[link.holder], link, "")
            for link in self.chart.links_to(node.id)
        ]
        if node.rest is not None:
            lines.append((None, None, self.captions.rest(node, node.rest)))
        for number, (holder, link, text) in enumerate(lines, start=1):
            first, rest = ("└ ", "  ") if number == len(lines) else ("├ ", "│ ")
            yield _Branch(holder, link, branch.rest + first, branch.rest + rest, text)

    def _told(self, branch: _Branch, *, opens: bool, guided: bool) -> Iterator[str]:
        """Yield the lines of one branch behind its guide, without what is below it."""
        guide = branch.rest + ("│ " if guided else "  ")
        room = self.width - len(guide)
        heading, *further = hang(
            "", self._heading(branch, opens=opens), self.width - len(branch.rest)
        )
        yield branch.first + heading
        yield from (guide + line for line in further)
        details = [] if branch.link is None else list(self.captions.link(branch.link))
        if opens and branch.node is not None:
            details.extend(self.captions.remarks(branch.node))
        for detail in details:
            yield from (guide + line for line in hang("· ", detail, room))

    def _heading(self, branch: _Branch, *, opens: bool) -> str:
        node, link = branch.node, branch.link
        if node is None:
            return branch.text if link is None else f"? {self.captions.holder(link)}"
        named = f"{self._sign(node.foreign)} {styled(self.captions.name(node.id), Style.STRONG)}"
        if opens:
            return f"{named} · {self.captions.traits(node)}"
        return f"{named} · {self._blocks.say(self._again(link))}"

    def _again(self, link: Link | None) -> str:
        """Return why an entity is not unfolded here: it stands above, or the circle closes."""
        if link is not None and link.holder == link.company:
            return "chart.itself"
        closes = link is not None and self.chart.in_circle(link.holder, link.company)
        return "chart.above.circle" if closes else "chart.above"

    def _sign(self, foreign: Truth) -> str:
        return styled(SIGNS[foreign], _STYLES[foreign])

    def _circles(self) -> Iterator[str]:
        if self.chart.circles:
            yield ""
            circles = map(self.captions.circle, self.chart.circles)
            yield from self._blocks.listed("chart.head.circles", circles, self.width)

    def _other_trees(self) -> Iterator[str]:
        """Yield trees of whoever is not above the provider, those with a part first."""
        parts = self._around.parties()
        custodians = [node for id, node in self.chart.nodes.items() if id in parts]
        held = {link.holder for link in self.chart.links if link.holder != link.company}
        rest = list(self.chart.nodes.values())
        others = [node for node in rest if node.id not in held] + rest
        for id, roots in (("custodians", custodians), ("others", others)):
            heading = tuple(self._title(f"chart.head.{id}"))
            for root in roots:
                if root.id not in self.shown:
                    yield from heading
                    heading = ("",)
                    yield from self._tree(root)

    # The service

    def _service(self) -> Iterator[str]:
        around, blocks = self._around, self._blocks
        none = (blocks.say("chart.none"),)
        sites = tuple(line for site in self.chart.sites for line in self._site(site))
        yield from blocks.under("chart.head.sites", sites or tuple(f"· {each}" for each in none))
        yield from blocks.under("chart.head.data", self._ways())
        technologies = tuple(map(around.technology, self.chart.technologies))
        yield from self._listed("chart.head.technologies", technologies or none)
        parties = tuple(map(around.third_party, self.chart.third_parties))
        yield from self._listed("chart.head.third_parties", parties or none)
        yield from self._listed("chart.head.keys", (around.keys(),))

    def _site(self, site: Site) -> tuple[str, ...]:
        sign = self._sign(~self._around.at_home(site))
        return hang(f"{sign} ", self._around.site(site), self.width - 2)

    def _listed(self, id: str, items: tuple[str, ...]) -> Iterator[str]:
        yield from self._blocks.listed(id, items, self.width)

    def _ways(self) -> Iterator[str]:
        """Yield, for whoever has a way to data, each way and the data it is to."""
        for entity, ways in self._around.reaching().items():
            foreign = Truth.UNKNOWN if entity is None else self.chart.nodes[entity].foreign
            yield from hang(
                f"{self._sign(foreign)} ",
                styled(self.captions.name(entity), Style.STRONG),
                self.width - 2,
            )
            yield from indent(tuple(self._to_data(ways)), 2)

    def _to_data(self, ways: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
        for how, classes in ways.items():
            yield from hang("· ", f"{self._around.data(classes)} — {how}", self.width - 4)

    # Laws

    def _laws(self) -> Iterator[str]:
        if not self.chart.trails:
            return
        around = self._around
        yield from self._title("chart.head.laws")
        for alike in around.laws():
            sign, style = ("!", Style.FAIL) if alike.sure else ("?", Style.UNKNOWN)
            for name in alike.names:
                yield from hang(f"{styled(sign, style)} ", name, self.width)
            for road in alike.roads:
                for line in (*road.reaches, *around.paths(road)):
                    yield from indent(hang("· ", line, self.width - 2), 2)
        if around.pathless():
            yield from self._listed("chart.head.pathless", around.pathless())


@frozen
class _Branch:
    """A place in a tree: an entity with the link it stands there for, or a line of text."""

    node: Node | None
    link: Link | None
    first: str  # what stands before its first line
    rest: str  # what stands before the others
    text: str = ""
