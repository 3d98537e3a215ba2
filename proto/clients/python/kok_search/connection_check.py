"""Says why there is no connection. gRPC tells hardly more than that there is none, so one connection is made without it."""

from __future__ import annotations

import socket
import ssl
from typing import Optional

from kok_search.channel import host_and_port
from kok_search.credentials import Credentials
from kok_search.errors import CannotConnectError
from kok_search.own_certificate import date_fault

_SECONDS = 1.0
# What a server does that does not accept our certificate; older ones hang up without a word.
class _RefusedAfterHandshake(Exception):
    pass


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


def _of_our_certificate(credentials: Optional[Credentials]) -> CannotConnectError:
    if credentials is None or credentials.certificate_file is None:
        return _error("the server wants a client certificate", "Pass credentials_file, or certificate_file and key_file.")
    fault = date_fault(credentials.certificate_file, credentials.key_file)
    if fault:
        return _error(f"our client certificate is not accepted: {fault}", "Have it renewed, and check this machine's clock.")
    return _error("the server does not accept our client certificate",
                  "Ask its operator whether it was revoked or is of another CA than the server's clients.")


def _of_tls(error: ssl.SSLError, credentials: Optional[Credentials]) -> CannotConnectError:
    reason = error.reason or ""
    if reason == "WRONG_VERSION_NUMBER":
        return _error("the server does not speak TLS at this port", "Check the port: the plain one is for its own machine only.")
    if isinstance(error, (ssl.SSLZeroReturnError, ssl.SSLEOFError)) or "ALERT" in reason:
        return _of_our_certificate(credentials)
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
            # A server that goes on speaks first; in TLS 1.3 one that refuses our certificate does so only now.
            if not secure.recv(1):
                raise _RefusedAfterHandshake


def why_not_connected(target: str, credentials: Optional[Credentials], server_name: Optional[str]) -> CannotConnectError:
    """The error that says what is wrong with the connection, as far as one more attempt tells; takes about a second at most."""
    try:
        _talk(target, credentials, server_name)
    except ssl.SSLCertVerificationError as error:
        return _of_certificate(error)
    except ssl.SSLError as error:
        return _of_tls(error, credentials)
    except _RefusedAfterHandshake:
        return _of_our_certificate(credentials)
    except FileNotFoundError:
        return _error("there is no such socket", "Check the path, and that the service runs on this machine.")
    except PermissionError:
        return _error("this user may not use the socket", "Run as a user or group that the operator lets in.")
    except ConnectionRefusedError:
        return _error("nothing listens at the address", "Check host and port, and that the service runs.")
    except (socket.gaierror, UnicodeError):  # the latter where it cannot be a name, as with a part of over 63 letters
        return _error("the host's name is not known", "Check its spelling, and the name server.")
    except ConnectionError:
        return _error("the server closed the connection",
                      "Check that the port is the service's, and whether it has too many connections already.")
    except OSError:
        return _error("the address does not answer", "Check address, route and firewall.")
    return _error("the connection was lost before an answer came",
                  "Try again; where it stays so, check address, CA, client certificate and their dates.")
