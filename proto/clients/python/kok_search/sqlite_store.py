"""A copy of the directory in one SQLite file."""

from __future__ import annotations

import sqlite3
from types import TracebackType
from typing import Dict, Iterator, Optional, Sequence, Type

from kok.search.v1 import organization_pb2

_TABLES = """
CREATE TABLE IF NOT EXISTS organization (name TEXT PRIMARY KEY, etag TEXT NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sync_progress (id INTEGER PRIMARY KEY CHECK (id = 0), progress TEXT NOT NULL);
"""


class SqliteStore:
    """A Store for Client.sync: table `organization` holds name, etag and the serialised Organization. Each step of a sync is one
    transaction. One process at a time may sync into it; any number may read. Errors are those of the sqlite3 module."""

    def __init__(self, path: str) -> None:
        self._database = sqlite3.connect(path)
        self._database.executescript(_TABLES)

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def get(self, name: str) -> Optional[organization_pb2.Organization]:
        """The copy of that resource name; None where there is none."""
        row = self._database.execute("SELECT record FROM organization WHERE name = ?", (name,)).fetchone()
        return organization_pb2.Organization.FromString(row[0]) if row else None

    def __iter__(self) -> Iterator[organization_pb2.Organization]:
        for (record,) in self._database.execute("SELECT record FROM organization ORDER BY name"):
            yield organization_pb2.Organization.FromString(record)

    def __len__(self) -> int:
        return int(self._database.execute("SELECT count(*) FROM organization").fetchone()[0])

    # What Client.sync needs.

    def progress(self) -> str:
        row = self._database.execute("SELECT progress FROM sync_progress").fetchone()
        return str(row[0]) if row else ""

    def etags_between(self, after: str, up_to: str) -> Dict[str, str]:
        where, bounds = ("name > ? AND name <= ?", (after, up_to)) if up_to else ("name > ?", (after,))
        return dict(self._database.execute(f"SELECT name, etag FROM organization WHERE {where}", bounds))

    def apply(self, changed: Sequence[organization_pb2.Organization], removed: Sequence[str], progress: str) -> None:
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO organization VALUES (?, ?, ?)",
                [(organization.name, organization.etag, organization.SerializeToString()) for organization in changed])
            self._database.executemany("DELETE FROM organization WHERE name = ?", [(name,) for name in removed])
            self._database.execute("INSERT OR REPLACE INTO sync_progress VALUES (0, ?)", (progress,))
