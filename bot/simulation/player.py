"""A scenario is played: each answer or turn becomes an input, until it ends or goes wrong.

Nothing that the flow or the engine does raises here: it becomes a failure with a place. The first
thing that goes wrong on the way ends the play; at the end all expectations are compared.
"""

from bot.conversation.inputs import Now
from bot.flow.flow import Flow
from bot.flow.scenarios import Scenario
from bot.simulation.acting import Manner
from bot.simulation.expectations import compare
from bot.simulation.played import Played
from bot.simulation.short_form import ShortForm
from bot.simulation.stage import GoneWrong, Stage
from bot.simulation.talk import Talk
from bot.simulation.turns_form import play_turns


def play(flow: Flow, scenario: Scenario, manner: Manner, now: Now) -> Played:
    """Play a scenario in one manner, from `now` or from its own day."""
    moment = Now(scenario.today, now.seconds) if scenario.today else now
    talk = Talk.begin(flow, scenario.language or flow.language, moment)
    try:
        _go(Stage(talk, manner), scenario)
        failures = compare(scenario, talk)
    except GoneWrong as wrong:
        failures = (wrong.failure,)
    return Played(scenario, manner, talk, failures)


def _go(stage: Stage, scenario: Scenario) -> None:
    stage.start(scenario.flow.place)
    if scenario.answers is None:
        play_turns(stage, scenario.moves)
    else:
        ShortForm(stage, scenario, scenario.answers).whole()
