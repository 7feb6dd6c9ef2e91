"""Log lines: events with codes and counts, as text for people or JSON for machines.

Every line is redacted. LOG_LEVEL is for our own lines; libraries, which would write addresses
with the token or whole rows, are held at warnings. Nothing personal is ever handed to a logger in
the first place; redaction is the second wall.
"""

import logging
import sys

import structlog
from structlog.typing import Processor

from bot.channel.redaction import quiet_libraries, redact


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Hides tokens and ids in the finished line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line to write."""
        return redact(super().format(record))


def write_logs(level: str, layout: str) -> None:
    """Send log lines of `level` and above to standard error, as `text` or `json`."""
    output = logging.StreamHandler(sys.stderr)
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if layout == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    output.setFormatter(
        RedactingFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    # Libraries may write warnings only: at DEBUG some of them write every value they handle.
    logging.basicConfig(level=logging.WARNING, handlers=[output], force=True)
    logging.getLogger("bot").setLevel(level.upper())
    quiet_libraries()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        cache_logger_on_first_use=False,
    )
