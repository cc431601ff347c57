"""Apache and Caddy by the examples in `deploy/`, where these programs are: pages, files and the websocket
come through, and a reader stays with one process. The suite itself needs nginx only."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import requests

from benchmarks.servers import free_port
from tests.conftest import PACKAGE
from tests.deploy.machines import ROOT, Process, Site, certify
from tests.deploy.reader import Reader

DEPLOY = ROOT / "deploy"
EXAMPLES = {"apache": DEPLOY / "apache.conf", "caddy": DEPLOY / "Caddyfile"}
# The same as in the template of nginx, which README explains.
EXPLAINED = {"ATLAS_1", "ATLAS_POORT_1", "ATLAS_2", "ATLAS_POORT_2"} | {
    *("ATLAS_HTTP", "ATLAS_HTTPS", "ATLAS_NAAM", "ATLAS_TLS")
}
MODULES = "/usr/lib/apache2/modules"
# What stands around the site on Debian.
AROUND = """
ServerRoot "{folder}"
PidFile "{folder}/apache.pid"
ErrorLog "{folder}/error.log"
DefaultRuntimeDir "{folder}"
Mutex file:{folder}
ServerName localhost
{modules}
{user}
Listen 127.0.0.1:${{ATLAS_HTTP}}
Listen 127.0.0.1:${{ATLAS_HTTPS}}
{site}
"""
LOADED = (
    *("mpm_event", "authz_core", "alias", "ssl", "http2", "headers", "proxy", "proxy_http"),
    *("proxy_balancer", "lbmethod_byrequests", "slotmem_shm", "socache_shmcb"),
)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_asks_for_nothing_that_readme_does_not_explain(name):
    text = EXAMPLES[name].read_text(encoding="utf-8")
    assert set(re.findall(r"\{?\$\{?(ATLAS_\w+)", text)) <= EXPLAINED
    assert EXAMPLES[name].name in (ROOT / "README.md").read_text(encoding="utf-8")


def _apache(folder: Path, values: Mapping[str, str]) -> tuple[list[str], str]:
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in LOADED)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    site = EXAMPLES["apache"].read_text(encoding="utf-8")
    config = folder / "apache.conf"
    config.write_text(AROUND.format(folder=folder, modules=modules, user=user, site=site))
    command = ["apache2", "-d", str(folder), "-f", str(config), "-DFOREGROUND"]
    return command, f"https://localhost:{values['ATLAS_HTTPS']}"


def _caddy(folder: Path, values: dict[str, str]) -> tuple[list[str], str]:
    values["ATLAS_NAAM"] = f"https://localhost:{values['ATLAS_HTTPS']}"
    config = folder / "Caddyfile"
    text = EXAMPLES["caddy"].read_text(encoding="utf-8").replace("# tls {$", "tls {$")
    # Two that run at a time would both take the port to steer them by.
    options = f"{{\n\tadmin off\n\thttp_port {values['ATLAS_HTTP']}\n}}\n"
    config.write_text(options + text, encoding="utf-8")
    values |= {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    return ["caddy", "run", "--config", str(config), "--adapter", "caddyfile"], values["ATLAS_NAAM"]


STARTS = {"apache": ("apache2", _apache), "caddy": ("caddy", _caddy)}


@pytest.fixture(scope="module", params=["", "/atlas"])
def process(request, tmp_path_factory) -> Iterator[Process]:
    """A process of the atlas, at the root of the site or below a path of it."""
    if not any(_find(program) for program, _ in STARTS.values()):
        pytest.skip("no apache2 or caddy found: install the Debian package of that name")
    environment = {"ATLAS_DATA": str(PACKAGE), "ATLAS_PROXIES": "127.0.0.1"}
    log = tmp_path_factory.mktemp("atlas") / "log"
    process = Process(log, environment, path=request.param)
    process.start()
    try:
        process.wait()
        yield process
    finally:
        process.stop()


def _find(program: str) -> str | None:
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@pytest.fixture(params=EXAMPLES)
def site(request, process, tmp_path) -> Iterator[Site]:
    program, start = STARTS[request.param]
    if not _find(program):
        pytest.skip(f"no {program} found: install the Debian package {program}")
    certify(tmp_path)
    # One process by two names will do to see whether a reader stays.
    values = {
        "ATLAS_1": "127.0.0.1",
        "ATLAS_2": "localhost",
        "ATLAS_NAAM": "localhost",
        **{name: str(process.port) for name in ("ATLAS_POORT_1", "ATLAS_POORT_2")},
        **{name: str(free_port()) for name in ("ATLAS_HTTP", "ATLAS_HTTPS")},
        "ATLAS_TLS": str(tmp_path),
    }
    command, address = start(tmp_path, values)
    command[0] = _find(program)
    with (tmp_path / "said").open("wb") as said:
        running = subprocess.Popen(command, env=os.environ | values, stdout=said, stderr=said)
    found = Site(f"{address}{process.path}", tmp_path / "tls.crt", (process,))
    try:
        _wait_for(found, running, tmp_path)
        yield found
    finally:
        running.terminate()
        running.wait(40)
        # Shown where the test fails.
        print(_said(tmp_path))


def _wait_for(site: Site, running: subprocess.Popen, folder: Path) -> None:
    for _ in range(200):
        if running.poll() is not None:
            break
        try:
            site.browser("").get(f"{site.address}/_stcore/health", timeout=5).raise_for_status()
            return
        except requests.RequestException:
            time.sleep(0.05)
    raise TimeoutError(_said(folder))


def _said(folder: Path) -> str:
    logs = (folder / "said", folder / "error.log")
    return "\n".join(log.read_text() for log in logs if log.exists())


def test_a_reader_has_pages_files_and_the_websocket_and_stays(site):
    reader = Reader(site, "een lezer", "gegevens")
    try:
        reader.run()
        assert "atlas_proces" in reader.web.cookies
        page = reader.get("kaart")
        assert page.headers["Strict-Transport-Security"]
        # A page says where it is: with the name and the path that the reader typed.
        assert f'content="{site.address}/' in page.text
        assert reader.get("open/organisaties.csv").content.startswith(b"\xef\xbb\xbf")
        for hidden in ("gereed", "_stcore/metrics"):
            assert reader.web.get(f"{site.address}/{hidden}", timeout=20).status_code == 404
    finally:
        reader.close()
