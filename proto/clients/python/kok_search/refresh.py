"""What became of one organisation of which a copy is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

from kok.search.v1 import organization_pb2
from kok_search.errors import NotFoundError

# An organisation that took over may have been taken over itself; nobody's history is longer.
_MAX_STEPS = 8
_AT_AN_END = (organization_pb2.ORGANIZATION_STATUS_CLOSED, organization_pb2.ORGANIZATION_STATUS_MERGED)


@dataclass(frozen=True)
class Refreshed:
    """An organisation as it is now."""

    organization: organization_pb2.Organization  #: the record of the name asked for
    changed: bool  #: whether it differs from the copy, by etag
    successor: Optional[organization_pb2.Organization]
    """Who took over in the end, where it is closed or merged; None where it is at work, or no successor is in the directory. It may be
    paused or closed itself: look at its ``status``."""

    @property
    def current(self) -> organization_pb2.Organization:
        """Whom to turn to: the successor, or else the organisation itself. Look at its ``status``."""
        return self.successor or self.organization


def refreshed(get: Callable[[str], organization_pb2.Organization], name: str, etag: str) -> Refreshed:
    """Fetches the record and follows `superseded_by` for at most eight steps, never in a circle."""
    organization = get(name)
    seen = {name}
    successor: Optional[organization_pb2.Organization] = None
    last = organization
    while last.status in _AT_AN_END and last.superseded_by and last.superseded_by not in seen and len(seen) <= _MAX_STEPS:
        seen.add(last.superseded_by)
        try:
            last = successor = get(last.superseded_by)
        except NotFoundError:
            break
    return Refreshed(organization, organization.etag != etag, successor)
