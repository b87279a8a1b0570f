"""A chairman signs for many results at once: he recognises them, or proposes them to the level above."""

from kernel.execute import execute_steps
from kernel.store import Answer, Context, Events, Part, Step
from services.evaluation.judgings.domain.commands import ApproveResult, RecogniseResult
from services.evaluation.judgings.domain.rules import decider as judged
from services.evaluation.recognition.domain import approval, decision


async def recognise(events: Events, command: decision.IssueDecision, context: Context) -> Answer:
    """All its products or none: every judging must bear it. The certificates follow by themselves."""
    issue: Part = Step(decider=decision.decider, id=command.decision, command=command)
    rest = [recognise_one(command, of) for of in command.recognised]
    return await execute_steps(events, [issue, *rest], context)


def recognise_one(command: decision.IssueDecision, of: decision.RecognisedProduct) -> Part:
    """The part of the decision that one judging has to bear."""
    result = RecogniseResult(
        judging=of.judging,
        decision=command.decision,
        product=of.product,
        stars=of.stars,
        level=command.level,
        signed_on=command.signed_on,
    )
    return Step(decider=judged, id=of.judging, command=result)


async def approve(events: Events, command: approval.ApproveResults, context: Context) -> Answer:
    """All its results or none."""
    steps: list[Part] = [Step(decider=approval.decider, id=command.approval, command=command)]
    for of in command.approved:
        result = ApproveResult(
            judging=of.judging,
            approval=command.approval,
            product=of.product,
            level=command.level,
            signed_on=command.signed_on,
        )
        steps.append(Step(decider=judged, id=of.judging, command=result))
    return await execute_steps(events, steps, context)
