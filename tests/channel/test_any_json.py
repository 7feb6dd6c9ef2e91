"""Whatever JSON comes in, reading it gives one value that every store can take."""

import json
from dataclasses import astuple, is_dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.channel.arrivals import Arrival, Blocked, Elsewhere, Ignored, Malformed
from bot.channel.updates import read_update
from tests.channel.made_updates import BOT, in_group, membership, message, said, tap, update

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=8)
    | st.sampled_from(["/start", "private", "group", "@guichet_bot", "kicked", "\ud800", "a:=b"])
)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=12,
)
SOUND: list[dict[str, Any]] = [
    said(text="/start x"),
    said(photo=[{"file_id": "f", "width": 1, "height": 2, "file_size": 3}], caption="c"),
    said(document={"file_id": "f", "mime_type": "a/b", "file_name": "n"}),
    said(contact={"phone_number": "33", "user_id": 1}),
    update("edited_message", message(text="x")),
    in_group(text="@guichet_bot"),
    tap(),
    membership("kicked"),
]


def _places(value: object, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [at, *(place for key, item in inner for place in _places(item, (*at, key)))]


def _replaced(value: Any, place: tuple[Any, ...], by: object) -> Any:
    if not place:
        return by
    key, *rest = place
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[key] = _replaced(value[key], tuple(rest), by)
    return changed


@st.composite
def mutated(draw: st.DrawFn) -> object:
    """Give a real update with one or two of its parts replaced by any JSON."""
    broken: object = draw(st.sampled_from(SOUND))
    for _ in range(draw(st.integers(1, 2))):
        broken = _replaced(broken, draw(st.sampled_from(_places(broken))), draw(JSON))
    return broken


def _storable(read: object) -> None:
    assert isinstance(read, Arrival | Blocked | Elsewhere | Ignored | Malformed)
    assert is_dataclass(read)
    # Raises if any text has half a surrogate pair.
    written = json.dumps(astuple(read), ensure_ascii=False).encode()
    assert b"\\u0000" not in written
    for number in (
        read.update_id,
        getattr(read, "chat_id", None),
        getattr(read, "message_id", None),
    ):
        assert number is None or -(2**63) <= number < 2**63


@given(JSON)
def test_any_json_is_read(value: object) -> None:
    """No JSON value makes reading raise, and what comes out can be stored."""
    _storable(read_update(value, BOT))


@given(mutated())
def test_a_mutated_update_is_read(value: object) -> None:
    """No damage to a real update makes reading raise, and what comes out can be stored."""
    _storable(read_update(value, BOT))


@given(st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member"]), JSON)
def test_any_content_is_read(kind: str, content: object) -> None:
    """Any content under a known kind is read, and keeps the update's id."""
    read = read_update(update(kind, content), BOT)
    _storable(read)
    assert read.update_id == 9001
