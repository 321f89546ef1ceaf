"""What a night's digest says: time by time, with the days passed in."""

from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from chushen.applicant import company_of
from chushen.findings import Verdict
from chushen.workdays import load_calendar
from desk.digest.content import digest_of
from desk.digest.filing import file_digest
from desk.digest.rendering import html_of, message_of, subject_of
from desk.digest.sections import parts_of
from flows.handling import not_processed
from flows.night import SHANGHAI, night_over
from flows.office import NightOver
from records.links import report_link
from records.nights import Night
from records.schema import Decision
from records.store import Store
from tests.records.building import a_permit, a_verified

DAYS = load_calendar()
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)


def at_two(day):
    """The hour at which the nights work."""
    return datetime(day.year, day.month, day.day, 2, tzinfo=SHANGHAI)


class Clock:
    now = at_two(FRIDAY)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now.astimezone(UTC)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    with Store.open(tmp_path / "data", now=clock) as opened:
        yield opened


def kept(store, name, **said):
    verified = a_verified(name, **said)
    store.keep(store.data / name, verified)


def received_so_that_due(day):
    """A day of receipt whose five working days end on the given one."""
    return next(d for n in range(20) if DAYS.deadline(d := day - timedelta(days=n), 5).day == day)


def digest(store, day=FRIDAY, since=None, **said):
    return digest_of(store, NightOver(day=day, since=since, **said), DAYS, notice_days=5)


def named(store):
    return lambda name: company_of(verified.submission) if (verified := store.newest(name)) else name


def told(store, digest_):
    return {
        (part.title, section.title): [line.submission for line in section.lines]
        for part in parts_of(digest_, named(store))
        for section in part.sections
    }


def test_what_is_past_its_time_comes_first_then_what_ends_today_and_on_the_next_working_day(store):
    for name, due in (("逾", FRIDAY - timedelta(days=1)), ("今", FRIDAY), ("周一", MONDAY)):
        kept(store, name, received=received_so_that_due(due), verdict=Verdict.PASS)
    kept(store, "后", received=FRIDAY, verdict=Verdict.PASS)
    kept(store, "已告知", received=date(2026, 11, 2))
    store.decide("已告知", Decision.CORRECT, reason="缺章", officer="王")

    sections = told(store, digest(store, since=at_two(FRIDAY) + timedelta(hours=1)))
    assert list(sections)[:3] == [("告知时限", "已逾期"), ("告知时限", "今日到期"), ("告知时限", "11-30（周一）到期")]
    assert list(sections.values())[:3] == [["逾"], ["今"], ["周一"]]
    assert sections["仍待处理", "等待决定"] == ["后"]


def test_a_decision_on_other_content_stops_no_clock(store):
    kept(store, "甲", received=received_so_that_due(FRIDAY))
    store.decide("甲", Decision.CORRECT, reason="缺章", officer="王")
    assert not digest(store).today
    kept(store, "甲", received=received_so_that_due(FRIDAY), digest="d2")
    assert [clock.name for clock in digest(store).today] == ["甲"]


def test_the_clock_of_one_that_was_never_read_runs_from_the_day_it_was_first_seen(store, clock):
    clock.now = at_two(date(2026, 11, 2))
    store.fail("坏", store.data / "坏", "no disk")
    (overdue,) = digest(store).overdue
    assert (overdue.name, overdue.estimated, overdue.due) == ("坏", True, date(2026, 11, 9))


def test_what_was_told_once_is_told_again_as_still_open_only(store, clock):
    kept(store, "旧", received=FRIDAY)
    store.fail("卡", store.data / "卡", "no disk")
    clock.now = at_two(SATURDAY)
    kept(store, "新", received=SATURDAY)
    sections = told(store, digest(store, SATURDAY, since=clock.now - timedelta(hours=3)))

    assert sections["本次新增", "新的结论"] == ["新"]
    assert sections["仍待处理", "未能处理"] == ["卡"]
    assert sections["仍待处理", "等待决定"] == ["旧"]


def test_a_permit_is_told_of_on_the_day_it_comes_over_a_line_and_listed_from_then_on(store, clock):
    for name, left in (("过线", 90), ("线内", 89), ("线外", 91), ("更远", 181)):
        kept(store, name, permit=a_permit(str(FRIDAY + timedelta(days=left)), f"B2-{left}"), received=FRIDAY)
    yesterday = at_two(FRIDAY - timedelta(days=1))
    clock.now = at_two(FRIDAY)
    fresh = {"过线", "线内", "线外"}
    assert {e.name for e in digest(store, since=yesterday).endings if e.new} == fresh, "none was known yesterday"

    later = digest(store, FRIDAY, since=clock.now + timedelta(hours=1))
    assert [(e.name, e.new) for e in later.endings] == [("线内", False), ("过线", False), ("线外", False)]
    tomorrow = digest(store, SATURDAY, since=clock.now + timedelta(hours=1))
    assert [(e.name, e.line) for e in tomorrow.endings if e.new] == [("线外", 90), ("更远", 180)]


