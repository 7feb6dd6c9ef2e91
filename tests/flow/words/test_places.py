"""A flow and its translation that do not fit: told where something changed."""

from pathlib import Path

import pytest

from bot.flow.load import check_path, load_service
from bot.flow.problems import Problem
from tests.flow.words.service import FLOW, SERVICE, SIDECAR


def found(folder: Path, flow: str, sidecar: str) -> list[Problem]:
    """Give what is wrong with this flow and this English translation together."""
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    (folder / "card.yaml").write_text(flow, encoding="utf-8")
    (folder / "card.en.yaml").write_text(sidecar, encoding="utf-8")
    problems = check_path(folder).problems
    return [problem for problem in problems if problem.code.startswith("F5")]


def lines(problems: list[Problem]) -> list[tuple[str, str, int]]:
    """Give code, file and line of each problem."""
    return [(p.code, Path(p.place.file).name, p.place.line) for p in problems]


def line_of(text: str, part: str) -> int:
    """Give the line on which a part of a text stands."""
    return text[: text.index(part)].count("\n") + 1


def test_a_mistyped_id_is_told_in_the_flow_and_in_the_translation(tmp_path: Path) -> None:
    """A step renamed by mistake is told at its id, and each side names the other's nearest id."""
    problems = found(tmp_path, FLOW.replace("say: note", "say: noten"), SIDECAR)
    assert lines(problems) == [
        ("F501", "card.yaml", line_of(FLOW, "say: note")),
        ("F502", "card.en.yaml", line_of(SIDECAR, "note:")),
    ]
    assert [problem.values["suggestion"] for problem in problems] == ["note", "noten"]
    assert problems[0].values["file"] == "card.en.yaml"


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        # A text, an option, a title, a step, a reason that the translation does not have yet.
        ("    text: D’accord ?\n", "    text: D’accord ?\n    why: Parce que.\n", "why: Parce"),
        ("          nearby:", "          far: Loin\n          nearby:", "Loin"),
        ("  - say: note\n", "  - say: hi\n    text: Salut.\n  - say: note\n", "say: hi"),
        ("place is here, give: {amount: 0}", "place is here, give: {amount: 0}, because: Ici.",
         "because: Le prix habituel"),
        ("  - say: note\n", "  - section: more\n    title: Plus\n    steps: []\n  - say: note\n",
         "section: more"),
    ],
)  # fmt: skip
def test_a_new_text_is_told_in_the_flow(tmp_path: Path, old: str, new: str, at: str) -> None:
    """What the flow has more than its translation is told where it stands in the flow."""
    assert old in FLOW
    flow = FLOW.replace(old, new, 1)
    problems = [p for p in found(tmp_path, flow, SIDECAR) if p.code != "F504"]
    assert lines(problems) == [("F501", "card.yaml", line_of(flow, at))]


@pytest.mark.parametrize(
    ("gone", "at"),
    [
        ("        help: Comptez-vous aussi.\n", 'example: "3"'),
        ("        summary: Personnes\n", 'example: "3"'),
        ("          nearby: À côté\n", "Ici, also"),
        (", because: Une famille nombreuse.", "Le prix habituel."),
        ("    text: Merci.\n", "- end:"),
    ],
)
def test_a_text_that_went_is_told_in_the_flow(tmp_path: Path, gone: str, at: str) -> None:
    """What was translated and is gone is told beside where it stood, with the line to look at."""
    assert gone in FLOW
    flow = FLOW.replace(gone, "", 1)
    problems = [p for p in found(tmp_path, flow, SIDECAR) if p.code == "F510"]
    assert lines(problems) == [("F510", "card.yaml", line_of(flow, at))]


@pytest.mark.parametrize(
    ("gone", "at"),
    [
        ("    help: Count yourself too.\n", 'example: "3"'),
        ("      nearby: Nearby\n", "Here, also"),
        ("      - The usual price.\n", "A large family"),
        ("    no: I correct\n", '"Yes"\n    source'),
    ],
)
def test_a_translation_that_went_is_told_in_its_file(tmp_path: Path, gone: str, at: str) -> None:
    """What is still noted and not translated any more is told where it stood."""
    assert gone in SIDECAR
    sidecar = SIDECAR.replace(gone, "", 1)
    problems = found(tmp_path, FLOW, sidecar)
    assert lines(problems) == [("F511", "card.en.yaml", line_of(sidecar, at))]


def test_other_placeholders_are_told_on_the_side_that_changed(tmp_path: Path) -> None:
    """If the flow changed since, at the flow's text; else at the translation."""
    flow = FLOW.replace("Vous êtes {people}.", "Vous êtes plusieurs.")
    assert lines(found(tmp_path, flow, SIDECAR)) == [
        ("F504", "card.en.yaml", line_of(SIDECAR, "note:")),
        ("F503", "card.yaml", line_of(flow, "Vous êtes")),
    ]
    sidecar = SIDECAR.replace("You are {people}.", "You are many.")
    assert lines(found(tmp_path, FLOW, sidecar)) == [
        ("F503", "card.en.yaml", line_of(sidecar, "You are many"))
    ]


