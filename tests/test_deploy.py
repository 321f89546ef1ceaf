"""What operators are given to run chushen with says what the program understands."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
import typer.main
import yaml

from chushen.settings import Settings
from desk.cli import app

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SERVICE = (DEPLOY / "chushen.service").read_text("utf-8")


def understood(command):
    """The arguments of chushen, as its own parser takes them."""
    group = typer.main.get_command(app)
    context = group.make_context("chushen", list(command), resilient_parsing=True)
    name, subcommand, rest = group.resolve_command(context, list(command))
    return name, subcommand.make_context(name, rest).params


def test_the_services_run_commands_that_there_are():
    services = COMPOSE["services"]

    assert understood(services["serve"]["command"])[1]["watch"] == Path("/inbox")
    assert understood(services["worker"]["command"])[1]["pool"] == "chushen"
    assert set(services) == {"postgres", "redis", "server", "serve", "worker"}


def test_every_setting_that_is_set_for_a_service_is_one():
    said = [name for service in COMPOSE["services"].values() for name in service.get("environment", {})]
    said += re.findall(r"^Environment=(\w+)=", SERVICE, re.MULTILINE)
    ours = {name.removeprefix("CHUSHEN_").lower() for name in said if name.startswith("CHUSHEN_")}

    assert ours
    assert ours <= set(Settings.model_fields)


def test_no_port_is_open_to_other_machines():
    ports = [port for service in COMPOSE["services"].values() for port in service.get("ports", [])]

    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_what_a_service_waits_for_says_when_it_is_well():
    services = COMPOSE["services"]
    awaited = {name for service in services.values() for name in service.get("depends_on", {})}

    assert awaited == {"postgres", "redis", "server"}
    assert all("healthcheck" in services[name] for name in awaited)


def test_the_unit_runs_a_command_that_there_is_and_leaves_it_time_to_end():
    command = shlex.split(re.search(r"^ExecStart=(.+)$", SERVICE, re.MULTILINE)[1])

    assert understood(command[1:])[0] == "serve"
    assert int(re.search(r"^TimeoutStopSec=(\d+)$", SERVICE, re.MULTILINE)[1]) > 30


@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_understands_the_unit(tmp_path):
    unit = tmp_path / "chushen.service"
    unit.write_text(SERVICE.replace("/opt/chushen/.venv/bin/chushen", sys.executable), "utf-8")
    checked = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)  # noqa: S603, S607

    assert not [line for line in checked.stderr.splitlines() if "chushen.service" in line]
