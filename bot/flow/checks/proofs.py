"""What is proven of a flow whose rules are sound: nothing impossible, nothing forgotten.

Runs only once nothing else is wrong; what the proofs found gets its place in the file here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.flow.build_rules import rules_alone
from bot.flow.checks.budgets import budgets
from bot.flow.checks.causes import causes, ends_before, guards
from bot.flow.draft import DraftClause, DraftStep
from bot.flow.expression.items import plain_name
from bot.flow.flow import Ask, Decide
from bot.flow.names import OTHERWISE, Names, row_tables
from bot.flow.problems import Place, Problem
from bot.flow.proof.findings import Finding, Kind, blank, findings
from bot.flow.proof.program import answers_behind, asked_in
from bot.flow.proof.prover import Prover, prover_of
from bot.flow.proof.telling import example
from bot.flow.proof.walking import Walk
from bot.flow.source import Scalar
from bot.flow.wording import BRACES, prose

_NAMED, _MOST = 5, 24
_CODES = {
    Kind.ALWAYS: "F322", Kind.ALWAYS_UNUSUAL: "F322", Kind.NEVER_UNUSUAL: "F320",
    Kind.GAP: "F323", Kind.OVERLAP: "F324", Kind.DEAD_ROW: "F325", Kind.UNSETTLED: "F327",
}  # fmt: skip


PROVEN = frozenset({"F320", "F321", "F323", "F324", "F325", "F326", "F327"})
"""Errors that are found only in flows whose rules are sound."""


def proofs(names: Names) -> Iterator[Problem]:
    """F320 to F329, F801 to F803: what can never be, what always is, gaps, overlaps, budgets."""
    prover = prover_of(rules_alone(names))
    telling = _Telling(names, prover, tuple(findings(prover)))
    yield from telling.problems()
    yield from telling.blanks()
    yield from budgets(names, prover.program)


@dataclass(frozen=True, slots=True)
class _Telling:
    names: Names
    prover: Prover
    found: tuple[Finding, ...]

    def problems(self) -> Iterator[Problem]:
        """Give one problem for each cause, however many steps it concerns."""
        told: set[Place] = set()
        others = [one for one in self.found if one.kind is not Kind.UNREACHED]
        for problem in (*self.unreached(), *map(self.problem, others)):
            if problem is not None and problem.place not in told:
                told.add(problem.place)
                yield problem

    def step(self, step_id: str) -> DraftStep:
        """Give a step as written; that of "another one?" is the repeat that asks it."""
        built = self.prover.program.steps[step_id]
        asks_for_more = built.lists if isinstance(built, Ask) else ""
        step = self.names.draft.step(asks_for_more or _written(step_id))
        if step is None:  # built from this very draft: only a fault of our own leads here
            raise ValueError(f"{step_id} is in no draft")
        return step

    def clause(self, finding: Finding) -> DraftClause | None:
        """Give its clause as written; None if it has none, or one that the flow made itself."""
        if finding.at < 0:
            return None
        built, step = self.prover.program.steps[finding.step], self.step(finding.step)
        rule = built.guard[finding.at].rule
        own = step.scalar("if") if step.check else None
        if built.id != asked_in(built.id) and finding.at == len(built.guard) - 1:
            own = step.scalar("refuse")
            return DraftClause(own) if own else None
        written = (*step.guard, *([DraftClause(own)] if own else []))
        return next((clause for clause in written if clause.text.text == rule.source), None)

    def unreached(self) -> Iterator[Problem]:
        """F320, F321, F326: give each cause once, with the steps that nobody reaches for it."""
        grouped: dict[tuple[str, Place], list[Finding]] = {}
        for one in self.found:
            if one.kind is Kind.UNREACHED:
                clause = self.clause(one)
                code = "F320" if one.alone else "F321"
                code = code if clause is None or clause.holds else "F326"
                place = clause.text.place if clause else self.step(one.step).at()
                grouped.setdefault((code, place), []).append(one)
        for (code, place), group in grouped.items():
            steps = _listed([_written(one.step) for one in group])
            yield Problem(code, place, {"steps": steps}, self.also(group[0], place))

    def problem(self, finding: Finding) -> Problem | None:
        step, place = _written(finding.step), self.place(finding)
        values = {"id": step}
        if finding.walk is not None:
            values["example"] = self.example(finding.step, finding.walk)
        if finding.kind is Kind.OVERLAP:
            values["line"] = str(self.row(finding.step, finding.at).place.line)
        code = "F320" if finding.alone else _CODES.get(finding.kind)
        if finding.kind is Kind.DEAD_ROW and self.row(finding.step, finding.at).text == OTHERWISE:
            code = "F329"
        return Problem(code, place, values, self.also(finding, place)) if code and place else None

    def also(self, finding: Finding, place: Place) -> tuple[Place, ...]:
        """Give the other places that may be the cause."""
        draft, program = self.names.draft, self.prover.program
        step, built = self.step(finding.step), program.steps[finding.step]
        rules = [clause.rule for clause in built.guard[: finding.at + 1]]
        if isinstance(built, Decide) and finding.kind is not Kind.UNREACHED:
            rules += [row.when for row in built.rows if row.when]
        if isinstance(built, Ask) and built.unusual is not None:
            rules.append(built.unusual)
        around = [] if finding.alone else [*guards(step), *ends_before(draft, program, built.id)]
        rows = [row.place for row in self.rows(step)] if isinstance(built, Decide) else []
        names = [name for rule in rules for name in rule.names]
        found = (*rows, *around, *causes(draft, program, names))
        return tuple(one for one in dict.fromkeys(found) if one != place)[:_MOST]

    def place(self, finding: Finding) -> Place | None:
        """Give the place of a fault in the file."""
        match finding.kind:
            case Kind.ALWAYS:
                clause = self.clause(finding)
                return clause.text.place if clause and clause.holds else None
            case Kind.DEAD_ROW:
                return self.row(finding.step, finding.at).place
            case Kind.OVERLAP:
                return self.row(finding.step, finding.other).place
            case Kind.GAP | Kind.UNSETTLED:
                return self.step(finding.step).at("decide")
            case _:
                return self.step(finding.step).at("unusual")

    def blanks(self) -> Iterator[Problem]:
        """F328 (a warning): a text shows what can be unknown there."""
        steps, known = self.prover.program.steps, self.names.draft.service.constants
        for step, text in prose(self.names.draft):
            for found in BRACES.finditer(text.text) if step.id in steps else ():
                name = found[1]
                readable = name in self.names and name not in known
                walk = blank(self.prover, step.id, name) if readable else None
                if walk is not None:
                    values = {"name": name, "example": self.told(walk, [name])}
                    yield Problem("F328", text.within(found.start(), found.end()), values)

    def row(self, step: str, place: int) -> Scalar:
        """Give the condition of a row as written."""
        return self.rows(self.step(step))[place]

    def rows(self, step: DraftStep) -> list[Scalar]:
        """Give the conditions of the rows of a table; each has one, or its shape was wrong."""
        written = [row.get("when") for row in row_tables(step)]
        return [when for when in written if isinstance(when, Scalar)]

    def example(self, step: str, walk: Walk) -> str:
        """Tell the answers that show a gap or an overlap."""
        table = self.prover.program.steps[step]
        rules = [row.when for row in table.rows if row.when] if isinstance(table, Decide) else []
        return self.told(walk, [name for rule in rules for name in rule.names])

    def told(self, walk: Walk, names: list[str]) -> str:
        """Tell the answers of a walk that these names depend on."""
        return example(self.prover.program, walk, answers_behind(self.prover.program, names))


def _written(step_id: str) -> str:
    """Give the id that a step has in the flow file."""
    return plain_name(asked_in(step_id))


def _listed(steps: list[str]) -> str:
    """Give the steps by name, the first few if they are many."""
    names = list(dict.fromkeys(steps))
    more = [f"… ({len(names)})"] if len(names) > _NAMED else []
    return ", ".join([*(f"`{name}`" for name in names[:_NAMED]), *more])
