"""A copy of the directory in one SQLite file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from types import TracebackType
from typing import Dict, Iterator, Optional, Sequence, Type, Union

from google.protobuf.message import DecodeError

from kok.search.v1 import organization_pb2
from kok_search.errors import StoreError

_TABLES = """
CREATE TABLE IF NOT EXISTS organization (name TEXT PRIMARY KEY, etag TEXT NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sync_progress (id INTEGER PRIMARY KEY CHECK (id = 0), progress TEXT NOT NULL);
"""

_REMEDIES = (
    ("locked", "Another process writes into it: let one alone sync, and try again."),
    ("not a database", "It holds something else: name another file, or remove it and sync again."),
    ("no such table", "It holds something else: name another file, or remove it and sync again."),
    ("no such column", "It holds something else: name another file, or remove it and sync again."),
    ("closed", "Keep the store open as long as it is used."),
    ("full", "Make room on the disk, and sync again: it goes on where it stopped."),
)


def _store_error(path: str, what: str) -> StoreError:
    remedy = next((remedy for word, remedy in _REMEDIES if word in what),
                  "Check that the folder is there and who may write, and sync again: it goes on where it stopped.")
    return StoreError(f"{path}: {what}", code="FAILED_PRECONDITION", reason="STORE", remedy=remedy)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """StoreError for what SQLite says, which speaks of the file alone."""
    what = ""
    try:
        yield
        return
    except sqlite3.Error as error:
        what = str(error)
    except DecodeError:
        what = "not a database that SqliteStore has written: a record does not parse"
    raise _store_error(path, what)


class SqliteStore:
    """A Store for Client.sync: table `organization` holds name, etag and the serialised Organization. Each step of a sync is one
    transaction. One process at a time may sync into it; any number may read. Every method raises a StoreError where the file
    cannot be read or written."""

    def __init__(self, path: Union[str, "os.PathLike[str]"]) -> None:
        if not isinstance(path, (str, os.PathLike)):
            raise StoreError("the path of a store is no text", code="FAILED_PRECONDITION", reason="STORE",
                             remedy="Give the path of a file, as text or pathlib.Path.")
        self._path = os.fspath(path)
        if "\0" in self._path:
            raise _store_error("the path of a store", "holds a zero byte")
        with _told(self._path):
            self._database = sqlite3.connect(self._path)
        try:
            with _told(self._path):
                self._database.executescript(_TABLES)
        except StoreError:
            self._database.close()
            raise

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        with _told(self._path):
            self._database.close()

    def get(self, name: str) -> Optional[organization_pb2.Organization]:
        """The copy of that resource name; None where there is none."""
        with _told(self._path):
            row = self._database.execute("SELECT record FROM organization WHERE name = ?", (name,)).fetchone()
            return organization_pb2.Organization.FromString(row[0]) if row else None

    def __iter__(self) -> Iterator[organization_pb2.Organization]:
        with _told(self._path):
            rows = self._database.execute("SELECT record FROM organization ORDER BY name")
        while True:
            with _told(self._path):
                row = rows.fetchone()
                record = organization_pb2.Organization.FromString(row[0]) if row else None
            if record is None:
                return
            yield record

    def __len__(self) -> int:
        with _told(self._path):
            return int(self._database.execute("SELECT count(*) FROM organization").fetchone()[0])

    # What Client.sync needs.

    def progress(self) -> str:
        with _told(self._path):
            row = self._database.execute("SELECT progress FROM sync_progress").fetchone()
            return str(row[0]) if row else ""

    def etags_between(self, after: str, up_to: str) -> Dict[str, str]:
        where, bounds = ("name > ? AND name <= ?", (after, up_to)) if up_to else ("name > ?", (after,))
        with _told(self._path):
            return dict(self._database.execute(f"SELECT name, etag FROM organization WHERE {where}", bounds))

    def apply(self, changed: Sequence[organization_pb2.Organization], removed: Sequence[str], progress: str) -> None:
        with _told(self._path), self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO organization VALUES (?, ?, ?)",
                [(organization.name, organization.etag, organization.SerializeToString()) for organization in changed])
            self._database.executemany("DELETE FROM organization WHERE name = ?", [(name,) for name in removed])
            self._database.execute("INSERT OR REPLACE INTO sync_progress VALUES (0, ?)", (progress,))
