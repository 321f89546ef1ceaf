"""Parts for a household."""

import subprocess
import sys
from pathlib import Path
from signal import pause


def end_with_3():
    sys.exit(3)


def leave_a_child():
    """Start something that takes no notice of being told to stop, and say what it is."""
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(600)"
    child = subprocess.Popen([sys.executable, "-c", stubborn], stdout=subprocess.PIPE)  # noqa: S603  our own interpreter
    child.stdout.readline()
    Path(sys.argv[1]).write_text(str(child.pid))
    pause()
