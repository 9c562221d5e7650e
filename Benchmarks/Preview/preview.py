#!/usr/bin/env python3
"""How long it takes from a save to the fresh page in `sitegen serve`.

    Benchmarks/Preview/preview.py [--sitegen .build/release/sitegen] [--articles 10000] [--saves 30]
    Benchmarks/Preview/preview.py --load 30     also 64 connections for 30 s; needs wrk

Makes a site of so many articles with the repository's theme and data, serves it, and saves files
one after the other as editors do. Of each save it tells when the open page was told (over the
server-sent events, as in a browser) and when the fresh page was there, the whole of it read. The
times are of one machine and its load; what counts is what they are made of, and the medians.
"""

import argparse
import http.client
import os
import pathlib
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = """тренер клуб матч сезон победа кубок финал игрок команда стадион соперник гол ничья титул
чемпион сборная тактика замена""".split()


def make_site(folder: pathlib.Path, articles: int) -> list[pathlib.Path]:
    shutil.copytree(ROOT / "Templates", folder / "Templates")
    shutil.copytree(ROOT / "Content", folder / "Content")
    chance = random.Random(20250424)
    made = []
    for number in range(articles):
        date = f"{2000 + number % 25}-{1 + number // 25 % 12:02}-{1 + number // 300 % 28:02}"
        paragraphs = [
            " ".join(chance.choice(WORDS) for _ in range(60)).capitalize() + ". «Слова» - и дело."
            for _ in range(6)
        ]
        file = folder / f"Content/news/{date}-zametka-{number}.md"
        file.write_text(
            f"---\ntitle: Заметка {number}\ndate: {date}\n"
            f"tags: [{chance.choice(WORDS)}, {chance.choice(WORDS)}]\nteams: [milan]\n---\n"
            + "\n\n".join(paragraphs) + "\n")
        made.append(file)
    return made


class Server:
    """A running preview."""

    def __init__(self, sitegen: str, site: pathlib.Path):
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [sitegen, "serve", "--port", "0", "--site", site], stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if found := re.search(r"http://([\d.]+):(\d+)", line):
                self.host, self.port = found[1], int(found[2])
                break
        else:
            sys.exit("the preview did not start")
        self.start_up = time.perf_counter() - start
        # Nobody reads the rest; the pipe must not fill up.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def get(self, path: str) -> bytes:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.request("GET", path)
        body = connection.getresponse().read()
        connection.close()
        return body

    def listen(self, path: str, signature: str):
        """The lines of the page's events; the connection is made when this returns."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        query = urllib.parse.urlencode({"path": path, "signature": signature})
        connection.request("GET", f"/.sitegen/events?{query}")
        return connection.getresponse()

    def memory(self) -> float:
        """Resident memory in megabytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def end(self) -> float:
        start = time.perf_counter()
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        return time.perf_counter() - start


def wait_for_change(events) -> None:
    while line := events.readline():
        if line.startswith(b"data: ") and b'"isStale":true' in line:
            return
    sys.exit("the preview went away")


def measure_save(server: Server, path: str, save) -> tuple[float, float]:
    page = server.get(path)
    signature = re.search(rb'data-signature="(\w+)"', page)[1].decode()
    events = server.listen(path, signature)
    # The first event tells that nothing has changed yet: the server listens to the site for us.
    while not events.readline().startswith(b"data: "):
        pass
    start = time.perf_counter()
    save()
    wait_for_change(events)
    told = time.perf_counter() - start
    fresh = server.get(path)
    shown = time.perf_counter() - start
    events.close()
    assert fresh != page
    return told, shown


def tell(name: str, seconds: list[float]) -> None:
    values = sorted(value * 1000 for value in seconds)
    print(
        f"  {name:<34}{statistics.median(values):7.1f} ms   "
        f"(fastest {values[0]:.1f}, slowest {values[-1]:.1f})")


def append(file: pathlib.Path, text: str) -> None:
    with file.open("a") as stream:
        stream.write(text)


def replace(file: pathlib.Path, text: str) -> None:
    """As editors do that write beside and rename."""
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(file.read_text() + text)
    os.replace(beside, file)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--sitegen", default=ROOT / ".build/release/sitegen")
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--saves", type=int, default=30)
    options.add_argument("--load", type=int, default=0, metavar="SECONDS")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        site = pathlib.Path(name)
        articles = make_site(site, given.articles)
        server = Server(given.sitegen, site)
        print(f"{given.articles} articles, {given.saves} saves each; served after "
              f"{server.start_up:.2f} s, {server.memory():.0f} MB")
        chance = random.Random(1)
        quotes, theme = site / "Content/quotes.yaml", site / "Templates/partials/footer.html"

        def article_path(file: pathlib.Path) -> str:
            return f"/news/{file.stem[11:]}/"

        kinds = {"an article, appended to": append, "an article, renamed into place": replace}
        for kind, save in kinds.items():
            results = []
            for number in range(given.saves):
                file = chance.choice(articles)
                results.append(measure_save(
                    server, article_path(file), lambda: save(file, f"\nПравка {number}.\n")))
            tell(f"{kind}: told", [told for told, _ in results])
            tell("the fresh page", [shown for _, shown in results])
        results = [
            measure_save(server, "/", lambda: append(theme, f"<!-- {number} -->\n"))
            for number in range(given.saves)]
        tell("a template: the fresh page", [shown for _, shown in results])
        results = []
        for number in range(given.saves):
            text = quotes.read_text()
            changed = re.sub(r"(?m)^(    ru: Пока я [^\n.]*)\.*$", rf"\1{'.' * (number + 2)}", text)
            results.append(measure_save(
                server, "/quotes/mornings/", lambda: quotes.write_text(changed)))
        tell("quotes.yaml: the fresh page", [shown for _, shown in results])
        print(f"  memory after all saves{server.memory():19.0f} MB")
        if given.load:
            load(server, given.load)
        print(f"  Ctrl-C: ended after {server.end() * 1000:.0f} ms")


def load(server: Server, seconds: int) -> None:
    before = server.memory()
    peaks = []
    wrk = subprocess.Popen(
        ["wrk", "--threads", "2", "--connections", "64", "--duration", f"{seconds}s", "--latency",
         f"http://{server.host}:{server.port}/news/"], stdout=subprocess.PIPE, text=True)
    while wrk.poll() is None:
        peaks.append(server.memory())
        time.sleep(0.5)
    print(f"  64 connections for {seconds} s:")
    print("    " + wrk.stdout.read().replace("\n", "\n    ").rstrip())
    half = len(peaks) // 2
    print(f"    memory: {before:.0f} MB before, at most {max(peaks[:half]):.0f} MB in the first half "
          f"and {max(peaks[half:]):.0f} MB in the second")


main()
