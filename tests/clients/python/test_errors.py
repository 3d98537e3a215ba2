"""Every failure arrives as the error of its kind, says what to do, and tells nothing of the question."""

import re
import threading
import unittest
from concurrent import futures

import grpc

import kok_search
from kok.search.v1.error_reason_pb2 import ErrorReason
from answering_server import AnsweringServer
from expected_failure import SECRET, ExpectsFailures
from kok_search import Client
from kok_search.messages import SearchFilter
from kok_search.rpc import error_details_pb2, status_pb2
from live_service import ROOT, Folder, LiveService

# Code of gRPC: the error that it is.
KINDS = {
    "CANCELLED": kok_search.CancelledError,
    "UNKNOWN": kok_search.InternalError,
    "INVALID_ARGUMENT": kok_search.InvalidRequestError,
    "DEADLINE_EXCEEDED": kok_search.DeadlineExceededError,
    "NOT_FOUND": kok_search.NotFoundError,
    "ALREADY_EXISTS": kok_search.InvalidRequestError,
    "PERMISSION_DENIED": kok_search.PermissionDeniedError,
    "UNAUTHENTICATED": kok_search.UnauthenticatedError,
    "RESOURCE_EXHAUSTED": kok_search.OverloadedError,
    "FAILED_PRECONDITION": kok_search.InvalidRequestError,
    "ABORTED": kok_search.PageTokenExpiredError,
    "OUT_OF_RANGE": kok_search.InvalidRequestError,
    "UNIMPLEMENTED": kok_search.VersionMismatchError,
    "INTERNAL": kok_search.InternalError,
    "UNAVAILABLE": kok_search.UnavailableError,
    "DATA_LOSS": kok_search.InternalError,
}


def details(code, domain, *more, reason="A_REASON"):
    status = status_pb2.Status(code=code, message="a constant sentence" if domain == "search.kok.internal" else SECRET)
    for message in (error_details_pb2.ErrorInfo(reason=reason, domain=domain), *more):
        detail = status.details.add()
        detail.type_url = "type.googleapis.com/google.rpc." + type(message).DESCRIPTOR.name
        detail.value = message.SerializeToString()
    return (("grpc-status-details-bin", status.SerializeToString()),)


def variants(code):
    """What may come with a status: trailers, and what is to be read from them."""
    retry = error_details_pb2.RetryInfo()
    retry.retry_delay.seconds, retry.retry_delay.nanos = 2, 500_000_000
    bad = error_details_pb2.BadRequest()
    bad.field_violations.add(field="filter.regions[2]", description="names no region")
    ours = "search.kok.internal"
    return {
        "bare": ((), {}),
        "reason": (details(code, ours), dict(reason="A_REASON", message="a constant sentence")),
        "retry": (details(code, ours, retry), dict(reason="A_REASON", retry_after=2.5)),
        "violations": (details(code, ours, bad), dict(violations=(("filter.regions[2]", "names no region"),))),
        "all, and one unknown": (
            details(code, ours, bad, retry, error_details_pb2.ResourceInfo(resource_type="organization")),
            dict(retry_after=2.5, violations=(("filter.regions[2]", "names no region"),))),
        "another domain's": (details(code, "example.org", bad), dict(reason="", violations=())),
        "damaged": ((("grpc-status-details-bin", b"\xff\xff\xff"),), dict(reason="", violations=())),
    }


