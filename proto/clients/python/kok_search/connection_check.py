"""Says why there is no connection. gRPC tells hardly more than that there is none, so one connection is made without it."""

from __future__ import annotations

import socket
import ssl
from typing import Optional

from kok_search.channel import host_and_port
from kok_search.credentials import Credentials
from kok_search.errors import CannotConnectError

_SECONDS = 1.0
# What an HTTP/2 client says first: a server that refuses the client's certificate says so after it.
_HTTP2_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"

_ALERTS = {
    "CERTIFICATE_REQUIRED": ("the server wants a client certificate", "Pass credentials_file, or certificate_file and key_file."),
    "HANDSHAKE_FAILURE": ("the server wants a client certificate, or none of its ciphers is known here",
                          "Pass credentials_file, or certificate_file and key_file."),
    "CERTIFICATE_EXPIRED": ("our client certificate has expired", "Have it renewed, and check this machine's clock."),
    "CERTIFICATE_REVOKED": ("our client certificate was revoked", "Ask the operator for a new one."),
    "UNKNOWN_CA": ("the server does not know the CA of our client certificate",
                   "Use the certificate that the operator of this server has issued."),
    "BAD_CERTIFICATE": ("the server refuses our client certificate", "Use the one that the operator of this server has issued."),
    "WRONG_VERSION_NUMBER": ("the server does not speak TLS at this port", "Check the port: the plain one is for its own machine only."),
}


def _error(message: str, remedy: str) -> CannotConnectError:
    return CannotConnectError(message, code="UNAVAILABLE", reason="CANNOT_CONNECT", remedy=remedy)


def _tls_context(credentials: Credentials) -> ssl.SSLContext:
    context = ssl.create_default_context(cadata=credentials.ca.decode("ascii", "ignore") if credentials.ca else None)
    context.set_alpn_protocols(["h2"])
    if credentials.certificate_file is not None:
        context.load_cert_chain(credentials.certificate_file, credentials.key_file)
    return context


def _of_certificate(error: ssl.SSLCertVerificationError) -> CannotConnectError:
    if "hostname" in error.verify_message.lower() or "ip address" in error.verify_message.lower():
        return _error("the server's certificate is for another name",
                      "Connect to a name that stands in it, or pass server_name; the operator knows it.")
    if "expired" in error.verify_message or "not yet valid" in error.verify_message:
        return _error(f"the server's certificate is not accepted: {error.verify_message}",
                      "Ask the operator to renew it, and check this machine's clock.")
    return _error(f"the server's certificate is not accepted: {error.verify_message}",
                  "Pass as ca_file the CA that has issued the server's certificate; the operator has it.")


def _of_tls(error: ssl.SSLError) -> CannotConnectError:
    for alert, (message, remedy) in _ALERTS.items():
        if (error.reason or "").endswith(alert):
            return _error(message, remedy)
    return _error("the TLS handshake failed", "Check CA, client certificate and key, their dates, and that the address is the service's.")


def _talk(target: str, credentials: Optional[Credentials], server_name: Optional[str]) -> None:
    if target.startswith("unix:"):
        with socket.socket(socket.AF_UNIX) as plain:
            plain.settimeout(_SECONDS)
            path = target[len("unix:"):]
            plain.connect(path[2:] if path.startswith("///") else path)
        return
    address = host_and_port(target)
    if address is None:
        return
    with socket.create_connection(address, _SECONDS) as plain:
        if credentials is None:
            return
        with _tls_context(credentials).wrap_socket(plain, server_hostname=server_name or address[0]) as secure:
            secure.sendall(_HTTP2_PREFACE)
            if not secure.recv(1):
                raise ConnectionResetError


def why_not_connected(target: str, credentials: Optional[Credentials], server_name: Optional[str]) -> CannotConnectError:
    """The error that says what is wrong with the connection, as far as one more attempt tells; takes about a second at most."""
    try:
        _talk(target, credentials, server_name)
    except ssl.SSLCertVerificationError as error:
        return _of_certificate(error)
    except ssl.SSLError as error:
        return _of_tls(error)
    except FileNotFoundError:
        return _error("there is no such socket", "Check the path, and that the service runs on this machine.")
    except PermissionError:
        return _error("this user may not use the socket", "Run as a user or group that the operator lets in.")
    except ConnectionRefusedError:
        return _error("nothing listens at the address", "Check host and port, and that the service runs.")
    except socket.gaierror:
        return _error("the host's name is not known", "Check its spelling, and the name server.")
    except ConnectionError:
        return _error("the server closed the connection", "Check the client certificate and its dates; behind it too many connections may be the reason.")
    except OSError:
        return _error("the address does not answer", "Check address, route and firewall.")
    return _error("the connection was lost before an answer came",
                  "Try again; where it stays so, check address, CA, client certificate and their dates.")
