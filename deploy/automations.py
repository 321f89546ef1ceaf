"""Automations of Prefect for chushen: `python deploy/automations.py [--notify URL]` makes them, or makes them anew.

PREFECT_API_URL names the server. With `--notify`, that address is told (JSON: `text`) of every application that needs
correction. In any case, a run that gives no sign of life for two minutes is said to have crashed; `chushen batch
--pool` sees to its own runs by itself, this is for those that nobody watches.
"""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from prefect.automations import Automation
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState, SendNotification
from prefect.events.schemas.automations import EventTrigger, Posture

ENDS = ("Completed", "Failed", "Cancelled", "Crashed")


def needs_correction(block: UUID) -> Automation:
    """Somebody is told of every application that must be corrected."""
    return Automation(
        name="chushen: needs correction",
        trigger=EventTrigger(
            posture=Posture.Reactive,
            expect={"chushen.verdict.correct"},
            match={"prefect.resource.id": "chushen.submission.*"},
            for_each={"prefect.resource.id"},
            threshold=1,
        ),
        actions=[
            SendNotification(
                block_document_id=block,
                subject="需补正 {{ event.resource.name }}",
                body="须补正 {{ event.payload.errors }} 项，待复核 {{ event.payload.warnings }} 项。",
            )
        ],
    )


def silent_runs() -> Automation:
    """A run without a heartbeat (workers send one every 30 seconds) has crashed."""
    return Automation(
        name="chushen: silent runs have crashed",
        trigger=EventTrigger(
            posture=Posture.Proactive,
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.heartbeat", *(f"prefect.flow-run.{end}" for end in ENDS)},
            match={"prefect.resource.id": "prefect.flow-run.*"},
            for_each={"prefect.resource.id"},
            threshold=1,
            within=timedelta(minutes=2),
        ),
        actions=[ChangeFlowRunState(state=StateType.CRASHED, message="no sign of life for two minutes")],
    )


def make(automation: Automation) -> None:
    """Make it in place of one of the same name."""
    with suppress(ValueError):  # there is none
        Automation.read(name=automation.name).delete()
    automation.create()


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notify", metavar="URL")
    said = parser.parse_args()
    if said.notify:
        body = {"text": "{{subject}}\n{{body}}"}
        block = CustomWebhookNotificationBlock(name="chushen", url=said.notify, json_data=body)
        make(needs_correction(block.save("chushen", overwrite=True)))
    make(silent_runs())


if __name__ == "__main__":
    main()
