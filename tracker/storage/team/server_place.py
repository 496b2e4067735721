"""Where a team's server is and who one is there: what its keeper hands over, and what lies beside a replica.

No password is ever in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from tracker.actions.outcome import Fault, StoreFault

# Debian, Fedora, Arch and macOS.
_KEPT_IN = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")


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
                "sslrootcert": self.root_certificate or trusted_here(),
                "channel_binding": "require",
            }
        if not self.is_socket and not is_this_computer(self.host):
            raise StoreFault(Fault.NOT_ALLOWED, "unguarded")
        return {"sslmode": "disable"}


def trusted_here() -> str:
    """The file of those certificates that this system trusts; what the driver brings along looks for them elsewhere."""
    import ssl  # only where a connection is made

    kept = (ssl.get_default_verify_paths().cafile, *_KEPT_IN)
    return next((each for each in kept if each is not None and Path(each).is_file()), "system")


def is_this_computer(host: str) -> bool:
    """Whether what goes there stays on this computer, told by the name alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
