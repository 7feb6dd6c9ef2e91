"""Arguments that several verbs share, and where the shipped service lies."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.flow.load import LoadedService

SHIPPED = Path("flows/energy-aid")


class Language(StrEnum):
    """The language a verb speaks to its reader."""

    FR = "fr"
    EN = "en"


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def service_folder(asked: Path | None) -> Path:
    """Give the folder of the service to use: the one asked for, else the shipped one.

    The shipped one is looked for where the command runs, then inside the installed package.
    """
    if asked is not None:
        return asked
    installed = Path(__file__).parent.parent / "shipped" / SHIPPED.name
    beside = Path(__file__).parent.parent.parent / SHIPPED
    return next((folder for folder in (SHIPPED, beside, installed) if folder.is_dir()), SHIPPED)


def tell_gaps(services: "Iterable[LoadedService]", language: str) -> None:
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
