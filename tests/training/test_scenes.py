"""Training pictures: what they say is on them is on them."""

import numpy as np

from training.seal_detector.backgrounds import draw_page
from training.seal_detector.emblem import emblem
from training.seal_detector.imprints import SHAPES
from training.seal_detector.scenes import SIDE, make_scene


def scenes(seed, count):
    rng = np.random.default_rng(seed)
    pages = [draw_page(rng) for _ in range(2)]
    return [make_scene(pages, rng) for _ in range(count)]


def test_the_same_seed_draws_the_same_scenes():
    for one, other in zip(scenes(5, 3), scenes(5, 3), strict=True):
        assert np.array_equal(one.pixels, other.pixels)
        assert np.array_equal(one.boxes, other.boxes)


def test_each_box_lies_on_its_picture_and_has_a_shape():
    for scene in scenes(6, 12):
        assert scene.pixels.shape == (SIDE, SIDE, 3)
        assert len(scene.shapes) == len(scene.boxes)
        assert ((scene.boxes >= 0) & (scene.boxes <= SIDE)).all()
        assert (scene.boxes[:, 2:] - scene.boxes[:, :2] >= 5).all()
        assert set(scene.shapes.tolist()) <= set(range(len(SHAPES)))


def test_an_emblem_is_drawn_on_the_page_itself():
    page = np.full((400, 300, 3), 250, np.uint8)
    emblem(page, np.random.default_rng(2))
    assert (page != 250).any()
