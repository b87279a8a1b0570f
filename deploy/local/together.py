"""Things done at the same time: all end before the first failure is told, and Ctrl-C waits for none."""

import queue
import threading
from collections.abc import Callable, Iterable


def together(tasks: Iterable[Callable[[], object]], at_once: int = 8) -> None:
    """Run all tasks, some at once; raise what the first that failed raised, and begin no other then."""
    waiting = queue.SimpleQueue[Callable[[], object]]()
    for task in tasks:
        waiting.put(task)
    failures: list[BaseException] = []

    def work() -> None:
        while not failures:
            try:
                waiting.get_nowait()()
            except queue.Empty:
                return
            except BaseException as failure:
                failures.append(failure)

    # Daemons do not hold the interpreter back when a person interrupts it.
    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(at_once, waiting.qsize()))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
