"""What to ask, as a spreadsheet to fill in and to read back."""

from __future__ import annotations

from collections.abc import Iterator

from trustcheck.assessment.asking import Asking, Matter
from trustcheck.logic.fields import frozen
from trustcheck.logic.message import Message, Value, say
from trustcheck.profile.answers import SIGNED, VERSION
from trustcheck.profile.evidence import RUNGS
from trustcheck.profile.layout import shape_at
from trustcheck.profile.sheet import BOOLEAN, COLUMNS, KEY, PLACE, closed_words
from trustcheck.report.question import concerned, enclosure, form, question
from trustcheck.report.requirement import citation
from trustcheck.report.slot import Section, Slot, is_of_host, slot_of
from trustcheck.report.weight import weights_by_answer
from trustcheck.report.workbook import Book, Cell, Dress, Page
from trustcheck.wording.phrase import Wording

_WIDTHS = (5, 18, 46, 40, 28, 26, 26, 18, 13, 0)
_HEADINGS = (
    "number",
    "who",
    "question",
    "decides",
    "form",
    "answer",
    "title",
    "rung",
    "collected",
)
_CRITERIA = ("criterion", "criterion_title", "source", "requirement")
_CLOSED = Cell(dress="closed")
_STEPS = 4


def render(asking: Asking, wording: Wording) -> bytes:
    """Return the spreadsheet as the bytes of its file."""
    return _Sheets(asking, wording).book().written()


