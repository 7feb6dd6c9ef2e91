"""How fast a turn is: `python -m tests.bench.turns` prints turns a second on one core.

Replays whole runs of the redesigned request through `take_turn`, taps and typed words mixed as
citizens do, with the session written and read back each turn (as the vault does) and without.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bot.conversation.inputs import Asked, Command, Input
from bot.conversation.session import Session
from bot.conversation.stored import from_text, to_text
from bot.conversation.turn import begin, take_turn
from bot.flow.flow import Flow
from bot.flow.load import load_service
from tests.conversation.one_run import NOW, WORDS, said_as

SERVICE = Path("flows/energy-aid")
ROUNDS, RUNS = 7, 60
Pass = Callable[[Session], Session]


def one_run(flow: Flow, between: Pass) -> int:
    """Take one citizen from start to end; gives the number of turns."""
    session = begin(flow, "ab" * 16, "fr", NOW)
    session = take(flow, session, Asked(Command.START), between)
    for words in WORDS:
        session = take(flow, session, said_as(words, session), between)
    assert session.outcome == "submitted", session.step
    return len(WORDS) + 1


def take(flow: Flow, session: Session, given: Input, between: Pass) -> Session:
    """Take one turn, with the session passed through `between`."""
    turn = take_turn(flow, session, given, NOW)
    assert turn.session is not None
    return between(turn.session)


def turns_per_second(flow: Flow, between: Pass) -> float:
    """Give the median of several rounds, in turns per second of CPU time."""
    rates = []
    for _ in range(ROUNDS):
        began = time.process_time()
        turns = sum(one_run(flow, between) for _ in range(RUNS))
        rates.append(turns / (time.process_time() - began))
    return median(rates)


def main() -> None:
    """Print both figures."""
    flow = load_service(SERVICE).flows["redesign"]
    one_run(flow, lambda session: session)
    alone = turns_per_second(flow, lambda session: session)
    stored = turns_per_second(flow, lambda session: from_text(to_text(session)))
    for name, rate in (("take_turn alone", alone), ("with the session stored", stored)):
        sys.stdout.write(f"{name:25} {rate:8.0f} turns/s  {1e6 / rate:6.0f} µs\n")


if __name__ == "__main__":
    main()
