"""Plain words are checked in every text and language of a service, at the very words."""

from pathlib import Path

from bot.flow.checks.plain import CODES
from bot.flow.load import check_path
from bot.flow.plain_language import Rule
from bot.flow.problems import Place, Problem

SERVICE = """\
name: {fr: Aide du bailleur, ar: مساعدة}
languages: [fr, ar]
contact: {name: Léa, phone: 01 99 00 12 34, hours: {fr: lundi, ar: من 9 h إلى 5}}
notice:
  fr: >
    Nous gardons vos réponses.
    La MSA les lit, l’APL aussi.
  ar: هنا
glossary: {APL: l’aide au logement, RSA: une aide}
"""
FLOW = """\
prototype: flow
language: fr
steps:
  - section: home
    title: Votre quittance
    steps:
      - ask: language
        type: choice
        sets: language
        text: Français ? English ? عربي ؟
        choices: {fr: Français, ar: عربي}
      - ask: kind
        type: choice
        purpose: x
        text: Quel logement ?
        help: Voir la MDPH.
        example: Maison HLMX ; 50 %
        choices: {flat: {label: Le bailleur, also: [quittance]}, house: "?"}
  - end: handed_over
"""
ARABIC = """\
translates: flow
language: ar
sections: {home: بيت}
steps:
  language: {text: Français ? English ? عربي ؟, choices: {fr: Français, ar: عربي}}
  kind:
    text: ما هو؟ أين؟
    help: 50% هنا
    example: x
    choices: {flat: شقة CAF, house: بيت}
"""


def _found(problem: Problem, lines: list[str]) -> str:
    place: Place = problem.place
    return lines[place.line - 1][place.column - 1 : place.end - 1]


def test_a_translation_is_told_with_the_text_that_it_translates(tmp_path: Path) -> None:
    """What turns an Arabic sentence round may be the other text's fault, so that is named too."""
    for name, text in (("service", SERVICE), ("flow", FLOW), ("flow.ar", ARABIC)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    also = {
        _found(problem, ARABIC.split("\n")): [Path(place.file).name for place in problem.also]
        for problem in check_path(tmp_path).problems
        if problem.code == "F505" and "flow.ar" in problem.place.file
    }
    assert also == {"50%": ["flow.yaml"], "CAF": ["flow.yaml"]}


def test_every_text_is_read(tmp_path: Path) -> None:
    """Titles, questions, buttons, helps and notices are read; examples and other words are not."""
    for name, text in (("service", SERVICE), ("flow", FLOW), ("flow.ar", ARABIC)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    checked = check_path(tmp_path)
    told = [
        (Path(problem.place.file).stem, problem.code, _found(problem, lines))
        for problem in sorted(checked.problems, key=lambda one: one.place)
        for lines in [checked.texts[problem.place.file].split("\n")]
        if problem.code not in ("F507", "F605")
    ]
    assert told == [
        ("flow.ar", "F905", "أين؟"),
        ("flow.ar", "F505", "50%"),
        ("flow.ar", "F908", "50%"),
        ("flow.ar", "F505", "CAF"),
        ("flow.ar", "F903", "CAF"),
        ("flow", "F904", "quittance"),
        ("flow", "F903", "MDPH"),
        ("flow", "F904", "bailleur"),
        ("flow", "F912", "?"),
    ]


def test_the_service_is_read_once_its_flows_are_right(tmp_path: Path) -> None:
    """The service's own texts are read too, and entries of its glossary that no text says."""
    flow = "prototype: flow\nlanguage: fr\nsteps:\n  - end: handed_over\n"
    (tmp_path / "service.yaml").write_text(SERVICE, encoding="utf-8")
    (tmp_path / "flow.yaml").write_text(flow, encoding="utf-8")
    checked = check_path(tmp_path)
    lines = checked.texts[(tmp_path / "service.yaml").as_posix()].split("\n")
    told = [(one.code, one.place.line, _found(one, lines)) for one in checked.problems]
    assert sorted(told, key=lambda one: one[1:]) == [
        ("F904", 1, "bailleur"), ("F505", 3, "h"), ("F903", 7, "MSA"), ("F913", 9, "RSA"),
    ]  # fmt: skip


def test_every_rule_has_its_code() -> None:
    """No rule of plain language is without a code, and no two share one."""
    assert set(CODES) == set(Rule)
    assert len(set(CODES.values())) == len(Rule)
