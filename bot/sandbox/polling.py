"""getUpdates as Telegram does it: redelivery until confirmed, long polls, one poller at a time."""

import asyncio

from bot.sandbox.limits import CONFLICT, WEBHOOK_ACTIVE, ApiError
from bot.sandbox.world import Json, World

_MOST = 100


async def get_updates(world: World, given: Json) -> list[Json]:
    """Give what waits from the offset on; waits up to `timeout` seconds if there is nothing."""
    if world.webhook:
        raise ApiError(409, WEBHOOK_ACTIVE)
    world.poll_turn += 1
    turn = world.poll_turn
    world.arrived.set()  # a poll that waits already must end: only one bot may ask
    _apply(world, given)
    limit = min(_MOST, max(1, int(given.get("limit", _MOST) or _MOST)))
    end = asyncio.get_running_loop().time() + float(given.get("timeout", 0) or 0)
    while True:
        ready = _ready(world, limit)
        left = end - asyncio.get_running_loop().time()
        if ready or left <= 0 or world.closed:
            return ready
        world.arrived.clear()
        try:
            await asyncio.wait_for(world.arrived.wait(), left)
        except TimeoutError:
            return _ready(world, limit)
        if turn != world.poll_turn:
            raise ApiError(409, CONFLICT)


def _apply(world: World, given: Json) -> None:
    allowed = given.get("allowed_updates")
    if isinstance(allowed, list):
        world.allowed = tuple(map(str, allowed))
    offset = int(given.get("offset", 0) or 0)
    if offset < 0:
        kept = list(world.waiting)[offset:]
        offset = kept[0].update["update_id"] if kept else 0
    world.confirm(offset)


def _ready(world: World, limit: int) -> list[Json]:
    now = world.clock()
    ready = [waiting for waiting in world.waiting if waiting.expires > now][:limit]
    for waiting in ready:
        waiting.again = False
    return [waiting.update for waiting in ready]
