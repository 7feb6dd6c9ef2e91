"""Names that the expression tests may read, and values for them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from bot.flow.expression import Kind, Type
from bot.flow.flow import Value

SCOPE = MappingProxyType({
    "problem": Type(Kind.CHOICE, frozenset({"late", "threat", "cut", "else"})),
    "needs": Type(Kind.CHOICES, frozenset({"food", "rent", "energy"})),
    "adults": Type(Kind.NUMBER),
    "income": Type(Kind.MONEY),
    "born": Type(Kind.DATE),
    "postcode": Type(Kind.TEXT),
    "area.postcodes": Type(Kind.TEXTS),
    "owner": Type(Kind.YES_NO),
    "paper": Type(Kind.DOCUMENT),
    "never": Type(Kind.NUMBER),
    "doubt": Type(Kind.YES_NO),
    "town": Type(Kind.TEXT),
    "towns": Type(Kind.TEXTS),
    "today": Type(Kind.DATE),
})  # fmt: skip

VALUES: Mapping[str, Value] = MappingProxyType({
    "problem": "else",
    "needs": ("food", "rent"),
    "adults": 3,
    "income": Decimal("800.50"),
    "born": date(2000, 2, 29),
    "postcode": "95120",
    "area.postcodes": ("95", "78"),
    "owner": True,
    "paper": ("a", "b"),
    "town": "EVRY-Courcouronnes",
    "towns": ("Évry-Courcouronnes", "Cergy"),
    "today": date(2026, 2, 28),
})  # fmt: skip
