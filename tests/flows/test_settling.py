from pathlib import Path

import pytest

from flows.settling import FileState, SettleLedger

DROP = Path("drop")


def holding(**sizes):
    return {name: FileState(size=size, changed=size) for name, size in sizes.items()}


def looked_at(*looks, settle=5):
    """What is given out at each look: `looks` are (second, what is there)."""
    ledger = SettleLedger(settle)
    return [ledger.look(drops, now) for now, drops in looks]


def test_a_drop_that_stays_as_it_is_is_complete_after_the_settle_time():
    there = {DROP: holding(a=1)}

    assert looked_at((0, there), (4.9, there), (5, there)) == [(), (), (DROP,)]


def test_it_is_given_out_once():
    there = {DROP: holding(a=1)}

    assert looked_at((0, there), (5, there), (6, there), (60, there)) == [(), (DROP,), (), ()]


@pytest.mark.parametrize(
    "later",
    [holding(a=2), holding(a=1, b=1), holding(b=1), {"a": FileState(size=1, changed=0)}],
    ids=["a file grows", "a file comes", "a file is renamed", "a file is replaced by an older one"],
)
def test_it_settles_anew_when(later):
    assert looked_at((0, {DROP: holding(a=1)}), (4, {DROP: later}), (8, {DROP: later}), (9, {DROP: later})) == [
        (),
        (),
        (),
        (DROP,),
    ]


def test_a_drop_that_changes_after_it_was_given_out_is_given_out_again():
    before, after = {DROP: holding(a=1)}, {DROP: holding(a=2)}

    assert looked_at((0, before), (5, before), (7, after), (11, after), (12, after)) == [(), (DROP,), (), (), (DROP,)]


def test_a_drop_that_changes_while_it_is_worked_on_is_given_out_when_that_is_done():
    ledger = SettleLedger(5)
    ledger.look({DROP: holding(a=1)}, 0)
    ledger.look({DROP: holding(a=1)}, 5)
    ledger.look({DROP: holding(a=2)}, 6, busy={DROP})

    assert ledger.look({DROP: holding(a=2)}, 20, busy={DROP}) == ()
    assert ledger.look({DROP: holding(a=2)}, 21) == (DROP,)


def test_a_drop_that_is_taken_away_and_comes_back_settles_anew():
    there = {DROP: holding(a=1)}

    assert looked_at((0, there), (5, there), (6, {}), (7, there), (12, there)) == [(), (DROP,), (), (), (DROP,)]


def test_an_empty_folder_waits_for_its_first_file():
    assert looked_at((0, {DROP: {}}), (60, {DROP: {}}), (61, {DROP: holding(a=1)}), (66, {DROP: holding(a=1)})) == [
        (),
        (),
        (),
        (DROP,),
    ]


@pytest.mark.parametrize("name", ["scan.pdf.part", "scan.PDF.crdownload", "scan.tmp", "scan.filepart"])
def test_a_file_under_a_temporary_name_is_still_being_copied(name):
    there = {DROP: {name: FileState(size=1, changed=1)}}

    assert looked_at((0, there), (60, there)) == [(), ()]


def test_drops_settle_each_for_itself_and_come_the_longest_still_first():
    first, second = Path("z"), Path("a")
    ledger = SettleLedger(5)
    ledger.look({first: holding(a=1)}, 0)
    both = {second: holding(a=1), first: holding(a=1)}
    ledger.look(both, 2)

    assert ledger.waiting() == (first, second)
    assert ledger.look(both, 10) == (first, second)
    assert ledger.waiting() == ()


def test_a_clock_that_goes_backwards_on_the_share_does_no_harm():
    older = {DROP: {"a": FileState(size=1, changed=-5)}}

    assert looked_at((0, older), (5, older)) == [(), (DROP,)]


def a_doubted_one():
    ledger = SettleLedger(5)
    ledger.look({DROP: holding(a=1)}, 0)
    ledger.look({DROP: holding(a=1)}, 5)
    assert ledger.doubt(DROP)
    return ledger


def test_one_that_does_not_look_whole_waits_twelve_times_as_long_and_is_then_given_out_all_the_same():
    ledger = a_doubted_one()

    assert ledger.look({DROP: holding(a=1)}, 59.9) == ()
    assert ledger.look({DROP: holding(a=1)}, 60) == (DROP,)
    assert not ledger.doubt(DROP)


def test_one_that_was_doubted_and_then_became_whole_waits_no_longer_than_others():
    ledger = a_doubted_one()
    ledger.look({DROP: holding(a=2)}, 20)

    assert ledger.look({DROP: holding(a=2)}, 25) == (DROP,)


def test_what_came_to_nothing_is_given_out_once_more_after_the_longer_time():
    ledger = SettleLedger(5)
    ledger.look({DROP: holding(a=1)}, 0)
    ledger.look({DROP: holding(a=1)}, 5)
    ledger.once_more(DROP, 7)

    assert ledger.look({DROP: holding(a=1)}, 66) == ()
    assert ledger.look({DROP: holding(a=1)}, 67) == (DROP,)


def test_what_is_known_already_is_given_out_only_when_it_changes():
    ledger = SettleLedger(5)
    ledger.know(DROP, holding(a=1), 0)

    assert ledger.look({DROP: holding(a=1)}, 60) == ()
    ledger.look({DROP: holding(a=2)}, 61)
    assert ledger.look({DROP: holding(a=2)}, 66) == (DROP,)


def test_it_says_when_to_look_next_and_when_a_drop_had_settled():
    busy, later = Path("busy"), Path("later")
    ledger = SettleLedger(5)
    assert ledger.next_settling() is None
    ledger.look({DROP: holding(a=1)}, 0)
    ledger.look({DROP: holding(a=1), busy: holding(a=1), later: holding(a=1)}, 2)

    assert ledger.next_settling() == 5
    ledger.look({DROP: holding(a=1), busy: holding(a=1), later: {}}, 6)
    assert ledger.settled_at(DROP) == 5
    assert ledger.next_settling() == 7
    assert ledger.next_settling(busy={busy}) is None


def test_it_knows_whether_a_drop_is_still_as_it_was_given_out():
    ledger = SettleLedger(5)
    ledger.look({DROP: holding(a=1)}, 0)
    assert not ledger.is_as_given(DROP, holding(a=1))
    ledger.look({DROP: holding(a=1)}, 5)

    assert ledger.is_as_given(DROP, holding(a=1))
    assert not ledger.is_as_given(DROP, holding(a=2))
    assert not ledger.is_as_given(Path("another"), holding(a=1))
