"""A neural network as OpenVINO runs it: loaded once, asked from any thread.

OpenVINO takes half the time of onnxruntime on processors with bfloat16 and about the same on others
(docs/decisions/0006). While several pages are read, each stays on its share of the cores; a page that is alone has
all of them (docs/decisions/0014).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import numpy as np
import openvino
from numpy.typing import NDArray

from extractors.cores import CORES

Numbers = NDArray[np.float32]
Kept = TypeVar("Kept")


class Network:
    """An ONNX network with one input and one output. Safe to use from several threads."""

    def __init__(self, model: Path, *, side_by_side: bool) -> None:
        """Load and compile it.

        Args:
            model: an ONNX file.
            side_by_side: asked for many small pictures at a time, each of which is worked on by one core; else for
                one large picture, which is worked on by all cores that its page may use.

        Raises:
            RuntimeError: OpenVINO cannot read the file.
        """
        core, cores = openvino.Core(), CORES.lent
        self._model = core.read_model(model)

        def compiled(streams: int) -> openvino.CompiledModel:
            choices = {"NUM_STREAMS": streams, "INFERENCE_NUM_THREADS": cores, "ENABLE_CPU_PINNING": False}
            return core.compile_model(self._model, "CPU", choices)

        self._side_by_side = side_by_side
        self._shared = compiled(cores if side_by_side else min(CORES.pages_at_once, cores))
        self._alone = self._shared if side_by_side or cores == 1 else compiled(1)
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
        """This thread's own, for as many pictures at a time as the page may use cores now."""
        compiled = self._alone if CORES.alone else self._shared
        at_once = CORES.share if self._side_by_side else 1
        queues: dict[object, openvino.AsyncInferQueue] = self._of_thread.__dict__.setdefault("queues", {})
        key = (compiled is self._alone, at_once)
        if key not in queues:
            queues[key] = openvino.AsyncInferQueue(compiled, at_once)
        return queues[key]
