from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest

from tests.summarization.pages import DAM
from translator.resources import bundled

PROMPTS = bundled("prompts")
TEMPLATES = sorted(str(path.relative_to(PROMPTS)) for path in PROMPTS.glob("*/*/prompt.j2"))


def test_every_task_stands_in_both_languages() -> None:
    assert [Path(name).parent.as_posix() for name in TEMPLATES] == [
        f"{task}/{language}" for task in ("brief", "briefing", "headline", "key_points") for language in ("ar", "en")
    ]


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_renders_the_page_within_its_fence(name: str) -> None:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(PROMPTS), undefined=jinja2.StrictUndefined)
    prompt = environment.get_template(name).render(
        sentences=DAM.sentences, entities=DAM.entities, count=3, words=12, groups=[(1,), (2, 3)], fence="K7Q"
    )
    fenced = prompt.partition("\n<<<K7Q\n")[2]
    assert fenced.rstrip().endswith("K7Q>>>")
    for sentence in DAM.sentences:
        assert f"[{sentence.id}] {sentence.ar}" in fenced
        assert str(sentence.en) in fenced
    assert "Samir Haddad | سمير حداد | PER" in fenced
    assert "[2]" in prompt.partition("<<<K7Q\n")[0]


@pytest.mark.parametrize("name", TEMPLATES)
def test_its_first_line_names_its_version(name: str) -> None:
    task, language, _ = name.split("/")
    first = (PROMPTS / name).read_text(encoding="utf-8").splitlines()[0]
    assert re.fullmatch(rf"\{{#- version: {task}-{language}/\d+ -#\}}", first)
