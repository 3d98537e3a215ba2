"""What a target may look like."""

from __future__ import annotations

import re

from kok_search.errors import CannotConnectError

_URL = re.compile(r"(?!(?:dns|ipv4|ipv6|unix|unix-abstract):)[A-Za-z][\w+.-]*://")


def check_target(target: object) -> None:
    """CannotConnectError where it is no text, empty or a URL. It says what is expected, and never quotes the target: a URL may hold
    a password."""
    if not isinstance(target, str) or not target.strip():
        what = "is empty or no text"
    elif _URL.match(target):
        what = "is a URL"
    else:
        return
    raise CannotConnectError(
        f"target {what}; expected host:port, such as localhost:50051, or unix:/path",
        code="UNAVAILABLE",
        reason="INVALID_OPTIONS",
        remedy="Correct the target: host and port alone, without http:// or a path.",
    )
