"""Measures sitegen beside other generators on one corpus, and writes what it finds as a table and a
chart. `make bench` runs it; `bench.py --help` tells its options."""

import argparse
import datetime
import json
import multiprocessing
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field

import corpus
import programs
import report


@dataclass
class Run:
    """What one run of a program has taken: seconds, seconds, bytes, files."""

    wall: float
    cpu: float
    memory: int
    files: int = 0


@dataclass
class Series:
    """All runs of a program on one corpus."""

    program: str
    articles: int
    medium: str
    runs: list[Run] = field(default_factory=list)

    def median(self, what: str) -> float:
        return statistics.median(getattr(run, what) for run in self.runs)


def measure(command: list[str], folder: str) -> Run:
    """Runs a command in a folder to its end."""
    start = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, cwd=folder, stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} failed in {folder}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def count_files(folder: str) -> int:
    return sum(len(files) for _, _, files in os.walk(folder))


class Bench:
    def __init__(self, options: argparse.Namespace, root: str, medium: str):
        self.options = options
        self.root = root
        self.medium = medium
        self.corpora: dict[int, dict[str, str]] = {}
        self.series: list[Series] = []

    def corpus(self, count: int) -> dict[str, str]:
        """The articles, written by a process of its own: a program's peak memory begins with that
        of the process which starts it."""
        if count not in self.corpora:
            folders = {}
            for style in ["yaml", "pelican"] if count <= 1000 else ["yaml"]:
                folders[style] = os.path.join(self.root, f"articles-{count}-{style}")
                writer = multiprocessing.get_context("spawn").Process(
                    target=write_corpus,
                    args=(count, self.options.shape, folders[style], style))
                writer.start()
                writer.join()
            self.corpora[count] = folders
        return self.corpora[count]

    def compare(self, competitors: list[programs.Program], count: int, runs: int) -> None:
        """Runs each of the programs so many times, one after the other, each without what it wrote
        before; and sitegen once more on what it has written."""
        articles = self.corpus(count)
        folders = {}
        found = {}
        for program in competitors:
            folders[program.name] = os.path.join(self.root, f"{program.name}-{count}")
            program.prepare(articles, folders[program.name])
            found[program.name] = Series(program.name, count, self.medium)
        unchanged = Series("sitegen, unchanged", count, self.medium)
        for number in range(runs):
            for program in competitors:
                folder = folders[program.name]
                program.clean(folder)
                os.sync()
                run = measure(program.command, folder)
                run.files = count_files(os.path.join(folder, program.outputs[0]))
                found[program.name].runs.append(run)
                print(f"  {count} articles on {self.medium}, run {number + 1}: {program.name} "
                      f"{run.wall:.2f} s, {run.cpu:.2f} s CPU, {run.memory >> 20} MB", flush=True)
                if program.name == "sitegen":
                    unchanged.runs.append(self.rebuild(program, folder))
        for folder in folders.values():
            shutil.rmtree(folder)
        self.series += [*found.values(), unchanged]

    def rebuild(self, program: programs.Program, folder: str) -> Run:
        output = os.path.join(folder, program.outputs[0])
        before = stamps(output)
        run = measure(program.command, folder)
        if stamps(output) != before:
            sys.exit("a rebuild with nothing changed has written something")
        run.files = count_files(output)
        return run


def stamps(folder: str) -> dict[str, tuple[int, int]]:
    """When each file and folder was changed last, and its number."""
    found = {}
    for path, _, files in os.walk(folder):
        for name in ["", *files]:
            status = os.lstat(os.path.join(path, name))
            if name or path != folder:
                found[os.path.join(path, name)] = (status.st_mtime_ns, status.st_ino)
    return found


def write_corpus(count: int, shape: str, folder: str, style: str) -> None:
    corpus.write(corpus.Corpus(count, shape), folder, style)


def own_site(options: argparse.Namespace, root: str) -> dict:
    """The site of this repository as a whole process, beside Hugo with as many pages.

    The first build has the pictures that are committed, and makes the index for search; a cold one
    has no Public, but what Pagefind has made before, as an editor's builds have."""
    sitegen = programs.sitegen()
    folder = os.path.join(root, "own")
    for name in ["Content", "Templates", ".sitegen/share-images"]:
        shutil.copytree(os.path.join(programs.ROOT, name), os.path.join(folder, name))
    os.symlink(os.path.join(programs.ROOT, ".venv"), os.path.join(folder, ".venv"))
    first = measure(sitegen.command, folder).wall
    pages = sum(
        name.endswith(".html") for _, _, files in os.walk(f"{folder}/Public") for name in files)
    bench = Bench(options, root, "tmpfs")
    rival = programs.hugo()
    # Ten articles have some four pages of lists between them.
    rival.prepare(bench.corpus(max(1, pages * 10 // 14)), os.path.join(root, "rival"))
    found = {"sitegen": [], "sitegen, unchanged": [], "Hugo": []}
    for _ in range(max(options.runs, 5) * 3):
        shutil.rmtree(os.path.join(folder, "Public"))
        found["sitegen"].append(measure(sitegen.command, folder).wall)
        found["sitegen, unchanged"].append(measure(sitegen.command, folder).wall)
        rival.clean(os.path.join(root, "rival"))
        found["Hugo"].append(measure(rival.command, os.path.join(root, "rival")).wall)
    return {"pages": pages, "sitegen, first": first} | {name: statistics.median(walls) for name, walls in found.items()}


def machine() -> str:
    model = platform.processor()
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} × {model}, {memory:.0f} GB, Linux {platform.release()}, load average "
        f"{os.getloadavg()[0]:.1f} before the first run")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes", default="1000,10000,100000", help="how many articles (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default: %(default)s)")
    parser.add_argument(
        "--shape", choices=sorted(corpus.SHAPES), default="news",
        help="what the articles are like (default: %(default)s)")
    parser.add_argument(
        "--quick", action="store_true", help="1,000 articles, three runs, sitegen, Hugo and floor")
    parser.add_argument("--memory", default="/dev/shm", help="a folder on tmpfs")
    parser.add_argument("--disk", default=None, help="a folder on a disk (default: the system's)")
    parser.add_argument("--results", help="where to write the README and the chart")
    options = parser.parse_args()
    options.counts = [int(size) for size in options.sizes.split(",")]
    if options.quick:
        options.counts, options.runs = [1000], 3
    return options


def main() -> None:
    options = parse()
    told_machine = machine()
    series: list[Series] = []
    versions = {}
    with tempfile.TemporaryDirectory(dir=options.memory, prefix="sitegen-bench-") as root:
        bench = Bench(options, root, "tmpfs")
        fast = [programs.sitegen(), programs.hugo(), programs.floor(root)]
        slow = [] if options.quick else [programs.pelican(), programs.jekyll()]
        for program in fast + slow:
            versions[program.name] = program.told_version()
        for count in options.counts:
            peers = slow if count <= 1000 and options.shape == "news" else []
            runs = options.runs if count < 100_000 else min(options.runs, 2)
            bench.compare(fast + peers, count, runs)
        series += bench.series
        own = own_site(options, root)
    if not options.quick:
        with tempfile.TemporaryDirectory(dir=options.disk, prefix="sitegen-bench-") as root:
            bench = Bench(options, root, "disk")
            bench.compare(
                [programs.sitegen(), programs.hugo(), programs.floor(root)],
                min(10_000, max(options.counts)), min(options.runs, 3))
            series += bench.series
    found = report.Results(
        series, own, versions, told_machine, str(datetime.date.today()), options.shape)
    print(found.markdown())
    if options.results:
        found.write(options.results)


if __name__ == "__main__":
    main()
