"""A real kok-searchd on an index of its own, and what it counts."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import threading
import urllib.request
from typing import Iterator, List

ROOT = pathlib.Path(__file__).resolve().parents[3]
BIN = pathlib.Path(os.environ["KOK_BIN"]).resolve()
BUILT = pathlib.Path(os.environ["KOK_BUILT"])
SITE = pathlib.Path(os.environ["KOK_SITE"])
EXAMPLE = ROOT / "proto/clients/python/examples/case_management.py"


def run(*words: object) -> str:
    """The standard output of a program that must succeed."""
    done = subprocess.run([str(word) for word in words], capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"{words}: exit {done.returncode}\n{done.stdout[-2000:].decode()}\n{done.stderr[-2000:].decode()}")
    return done.stdout.decode()


def indexer(command: str, index: pathlib.Path, *words: object) -> str:
    return run(BIN / "kok-indexer", command, "--index", index, *words)


class LiveService:
    """Runs until `stop`. `address` is where the last of its `listen` addresses was bound."""

    def __init__(self, index: pathlib.Path, listen: str, *flags: str) -> None:
        self._process = subprocess.Popen(
            [str(BIN / "kok-searchd"), "--index", str(index), "--listen", listen, "--metrics", "127.0.0.1:0",
             "--drain_notice", "0s", *flags],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env={name: value for name, value in os.environ.items() if not name.startswith("GRPC_")})
        self.log: List[str] = []
        self.address = ""
        self._metrics = ""
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self.log.append(line)
            if '"started"' in line:
                self.address = re.sub(r"^0\.0\.0\.0:", "127.0.0.1:", json.loads(line)["address"])
            if '"metrics served"' in line:
                self._metrics = json.loads(line)["address"]
                break
        else:
            self._process.wait()
            self._process.stderr.close()
            raise AssertionError("kok-searchd did not start: " + "".join(self.log))
        self._reader = threading.Thread(target=lambda: self.log.extend(self._process.stderr or ()), daemon=True)
        self._reader.start()

    def calls(self) -> int:
        """Calls answered so far, whichever."""
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"http://{self._metrics}/metrics") as answer:
            text = answer.read().decode()
        return sum(int(float(count)) for count in re.findall(r'^kok_calls_total\{.*kok\.search.*\} (\S+)$', text, re.MULTILINE))

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """It holds its connections and answers nothing: late by certainty, not by a deadline it might meet."""
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()
        self._reader.join()
        if self._process.stderr is not None:
            self._process.stderr.close()


class Folder:
    """A temporary folder with an index of the shipped data, or of a source."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self._folder.name)
        self.index = self.path / "index"

    def build(self, *source: object) -> None:
        indexer("build", self.index, *(source or (ROOT / "data",)))

    def socket(self) -> str:
        return f"unix:{self.path}/socket"

    def remove(self) -> None:
        self._folder.cleanup()


class Certificates:
    """A CA of deploy/certificates in a folder."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        run(ROOT / "deploy/certificates", folder, "ca")

    def server(self, name: str, *hosts: str) -> None:
        run(ROOT / "deploy/certificates", self.folder, "server", name, *hosts)

    def client(self, name: str, principal: str) -> None:
        run(ROOT / "deploy/certificates", self.folder, "client", name, principal)

    def revoke(self, name: str) -> None:
        run(ROOT / "deploy/certificates", self.folder, "revoke", name)

    def expire(self, name: str) -> None:
        """The same certificate once more, of last century; made of the CA's key as the script made it the last time."""
        private = self.folder / "private"
        run("openssl", "req", "-new", "-key", self.file(name + ".key"), "-config", private / "openssl.cnf", "-section", "request",
            "-subj", f"/CN={name}", "-out", private / "request")
        run("openssl", "ca", "-batch", "-notext", "-config", private / "openssl.cnf", "-extensions", "leaf", "-startdate",
            "19990101000000Z", "-enddate", "19991231000000Z", "-in", private / "request", "-out", self.file(name + ".pem"))

    def file(self, name: str) -> str:
        return str(self.folder / name)

    def one_file(self, name: str) -> str:
        """Certificate, key and CA in one."""
        path = self.folder / f"{name}-all.pem"
        path.write_text("".join(pathlib.Path(self.file(part)).read_text() for part in (name + ".pem", name + ".key", "ca.pem")))
        return str(path)
