"""Trains the seal detector and writes it as ONNX: one command from nothing to the file that is shipped.

    python -m training.seal_detector.train --seed 31 --scenes 12000 --steps 6000 --folder DRAWN --out seal_detector.onnx

Needs torch, onnx, opencv, pillow and the fonts of `chance.FACES`; one core, no graphics card. First the scenes are
drawn into the folder (they are used again if they lie there), then the network learns from parts of them. Every
`--show` steps, and at the end, the averaged weights are scored on scenes of a seed that training never draws and
written.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torch.utils.data import DataLoader

from training.seal_detector.drawn import Batches, draw
from training.seal_detector.export import export
from training.seal_detector.net import SealNet
from training.seal_detector.score import on_drawn
from training.seal_detector.targets import loss_of

_MEMORY = 0.996
"""Of the averaged weights, kept at each step."""
_UNSEEN = 200
_WARM = 0.05


def main() -> None:
    """Train for a number of steps."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seed", type=int, default=31)
    asked.add_argument("--scenes", type=int, default=12000)
    asked.add_argument("--steps", type=int, default=6000)
    asked.add_argument("--batch", type=int, default=16)
    asked.add_argument("--rate", type=float, default=2e-3)
    asked.add_argument("--show", type=int, default=500, help="steps between two scores")
    asked.add_argument("--begin", type=Path, help="weights (.pt) of an earlier run to go on from")
    asked.add_argument("--folder", type=Path, required=True, help="where drawn scenes are kept: 0.8 MB each")
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    begun = time.monotonic()
    batches = Batches(given.folder, given.seed, given.scenes, given.batch)
    unseen = draw(given.folder, given.seed + 1000, _UNSEEN)
    print(f"drawn in {time.monotonic() - begun:.0f} s", flush=True)

    net = SealNet().to(memory_format=torch.channels_last)
    if given.begin:
        net.load_state_dict(torch.load(given.begin))
    averaged = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(_MEMORY), use_buffers=True)
    optimiser = torch.optim.AdamW(net.parameters(), lr=given.rate, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, given.steps, pct_start=_WARM)
    loader = DataLoader(batches, batch_size=None, num_workers=1, prefetch_factor=4)
    run, begun = 0.0, time.monotonic()
    for step, (pixels, heat, rest) in enumerate(loader, 1):
        with torch.autocast("cpu", torch.bfloat16):
            answer = net(pixels.float().to(memory_format=torch.channels_last))
        loss = loss_of(answer.float(), heat, rest)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        averaged.update_parameters(net)
        run = 0.97 * run + 0.03 * loss.item() if step > 1 else loss.item()
        if step % 50 == 0:
            print(f"step {step} loss {run:.3f} {time.monotonic() - begun:.0f} s", flush=True)
        if step % given.show == 0 or step == given.steps:
            export(averaged.module, given.out)
            torch.save(averaged.module.state_dict(), given.out.with_suffix(".pt"))
            print(f"step {step} drawn, unseen:", *on_drawn(averaged.module, *unseen), sep="\n  ", flush=True)
        if step == given.steps:
            return


if __name__ == "__main__":
    main()
