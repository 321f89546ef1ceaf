"""The network: a pyramid of residual blocks; for each 8 x 8 pixels it says whether a seal is centred there."""

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


class _Block(nn.Module):
    """Two convolutions that are added to what came in."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = _step(channels, channels)
        self.second = nn.Sequential(
            nn.Conv2d(channels, channels, 3, 1, 1, bias=False),
            nn.BatchNorm2d(channels),
        )

    def forward(self, seen: Tensor) -> Tensor:
        """The same shape."""
        return functional.relu(seen + self.second(self.first(seen)))


class SealNet(nn.Module):
    """About 1.7 million weights, 3 billion multiplications for a page of 896 x 640 pixels."""

    def __init__(self) -> None:
        """Random weights; the heat starts low, so that the first steps are not spent on the empty page."""
        super().__init__()
        self.to4 = nn.Sequential(_step(3, 16, 2), _step(16, 32, 2), _step(32, 32))
        self.to8 = nn.Sequential(_step(32, 64, 2), _Block(64))
        self.to16 = nn.Sequential(_step(64, 96, 2), _Block(96), _Block(96))
        self.to32 = nn.Sequential(_step(96, 128, 2), _Block(128), _Block(128))
        self.to64 = nn.Sequential(_step(128, 128, 2), _step(128, 128))
        self.mix32 = _step(128, 128)
        self.from32 = nn.Conv2d(128, 96, 1)
        self.mix16 = _step(96, 96)
        self.from16 = nn.Conv2d(96, 64, 1)
        self.mix8 = _step(64, 64)
        self.head = nn.Conv2d(64, CHANNELS, 1)
        with torch.no_grad():
            self.head.bias.zero_()
            self.head.bias[0] = -4.6
            self.head.bias[5:] = 1.5

    def forward(self, pixels: Tensor) -> Tensor:
        """From n x 3 x height x width, 0..255 BGR, sides multiples of 64, to n x 9 x height/8 x width/8.

        Heat and shape are logits; the distances are natural logarithms of pixels / 8.
        """
        at8 = self.to8(self.to4((pixels - 127.5) / 127.5))
        at16 = self.to16(at8)
        at32 = self.to32(at16)
        at32 = self.mix32(at32 + _twice(self.to64(at32)))
        at16 = self.mix16(at16 + _twice(self.from32(at32)))
        at8 = self.mix8(at8 + _twice(self.from16(at16)))
        answer: Tensor = self.head(at8)
        return answer


def _twice(seen: Tensor) -> Tensor:
    return functional.interpolate(seen, scale_factor=2.0, mode="nearest")
