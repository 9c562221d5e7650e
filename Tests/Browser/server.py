"""A static file server on loopback, as strict as a careful host: one folder under several paths."""

from __future__ import annotations

import gzip
import threading
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

POLICY = "default-src 'self'"
# What is sent with which files: the rules of a host, of which the last that fits a path counts.
Policies = dict[str, str]

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
}
# The parts of the index for search, which have types of their own.
OTHER = "application/octet-stream"


class Server:
    """Serves a folder below each of some paths such as `/` and `/a/b/`, compressed if asked."""

    def __init__(self, folder: Path, mounts: list[str], policies: Policies):
        class Handler(_Handler):
            pass

        Handler.folder = folder.resolve()
        Handler.policies = policies
        # The longest path first, so that the root takes only what no other path does.
        Handler.mounts = sorted(mounts, key=len, reverse=True)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path
    mounts: list[str]
    policies: Policies

    def do_GET(self):
        path = unquote(urlsplit(self.path).path)
        file = self._file(path)
        if file and file.is_dir() and not path.endswith("/"):
            return self._send(301, b"", {"Location": self.path + "/"})
        if file and file.is_dir():
            file /= "index.html"
        if file and file.is_file():
            return self._send_file(200, file)
        self._send_file(404, self.folder / "404.html")

    def _file(self, path: str) -> Path | None:
        for mount in self.mounts:
            if path.startswith(mount):
                file = (self.folder / path.removeprefix(mount)).resolve()
                return file if file.is_relative_to(self.folder) else None
        return None

    @property
    def _policy(self) -> str:
        path = unquote(urlsplit(self.path).path)
        mount = next((mount for mount in self.mounts if path.startswith(mount)), "/")
        path = "/" + path.removeprefix(mount)
        return [rule for pattern, rule in self.policies.items() if fnmatchcase(path, pattern)][-1]

    def _send_file(self, status: int, file: Path):
        body, headers = file.read_bytes(), {"Content-Type": TYPES.get(file.suffix, OTHER)}
        if headers["Content-Type"].startswith(("text/", "application/json", "application/xml")) or (
            file.suffix == ".svg"
        ):
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                headers["Content-Encoding"] = "gzip"
        self._send(status, body, headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str]):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", self._policy)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass
