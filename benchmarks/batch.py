"""How fast folders go, and how much memory they take.

    python benchmarks/batch.py speed [SENTENCES]        engine against a plain loop with transformers
    python benchmarks/batch.py memory [NUMBER…]         the largest memory of `trsum batch` over folders of pages

``speed`` makes a MarianMT of the size of opus-mt-ar-en (6 + 6 layers of 512, 62,834 pieces) with random
weights, which never ends a sentence by itself: both sides are held to the same number of output tokens for
each sentence and search with the same two beams, so that they do the same work. The plain loop is what the
model's card shows: one sentence after the other in float32. Beside it stands the engine of `trsum batch`:
int8, sentences of all documents in batches of one length, remembered in SQLite. Medians of three runs,
taken in turn.

``memory`` translates with a tiny MarianMT: what grows with the folder is not the model.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

RUNS = 3
PIECES = 62_834
#: More than the few lines of the tests yield: 2.4 pieces a word (published tokenizers: 1.5).
PIECES_LEARNT = 4_000
BEAMS = 2


def make_model(folder: Path) -> None:
    """Write a random MarianMT of the size of opus-mt-ar-en, its tokenizers those of the tests."""
    from tests.tiny import Size
    from tests.translation.checkpoints import make_marian

    size = Size(width=512, layers=6, heads=8, inner=2048)
    make_marian(folder, steps=0, size=size, pieces_learnt=PIECES_LEARNT, pieces_wanted=PIECES, endless=False)


def plain_loop(folder: Path) -> Callable[[list[str]], Any]:
    """Return what a script with transformers does: one sentence after the other."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder).eval()

    def run(texts: list[str]) -> list[str]:
        made = []
        for text in texts:
            inputs = tokenizer([text], return_tensors="pt")
            with torch.no_grad():
                limit = 2 * inputs["input_ids"].shape[1] + 20
                output = model.generate(**inputs, num_beams=BEAMS, max_new_tokens=limit, min_new_tokens=limit)
            made += tokenizer.batch_decode(output, skip_special_tokens=True)
        return made

    return run


def batch_engine(folder: Path) -> Callable[[list[str]], Any]:
    """Return what `trsum batch` does with the sentences of many documents, its cache empty."""
    from translator.batch.cache import Cache
    from translator.batch.remembering import RememberingEngine
    from translator.settings import Settings
    from translator.translation import conversion
    from translator.translation.engine import Decoding
    from translator.translation.store import open_engine

    converted = folder.parent / "converted"
    conversion.convert(folder, converted)
    settings = Settings(model=str(converted))
    engine = open_engine(settings)

    def run(texts: list[str]) -> Any:
        with tempfile.TemporaryDirectory() as place, closing(Cache(Path(place) / "cache")) as cache:
            return RememberingEngine(engine, cache, settings.batch_tokens).translate(texts, Decoding(BEAMS))

    return run


def speed(number: int) -> None:
    """Print the words per second of both."""
    from tests.translation.checkpoints import news_lines

    texts = list(dict.fromkeys(news_lines()[0]))[:number]
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "model"
        make_model(folder)
        ways = {"plain loop, transformers, float32": plain_loop(folder), "trsum batch, int8": batch_engine(folder)}
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        for way in ways.values():
            way(texts[:2])
        for _ in range(RUNS):
            for name, way in ways.items():
                begun = time.perf_counter()
                way(texts)
                seconds[name].append(time.perf_counter() - begun)
    print(f"{len(texts)} sentences, {words} words")
    for name, found in seconds.items():
        print(f"{name:<36} {words / statistics.median(found):7.1f} words a second   {[round(s, 1) for s in found]}")


def memory(numbers: list[int]) -> None:
    """Print the largest resident memory of one process per folder."""
    from tests.batch.pages import write_pages
    from tests.translation import checkpoints
    from translator.translation import conversion

    with tempfile.TemporaryDirectory() as models:
        model = f"{models}/converted"
        checkpoints.make_marian(Path(models) / "model")
        conversion.convert(Path(models) / "model", Path(model))
        for number in numbers:
            _memory(model, number, write_pages)


def _memory(model: str, number: int, write_pages: Callable[[Path, int], None]) -> None:
    """Print the largest resident memory of a run over so many pages, and its time."""
    with tempfile.TemporaryDirectory() as place:
        write_pages(Path(place) / "in", number)
        begun = time.perf_counter()
        command = [sys.executable, "-m", "translator", "batch", f"{place}/in", f"{place}/out", "--model", model]
        watched = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=2);"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        run = subprocess.run(
            [sys.executable, "-c", watched, *command, "-f", "json"], capture_output=True, check=True, cwd=ROOT
        )
        megabytes = int(run.stdout) / 1024
        print(f"{number:>6} documents {megabytes:7.0f} MB {time.perf_counter() - begun:7.1f} s", flush=True)


def main() -> None:
    """Run what the arguments ask for."""
    if sys.argv[1:2] == ["memory"]:
        memory([int(number) for number in sys.argv[2:]] or [10, 100, 1000])
    else:
        speed(int((sys.argv[2:] or ["60"])[0]))


if __name__ == "__main__":
    main()
