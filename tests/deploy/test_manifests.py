"""What stands in `deploy/` is right by the schemas of those who read it, and agrees with the app and with itself."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import kubernetes_validate
import pytest
import yaml
from compose_spec import PyCompose

from app import app
from geodata import kept

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
CONTAINERFILE = (DEPLOY / "Containerfile").read_text()
TEMPLATE = (DEPLOY / "nginx" / "atlas.conf.template").read_text()
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
# What the atlas is asked by machines, beside what Streamlit itself has.
HEALTH = "/_stcore/health"
PATHS = {route.path for route in app._user_routes} | {HEALTH}
RESOURCES = {
    file.stem: yaml.safe_load(file.read_text())
    for file in sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    if file.stem != "kustomization"
}
KUSTOMIZATION = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text())
DEPLOYMENT = RESOURCES["deployment"]["spec"]
POD = DEPLOYMENT["template"]["spec"]
(CONTAINER,) = POD["containers"]


# A version of these years; newer ones take what it takes.
KUBERNETES = "1.33"
# Where the programs of the environment are that runs this.
BIN = str(Path(sys.executable).parent)


@pytest.mark.parametrize("name", RESOURCES)
def test_kubernetes_takes_every_resource(name):
    kubernetes_validate.validate(RESOURCES[name], KUBERNETES, strict=True)


def test_every_resource_is_named_in_the_kustomization():
    assert sorted(KUSTOMIZATION["resources"]) == sorted(f"{name}.yaml" for name in RESOURCES)


def test_the_resources_mean_each_other():
    labels = DEPLOYMENT["template"]["metadata"]["labels"]
    for chosen in (
        DEPLOYMENT["selector"]["matchLabels"],
        RESOURCES["service"]["spec"]["selector"],
        RESOURCES["poddisruptionbudget"]["spec"]["selector"]["matchLabels"],
        RESOURCES["networkpolicy"]["spec"]["podSelector"]["matchLabels"],
    ):
        assert chosen.items() <= labels.items()
    (rule,) = RESOURCES["ingress"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert path["backend"]["service"]["name"] == RESOURCES["service"]["metadata"]["name"]
    made = {entry["name"] for entry in KUSTOMIZATION["configMapGenerator"]}
    assert {entry["configMapRef"]["name"] for entry in CONTAINER["envFrom"]} <= made
    assert [entry["name"] for entry in KUSTOMIZATION["images"]] == [CONTAINER["image"]]


def test_a_reader_stays_with_one_pod_and_one_pod_may_go():
    notes = RESOURCES["ingress"]["metadata"]["annotations"]
    assert notes["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    assert RESOURCES["poddisruptionbudget"]["spec"]["minAvailable"] < DEPLOYMENT["replicas"]
    assert DEPLOYMENT["strategy"]["rollingUpdate"]["maxUnavailable"] == 0


def test_the_probes_ask_what_the_app_answers():
    probes = {name: value for name, value in CONTAINER.items() if name.endswith("Probe")}
    assert set(probes) == {"startupProbe", "readinessProbe", "livenessProbe"}
    assert {probe["httpGet"]["path"] for probe in probes.values()} <= PATHS
    # A store that hangs is no reason to end a process that serves readers.
    assert probes["livenessProbe"]["httpGet"]["path"] == HEALTH
    looks = [
        CONTAINERFILE,
        *(str(COMPOSE["services"][f"atlas-{n}"]["healthcheck"]) for n in (1, 2)),
    ]
    assert all(re.search(r"\W/gereed\W", look) for look in looks)


def test_the_pod_needs_no_rights():
    assert POD["securityContext"]["runAsNonRoot"] is True
    own = CONTAINER["securityContext"]
    assert own["readOnlyRootFilesystem"] is True
    assert own["allowPrivilegeEscalation"] is False
    assert own["capabilities"] == {"drop": ["ALL"]}
    assert POD["automountServiceAccountToken"] is False
    user = re.search(r"^USER (\d+)$", CONTAINERFILE, re.MULTILINE)
    assert int(user[1]) == POD["securityContext"]["runAsUser"] > 0
    assert CONTAINER["resources"]["requests"].keys() >= {"cpu", "memory"}


def test_compose_takes_its_file():
    # What somebody fills in is a text; merge keys are YAML, not compose.
    filled = re.sub(r"\$\{\w+:-(.*?)\}", r"\1", yaml.safe_dump(COMPOSE))
    PyCompose.from_yaml(re.sub(r"\$\{\w+:\?\}", "x", filled)).validate()


def test_compose_has_two_processes_that_nginx_can_tell_apart():
    services = COMPOSE["services"]
    given = services["nginx"]["environment"]
    wanted = set(re.findall(r"\$\{(\w+)\}", TEMPLATE))
    assert wanted <= given.keys()
    for number in (1, 2):
        service = services[f"atlas-{number}"]
        assert service["environment"]["STREAMLIT_SERVER_PORT"] == given[f"ATLAS_POORT_{number}"]
        assert service["networks"]["inside"]["ipv4_address"] == given[f"ATLAS_{number}"]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
    assert given["ATLAS_POORT_1"] != given["ATLAS_POORT_2"]


def test_images_are_of_no_certain_registry():
    images = [CONTAINER["image"], *(s["image"] for s in COMPOSE["services"].values())]
    images += re.findall(r"^ARG \w+=(.*)$", CONTAINERFILE, re.MULTILINE)
    for image in images:
        first = re.sub(r"^\$\{\w+:-(.*)\}$", r"\1", image).partition("/")[0]
        assert "." not in first.partition(":")[0], image


def test_the_image_is_made_of_what_is_there_and_holds_no_secrets():
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", CONTAINERFILE, re.MULTILINE)
    names = [name for line in copied for name in line.split()]
    let_in = re.findall(r"^!(.*)$", (DEPLOY / "Containerfile.dockerignore").read_text(), re.M)
    assert sorted(names) == sorted(let_in)
    assert all((ROOT / name).exists() for name in names)
    assert ".streamlit/secrets.toml" not in names


def test_who_runs_the_image_can_read_what_its_build_kept(tmp_path, monkeypatch):
    """The build keeps files as root, and they run as another."""
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / ".cache"))
    kept.write("vorm", b"klein")
    (opened,) = re.findall(r"&& (chmod .* \.cache)$", CONTAINERFILE, re.MULTILINE)
    subprocess.run(opened.split(), cwd=tmp_path, check=True)
    modes = {path.name: path.stat().st_mode & 0o007 for path in tmp_path.rglob("*")}
    assert modes[".cache"] == 0o005
    assert modes["vorm"] == 0o004


def test_hadolint_finds_nothing():
    done = subprocess.run(
        [shutil.which("hadolint", path=BIN), DEPLOY / "Containerfile"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_takes_the_unit(tmp_path):
    unit = (DEPLOY / "systemd" / "atlas@.service").read_text()
    assert "--server.port=%i" in unit
    # The program need not be on this machine.
    text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", unit, flags=re.MULTILINE)
    file = tmp_path / "atlas@8501.service"
    file.write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", file], capture_output=True, text=True, timeout=60
    )
    assert [line for line in done.stderr.splitlines() if "atlas@" in line] == []
