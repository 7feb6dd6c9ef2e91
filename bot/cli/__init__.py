"""The command `guichet`: one verb, one short function that parses arguments and calls one thing.

Parts are imported inside the verb that needs them, so that `guichet check` does not pay for
Telegram or a database. An error meant for a person ends the command with its text and exit code 1
(2 for wrong usage), never with a traceback.
"""

import sys

import typer

from bot.cli import (
    chatting,
    checking,
    comparing,
    counting,
    drawing,
    editing,
    evaluating,
    keys,
    registering,
    requests,
    researching,
    running,
    testing,
    translating,
)
from bot.errors import GuichetError

app = typer.Typer(
    name="guichet",
    help="A Telegram bot for simplified requests, written as a YAML flow.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("check")(checking.check)
app.command("paths")(counting.paths)
app.command("test")(testing.play)
app.command("chat")(chatting.chat)
app.command("draw")(drawing.draw)
app.command("schema")(editing.schema)
app.command("diff")(comparing.diff)
app.command("register")(registering.register)
app.command("words")(translating.words)
app.command("run")(running.run)
app.command("studio")(running.studio)
app.command("release")(evaluating.release)
app.command("report")(evaluating.report)
app.add_typer(keys.app, name="keys")
app.add_typer(requests.requests, name="requests")
app.add_typer(researching.app, name="research")


def main() -> None:
    """Run the command line; a `GuichetError` is printed and ends with exit code 1."""
    try:
        app()
    except GuichetError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)
