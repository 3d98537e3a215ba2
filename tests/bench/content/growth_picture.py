"""Draws growth.tsv as an SVG of small diagrams with logarithmic axes, readable on light and on dark pages.

    /usr/bin/python3 -B growth_picture.py growth.tsv growth.svg
"""

import csv
import math
import sys
from html import escape
from pathlib import Path

# What each diagram shows of the table.
DIAGRAMS = (
    ("build_cpu_seconds", "build, seconds of CPU time"),
    ("index_mb", "index without stored text, MB"),
    ("build_peak_mib", "peak memory of the build, MiB"),
    ("p50_cpu_us", "query, p50, \N{MICRO SIGN}s of CPU time"),
    ("p99_cpu_us", "query, p99, \N{MICRO SIGN}s of CPU time"),
    ("open_cpu_seconds", "until the first answer, s of CPU time"),
)
COLUMNS = 3
WIDTH, HEIGHT = 300, 230  # of a diagram
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 34, 44  # around its axes
LEGEND = 30
STYLE = """
text { font: 11px sans-serif; fill: #333 } .title { font-weight: bold } .axis { stroke: #888 } .grid { stroke: #8883 }
.s0 { stroke: #0a66c2; fill: #0a66c2 } .s1 { stroke: #c2570a; fill: #c2570a } .s2 { stroke: #3a8a3a; fill: #3a8a3a }
.s3 { stroke: #8a3a8a; fill: #8a3a8a } polyline { fill: none !important; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .s0 { stroke: #6cb6ff; fill: #6cb6ff } .s1 { stroke: #f0a060; fill: #f0a060 }
  .s2 { stroke: #7ccf7c; fill: #7ccf7c } .s3 { stroke: #d08cd0; fill: #d08cd0 }
}"""


def short(value: float) -> str:
    """1,000,000 as 1 M, 0.01 as it is."""
    for size, sign in ((1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:g}{sign}"
    return f"{value:g}"


def decades(values: list[float]) -> tuple[int, int]:
    """The powers of ten around positive values, at least one apart."""
    low = math.floor(math.log10(min(values)))
    return low, max(math.ceil(math.log10(max(values))), low + 1)


class Axes:
    """Where values of one diagram lie in the picture."""

    def __init__(self, x: float, y: float, across: list[float], up: list[float]) -> None:
        self.left, self.right = x + LEFT, x + WIDTH - RIGHT
        self.top, self.bottom = y + TOP, y + HEIGHT - BOTTOM
        self.across, self.up = decades(across), decades(up)

    def x(self, value: float) -> float:
        low, high = self.across
        return self.left + (math.log10(value) - low) / (high - low) * (self.right - self.left)

    def y(self, value: float) -> float:
        low, high = self.up
        return self.bottom - (math.log10(value) - low) / (high - low) * (self.bottom - self.top)

    def svg(self, title: str) -> list[str]:
        """Title, grid, and the decades at both axes."""
        parts = [f'<text class="title" x="{self.left}" y="{self.top - 12}">{escape(title)}</text>']
        for power in range(self.across[0], self.across[1] + 1):
            x = self.x(10**power)
            parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{self.top}" y2="{self.bottom}"/>')
            parts.append(f'<text text-anchor="middle" x="{x:.1f}" y="{self.bottom + 15}">{short(10**power)}</text>')
        for power in range(self.up[0], self.up[1] + 1):
            y = self.y(10**power)
            parts.append(f'<line class="grid" x1="{self.left}" x2="{self.right}" y1="{y:.1f}" y2="{y:.1f}"/>')
            parts.append(f'<text text-anchor="end" x="{self.left - 6}" y="{y + 4:.1f}">{short(10.0**power)}</text>')
        parts.append(f'<path class="axis" fill="none" d="M{self.left},{self.top}V{self.bottom}H{self.right}"/>')
        middle = (self.left + self.right) / 2
        parts.append(f'<text text-anchor="middle" x="{middle:.1f}" y="{self.bottom + 32}">sections</text>')
        return parts


def diagram(x: float, y: float, key: str, title: str, rows: list[dict], names: list[str]) -> list[str]:
    shown = [row for row in rows if float(row[key]) > 0]  # a logarithm has no place for nothing
    if not shown:
        return []
    axes = Axes(x, y, [float(row["sections"]) for row in shown], [float(row[key]) for row in shown])
    parts = axes.svg(title)
    for series, name in enumerate(names):
        points = [(axes.x(float(row["sections"])), axes.y(float(row[key]))) for row in shown if row["engine"] == name]
        line = " ".join(f"{across:.1f},{up:.1f}" for across, up in points)
        parts.append(f'<polyline class="s{series % 4}" points="{line}"/>')
        parts += [f'<circle class="s{series % 4}" cx="{across:.1f}" cy="{up:.1f}" r="3"/>' for across, up in points]
    return parts


def write_picture(table: Path, picture: Path) -> None:
    """The picture of a table that growth.py wrote."""
    with open(table, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    names = list(dict.fromkeys(row["engine"] for row in rows))
    width, height = COLUMNS * WIDTH, -(-len(DIAGRAMS) // COLUMNS) * HEIGHT + LEGEND
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f"<title>Growth with the number of sections: {escape(', '.join(names))}</title><style>{STYLE}</style>",
    ]
    for series, name in enumerate(names):
        x = LEFT + series * 130
        parts.append(f'<circle class="s{series % 4}" cx="{x}" cy="16" r="4"/><text x="{x + 9}" y="20">{escape(name)}</text>')
    for number, (key, title) in enumerate(DIAGRAMS):
        down, across = divmod(number, COLUMNS)
        parts += diagram(across * WIDTH, LEGEND + down * HEIGHT, key, title, rows, names)
    picture.write_text("\n".join([*parts, "</svg>"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_picture(Path(sys.argv[1]), Path(sys.argv[2]))
