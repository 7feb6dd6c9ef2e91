"""What people say who change their names: families of all sizes, some with a past."""

from datetime import date

from tests.flow.elsewhere.saying import bounded, day, likely, whole

_OFTEN = {
    "resident": 0.95, "own_wanted": 0.6, "record_wanted": 0.3, "change_sex": 0.2,
    "replacement": 0.2, "has_children": 0.6, "child_another": 0.7, "children_apply": 0.8,
    "rename_children": 0.8, "has_record": 0.4, "inmate": 0.25, "divorced": 0.3, "asked_before": 0.2,
    "no_parent_anywhere": 0.7, "waiver": 0.7, "free_lawyer": 0.2, "parent_is_known": 0.7,
}  # fmt: skip

SAYS = {question: likely(chance) for question, chance in _OFTEN.items()} | {
    "own_born": day(date(1960, 1, 1), date(2010, 1, 1)),
    "child_born": day(date(2015, 9, 1), date(2017, 2, 1)),
    "spouse_born": day(date(1960, 1, 1), date(2006, 1, 1)),
    "felonies": bounded(range(1, 6)),
    "convicted_person": whole(range(1, 5)),
}
