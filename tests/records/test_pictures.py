import cv2
import numpy as np
import pytest

from chushen.pages import PageImage
from records.pictures import LONG_SIDE, forget_other_pictures, picture_path, save_picture


def a_picture(height, width):
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[: height // 2, : width // 2] = (0, 0, 200)
    return PageImage(file="身份证/正面.jpg", page=2, pixels=pixels)


@pytest.mark.parametrize(("height", "width", "kept"), [(2800, 2000, (1400, 1000)), (700, 900, (700, 900))])
def test_a_page_is_kept_small_and_never_enlarged(tmp_path, height, width, kept):
    saved = cv2.imread(str(save_picture(tmp_path, a_picture(height, width))))

    assert saved.shape[:2] == kept
    assert max(saved.shape) <= LONG_SIDE


def test_a_page_is_kept_as_it_is_seen_in_colour(tmp_path):
    saved = cv2.imread(str(save_picture(tmp_path, a_picture(2800, 2000))))

    assert saved[10, 10] == pytest.approx([0, 0, 200], abs=6)
    assert saved[-10, -10] == pytest.approx([255, 255, 255], abs=3)


def test_a_picture_is_found_by_file_and_page_and_does_not_show_the_files_name(tmp_path):
    saved = save_picture(tmp_path, a_picture(100, 100))

    assert saved == picture_path(tmp_path, "身份证/正面.jpg", 2)
    assert "身份证" not in saved.name
    assert len({picture_path(tmp_path, f, p) for f in ("a", "b") for p in (1, 2)}) == 4


def test_only_the_present_contents_pictures_are_kept(tmp_path):
    for digest in ("old", "new"):
        save_picture(tmp_path / digest, a_picture(10, 10))
    forget_other_pictures(tmp_path / "new")

    assert [folder.name for folder in tmp_path.iterdir()] == ["new"]
    assert picture_path(tmp_path / "new", "身份证/正面.jpg", 2).exists()
