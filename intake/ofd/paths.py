"""A path's outline as points (GB/T 33190, 9.1): S M L Q B A C, flattened where it bends."""

from __future__ import annotations

from itertools import pairwise
from math import acos, ceil, cos, hypot, pi, radians, sin

from intake.packed import number

Point = tuple[float, float]

_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_STEPS = 16
_MOST = 200_000


def outlines(data: str) -> list[list[Point]]:
    """The lines of a path, each as its points. What follows an operator that is not known is left out."""
    words = data.split()[:_MOST]
    lines: list[list[Point]] = []
    at = 0
    while at < len(words):
        operator = words[at]
        takes = _TAKES.get(operator)
        values = [number(word, 0.0) for word in words[at + 1 : at + 1 + (takes or 0)]]
        if takes is None or len(values) < takes:
            break
        at += 1 + takes
        if operator in "SM" or not lines:
            lines.append([(values[-2], values[-1])] if values else [])
        elif operator == "C":
            lines[-1] += lines[-1][:1]
        elif lines[-1]:
            lines[-1] += _bent(operator, lines[-1][-1], values)
    return [line for line in lines if line]


def _bent(operator: str, start: Point, values: list[float]) -> list[Point]:
    end = (values[-2], values[-1])
    if operator == "L":
        return [end]
    if operator == "A":
        return _arc(start, values, end)
    points = [start, *zip(values[::2], values[1::2], strict=True)]
    return [_on_curve(points, step / _STEPS) for step in range(1, _STEPS + 1)]


def _on_curve(points: list[Point], share: float) -> Point:
    """De Casteljau's way to a point of a Bezier curve."""
    while len(points) > 1:
        points = [(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share) for (x0, y0), (x1, y1) in pairwise(points)]
    return points[0]


def _arc(start: Point, values: list[float], end: Point) -> list[Point]:
    """An elliptical arc between two points, by its centre as SVG 1.1 (F.6.5) finds it."""
    across, down, turned, is_large, is_clockwise = abs(values[0]), abs(values[1]), radians(values[2]), *values[3:5]
    if not across or not down or start == end:
        return [end]
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos(turned) * half_x + sin(turned) * half_y, cos(turned) * half_y - sin(turned) * half_x
    grown = max(hypot(x / across, y / down), 1.0)
    across, down = across * grown, down * grown
    weight = (x / across) ** 2 + (y / down) ** 2
    away = max(1 / weight - 1, 0.0) ** 0.5 * (-1 if bool(is_large) == bool(is_clockwise) else 1)
    middle_x, middle_y = away * across * y / down, -away * down * x / across
    centre = (
        cos(turned) * middle_x - sin(turned) * middle_y + (start[0] + end[0]) / 2,
        sin(turned) * middle_x + cos(turned) * middle_y + (start[1] + end[1]) / 2,
    )
    first = ((x - middle_x) / across, (y - middle_y) / down)
    last = ((-x - middle_x) / across, (-y - middle_y) / down)
    begins, sweep = _angle((1.0, 0.0), first), _angle(first, last)
    if is_clockwise and sweep < 0:
        sweep += 2 * pi
    elif not is_clockwise and sweep > 0:
        sweep -= 2 * pi
    steps = max(ceil(abs(sweep) / (pi / _STEPS)), 1)
    angles = [begins + sweep * step / steps for step in range(1, steps + 1)]
    return [
        (
            centre[0] + across * cos(angle) * cos(turned) - down * sin(angle) * sin(turned),
            centre[1] + across * cos(angle) * sin(turned) + down * sin(angle) * cos(turned),
        )
        for angle in angles
    ]


def _angle(first: Point, last: Point) -> float:
    length = max(hypot(*first) * hypot(*last), 1e-12)
    angle = acos(min(max((first[0] * last[0] + first[1] * last[1]) / length, -1.0), 1.0))
    return -angle if first[0] * last[1] - first[1] * last[0] < 0 else angle
