from chushen.stopwatch import Stopwatch


def test_each_second_is_told_once():
    watch = Stopwatch()
    for _ in range(3):
        with watch.stage("read"):
            pass
    first = watch.news()
    assert first["read"].times == 3
    assert first["read"].seconds > 0
    assert watch.news() == {}
    with watch.stage("read"):
        pass
    with watch.stage("seals"):
        pass
    assert {name: spent.times for name, spent in watch.news().items()} == {"read": 1, "seals": 1}
    assert first["read"].seconds < watch.seconds()["read"]
