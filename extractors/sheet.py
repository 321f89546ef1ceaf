"""A sheet of paper photographed on a desk: where its four corners are."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_SMALL = 640
_LEAST_SHARE, _MOST_SHARE = 0.30, 0.96
"""A sheet fills so much of the picture; more than that, and the picture is the sheet."""
_STEPS = (0.02, 0.03, 0.05)
_SLANT = 0.025
"""Corners that lie nearer than this to an upright rectangle's (in shares of its size) need no flattening."""
_EVEN_GROUND = 25
_MOST_COSINE = 0.45
_SIDES_ALIKE = 0.6
"""Opposite sides of a sheet that is photographed from above differ by no more."""
_LEAST_TINT = 8
_AT_RIM = 0.03
"""So much of the border may have the colour of paper; a sheet that runs out of the picture is left on its desk."""
_LIGHTER = 25


def find_sheet(pixels: NDArray[np.uint8]) -> NDArray[np.float32] | None:
    """Find the sheet on a photograph.

    Returns:
        4 x 2 pixels, from the top left corner clockwise; None where the picture shows no sheet on a darker or
        differently coloured ground: then the picture is left alone.
    """
    scale = _SMALL / max(pixels.shape[:2])
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (7, 7), 0)
    lightness = cv2.cvtColor(blurred, cv2.COLOR_BGR2LAB)[:, :, 0]
    area = lightness.size
    for mask in _grounds(blurred, lightness):
        closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
        outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:1]:
            hull = cv2.convexHull(outline)
            if not _LEAST_SHARE < cv2.contourArea(hull) / area < _MOST_SHARE:
                continue
            corners = _four_corners(hull)
            if corners is None or not _slanted(corners):
                continue
            if _plausible(corners, cv2.contourArea(hull), lightness):
                return np.asarray(corners / scale, np.float32)
    return None


def _grounds(blurred: NDArray[np.uint8], lightness: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """Masks of what may be paper: what is lighter than the rest, and what differs from the picture's border."""
    _, light = cv2.threshold(lightness, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    lab = cv2.cvtColor(blurred, cv2.COLOR_BGR2LAB).astype(np.int16)
    rim = np.concatenate(
        [lab[:6].reshape(-1, 3), lab[-6:].reshape(-1, 3), lab[:, :6].reshape(-1, 3), lab[:, -6:].reshape(-1, 3)]
    )
    ground = np.median(rim, axis=0)
    away = np.abs(lab - ground).sum(axis=2)
    even = float(np.abs(rim - ground).sum(axis=1).mean())
    masks = [np.asarray(light, np.uint8)]
    if even < _EVEN_GROUND:
        masks.append(((away > max(2.5 * even, 30)) * np.uint8(255)).astype(np.uint8))
    # a shadow changes how light the paper is, hardly its colour
    tint = np.abs(lab[:, :, 1:] - ground[1:]).sum(axis=2).clip(0, 255).astype(np.uint8)
    threshold, coloured = cv2.threshold(tint, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    border = coloured.copy()
    border[6:-6, 6:-6] = 0
    if threshold > _LEAST_TINT and (border > 0).sum() < _AT_RIM * len(rim):
        masks.append(np.asarray(coloured, np.uint8))
    return masks


def _four_corners(hull: NDArray[np.int32]) -> NDArray[np.float32] | None:
    around = cv2.arcLength(hull, closed=True)
    for step in _STEPS:
        corners = cv2.approxPolyDP(hull, step * around, closed=True)
        if len(corners) == 4:  # noqa: PLR2004  a sheet has four corners
            return _clockwise(corners.reshape(4, 2).astype(np.float32))
    return None


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    middle = corners.mean(axis=0)
    ordered = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)


def _slanted(corners: NDArray[np.float32]) -> bool:
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    straight = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    return float((np.abs(corners - straight) / [right - left, bottom - top]).max()) > _SLANT


def _plausible(corners: NDArray[np.float32], hull_area: float, lightness: NDArray[np.uint8]) -> bool:
    """A sheet has corners of about 90 degrees, fills its outline, and is lighter than what lies around it."""
    sides = np.roll(corners, -1, axis=0) - corners
    cosines = [
        abs(float(np.dot(sides[i], sides[i - 1]) / (np.linalg.norm(sides[i]) * np.linalg.norm(sides[i - 1]) + 1e-6)))
        for i in range(4)
    ]
    lengths = np.linalg.norm(sides, axis=1)
    alike = np.minimum(lengths[:2], lengths[2:]) / np.maximum(lengths[:2], lengths[2:])
    if max(cosines) > _MOST_COSINE or float(alike.min()) < _SIDES_ALIKE or cv2.contourArea(corners) < 0.93 * hull_area:
        return False
    mask = np.zeros(lightness.shape, np.uint8)
    cv2.fillConvexPoly(mask, corners.astype(np.int32), 255)
    outside = cv2.dilate(mask, np.ones((31, 31), np.uint8)) - mask
    if not (outside > 0).any():
        return False
    return float(np.median(lightness[mask > 0])) > float(np.median(lightness[outside > 0])) + _LIGHTER
