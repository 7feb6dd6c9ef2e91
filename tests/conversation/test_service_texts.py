"""What a service says of itself, with its constants written as people read them."""

from decimal import Decimal

import pytest

from bot.conversation.rights import service_text
from bot.flow.flow import Service

SERVICE = Service(
    name={},
    languages=("fr", "en"),
    constants={
        "postcodes": ("95", "78"),
        "ceiling": 1200,
        "share": Decimal("12.5"),
        "office": {"fr": "la mairie", "en": "the town hall"},
    },
)
TEXT = "{postcodes} / {ceiling} / {share} / {office} / {nothing}"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fr", "95, 78 / 1\u202f200 / 12,5 / la mairie /"),
        ("en", "95, 78 / 1,200 / 12.5 / the town hall /"),
    ],
)
def test_constants_are_written_for_people(language: str, shown: str) -> None:
    """Lists, numbers and words by language stand in a notice as they stand in a question."""
    assert service_text(SERVICE, {"fr": TEXT, "en": TEXT}, language) == shown
