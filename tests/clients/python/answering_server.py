"""A gRPC server in this process that answers every method as it is told, and counts."""

from __future__ import annotations

import threading
from concurrent import futures
from typing import Any, Callable, Optional, Tuple

import grpc

Metadata = Tuple[Tuple[str, Any], ...]


class AnsweringServer:
    """Without `code` it waits until it is stopped, and says by `entered` that a call is there."""

    def __init__(self, credentials: Optional[Any] = None) -> None:
        self.code: Optional[grpc.StatusCode] = None
        self.message = ""
        self.trailers: Metadata = ()
        self.calls = 0
        self.last_request = b""
        self.fail_first = 0  # so many calls fail with `code`, those behind them succeed with an empty reply; 0: all fail
        self.entered = threading.Event()
        self._leave = threading.Event()
        self._server = grpc.server(futures.ThreadPoolExecutor(4))
        self._server.add_generic_rpc_handlers((self._Handler(self._answer),))
        if credentials is None:
            self.port = self._server.add_insecure_port("127.0.0.1:0")
        else:
            self.port = self._server.add_secure_port("127.0.0.1:0", credentials)
        self._server.start()

    class _Handler(grpc.GenericRpcHandler):
        def __init__(self, answer: Callable[..., bytes]) -> None:
            self._answer = answer

        def service(self, details: Any) -> Any:
            return grpc.unary_unary_rpc_method_handler(self._answer)

    def _answer(self, request: bytes, context: Any) -> bytes:
        self.calls += 1
        self.last_request = request
        if self.code is None:
            self.entered.set()
            self._leave.wait()
            return b""
        if self.code is grpc.StatusCode.OK or self.fail_first and self.calls > self.fail_first:
            return b""
        context.set_trailing_metadata(self.trailers)
        context.abort(self.code, self.message)
        raise AssertionError("abort returns")

    @property
    def target(self) -> str:
        return f"127.0.0.1:{self.port}"

    def stop(self) -> None:
        self._leave.set()
        self._server.stop(None).wait()
