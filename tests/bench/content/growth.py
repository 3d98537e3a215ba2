"""Measures one engine after the other at growing sizes of one corpus. Started by `growth`."""

import argparse
import itertools
import shutil
import statistics
from pathlib import Path

from engines import Engine, drawn_queries, engines, generated, machine, plain_corpus, warm_up
from growth_picture import write_picture

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
MEASURED = 3
OPENINGS = 5
COLUMNS = (
    "engine", "sections", "build_seconds", "build_cpu_seconds", "index_mb", "stored_text_mb", "build_peak_mib",
    "p50_cpu_us", "p99_cpu_us", "open_seconds", "open_cpu_seconds",
)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="growth", description="Measures how engines grow with the corpus.")
    parser.add_argument("corpus", nargs="?", help="base: JSON lines with id, title and text, or .xz of them; else invented")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of sections, with commas")
    parser.add_argument("--engines", default="ours,lucene", help="names with commas")
    parser.add_argument("--queries", type=int, default=5000)
    parser.add_argument("--threads", type=int, default=2, help="that build")
    parser.add_argument("--data", type=Path, default=Path("build/bench/growth"), help="where corpus and indexes go")
    parser.add_argument("--out", type=Path, default=Path("build/bench"), help="where growth.tsv and growth.svg go")
    parser.add_argument("--ours", type=Path, help="the product's program, if elsewhere")
    parser.add_argument("--bin", type=Path, required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def first_lines(corpus: Path, count: int, part: Path) -> None:
    """The first `count` sections, which are as mixed as the whole: their order was drawn."""
    with open(corpus, "rb") as whole, open(part, "wb") as out:
        out.writelines(itertools.islice(whole, count))


def measured(engine: Engine, corpus: Path, queries: Path, args: argparse.Namespace) -> dict:
    """One row of the table."""
    folder = args.data / f"growth-{engine.name}"
    build = engine.build(corpus, folder, args.threads)
    query = engine.query(folder, queries, warm_up(args.queries), MEASURED)
    one_query = args.data / "one-query.txt"
    one_query.write_text(queries.read_text().splitlines()[0] + "\n")
    openings = [engine.open(folder, one_query) for _ in range(OPENINGS)]
    shutil.rmtree(folder)
    return {
        "engine": engine.name,
        "sections": build["documents"],
        "build_seconds": round(build["seconds"], 2),
        "build_cpu_seconds": round(build["cpu_seconds"], 2),
        "index_mb": round(build["bytes"] / 1e6, 1),
        "stored_text_mb": round(build["bytes_stored_text"] / 1e6, 1),
        "build_peak_mib": round(build["peak_rss_bytes"] / 2**20),
        "p50_cpu_us": query["p50_cpu_us"],
        "p99_cpu_us": query["p99_cpu_us"],
        "open_seconds": round(statistics.median(wall for wall, _ in openings), 3),
        "open_cpu_seconds": round(statistics.median(cpu for _, cpu in openings), 3),
    }


def main() -> None:
    args = arguments()
    available = engines(args.bin, args.ours)
    chosen = [available[name] for name in args.engines.split(",") if name in available]
    sizes = sorted(int(size) for size in args.sizes.split(","))
    base: str | Path = plain_corpus(args.corpus, 0, args.bin, args.data) if args.corpus else "-"
    whole = generated(base, sizes[-1], args.bin, args.data)
    part = args.data / "part.jsonl"
    first_lines(whole, sizes[0], part)
    queries = drawn_queries(part, args.queries, args.bin, args.data)

    print(machine(), flush=True)
    rows = []
    table = args.out / "growth.tsv"
    args.out.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        first_lines(whole, size, part)
        for engine in chosen:
            rows.append(measured(engine, part, queries, args))
            print("\t".join(f"{key}={value}" for key, value in rows[-1].items()), flush=True)
            lines = ["\t".join(COLUMNS), *("\t".join(str(row[key]) for key in COLUMNS) for row in rows)]
            table.write_text("\n".join(lines) + "\n")
    part.unlink()
    write_picture(table, args.out / "growth.svg")


if __name__ == "__main__":
    main()