@frozen(lazy=True)
class _Sheets:
    asking: Asking
    wording: Wording

    def book(self) -> Book:
        """Return the workbook: how to fill it in, then the questions."""
        told = self.asking.assessment
        service = told.declaration.profile.subject.name
        return Book(
            title=self._say("sheet.title", service=service),
            on=told.on,
            footer=self._say("report.self_assessment"),
            pages=(self._guide(service), self._questions(), self._criteria()),
        )

    # How to fill it in

    def _guide(self, service: str) -> Page:
        told = self.asking.assessment
        declaration, ruleset = told.declaration, told.ruleset
        about: dict[str, Value] = {
            "report.head.service": service,
            "report.head.ruleset": say(
                "report.head.ruleset.value",
                id=ruleset.id,
                version=ruleset.version,
                digest=ruleset.digest[:12],
            ),
            "report.head.as_of": say(
                "report.head.as_of.value", on=told.on, stated=declaration.profile.stated_on
            ),
        }
        rows = [
            (
                Cell(f"{KEY}answers/{VERSION}"),
                Cell(self._say("sheet.title", service=service), "title"),
            ),
            (Cell(), Cell()),
            *(self._row(self._say(id), self._text(value)) for id, value in about.items()),
            (Cell(), Cell()),
            *(
                self._row(self._say(f"sheet.how.{n}"), self._say(f"sheet.how.{n}.text"))
                for n in range(1, _STEPS + 1)
            ),
            (Cell(), Cell()),
            (Cell(), Cell(self._say("sheet.signature"), "label")),
            *(self._signed(key) for key in SIGNED),
            (Cell(), Cell()),
            self._row("", self._say("report.self_assessment"), "muted"),
        ]
        return Page(
            name=self._say("sheet.guide"),
            rows=tuple(rows),
            widths=(4, 30, 90),
            hidden_columns=(1,),
        )

    def _row(self, label: str, text: str, dress: Dress = "plain") -> tuple[Cell, ...]:
        return (Cell(), Cell(label, "label"), Cell(text, dress))

    def _signed(self, key: str) -> tuple[Cell, ...]:
        return (
            Cell(f"{KEY}{key}"),
            Cell(self._say(f"sheet.signature.{key}")),
            Cell(dress="answer"),
        )

    # The questions

    def _questions(self) -> Page:
        keys = (Cell(),) * (len(_HEADINGS) - len(COLUMNS)) + tuple(
            Cell(f"{KEY}{each}") for each in COLUMNS
        )
        headings = tuple(Cell(self._say(f"sheet.head.{id}"), "heading") for id in _HEADINGS)
        return Page(
            name=self._say("sheet.questions"),
            rows=((*keys, Cell(PLACE)), (*headings, Cell()), *self._rows()),
            widths=_WIDTHS,
            hidden_columns=(len(_WIDTHS),),
            hidden_rows=(1,),
            heading=2,
        )

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each place that an answer goes to, the most decisive first."""
        seen: set[str] = set()
        number = 0
        for matter in self.asking.matters:
            slot = slot_of(matter.gap, self.asking.assessment.declaration)
            if slot is not None and slot.place in seen:
                continue
            if slot is not None:
                seen.add(slot.place)
            number += 1
            yield self._matter(number, matter, slot)

    def _matter(self, number: int, matter: Matter, slot: Slot | None) -> tuple[Cell, ...]:
        told = self.asking.assessment
        asked = question(matter, told.declaration, told.ruleset, self.wording)
        decides = "\n".join(self.wording.phrase(each) for each in weights_by_answer(matter))
        return (
            Cell(str(number)),
            Cell(self._who(matter, slot)),
            Cell(asked),
            Cell(decides),
            Cell("\n".join(self._form(matter, slot))),
            *self._answer(matter, slot),
            Cell("" if slot is None else slot.place),
        )

    def _who(self, matter: Matter, slot: Slot | None) -> str:
        told = self.asking.assessment
        if is_of_host(matter.gap):
            return self._say("sheet.who.host")
        criterion = None
        if slot is not None and slot.section is Section.ANSWER:
            criterion = told.ruleset.criterion(slot.key)
        known = told.ruleset.respondents.get((criterion and criterion.respondent) or "")
        return self._say("sheet.who.anyone") if known is None else self.wording.text(known)

    def _form(self, matter: Matter, slot: Slot | None) -> Iterator[str]:
        """Yield the form of an answer, and what would show it."""
        if slot is not None and slot.section in (Section.LIST, Section.ANSWER):
            yield self._say(f"sheet.form.{slot.section.value}")
        else:
            yield self.wording.phrase(form(matter))
        shown = enclosure(matter, self.asking.assessment)
        if shown is not None:
            yield self._say("sheet.form.shown", evidence=shown)

    def _answer(self, matter: Matter, slot: Slot | None) -> tuple[Cell, ...]:
        """Return the cells to write in: the answer, and the document that shows it."""
        if slot is None:
            id = "sheet.elsewhere.host" if is_of_host(matter.gap) else "sheet.elsewhere"
            return (Cell(self._say(id), "closed"), _CLOSED, _CLOSED, _CLOSED)
        if slot.section is Section.LIST:
            return (self._word(matter, slot), _CLOSED, _CLOSED, _CLOSED)
        rungs = Cell(dress="answer", choices=tuple(map(self.wording.word, RUNGS)))
        shown = (Cell(dress="answer"), rungs, Cell(dress="answer"))
        if slot.section is Section.BACKING:
            return (_CLOSED, *shown)
        return (self._word(matter, slot), *shown)

    def _word(self, matter: Matter, slot: Slot) -> Cell:
        is_fact = slot.section is Section.FACT
        words = closed_words(shape_at(matter.gap.pointer)) if is_fact else BOOLEAN
        return Cell(dress="answer", choices=tuple(map(self.wording.word, words)))

    # The criteria

    def _criteria(self) -> Page:
        """Return the criteria that are named, so that nobody has to know them by their ids."""
        told = self.asking.assessment
        named = {c.id: c for each in self.asking.matters for c in concerned(each, told)}
        headings = tuple(Cell(self._say(f"sheet.head.{id}"), "heading") for id in _CRITERIA)
        rows = (
            (
                Cell(each.id),
                Cell(self.wording.text(each.title)),
                Cell(citation(each, told.ruleset, self.wording)),
                Cell(self.wording.text(each.requirement)),
            )
            for each in told.ruleset.criteria
            if each.id in named
        )
        return Page(
            name=self._say("sheet.criteria"),
            rows=(headings, *rows),
            widths=(16, 44, 40, 90),
            heading=1,
        )

    # In words

    def _say(self, id: str, /, **values: Value) -> str:
        return self.wording.phrase(Message(id, tuple(values.items())))

    def _text(self, value: Value) -> str:
        return self.wording.value(value)
