"""Where a team's server is and who one is there: what its keeper hands over, and what lies beside a replica.

No password is ever in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from tracker.actions.outcome import Fault, StoreFault


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """`host` is a name, an address, or the folder of a socket on this computer.

    `root_certificate` is the file with the certificate that vouches for the server's, "" for those that the system
    trusts. Without `guarded` nothing is encrypted, which is for this computer alone.
    """

    host: str
    role: str
    port: int = 5432
    database: str = "as_agreed"
    schema: str = "as_agreed"
    root_certificate: str = ""
    guarded: bool = True

    @property
    def is_socket(self) -> bool:
        return self.host.startswith("/")

    def protection(self) -> dict[str, str]:
        """What of TLS is asked for. Whoever is not the server by its certificate is not spoken to.

        Raises StoreFault: NOT_ALLOWED where something else would go over a network unguarded.
        """
        if self.guarded:
            return {
                "sslmode": "verify-full",
                "sslrootcert": self.root_certificate or "system",
                "channel_binding": "require",
            }
        if not self.is_socket and not _is_this_computer(self.host):
            raise StoreFault(Fault.NOT_ALLOWED, "unguarded")
        return {"sslmode": "disable"}


def _is_this_computer(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
