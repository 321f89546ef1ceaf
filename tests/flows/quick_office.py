"""An office for a worker's process whose readers are quick; everything else is real."""

import os
from contextlib import contextmanager
from time import sleep

from chushen.settings import load_settings
from flows.office import Office
from records.opening import open_records
from tests.flows.building import CountingReader, a_workbench

_A_PAGE_SECONDS = 0.3


class UnhurriedReader(CountingReader):
    """Takes long enough for something to happen meanwhile."""

    def __call__(self, image):
        sleep(_A_PAGE_SECONDS)
        return super().__call__(image)


@contextmanager
def open_it():
    with a_workbench(UnhurriedReader()) as bench, open_records(load_settings()) as store:
        yield Office(bench=bench, store=store, at_once=2)


@contextmanager
def open_it_and_say_so():
    """The same; how often each process has opened one stands in a file of the data folder."""
    said = load_settings().data / "opened" / str(os.getpid())
    said.parent.mkdir(exist_ok=True)
    said.write_text(str(int(said.read_text()) + 1 if said.exists() else 1))
    with open_it() as office:
        yield office
