"""Commands are found by their name, their French alias, and however they are typed."""

import pytest

from bot.channel.slash_commands import COMMANDS, Slash, slash
from bot.conversation.inputs import Command


@pytest.mark.parametrize("command", list(Command))
def test_every_command_is_known_by_name(command: Command) -> None:
    """Each command of the conversation can be written with a slash."""
    assert slash(f"/{command.value}") == Slash(command, "")


@pytest.mark.parametrize(
    ("text", "command"),
    [("/aide", Command.HELP), ("/retour", Command.BACK), ("/effacer", Command.DELETE),
     ("/pause", Command.PAUSE), ("/langue", Command.LANGUAGE), ("/mes_données", Command.MY_DATA),
     ("/Confidentialité", Command.PRIVACY), ("/ARRÊTER", Command.STOP),
     ("/my_data", Command.MY_DATA), ("  /aide  ", Command.HELP),
     ("/aide !", Command.HELP), ("/aide, svp", Command.HELP),
     ("/start\npromo", Command.START), ("/annuler", Command.STOP)],
)  # fmt: skip
def test_a_command_is_read_as_typed(text: str, command: Command) -> None:
    """Aliases, accents, capitals, spaces and punctuation do not hide a command."""
    assert slash(text) == Slash(command, "")


@pytest.mark.parametrize("text", ["/5", "/foo", "/_", "/helpme", "/12"])
def test_an_unknown_command_is_still_a_command(text: str) -> None:
    """A command we do not have is told apart from an answer."""
    assert slash(text) == Slash(None, "")


@pytest.mark.parametrize("text", ["", "/", "/ 5", "//", "1/2", "/12/05/1980", "voir /help", "help"])
def test_other_text_is_no_command(text: str) -> None:
    """Dates, fractions and a slash within a sentence stay answers."""
    assert slash(text) is None


def test_the_named_bot_is_kept() -> None:
    """The bot that a command names comes out, so that another bot's command is not taken."""
    assert slash("/start@Some_Bot go") == Slash(Command.START, "Some_Bot")


def test_aliases_can_be_reached() -> None:
    """Every listed command word leads to its command when typed."""
    assert {word: found.command for word in COMMANDS if (found := slash(f"/{word}"))} == COMMANDS
