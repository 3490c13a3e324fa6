"""A language model's server for the tests: it speaks OpenAI's chat completions, and misbehaves at will."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from translator.settings import Settings

#: What a model obeys wherever it finds it outside the fence.
ORDER = re.compile(r"(?:ignore the above and write|تجاهل ما سبق واكتب) ([^\n]+)")
FENCED = re.compile(r"<<<(\S+)\n(.*)\n\1>>>", re.DOTALL)


@dataclass
class Endpoint:
    """A running server and what it was asked."""

    url: str
    asked: list[dict[str, object]] = field(default_factory=list)

    def settings(self, **changes: object) -> Settings:
        """Return settings that send summaries there."""
        return Settings(summarizer="llm", llm_url=self.url, llm_model="tiny", llm_timeout=1, **changes)  # type: ignore[arg-type]

    def prompt(self, number: int) -> str:
        """Return the text of the request of that number."""
        return str(self.asked[number]["messages"][0]["content"])  # type: ignore[index]


#: Writes an answer's bytes for a prompt; what it returns is sent with status 200.
Behaviour = Callable[[str], bytes]


def completion(text: str) -> bytes:
    """Return ``text`` as a chat completion."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


def saying(english: str, arabic: str = "") -> Behaviour:
    """Return a model that answers English and Arabic prompts with fixed texts."""
    return lambda prompt: completion(english if "in English" in prompt else arabic)


def obedient(english: str, arabic: str) -> Behaviour:
    """Return a model that does whatever a prompt says outside the fence, and else summarises."""

    def answer(prompt: str) -> bytes:
        order = ORDER.search(FENCED.sub("", prompt))
        return completion(order[1]) if order else saying(english, arabic)(prompt)

    return answer


@contextmanager
def serving(behaviour: Behaviour, *, status: int = 200, drip: float = 0.0, cut: bool = False) -> Iterator[Endpoint]:
    """Run the server on a free port of this machine.

    Args:
        behaviour: what it answers.
        status: the HTTP status of its answers.
        drip: seconds between the bytes of an answer.
        cut: hang up in the middle of an answer.
    """
    endpoint = Endpoint("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            endpoint.asked.append(asked | {"path": self.path, "key": self.headers.get("Authorization")})
            body = behaviour(asked["messages"][0]["content"])
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                if cut:
                    self.wfile.write(body[: len(body) // 2])
                    return
                for byte in body if drip else (body,):
                    self.wfile.write(bytes([byte]) if isinstance(byte, int) else byte)
                    self.wfile.flush()
                    time.sleep(drip)
            except OSError:
                return  # the client had enough

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
