"""Models come, go, are chosen, opened and found broken: on real folders, and never over the network."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.translation.checkpoints import ARABIC, ENGLISH
from translator.errors import ExitCode, ModelBrokenError, ModelError, ModelMissingError, UsageError
from translator.resources import bundled
from translator.settings import Settings
from translator.translation import installing, store
from translator.translation.doubt import Doubt
from translator.translation.engine import Decoding, Engine
from translator.translation.manifest import FILE_NAME, hash_files, read_manifest
from translator.translation.registry import BUILTIN, find, registry

MARIAN, BIG, NLLB = "opus-mt-ar-en", "opus-mt-tc-big-ar-en", "nllb-200-distilled-600M"
GREEDY = Decoding(beam_size=1)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("the network was asked for")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(models_dir=tmp_path / "models", threads=1)


@pytest.fixture(scope="session")
def installed_once(
    made: Callable[..., Path], marian_checkpoint: Path, nllb_checkpoint: Path, marian_model: Path
) -> Path:
    """A folder of models with one of each kind, made by ``import_model``; tests take copies."""

    def install(folder: Path) -> None:
        settings = Settings(models_dir=folder, threads=1)
        installing.import_model(MARIAN, marian_checkpoint, settings)
        installing.import_model(BIG, marian_model, settings)
        installing.import_model(NLLB, nllb_checkpoint, settings)

    return made("installed", install)


@pytest.fixture
def installed(installed_once: Path, settings: Settings) -> Settings:
    assert settings.models_dir
    shutil.copytree(installed_once, settings.models_dir)
    return settings


def says(engine: Engine) -> tuple[str, ...]:
    return tuple(hypothesis.text for hypothesis in engine.translate(ARABIC, GREEDY))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def statuses(settings: Settings) -> dict[str, str]:
    return {model.row.name: model.status for model in store.list_models(settings)}


class TestImport:
    @pytest.mark.parametrize(
        ("name", "kind", "languages"),
        [(MARIAN, "marian", ("", "")), (BIG, "marian", ("", "")), (NLLB, "nllb", ("arb_Arab", "eng_Latn"))],
    )
    def test_what_was_imported_is_recorded_and_works(
        self, installed: Settings, name: str, kind: str, languages: tuple[str, str]
    ) -> None:
        folder = store.path(name, installed)
        assert installed.models_dir
        assert folder == installed.models_dir / name
        manifest = store.verify(name, installed)
        assert (manifest.name, manifest.kind) == (name, kind)
        assert (manifest.source_language, manifest.target_language) == languages
        assert manifest.files == hash_files(folder)
        assert len(manifest.revision) == 12
        engine = store.open_engine(Settings(model=name, models_dir=installed.models_dir, threads=1))
        assert (engine.name, engine.revision) == (name, manifest.revision)
        assert says(engine) == ENGLISH

    def test_nothing_else_is_left(self, installed: Settings) -> None:
        assert installed.models_dir
        assert sorted(path.name for path in installed.models_dir.iterdir()) == sorted([MARIAN, BIG, NLLB])

    def test_what_was_brought_is_left_as_it_was(self, settings: Settings, marian_model: Path, tmp_path: Path) -> None:
        brought = tmp_path / "brought"
        shutil.copytree(marian_model, brought)
        before = files(brought)
        installing.import_model(MARIAN, brought, settings)
        assert files(brought) == before

    def test_a_second_import_replaces_the_first(self, installed: Settings, marian_model: Path) -> None:
        folder = store.path(MARIAN, installed)
        (folder / "model.bin").write_bytes(b"spoiled")
        installing.import_model(MARIAN, marian_model, installed)
        store.verify(MARIAN, installed)

    def test_an_installed_model_can_be_imported_again(self, installed: Settings) -> None:
        before = files(store.path(MARIAN, installed))
        installing.import_model(MARIAN, store.path(MARIAN, installed), installed)
        assert files(store.path(MARIAN, installed)) == before

    def test_the_same_files_have_the_same_revision(self, settings: Settings, marian_model: Path) -> None:
        installing.import_model(MARIAN, marian_model, settings)
        installing.import_model(BIG, marian_model, settings)
        one, other = store.verify(MARIAN, settings), store.verify(BIG, settings)
        assert one.revision == other.revision


def truncated(name: str) -> Callable[[Path], None]:
    def cut(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: len(data) * 2 // 3])

    return cut


def emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def without_language(folder: Path) -> None:
    vocabulary = folder / "shared_vocabulary.json"
    vocabulary.write_text(vocabulary.read_text(encoding="utf-8").replace("arb_Arab", "xxx_Arab"), encoding="utf-8")


REFUSED: dict[str, tuple[str, str, Callable[[Path], None], type[ModelError], str]] = {
    "not there": (MARIAN, "marian_checkpoint", shutil.rmtree, ModelMissingError, "is no folder"),
    "empty": (
        MARIAN,
        "marian_checkpoint",
        emptied,
        ModelBrokenError,
        "is no model folder",
    ),
    "weights cut": (MARIAN, "marian_checkpoint", truncated("model.safetensors"), ModelBrokenError, "cannot be convert"),
    "converted weights cut": (MARIAN, "marian_model", truncated("model.bin"), ModelBrokenError, "cannot be loaded"),
    "converted tokenizer cut": (MARIAN, "marian_model", truncated("source.spm"), ModelBrokenError, "cannot be loaded"),
    "vocabulary gone": (
        MARIAN,
        "marian_model",
        lambda folder: (folder / "shared_vocabulary.json").unlink(),
        ModelBrokenError,
        "cannot be loaded",
    ),
    "another kind": (NLLB, "marian_checkpoint", lambda _: None, ModelBrokenError, "is a marian model, .* is nllb"),
    "the other kind": (MARIAN, "nllb_model", lambda _: None, ModelBrokenError, "is a nllb model, .* is marian"),
    "no such kind": (MARIAN, "gemma_checkpoint", lambda _: None, ModelBrokenError, "holds a 'gemma3_text' model"),
    "no languages": (
        NLLB,
        "nllb_model",
        without_language,
        ModelBrokenError,
        "does not know the language code arb_Arab",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("before", ["nothing", "something"])
def test_a_refused_import_changes_nothing(
    request: pytest.FixtureRequest, tmp_path: Path, settings: Settings, case: str, before: str
) -> None:
    name, source, spoil, error, words = REFUSED[case]
    brought = tmp_path / "brought"
    shutil.copytree(request.getfixturevalue(source), brought)
    spoil(brought)
    assert settings.models_dir
    if before == "something":
        (settings.models_dir / name).mkdir(parents=True)
        (settings.models_dir / name / FILE_NAME).write_text("{}", encoding="utf-8")
    there = files(settings.models_dir) if settings.models_dir.exists() else {}
    with pytest.raises(error, match=words) as caught:
        installing.import_model(name, brought, settings)
    assert caught.value.exit_code is ExitCode.MODEL
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    assert not settings.models_dir.exists() or files(settings.models_dir) == there
    assert not list(settings.models_dir.glob(".making-*"))


@pytest.mark.parametrize("call", [store.path, store.verify, installing.remove, installing.pull])
def test_an_unknown_name(settings: Settings, call: Callable[[str, Settings], object]) -> None:
    with pytest.raises(UsageError, match="no model is called 'nope'; choose one of builtin"):
        call("nope", settings)


@pytest.mark.parametrize("call", [store.path, store.verify, installing.remove])
def test_a_model_that_is_not_installed(settings: Settings, call: Callable[[str, Settings], object]) -> None:
    with pytest.raises(ModelMissingError, match=f"trsum models pull {MARIAN}") as caught:
        call(MARIAN, settings)
    assert caught.value.exit_code is ExitCode.MODEL


def test_the_built_in_model_is_neither_imported_nor_removed(settings: Settings, marian_model: Path) -> None:
    with pytest.raises(UsageError, match="comes with trsum"):
        installing.import_model(BUILTIN, marian_model, settings)
    with pytest.raises(UsageError, match="comes with trsum"):
        installing.remove(BUILTIN, settings)
    with pytest.raises(UsageError, match="comes with trsum"):
        installing.pull(BUILTIN, settings)


def test_a_models_folder_that_cannot_be_made(tmp_path: Path, marian_model: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelError, match=r"cannot write to .*set TRSUM_MODELS_DIR"):
        installing.import_model(MARIAN, marian_model, Settings(models_dir=tmp_path / "file" / "models", threads=1))


class TestListing:
    def test_nothing_is_installed(self, settings: Settings) -> None:
        shown = statuses(settings)
        assert list(shown) == [row.name for row in registry()]
        assert {shown[name] for name in shown if name != BUILTIN} == {"available"}
        assert settings.models_dir
        assert not settings.models_dir.exists()

    def test_some_are(self, installed: Settings) -> None:
        shown = statuses(installed)
        assert [name for name, status in shown.items() if status == "installed" and name != BUILTIN] == [
            BIG,
            MARIAN,
            NLLB,
        ]
        assert shown["nllb-200-distilled-1.3B"] == "available"

    @pytest.mark.parametrize("lost", [FILE_NAME, "model.bin", "source.spm"])
    def test_one_is_broken(self, installed: Settings, lost: str) -> None:
        (store.path(MARIAN, installed) / lost).unlink()
        assert statuses(installed)[MARIAN] == "broken"
        assert statuses(installed)[BIG] == "installed"


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    path.write_bytes(data)


class TestBroken:
    @pytest.mark.parametrize(
        ("spoil", "words"),
        [
            (lambda folder: flipped(folder / "model.bin"), "model.bin is not what was installed"),
            (lambda folder: flipped(folder / "target.spm"), "target.spm is not what was installed"),
            (truncated("model.bin"), "model.bin is not what was installed"),
            (lambda folder: (folder / "source.spm").unlink(), "source.spm is missing"),
        ],
        ids=["bit of the weights", "bit of the tokenizer", "weights cut", "tokenizer gone"],
    )
    def test_it_is_not_used(self, installed: Settings, spoil: Callable[[Path], None], words: str) -> None:
        spoil(store.path(MARIAN, installed))
        for call in (
            lambda: store.verify(MARIAN, installed),
            lambda: store.open_engine(Settings(model=MARIAN, models_dir=installed.models_dir)),
            lambda: installing.pull(MARIAN, installed),
        ):
            with pytest.raises(ModelBrokenError) as caught:
                call()
            assert words in caught.value.problem
            assert caught.value.exit_code is ExitCode.MODEL
            assert f"trsum models remove {MARIAN}" in caught.value.remedy
            assert f"trsum models pull {MARIAN}" in caught.value.remedy
        store.verify(BIG, installed)

    def test_without_its_record(self, installed: Settings) -> None:
        (store.path(MARIAN, installed) / FILE_NAME).unlink()
        with pytest.raises(ModelBrokenError, match=r"no readable manifest\.json"):
            store.open_engine(Settings(model=MARIAN, models_dir=installed.models_dir))

    def test_it_can_be_removed_and_imported_again(self, installed: Settings, marian_checkpoint: Path) -> None:
        truncated("model.bin")(store.path(MARIAN, installed))
        installing.remove(MARIAN, installed)
        assert statuses(installed)[MARIAN] == "available"
        installing.import_model(MARIAN, marian_checkpoint, installed)
        store.verify(MARIAN, installed)

    @pytest.mark.parametrize("part", ["model.bin.00", "model.bin.01", "spm.model", "vocabulary.json"])
    def test_a_model_in_parts(self, gemma_model: Path, tmp_path: Path, part: str) -> None:
        folder = tmp_path / "parts"
        shutil.copytree(gemma_model, folder)
        truncated(part)(folder)
        with pytest.raises(ModelBrokenError, match=f"{part} is not what was installed") as caught:
            store.open_engine(Settings(model=str(folder)))
        assert caught.value.exit_code is ExitCode.MODEL
        (folder / part).unlink()
        with pytest.raises(ModelBrokenError, match=f"{part} is missing"):
            store.open_engine(Settings(model=str(folder)))

    def test_the_hashes_are_right_but_the_files_are_not_a_model(self, gemma_model: Path, tmp_path: Path) -> None:
        folder = tmp_path / "parts"
        shutil.copytree(gemma_model, folder)
        truncated("model.bin.01")(folder)
        record = json.loads((folder / FILE_NAME).read_text(encoding="utf-8")) | {"files": hash_files(folder)}
        (folder / FILE_NAME).write_text(json.dumps(record), encoding="utf-8")
        with pytest.raises(ModelBrokenError, match="cannot be loaded"):
            store.open_engine(Settings(model=str(folder), threads=1))


class TestRemove:
    def test_only_that_one_goes(self, installed: Settings) -> None:
        folder = installing.remove(MARIAN, installed)
        assert not folder.exists()
        assert store.path(BIG, installed).is_dir()
        with pytest.raises(ModelMissingError):
            installing.remove(MARIAN, installed)

    def test_a_link_goes_and_what_it_leads_to_stays(self, installed: Settings, tmp_path: Path) -> None:
        folder = store.path(MARIAN, installed)
        folder.rename(tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere")
        store.verify(MARIAN, installed)
        installing.remove(MARIAN, installed)
        assert not folder.is_symlink()
        assert (tmp_path / "elsewhere" / "model.bin").is_file()

    def test_the_system_forbids_it(self, installed: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(folder: Path) -> NoReturn:
            raise PermissionError(13, "Permission denied", str(folder))

        monkeypatch.setattr(shutil, "rmtree", refuse)
        with pytest.raises(ModelError, match=r"cannot remove .*Permission denied"):
            installing.remove(MARIAN, installed)


class TestChoice:
    def test_nothing_installed_takes_the_built_in(self, settings: Settings) -> None:
        assert store.choose_model(settings) is find(BUILTIN)

    def test_the_best_installed_that_is_not_optional(self, installed: Settings) -> None:
        assert store.choose_model(installed) is find(BIG)
        installing.remove(BIG, installed)
        assert store.choose_model(installed) is find(MARIAN)
        installing.remove(MARIAN, installed)
        assert store.choose_model(installed) is find(BUILTIN)

    def test_a_broken_one_is_passed_over(self, installed: Settings) -> None:
        (store.path(BIG, installed) / "model.bin").unlink()
        assert store.choose_model(installed) is find(MARIAN)

    @pytest.mark.parametrize("name", [BUILTIN, MARIAN, NLLB, "nllb-200-distilled-1.3B"])
    def test_a_name_wins(self, installed: Settings, name: str) -> None:
        assert store.choose_model(Settings(model=name, models_dir=installed.models_dir)) is find(name)

    def test_a_folder_wins(self, installed: Settings, marian_model: Path) -> None:
        wanted = Settings(model=str(marian_model), models_dir=installed.models_dir)
        assert store.choose_model(wanted) == marian_model

    def test_a_name_wins_over_a_folder_of_that_name(
        self, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / MARIAN).mkdir()
        monkeypatch.chdir(tmp_path)
        assert store.choose_model(Settings(model=MARIAN, models_dir=settings.models_dir)) is find(MARIAN)
        assert store.choose_model(Settings(model=f"./{MARIAN}", models_dir=settings.models_dir)) == Path(MARIAN)

    @pytest.mark.parametrize("model", ["nope", "/no/such/folder", __file__])
    def test_neither_name_nor_folder(self, settings: Settings, model: str) -> None:
        with pytest.raises(UsageError, match="or give a model folder"):
            store.choose_model(Settings(model=model, models_dir=settings.models_dir))

    def test_a_name_that_is_not_installed_is_not_replaced(self, settings: Settings) -> None:
        with pytest.raises(ModelMissingError, match=f"{MARIAN} is not installed"):
            store.open_engine(Settings(model=MARIAN, models_dir=settings.models_dir))


class TestOpen:
    @pytest.mark.parametrize(
        "folder", ["marian_checkpoint", "nllb_checkpoint", "marian_model", "nllb_model", "gemma_model"]
    )
    def test_a_folder_of_any_form(self, request: pytest.FixtureRequest, folder: str) -> None:
        path: Path = request.getfixturevalue(folder)
        before = files(path)
        engine = store.open_engine(Settings(model=str(path), threads=1))
        assert says(engine) == ENGLISH
        assert len(engine.revision) == 12
        assert engine.name == ("builtin" if folder == "gemma_model" else path.name)
        assert files(path) == before

    def test_the_best_installed(self, installed: Settings) -> None:
        assert store.open_engine(installed).name == BIG

    def test_only_the_built_in_reads_names(self, gemma_model: Path, marian_model: Path) -> None:
        assert store.open_engine(Settings(model=str(gemma_model), threads=1)).reads_names
        assert not store.open_engine(Settings(model=str(marian_model), threads=1)).reads_names

    def test_the_doubt_of_the_record_is_the_engines(self, gemma_model: Path, tmp_path: Path) -> None:
        folder = tmp_path / "measured"
        shutil.copytree(gemma_model, folder)
        weights = {"bias": -7.0, "score": -11.5, "words": 1.5, "lost": 0.5}
        record = json.loads((folder / FILE_NAME).read_text(encoding="utf-8")) | {"doubt": weights}
        (folder / FILE_NAME).write_text(json.dumps(record), encoding="utf-8")
        assert store.open_engine(Settings(model=str(folder), threads=1)).doubt == Doubt(**weights)
        assert store.open_engine(Settings(model=str(gemma_model), threads=1)).doubt is None

    def test_an_older_record_has_a_threshold_that_says_nothing_now(self, gemma_model: Path, tmp_path: Path) -> None:
        folder = tmp_path / "older"
        shutil.copytree(gemma_model, folder)
        record = json.loads((folder / FILE_NAME).read_text(encoding="utf-8")) | {"unsure_below": -1.25}
        (folder / FILE_NAME).write_text(json.dumps(record), encoding="utf-8")
        assert store.open_engine(Settings(model=str(folder), threads=1)).doubt is None

    @pytest.mark.parametrize(
        ("source", "spoil"),
        [
            ("marian_checkpoint", truncated("model.safetensors")),
            ("marian_checkpoint", lambda folder: (folder / "vocab.json").unlink()),
            ("marian_checkpoint", lambda folder: (folder / "source.spm").unlink()),
            ("nllb_checkpoint", truncated("tokenizer.json")),
            ("marian_model", truncated("model.bin")),
            ("marian_model", lambda folder: (folder / "target.spm").unlink()),
        ],
    )
    def test_a_broken_folder(
        self, request: pytest.FixtureRequest, tmp_path: Path, source: str, spoil: Callable[[Path], None]
    ) -> None:
        folder = tmp_path / "folder"
        shutil.copytree(request.getfixturevalue(source), folder)
        spoil(folder)
        with pytest.raises(ModelBrokenError) as caught:
            store.open_engine(Settings(model=str(folder), threads=1))
        assert str(folder) in caught.value.problem or folder.name in caught.value.problem
        assert "\n" not in str(caught.value)

    def test_a_checkpoint_without_its_languages(self, nllb_checkpoint: Path, tmp_path: Path) -> None:
        # Without them every source would begin with an unknown word, and the target could be any language.
        folder = tmp_path / "folder"
        shutil.copytree(nllb_checkpoint, folder)
        for name in ("tokenizer.json", "tokenizer_config.json"):
            text = (folder / name).read_text(encoding="utf-8").replace("arb_Arab", "xxx_Arab")
            (folder / name).write_text(text, encoding="utf-8")
        with pytest.raises(ModelBrokenError, match="does not know the language code arb_Arab"):
            store.open_engine(Settings(model=str(folder), threads=1))

    def test_a_folder_that_is_no_model(self, tmp_path: Path) -> None:
        with pytest.raises(ModelBrokenError, match="is no model folder"):
            store.open_engine(Settings(model=str(tmp_path)))


def test_only_the_built_in_model_carries_a_notice() -> None:
    assert all(store.draft_notice(row.name) is None for row in registry() if row.name != BUILTIN)
    if (bundled("models/builtin") / FILE_NAME).is_file():
        notice = store.draft_notice(BUILTIN)
        assert notice is not None
        assert "drafts" in notice
        assert f"trsum models pull {BIG}" in notice
        assert "\n" not in notice


@pytest.mark.slow
@pytest.mark.skipif(
    not (Path(__file__).parents[2] / "models" / "builtin" / "model.bin.00").exists(),
    reason="the built-in weights are not in this checkout",
)
def test_the_built_in_model_as_it_ships(settings: Settings) -> None:
    manifest = store.verify(BUILTIN, settings)
    assert manifest == read_manifest(store.path(BUILTIN, settings))
    engine = store.open_engine(Settings(model=BUILTIN))
    assert (engine.name, engine.revision) == (BUILTIN, manifest.revision)
    hypothesis = engine.translate(["قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل."])[0]
    assert "minister" in hypothesis.text.lower()
    assert hypothesis.score < 0
