"""Certificate files for TLS: read once, checked before anything is sent."""

from __future__ import annotations

import os
import re
import ssl
from dataclasses import dataclass
from typing import Optional

from kok_search.errors import CannotConnectError

_CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n?", re.DOTALL)
_KEY = re.compile(rb"-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----.+?-----END \1-----\n?", re.DOTALL)


@dataclass(frozen=True)
class Credentials:
    """What a TLS connection needs, as PEM. None: no client certificate; the CAs that the TLS library trusts."""

    ca: Optional[bytes]
    certificate: Optional[bytes]
    key: Optional[bytes]
    certificate_file: Optional[str]
    key_file: Optional[str]


def _fault(path: str, what: str, remedy: str) -> CannotConnectError:
    return CannotConnectError(f"{path}: {what}", code="UNAVAILABLE", reason="CREDENTIALS_FILE", remedy=remedy)


def _read(path: str) -> bytes:
    if not isinstance(path, (str, os.PathLike)):  # a number would be a file that is open already
        raise CannotConnectError(
            "a certificate file is no path", code="UNAVAILABLE", reason="INVALID_OPTIONS",
            remedy="Give the path of a PEM file, as text or pathlib.Path.")
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise _fault(path, f"cannot be read: {error.strerror}", "Check the path and who may read it.") from None
    except ValueError:  # a zero byte in it
        raise _fault("a certificate file", "cannot be a file's name", "Give the path of a PEM file.") from None


def _certificates(path: str, pem: bytes) -> bytes:
    certificates = b"".join(_CERTIFICATE.findall(pem))
    if not certificates:
        raise _fault(path, "holds no CERTIFICATE", "Name a PEM file; DER and PKCS #12 must be converted with openssl first.")
    return certificates


def _check_pair(certificate_file: str, key_file: str) -> None:
    try:
        # An empty passphrase: without one OpenSSL would ask at the terminal.
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_cert_chain(certificate_file, key_file, password="")
    except ssl.SSLError as error:
        if error.reason == "KEY_VALUES_MISMATCH":
            raise _fault(key_file, f"is not the key of the certificate in {certificate_file}",
                         "Name the two files that were issued together.") from None
        raise _fault(certificate_file, f"with the key in {key_file} is not accepted by OpenSSL",
                     "Compare both with what was issued; `openssl x509 -in FILE -noout -text` shows a certificate.") from None


def refuse_both(**separate: Optional[str]) -> None:
    """CannotConnectError where files are given beside credentials_file: which of them counts would be a guess."""
    given = [name for name, path in separate.items() if path is not None]
    if given:
        raise CannotConnectError(
            f"credentials_file excludes {', '.join(given)}", code="UNAVAILABLE", reason="INVALID_OPTIONS",
            remedy="Give credentials_file alone, or ca_file, certificate_file and key_file.")


def read_files(ca_file: Optional[str], certificate_file: Optional[str], key_file: Optional[str]) -> Credentials:
    """Credentials of separate files. Raises CannotConnectError, which names the file."""
    if (certificate_file is None) != (key_file is None):
        raise _fault(certificate_file or key_file or "", "is only one half of a pair",
                     "Give certificate_file and key_file, or credentials_file alone.")
    ca = _certificates(ca_file, _read(ca_file)) if ca_file is not None else None
    if certificate_file is None or key_file is None:
        return Credentials(ca, None, None, None, None)
    certificate = _certificates(certificate_file, _read(certificate_file))
    pem = _read(key_file)
    key = _KEY.search(pem)
    if key is None and b"ENCRYPTED" in pem:
        raise _fault(key_file, "has a passphrase, which gRPC cannot ask for",
                     "Write the key without one: openssl pkey -in FILE -out NEW, readable for this program alone.")
    if key is None:
        raise _fault(key_file, "holds no PRIVATE KEY", "Name the PEM file of the certificate's key.")
    _check_pair(certificate_file, key_file)
    return Credentials(ca, certificate, key.group(), certificate_file, key_file)


def read_one_file(path: str) -> Credentials:
    """Credentials of one file to hand over: the client's certificate first, then any certificates between, then the CA that has
    signed the server's; the key anywhere. Raises CannotConnectError, which names the file."""
    both = read_files(None, path, path)
    certificates = _CERTIFICATE.findall(both.certificate or b"")
    if len(certificates) < 2:
        raise _fault(path, "holds no CA behind the client's certificate",
                     "Append the CA's certificate: cat client.pem client.key ca.pem > FILE.")
    return Credentials(b"".join(certificates[1:]), both.certificate, both.key, path, path)
