"""Arguments that several verbs share, and where the shipped service lies."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.errors import GuichetError

if TYPE_CHECKING:
    from bot.flow.load import LoadedService

SHIPPED = Path("flows/energy-aid")


class Language(StrEnum):
    """The language a verb speaks to its reader."""

    FR = "fr"
    EN = "en"


class Layout(StrEnum):
    """How a list is printed: for people, or for programs."""

    TEXT = "text"
    JSON = "json"


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


Flows = Annotated[
    Path | None,
    typer.Argument(
        help="A flow file, a service folder, or a folder of services. Default: the shipped one."
    ),
]
"""What the verbs about any number of flows take."""


def service_folder(asked: Path | None) -> Path:
    """Give the folder of the service to use: the one asked for, else the shipped one.

    The shipped one is looked for where the command runs, then inside the installed package.
    """
    if asked is not None:
        return asked
    installed = Path(__file__).parent.parent / "shipped" / SHIPPED.name
    beside = Path(__file__).parent.parent.parent / SHIPPED
    return next((folder for folder in (SHIPPED, beside, installed) if folder.is_dir()), SHIPPED)


def to_try(path: Path, language: str = "en", *, scenarios: bool = False) -> "list[LoadedService]":
    """Load what a path names to try it, and say on the error stream what is not translated.

    Raises FlowRejected if there is any other error.
    """
    from bot.flow.load import load_to_try

    services = load_to_try(path, scenarios=scenarios, language=language)
    _tell_gaps(services, language)
    return services


def one_service(path: Path, language: str = "en") -> "LoadedService":
    """Load the one service that a path names, as `to_try` does.

    Raises GuichetError if the path names several.
    """
    loaded = to_try(path, language)
    if len(loaded) > 1:
        raise GuichetError(f"{path} holds several services: name one of them.")
    return loaded[0]


def write_out(text: str, output: Path | None) -> None:
    """Write a text to a file, or to the screen if none is named.

    Raises GuichetError if the file cannot be written.
    """
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise GuichetError(f"{output} cannot be written: {error.strerror}.") from error


def _tell_gaps(services: "Iterable[LoadedService]", language: str) -> None:
    """Write which texts have no translation yet to the standard error; nothing if all have one."""
    from bot.flow.problems import untranslated

    told = untranslated([one for service in services for one in service.problems], language)
    if told:
        typer.echo(told, err=True)


def guide() -> Path:
    """Give where the designers' guide lies: in the checkout, else inside the installed package."""
    package = Path(__file__).parent.parent
    beside = package.parent / SHIPPED.parent / "README.md"
    return beside if beside.exists() else package / "shipped" / "README.md"
