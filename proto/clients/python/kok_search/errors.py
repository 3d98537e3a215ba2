"""What can go wrong, as types.

Every error says what to do (``remedy``). None holds what was asked: no text of a query, no filter value, no contact.
"""

from __future__ import annotations

from typing import NamedTuple, Optional, Sequence


class Violation(NamedTuple):
    """One field of a request that was not as expected."""

    field: str  #: path of the field, such as ``filter.regions[2]``
    description: str  #: what was expected; never the value


class KokSearchError(Exception):
    """Any failure of a call; the other errors derive from it. It can be pickled."""

    def __init__(
        self,
        message: str,
        *,
        code: str = "UNKNOWN",
        reason: str = "",
        violations: Sequence[Violation] = (),
        retry_after: Optional[float] = None,
        remedy: str = "",
        request_id: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message  #: what happened, a sentence that never quotes the request
        self.code = code  #: name of the gRPC status, such as ``INVALID_ARGUMENT``
        self.reason = reason  #: constant of the service, such as ``PAGE_TOKEN_EXPIRED``; empty where it gave none
        self.violations = tuple(violations)  #: the fields that were not as expected
        self.retry_after = retry_after  #: seconds to wait at least before trying again; None where not said
        self.remedy = remedy  #: what to do, one sentence
        self.request_id = request_id  #: the service's own number of the call, to name to its operator; empty where it gave none

    def __str__(self) -> str:
        parts = [f"{self.code}{f' ({self.reason})' if self.reason else ''}: {self.message}"]
        parts += [f"{field} {description}" for field, description in self.violations if description not in self.message]
        return "; ".join(parts) + (f". {self.remedy}" if self.remedy else "")


class InvalidRequestError(KokSearchError):
    """The request is not as the service expects; ``violations`` names the fields. Repeating it does not help."""


class NotServedError(InvalidRequestError):
    """The request sets a field or value that this service does not serve yet."""


class NotFoundError(KokSearchError):
    """No record of that name is in the directory (any more)."""


class PageTokenExpiredError(KokSearchError):
    """What the listing or the changes were counted from is gone; begin again."""


class OverloadedError(KokSearchError):
    """The service has more to do than it can; wait ``retry_after`` seconds."""


class UnavailableError(KokSearchError):
    """The service cannot answer for the moment, although the call was repeated as the service configuration says."""


class CannotConnectError(UnavailableError):
    """No connection, or one that was closed before an answer: address, CA, certificate, dates, or files of these."""


class DeadlineExceededError(KokSearchError):
    """No answer in time."""


class CancelledError(KokSearchError):
    """The call was cancelled."""


class UnauthenticatedError(KokSearchError):
    """The client certificate names nobody, or it was withdrawn or has expired on an open connection."""


class PermissionDeniedError(KokSearchError):
    """The service's policy does not allow this client this method."""


class VersionMismatchError(KokSearchError):
    """The server does not know the method: it serves another major version, or is no kok-search."""


class StoreError(KokSearchError):
    """The copy of the directory cannot be read or written: a file of SqliteStore."""


class InternalError(KokSearchError):
    """A fault inside the service, or an answer that is none of kok-search's."""
