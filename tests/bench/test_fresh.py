"""Applications are drawn until there are enough pages."""

from bench.fresh import Draw, draw_applications


def test_applications_are_drawn_until_there_are_enough_pages_and_leave_nothing_behind(monkeypatch):
    def drawn(seed, number, out, *, harsh, forms):  # noqa: ARG001  as draw_fresh is called
        sent = out / f"{seed}-{number}" / f"{seed}-{number}"
        sent.mkdir(parents=True)
        (sent.parent / "expected.json").write_text(f'{{"pages": [1, 2, 3], "harsh": {str(harsh).lower()}}}', "utf-8")

    monkeypatch.setattr("bench.fresh.draw_fresh", drawn)
    samples = list(draw_applications(Draw(pages=5, seed=9, harsh=True)))
    assert [sample.path.name for sample in samples] == ["9-0", "9-1"]
    assert samples[0].expected["harsh"] is True
    assert not samples[0].path.exists()
