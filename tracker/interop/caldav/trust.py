"""Whose word is taken for who a server is: the system's, wherever this system keeps it."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from pathlib import Path

ELSEWHERE = (
    Path("/etc/ssl/certs/ca-certificates.crt"),  # Debian, Arch
    Path("/etc/pki/tls/certs/ca-bundle.crt"),  # Fedora
    Path("/etc/ssl/ca-bundle.pem"),  # openSUSE
    Path("/etc/ssl/cert.pem"),  # Alpine, macOS
)
"""A frozen program brings OpenSSL along, which looks only where the system keeps it that it was built on."""


def trusting_the_system(
    found: Iterable[str | None] | None = None, elsewhere: Iterable[Path] = ELSEWHERE
) -> ssl.SSLContext:
    """A context that takes nobody's word but theirs, and a certificate for no other name.

    `found` is what there is of the places where OpenSSL looks.
    """
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not any((paths.cafile, paths.capath) if found is None else found):
        kept = next((place for place in elsewhere if place.is_file()), None)
        if kept is not None:
            context.load_verify_locations(kept)
    return context
