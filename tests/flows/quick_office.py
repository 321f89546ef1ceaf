"""An office for a worker's process whose readers are quick; everything else is real."""

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
