"""A neural network as OpenVINO runs it: loaded once, asked from any thread.

OpenVINO takes half the time of onnxruntime on processors with bfloat16 and about the same on others
(docs/decisions/0006).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import numpy as np
import openvino
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Kept = TypeVar("Kept")


class Network:
    """An ONNX network with one input and one output. Safe to use from several threads."""

    def __init__(self, model: Path, *, side_by_side: bool) -> None:
        """Load and compile it.

        Args:
            model: an ONNX file.
            side_by_side: work on as many pictures at a time as there are cores, each on one; else on one picture
                at a time, on all of them.

        Raises:
            RuntimeError: OpenVINO cannot read the file.
        """
        core, cores = openvino.Core(), os.cpu_count() or 1
        self._model = core.read_model(model)
        self._streams = cores if side_by_side else 1
        self._compiled = core.compile_model(
            self._model,
            "CPU",
            {"NUM_STREAMS": self._streams, "INFERENCE_NUM_THREADS": cores, "ENABLE_CPU_PINNING": False},
        )
        self._of_thread = threading.local()

    @property
    def characters(self) -> tuple[str, ...]:
        """The characters that a recogniser's answers stand for, as PP-OCR's models carry them in their metadata."""
        listed = str(self._model.get_rt_info(["framework", "character"]).value)
        return tuple(listed.splitlines())

    def ask(self, pictures: Iterable[Numbers], keep: Callable[[Numbers], Kept]) -> list[Kept]:
        """What the network says to each picture, in their order.

        Args:
            pictures: each n x channels x height x width.
            keep: takes from an answer what is wanted of it, at once: the answer itself is then overwritten.
        """
        answers: dict[int, Kept] = {}
        queue = self._queue()
        queue.set_callback(lambda request, at: answers.__setitem__(at, keep(request.get_output_tensor(0).data)))
        for at, picture in enumerate(pictures):
            queue.start_async({0: picture}, at)
        queue.wait_all()
        return [answers[at] for at in sorted(answers)]

    def _queue(self) -> openvino.AsyncInferQueue:
        if not hasattr(self._of_thread, "queue"):
            self._of_thread.queue = openvino.AsyncInferQueue(self._compiled, self._streams)
        queue: openvino.AsyncInferQueue = self._of_thread.queue
        return queue
