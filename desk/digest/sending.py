"""Messages on their way to people, through apprise: mail, WeCom, DingTalk, Feishu, webhooks, and what else it knows."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import apprise
from pydantic import SecretStr

from desk.digest.rendering import Message

_RETRIES = 2
_WAIT_SECONDS = 5.0
"""Between two tries; an address may say otherwise with `?retry=` and `?wait=`."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of a message on its way to one address.

    Attributes:
        address: as people may see it: without keys, passwords and parameters.
        problem: why it was not delivered; "" if it was. Only that its server took it is known.
    """

    address: str
    problem: str


def deliver(message: Message, addresses: Sequence[SecretStr]) -> tuple[Delivery, ...]:
    """Send a message to each address, which is tried again where the network or the server fails. Raises nothing."""
    logging.getLogger("apprise").disabled = True  # it quotes keys; what there is to say we say ourselves
    asset = apprise.AppriseAsset(
        app_id="chushen",
        app_desc="初审",
        app_url="",
        secure_logging=True,
        default_service_retry=_RETRIES,
        default_service_wait=_WAIT_SECONDS,
    )
    done = tuple(_delivered(message, number, secret, asset) for number, secret in enumerate(addresses, start=1))
    for delivery in done:
        if delivery.problem:
            _LOG.error("digest not delivered to %s: %s", delivery.address, delivery.problem)
    return done


def _delivered(message: Message, number: int, secret: SecretStr, asset: apprise.AppriseAsset) -> Delivery:
    service = apprise.Apprise.instantiate(secret.get_secret_value(), asset=asset)
    if service is None:
        schema, mark, _ = secret.get_secret_value().partition("://")
        shown = f"{schema}://…" if mark and schema.isalnum() else "…"
        problem = f"notify 的第 {number} 个地址无法识别 / address {number} of notify is none that is known"
        return Delivery(address=shown, problem=problem)
    mail = service.protocol == "mailto" and service.notify_format == apprise.NotifyFormat.HTML
    one = apprise.Apprise(asset=asset)
    one.add(service)
    try:
        sent = one.notify(
            title=message.subject,
            body=message.html if mail else message.text,
            body_format=apprise.NotifyFormat.HTML if mail else apprise.NotifyFormat.TEXT,
        )
    except Exception as error:  # noqa: BLE001  whatever a service stumbles over, the others are still to be told
        return Delivery(address=_shown(service), problem=f"unexpected {type(error).__name__}")
    return Delivery(address=_shown(service), problem="" if sent else "未被接受 / not accepted, or not reached")


def _shown(service: apprise.NotifyBase) -> str:
    """Service and host; names, keys, a webhook's path and parameters may all be secret."""
    schema, _, rest = service.url(privacy=True).partition("://")
    return f"{schema}://{rest.partition('/')[0].partition('?')[0].rpartition('@')[2]}"
