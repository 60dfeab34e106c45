"""The wheel, built and installed into a fresh virtual environment, used outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, made without the network."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``netmd`` command of an environment that has the wheel, and this one's libraries beside it."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False)
    (wheel,) = built.glob("*.whl")
    python = home / "bin" / "python"
    site = Path(
        subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
                       capture_output=True, text=True, check=True).stdout.strip()
    )  # fmt: skip
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", str(python)]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin" / "netmd"


def run(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "NETMD_NOTEBOOK")}
    return subprocess.run([command, *arguments], cwd=cwd, capture_output=True, text=True, check=False, env=environment)


def test_the_wheel_runs_from_its_own_files(installed: Path, tmp_path: Path) -> None:
    python = installed.parent / "python"
    code = "import netmd, netmd.resources as r; print(netmd.__file__, r.templates_folder(), r.sample_notebook())"
    done = subprocess.run([python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert str(ROOT / "netmd") not in done.stdout
    assert done.stdout.count(str(installed.parent.parent)) == 3


def test_the_installed_command_makes_the_sample_and_its_dashboard(installed: Path, tmp_path: Path) -> None:
    assert run(installed, "init", "--sample", "mine", cwd=tmp_path).returncode == 0
    checked = run(installed, "check", "mine", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "")
    done = run(installed, "build", "mine", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Priya Raman" in (tmp_path / "site" / "contacts.html").read_text("utf-8")
    assert (tmp_path / "site" / "assets" / "netmd.css").stat().st_size > 1000


def test_the_wheel_holds_what_it_needs_and_nothing_of_the_tests(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "netmd/py.typed",
        "netmd/starter/netmd.toml",
        "netmd/site_templates/base.html.j2",
        "netmd/site_templates/assets/live.js",
        "netmd/notebook_sample/README.md",
        "netmd/notebook_sample/contacts/priya-raman.md",
    ):
        assert needed in names
    assert not [name for name in names if not name.startswith(("netmd/", "netmd-"))]


def test_the_source_archive_holds_the_whole_project(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.split("/", 1)[1] for name in opened.getnames() if "/" in name}
    for needed in ("notebook/netmd.toml", "site_templates/base.html.j2", "tests/packaging/test_wheel.py", "LICENSE"):
        assert needed in names
