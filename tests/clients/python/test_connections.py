"""Connections that do not come about, over TLS and without: the error says why, and what to do."""

import os
import pathlib
import socket
import ssl
import subprocess
import sys
import threading
import unittest

import grpc

import kok_search
from answering_server import AnsweringServer
from expected_failure import SECRET, ExpectsFailures
from kok_search import Client
from live_service import EXAMPLE, ROOT, Certificates, Folder, LiveService

#: Can be no host's: a part has over 63 letters. So no name server is asked, which might not answer in time.
NO_HOST = "x" * 64 + ".invalid:9443"


class Connections(ExpectsFailures):
    @classmethod
    def setUpClass(cls):
        cls.folder = Folder()
        cls.addClassCleanup(cls.folder.remove)
        cls.folder.build()
        cls.pki = Certificates(cls.folder.path / "pki")
        cls.other = Certificates(cls.folder.path / "other")
        cls.pki.server("server", "localhost", "127.0.0.1")
        cls.pki.server("elsewhere", "elsewhere.example.org")
        cls.pki.server("old", "localhost", "127.0.0.1")
        cls.pki.expire("old")
        for name in ("case", "late", "revoked"):
            cls.pki.client(name, "spiffe://example.org/case-management")
        cls.pki.expire("late")
        cls.pki.revoke("revoked")
        cls.pki.client("nobody", "spiffe://example.org/nobody")
        cls.pki.client("website", "spiffe://example.org/website")
        cls.other.client("stranger", "spiffe://example.org/case-management")
        cls.service = LiveService(
            cls.folder.index, "127.0.0.1:0,0.0.0.0:0", "--policy", str(ROOT / "deploy/policy.json"),
            "--tls_certificate", cls.pki.file("server.pem"), "--tls_key", cls.pki.file("server.key"),
            "--tls_client_ca", cls.pki.file("ca.pem"), "--tls_crl_folder", cls.pki.file("crl"))
        cls.addClassCleanup(cls.service.stop)
        cls.plain = AnsweringServer()
        cls.addClassCleanup(cls.plain.stop)

    def files(self, name, ca=None):
        return dict(ca_file=self.pki.file("ca.pem") if ca is None else ca,
                    certificate_file=self.pki.file(name + ".pem"), key_file=self.pki.file(name + ".key"))

    def test_with_certificates_it_answers(self):
        for name, arguments in {
            "files": self.files("case"),
            "one file": dict(credentials_file=self.pki.one_file("case")),
            "name": dict(credentials_file=self.pki.one_file("case"), server_name="localhost"),
        }.items():
            with self.subTest(name), Client(self.service.address, **arguments) as client:
                self.assertEqual(client.search("KOOFRA").results[0].name, "organizations/koofra-hamburg")

    def test_the_example_over_tls(self):
        done = subprocess.run(
            [sys.executable, str(EXAMPLE), "--target", self.service.address, "--credentials", self.pki.one_file("case"),
             "--database", str(self.folder.path / "tls.sqlite")], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_connections_that_fail(self):
        tls = self.service.address
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            nothing = f"127.0.0.1:{unused.getsockname()[1]}"
        stranger = dict(ca_file=self.pki.file("ca.pem"), certificate_file=self.other.file("stranger.pem"),
                        key_file=self.other.file("stranger.key"))
        refusing = self.refusing_server()
        with_name = {}
        for name in ("elsewhere", "old"):
            server = AnsweringServer(grpc.ssl_server_credentials([tuple(
                pathlib.Path(self.pki.file(f"{name}.{end}")).read_bytes() for end in ("key", "pem"))]))
            self.addCleanup(server.stop)
            with_name[name] = server.target
        for name, (target, arguments, told) in {
            "nothing there": (nothing, {}, "nothing listens"),
            "nothing there over TLS": (nothing, self.files("case"), "nothing listens"),
            "no socket": (f"unix:{self.folder.path}/none", {}, "no such socket"),
            "no host": (NO_HOST, self.files("case"), "name is not known"),
            "wrong CA": (tls, self.files("case", self.other.file("ca.pem")), "server's certificate is not accepted"),
            "no certificate": (tls, dict(ca_file=self.pki.file("ca.pem")), "wants a client certificate"),
            "expired certificate": (tls, self.files("late"), "our client certificate is not accepted: certificate has expired"),
            "revoked certificate": (tls, self.files("revoked"), "does not accept our client certificate"),
            "certificate of another CA": (tls, stranger, "does not accept our client certificate"),
            "name of another": (with_name["elsewhere"], self.files("case"), "for another name"),
            "server's certificate expired": (with_name["old"], self.files("case"), "certificate has expired"),
            "TLS to a plain port": (self.plain.target, self.files("case"), "does not speak TLS"),
            "plain to a TLS port": (tls, {}, "connection was lost"),
            "a server that says that it refuses us": (refusing, self.files("case"), "does not accept our client certificate"),
        }.items():
            with self.subTest(name), Client(target, **arguments) as client:
                error = self.fails(kok_search.CannotConnectError, lambda: client.search(SECRET), code="UNAVAILABLE")
                self.assertIn(told, error.message)
                self.assertIsInstance(error, kok_search.UnavailableError)

    def refusing_server(self):
        """One that sends an alert, as newer libraries do: it knows another CA."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=self.other.file("ca.pem"))
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_cert_chain(self.pki.file("server.pem"), self.pki.file("server.key"))
        listener = socket.create_server(("127.0.0.1", 0))

        def serve():
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    try:
                        context.wrap_socket(connection, server_side=True).close()
                    except OSError:
                        pass

        thread = threading.Thread(target=serve)
        thread.start()

        def stop():
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            thread.join()

        self.addCleanup(stop)
        return f"127.0.0.1:{listener.getsockname()[1]}"

    def test_what_the_policy_does_not_grant(self):
        for name in ("nobody", "website"):
            with self.subTest(name), Client(self.service.address, **self.files(name)) as client:
                self.fails(kok_search.PermissionDeniedError, lambda: client.search(SECRET), code="PERMISSION_DENIED")

    def test_files_that_are_not_as_they_must_be(self):
        ca, certificate, key = (self.pki.file(name) for name in ("ca.pem", "case.pem", "case.key"))
        folder = self.folder.path
        encrypted, empty, headless = str(folder / "encrypted.key"), str(folder / "empty.pem"), str(folder / "headless.pem")
        subprocess.run(["openssl", "pkey", "-in", key, "-aes256", "-passout", "pass:x", "-out", encrypted], check=True)
        pathlib.Path(empty).write_text("")
        pathlib.Path(headless).write_text(pathlib.Path(certificate).read_text() + pathlib.Path(key).read_text())
        damaged = str(folder / "damaged.pem")
        pathlib.Path(damaged).write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
        pair = dict(certificate_file=certificate, key_file=key)
        for name, (arguments, file, told) in {
            "missing": (dict(ca_file=str(folder / "none.pem"), **pair), "none.pem", "cannot be read"),
            "empty": (dict(ca_file=empty, **pair), "empty.pem", "holds no CERTIFICATE"),
            "half a pair": (dict(ca_file=ca, certificate_file=certificate), "case.pem", "one half"),
            "other half": (dict(ca_file=ca, key_file=key), "case.key", "one half"),
            "key of another": (
                dict(ca_file=ca, certificate_file=certificate, key_file=self.pki.file("late.key")), "late.key", "is not the key"),
            "no key": (dict(ca_file=ca, certificate_file=certificate, key_file=certificate), "case.pem", "holds no PRIVATE KEY"),
            "passphrase": (dict(ca_file=ca, certificate_file=certificate, key_file=encrypted), "encrypted.key", "passphrase"),
            "damaged": (dict(ca_file=ca, certificate_file=damaged, key_file=key), "damaged.pem", "not accepted"),
            "one file without CA": (dict(credentials_file=headless), "headless.pem", "no CA"),
            "one file, missing": (dict(credentials_file=str(folder / "none.pem")), "none.pem", "cannot be read"),
        }.items():
            with self.subTest(name):
                error = self.fails(kok_search.CannotConnectError, lambda: Client("example.org:9443", **arguments),
                                   reason="CREDENTIALS_FILE")
                self.assertIn(told, error.message)
                self.assertIn(file, error.message)

    def test_targets_and_files_that_contradict(self):
        one, ca = self.pki.one_file("case"), self.pki.file("ca.pem")
        for name, (target, arguments, told) in {
            "URL": (f"http://{SECRET}:50051", {}, "is a URL; expected host:port"),
            "URL over TLS": (f"https://x:{SECRET}@localhost:50051/", self.files("case"), "is a URL"),
            "empty": ("", {}, "is empty"),
            "blank": (" ", self.files("case"), "is empty"),
            "no text": (50051, {}, "no text"),
            "a file that is open": (self.service.address, dict(credentials_file=1), "is no path"),
            "a list of files": (self.service.address, dict(ca_file=[SECRET]), "is no path"),
            "a name that is none": (self.service.address, dict(server_name=[SECRET], **self.files("case")), "server_name is no text"),
            "CA twice": (self.service.address, dict(credentials_file=one, ca_file=ca), "credentials_file excludes ca_file"),
            "all twice": (self.service.address, dict(credentials_file=one, **self.files("case")),
                          "credentials_file excludes ca_file, certificate_file, key_file"),
        }.items():
            with self.subTest(name):
                error = self.fails(kok_search.CannotConnectError, lambda: Client(target, **arguments), reason="INVALID_OPTIONS")
                self.assertIn(told, error.message)

    def test_plain_text_stays_on_this_machine(self):
        for target in ("example.org:50051", "192.0.2.7:50051", "dns:///example.org:50051", "0.0.0.0:50051", "[2001:db8::1]:50051",
                       "localhost.example.org:50051", "ipv4:192.0.2.7:50051", "dns://127.0.0.1/example.org:50051",
                       "dns://192.0.2.7/localhost:50051", "dns://192.0.2.7/127.0.0.1:50051", "dns:////192.0.2.7/localhost:50051",
                       "ipv4:127.0.0.1:1,192.0.2.7:1", "example.org"):
            with self.subTest(target):
                self.fails(kok_search.CannotConnectError, lambda: Client(target), reason="TLS_REQUIRED")
        for target in ("localhost:50051", "127.0.0.1:50051", "[::1]:50051", "dns:///localhost:50051", "ipv4:127.0.0.2:1",
                       "unix:/run/x", "unix-abstract:x"):
            with self.subTest(target):
                Client(target).close()

    def test_a_proxy_of_the_environment_is_not_told(self):
        asked = []
        with socket.create_server(("127.0.0.1", 0)) as proxy:
            proxy.settimeout(30)

            def listen():
                try:
                    connection, _ = proxy.accept()
                except OSError:
                    return
                asked.append(connection.recv(100))
                connection.close()

            thread = threading.Thread(target=listen)
            thread.start()
            os.environ["http_proxy"] = f"http://127.0.0.1:{proxy.getsockname()[1]}"
            try:
                server = AnsweringServer()
                server.code = grpc.StatusCode.NOT_FOUND
                with Client(server.target) as client:
                    self.fails(kok_search.NotFoundError, lambda: client.search(SECRET))
                server.stop()
            finally:
                del os.environ["http_proxy"]
                socket.create_connection(proxy.getsockname()).close()
                thread.join()
        self.assertEqual(asked, [b""])


if __name__ == "__main__":
    unittest.main()
