"""Opens the channel: where to, over what, and how a call is repeated."""

from __future__ import annotations

import ipaddress
import json
import re
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import grpc

from kok_search.credentials import Credentials
from kok_search.errors import CannotConnectError

_SERVICE_CONFIG: Dict[str, Any] = json.loads(Path(__file__).with_name("service_config.json").read_text("utf-8"))

#: Seconds that a call may take with all its repetitions, as the shipped service configuration says.
DEFAULT_TIMEOUT = float(_SERVICE_CONFIG["methodConfig"][0]["timeout"].rstrip("s"))


_ONE_HOST = re.compile(r"(?:(?:dns|ipv4|ipv6):(?://[^/]*/)?)?(\[[^]/,]+\]|[^]:/,[]+):([0-9]{1,5})")


def host_and_port(target: str) -> Optional[Tuple[str, int]]:
    """Of a target that names one host: `host:port`, `[::1]:50051`, with or without `dns:`, `ipv4:`, `ipv6:`. Else None."""
    address = _ONE_HOST.fullmatch(target)
    if address is None or not 0 < int(address[2]) < 65536:
        return None
    return address[1].strip("[]"), int(address[2])


def is_local(target: str) -> bool:
    """Whether what is sent there never leaves the machine."""
    if target.startswith(("unix:", "unix-abstract:")):
        return True
    address = host_and_port(target)
    # Who is asked for the address in `dns://SERVER/name` says what it is.
    if address is None or re.match(r"\w+://[^/]", target):
        return False
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return address[0] == "localhost"


def _numeric(target: str) -> str:
    """Where plain text goes: the files of a machine may call another one `localhost`."""
    address = host_and_port(target)
    return f"ipv4:127.0.0.1:{address[1]}" if address is not None and address[0] == "localhost" else target


def open_channel(target: str, credentials: Optional[Credentials], server_name: Optional[str]) -> grpc.Channel:
    """A channel; it connects at the first call. Without credentials only to this machine: a query in plain text on a network
    could be read. Raises CannotConnectError."""
    # The deadline is each call's own, so that one call may be given longer than others.
    config = json.loads(json.dumps(_SERVICE_CONFIG))
    for method in config["methodConfig"]:
        method.pop("timeout", None)
    options: List[Tuple[str, Any]] = [("grpc.service_config", json.dumps(config))]
    if server_name is not None and not isinstance(server_name, str):
        raise CannotConnectError(
            "server_name is no text", code="UNAVAILABLE", reason="INVALID_OPTIONS",
            remedy="Give the name in the server's certificate, or leave it out.")
    if server_name is not None:
        options.append(("grpc.ssl_target_name_override", server_name))
    if credentials is not None:
        tls = grpc.ssl_channel_credentials(credentials.ca, credentials.key, credentials.certificate)
        return grpc.secure_channel(target, tls, options)
    if not is_local(target):
        raise CannotConnectError(
            "plain text is for unix: sockets and loopback addresses only",
            code="UNAVAILABLE",
            reason="TLS_REQUIRED",
            remedy="Pass credentials_file, or ca_file, certificate_file and key_file; the operator issues them.",
        )
    # Or a proxy of the environment would be handed the queries in plain text.
    options.append(("grpc.enable_http_proxy", 0))
    return grpc.insecure_channel(_numeric(target), options)
