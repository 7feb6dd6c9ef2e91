"""A hand-written walk through the redesigned energy-aid request.

Written from the reference question set, not from the YAML or the engine: given what a citizen
would answer, it names the questions they must be asked, in order, and the outcome. It is the
independent opinion that the engine is held against.
"""

from collections.abc import Mapping
from typing import Any

Answers = Mapping[str, Any]
"""Step to what the citizen means: option ids, numbers, True/False; None for "I don't know"."""


def walk(answers: Answers) -> tuple[list[str], str]:
    """Give the questions asked and the outcome; `talk` at the estimate hands over."""
    asked = ["language", "privacy"]
    if answers["privacy"] is False:
        return asked, "handed_over"
    asked += ["who_for", "problem"]
    if answers["problem"] == "else":
        return asked, "out_of_scope"
    asked += ["energy", "postcode"]
    if not str(answers["postcode"]).startswith("95"):
        return asked, "out_of_scope"
    asked += ["main_home", "contract", "bill_amount", "adults", "children", "income"]
    if answers["income"] is None:
        asked.append("income_band")
    asked += ["helped_before", "send_now"]
    if answers["send_now"] == "talk":
        return asked, "handed_over"
    asked += ["full_name", "birth_date", "address", "phone", "contact_pref", "shared_phone"]
    asked.append("doc_bill")
    if answers["income"] is None or answers["income"] > 0:
        asked.append("doc_income")
    asked += ["note", "review", "declare", "ease"]
    if answers["ease"] <= 3:
        asked.append("hard_what")
    return [*asked, "callback_ok"], "submitted"