class EveryStatus(ExpectsFailures):
    def test_a_hundred_of_them(self):
        server = AnsweringServer()
        self.addCleanup(server.stop)
        server.message = SECRET  # what a stranger's server may do
        count = 0
        with Client(server.target) as client:
            for code in grpc.StatusCode:
                if code is grpc.StatusCode.OK:
                    continue
                for name, (trailers, fields) in variants(code.value[0]).items():
                    with self.subTest(code=code.name, details=name):
                        server.code, server.trailers, server.calls = code, trailers, 0
                        expected = KINDS[code.name]
                        if code.name == "UNAVAILABLE" and fields.get("reason", "") == "" and "retry_after" not in fields \
                                and not fields.get("violations"):
                            expected, fields = kok_search.CannotConnectError, {}
                        self.fails(expected, lambda: client.search(SECRET), code=code.name, **fields)
                        # Repeated where it says that it may be, and never else.
                        self.assertEqual(server.calls, 4 if code.name == "UNAVAILABLE" else 1)
                    count += 1
        self.assertGreaterEqual(count, 100)

    def test_what_is_repeated_may_succeed(self):
        server = AnsweringServer()
        self.addCleanup(server.stop)
        server.code, server.fail_first = grpc.StatusCode.UNAVAILABLE, 2
        with Client(server.target) as client:
            self.assertEqual(len(client.search("x").results), 0)
        self.assertEqual(server.calls, 3)

    def test_not_served_is_an_invalid_request_of_its_own(self):
        server = AnsweringServer()
        self.addCleanup(server.stop)
        server.code, server.trailers = grpc.StatusCode.INVALID_ARGUMENT, details(3, "search.kok.internal", reason="NOT_SERVED")
        with Client(server.target) as client:
            self.fails(kok_search.NotServedError, lambda: client.get("organizations/x"), reason="NOT_SERVED")
        self.assertTrue(issubclass(kok_search.NotServedError, kok_search.InvalidRequestError))

    def test_a_reason_says_what_its_comment_says(self):
        words = re.sub(r"\n *// ", " ", (ROOT / "proto/kok/search/v1/error_reason.proto").read_text())
        reasons = re.findall(r" ([A-Z_]+)\. [^=]*?Remedy: ([^=]*\.)\n? *ERROR_REASON_(\w+) = \d+;", words)
        self.assertEqual([f"ERROR_REASON_{reason}" for _, _, reason in reasons], ErrorReason.keys()[1:])
        server = AnsweringServer()
        self.addCleanup(server.stop)
        with Client(server.target) as client:
            for name, remedy, reason in reasons:
                with self.subTest(reason):
                    server.code = grpc.StatusCode[name]
                    server.trailers = details(server.code.value[0], "search.kok.internal", reason=reason)
                    expected = kok_search.NotServedError if reason == "NOT_SERVED" else KINDS[name]
                    error = self.fails(expected, lambda: client.search(SECRET), reason=reason)
                    self.assertEqual(error.remedy.lower(), remedy.lower())

    def test_what_is_too_long_is_never_sent(self):
        server = AnsweringServer()
        self.addCleanup(server.stop)
        server.code = grpc.StatusCode.OK
        with Client(server.target) as client:
            client.search("x" * (4_000_000 - 100))
            self.fails(kok_search.InvalidRequestError, lambda: client.search(SECRET * 400_000), reason="INVALID_REQUEST",
                       message="the request is over 4 MiB")
        self.assertEqual(server.calls, 1)

    def test_arguments_that_do_not_fit(self):
        server = AnsweringServer()
        self.addCleanup(server.stop)
        server.code = grpc.StatusCode.OK
        with Client(server.target) as client:
            for name, call in {
                "one name for a list": lambda: client.batch_get("organizations/x"),
                "bytes for a list": lambda: client.batch_get(b"organizations/x"),
                "a number for a list": lambda: client.batch_get(7),
                "a dictionary for an area": lambda: client.search(avoid_areas=[{"place": SECRET, "radius_km": 30}]),
                "half an area": lambda: client.search(avoid_areas=[(SECRET,)]),
                "three parts of an area": lambda: client.search(avoid_areas=[(SECRET, 30, 40)]),
                "a text as a timeout": lambda: client.search(SECRET, timeout=SECRET),
                "no time": lambda: client.search(SECRET, timeout=0),
                "what is no store": lambda: client.sync(SECRET),
                "no store": lambda: client.sync(None),
                "endless time": lambda: client.search(SECRET, timeout=float("inf")),
            }.items():
                with self.subTest(name):
                    self.fails(kok_search.InvalidRequestError, call, code="INVALID_ARGUMENT", reason="INVALID_REQUEST")
        self.assertEqual(server.calls, 0)

    def test_a_certificate_that_was_withdrawn_on_an_open_connection(self):
        server = AnsweringServer()
        self.addCleanup(server.stop)
        server.code = grpc.StatusCode.UNAUTHENTICATED
        with Client(server.target) as client:
            error = self.fails(kok_search.UnauthenticatedError, lambda: client.search(SECRET))
        for text in error.message, error.remedy:
            self.assertRegex(text, "withdrawn or has expired")
        self.assertIn("Ask the operator", error.remedy)

    def test_deadline_and_cancellation(self):
        server = AnsweringServer()
        self.addCleanup(server.stop)
        with Client(server.target, timeout=0.2) as client:
            self.fails(kok_search.DeadlineExceededError, lambda: client.search(SECRET), code="DEADLINE_EXCEEDED")
            self.fails(kok_search.DeadlineExceededError, lambda: client.suggest(SECRET, timeout=0.1))
        server.entered.clear()
        client = Client(server.target)
        closing = threading.Thread(target=lambda: (server.entered.wait(), client.close()))
        closing.start()
        self.fails(kok_search.CancelledError, lambda: client.search(SECRET, timeout=60), code="CANCELLED")
        closing.join()
        self.fails(kok_search.CancelledError, lambda: client.search(SECRET))
        self.fails(kok_search.CancelledError, lambda: client.look_up(phone_number="110"))

    def test_a_server_that_knows_no_such_method(self):
        server = grpc.server(futures.ThreadPoolExecutor(1))
        port = server.add_insecure_port("127.0.0.1:0")
        server.start()
        self.addCleanup(lambda: server.stop(None).wait())
        with Client(f"127.0.0.1:{port}") as client:
            error = self.fails(kok_search.VersionMismatchError, lambda: client.search(SECRET), code="UNIMPLEMENTED")
        self.assertIn("another major version", error.remedy)


