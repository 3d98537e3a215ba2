"""Prints what to do about each reason of an error, as its comment in error_reason.proto says: so both always say the same."""

import pathlib
import re
import sys


def remedies(text):
    found, comment = {}, []
    for line in text.splitlines():
        words = re.fullmatch(r" *// ?(.*)", line)
        value = re.fullmatch(r" *ERROR_REASON_(\w+) = [1-9][0-9]*;", line)
        if words:
            comment.append(words[1])
            continue
        if value:
            remedy = re.search(r"Remedy: (.*\.)$", " ".join(comment))
            if not remedy:
                sys.exit(f'{value[1]} has no comment that ends in "Remedy: ....": write one')
            found[value[1]] = remedy[1][0].upper() + remedy[1][1:]
        comment = []
    return found


print('"""What to do, by reason of an error. Generated of error_reason.proto."""\n\nfrom typing import Dict\n')
print("REMEDIES: Dict[str, str] = {")
for reason, remedy in remedies(pathlib.Path(sys.argv[1]).read_text("utf-8")).items():
    print(f"    {reason!r}: {remedy!r},")
print("}")
