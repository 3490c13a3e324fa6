"""Two ways to ask a language model: over an OpenAI-compatible endpoint, and in this process by llama.cpp."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Protocol

from translator.errors import ModelBrokenError, ModelMissingError, UsageError
from translator.settings import Settings
from translator.summarization.summarizer import SummarizerError

#: A longer answer than any summary: the rest is not read.
_MOST_BYTES = 1_000_000
_CONTEXT_TOKENS = 8192
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Chat(Protocol):
    """Answers a prompt."""

    @property
    def model(self) -> str:
        """The model's name, for the signature."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know of where the text went."""

    def answer(self, prompt: str, most_tokens: int) -> str:
        """Return the model's answer.

        Raises:
            SummarizerError: there is none; the message says why.
        """


class EndpointChat:
    """A server with the ``/chat/completions`` of OpenAI: Ollama, llama.cpp's server, vLLM.

    Nothing is asked before ``answer`` is called. Proxies of the environment are not used and redirects
    not followed: the text goes to the address that the user gave and nowhere else.
    """

    def __init__(self, settings: Settings) -> None:
        from httpx2 import URL, InvalidURL

        try:
            url = URL(settings.llm_url or "")
        except (InvalidURL, ValueError) as error:
            raise UsageError(f"llm_url is {settings.llm_url!r}", "write http://HOST:PORT/v1") from error
        if url.scheme not in ("http", "https") or not url.host:
            raise UsageError(f"llm_url is {settings.llm_url!r}", "write http://HOST:PORT/v1")
        if not settings.llm_model:
            raise UsageError(
                "no model is named for the endpoint", "set TRSUM_LLM_MODEL or llm_model in the config file"
            )
        self.model = settings.llm_model
        self.warnings = () if url.host in _LOCAL else (f"the page's text was sent to {url.host} to be summarised",)
        self._url = f"{str(url).rstrip('/')}/chat/completions"
        self._headers = {"Authorization": f"Bearer {settings.llm_key}"} if settings.llm_key else {}
        self._seconds = settings.llm_timeout

    def answer(self, prompt: str, most_tokens: int) -> str:
        """Return the first choice's text; see ``Chat.answer``."""
        from httpx2 import Client, HTTPError

        asked = {
            "model": self.model,
            "messages": [{"role": "user", "content": prompt}],
            "temperature": 0,
            "seed": 0,
            "max_tokens": most_tokens,
            "stream": False,
        }
        try:
            with (
                Client(timeout=self._seconds, trust_env=False) as client,
                client.stream("POST", self._url, json=asked, headers=self._headers) as response,
            ):
                if response.status_code != 200:
                    raise SummarizerError(f"the endpoint answered with status {response.status_code}")
                body = self._read(response)
        except HTTPError as error:
            raise SummarizerError(f"the endpoint gave no answer: {type(error).__name__}") from error
        return _content(body)

    def _read(self, response: Any) -> bytes:
        """Read the answer up to its limits; a server that drips is as late as one that is silent."""
        end, body = time.monotonic() + self._seconds, bytearray()
        for part in response.iter_bytes():
            body += part
            if len(body) > _MOST_BYTES:
                raise SummarizerError("the endpoint's answer does not end")
            if time.monotonic() > end:
                raise SummarizerError(f"the endpoint took longer than {self._seconds} seconds")
        return bytes(body)


class GgufChat:
    """A GGUF file run by llama.cpp in this process."""

    warnings: tuple[str, ...] = ()

    def __init__(self, path: Path, settings: Settings) -> None:
        try:
            import xllamacpp
        except ImportError as error:
            raise ModelMissingError(
                "GGUF files need the package xllamacpp", "install it with `pip install 'trsum[gguf]'`"
            ) from error
        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(path)
        parameters.n_ctx = _CONTEXT_TOKENS
        parameters.sampling.seed = 0
        parameters.verbosity = 0  # llama.cpp else writes dozens of lines on standard error
        if settings.threads:
            parameters.cpuparams.n_threads = settings.threads
        try:
            self._server = xllamacpp.Server(parameters)
        except RuntimeError as error:
            raise ModelBrokenError(f"{path} cannot be loaded ({error})", "give a whole GGUF file") from error
        self.model = path.name

    def answer(self, prompt: str, most_tokens: int) -> str:
        """Return the model's text; see ``Chat.answer``."""
        asked = {
            "messages": [{"role": "user", "content": prompt}],
            "temperature": 0,
            "seed": 0,
            "max_tokens": most_tokens,
            "cache_prompt": False,  # what it read of one page has no part in what it writes of the next
        }
        try:
            answer = self._server.handle_chat_completions(asked)
        except RuntimeError as error:
            raise SummarizerError(f"llama.cpp gave no answer: {error}") from error
        return _content(answer)


def _content(body: bytes | str | dict[str, Any]) -> str:
    """Return the text of the first choice of a chat completion."""
    try:
        answer = body if isinstance(body, dict) else json.loads(body)
        text = answer["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise SummarizerError("the answer is no chat completion") from error
    if not isinstance(text, str) or not text.strip():
        raise SummarizerError("the answer is empty")
    return text
