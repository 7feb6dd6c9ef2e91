"""What turns need from outside, gathered once: flows, names for citizens, randomness."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random, SystemRandom

from bot.flow.flow import Flow
from bot.service.lobby import Lobby
from bot.service.prototypes import Prototypes
from bot.store.keys import KeyRing, citizen_mac


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The world around a turn; tests bring their own.

    `citizen_of` names a chat in the vault, `new_seed` gives 16 random bytes as hex, `rehearsal`
    marks every run as one that no citizen made: it begins at once, without the notice.
    `research` has the question about research asked.
    """

    prototypes: Prototypes
    citizen_of: Callable[[int], str]
    random: Random
    new_seed: Callable[[], str]
    bot_name: str = ""
    rehearsal: bool = False
    research: bool = False
    lobby: Lobby = field(default_factory=Lobby)


def surroundings(
    ring: KeyRing, flows: Mapping[str, Flow], bot_name: str, *, rehearsal: bool = False
) -> Surroundings:
    """Give the surroundings of a running bot, with the system's own randomness."""
    return Surroundings(
        Prototypes(flows),
        lambda chat_id: citizen_mac(ring, "tg", chat_id),
        SystemRandom(),
        lambda: secrets.token_hex(16),
        bot_name,
        rehearsal,
    )
