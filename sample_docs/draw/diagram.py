"""A network diagram (拓扑图) as applicants draw it: boxes, lines, names."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sample_docs.draw.sheet import Colour, Style, Surface

HEIGHT = 96.0


def draw_topology(
    rng: Random, font: str, edge: tuple[str, str]
) -> Callable[[Surface, tuple[float, float], float], None]:
    """A figure's drawing: networks above, then gateways, core, servers, and agents below.

    `edge` names the carrier and what guards the internet line.
    """
    tint: Colour = rng.choice(((255, 255, 255), (226, 236, 248), (238, 238, 238), (232, 244, 230)))
    rows = (
        ("公用电话网（PSTN）", "互联网"),
        (f"{edge[0]}SIP中继", edge[1]),
        ("语音网关", "软交换/IP-PBX", "核心交换机"),
        ("CTI服务器", "IVR服务器", "录音服务器", "数据库服务器"),
        ("人工座席", "班长席", "质检席"),
    )
    rounded = rng.uniform(0.6, 0.8)
    style = Style(font=font, size=3.4)

    def draw(surface: Surface, corner: tuple[float, float], width: float) -> None:
        step = HEIGHT / len(rows)
        bus: list[float] = []
        for number, names in enumerate(rows):
            y = corner[1] + number * step + 2
            cell = width / len(names)
            middles = [corner[0] + cell * (i + 0.5) for i in range(len(names))]
            wide = min(cell * rounded, 44)
            if number:
                level = y - (step - 11) / 2
                surface.line((min(*middles, *bus), level), (max(*middles, *bus), level), 0.3)
                for x in bus:
                    surface.line((x, y - step + 11), (x, level), 0.3)
                for x in middles:
                    surface.line((x, level), (x, y), 0.3)
            for x, name in zip(middles, names, strict=True):
                surface.box((x - wide / 2, y), (wide, 11), tint)
                surface.text(x - surface.measure(name, style) / 2, y + 3.8, name, style)
            bus = middles

    return draw
