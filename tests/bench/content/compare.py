"""Builds and asks every engine in turn, round after round, and prints medians and ratios. Started by `run`."""

import argparse
import json
import statistics
import sys
from pathlib import Path

from engines import Engine, answer, drawn_queries, engines, machine, plain_corpus, warm_up

MEASURED = 3

# What a row says, the engine's figure and the unit it is shown in.
ROWS = (
    ("sections/s, built", "sections_per_second", 1),
    ("sections/s of CPU time", "sections_per_cpu_second", 1),
    ("index, MB", "bytes", 1e6),
    ("... with stored text, MB", "all_bytes", 1e6),
    ("peak memory of the build, MiB", "peak_rss_bytes", 2**20),
    ("queries/s", "queries_per_second", 1),
    ("p50, us", "p50_us", 1),
    ("p99, us", "p99_us", 1),
    ("queries/s of CPU time", "queries_per_cpu_second", 1),
    ("p50 of CPU time, us", "p50_cpu_us", 1),
    ("p99 of CPU time, us", "p99_cpu_us", 1),
)

# What the product is to reach beside Lucene as built: a row's ratio, at least or at most this much.
GOALS = (
    ("sections/s, built", "sections_per_second", ">=", 1.0),
    ("sections/s of CPU time", "sections_per_cpu_second", ">=", 1.0),
    ("index", "bytes", "<=", 1.3),
    ("queries/s", "queries_per_second", ">=", 2.0),
    ("queries/s of CPU time", "queries_per_cpu_second", ">=", 2.0),
    ("p99", "p99_us", "<=", 0.6),
    ("p99 of CPU time", "p99_cpu_us", "<=", 0.6),
)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run", description="Compares engines on one corpus with the same queries.")
    parser.add_argument("corpus", nargs="?", help="JSON lines with id, title and text, or .xz of them; else generated")
    parser.add_argument("--sections", type=int, default=20000, help="how many to generate without a corpus")
    parser.add_argument("--queries", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2, help="that build")
    parser.add_argument("--engines", help="names with commas; else all of them")
    parser.add_argument("--data", type=Path, default=Path("build/bench/content"), help="where indexes go")
    parser.add_argument("--ours", type=Path, help="the product's program, if elsewhere")
    parser.add_argument("--bin", type=Path, required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def measured(engine: Engine, corpus: Path, queries: Path, args: argparse.Namespace) -> dict:
    """One round of one engine: a build, then its queries."""
    folder = args.data / engine.name
    figures = engine.build(corpus, folder, args.threads)
    figures |= engine.query(folder, queries, warm_up(args.queries), MEASURED, args.data / f"{engine.name}.tsv")
    figures["sections_per_second"] = figures["documents"] / figures["seconds"]
    figures["sections_per_cpu_second"] = figures["documents"] / figures["cpu_seconds"]
    figures["all_bytes"] = figures["bytes"] + figures["bytes_stored_text"]
    return figures


def top_ten(path: Path) -> dict[str, set[str]]:
    """The identifiers by number of the query."""
    found: dict[str, set[str]] = {}
    for line in path.read_text().splitlines():
        number, _, identifier, _ = line.split("\t")
        found.setdefault(number, set()).add(identifier)
    return found


def overlap(found: Path, wanted: Path) -> float:
    """The mean share of the wanted top ten that was found, over the queries that have one."""
    tops = top_ten(found)
    return statistics.mean(len(tops.get(number, set()) & ids) / len(ids) for number, ids in top_ten(wanted).items())


def table(medians: dict[str, dict]) -> list[list[str]]:
    """The rows by engine; with the product, and without it the first, as a ratio to each other one."""
    names = list(medians)
    rows = [["", *names, *(f"{names[0]} / {other}" for other in names[1:])]]
    for label, key, unit in ROWS:
        values = [medians[name].get(key, 0) / unit for name in names]
        ratios = [f"{values[0] / value:.2f}" if value else "-" for value in values[1:]]
        rows.append([label, *(f"{value:,.0f}" if value >= 100 else f"{value:,.1f}" for value in values), *ratios])
    return rows


def markdown(rows: list[list[str]]) -> str:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def print_overlaps(chosen: dict[str, Engine], queries: Path, data: Path) -> None:
    """Of the product's top ten with its own by exact BM25, and of the others with each other as a measure of scale."""
    if "ours" in chosen:
        same = answer([chosen["ours"].program, "overlap", data / "ours", queries])["overlap"]
        print(f"top 10, ours with exact BM25 over the same terms: {same:.4f}")
    names = list(chosen)
    for other in names[1:]:
        print(f"top 10, {names[0]} with {other}: {overlap(data / f'{names[0]}.tsv', data / f'{other}.tsv'):.4f}")


def print_goals(medians: dict[str, dict]) -> None:
    """Whether the ratios are what they are to be, where both engines were measured."""
    if not {"ours", "lucene"} <= medians.keys():
        return
    for label, key, relation, bound in GOALS:
        ratio = medians["ours"][key] / medians["lucene"][key]
        reached = ratio >= bound if relation == ">=" else ratio <= bound
        print(f"{label}: {ratio:.2f} of Lucene's, to be {relation} {bound}: {'reached' if reached else 'NOT reached'}")


def main() -> None:
    args = arguments()
    chosen = engines(args.bin, args.ours)
    if args.engines:
        chosen = {name: chosen[name] for name in args.engines.split(",") if name in chosen}
        if not chosen:
            sys.exit(f"none of {args.engines} is there")
    corpus = plain_corpus(args.corpus, args.sections, args.bin, args.data)
    queries = drawn_queries(corpus, args.queries, args.bin, args.data)
    figures: dict[str, list[dict]] = {name: [] for name in chosen}
    print(f"{machine()}; {args.threads} threads build, 1 asks; {args.queries} queries; medians of {args.rounds}", flush=True)
    for number in range(args.rounds):
        for name, engine in chosen.items():
            figures[name].append(measured(engine, corpus, queries, args))
            print(f"round {number + 1}, {name}: {json.dumps(figures[name][-1])}", flush=True)
    (args.data / "figures.json").write_text(json.dumps(figures, indent=1))
    medians = {
        name: {key: statistics.median(one[key] for one in rounds) for key in rounds[0]} for name, rounds in figures.items()
    }
    print(f"\n{machine()} at the end; {medians[next(iter(medians))]['documents']:,.0f} sections\n")
    print(markdown(table(medians)) + "\n")
    print_goals(medians)
    print_overlaps(chosen, queries, args.data)


if __name__ == "__main__":
    main()
