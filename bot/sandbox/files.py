"""Files that people send, and the messages that are no text."""

from collections.abc import Callable

from bot.sandbox.world import Json, World


def content_of(world: World, content: bytes) -> str:
    """Keep a file; gives its id."""
    file_id = f"FILE{world.random.randrange(10**20):020d}"
    world.files[file_id] = content
    return file_id


def photo_sizes(world: World, content: bytes) -> list[Json]:
    """Give a photo in two sizes, the larger last, as Telegram does."""
    sizes = []
    for width in (90, 1280):
        file_id = content_of(world, content)
        size = {"file_id": file_id, "file_unique_id": file_id[-8:], "width": width, "height": width}
        sizes.append(size | {"file_size": len(content)})
    return sizes


def _file(world: World, **more: object) -> Json:
    file_id = content_of(world, b"\0")
    return {"file_id": file_id, "file_unique_id": file_id[-8:], "file_size": 1} | more


def _sticker(world: World) -> Json:
    about = {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
    }
    return {"sticker": _file(world) | about}


def _poll(_: World) -> Json:
    option = {"text": "A", "voter_count": 0, "persistent_id": "1"}
    return {
        "poll": {
            "id": "1", "question": "?", "options": [option], "total_voter_count": 0,
            "is_closed": False, "is_anonymous": True, "type": "regular",
            "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
        }
    }  # fmt: skip


DOCUMENT: dict[str, Callable[[World], Json]] = {
    "sticker": _sticker,
    "voice": lambda world: {"voice": _file(world, duration=3, mime_type="audio/ogg")},
    "video_note": lambda world: {"video_note": _file(world, length=240, duration=3)},
    "location": lambda _: {"location": {"latitude": 49.0, "longitude": 2.0}},
    "poll": _poll,
    "dice": lambda _: {"dice": {"emoji": "🎲", "value": 4}},
}
"""Makes the content of a message by its kind."""
