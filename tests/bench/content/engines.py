"""The engines that are measured, each a program with one interface (README.md), and the corpus and queries that all get."""

import json
import lzma
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SEED = "8"


@dataclass(frozen=True)
class Engine:
    """A program, what it is told beyond the common interface, and what tables call it."""

    name: str
    program: Path
    build_options: tuple[str, ...] = ()
    query_options: tuple[str, ...] = ()

    def build(self, corpus: Path, folder: Path, threads: int) -> dict:
        """An index of `corpus` in `folder`, which is made anew; what the engine says of it."""
        shutil.rmtree(folder, ignore_errors=True)
        return answer([self.program, "build", *self.build_options, corpus, folder, threads])

    def query(self, folder: Path, queries: Path, warm_up: int, rounds: int, top: Path | None = None, options=()) -> dict:
        """The engine's figures for `rounds` rounds of all queries, after `warm_up` unmeasured ones."""
        command = [self.program, "query", *self.query_options, *options, folder, queries, warm_up, rounds]
        return answer(command + ([top] if top else []))

    def open(self, folder: Path, query: Path) -> tuple[float, float]:
        """Seconds from the start of a process to its end after one answer, by the wall and by its own CPU time."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.monotonic()
        self.query(folder, query, 0, 1)
        wall = time.monotonic() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def answer(command: list) -> dict:
    """The JSON that a program writes as its last line; ends this one with its message where it fails."""
    command = [str(word) for word in command]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {run.returncode}")
    return json.loads(run.stdout.splitlines()[-1])


def engines(bin_folder: Path, ours: Path | None) -> dict[str, Engine]:
    """By name, the product first where its program is there."""
    program = ours or bin_folder / "content_bench"
    found = [
        Engine("lucene", bin_folder / "lucene_engine"),
        Engine("lucene-merged", bin_folder / "lucene_engine", build_options=("--merge",)),
        Engine("xapian", bin_folder / "obvious_xapian"),
    ]
    if program.exists():
        found.insert(0, Engine("ours", program))
    else:
        print(f"{program} is not built: the others are measured without it", file=sys.stderr)
    return {engine.name: engine for engine in found}


def plain_corpus(given: str | None, count: int, bin_folder: Path, data: Path) -> Path:
    """The corpus as JSON lines: the file itself, unpacked below `data`, or `count` invented sections there."""
    data.mkdir(parents=True, exist_ok=True)
    if given is None:
        return generated("-", count, bin_folder, data)
    if not given.endswith(".xz"):
        return Path(given)
    unpacked = data / Path(given).stem
    with lzma.open(given) as packed, open(unpacked, "wb") as out:
        shutil.copyfileobj(packed, out, 1 << 20)
    return unpacked


def generated(base: str | Path, count: int, bin_folder: Path, data: Path) -> Path:
    """`count` sections varied from `base`."""
    corpus = data / f"sections-{count}.jsonl"
    written_to(corpus, [bin_folder / "generate_sections", base, count, SEED])
    return corpus


def drawn_queries(corpus: Path, count: int, bin_folder: Path, data: Path) -> Path:
    """`count` queries of words of `corpus`."""
    queries = data / "queries.txt"
    written_to(queries, [bin_folder / "make_queries", corpus, count, SEED])
    return queries


def written_to(path: Path, command: list) -> None:
    """What `command` writes, in the file `path`."""
    with open(path, "wb") as out:
        subprocess.run([str(word) for word in command], stdout=out, check=True)


def machine() -> str:
    """Cores, memory and load: a figure without them says little."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown")
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, load {os.getloadavg()[0]:.1f}"
