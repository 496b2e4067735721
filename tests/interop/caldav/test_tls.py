"""Over TLS to a real server: by whom its certificate has to be vouched for, and for which name. Made with openssl."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.interop.caldav.liar import Liar, liar_before
from tests.interop.caldav.radicale import PASSWORD, Radicale
from tracker.actions.publishing.server import ServerFault, ServerTrouble
from tracker.interop.caldav.calendar_server import CalDavServer
from tracker.interop.caldav.link import Link, address_of
from tracker.interop.caldav.trust import trusting_the_system
from tracker.presentation.words.phone.publishing import fault

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates are made with openssl")
NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


class Authority:
    """One that is nobody's but these claims'; `certificate` is what whoever trusts it has."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.certificate, self._key = folder / "ca.pem", folder / "ca.key"
        self._run("req", "-x509", *NEW_KEY, "-days", "2", "-subj", "/CN=Claims", *_into(self._key, self.certificate))

    def vouch_for(self, names: str, days: int = 2) -> ssl.SSLContext:
        """A server of those names, as one of them is: "DNS:localhost,IP:127.0.0.1"."""
        key, asked, given = (self._folder / f"server.{end}" for end in ("key", "csr", "pem"))
        more = self._folder / "more"
        more.write_text(f"subjectAltName={names}\n", encoding="ascii")
        self._run("req", *NEW_KEY, "-subj", "/CN=server", *_into(key, asked))
        by = ("-CA", str(self.certificate), "-CAkey", str(self._key), "-CAcreateserial", "-extfile", str(more))
        self._run("x509", "-req", "-in", str(asked), *by, "-days", str(days), "-out", str(given))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given, key)
        return context

    @staticmethod
    def _run(*words: str) -> None:
        subprocess.run(["openssl", *words], check=True, capture_output=True)


def _into(key: Path, out: Path) -> tuple[str, ...]:
    return "-keyout", str(key), "-out", str(out)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """As where the system's own store has it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
    return authority


@contextmanager
def asked_over_tls(server: Radicale, tls: ssl.SSLContext | None, address: str) -> Iterator[tuple[CalDavServer, Liar]]:
    with liar_before(server.port, tls) as liar:
        link = Link(address_of(address.format(port=liar.port)), server.user(), PASSWORD, seconds=10)
        try:
            yield CalDavServer(link), liar
        finally:
            link.close()


def test_a_server_that_is_vouched_for_is_published_to(server: Radicale, trusted: Authority) -> None:
    tls = trusted.vouch_for("DNS:localhost,IP:127.0.0.1")
    for address in ("https://127.0.0.1:{port}", "https://localhost:{port}"):
        with asked_over_tls(server, tls, address) as (calendars, liar):
            assert calendars.find().made
            assert liar.asked


def refused(server: Radicale, tls: ssl.SSLContext | None, address: str = "https://127.0.0.1:{port}") -> ServerFault:
    """Why; and nothing was told to it, the password least of all."""
    with asked_over_tls(server, tls, address) as (calendars, liar):
        with pytest.raises(ServerTrouble) as trouble:
            calendars.find()
        assert liar.asked == []
    return trouble.value.fault


def test_one_that_nobody_vouches_for_is_told_nothing(server: Radicale, authority: Authority) -> None:
    assert refused(server, authority.vouch_for("IP:127.0.0.1")) is ServerFault.CERTIFICATE
    assert fault(ServerFault.CERTIFICATE) == (
        "The server could not show that it is who it says it is, so it was told nothing."
    )


def test_one_that_is_vouched_for_by_another_name_is_told_nothing(server: Radicale, trusted: Authority) -> None:
    assert refused(server, trusted.vouch_for("DNS:dav.example.org")) is ServerFault.CERTIFICATE
    tls = trusted.vouch_for("DNS:localhost")
    assert refused(server, tls) is ServerFault.CERTIFICATE
    assert refused(server, trusted.vouch_for("IP:127.0.0.1"), "https://localhost:{port}") is ServerFault.CERTIFICATE


def test_one_whose_time_is_over_is_told_nothing(server: Radicale, trusted: Authority) -> None:
    assert refused(server, trusted.vouch_for("IP:127.0.0.1", days=-1)) is ServerFault.CERTIFICATE


def test_one_that_speaks_no_tls_or_an_old_one_is_told_nothing(server: Radicale, trusted: Authority) -> None:
    assert refused(server, None) is ServerFault.TLS_FAILED
    old = trusted.vouch_for("IP:127.0.0.1")
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLS"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.warns(DeprecationWarning, match="TLS"):
        old.minimum_version = ssl.TLSVersion.TLSv1
    assert refused(server, old) is ServerFault.TLS_FAILED


def test_what_the_system_trusts_is_found_where_it_keeps_it(authority: Authority, tmp_path: Path) -> None:
    """A frozen program's OpenSSL looks where the computer has it on which that was built."""
    before = trusting_the_system((None, None), ()).cert_store_stats()["x509_ca"]
    found = trusting_the_system((None, None), (tmp_path / "none.pem", authority.certificate, tmp_path / "unasked.pem"))
    assert found.cert_store_stats()["x509_ca"] == before + 1
    assert found.verify_mode is ssl.CERT_REQUIRED
    assert found.check_hostname
