"""YAML text becomes nodes with marks, by the fast parser where it can."""

from collections.abc import Iterator
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import Node
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tokens import Token


class _Unresolved(VersionedResolver):
    """Looks for no numbers, dates or truths: every scalar is read as text."""

    def resolve(self, kind: object, value: object, implicit: object) -> object:
        """Give any node the tag of a text; nothing of ours reads tags."""
        del kind, value, implicit
        return self.DEFAULT_SCALAR_TAG


def nodes_of(text: str) -> list[Node]:
    """Read with the fast parser; what it refuses, the patient one may still read.

    libyaml keeps to YAML 1.1 in places: `{fr: Revenus ?}` and `[12:30]` are errors to it, and right
    in YAML 1.2. A test compares what both make of the same texts.
    """
    try:
        return list(_yaml().compose_all(StringIO(text)))
    except (YAMLError, ValueError):
        return list(_yaml(pure=True).compose_all(StringIO(text)))


def tokens_of(text: str) -> Iterator[Token]:
    """Give the tokens of a text that the fast parser took; the other may stop at a tab."""
    try:
        yield from _yaml(pure=True).scan(StringIO(text))
    except YAMLError:
        return


def _yaml(*, pure: bool = False) -> YAML:
    yaml = YAML(typ="safe", pure=pure)
    yaml.Resolver = _Unresolved
    return yaml
