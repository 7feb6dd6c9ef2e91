"""A designer's fault as data: a code, a place, and what the sentence names.

`render_text` and `render_json` turn problems into what `guichet check` prints; the sentences stand
in Babel catalogues beside this file, one entry for what is wrong and one for what to write.
"""

from bot.flow.problems.problem import ERROR, WARNINGS, FlowRejected, Place, Problem, is_error
from bot.flow.problems.rendering import (
    as_records,
    known_codes,
    render_json,
    render_text,
    sentence,
    untranslated,
)

__all__ = [
    "ERROR", "WARNINGS", "FlowRejected", "Place", "Problem", "as_records", "is_error",
    "known_codes", "render_json", "render_text", "sentence",
    "untranslated",
]  # fmt: skip
