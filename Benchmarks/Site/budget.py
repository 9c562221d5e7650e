"""Counts the instructions that a build of 200 articles takes, and holds them against the budget.

Time tells little on a machine that others use too; the count of instructions is the same on each run
to some thousandths. `budget.py PROGRAM` fails if the count is more than the recorded one by more than
the tolerance, and asks for a new record if it is so much less: a budget that is too high lets the next
regression pass. `budget.py PROGRAM --record` writes the count that it finds into budget.txt.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

import corpus

HERE = os.path.dirname(os.path.abspath(__file__))
BUDGET = os.path.join(HERE, "budget.txt")
ARTICLES = 200
# So that 10 % more instructions are found wherever within the tolerance the count was before: 0.96 ×
# 1.1 is more than 1.04.
TOLERANCE = 0.04


def count(program: str) -> int:
    """The instructions of one build into an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.join(folder, "site")
        shutil.copytree(os.path.join(HERE, "sitegen"), site)
        corpus.write(corpus.Corpus(ARTICLES), os.path.join(site, "Content/news"))
        # Valgrind 3.19 can't read the debugging information that Swift 6 writes.
        bare = os.path.join(folder, "sitegen")
        subprocess.run(["strip", "--strip-debug", "-o", bare, program], check=True)
        found = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/profile", bare,
             "build", "--quiet", "--now", "2025-04-24"],
            cwd=site, capture_output=True, text=True, env={"PATH": os.environ["PATH"]})
    collected = re.search(r"Collected : (\d+)", found.stderr)
    if found.returncode != 0 or not collected:
        sys.exit(f"the build failed under valgrind:\n{found.stdout}{found.stderr}")
    return int(collected[1])


def main() -> None:
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--record"]):
        sys.exit("usage: budget.py PROGRAM [--record]")
    found = count(sys.argv[1])
    if sys.argv[2:]:
        with open(BUDGET, "w", encoding="utf-8") as file:
            file.write(f"{found}\n")
        print(f"recorded: {found:,} instructions for {ARTICLES} articles")
        return
    with open(BUDGET, encoding="utf-8") as file:
        budget = int(file.read())
    change = found / budget - 1
    told = f"{found:,} instructions for {ARTICLES} articles, {change:+.1%} of the budget {budget:,}"
    if abs(change) <= TOLERANCE:
        print(told)
    elif change > 0:
        sys.exit(
            f"{told}\nProfile it with valgrind --tool=callgrind. If the work is worth its cost, "
            "run 'make budget RECORD=--record', and tell why in the commit.")
    else:
        print(
            f"{told}\nGood. Run 'make budget RECORD=--record' and commit Benchmarks/Site/budget.txt, "
            "so that what was won stays won.")


if __name__ == "__main__":
    main()