def test_no_line_is_missed_where_nights_were(store, clock):
    kept(store, "甲", permit=a_permit(str(FRIDAY + timedelta(days=95)), "B2-1"), received=FRIDAY)
    week_later = FRIDAY + timedelta(days=7)
    (ending,) = digest(store, week_later, since=clock.now + timedelta(hours=1)).endings
    assert (ending.new, ending.line, ending.days) == (True, 90, 88)


def test_a_second_night_of_a_day_tells_from_where_the_day_before_ended(store):
    thursday = Night(
        day=FRIDAY - timedelta(days=1), begun=at_two(FRIDAY), told=at_two(FRIDAY), undelivered=("json://x",)
    )
    store.end_night(thursday)
    store.end_night(Night(day=FRIDAY, begun=at_two(FRIDAY), told=at_two(FRIDAY) + timedelta(hours=1)))
    night = night_over(store, at_two(FRIDAY) + timedelta(hours=9), ())
    assert (night.day, night.since, night.undelivered) == (FRIDAY, thursday.told, ("json://x",))


def test_what_could_not_even_be_taken_up_is_told_with_the_reason(store):
    namesake = not_processed(store.data / "甲", ValueError("two of one name"))
    (stuck,) = digest(store, outcomes=(namesake,)).stuck
    assert (stuck.name, stuck.new) == ("甲", True)


def test_the_subject_says_what_counts(store):
    kept(store, "甲", received=received_so_that_due(FRIDAY - timedelta(days=1)))
    kept(store, "乙", received=received_so_that_due(FRIDAY), verdict=Verdict.PASS)
    said = subject_of(digest(store))
    assert said == "【初审】2026-11-27：逾期 1，新增 2，需补正 1，今日到期 1"
    assert subject_of(
        digest_of(store, NightOver(day=SATURDAY, since=at_two(SATURDAY) + timedelta(hours=9)), DAYS, notice_days=5)
    ) == ("【初审】2026-11-28：逾期 2，新增 0")


class Seen(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.fetched, self.text = set(), [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]
        self.fetched += [value for name, value in attrs if name in {"src", "background"} or "url(" in (value or "")]

    def handle_data(self, data):
        self.text += data


def test_the_mail_runs_nothing_fetches_nothing_and_links_only_where_reports_can_be_had(store):
    kept(store, "甲 1<b>")
    without = Seen(message_of(digest(store), named(store), reports_url="").html)
    assert not without.tags & {"script", "style", "link", "img", "b1"}
    assert (without.fetched, without.links) == ([], [])
    assert "甲 1<b>" in without.text

    linked = Seen(message_of(digest(store), named(store), reports_url="https://chushen.example/reports/").html)
    assert set(linked.links) == {report_link("https://chushen.example/reports", "甲 1<b>")}


def test_the_kept_file_leads_to_the_reports_beside_it_and_is_replaced_the_same_day(store):
    kept(store, "甲")
    path = file_digest(store.data, digest(store), named(store))
    assert path == store.data / "digests" / "2026-11-27.html"
    assert path.stat().st_mode & 0o777 == 0o600
    (link, *_) = Seen(path.read_text("utf-8")).links
    assert (path.parent / unquote(link)).resolve() == (store.folder("甲") / "report.html").resolve()
    kept(store, "乙")
    file_digest(store.data, digest(store), named(store))
    assert [p.name for p in path.parent.iterdir()] == ["2026-11-27.html"]
    assert "乙" in path.read_text("utf-8")


def test_a_persons_number_in_a_name_or_a_problem_is_masked(store):
    number = "11010519491231002X"
    store.fail(f"张 {number}", store.data / "张", f"cannot read {number}.pdf")
    message = message_of(digest(store), named(store), reports_url="")
    assert "110105********002X" in message.html
    assert number not in message.html + message.text + message.subject


def test_a_short_message_fits_a_group_robot_and_says_how_much_it_leaves_out(store):
    for n in range(80):
        kept(store, f"星河通信技术服务有限公司-{n:03}", received=received_so_that_due(FRIDAY))
    message = message_of(digest(store), named(store), reports_url="")
    assert len((message.subject + "\r\n" + message.text).encode()) <= 2048
    assert message.text.splitlines()[0] == "告知时限 · 今日到期 80"
    assert message.text.splitlines()[-1].startswith("…（余下 ")
    html = html_of(digest(store), named(store), base="")
    assert "另有 40 份" in html


def test_what_did_not_arrive_is_said_the_next_night(store):
    message = message_of(digest(store, undelivered=("mailto://smtp.example",)), named(store), reports_url="")
    assert "上一期日报未送达" in message.html
    assert "mailto://smtp.example" in message.html
    assert message.text.startswith("上一期日报未送达：mailto://smtp.example")


def test_a_night_with_nothing_to_tell_says_so(store):
    message = message_of(digest(store), named(store), reports_url="")
    assert (message.subject, message.text) == ("【初审】2026-11-27：新增 0", "没有新的情况。")
    assert "没有需要处理的事项" in message.html
