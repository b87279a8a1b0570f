"""Ports of the local stack: fixed ones that must be free, or any free ones for tests."""

import socket
from contextlib import ExitStack

from deploy.local.trouble import Trouble

HOST = "127.0.0.1"


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on at this moment."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind((HOST, 0))
        return [int(each.getsockname()[1]) for each in sockets]


def in_use(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def demand(name: str, port: int) -> None:
    """Trouble if someone else has the port."""
    if in_use(port):
        raise Trouble(
            f"Port {port}, which {name} needs, is in use.",
            f"Stop what listens there (make down, or lsof -i :{port}) and run it again.",
        )
