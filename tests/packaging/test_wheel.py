"""What a user installs: the wheel, outside the checkout, with everything packed that the first run needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the ``trsum`` of an environment that has the wheel and, for the rest, this environment's packages."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder, ROOT],
        check=True,
    )
    (wheel,) = folder.glob("trsum-*.whl")
    home = folder / "env"
    venv.create(home, with_pip=False)
    (site,) = home.glob("lib/python*/site-packages")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site, wheel], check=True
    )
    # A path line makes this environment's packages importable but not its own path files,
    # so that an editable install of the checkout stays out of sight.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    script = home / "bin" / "trsum"
    script.write_text(
        f"#!{home / 'bin' / 'python'}\nimport sys\nfrom translator.cli.main import main\nsys.exit(main())\n"
    )
    script.chmod(0o755)
    return script


def run(script: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed program outside the checkout."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "TRSUM_"))}
    return subprocess.run(
        [script, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_imports_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    python = installed.parent / "python"
    where = subprocess.run(
        [python, "-c", "import translator; print(translator.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(installed.parents[1]) in where


def test_whole_pipeline_runs(installed: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text((ROOT / "samples" / "01-wire-story.txt").read_text(encoding="utf-8"), encoding="utf-8")
    result = run(installed, str(page), "-f", "json", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["schema"] == "trsum.report/1"
    assert len(report["sentences"]) > 5
    assert report["signature"].startswith("trsum:")


def test_a_briefing_is_typeset(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes((ROOT / "samples" / "05-channel-post.txt").read_bytes())
    result = run(installed, "brief", "page.txt", "-o", "brief.pdf", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-")


def test_models_list_names_the_licence(installed: Path, tmp_path: Path) -> None:
    result = run(installed, "models", "list", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "builtin" in result.stdout
    assert "Gemma" in result.stdout
