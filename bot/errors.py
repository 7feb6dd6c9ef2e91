"""The exceptions of Guichet that reach a person, in one tree.

GuichetError
├── SettingsRejected   the operator's settings are wrong; every wrong one is named
├── FlowRejected       a designer's flow is wrong; carries its problems (bot.flow.problems)
├── WordsRefused       a translator's table does not fit its flow; every wrong row is named
├── StoreRefused       a database or its key cannot be used; says which and what to do
├── CaseworkRefused    a request is not there, or cannot be exported so; says what to do
└── TelegramRefused    Telegram refuses this bot for good (token revoked, another poller)

A citizen's mistake is a value (`Rejected`), never an exception. Errors of programmers are not
caught; they carry ids and step names, never an answer.
"""


class GuichetError(Exception):
    """What went wrong, in one sentence that says what to do."""


class SettingsRejected(GuichetError):
    """The operator's settings are wrong; `problems` holds one sentence for each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class WordsRefused(GuichetError):
    """A translation cannot be written so; the text names every wrong row, and what to do."""


class StoreRefused(GuichetError):
    """A database or its key cannot be used; the text says which, and the remedy."""


class CaseworkRefused(GuichetError):
    """What a caseworker asked for cannot be done; the text names the reference and the remedy."""


class TelegramRefused(GuichetError):
    """Telegram refuses this bot for good; the text says why, and the remedy."""
