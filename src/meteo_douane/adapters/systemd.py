"""Notifications to the service manager: sd_notify(3), one datagram each, nothing where there is no manager."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass

#: A manager that does not listen for so long is left alone: its queue is full, and the readings must go on.
PATIENCE_SECONDS = 2


@dataclass(frozen=True, slots=True)
class ServiceManager:
    """`address` is the value of `$NOTIFY_SOCKET`: a path, an abstract name with a leading "@", or empty."""

    address: str = ""

    def __call__(self, state: str) -> None:
        """Send a state such as "READY=1"; a manager that has gone, or is stuck, is no reason to stop."""
        if not self.address:
            return
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as manager:
            manager.settimeout(PATIENCE_SECONDS)
            try:
                manager.sendto(state.encode(), address)
            except OSError:
                return


def reloading() -> str:
    """Return the state of a program that begins to take up a new configuration: READY=1 ends it."""
    return f"RELOADING=1\nMONOTONIC_USEC={time.monotonic_ns() // 1000}"
