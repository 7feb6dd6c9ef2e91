"""A survey in words, in English or French, and as plain values for JSON."""

import json
from collections.abc import Iterable, Mapping
from textwrap import fill

from bot.flow.proof.minutes import TENTHS
from bot.flow.proof.survey import Survey
from bot.flow.proof.tally import Tally, Trace, median

_MINUTE = 60
_WIDTH, _COLUMN = 100, 14
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "paths": "paths", "questions": "questions", "minutes": "minutes", "documents": "documents",
        "shortest": "shortest", "longest": "longest", "slowest": "slowest",
        "unreached": "not reached", "unsettled": "cannot know", "point": ".",
        "range": "{low} to {high}, typically {middle}",
        "some": "at least {least}, at most {most}: some conditions are too rich to be told exactly",
        "none": "none", "uncounted": "these cannot be counted",
        "most": "{count} at most", "trace": "{questions}, {minutes}: {steps}",
        "question": "question", "minute": "minute",
    },
    "fr": {
        "paths": "parcours", "questions": "questions", "minutes": "minutes",
        "documents": "documents", "shortest": "plus court", "longest": "plus long",
        "slowest": "plus lent", "unreached": "non atteint", "unsettled": "indécis", "point": ",",
        "range": "de {low} à {high}, en général {middle}",
        "some": "au moins {least}, au plus {most} : certaines conditions sont trop riches pour "
                "un compte exact",
        "none": "aucun", "uncounted": "ils ne peuvent pas être comptés",
        "most": "{count} au plus", "trace": "{questions}, {minutes} : {steps}",
        "question": "question", "minute": "minute",
    },
}  # fmt: skip


def render_text(surveys: Iterable[Survey], language: str) -> str:
    """Write surveys for people."""
    return "\n\n".join("\n".join(_lines(survey, _WORDS[language])) for survey in surveys)


def _lines(survey: Survey, words: Mapping[str, str]) -> list[str]:
    told = {"paths": _count(survey, words)}
    certain = survey.paths.certain
    if certain is not None:
        told |= _lengths(certain, words)
    for name, steps in (("unreached", survey.unreached), ("unsettled", survey.unsettled)):
        if steps or name == "unreached":
            told[name] = ", ".join(steps) or words["none"]
    return [survey.file, *(_line(words[name], text) for name, text in told.items())]


def _count(survey: Survey, words: Mapping[str, str]) -> str:
    paths = survey.paths
    if paths.certain is None:
        return words["uncounted"]
    if paths.exact:
        return str(paths.possible)
    return words["some"].format(least=paths.certain.count, most=paths.possible)


def _lengths(paths: Tally, words: Mapping[str, str]) -> dict[str, str]:
    told = {
        "questions": _range(paths.questions, 1, words),
        "minutes": _range(paths.seconds, _MINUTE, words),
        "documents": words["most"].format(count=paths.heaviest.documents),
        "shortest": _trace(paths.shortest, words),
        "longest": _trace(paths.longest, words),
    }
    slower = paths.slowest.tenths > paths.longest.tenths
    return told | ({"slowest": _trace(paths.slowest, words)} if slower else {})


def _range(numbers: Mapping[int, int], unit: int, words: Mapping[str, str]) -> str:
    low, middle, high = (
        _number(number / unit, words) for number in (min(numbers), median(numbers), max(numbers))
    )
    return words["range"].format(low=low, middle=middle, high=high)


def _number(number: float, words: Mapping[str, str]) -> str:
    return f"{number:.1f}".removesuffix(".0").replace(".", words["point"])


def _trace(trace: Trace, words: Mapping[str, str]) -> str:
    questions = _counted(trace.questions, "question", words)
    minutes = _counted(trace.tenths / TENTHS / _MINUTE, "minute", words)
    return words["trace"].format(
        questions=questions, minutes=minutes, steps=", ".join(trace.steps())
    )


def _counted(number: float, name: str, words: Mapping[str, str]) -> str:
    """Tell so many of something; French says one thing, and the plural from two on."""
    told = _number(number, words)
    single = number < 2 if words is _WORDS["fr"] else told == "1"  # noqa: PLR2004 - as said
    return f"{told} {words[name if single else f'{name}s']}"


def _line(name: str, text: str) -> str:
    first, rest = f"  {name}".ljust(_COLUMN), " " * _COLUMN
    return fill(text, _WIDTH, initial_indent=first, subsequent_indent=rest)


def render_json(surveys: Iterable[Survey]) -> str:
    """Write surveys as a JSON list."""
    return json.dumps([as_record(survey) for survey in surveys], ensure_ascii=False, indent=2)


def as_record(survey: Survey) -> dict[str, object]:
    """Give a survey as plain values; what is not certain is left out of the lengths."""
    certain = survey.paths.certain
    counted = {
        "at_least": certain.count if certain else 0,
        "at_most": survey.paths.possible,
        "exact": survey.paths.exact,
    }
    return {
        "file": survey.file,
        "prototype": survey.prototype,
        "paths": counted,
        **(_figures(certain) if certain else {}),
        "unreached": list(survey.unreached),
        "cannot_know": list(survey.unsettled),
    }


def _figures(paths: Tally) -> dict[str, object]:
    return {
        "questions": _ends(paths.questions, 1),
        "minutes": _ends(paths.seconds, _MINUTE),
        "documents": paths.heaviest.documents,
        "shortest": paths.shortest.steps(),
        "longest": paths.longest.steps(),
        "slowest": paths.slowest.steps(),
    }


def _ends(numbers: Mapping[int, int], unit: int) -> dict[str, float]:
    ends = {"shortest": min(numbers), "typical": median(numbers), "longest": max(numbers)}
    return {name: round(number / unit, 2) for name, number in ends.items()}
