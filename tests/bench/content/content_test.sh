#!/bin/sh
# The programs of the content benchmark do what their pages say, on 200 invented sections; how fast is not asked here.
#   content_test.sh FOLDER_OF_PROGRAMS
set -eu
bin=$(cd "$1" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

"$bin/generate_sections" - 200 8 >one.jsonl 2>/dev/null
"$bin/generate_sections" - 200 8 >two.jsonl 2>/dev/null
"$bin/generate_sections" - 200 9 >other.jsonl 2>/dev/null
"$bin/generate_sections" one.jsonl 1000 8 >varied.jsonl 2>/dev/null
cmp -s one.jsonl two.jsonl || fail "the same seed writes the same sections"
! cmp -s one.jsonl other.jsonl || fail "another seed writes others"

"$bin/make_queries" one.jsonl 300 8 >queries.txt
"$bin/make_queries" one.jsonl 300 8 >again.txt
cmp -s queries.txt again.txt || fail "the same seed draws the same queries"

"$bin/obvious_xapian" build one.jsonl index 1 >build.json
"$bin/obvious_xapian" query index queries.txt 1 2 top.tsv >query.json

printf '{"id": "a"}\n' >broken.jsonl
if "$bin/obvious_xapian" build broken.jsonl broken 1 2>message; then fail "a section without text ends the build"; fi
grep -q '^broken.jsonl:1: expected' message || fail "the message names file and line: $(cat message)"

/usr/bin/python3 - <<'END'
import json, re

def words(path):
    sections = [json.loads(line) for line in open(path, encoding="utf-8")]
    assert len({section["id"] for section in sections}) == len(sections), f"{path}: identifiers are unique"
    assert all(section["title"] and section["text"] for section in sections), f"{path}: no section is empty"
    return len(sections), {word for section in sections for word in re.findall(r"[^\W\d_]+", section["text"])}

count, vocabulary = words("one.jsonl")
varied_count, varied = words("varied.jsonl")
assert (count, varied_count) == (200, 1000), (count, varied_count)
growth = len(varied) / len(vocabulary)
assert 1.5 < growth < 5, f"five times the sections have {growth:.2f} times the vocabulary, neither the same nor five times it"

queries = open("queries.txt", encoding="utf-8").read().splitlines()
assert len(queries) == 300
assert {len(query.split()) for query in queries} == {1, 2, 3, 4}
assert all(word in vocabulary for query in queries for word in query.split())

build = json.load(open("build.json"))
assert build["documents"] == 200 and build["bytes_stored_text"] == 0
assert min(build[key] for key in ("seconds", "bytes", "peak_rss_bytes", "cpu_seconds")) > 0, build
query = json.load(open("query.json"))
assert query["queries"] == 300
for suffix in ("", "_cpu"):
    assert 0 < query[f"p50{suffix}_us"] <= query[f"p99{suffix}_us"], query
ranks = {}
for line in open("top.tsv"):
    number, rank, identifier, score = line.rstrip("\n").split("\t")
    assert 1 <= int(number) <= 300 and float(score) > 0
    ranks.setdefault(number, []).append(int(rank))
assert all(found == list(range(1, len(found) + 1)) and len(found) <= 10 for found in ranks.values())
assert len(ranks) > 200, "most queries have hits"
END
