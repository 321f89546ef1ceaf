"""Messages on their way to people, through apprise: mail, WeCom, DingTalk, Feishu, webhooks, and what else it knows."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from apprise import Apprise, AppriseAsset, NotifyBase, NotifyFormat
from apprise.plugins.email import NotifyEmail
from pydantic import SecretStr

from desk.digest.rendering import Message

_RETRIES = 2
_WAIT_SECONDS = 5.0
"""Between two tries; an address may say otherwise with `?retry=` and `?wait=`."""

_ASSET = AppriseAsset(
    app_id="chushen",
    app_desc="初审",
    app_url="",
    secure_logging=True,
    default_service_retry=_RETRIES,
    default_service_wait=_WAIT_SECONDS,
)

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


def known(addresses: Sequence[SecretStr]) -> tuple[Delivery, ...]:
    """Each address as people may see it, and whether apprise knows what it is; nothing is sent."""
    found = (_service(secret, number) for number, secret in enumerate(addresses, start=1))
    return tuple(one if isinstance(one, Delivery) else Delivery(address=_shown(one), problem="") for one in found)


def deliver(message: Message, addresses: Sequence[SecretStr]) -> tuple[Delivery, ...]:
    """Send a message to each address, which is tried again where the network or the server fails. Raises nothing."""
    found = [_service(secret, number) for number, secret in enumerate(addresses, start=1)]
    done = tuple(one if isinstance(one, Delivery) else _delivered(message, one) for one in found)
    for delivery in done:
        if delivery.problem:
            _LOG.error("digest not delivered to %s: %s", delivery.address, delivery.problem)
    return done


def _service(secret: SecretStr, number: int) -> NotifyBase | Delivery:
    logging.getLogger("apprise").disabled = True  # it quotes keys; what there is to say we say ourselves
    service = Apprise.instantiate(secret.get_secret_value(), asset=_ASSET)
    if service is not None:
        return service
    schema, mark, _ = secret.get_secret_value().partition("://")
    shown = f"{schema}://…" if mark and schema.isalnum() else "…"
    problem = f"notify 的第 {number} 个地址无法识别 / address {number} of notify is none that is known"
    return Delivery(address=shown, problem=problem)


def _delivered(message: Message, service: NotifyBase) -> Delivery:
    mail = isinstance(service, NotifyEmail) and service.notify_format == NotifyFormat.HTML
    one = Apprise(asset=_ASSET)
    one.add(service)
    try:
        sent = one.notify(
            title=message.subject,
            body=message.html if mail else message.text,
            body_format=NotifyFormat.HTML if mail else NotifyFormat.TEXT,
        )
    except Exception as error:  # noqa: BLE001  whatever a service stumbles over, the others are still to be told
        return Delivery(address=_shown(service), problem=f"unexpected {type(error).__name__}")
    return Delivery(address=_shown(service), problem="" if sent else "未送达或未被接受 / not reached, or not accepted")


def _shown(service: NotifyBase) -> str:
    """Service and host; names, keys, a webhook's path and parameters may all be secret."""
    masked = str(service.url(privacy=True))  # type: ignore[no-untyped-call]
    schema, _, rest = masked.partition("://")
    return f"{schema}://{rest.partition('/')[0].partition('?')[0].rpartition('@')[2]}"
