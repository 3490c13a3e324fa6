"""One options object for the whole pipeline, filled from flags, environment, file and defaults."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from translator.errors import UsageError, reason

#: Environment variables are this prefix and a field's name in capitals: ``TRSUM_MODEL``.
ENV_PREFIX = "TRSUM_"
#: Two ways to say how long a summary is: only one of them can be given.
_LENGTHS = ("sentences", "ratio")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told. Each field may be set by flag, ``TRSUM_…`` variable or config file."""

    model: str | None = None  #: registry name or model folder; None takes the best installed model
    glossary: Path | None = None  #: CSV of Arabic forms and their English
    registry: Path | None = None  #: CSV of what was decided about names, kept from run to run
    ner: str | None = None  #: model or folder that finds names; None takes the built-in recogniser
    sentences: int = 3  #: sentences in the extractive summary
    ratio: float | None = None  #: or the share of the page's sentences that it takes, above 0 and at most 1
    abstractive: bool = True  #: make the abstractive summary too
    summarizer: str | None = None  #: registry name, model folder or GGUF file; None condenses by rules
    prompts: Path | None = None  #: prompt templates that go before trsum's own
    llm_url: str | None = None  #: OpenAI-compatible endpoint for summaries; nothing is asked unless it is set
    llm_model: str | None = None  #: the model's name there
    llm_key: str | None = field(default=None, repr=False)  #: the key that the endpoint asks for, if any
    llm_timeout: int = 120  #: seconds that a summary may take there
    models_dir: Path | None = None  #: where pulled and imported models live; None takes the user data folder
    device: str = "cpu"  #: ``cpu`` or ``cuda``
    threads: int = 0  #: engine threads; 0 takes every core
    beam_size: int = 3  #: hypotheses kept in beam search, of which the truest is taken
    batch_tokens: int = 1024  #: source tokens translated at once
    max_bytes: int = 50_000_000  #: larger inputs are refused
    bidi: str = "auto"  #: terminal text order: ``auto``, ``logical`` (the terminal does bidi) or ``visual``
    paper: str = "a4"  #: size of a PDF's pages: ``a4`` or ``letter``
    width: int = 0  #: columns of the terminal report; 0 asks the terminal


def load_settings(
    flags: Mapping[str, Any], *, config: Path | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """Merge flags over ``TRSUM_…`` variables over the config file over the defaults.

    Args:
        flags: field name to value; None means that the flag was not given.
        config: a TOML file with the fields as top-level keys.
        environment: the variables to read; None takes the process's own.

    Raises:
        UsageError: a key is unknown, a value has the wrong type, or the file cannot be read.
    """
    environment = os.environ if environment is None else environment
    names = {f.name for f in fields(Settings)}
    layers = (_read_config(config, names), _read_environment(environment, names), flags)
    merged: dict[str, Any] = {}
    for layer in layers:
        told = {name: value for name, value in layer.items() if value is not None}
        merged = _without_rivals(merged, told) | told
    return _check(replace(Settings(), **{name: _coerce(name, value) for name, value in merged.items()}))


def _without_rivals(merged: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was told before, less the length of the summary where a later layer gives it otherwise."""
    given = [name for name in _LENGTHS if name in told]
    if len(given) > 1:
        raise UsageError("sentences and ratio are both given", "give one of them")
    return {name: value for name, value in merged.items() if not given or name not in _LENGTHS}


def _read_environment(environment: Mapping[str, str], names: set[str]) -> dict[str, str]:
    return {name: environment[key] for name in names if environment.get(key := ENV_PREFIX + name.upper())}


def _read_config(path: Path | None, names: set[str]) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(
            f"cannot read the config file {path}: {reason(error)}", "give a TOML file with --config"
        ) from error
    if unknown := sorted(set(table) - names):
        raise UsageError(f"unknown setting {unknown[0]!r} in {path}", f"known settings are {', '.join(sorted(names))}")
    return table


def _coerce(name: str, value: Any) -> Any:
    """Turn a string of the environment or a TOML value into the field's type."""
    hint = str(get_type_hints(Settings)[name])
    text = str(value)
    if "bool" in hint:
        words = {
            "1": True,
            "true": True,
            "yes": True,
            "on": True,
            "0": False,
            "false": False,
            "no": False,
            "off": False,
        }
        if text.lower() not in words:
            raise UsageError(f"{name} is {text!r}", "write true or false")
        return words[text.lower()]
    if "float" in hint:
        try:
            return float(text)
        except ValueError as error:
            raise UsageError(f"{name} is {text!r}", "write a number such as 0.2") from error
    if "int" in hint:
        if not text.lstrip("-").isdecimal():
            raise UsageError(f"{name} is {text!r}", "write a whole number")
        return int(text)
    return Path(text).expanduser() if "Path" in hint else text


def _check(settings: Settings) -> Settings:
    for name, low in (
        ("sentences", 1),
        ("beam_size", 1),
        ("batch_tokens", 64),
        ("threads", 0),
        ("max_bytes", 1),
        ("width", 0),
        ("llm_timeout", 1),
    ):
        if getattr(settings, name) < low:
            raise UsageError(f"{name} is {getattr(settings, name)}", f"give a number of at least {low}")
    if settings.ratio is not None and not 0.0 < settings.ratio <= 1.0:
        raise UsageError(f"ratio is {settings.ratio:g}", "give a share above 0 and at most 1, such as 0.2")
    for name, choices in (
        ("device", ("cpu", "cuda")),
        ("bidi", ("auto", "logical", "visual")),
        ("paper", ("a4", "letter")),
    ):
        if getattr(settings, name) not in choices:
            raise UsageError(f"{name} is {getattr(settings, name)!r}", f"choose from {', '.join(choices)}")
    return settings
