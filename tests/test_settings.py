"""What an operator meets: a server that refuses to start half-configured."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SECRET = "a-secret-of-this-test-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2


def manage(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a management command with the production settings and only this environment."""
    return subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "manage.py", *arguments],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "archive.settings.production",
            "MASAR_DATA_DIR": str(tmp_path),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_finds_nothing_to_warn_of(tmp_path):
    done = manage(
        tmp_path,
        "check",
        "--deploy",
        "--fail-level=WARNING",
        SECRET_KEY=SECRET,
        ALLOWED_HOSTS="masar.example",
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("environment", "missing"),
    [
        ({"ALLOWED_HOSTS": "masar.example"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "masar.example", "SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": SECRET}, "ALLOWED_HOSTS"),
    ],
    ids=["no secret", "a weak secret", "no hosts"],
)
def test_a_server_without_its_settings_refuses_to_start_and_says_what_to_set(
    tmp_path, environment, missing
):
    done = manage(tmp_path, "check", **environment)
    assert done.returncode != 0
    assert f"Set {missing} in the environment" in done.stderr


def test_development_needs_no_setting_and_keeps_its_secret(tmp_path):
    environment = {"DJANGO_SETTINGS_MODULE": "archive.settings.development"}
    for _ in range(2):
        done = manage(tmp_path, "check", **environment)
        assert done.returncode == 0, done.stderr
    secret = (tmp_path / "secret_key").read_text()
    manage(tmp_path, "check", **environment)
    assert (tmp_path / "secret_key").read_text() == secret
    assert len(secret) >= 50
