"""A token classifier in the place of the built-in recogniser, with a tiny checkpoint that learns one sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import one_error_line, trsum
from tests.entities.helpers import document
from tests.tiny import learn, save
from translator.document import EntityType
from translator.entities import recognize_entities
from translator.entities.classifier import WordClassifier, own_label
from translator.entities.gazetteers import words_of
from translator.errors import ModelBrokenError, UsageError
from translator.settings import Settings
from translator.translation.installing import import_model

WORDS = ("قال", "سمحان", "الورداني", "في", "قرية", "تلمسين", "إن", "كلمنتار", "وصلت", ".")
#: What a page never says otherwise: the built-in recogniser knows none of it.
LABELS = ("O", "B-PERS", "I-PERS", "O", "O", "B-LOC", "O", "B-ORG", "O", "O")
NAMES = ["O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-XYZ"]
_SPLIT = ("سم", "##حان", "ال", "##ورد", "##اني", "تل", "##مسين", "كل", "##منتار")
PIECES = ("قال", "في", "قرية", "إن", "وصلت", ".", *_SPLIT)
UNKNOWN = ("هبطت", "الطائرة", "أمس", "مطار", "بغداد", "الدولي", "صباحا")
NAME = "bert-base-arabic-camelbert-msa-ner"


def make_checkpoint(folder: Path, *, positions: int = 64) -> None:
    import torch
    from transformers import BertConfig, BertForTokenClassification, BertTokenizerFast

    folder.mkdir(parents=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *PIECES]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    tokenizer = BertTokenizerFast(vocab=str(folder / "vocab.txt"), strip_accents=False, do_lower_case=False)
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=positions,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        id2label=dict(enumerate(NAMES)),
        label2id={name: at for at, name in enumerate(NAMES)},
    )
    model = BertForTokenClassification(config)
    lessons = []
    for words, marks in ((WORDS, LABELS), (UNKNOWN, ("O",) * len(UNKNOWN))):
        batch = tokenizer(list(words), is_split_into_words=True, return_tensors="pt")
        owners, target = batch.word_ids(), []
        for at, owner in enumerate(owners):
            first = owner is not None and owner not in owners[:at]
            target.append(NAMES.index(marks[owner]) if first and owner is not None else -100)
        lessons.append((batch, torch.tensor([target])))

    def loss() -> Any:
        return sum(model(**batch, labels=target).loss for batch, target in lessons)

    learn(model, loss, rate=5e-3, most_steps=200, enough=0.01)
    save(folder, model, tokenizer)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ner") / "tiny"
    make_checkpoint(made)
    return made


def found(folder: Path, text: str) -> list[tuple[str, EntityType]]:
    tokens = words_of(text)
    return [
        (text[tokens[first].start : tokens[last - 1].end], kind)
        for first, last, kind, _ in WordClassifier(folder, Settings()).tag(tokens)
    ]


EXPECTED = [("سمحان الورداني", EntityType.PER), ("تلمسين", EntityType.LOC), ("كلمنتار", EntityType.ORG)]


def test_pieces_become_words_and_labels_types(folder: Path) -> None:
    assert found(folder, " ".join(WORDS)) == EXPECTED


def test_a_sentence_longer_than_the_model_takes(tmp_path: Path) -> None:
    make_checkpoint(tmp_path / "short", positions=18)
    tagged = found(tmp_path / "short", " ".join(WORDS * 3))
    assert [pair for pair in tagged if pair in EXPECTED][: len(EXPECTED)] == EXPECTED
    assert len(WordClassifier(tmp_path / "short", Settings())._labelled(list(WORDS * 3))[0]) == 3 * len(WORDS)


def test_types_without_a_label_are_left_to_the_built_in_recogniser(folder: Path) -> None:
    assert ("مطار بغداد الدولي", EntityType.FAC) in found(folder, " ".join(UNKNOWN))


@pytest.mark.parametrize(
    ("label", "expected"),
    [("B-PERS", "B-PER"), ("I-PER", "I-PER"), ("B-GPE", "B-LOC"), ("LOC", "I-LOC"), ("O", "O"), ("B-XYZ", "O")],
)
def test_labels_are_mapped_as_data(label: str, expected: str) -> None:
    assert own_label(label) == expected


def test_the_stage_takes_it_and_an_installed_one_by_name(folder: Path, tmp_path: Path) -> None:
    page = document((" ".join(WORDS), None))
    by_folder = recognize_entities(page, None, Settings(ner=str(folder)))
    assert [(e.ar, e.type) for e in by_folder.entities] == [((ar,), kind) for ar, kind in EXPECTED]
    assert recognize_entities(page, None, Settings()).entities != by_folder.entities

    settings = Settings(ner=NAME, models_dir=tmp_path / "models")
    import_model(NAME, folder, settings)
    assert recognize_entities(page, None, settings).entities == by_folder.entities


def test_a_folder_of_something_else_is_refused(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    config = json.loads((other / "config.json").read_text(encoding="utf-8"))
    (other / "config.json").write_text(json.dumps(config | {"architectures": ["BertModel"]}), encoding="utf-8")
    with pytest.raises(ModelBrokenError, match="no token classifier"):
        WordClassifier(other, Settings())
    nothing = config | {"id2label": {str(at): "LABEL" for at in range(len(NAMES))}}
    (other / "config.json").write_text(json.dumps(nothing), encoding="utf-8")
    with pytest.raises(ModelBrokenError, match="labels no persons"):
        WordClassifier(other, Settings())
    with pytest.raises(UsageError, match="no model that finds names is called"):
        recognize_entities(document(("قال", None)), None, Settings(ner="nobody"))


def test_a_model_that_is_not_installed_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("قال الوزير إن الوفد وصل إلى بغداد.\n", encoding="utf-8")
    done = trsum("entities", page, "--ner", NAME, env={"TRSUM_MODELS_DIR": str(tmp_path / "models")})
    assert done.returncode == 5
    assert f"trsum models pull {NAME}" in one_error_line(done)
