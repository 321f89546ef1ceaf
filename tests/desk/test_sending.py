"""Digests on their way: to a mail server and a webhook of our own, and as the group robots' services would see them."""

import json
import logging

import pytest
import requests
from pydantic import SecretStr

from desk.digest.rendering import Message
from desk.digest.sending import deliver, known
from tests.desk.sinks import a_mail_server, a_webhook
from tests.servers import free_port

MESSAGE = Message(
    subject="【初审】2026-11-28：新增 12，需补正 5，明日到期 2",
    html='<!DOCTYPE html><html><body><p style="color:#b4154b">星河通信&lt;有限&gt;公司</p></body></html>',
    text="告知时限 · 今日到期 1\n· 星河通信：需补正",
)
KEY = "693a91f6-7abc-4bc4-97a0-0ec2d1fa5aaa"
ROBOTS = {
    "wecombot": (f"wecombot://{KEY}", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"),
    "wecom as it is copied": (
        f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}",
        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
    ),
    "dingtalk": (f"dingtalk://SEC0123456789abcdef@{KEY.replace('-', '')}", "https://oapi.dingtalk.com/robot/send"),
    "feishu": (f"feishu://{KEY}", "https://open.feishu.cn/open-apis/bot/v2/hook/"),
}


def to(*addresses):
    return deliver(MESSAGE, [SecretStr(address) for address in addresses])


def test_a_mail_arrives_with_its_subject_in_chinese_and_an_html_part():
    port = free_port()
    with a_mail_server(port) as mails:
        (delivery,) = to(f"mailto://127.0.0.1:{port}?from=night@example.cn&to=office@example.cn")

    assert delivery.problem == ""
    (mail,) = mails
    assert mail["Subject"] == MESSAGE.subject
    assert "office@example.cn" in mail["To"]
    html = mail.get_body(("html",))
    assert html.get_content().strip() == MESSAGE.html
    assert "星河通信<有限>公司" in mail.get_body(("plain",)).get_content()


def test_a_webhook_gets_the_short_message_as_json():
    with a_webhook() as webhook:
        (delivery,) = to(f"json://127.0.0.1:{webhook.port}/hook/{KEY}")

    assert delivery == type(delivery)(address=f"json://127.0.0.1:{webhook.port}", problem="")
    (posted,) = webhook.posted
    assert (posted["title"], posted["message"]) == (MESSAGE.subject, MESSAGE.text)


@pytest.mark.parametrize("robot", ROBOTS)
def test_a_group_robots_service_is_sent_plain_text_with_the_subject_first(robot, monkeypatch):
    address, url = ROBOTS[robot]
    asked = []

    def post(url, *, data, **_):
        asked.append((url, json.loads(data)))
        answer = requests.Response()
        answer.status_code, answer._content = 200, b'{"errcode": 0}'  # noqa: SLF001  no other way to make one
        return answer

    monkeypatch.setattr(requests, "post", post)
    (delivery,) = to(address)

    assert delivery.problem == ""
    (sent_to, body), *others = asked
    assert not others
    assert sent_to.startswith(url)
    assert "text" in {body.get("msgtype"), body.get("msg_type")}
    said = body.get("text", body.get("content"))
    (text,) = said.values()
    assert text.replace("\r\n", "\n") == f"{MESSAGE.subject}\n{MESSAGE.text}"


def test_what_fails_for_a_while_is_tried_again_and_what_fails_for_good_is_said_and_keeps_nobody_else_from_it(caplog):
    with a_webhook(503, 503) as webhook, a_webhook() as another, caplog.at_level(logging.DEBUG):
        found = to(
            f"json://user:geheim@127.0.0.1:{free_port()}/hook/{KEY}?retry=1&wait=0",
            f"json://127.0.0.1:{webhook.port}?wait=0",
            f"json://127.0.0.1:{another.port}",
        )

    assert [bool(delivery.problem) for delivery in found] == [True, False, False]
    assert (len(webhook.posted), len(another.posted)) == (3, 1)
    (line,) = [record.getMessage() for record in caplog.records if record.name.startswith("desk")]
    assert line.startswith(f"digest not delivered to {found[0].address}")
    assert not [secret for secret in ("geheim", KEY, "user") if secret in caplog.text + repr(found)]


@pytest.mark.parametrize("address", ["wecombot://not a key!", "nonsense", "mailto://", f"telegramm://{KEY}"])
def test_an_address_that_is_none_is_told_by_its_number_and_nothing_of_it_is_shown(address, caplog):
    with caplog.at_level(logging.DEBUG):
        good, wrong = known([SecretStr(f"feishu://{KEY}"), SecretStr(address)])
        (undelivered,) = to(address)

    assert good.problem == ""
    assert "地址无法识别" in wrong.problem
    assert "第 2 个" in wrong.problem
    assert undelivered.problem
    assert not [word for word in ("not a key", KEY) if word in caplog.text + repr((good, wrong, undelivered))]
