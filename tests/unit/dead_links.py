#!/usr/bin/python3
"""Follows every link of every Markdown page in the tree, to files and to headings; prints those that lead nowhere, exit code 1. With a
folder, of the pages below it, as if it were the root of a machine: `dead_links.py [FOLDER]`.

Links to other machines are not followed: a test needs no network.
"""

import pathlib
import re
import subprocess
import sys
import urllib.parse

TREE = pathlib.Path(__file__).resolve().parents[2]
ROOT = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else TREE
LINK = re.compile(r"\[[^\]]*\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:")


def prose(page):
    """The page without code, where brackets mean other things."""
    text = re.sub(r"^(```|~~~).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "`code`", text)


def headings(page):
    """The anchors that a page has, as code hosts make them."""
    found, counts = set(), {}
    text = re.sub(r"^(```|~~~).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for title in re.findall(r"^#{1,6} +(.+?) *#*$", text, flags=re.MULTILINE):
        title = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title)
        anchor = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        number = counts[anchor] = counts.get(anchor, -1) + 1
        found.add(anchor if number == 0 else f"{anchor}-{number}")
    return found


def fault(page, target):
    """Why a link leads nowhere; empty where it leads somewhere."""
    path, _, anchor = urllib.parse.unquote(target).partition("#")
    file = page
    if path.startswith("/") and ROOT != TREE:
        file = ROOT / path[1:]
    elif path:
        file = (page.parent / path).resolve()
    if not file.is_relative_to(ROOT):
        return "leads out of the tree"
    if not file.exists():
        return "there is no such file"
    if anchor and file.suffix == ".md" and anchor not in headings(file):
        return "the page has no such heading"
    return ""


def pages_of_the_tree():
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"], cwd=ROOT, check=True,
                            capture_output=True, text=True).stdout
    return [ROOT / name for name in listed.split("\n") if name and (ROOT / name).exists()]


def main():
    pages = list(ROOT.rglob("*.md")) if ROOT != TREE else pages_of_the_tree()
    dead = links = 0
    for page in pages:
        for target in LINK.findall(prose(page)):
            if ELSEWHERE.match(target):
                continue
            links += 1
            why = fault(page, target)
            if why:
                dead += 1
                print(f"{page.relative_to(ROOT)}: {target}: {why}")
    if not pages or not links:
        sys.exit("dead_links: found no page or no link to follow")
    if dead:
        sys.exit(1)


main()
