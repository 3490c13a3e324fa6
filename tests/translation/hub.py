"""A model hub on this machine's own address: the few requests that ``trsum models pull`` makes, answered from a folder.

It can be told to break off in the middle of a file, and to refuse.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """One repository, and what goes wrong with it."""

    repository: str
    files: dict[str, bytes]
    address: str = ""
    status: int = 200  #: of every answer
    breaks_off: str = ""  #: the file whose sending stops after half of it, every time
    asked: list[str] = field(default_factory=list)  #: method and path of every request

    def environment(self) -> dict[str, str]:
        """Return the variables that lead the hub's client here, with short waits."""
        return {"HF_ENDPOINT": self.address, "HF_HUB_DOWNLOAD_TIMEOUT": "5", "HF_HUB_ETAG_TIMEOUT": "5"}

    def fetched(self) -> list[str]:
        """Return the files that were asked for, each once."""
        found = (re.fullmatch(rf"GET /{self.repository}/resolve/{COMMIT}/(.+)", line) for line in self.asked)
        return list(dict.fromkeys(match[1] for match in found if match))


def repository_of(folder: Path, **more: bytes) -> dict[str, bytes]:
    """Return the files of a checkpoint as a repository holds them, with some that nobody needs."""
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    unneeded = {"README.md": b"# A model\n", ".gitattributes": b"*.bin filter=lfs\n", "tf_model.h5": b"\x89HDF" * 100}
    return files | unneeded | more


@contextmanager
def serve(hub: Hub) -> Iterator[Hub]:
    """Answer for ``hub`` until the block is left."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    hub.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
        """Keep quiet; ``Hub.asked`` has it."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.asked.append(f"{self.command} {path}")
        name = self.hub.repository
        if self.hub.status != 200:
            self._send(json.dumps({"error": "no"}).encode(), {"X-Error-Message": "no"}, self.hub.status)
        elif re.fullmatch(rf"/api/models/{name}(/revision/\w+)?", path):
            self._send_json({"id": name, "modelId": name, "sha": COMMIT, "siblings": self._siblings()})
        elif path == f"/api/models/{name}/tree/{COMMIT}":
            self._send_json([self._entry(file) for file in self.hub.files])
        elif path.startswith(f"/{name}/resolve/{COMMIT}/") and path.rsplit("/", 1)[1] in self.hub.files:
            self._send_file(path.rsplit("/", 1)[1])
        else:
            self._send(b'{"error": "Repository not found"}', {"X-Error-Code": "RepoNotFound"}, 404)

    def _siblings(self) -> list[dict[str, str]]:
        return [{"rfilename": file} for file in self.hub.files]

    def _entry(self, name: str) -> dict[str, Any]:
        data = self.hub.files[name]
        return {"type": "file", "path": name, "size": len(data), "oid": _etag(data)}

    def _send_file(self, name: str) -> None:
        data = self.hub.files[name]
        headers = {"ETag": f'"{_etag(data)}"', "X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(wanted[1]) if wanted else 0
        if wanted:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        cut = len(data) // 2 if name == self.hub.breaks_off else len(data)
        self._send(data[start:], headers, 206 if wanted else 200, stop_at=max(0, cut - start))

    def _send_json(self, value: Any) -> None:
        self._send(json.dumps(value).encode(), {"Content-Type": "application/json"}, 200)

    def _send(self, body: bytes, headers: dict[str, str], status: int, stop_at: int | None = None) -> None:
        self.send_response(status)
        for header, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(header, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(body[:stop_at])
        if stop_at is not None and stop_at < len(body):
            self.wfile.flush()
            self.close_connection = True


def _etag(data: bytes) -> str:
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()
