"""Trains the seal detector and writes it as ONNX.

    python -m training.seal_detector.train --seed 7 --steps 2400 --out extractors/seals/models/seal_detector.onnx

Needs torch, onnx, opencv, pillow and the fonts of `chance.FACES`; one core, no graphics card. Every `--show` steps it
prints the score on scenes of a seed that training never draws, and writes the model.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset

from training.seal_detector.backgrounds import draw_page
from training.seal_detector.export import export
from training.seal_detector.net import SealNet
from training.seal_detector.scenes import Scene, make_scene, turned
from training.seal_detector.score import f1_on_drawn
from training.seal_detector.targets import loss_of, target_of

_SIDE = 320
"""Pixels: small pictures with much on them teach more in the same time than whole pages; edges are edges on both."""
_NEW, _OLD, _KEPT = 4, 8, 500
"""Scenes of a batch that are drawn for it, scenes that come again (mirrored), scenes that are kept to come again."""


class Batches(IterableDataset):  # type: ignore[type-arg]  # torch is not installed where types are checked
    """Endless batches of drawn scenes with their targets."""

    def __init__(self, seed: int, pages: int) -> None:
        """Draw so many pages once; scenes are cut from them."""
        super().__init__()
        rng = np.random.default_rng(seed)
        self.seed = seed
        self.pages = [draw_page(rng) for _ in range(pages)]

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
        """Pixels, heat, rest."""
        rng = np.random.default_rng(self.seed + 1)
        kept: list[Scene] = []
        while True:
            new = [make_scene(self.pages, (_SIDE, _SIDE), rng) for _ in range(_NEW)]
            kept = (kept + new)[-_KEPT:]
            scenes = new + [turned(kept[i], rng) for i in rng.integers(0, len(kept), _OLD)]
            targets = [target_of(scene) for scene in scenes]
            yield (
                torch.from_numpy(np.stack([scene.pixels.transpose(2, 0, 1) for scene in scenes])),
                torch.from_numpy(np.stack([heat for heat, _ in targets])),
                torch.from_numpy(np.stack([rest for _, rest in targets])),
            )


def main() -> None:
    """Train for a number of steps."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--steps", type=int, default=2400)
    asked.add_argument("--pages", type=int, default=500, help="drawn pages from which scenes are cut")
    asked.add_argument("--show", type=int, default=200, help="steps between two scores")
    asked.add_argument("--rate", type=float, default=2.5e-3)
    asked.add_argument("--start", type=Path, help="weights to go on from")
    asked.add_argument("--weights", type=Path, default=Path("seal_detector.pt"))
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    net = SealNet().to(memory_format=torch.channels_last)
    if given.start:
        net.load_state_dict(torch.load(given.start))
    optimiser = torch.optim.AdamW(net.parameters(), lr=given.rate, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, given.steps, pct_start=0.06)
    begun = time.monotonic()
    batches = DataLoader(Batches(given.seed, given.pages), batch_size=None, num_workers=1, prefetch_factor=6)
    run = 0.0
    for step, (pixels, heat, rest) in enumerate(batches, 1):
        answer = net(pixels.float().to(memory_format=torch.channels_last))
        loss = loss_of(answer, heat, rest)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        run = 0.97 * run + 0.03 * loss.item() if step > 1 else loss.item()
        if step % 50 == 0:
            print(f"step {step} loss {run:.3f} {time.monotonic() - begun:.0f} s", flush=True)
        if step % given.show == 0 or step == given.steps:
            export(net, given.out)
            torch.save(net.state_dict(), given.weights)
            print(f"step {step} drawn, unseen: {f1_on_drawn(given.out, seed=given.seed + 1000)}", flush=True)
        if step == given.steps:
            return


if __name__ == "__main__":
    main()
