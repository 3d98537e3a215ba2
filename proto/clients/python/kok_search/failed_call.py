"""From a failed gRPC call to a typed error: the one place where status codes are read."""

from __future__ import annotations

from typing import Any, Dict, NamedTuple, Optional, Tuple, Type

from google.protobuf.message import DecodeError

from kok_search import errors
from kok_search.remedies import REMEDIES
from kok_search.rpc import error_details_pb2, status_pb2

_DOMAIN = "search.kok.internal"
_DETAILS_KEY = "grpc-status-details-bin"
_REQUEST_ID_KEY = "kok-request-id"


class _Kind(NamedTuple):
    error: Type[errors.KokSearchError]
    message: str
    remedy: str


_INVALID = _Kind(
    errors.InvalidRequestError, "the request is not as the service expects",
    "Correct the fields named; repeating the request as it is does not help.")
_INTERNAL = _Kind(
    errors.InternalError, "the service failed inside",
    "Try once more later, and tell the operator request_id or the time; the service's log has the call.")
_KINDS: Dict[str, _Kind] = {
    "INVALID_ARGUMENT": _INVALID,
    "OUT_OF_RANGE": _INVALID,
    "FAILED_PRECONDITION": _INVALID,
    "ALREADY_EXISTS": _INVALID,
    "NOT_FOUND": _Kind(
        errors.NotFoundError, "no record of that name is in the directory",
        "Remove the stored copy if there is one, and search again: the record was withdrawn, or the name is not one."),
    "ABORTED": _Kind(
        errors.PageTokenExpiredError, "what the request goes on from is gone",
        "Begin again with the first page."),
    "RESOURCE_EXHAUSTED": _Kind(
        errors.OverloadedError, "the service has more to do than it can",
        "Wait retry_after seconds (a second where it is None), then try again; send fewer calls at once."),
    "UNAVAILABLE": _Kind(
        errors.UnavailableError, "the service cannot answer for the moment",
        "The call was repeated already: wait retry_after seconds, and ask the operator if it stays so."),
    "DEADLINE_EXCEEDED": _Kind(
        errors.DeadlineExceededError, "no answer in time",
        "Try again with a longer timeout; where every call ends so, check address and firewall: nothing may be listening."),
    "CANCELLED": _Kind(
        errors.CancelledError, "the call was cancelled",
        "Call again if the answer is still wanted; a Client that is closed cancels its calls."),
    "UNAUTHENTICATED": _Kind(
        errors.UnauthenticatedError,
        "the client certificate names nobody, or was withdrawn or has expired since the connection was made",
        "Ask the operator whether the certificate was withdrawn or has expired, and whether it names a URI or a DNS name; then connect "
        "with a new one."),
    "PERMISSION_DENIED": _Kind(
        errors.PermissionDeniedError, "the service's policy does not allow this client this method",
        "Ask the operator to grant the certificate's principal a role that has the method (search, sync) in the policy."),
    "UNIMPLEMENTED": _Kind(
        errors.VersionMismatchError, "the server does not know this method of kok.search.v1",
        "Check that the address is a kok-search; if it is, it speaks another major version: install the client of that version."),
    "INTERNAL": _INTERNAL,
    "DATA_LOSS": _INTERNAL,
    "UNKNOWN": _INTERNAL,
}


class _Details:
    """What google.rpc.Status says beyond code and message."""

    def __init__(self, trailer: bytes) -> None:
        self.ours = False
        self.message = ""
        self.reason = ""
        self.violations: Tuple[errors.Violation, ...] = ()
        self.retry_after: Optional[float] = None
        try:
            status = status_pb2.Status.FromString(trailer)
            for detail in status.details:
                self._read(detail.type_url.rpartition("/")[2], detail.value)
        except DecodeError:
            return  # of another server, or damaged: the code alone is told
        self.message = status.message

    def _read(self, type_name: str, value: bytes) -> None:
        if type_name == "google.rpc.ErrorInfo":
            info = error_details_pb2.ErrorInfo.FromString(value)
            self.ours = info.domain == _DOMAIN
            self.reason = info.reason if self.ours else ""
        elif type_name == "google.rpc.BadRequest":
            self.violations = tuple(
                errors.Violation(violation.field, violation.description)
                for violation in error_details_pb2.BadRequest.FromString(value).field_violations)
        elif type_name == "google.rpc.RetryInfo":
            delay = error_details_pb2.RetryInfo.FromString(value).retry_delay
            self.retry_after = delay.seconds + delay.nanos / 1e9


def _trailers(call: Any) -> Dict[str, Any]:
    return {key: value for key, value in call.trailing_metadata() or ()}


def error_of(call: Any) -> errors.KokSearchError:
    """The typed error of a failed call (a grpc.RpcError). What another server than kok-search wrote is not repeated: it might
    quote the request. UNAVAILABLE that no kok-search explains is a CannotConnectError without message."""
    code = str(call.code().name)
    trailers = _trailers(call)
    details = _Details(trailers.get(_DETAILS_KEY, b""))
    kind = _KINDS.get(code, _INTERNAL)
    if not details.ours:
        if code == "UNAVAILABLE":
            return errors.CannotConnectError("", code=code)
        return kind.error(kind.message, code=code, remedy=kind.remedy)
    not_served = details.reason == "NOT_SERVED" and kind is _INVALID
    error: Type[errors.KokSearchError] = errors.NotServedError if not_served else kind.error
    return error(
        details.message or kind.message,
        code=code,
        reason=details.reason,
        violations=details.violations,
        retry_after=details.retry_after,
        remedy=REMEDIES.get(details.reason, kind.remedy),
        request_id=str(trailers.get(_REQUEST_ID_KEY, "")),
    )
