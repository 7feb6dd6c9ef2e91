"""The flows from elsewhere that are walked."""

from tests.flow.elsewhere.aides import oracle as aides
from tests.flow.elsewhere.aides import people as young_people
from tests.flow.elsewhere.delivery import oracle as delivery
from tests.flow.elsewhere.delivery import people as health_workers
from tests.flow.elsewhere.holiday import oracle as holiday
from tests.flow.elsewhere.holiday import people as employees
from tests.flow.elsewhere.inheritance import oracle as inheritance
from tests.flow.elsewhere.inheritance import people as families
from tests.flow.elsewhere.name_change import oracle as name_change
from tests.flow.elsewhere.name_change import packet as court_forms
from tests.flow.elsewhere.name_change import people as applicants
from tests.flow.elsewhere.original import Original
from tests.flow.elsewhere.registration import oracle as registration
from tests.flow.elsewhere.registration import people as reporters

ORIGINALS = [
    Original(
        "inheritance", inheritance.steps, inheritance.opinion, families.SAYS,
        {"heirs.outcome": families.OUTCOMES},
    ),
    Original("holiday", holiday.steps, holiday.opinion, employees.SAYS),
    Original("delivery", delivery.steps, delivery.opinion, health_workers.SAYS),
    Original("name_change", name_change.steps, court_forms.opinion, applicants.SAYS),
    Original("registration", registration.steps, registration.opinion, reporters.SAYS),
    Original("aides", aides.steps, aides.opinion, young_people.SAYS),
]  # fmt: skip
