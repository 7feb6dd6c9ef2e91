"""Blocks: steps written once in `blocks.yaml`, used in several flows with other words.

A `use` step is replaced by the steps of its block before anything is checked: `<parameter>` is
filled in everywhere, and with `as: home` every id of the block gets `home_` before it, also where
conditions and texts name it. Places stay those of `blocks.yaml`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.flow.entries import STEPS, BlocksEntry, UseEntry
from bot.flow.expression.faults import FaultyError, nearest
from bot.flow.expression.tokens import Token, tokenize
from bot.flow.mistakes import validated
from bot.flow.problems import Problem
from bot.flow.source import Entry, Scalar, Series, Source, Table, Tree

_EXPRESSIONS = frozenset({"when", "if", "unusual", "refuse", "count"})
_IDS = frozenset({*STEPS, "id", "unsure", "fix"}) - {"use", "end"}
_AFTER = frozenset({"is", "not", "includes", "[", ","})
_PARAMETER = re.compile(r"<([a-z][a-z0-9_]*)>")


@dataclass(frozen=True, slots=True)
class Block:
    """The steps of one block, and the parameters it wants."""

    steps: Series
    parameters: tuple[str, ...]


def read_blocks(source: Source) -> tuple[dict[str, Block], list[Problem]]:
    """Read `blocks.yaml`; problems of its shape come with it."""
    if not isinstance(source.tree, Table):
        return {}, [] if source.tree is None else [Problem("F015", source.tree.place)]
    entry, problems = validated(BlocksEntry, source.tree)
    written = source.tree.get("blocks")
    blocks = {}
    for name, found in written.entries.items() if entry and isinstance(written, Table) else ():
        steps = found.value.get("steps") if isinstance(found.value, Table) else None
        if entry and isinstance(steps, Series):
            blocks[name] = Block(steps, entry.blocks[name].parameters)
    return blocks, problems


def expanded(
    table: Table, blocks: Mapping[str, Block], within: tuple[str, ...]
) -> tuple[UseEntry | None, Series | None, list[Problem]]:
    """Give the steps that a `use` stands for; None with problems if it cannot be used so.

    `within` names the blocks around it: a block cannot stand inside itself.
    """
    entry, problems = validated(UseEntry, table)
    if entry is None:
        return None, None, problems
    block = blocks.get(entry.use)
    if block is None:
        values = {"found": entry.use, "suggestion": nearest(entry.use, frozenset(blocks))}
        return entry, None, [Problem("F317", table.entries["use"].value.place, values)]
    if entry.use in within:
        problem = Problem("F319", table.entries["use"].value.place, {"id": entry.use})
        return entry, None, [problem]
    problems = list(_parameter_problems(table, entry, block))
    if problems:
        return entry, None, problems
    prefix = f"{entry.as_}_" if entry.as_ else ""
    ids = {name: prefix + name for name in _ids_of(block.steps)} if prefix else {}
    filled = _Filling(entry.with_, ids).tree(block.steps, "steps")
    return entry, filled if isinstance(filled, Series) else None, []


def _parameter_problems(table: Table, entry: UseEntry, block: Block) -> Iterator[Problem]:
    missing = [name for name in block.parameters if name not in entry.with_]
    extra = [name for name in entry.with_ if name not in block.parameters]
    if missing or extra:
        values = {"missing": ", ".join(missing) or "—", "extra": ", ".join(extra) or "—"}
        yield Problem("F318", table.entries["use"].place, values | {"id": entry.use})


def _ids_of(tree: Tree) -> Iterator[str]:
    if isinstance(tree, Series):
        for item in tree.items:
            yield from _ids_of(item)
    elif isinstance(tree, Table):
        for key, entry in tree.entries.items():
            if key in _IDS and key not in ("unsure", "fix") and isinstance(entry.value, Scalar):
                yield entry.value.text
            elif key in ("steps", "else"):
                yield from _ids_of(entry.value)


@dataclass(frozen=True, slots=True)
class _Filling:
    values: Mapping[str, str]
    ids: Mapping[str, str]

    def tree(self, tree: Tree, key: str) -> Tree:
        match tree:
            case Scalar():
                return replace(tree, text=self.text(tree.text, key))
            case Series():
                return replace(tree, items=tuple(self.tree(item, key) for item in tree.items))
            case Table():
                entries = {
                    name: Entry(name, entry.place, self.tree(entry.value, name))
                    for name, entry in tree.entries.items()
                }
                return replace(tree, entries=entries)

    def text(self, text: str, key: str) -> str:
        filled = _PARAMETER.sub(lambda found: self.values.get(found[1], found[0]), text)
        if key in _IDS:
            return self.ids.get(filled, filled)
        if key in _EXPRESSIONS:
            return self.expression(filled)
        return re.sub(r"\{([a-z0-9_]+)", lambda f: "{" + self.ids.get(f[1], f[1]), filled)

    def expression(self, text: str) -> str:
        try:
            tokens = tokenize(text)
        except FaultyError:
            return text  # told where it is used
        for before, token in reversed(list(zip([None, *tokens], tokens, strict=False))):
            text = self.renamed(text, before, token)
        return text

    def renamed(self, text: str, before: Token | None, token: Token) -> str:
        """Rename one word of an expression, unless it stands where an option does."""
        option = before is not None and before.text in _AFTER and before.text != "not"
        head, dot, rest = token.text.partition(".")
        if token.kind != "name" or option or head not in self.ids:
            return text
        return text[: token.start] + self.ids[head] + dot + rest + text[token.end :]
