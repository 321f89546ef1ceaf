"""The network: a small pyramid of plain convolutions; for each 8 x 8 pixels it says whether a seal is centred there."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

STRIDE = 8
CHANNELS = 9
"""One for "a seal is centred here", four for the shape, four for the distances to left, top, right and bottom."""


def _step(into: int, out: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(into, out, 3, stride, 1, bias=False),
        nn.BatchNorm2d(out),
        nn.ReLU(inplace=True),
    )


class SealNet(nn.Module):
    """About 0.7 million weights, 0.8 billion multiplications for a page of 640 x 480 pixels."""

    def __init__(self) -> None:
        """Random weights; the heat starts low, so that the first steps are not spent on the empty page."""
        super().__init__()
        self.to4 = nn.Sequential(_step(3, 16, 2), _step(16, 24, 2))
        self.to8 = nn.Sequential(_step(24, 48, 2), _step(48, 48), _step(48, 48))
        self.to16 = nn.Sequential(_step(48, 96, 2), _step(96, 96), _step(96, 96))
        self.to32 = nn.Sequential(_step(96, 128, 2), _step(128, 128), _step(128, 128))
        self.from32 = nn.Conv2d(128, 96, 1)
        self.mix16 = _step(96, 64)
        self.from16 = nn.Conv2d(64, 48, 1)
        self.mix8 = _step(48, 64)
        self.head = nn.Conv2d(64, CHANNELS, 1)
        with torch.no_grad():
            self.head.bias.zero_()
            self.head.bias[0] = -4.6
            self.head.bias[5:] = 1.5

    def forward(self, pixels: Tensor) -> Tensor:
        """From n x 3 x height x width, 0..255 BGR, sides multiples of 32, to n x 9 x height/8 x width/8.

        Heat and shape are logits; the distances are natural logarithms of pixels / 8.
        """
        at4 = self.to4((pixels - 127.5) / 127.5)
        at8 = self.to8(at4)
        at16 = self.to16(at8)
        at32 = self.to32(at16)
        at16 = self.mix16(at16 + functional.interpolate(self.from32(at32), scale_factor=2.0, mode="nearest"))
        at8 = self.mix8(at8 + functional.interpolate(self.from16(at16), scale_factor=2.0, mode="nearest"))
        answer: Tensor = self.head(at8)
        return answer
