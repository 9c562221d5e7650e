"""What a benchmark has found, as Markdown and as a chart."""

import os
import re
from dataclasses import dataclass

COLOURS = {"sitegen": "#0a7d4f", "sitegen, unchanged": "#5fb08f"}
FLOOR_OUT = "floor"


@dataclass
class Results:
    series: list
    own: dict
    versions: dict[str, str]
    machine: str
    date: str
    shape: str

    def markdown(self) -> str:
        lines = [f"{self.date}, {self.machine}; articles of the shape `{self.shape}`.", ""]
        lines += [f"- {name}: {version}" for name, version in self.versions.items() if version]
        for medium in ["tmpfs", "disk"]:
            lines += self._table(medium)
        lines += self._targets()
        return "\n".join(lines) + "\n"

    def write(self, folder: str) -> None:
        """Puts the tables between the marks of README.md, and draws the chart beside it."""
        path = os.path.join(folder, "README.md")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        text = re.sub(
            r"(<!-- results -->\n).*(<!-- end of results -->)",
            lambda match: f"{match[1]}\n{self.markdown()}\n{match[2]}", text, flags=re.DOTALL)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        with open(os.path.join(folder, "Site/results.svg"), "w", encoding="utf-8") as file:
            file.write(self.chart())

    def _of(self, program: str, articles: int, medium: str = "tmpfs"):
        for series in self.series:
            if (series.program, series.articles, series.medium) == (program, articles, medium):
                return series
        return None

    def _table(self, medium: str) -> list[str]:
        rows = [series for series in self.series if series.medium == medium]
        if not rows:
            return []
        lines = [
            "", f"On {'tmpfs' if medium == 'tmpfs' else 'the disk'}:", "",
            "| Articles | Program | Files | Wall, s | CPU, s | CPU ÷ wall | Peak memory, MB "
            "| Wall by sitegen's | CPU by the floor's |",
            "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        for row in rows:
            wall, cpu = row.median("wall"), row.median("cpu")
            base, low = (self._of(name, row.articles, medium) for name in ["sitegen", "floor"])
            lines.append(
                f"| {row.articles:,} | {row.program} | {row.median('files'):,.0f} | {wall:.3f} "
                f"| {cpu:.3f} | {cpu / wall:.2f} | {row.median('memory') / 2**20:.0f} "
                f"| {wall / base.median('wall'):.2f} | {cpu / low.median('cpu'):.2f} |")
        return lines

    def _targets(self) -> list[str]:
        rows = []

        def target(what: str, aim: str, found: float, form: str = ".2f") -> None:
            rows.append(f"| {what} | {aim} | {found:{form}} |")

        counts = sorted({series.articles for series in self.series})
        if 10_000 in counts:
            ours, theirs, low = (
                self._of(name, 10_000) for name in ["sitegen", "Hugo", "floor"])
            again = self._of("sitegen, unchanged", 10_000)
            target("10,000: Hugo's wall time by ours", "≥ 25",
                   theirs.median("wall") / ours.median("wall"))
            target("10,000: our CPU time by the floor's", "≤ 3",
                   ours.median("cpu") / low.median("cpu"))
            target("10,000: peak memory, MB", "≤ 150", ours.median("memory") / 2**20, ".0f")
            target("10,000: CPU by wall", "≥ 1.7", ours.median("cpu") / ours.median("wall"))
            target("10,000: unchanged by cold, wall", "≤ 0.7",
                   again.median("wall") / ours.median("wall"))
            target("10,000: unchanged by cold, CPU", "≤ 0.7",
                   again.median("cpu") / ours.median("cpu"))
        if 100_000 in counts:
            ours = self._of("sitegen", 100_000)
            target("100,000: peak memory, MB", "≤ 900", ours.median("memory") / 2**20, ".0f")
            if 1000 in counts:
                few = self._of("sitegen", 1000)
                target("CPU an article at 100,000 by that at 1,000", "≤ 1.2",
                       ours.median("cpu") / few.median("cpu") / 100)
        target(f"This repository's site ({self.own['pages']} pages), ms", "≤ 30",
               self.own["sitegen"] * 1000, ".0f")
        target("The same, unchanged, ms", "≤ 30", self.own["sitegen, unchanged"] * 1000, ".0f")
        target("The same, its first build, with Pagefind, ms", "",
               self.own["sitegen, first"] * 1000, ".0f")
        target("Hugo's time for a site of that size by ours", "≥ 4",
               self.own["Hugo"] / self.own["sitegen"], ".1f")
        return ["", "| On tmpfs | Target | Found |", "| --- | ---: | ---: |", *rows]

    def chart(self) -> str:
        """Bars of the wall times on tmpfs, for each number of articles by itself."""
        counts = sorted({series.articles for series in self.series if series.medium == "tmpfs"})
        bars, y = [], 8
        for count in counts:
            rows = [
                row for row in self.series
                if row.medium == "tmpfs" and row.articles == count and row.program != FLOOR_OUT]
            longest = max(row.median("wall") for row in rows)
            bars.append(f'<text x="0" y="{y + 14}" font-weight="bold">{count:,} articles</text>')
            y += 24
            for row in sorted(rows, key=lambda row: row.median("wall")):
                wall = row.median("wall")
                width = max(1, 380 * wall / longest)
                colour = COLOURS.get(row.program, "#8a8f98")
                bars.append(
                    f'<text x="150" y="{y + 13}" text-anchor="end">{row.program}</text>'
                    f'<rect x="158" y="{y + 2}" width="{width:.1f}" height="14" fill="{colour}"/>'
                    f'<text x="{164 + width:.1f}" y="{y + 13}">{wall:.2f} s</text>')
                y += 20
            y += 12
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 {y}" role="img" '
            'font-family="sans-serif" font-size="13" fill="#57606a">'
            f"<title>Wall time of a build, in seconds</title>{''.join(bars)}</svg>\n")
