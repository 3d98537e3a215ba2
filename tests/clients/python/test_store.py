"""Files that are no store, or cannot be one: StoreError, whatever SQLite would say."""

import pathlib
import shutil
import sqlite3
import tempfile
import unittest

import kok_search
from expected_failure import SECRET, ExpectsFailures
from kok.search.v1 import organization_pb2
from kok_search import SqliteStore


class Stores(ExpectsFailures):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.path = self.folder / "copy.sqlite"

    def told(self, call, words):
        error = self.fails(kok_search.StoreError, call, code="FAILED_PRECONDITION", reason="STORE")
        self.assertIn(words, str(error))

    def test_what_is_no_store(self):
        text = self.folder / "text"
        text.write_text("Notizen\n" * 1000)
        (self.folder / "folder").mkdir()
        other = self.folder / "other.sqlite"
        with sqlite3.connect(other) as database:
            database.execute("CREATE TABLE organization (id INTEGER)")
        database.close()
        for name, (path, words) in {
            "a text": (text, "not a database"),
            "a folder": (self.folder / "folder", "unable to open"),
            "no folder": (self.folder / "none" / "x", "unable to open"),
            "a number": (7, "is no text"),
            "nothing": (None, "is no text"),
            "a zero byte": ("a\0b", "zero byte"),
        }.items():
            with self.subTest(name):
                self.told(lambda: SqliteStore(path), words)
        with SqliteStore(other) as store:
            self.told(lambda: store.get("organizations/x"), "name another file")

    def test_what_happens_to_a_store(self):
        with SqliteStore(str(self.path)) as store:
            store.apply([organization_pb2.Organization(name="organizations/x", etag="1")], [], "here")
            self.told(lambda: store.get([SECRET]), "STORE")
        self.told(lambda: store.get(SECRET), "closed")
        self.told(lambda: len(store), "closed")
        self.told(lambda: list(store), "closed")
        self.told(store.progress, "closed")
        with sqlite3.connect(self.path) as database:
            database.execute("UPDATE organization SET record = x'ff'")
        database.close()
        with SqliteStore(self.path) as store:  # a pathlib.Path is a path, too
            self.assertEqual(store.progress(), "here")
            self.told(lambda: list(store), "does not parse")

    def test_somebody_else_writes(self):
        with SqliteStore(self.path) as store:
            other = sqlite3.connect(self.path, isolation_level=None)
            self.addCleanup(other.close)
            other.execute("BEGIN EXCLUSIVE")
            store._database.execute("PRAGMA busy_timeout = 0")  # else five seconds
            self.told(lambda: store.apply([], [], "there"), "let one alone sync")
            other.execute("ROLLBACK")
            store.apply([], [], "there")
            self.assertEqual(store.progress(), "there")


if __name__ == "__main__":
    unittest.main()
