"""Each text of a flow has one state in each language, found by the source that was noted."""

from pathlib import Path

import pytest

from bot.flow.entries import STEPS
from bot.flow.step_texts import KEYS, WORDS
from bot.flow.translation import SourceWords, StepWords
from bot.flow.words.states import State, states_of
from bot.flow.words.where import ROLES
from tests.flow.words.service import FLOW, SIDECAR, written

NAMES = [
    "sections.home", "people.text", "people.why", "people.help", "people.example", "people.summary",
    "place.text", "place.choices.here", "place.choices.nearby", "child.title", "child.another",
    "born.text", "crowd.say", "price.because.1", "price.because.2", "note.text", "agree.text",
    "agree.yes", "agree.no", "ease.text", "ease.labels.2", "ease.labels.1", "handed_over.text",
]  # fmt: skip


def states(folder: Path, sidecar: str, flow: str = FLOW) -> dict[str, State]:
    """Give the state of each text in English, by name."""
    (draft,) = written(folder, flow=flow, en=sidecar)
    return {one.name: one.state for one in states_of(draft, draft.translations[0])}


def test_every_text_is_fresh_in_the_order_of_the_conversation(tmp_path: Path) -> None:
    """A title comes before its steps, and each text of each kind of step is found."""
    found = states(tmp_path, SIDECAR)
    assert list(found.items()) == [(name, State.FRESH) for name in NAMES]


def test_without_a_file_everything_is_missing(tmp_path: Path) -> None:
    """A language that nobody has begun has every text missing."""
    (draft,) = written(tmp_path)
    found = [(one.name, one.state) for one in states_of(draft, None)]
    assert found == [(name, State.MISSING) for name in NAMES]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("source: Votre foyer", "source: Votre logement", {"sections.home": State.STALE}),
        ("{title: Your home, source: Votre foyer}", "Your home", {"sections.home": State.UNMARKED}),
        ("      - The usual price.\n", "", {"price.because.2": State.MISSING}),
        ("- A large family.", '- ""', {"price.because.1": State.MISSING}),
        ("here: Ici, ", "", {"place.choices.here": State.UNMARKED}),
        ("here: {label: Here,", "hier: {label: Here,",
         {"place.choices.here": State.MISSING, "place.choices.hier": State.UNKNOWN}),
        ("  handed_over:", "  end:",
         {"handed_over.text": State.MISSING, "end.text": State.UNKNOWN}),
        ("      nearby: Nearby\n", "      nearby: Nearby\n      far: Far\n",
         {"place.choices.far": State.UNKNOWN}),
    ],
)  # fmt: skip
def test_what_is_not_fresh_is_told(
    tmp_path: Path, old: str, new: str, expected: dict[str, State]
) -> None:
    """Each edit of a translation file changes the state of the texts it touches, and no other."""
    assert old in SIDECAR
    found = states(tmp_path, SIDECAR.replace(old, new, 1))
    assert found == dict.fromkeys(NAMES, State.FRESH) | expected


@pytest.mark.parametrize("spaces", ["Où   habitez-vous ?", "Ou\u0300\u00a0habitez-vous\u202f?"])
def test_spaces_and_accents_leave_a_text_fresh(tmp_path: Path, spaces: str) -> None:
    """Other white space, or accents written in two signs, do not make a translation stale."""
    flow = FLOW.replace("Où habitez-vous ?", spaces)
    assert set(states(tmp_path, SIDECAR, flow).values()) == {State.FRESH}


@pytest.mark.parametrize("kind", [kind for kind in STEPS if kind not in ("section", "use")])
def test_every_kind_of_step_has_its_texts(kind: str) -> None:
    """No kind of step is left out of the table, and each of its keys can be translated."""
    keys = set(WORDS[kind])
    assert keys <= set(StepWords.model_fields) & set(SourceWords.model_fields)
    assert keys <= set(KEYS) & set(ROLES)
