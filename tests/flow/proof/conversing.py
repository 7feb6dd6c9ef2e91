"""The steps that the conversation takes with the answers of a walk."""

from bot.conversation.path import extend
from bot.conversation.session import Answer, Session
from bot.flow.flow import START, Ask, Check, Flow, Review
from bot.flow.proof.walking import Walk


def conversation_of(flow: Flow, walk: Walk) -> tuple[str, ...]:
    """Give the steps that the conversation takes with the answers of a walk.

    Reviews are confirmed, checks passed where they may be; a refused answer shows at the end.
    """
    answers = {step: Answer(value) for step, value in walk.answers.items()}
    answers |= {step: Answer(value=True) for step in _confirmed(flow)}
    session = Session(
        "any", "v", flow.language, walk.today, "ef" * 16, answers=answers, reference="R"
    )
    path = extend(flow, session, (START,))
    refused = isinstance(flow.steps[path[-1]], Ask) and path[-1] in answers
    return (*path, f"refusal of {path[-1]}") if refused else path


def _confirmed(flow: Flow) -> list[str]:
    steps = flow.steps.values()
    passable = [step.id for step in steps if isinstance(step, Check) and step.may_pass]
    return [*passable, *(step.id for step in steps if isinstance(step, Review))]
