"""What a health worker says about a delivery: mostly one baby or two, most of them well."""

from datetime import date

from tests.flow.elsewhere.original import Words
from tests.flow.elsewhere.saying import bounded, day, decimal, likely, of, text, whole

_LATELY = day(date(2026, 10, 14), date(2026, 11, 28), until=date(2026, 11, 24))
_BABIES = {"one": 6, "two": 3, "three": 1, "more": 2}
_SIGNS = ("fever", "convulsion", "baby_fever", "stiff", "vomits", "drowsy", "yellow_skin")

SAYS = {
    "babies_delivered": of(*(Words(b, b) for b, often in _BABIES.items() for _ in range(often))),
    "babies_alive": of(
        *(Words(b, b) for b in ("none_alive", "one", "one", "two", "three", "more"))
    ),
    "babies_delivered_other": whole(range(4, 6)),
    "babies_alive_other": whole(range(3, 7)),
    "delivery_date": _LATELY,
    "woman_death_date": _LATELY,
    "baby_death_date": _LATELY,
    "birth_weight": decimal("3200", "2750.5", "1500"),
    "birth_length": decimal("50", "35.6", "48.5"),
    "baby_name": text("Amina", "Tom", "Baby of Zoé"),
    "delivered_before_death": likely(0.7),
    "pnc_visits_additional": bounded(range(7)),
} | {sign: likely(0.2) for sign in _SIGNS}
