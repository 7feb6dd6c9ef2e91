"""What the answers of the name change interview mean together, and which forms they enable."""

from datetime import date

from tests.flow.elsewhere.original import Answers, Opinion

RENAMED_AT_MOST = 5
"""Children that the application has room for."""

_PARTS = ("first", "middle", "last")


def opinion(answers: Answers, today: date) -> Opinion:
    """Say where the interview stops, or which forms come with the application."""
    stop = stopped_at_once(answers, today)
    if stop:
        return Opinion([stop])
    sheet = ["extra_sheet"] if answers["has_children"] and gathered(answers) > 5 else []
    if renamed(answers) and not adult_renamed(answers):
        return Opinion([*sheet, "minors_only"])
    stop = stopped_late(answers)
    if stop:
        return Opinion([*sheet, stop])
    by_hand = ["inmate_waiver"] if answers["waiver"] and answers["inmate"] else []
    values = {
        "forms.form": tuple(_forms(answers)) or ("none_more",),
        "people": len(people(answers)),
    }
    return Opinion([*sheet, *by_hand, "ready", "submitted"], values)


def _forms(answers: Answers) -> list[str]:
    told_parent = bool(renamed(answers)) and answers["parent_is_known"]
    enabled = {
        "personal_service": told_parent and answers["address_known"],
        "publication": told_parent and not answers["address_known"],
        "fee_instructions": answers["waiver"],
        "inmate_waiver": answers["waiver"] and answers["inmate"],
        "fee_affidavit": answers["waiver"] and not answers["inmate"],
        "felony_notices": felon(answers),
        "inmate_affidavit": answers["inmate"],
        "releases": not answers["divorced"],
    }
    return [form for form, wanted in enabled.items() if wanted]


def stopped_at_once(answers: Answers, today: date) -> str:
    """Give the screen that ends it for minors and new residents, or nothing."""
    if age(answers["own_born"], today) < 18:
        return "minor_packet"
    return "" if answers["resident"] else "residency"


def stopped_late(answers: Answers) -> str:
    """Give the screen that sends to the court for help, or nothing."""
    if answers["inmate"] and answers["asked_before"]:
        return "repeat_request"
    unknown = renamed(answers) and not answers["parent_is_known"]
    return "unidentified_parent" if unknown and not answers["no_parent_anywhere"] else ""


def age(born: date, today: date) -> int:
    """Count whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def spouse_applies(answers: Answers) -> bool:
    """Tell whether the spouse is part of the application."""
    return bool(answers["married"] and answers["spouse_applies"])


def children_apply(answers: Answers) -> bool:
    """Tell whether children are part of the application."""
    return bool(answers["has_children"] and answers["children_apply"])


def gathered(answers: Answers) -> int:
    """Count the children that were listed: one, and one more after each "another"."""
    number = 1
    while answers.get(f"child_another#{number}") and number < 8:
        number += 1
    return number


def renamed(answers: Answers) -> list[int]:
    """Give the numbers of the children who get at least one part of a new name."""
    if not (children_apply(answers) and answers["rename_children"]):
        return []
    listed = range(1, min(gathered(answers), RENAMED_AT_MOST) + 1)
    return [n for n in listed if any(answers[f"child_{part}#{n}"] for part in _PARTS)]


def adult_renamed(answers: Answers) -> bool:
    """Tell whether the applicant or the spouse gets a new name."""
    return bool(answers["own_wanted"] or (spouse_applies(answers) and answers["spouse_wanted"]))


def asks_for_anything(answers: Answers) -> bool:
    """Tell whether some change is asked for."""
    record = answers["record_wanted"] or answers["change_sex"] or answers["replacement"]
    return bool(record or adult_renamed(answers) or renamed(answers))


def felon(answers: Answers) -> bool:
    """Tell whether a felony is listed."""
    return bool(answers["has_record"] and answers["convicted"])


def people(answers: Answers) -> list[str]:
    """Give those who apply: the applicant, perhaps the spouse, and the children who are renamed."""
    spouse = ["spouse"] if spouse_applies(answers) else []
    return ["applicant", *spouse, *(f"child {number}" for number in renamed(answers))]
