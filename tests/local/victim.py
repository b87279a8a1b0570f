"""Starts a stack in the folder that it is told, says so, and waits: a process for tests to end."""

import signal
import sys
from pathlib import Path

from deploy.local.layout import anywhere
from deploy.local.show import one_sentence
from deploy.local.stack import Stack

if __name__ == "__main__":
    # A shell that runs the tests in the background has its children ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with one_sentence(), Stack(Path(sys.argv[1]), anywhere(), durable=False) as stack:
        stack.start()
        sys.stdout.write("up\n")
        sys.stdout.flush()
        signal.pause()