def test_a_stale_text_shows_old_and_new(tmp_path: Path) -> None:
    """A changed source is told at what was noted of it, with both texts and what differs."""
    (problem,) = found(tmp_path, FLOW.replace("Combien êtes-vous ?", "Combien ?"), SIDECAR)
    assert (problem.code, problem.place.line) == ("F504", line_of(SIDECAR, "Combien"))
    assert {key: problem.values[key] for key in ("texts", "old", "new", "change")} == {
        "texts": "people.text",
        "old": "Combien êtes-vous ?",
        "new": "Combien ?",
        "change": "Combien [-êtes-vous-] ?",
    }


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("      here: {label: Here,", "      hear: {label: Here,", "F502"),
        ("choices: {here: Ici,", "choices: {hear: Ici,", "F502"),
        ("translates: card", "translates: cart", "F506"),
        ("language: en", "language: de", "F506"),
    ],
)
def test_a_mistake_in_the_translation_is_told_there(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    """A key, an id or a name mistyped in the translation file is told on its line."""
    assert old in SIDECAR
    sidecar = SIDECAR.replace(old, new, 1)
    assert (code, "card.en.yaml", line_of(sidecar, new)) in lines(found(tmp_path, FLOW, sidecar))


def test_what_is_noted_is_no_part_of_the_version(tmp_path: Path) -> None:
    """Confirming a translation disturbs nobody: only what citizens read makes a version."""
    found(tmp_path, FLOW, SIDECAR)
    version = load_service(tmp_path).flows["card"].version
    noted = "{title: Your home, source: Votre foyer}"
    found(tmp_path, FLOW, SIDECAR.replace(noted, "Your home").replace("Ici, nearby", "Là, nearby"))
    assert load_service(tmp_path).flows["card"].version == version
    found(tmp_path, FLOW, SIDECAR.replace("Your home", "Home"))
    assert load_service(tmp_path).flows["card"].version != version


def test_a_step_translated_in_part_is_told_text_by_text(tmp_path: Path) -> None:
    """Where a step is known, each missing text is told at its own place in the flow."""
    start, end = SIDECAR.index("  people:"), SIDECAR.index("  place:")
    bare = SIDECAR[:start] + "  people: {text: How many?}\n" + SIDECAR[end:]
    missing = [p for p in found(tmp_path, FLOW, bare) if p.code == "F501"]
    assert lines(missing) == [
        ("F501", "card.yaml", line_of(FLOW, f"{key}:")) for key in ("why", "help", "example")
    ] + [("F501", "card.yaml", line_of(FLOW, "summary:"))]


def test_a_block_under_another_name_is_told_where_it_is_used(tmp_path: Path) -> None:
    """A step of a block is told in the block, and where the flow gave it its name."""
    (tmp_path / "blocks.yaml").write_text(
        "blocks:\n  ask_town:\n    steps:\n      - ask: town\n        type: text\n"
        "        text: Quelle ville ?\n",
        encoding="utf-8",
    )
    flow = FLOW.replace("  - decide: price", "  - use: ask_town\n    as: my\n  - decide: price")
    (problem,) = found(tmp_path, flow, SIDECAR)
    assert lines([problem]) == [("F501", "blocks.yaml", 4)]
    also = [(Path(place.file).name, place.line) for place in problem.also]
    assert also == [
        ("card.en.yaml", line_of(SIDECAR, "  price:")),
        ("card.yaml", line_of(flow, "use: ask_town")),
    ]


def test_a_former_id_leads_to_the_new_one(tmp_path: Path) -> None:
    """A step that was renamed on purpose is told by its new id, however different."""
    flow = FLOW.replace("say: note", "say: summing_up").replace(
        "steps:\n", "aliases: {note: summing_up}\nsteps:\n", 1
    )
    problems = {problem.code: problem for problem in found(tmp_path, flow, SIDECAR)}
    assert problems["F502"].values["suggestion"] == "summing_up"


def test_a_reason_written_twice_is_named(tmp_path: Path) -> None:
    """Reasons have no ids, so one too many shows at the end: the one that stands twice is named."""
    first = next(line for line in SIDECAR.splitlines() if "      - " in line)
    twice = SIDECAR.replace(f"{first}\n", f"{first}\n{first}\n", 1)
    (problem,) = [one for one in found(tmp_path, FLOW, twice) if one.code == "F502"]
    assert problem.place.line == line_of(twice, "source: {because:") - 1
    assert [place.line for place in problem.also] == [line_of(twice, first) + 1]
