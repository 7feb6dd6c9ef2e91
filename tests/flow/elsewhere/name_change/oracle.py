"""An opinion on the forms for a change of name in Minnesota, from reading a Docassemble interview.

Source: LemmaLegalConsulting/docassemble-ApplicationForNameChange (MIT), the interview
Application_for_name_change.yml and its packet, name_change_packet.yml: a mandatory block that asks
in order, a list gathered with "there is another", screens with several fields, loops over the same
people twice, screens that lead back to a wrong answer, and forms that are enabled by the answers.
Three boxes of one name are one question here; a screen that only stops is an end.
"""

from collections.abc import Iterator
from datetime import date

from tests.flow.elsewhere.name_change.packet import (
    RENAMED_AT_MOST,
    adult_renamed,
    age,
    asks_for_anything,
    children_apply,
    felon,
    gathered,
    people,
    renamed,
    spouse_applies,
    stopped_at_once,
    stopped_late,
)
from tests.flow.elsewhere.original import Answers


def steps(answers: Answers, today: date) -> Iterator[str]:
    """Give the fields in the order of the mandatory block, up to where the interview stops."""
    yield from _applicant(answers, today)
    if stopped_at_once(answers, today):
        return
    for part in (_changes, _spouse, _children, _parent, _record, _rest):
        yield from part(answers)
    if renamed(answers) and not adult_renamed(answers):
        return
    if not asks_for_anything(answers):
        yield "no_change"
    yield from _packet(answers, today)
    if stopped_late(answers):
        return
    yield from _fee(answers)
    yield "review_answers"


def _applicant(answers: Answers, today: date) -> Iterator[str]:
    yield from ("own_name", "own_born")
    if age(answers["own_born"], today) < 18:
        return
    yield "resident"
    if answers["resident"]:
        yield from ("own_address", "own_phone", "own_mail", "interpreter")
        if answers["interpreter"]:
            yield "interpreter_language"
        yield from ("county", "docket_number")


def _changes(answers: Answers) -> Iterator[str]:
    yield from _new_name(answers, "own")
    yield from _new_name(answers, "record")
    yield "change_sex"
    yield from ("sex_now", "sex_new") if answers["change_sex"] else ()
    yield "replacement"
    yield from ("hide_name", "hide_sex") if answers["replacement"] else ()


def _new_name(answers: Answers, whose: str) -> Iterator[str]:
    yield f"{whose}_wanted"
    if answers[f"{whose}_wanted"]:
        yield from (f"{whose}_{part}" for part in ("first", "middle", "last"))


def _spouse(answers: Answers) -> Iterator[str]:
    yield "married"
    if answers["married"]:
        yield from ("spouse_applies", "spouse_name", "spouse_born")
        if answers["spouse_applies"]:
            yield from _new_name(answers, "spouse")
            yield from ("spouse_address", "spouse_phone", "spouse_mail")


def _children(answers: Answers) -> Iterator[str]:
    yield "has_children"
    if not answers["has_children"]:
        return
    for number in range(1, 9):
        yield from (f"child_name#{number}", f"child_born#{number}")
        if number < 8:
            yield f"child_another#{number}"
            if not answers[f"child_another#{number}"]:
                break
    yield "children_apply"
    if answers["children_apply"]:
        yield "rename_children"
        if answers["rename_children"]:
            for number in range(1, min(gathered(answers), RENAMED_AT_MOST) + 1):
                yield from (f"child_{part}#{number}" for part in ("first", "middle", "last"))


def _parent(answers: Answers) -> Iterator[str]:
    if children_apply(answers):
        yield "parent_is_known"
        if answers["parent_is_known"]:
            yield from ("parent_name", "address_known")
            yield from ("parent_address",) if answers["address_known"] else ()


def _record(answers: Answers) -> Iterator[str]:
    yield "has_record"
    if not answers["has_record"]:
        return
    yield from ("who_has_record", "convicted")
    if answers["convicted"]:
        yield "felonies"
        for number in range(1, answers["felonies"] + 1):
            parts = ("offender", "offense_name", "offense_date", "offense_state")
            yield from (f"{part}#{number}" for part in parts)


def _rest(answers: Answers) -> Iterator[str]:
    yield "land"
    yield from ("land_described",) if answers["land"] else ()
    yield from ("protected", "inmate", "divorced", "statements", "signed_at", "older_children")


def _packet(answers: Answers, today: date) -> Iterator[str]:
    if answers["divorced"]:
        yield "divorce_rules"
        alone = len(people(answers)) == 1
        if not answers["divorce_rules"] or felon(answers) or not alone:
            yield "no_exception"
    else:
        yield from _releases(answers, today)
    if felon(answers):
        yield "court_address"
        for number in range(1, answers["felonies"] + 1):
            yield f"convicted_person#{number}"
            if answers[f"convicted_person#{number}"] > len(people(answers)):
                yield f"no_such_person#{number}"
            yield from (f"convicted_where#{number}", f"authority#{number}")
    if answers["inmate"]:
        yield "asked_before"
        if answers["asked_before"]:
            return
        yield "inmate_reason"
    yield from _about_the_parent(answers)


def _releases(answers: Answers, today: date) -> Iterator[str]:
    parts = ("other_names", "sex", "race")
    yield from (f"own_{part}" for part in parts)
    if spouse_applies(answers) and age(answers["spouse_born"], today) >= 10:
        yield from (f"spouse_{part}" for part in parts)
    for number in renamed(answers):
        if age(answers[f"child_born#{number}"], today) >= 10:
            yield from (f"child_{part}#{number}" for part in parts)


def _about_the_parent(answers: Answers) -> Iterator[str]:
    if not renamed(answers):
        return
    if not answers["parent_is_known"]:
        yield "no_parent_anywhere"
    elif not answers["address_known"]:
        yield from ("parent_lived", "parent_worked", "parent_relatives", "parent_search")


def _fee(answers: Answers) -> Iterator[str]:
    yield "waiver"
    if not answers["waiver"] or answers["inmate"]:
        return
    yield "free_lawyer"
    if answers["free_lawyer"]:
        yield from ("lawyer_name", "lawyer_program")
        return
    yield "assistance"
    if answers["assistance"] == "listed":
        yield "benefits"
        return
    yield from ("other_program",) if answers["assistance"] == "other" else ()
    yield from ("household", "household_members", "income_sources", "income", "income_average")
    if answers["married"]:
        yield "spouse_income_known"
        known = answers["spouse_income_known"]
        yield from ("spouse_income", "spouse_sources") if known else ("spouse_unknown",)
    yield from ("other_income", "yearly_income", "below_guideline")
    if not answers["below_guideline"]:
        yield from ("expenses", "debt", "cash", "accounts", "assets", "other_reasons")
