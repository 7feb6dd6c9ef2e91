"""Flows that nobody here wrote, said in our language, behave as their originals do."""

from random import Random

import pytest

from bot.flow.load import check_path
from tests.flow.elsewhere.original import Original
from tests.flow.elsewhere.sources import ORIGINALS
from tests.flow.elsewhere.walking import meetable, met, walk_through, wanted_answers

PEOPLE = 300
"""How many sampled interviews each flow is walked with."""

each_original = pytest.mark.parametrize("original", ORIGINALS, ids=lambda original: original.name)


@each_original
def test_nothing_is_wrong_with_it(original: Original) -> None:
    """`guichet check` has neither an error nor a warning for the flow."""
    assert check_path(original.folder).problems == ()


@each_original
def test_it_behaves_as_the_original(original: Original) -> None:
    """The same questions come in the same order, and lead to the same messages and values."""
    flow = original.flow()
    ways, opinions = [], []
    for person in range(PEOPLE):
        way = walk_through(original, flow, Random(person))
        opinion = original.opinion(way.answers, way.session.today)
        assert way.told() == opinion.told, way.answers
        assert way.values(opinion.values) == opinion.values, way.answers
        assert [words for words in opinion.words if words not in way.said] == [], way.said
        assert not {"{", "…"} & set(way.said), way.said
        assert way.sent in ({}, wanted_answers(original, way))
        ways.append(way)
        opinions.append(opinion)
    assert met(ways) == meetable(flow)
    for name, wanted in original.every.items():
        assert {opinion.values.get(name) for opinion in opinions} - {None} == wanted
