"""`guichet test`: the designers' scenarios, what they cover, and random walks."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.options import Format, Language, service_folder, to_try

if TYPE_CHECKING:
    from bot.flow.load import LoadedService


def play(  # noqa: PLR0913 - one an option
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A scenario file, a service folder, or a folder of services. "
            "Default: the shipped service."
        ),
    ] = None,
    *,
    layout: Annotated[
        Format, typer.Option("--format", help="How the results are printed.")
    ] = Format.TEXT,
    language: Annotated[Language, typer.Option(help="The language of the results.")] = Language.EN,
    coverage_min: Annotated[
        int, typer.Option(min=0, max=100, help="Exit with 1 if a flow is covered less (percent).")
    ] = 0,
    explore: Annotated[
        int, typer.Option(min=0, help="Random walks through each flow, after the scenarios.")
    ] = 0,
    seed: Annotated[int, typer.Option(help="Where the random walks begin.")] = 1,
    answer: Annotated[
        str,
        typer.Option(
            help="A new question and its answer, as in owner=yes: written into the scenarios "
            "that have no answer to it, before they are played."
        ),
    ] = "",
) -> None:
    """Play every scenario twice, tapped and typed; exit code 1 if anything fails."""
    from bot.flow.load import load_to_try
    from bot.service.clock import SystemClock
    from bot.simulation.rehearsal import Exploring, rehearse
    from bot.simulation.report import report_json, report_text

    asked, now = service_folder(path), SystemClock().now()
    services = to_try(asked, language.value, scenarios=True)
    if answer:
        _fill(services, answer)
        services = load_to_try(asked, scenarios=True, language=language.value)
    exploring = Exploring(explore, seed)
    found = [one for service in services for one in rehearse(service, now, exploring)]
    if layout is Format.JSON:
        typer.echo(report_json(found, language.value))
    else:
        covering = asked.is_dir() or coverage_min > 0
        typer.echo(report_text(found, language.value, covering=covering, least=coverage_min))
    sound = all(one.sound and one.coverage.percent >= coverage_min for one in found)
    raise typer.Exit(0 if sound else 1)


def _fill(services: "list[LoadedService]", answer: str) -> None:
    from bot.service.clock import SystemClock
    from bot.simulation.filling import Answer, fill

    question, equals, words = answer.partition("=")
    if not (question and equals and words):
        raise typer.BadParameter("write a question and its answer, as in --answer owner=yes")
    for file in fill(services, SystemClock().now(), Answer(question.strip(), words.strip())):
        typer.echo(f"written {file}")