class RealService(ExpectsFailures):
    @classmethod
    def setUpClass(cls):
        cls.folder = Folder()
        cls.addClassCleanup(cls.folder.remove)
        cls.folder.build()
        cls.service = LiveService(cls.folder.index, cls.folder.socket())
        cls.addClassCleanup(cls.service.stop)
        cls.client = Client(cls.folder.socket())
        cls.addClassCleanup(cls.client.close)

    def test_requests_that_are_refused(self):
        client = self.client
        token = client.search(SECRET, page_size=1, kinds=["RECORD_KIND_ORGANIZATION"]).response.next_page_token \
            or client.search("Beratung", page_size=1).response.next_page_token
        invalid, not_served = kok_search.InvalidRequestError, kok_search.NotServedError
        long = SECRET * 300
        for name, (expected, reason, field, call) in {
            "query too long": (invalid, "INVALID_REQUEST", "query", lambda: client.search(long)),
            "negative page": (invalid, "INVALID_REQUEST", "page_size", lambda: client.search(SECRET, page_size=-1)),
            "unknown region": (invalid, "INVALID_REQUEST", "filter.regions[1]", lambda: client.search(regions=["Berlin", SECRET])),
            "unknown region served": (
                invalid, "INVALID_REQUEST", "filter.serves_regions[0]", lambda: client.responsible(region=SECRET)),
            "unknown place to avoid": (
                invalid, "INVALID_REQUEST", "filter.avoid_areas[0].place", lambda: client.search(avoid_areas=[(SECRET, 5)])),
            "no language": (invalid, "INVALID_REQUEST", "filter.languages[0]", lambda: client.search(languages=SECRET)),
            "unknown service": (invalid, "INVALID_REQUEST", "filter.services[0]", lambda: client.search(services=SECRET)),
            "no kind": (invalid, "INVALID_REQUEST", "filter.kinds[0]", lambda: client.search(kinds=[0])),
            "radius": (invalid, "INVALID_REQUEST", "near.radius_km", lambda: client.search(near="Berlin", radius_km=501)),
            "latitude": (invalid, "INVALID_REQUEST", "near.point.latitude", lambda: client.search(near=(91, 0))),
            "age": (invalid, "INVALID_REQUEST", "filter.max_age_days", lambda: client.search(max_age_days=-1)),
            "distance without near": (
                invalid, "INVALID_REQUEST", "order_by", lambda: client.search(order_by="SORT_ORDER_DISTANCE")),
            "date": (invalid, "INVALID_REQUEST", "filter.date_from", lambda: client.search(filter=SearchFilter(date_from=SECRET))),
            "court": (invalid, "INVALID_REQUEST", "filter.courts[0]", lambda: client.search(filter=SearchFilter(courts=[SECRET]))),
            "norm": (invalid, "INVALID_REQUEST", "filter.norms[0]", lambda: client.search(filter=SearchFilter(norms=[SECRET]))),
            "language of texts": (not_served, "NOT_SERVED", "language_code", lambda: client.search(language_code="fr")),
            "forged token": (invalid, "PAGE_TOKEN_INVALID", None, lambda: client.search("Beratung", page_token=SECRET)),
            "token of another": (invalid, "PAGE_TOKEN_MISMATCH", None, lambda: client.search("Verein", page_token=token)),
            "prefix too long": (invalid, "INVALID_REQUEST", "prefix", lambda: client.suggest(long)),
            "limit": (invalid, "INVALID_REQUEST", "limit", lambda: client.suggest(SECRET, limit=-1)),
            "no number": (invalid, "INVALID_REQUEST", "phone_number", lambda: client.look_up(phone_number=SECRET)),
            "no address": (invalid, "INVALID_REQUEST", "email", lambda: client.look_up(email=SECRET)),
            "no name": (invalid, "INVALID_REQUEST", "name", lambda: client.get(SECRET)),
            "no name of a text": (invalid, "INVALID_REQUEST", "name", lambda: client.get_content("organizations/" + SECRET)),
            "no name in many": (
                invalid, "INVALID_REQUEST", "names[1]", lambda: client.batch_get(["organizations/kok-berlin", SECRET])),
            "list of texts": (
                invalid, "INVALID_REQUEST", "filter.kinds[0]",
                lambda: client.list_organizations(filter=SearchFilter(kinds=["RECORD_KIND_CONTENT"]))),
            "list token": (invalid, "PAGE_TOKEN_INVALID", None, lambda: client.list_contents(page_token=SECRET)),
            "regions in French": (not_served, "NOT_SERVED", "language_code", lambda: client.list_regions(language_code="fr")),
            "no generation": (invalid, "INVALID_REQUEST", "since_generation", lambda: client.index_info("../" + SECRET)),
            "no organisation": (
                kok_search.NotFoundError, "RECORD_NOT_FOUND", "name", lambda: client.get("organizations/" + SECRET)),
            "no text": (kok_search.NotFoundError, "RECORD_NOT_FOUND", "name", lambda: client.get_content("contents/" + SECRET)),
            "generation long gone": (
                kok_search.PageTokenExpiredError, "GENERATION_NOT_KEPT", None,
                lambda: client.index_info("20200101T000000Z-0123456789abcdef")),
        }.items():
            with self.subTest(name):
                error = self.fails(expected, call)
                if field is not None:
                    self.assertEqual(error.violations[0].field, field)
                if reason:
                    self.assertEqual(error.reason, reason)

    def test_a_service_that_answers_too_late(self):
        with self.service.paused():
            self.fails(kok_search.DeadlineExceededError, lambda: self.client.search(SECRET, timeout=0.1),
                       code="DEADLINE_EXCEEDED", reason="")

    def test_the_operator_finds_the_call_and_not_the_question(self):
        service = LiveService(self.folder.index, f"unix:{self.folder.path}/logged")
        with Client(f"unix:{self.folder.path}/logged") as client:
            client.search(SECRET)
            refused = self.fails(kok_search.InvalidRequestError, lambda: client.search(SECRET, page_size=-1))
            unknown = self.fails(kok_search.NotFoundError, lambda: client.get("organizations/" + SECRET))
        service.stop()
        log = "".join(service.log)
        for error in (refused, unknown):
            self.assertIn(f'"request_id":"{error.request_id}"', log)
            self.assertTrue(error.request_id)
        self.assertNotIn(SECRET, log)

    def test_a_service_without_an_index(self):
        folder = Folder()
        self.addCleanup(folder.remove)
        folder.index.mkdir()
        service = LiveService(folder.index, folder.socket())
        self.addCleanup(service.stop)
        with Client(folder.socket()) as client:
            self.fails(kok_search.UnavailableError, lambda: client.search(SECRET), reason="INDEX_NOT_READY", retry_after=2)
        self.assertEqual(service.calls(), 4)


if __name__ == "__main__":
    unittest.main()
