"""Trouble on order: the next calls of a method fail in a way that the real network knows."""

from dataclasses import dataclass, field

from bot.sandbox.limits import ApiError


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of trouble.

    `kind`: `busy` (429 with `seconds`), `bad_gateway` (502 page), `lost` (done, then no answer),
    `garbage` (broken JSON), `slow` (answers after `seconds`).
    """

    kind: str
    seconds: float = 0.0


@dataclass(slots=True)
class Faults:
    """The faults ordered, by method in small letters."""

    ordered: dict[str, list[Fault]] = field(default_factory=dict)

    def next(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next `times` calls of a method fail like this."""
        self.ordered.setdefault(method.lower(), []).extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """Give the fault of this call, if one was ordered."""
        waiting = self.ordered.get(method)
        fault = waiting.pop(0) if waiting else None
        if fault and fault.kind == "busy":
            wait = int(fault.seconds) or 1
            raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        return fault
