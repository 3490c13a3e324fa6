"""Kill `trsum batch` at random moments, start it again until it ends, and compare with an undisturbed run.

    python benchmarks/batch_kill.py FOLDER [--kills 5] [--seed 1] [-- OPTIONS OF TRSUM BATCH]

Every report must have the same bytes as in the undisturbed run, and whatever stands in the output folder at
the moment of a kill must be whole. Exits with 1 where that is not so.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: Part of the undisturbed run's time before which nothing is killed: Python is still starting.
_EARLIEST = 0.05


def start(pages: Path, out: Path, options: list[str]) -> subprocess.Popen[bytes]:
    """Start `trsum batch`, in a process group of its own, so that a kill takes its workers along."""
    command = [sys.executable, "-m", "translator", "batch", "-q", str(pages), str(out), *options]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=sys.stderr,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def reports(out: Path) -> dict[str, bytes]:
    """Return every report by its path: not the manifest, which tells of seconds, nor what is being written aside."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
        and not path.name.startswith(".")
        and ".trsum" not in path.parts
        and path.name != "manifest.jsonl"
    }


def kill_after(run: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill a run after so many seconds; say whether it was still at work."""
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return True
    return False


def main() -> int:
    """Run what the arguments ask for and print one line for each kill."""
    parser = argparse.ArgumentParser(description="Kill trsum batch at random moments and compare.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    ours = sys.argv[1:]
    at = ours.index("--") if "--" in ours else len(ours)
    given, options = parser.parse_args(ours[:at]), ours[at + 1 :]
    choice = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as place:
        whole, killed = Path(place) / "whole", Path(place) / "killed"
        begun = time.perf_counter()
        if code := start(given.folder, whole, options).wait():
            print(f"the undisturbed run ended with {code}")
            return 1
        seconds = time.perf_counter() - begun
        expected = reports(whole)
        print(f"undisturbed: {len(expected)} reports in {seconds:.1f} s")
        for number in range(1, given.kills + 1):
            after = choice.uniform(_EARLIEST, 1.0) * seconds
            hit = kill_after(start(given.folder, killed, options), after)
            there = reports(killed) if killed.exists() else {}
            broken = [path for path, content in there.items() if expected.get(path) != content]
            how = f"kill {number}" if hit else "ended"
            print(f"{how} after {after:.1f} s: {len(there)} reports, {len(broken)} broken", flush=True)
            if broken:
                return 1
        code = start(given.folder, killed, options).wait()
        same = reports(killed) == expected
        print(f"started again: ended with {code}, {'the same bytes' if same else 'OTHER BYTES'}")
        return 0 if same and code == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
