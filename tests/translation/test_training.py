"""The training scripts: a run makes a folder that trsum installs, goes on where it stopped, and sees no test line."""

from __future__ import annotations

import argparse
import importlib
import itertools
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.translation.checkpoints import ROOT
from tests.translation.test_conversion import greedy
from translator.settings import Settings
from translator.translation import installing
from translator.translation.conversion import convert
from translator.translation.store import open_engine

#: Of the project's news pairs.
PAIRS, HELD_BACK = 30, 4
LINES = ("وصل الوفد إلى جنيف.", "أغلقت المدارس يوم الأحد بسبب العاصفة.")


@pytest.fixture(scope="module")
def scripts() -> Iterator[Any]:
    """Return what imports a script of models/training; they import their neighbours by name."""
    folder = str(ROOT / "models" / "training")
    sys.path.insert(0, folder)
    yield importlib.import_module
    sys.path.remove(folder)


@pytest.fixture(scope="module")
def data(scripts: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty news pairs and a few held back, as data.py writes them."""
    script = scripts("data")
    named = script.news_pairs(ROOT / "models" / "training" / "news", ("analysis-*.txt",))
    found = itertools.islice(named, PAIRS + HELD_BACK)
    rows = [f"{script.without_hints(arabic)}\t{english}\n" for arabic, english in found]
    folder = tmp_path_factory.mktemp("data")
    (folder / "train.tsv").write_text("".join("news\t" + row for row in rows[:PAIRS]), encoding="utf-8")
    (folder / "heldout.tsv").write_text("".join(rows[PAIRS:]), encoding="utf-8")
    return folder


def options(data: Path, out: Path, **others: Any) -> argparse.Namespace:
    given = {"threads": 1, "rate": 3e-3, "batch": 4, "news": (0.5, 0.9), "minutes": 60, "device": "cpu", "seed": 2026}
    small = {"keep": None, "vocabulary": 400, "width": 64, "layers": (1, 1), "dropout": 0.1}
    return argparse.Namespace(data=data, out=out, **(given | small | others))


@pytest.fixture(scope="module")
def finished(scripts: Any, data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[ModuleType, Any, Path]:
    """A short run of marian.py, and where it wrote."""
    script, out = scripts("marian"), tmp_path_factory.mktemp("marian")
    run = script.MarianRun(options(data, out))
    run.held_at_first = run.held
    for _ in range(6):
        for batch in run.batches():
            run.update(batch)
        run.save()
    run.finish()
    return script, run, out


class TestMarian:
    def test_it_learns(self, finished: tuple[ModuleType, Any, Path]) -> None:
        _, run, out = finished
        assert run.heldout_loss() < run.held_at_first - 0.5
        rows = [line.split("\t") for line in (out / "curve.tsv").read_text().splitlines()]
        assert [row[1] for row in rows] == ["steps", "20", "40"]
        assert (out / "curve.svg").read_text().startswith("<svg")

    def test_the_folder_is_installed_and_translates(
        self, finished: tuple[ModuleType, Any, Path], tmp_path: Path
    ) -> None:
        settings = Settings(models_dir=tmp_path, model="opus-mt-tc-big-ar-en")
        installing.import_model("opus-mt-tc-big-ar-en", finished[2] / "model", settings)
        made = open_engine(settings).translate(LINES)
        assert len(made) == len(LINES)
        assert all(hypothesis.text for hypothesis in made)

    def test_the_same_tokens_after_conversion(self, finished: tuple[ModuleType, Any, Path], tmp_path: Path) -> None:
        import ctranslate2

        sources, expected = greedy(finished[2] / "model", LINES, {})
        convert(finished[2] / "model", tmp_path / "exact", quantization="float32")
        translator = ctranslate2.Translator(str(tmp_path / "exact"), compute_type="float32", intra_threads=1)
        made = translator.translate_batch(sources, beam_size=1, max_decoding_length=40)
        assert [result.hypotheses[0][:38] for result in made] == [tokens[:38] for tokens in expected]

    def test_training_reads_what_the_engine_will_be_given(self, finished: tuple[ModuleType, Any, Path]) -> None:
        """The tokenizer of the folder makes the very numbers that the model was trained on."""
        from transformers import AutoTokenizer

        _, run, out = finished
        tokenizer: Any = AutoTokenizer.from_pretrained(out / "model")
        pair = run.read()[0][0][1]
        arabic, english = (run.args.data / "train.tsv").read_text(encoding="utf-8").splitlines()[0].split("\t")[1:]
        assert tokenizer(arabic)["input_ids"] == pair.ids[: pair.target_start]
        assert tokenizer(text_target=english)["input_ids"] == pair.ids[pair.target_start :]

    def test_a_run_goes_on(self, finished: tuple[ModuleType, Any, Path], data: Path) -> None:
        script, before, out = finished
        run = script.MarianRun(options(data, out))
        assert (run.step, run.seen) == (before.step, before.seen)
        run.update(run.batches()[0])
        assert run.step == before.step + 1

    def test_the_mean_is_taken_only_where_it_is_better(
        self, scripts: Any, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        import torch
        from safetensors.torch import load_file, save_file

        run = scripts("marian").MarianRun(options(data, tmp_path))
        for batch in run.batches()[:4]:
            run.update(batch)
        run.save()
        own = run.heldout_loss()
        saved = load_file(next((tmp_path / "weights").glob("*.safetensors")))
        save_file({k: v + torch.randn_like(v) for k, v in saved.items()}, tmp_path / "weights" / "99999999.safetensors")
        run.average()
        assert "mean of 2" in capsys.readouterr().out
        assert run.heldout_loss() == own
        (tmp_path / "weights" / "99999999.safetensors").unlink()
        with torch.no_grad():
            for value in run.model.parameters():
                value.add_(torch.randn_like(value))
        run.average()
        assert run.heldout_loss() == pytest.approx(own)

    def test_the_last_checkpoints_are_kept(self, finished: tuple[ModuleType, Any, Path]) -> None:
        script, run, out = finished
        assert len(list((out / "weights").iterdir())) == script.AVERAGED
        assert max(int(path.stem) for path in (out / "weights").iterdir()) == run.step


@pytest.mark.parametrize("eight_bits", [False, True])
def test_the_family_that_ships_trains_and_goes_on(
    scripts: Any, data: Path, gemma_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, eight_bits: bool
) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "model").symlink_to(gemma_checkpoint)
    (tmp_path / "base" / "spm.model").symlink_to(gemma_checkpoint / "spm.model")
    script = scripts("train")
    monkeypatch.setattr(script, "WARM_UP", 1e-6)  # of an hour: the rate is high from the first update
    args = options(data, tmp_path / "out", base=tmp_path / "base", compile=False, eight_bits=eight_bits)
    run = script.Run(args)
    first = run.held
    for batch in run.batches():
        run.update(batch)
    assert run.heldout_loss() < first
    run.save()
    again = script.Run(args)
    assert again.step == run.step
    assert again.held == pytest.approx(run.heldout_loss())
    again.finish()
    assert (tmp_path / "out" / "model" / "model.safetensors").is_file()


def test_weights_are_kept_on_the_way(scripts: Any, data: Path, gemma_checkpoint: Path, tmp_path: Path) -> None:
    (tmp_path / "model").symlink_to(gemma_checkpoint)
    (tmp_path / "spm.model").symlink_to(gemma_checkpoint / "spm.model")
    args = options(data, tmp_path / "out", base=tmp_path, compile=False, eight_bits=False, keep=1e-9, minutes=2e-3)
    run = scripts("train").Run(args)
    run.train()
    kept = {path.name for path in (tmp_path / "out").glob("model*")}
    assert kept == {"model", *(f"model-{step}" for step in range(8, run.step + 1, 8))}


class TestEightBits:
    @pytest.fixture
    def made(self, scripts: Any) -> tuple[Any, Any, Any, Any]:
        """Inputs, weights, and a gradient of what they make; the layer multiplies in eight bits."""
        import torch

        torch.manual_seed(1)
        layers = torch.nn.Sequential(torch.nn.Linear(48, 64, bias=False))
        scripts("eight_bits").multiply_in_eight_bits(layers)
        inputs = torch.randn(3, 40, 48, requires_grad=True)
        return layers, layers[0].weight, inputs, torch.randn(3, 40, 64)

    def test_products_and_gradients_are_nearly_those_of_float32(self, made: tuple[Any, Any, Any, Any]) -> None:
        import torch

        layers, weight, inputs, gradient = made
        out = layers(inputs)
        out.backward(gradient)
        flat, rows = inputs.detach().view(-1, 48), gradient.view(-1, 64)
        pairs = (
            (out.detach().view(-1, 64), flat @ weight.detach().t()),
            (inputs.grad.view(-1, 48), rows @ weight.detach()),
            (weight.grad, rows.t() @ flat),
        )
        for narrow, exact in pairs:
            assert not torch.equal(narrow, exact)
            assert torch.nn.functional.cosine_similarity(narrow.flatten(), exact.flatten(), 0) > 0.9995
            assert narrow.norm() / exact.norm() == pytest.approx(1.0, abs=0.01)

    def test_a_row_of_great_numbers_does_not_coarsen_the_others(self, made: tuple[Any, Any, Any, Any]) -> None:
        import torch

        layers, _, inputs, _ = made
        before = layers(inputs)[0, 1:]
        with torch.no_grad():
            inputs[0, 0] *= 1e4
        assert torch.equal(layers(inputs)[0, 1:], before)


def test_the_mean_of_models(scripts: Any, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save_file

    script = scripts("average")
    for name, values in (("one", [1.0, 2.0]), ("two", [3.0, 6.0]), ("other", [1.0])):
        (tmp_path / name).mkdir()
        save_file({"w": torch.tensor(values)}, tmp_path / name / script.WEIGHTS)
    assert script.average([tmp_path / "one", tmp_path / "two"])["w"].tolist() == [2.0, 4.0]
    with pytest.raises(ValueError, match="other weights"):
        script.average([tmp_path / "one", tmp_path / "other"])


class TestTheWholeData:
    @pytest.fixture
    def built(self, scripts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, Any, Path]:
        script = scripts("data")
        news, sets, test = tmp_path / "news", tmp_path / "sets", tmp_path / "test.ar"
        news.mkdir()
        sets.mkdir()
        lines = (ROOT / "models" / "training" / "news" / "world-01.txt").read_text(encoding="utf-8")
        (news / "world.txt").write_text(lines, encoding="utf-8")
        for number, name in enumerate(script.WHOLE):
            text = f"وصل الوفد رقم {number} إلى المدينة.\tDelegation number {number} arrived in the city.\n" * 2
            with lzma.open(sets / f"{name}.tsv.xz", "wt", encoding="utf-8") as out:
                out.write(text)
        test.write_text("وصل الوفد رقم 3 إلى المدينة.\n", encoding="utf-8")
        monkeypatch.setattr(script, "HERE", tmp_path)
        monkeypatch.setattr(sys, "argv", ["data.py", str(tmp_path), "--whole", "--parallel", str(sets)])
        sys.argv += ["--eval", str(test)]
        script.main()
        rows = [line.split("\t") for line in (tmp_path / "train.tsv").read_text(encoding="utf-8").splitlines()]
        return script, rows, tmp_path

    def test_every_set_once_but_for_test_lines(self, built: tuple[ModuleType, Any, Path]) -> None:
        script, rows, _ = built
        names = [row[0] for row in rows if row[0] != "news"]
        assert sorted(names) == sorted(set(script.WHOLE) - {script.WHOLE[3]})
        assert len(rows) > len(names)

    def test_no_hints(self, built: tuple[ModuleType, Any, Path]) -> None:
        script, rows, folder = built
        held = [line.split("\t") for line in (folder / "heldout.tsv").read_text(encoding="utf-8").splitlines()]
        assert held
        assert not [arabic for *_, arabic, _ in [*rows, *held] if script.HINT.search(arabic)]
        assert not {row[-2] for row in held} & {row[-2] for row in rows}
