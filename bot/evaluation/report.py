"""Metrics go in, a report for the terminal comes out: text of 80 columns in French or English."""

from collections.abc import Iterable, Mapping, Sequence

from bot.evaluation.figures import Language
from bot.evaluation.masking import CELL, PERCENT_BASE, TIMES, has_percentages, is_small
from bot.evaluation.metrics import PrototypeMetrics, StepMetrics
from bot.evaluation.table import aligned, wrapped
from bot.evaluation.voice import NOTHING, Voice
from bot.flow.expression.items import plain_name
from bot.flow.flow import Ask, Flow
from bot.flow.items import written_ids
from bot.journal.places import ALL

_FIRST = 3
"""How many steps are pointed out."""

_INDENT = "     "

_READING = ("open", "planned", "interval", "left", "time", "mask")


def report_text(
    metrics: Sequence[PrototypeMetrics], flows: Mapping[str, Flow] | None, language: Language
) -> str:
    """Write the report on every prototype measured.

    `flows`, by prototype, give the order of the steps; without one, the steps most shown come
    first. Counts of 1 to 4 citizens are masked; rehearsals are shown as they are, and named so.
    """
    voice = Voice(language)
    if not metrics:
        return _lines([voice.say("empty"), "", *wrapped(voice.say("empty.remedy"))])
    parts = [_underlined(voice.say("title"), "=")]
    for one in metrics:
        flow = (flows or {}).get(one.prototype)
        parts += ["", *_prototype(one, flow, Voice(language, one.rehearsal))]
    return _lines([*parts, "", *_reading(voice)])


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _underlined(text: str, line: str) -> str:
    return f"{text}\n{line * len(text)}"


def _prototype(one: PrototypeMetrics, flow: Flow | None, voice: Voice) -> list[str]:
    name = f"{one.prototype} ({voice.say('rehearsal')})" if one.rehearsal else one.prototype
    steps = _in_flow_order(one.steps, flow)
    return [
        _underlined(name, "-"),
        *_headline(one, voice),
        *["", voice.say("outcomes"), *_outcomes(one, voice)],
        *["", voice.say("steps"), *_steps(steps, flow, voice)],
        *["", voice.say("first"), *_look_first(steps, voice)],
        *_cautions(one, flow, voice),
    ]


def _in_flow_order(steps: Sequence[StepMetrics], flow: Flow | None) -> list[StepMetrics]:
    places = {step: place for place, step in enumerate(written_ids(flow) if flow else ())}
    return sorted(steps, key=lambda step: places.get(step.step, len(places)))


def _headline(one: PrototypeMetrics, voice: Voice) -> list[str]:
    rate = voice.share(one.completed, one.runs)
    text = voice.say(
        "headline" if rate else "headline.few",
        runs=voice.count(one.runs),
        completed=voice.count(one.completed),
        rate=rate,
        interval=voice.interval(one.completion),
    )
    time = voice.median(one.median_active, one.outcomes.get("submitted", 0))
    return wrapped(text) + ([] if time == NOTHING else [voice.say("active", median=time)])


def _outcomes(one: PrototypeMetrics, voice: Voice) -> list[str]:
    return aligned(
        [
            (voice.outcome(outcome), voice.count(runs), voice.share(runs, one.runs))
            for outcome, runs in one.outcomes.items()
        ]
    )


def _steps(steps: Sequence[StepMetrics], flow: Flow | None, voice: Voice) -> list[str]:
    columns = ("step", "shown", "left", "", "rejected", "time")
    head = [voice.say(f"column.{column}") if column else "" for column in columns]
    return aligned([head, *(_step(step, flow, voice) for step in steps)])


def _step(step: StepMetrics, flow: Flow | None, voice: Voice) -> list[str]:
    return [
        f"{step.step} *" if _is_old(step, flow) else step.step,
        voice.count(step.shown),
        voice.count(step.left),
        voice.share(step.left, step.shown),
        voice.count(step.rejections),
        voice.median(step.median_seconds, step.timed),
    ]


def _is_old(step: StepMetrics, flow: Flow | None) -> bool:
    return flow is not None and step.step not in written_ids(flow)


def _look_first(steps: Sequence[StepMetrics], voice: Voice) -> list[str]:
    loud = [step for step in steps if step.troubled and not _is_quiet(step, voice)]
    worst = sorted(loud, key=lambda step: -step.troubled)[:_FIRST]
    lines = [f"  {voice.say('first.none')}"] if not worst else []
    for place, step in enumerate(worst, 1):
        lines.append(f"  {place}. {step.step}")
        lines += wrapped(_why(step, voice), _INDENT, _INDENT)
    return lines


def _is_quiet(step: StepMetrics, voice: Voice) -> bool:
    return is_small(step.troubled, rehearsal=voice.rehearsal)


def _why(step: StepMetrics, voice: Voice) -> str:
    parts = [_why_left(step, voice), _why_rejected(step, voice)]
    if step.failed:
        parts.append(voice.say("first.failed", failed=voice.count(step.failed)))
    return voice.say("and").join(parts)


def _why_left(step: StepMetrics, voice: Voice) -> str:
    share = voice.share(step.left, step.shown)
    left = voice.say("first.left", left=voice.count(step.left), shown=voice.count(step.shown))
    return f"{left} ({share})" if share else left


def _why_rejected(step: StepMetrics, voice: Voice) -> str:
    rejected = voice.say("first.rejected", rejections=voice.count(step.rejections))
    if not step.reasons:
        return rejected
    code, times = step.reasons[0]
    return f"{rejected}, {voice.say('first.reason', code=code, times=voice.count(times))}"


def _cautions(one: PrototypeMetrics, flow: Flow | None, voice: Voice) -> list[str]:
    shown = {step.step for step in one.steps}
    asks = [step for step in flow.steps.values() if isinstance(step, Ask)] if flow else []
    questions = dict.fromkeys(plain_name(ask.id) for ask in asks)
    unseen = ", ".join(step for step in questions if step not in shown)
    due = {
        "rehearsal": one.rehearsal,
        "few": not has_percentages(one.runs),
        "versions": len(one.versions) > 1 and ALL not in one.versions,
        "joined": ALL in one.versions,
        "old": any(_is_old(step, flow) for step in one.steps),
        "unseen": bool(unseen),
    }
    values = {"base": PERCENT_BASE, "versions": len(one.versions), "steps": unseen}
    said = [voice.say(f"caution.{key}", **values) for key, is_due in due.items() if is_due]
    return ["", voice.say("cautions"), *_bullets(said)] if said else []


def _reading(voice: Voice) -> list[str]:
    values = {"times": TIMES, "cell": CELL, "most": CELL - 1}
    return [
        voice.say("reading"),
        *_bullets(voice.say(f"reading.{key}", **values) for key in _READING),
    ]


def _bullets(sentences: Iterable[str]) -> list[str]:
    return [line for sentence in sentences for line in wrapped(sentence, "  - ", "    ")]
