"""Arabic texts keep their direction: Latin words and groups of figures are isolated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow.plain_language.isolation import Fault, turned

FAULTS = {
    "اتصل بالرقم 01 99 00 12 34": ("01 99 00 12 34", Fault.NOT_ISOLATED),
    "شهادة CAF هنا": ("CAF", Fault.NOT_ISOLATED),
    "المبلغ 1200 € هنا": ("1200 €", Fault.NOT_ISOLATED),
    "المبلغ €1,200": ("€1,200", Fault.NOT_ISOLATED),
    "نسبة 20% هنا": ("20%", Fault.NOT_ISOLATED),
    "الرقم +33199001234": ("+33199001234", Fault.NOT_ISOLATED),
    "اكتب /start الآن": ("/start", Fault.NOT_ISOLATED),
    "CAF شهادة": ("CAF", Fault.BEGINS_IN_LATIN),
    "\u2068CAF\u2069 شهادة": ("CAF", Fault.BEGINS_IN_LATIN),
    "شهادة \u2068CAF هنا": ("\u2068", Fault.UNBALANCED),
    "شهادة CAF\u2069 هنا": ("\u2069", Fault.UNBALANCED),
}
SOUND = [
    "اتصل بالرقم \u206801 99 00 12 34\u2069.",
    "أقل من \u2066700 €\u2069",
    "\u2068700\u2069 إلى \u20681200 €\u2069",
    "اتصل بالرقم {contact.phone}، {contact.hours}.",
    "من 9 صباحا إلى 5 مساء، 27/3/1985",
    "العدد ٢٥",
    "Français, OK 01 99 00 12 34",
    "",
]


@pytest.mark.parametrize("text", FAULTS)
def test_what_turns_a_sentence_is_found(text: str) -> None:
    """An insert without isolates, an isolate without its half, a Latin beginning."""
    (found,) = turned(text)
    assert (text[found.start : found.end].strip(), found.fault) == FAULTS[text]


@pytest.mark.parametrize("text", SOUND)
def test_sound_texts_are_left_alone(text: str) -> None:
    """Isolated inserts, placeholders, single figures and texts without Arabic are sound."""
    assert list(turned(text)) == []


@given(st.lists(st.sampled_from(["كلمة", "CAF", "01 99", "12 €", "،", "؟"]), min_size=1))
def test_isolating_mends(parts: list[str]) -> None:
    """Isolating every insert behind an Arabic word leaves nothing to find."""
    isolated = [f"\u2068{part}\u2069" if part[0] in "C01" else part for part in parts]
    assert list(turned(" ".join(["كلمة", *isolated]))) == []
