"""Whether our own certificate is valid today. A server that refuses it need not say why, so it is shown to ourselves first: a TLS
handshake in memory, in which OpenSSL judges it."""

from __future__ import annotations

import ssl
from typing import Optional

# Judge this certificate alone, not who has issued it: OpenSSL's X509_V_FLAG_PARTIAL_CHAIN.
_PARTIAL_CHAIN = 0x80000


def date_fault(certificate_file: str, key_file: Optional[str]) -> str:
    """`certificate has expired` or `certificate is not yet valid`; empty where its dates hold."""
    judge = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    judge.load_cert_chain(certificate_file, key_file)
    judge.load_verify_locations(certificate_file)
    judge.verify_mode = ssl.CERT_REQUIRED
    judge.verify_flags = ssl.VerifyFlags(judge.verify_flags | _PARTIAL_CHAIN)
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    shown.check_hostname = False
    shown.verify_mode = ssl.CERT_NONE
    shown.load_cert_chain(certificate_file, key_file)
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = (shown.wrap_bio(back, there), judge.wrap_bio(there, back, server_side=True))
    for side in sides * 2:  # hello, hello, certificate, judgement
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLCertVerificationError as error:
            return error.verify_message if "expired" in error.verify_message or "not yet valid" in error.verify_message else ""
    return ""
