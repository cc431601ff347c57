"""Two processes of the atlas on PostgreSQL behind nginx, as `deploy/` has them, on free ports of this machine."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from benchmarks.nginx import AROUND, find_nginx
from benchmarks.servers import free_port
from tests.conftest import PACKAGE

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "deploy" / "nginx" / "atlas.conf.template"
# Ample: a busy machine is slow.
START_SECONDS = 120


@dataclass
class Process:
    """One process of the atlas, that can be stopped and started again."""

    log: Path
    environment: Mapping[str, str]
    port: int = field(default_factory=free_port)
    running: subprocess.Popen | None = None
    # Below which path of the server it stands ("/atlas").
    path: str = ""

    @property
    def address(self) -> str:
        """Where it is asked without the proxy."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    def start(self) -> None:
        """Start it, without waiting until it is ready."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        options = [f"--server.port={self.port}", "--server.address=127.0.0.1"]
        options += [f"--server.baseUrlPath={self.path}"] if self.path else []
        with self.log.open("ab") as output:
            self.running = subprocess.Popen(
                [*command, *options],
                cwd=ROOT,
                stdout=output,
                stderr=output,
                env=os.environ | self.environment,
            )

    def stop(self) -> None:
        """End it as a service does."""
        self.running.send_signal(signal.SIGTERM)
        self.running.wait(20)

    def wait(self) -> None:
        """Wait until it is ready. Raises TimeoutError, with what it said, when it never is."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.running.poll() is None:
            try:
                if requests.get(f"{self.address}/gereed", timeout=5).ok:
                    return
            except (requests.ConnectionError, requests.Timeout):
                pass
            time.sleep(0.1)
        raise TimeoutError(self.log.read_text()[-2000:])


@dataclass(frozen=True)
class Site:
    """What readers see: an address, the certificate of it, and behind it the processes."""

    address: str
    certificate: Path
    processes: tuple[Process, ...]

    def browser(self, name: str) -> requests.Session:
        """Somebody who asks, by the name that their browser gives itself."""
        asked = requests.Session()
        # What this machine says of proxies and certificates is not meant for here.
        asked.trust_env = False
        asked.verify = str(self.certificate)
        asked.headers["User-Agent"] = name
        return asked


@contextmanager
def running_site(folder: Path, database: str) -> Iterator[tuple[Site, Site]]:
    """The site as `deploy/` has it, and the same processes behind an nginx without affinity."""
    certify(folder)
    environment = {
        "ATLAS_DATA": str(PACKAGE),
        "ATLAS_DATABASE_URL": database,
        "ATLAS_PROXIES": "127.0.0.1",
        "STREAMLIT_SERVER_COOKIE_SECRET": "a secret of the tests, the same for both",
    }
    processes = tuple(Process(folder / f"atlas-{n}.log", environment) for n in (1, 2))
    with ExitStack() as stack:
        for process in processes:
            process.start()
            stack.callback(process.stop)
        for process in processes:
            process.wait()
        yield tuple(
            stack.enter_context(_behind_nginx(folder, processes, affinity))
            for affinity in (True, False)
        )


@contextmanager
def _behind_nginx(folder: Path, processes: tuple[Process, ...], affinity: bool) -> Iterator[Site]:
    own = folder / ("affinity" if affinity else "turns")
    own.mkdir()
    port = free_port()
    values = {
        "ATLAS_HTTP": f"127.0.0.1:{free_port()}",
        "ATLAS_HTTPS": f"127.0.0.1:{port}",
        "ATLAS_NAAM": "localhost",
        "ATLAS_TLS": str(folder),
    }
    for number, process in enumerate(processes, start=1):
        values |= {f"ATLAS_{number}": "127.0.0.1", f"ATLAS_POORT_{number}": str(process.port)}
    site = re.sub(r"\$\{(\w+)\}", lambda found: values[found[1]], TEMPLATE.read_text())
    if not affinity:
        site = site.replace("hash $remote_addr$http_user_agent consistent;", "")
        site = site.replace("http://$atlas;", "http://atlas_new;")
    user = "user root;" if os.geteuid() == 0 else ""
    (own / "nginx.conf").write_text(AROUND.format(folder=own, site=site, user=user))
    command = [find_nginx(), "-p", str(own), "-c", str(own / "nginx.conf"), "-e", str(own / "log")]
    nginx = subprocess.Popen(command)
    try:
        found = Site(f"https://localhost:{port}", folder / "tls.crt", processes)
        _wait_for(found, nginx)
        yield found
    finally:
        nginx.terminate()
        nginx.wait(10)


def _wait_for(site: Site, nginx: subprocess.Popen) -> None:
    for _ in range(100):
        if nginx.poll() is not None:
            break
        try:
            site.browser("").get(f"{site.address}/gereed", timeout=5)
            return
        except requests.ConnectionError:
            time.sleep(0.05)
    raise TimeoutError("nginx does not start")


def certify(folder: Path) -> None:
    """Make a certificate for localhost that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "tls.crt").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "tls.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
