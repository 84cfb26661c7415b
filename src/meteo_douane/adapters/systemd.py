"""Notifications to the service manager: sd_notify(3), one datagram each, nothing where there is no manager."""

from __future__ import annotations

import socket
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ServiceManager:
    """`address` is the value of `$NOTIFY_SOCKET`: a path, an abstract name with a leading "@", or empty."""

    address: str = ""

    def __call__(self, state: str) -> None:
        """Send a state such as "READY=1"; a manager that has gone is no reason to stop."""
        if not self.address:
            return
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as manager:
            try:
                manager.sendto(state.encode(), address)
            except OSError:
                return
