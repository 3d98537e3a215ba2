"""A copy of a made-up directory through the days: killed, resumed, changed, withdrawn, rolled back. KOK_SYNC_ORGANIZATIONS=100000 is the
long form, whose times are printed and held to a minute."""

import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

from kok_search import Client, PageTokenExpiredError, SqliteStore, UnavailableError
from live_service import ROOT, Folder, LiveService, indexer, run

COUNT = int(os.environ.get("KOK_SYNC_ORGANIZATIONS", "5000"))
PAGES = -(-COUNT // 100)


class Synced(unittest.TestCase):
    """With a directory of `count` organisations, a service and an empty copy."""

    count = COUNT

    def setUp(self) -> None:
        self.folder = Folder()
        self.addCleanup(self.folder.remove)
        self.first = self.folder.path / "first.csv"
        self.rows = run(ROOT / "tests/bench/make_directory", self.count).split("\r\n")[:-1]
        self.write(self.first, self.rows)
        self.folder.build(self.first)
        self.service = LiveService(self.folder.index, self.folder.socket())
        self.addCleanup(self.service.stop)
        self.client = Client(self.folder.socket(), timeout=30)
        self.addCleanup(self.client.close)
        self.database = str(self.folder.path / "copy.sqlite")
        self.store = SqliteStore(self.database)
        self.addCleanup(self.store.close)

    def write(self, path: pathlib.Path, rows) -> None:
        path.write_bytes("".join(row + "\r\n" for row in rows).encode())

    def killed_at(self, step: int, when: str) -> None:
        done = subprocess.run([sys.executable, str(pathlib.Path(__file__).with_name("dying_sync.py")), self.folder.socket(),
                               self.database, str(step), when])
        self.assertEqual(done.returncode, -signal.SIGKILL)

    def synced(self, what: str):
        """The report of a sync, which made as many calls as it says, and left the copy as the directory is."""
        before, began = self.service.calls(), time.monotonic()
        report = self.client.sync(self.store)
        seconds = time.monotonic() - began
        self.assertEqual(self.service.calls() - before, report.calls)
        self.assertTrue(report.up_to_date)
        self.assertEqual(report.generation, self.active())
        self.assertEqual(list(self.store), list(self.client.list_organizations(page_size=100)))
        if COUNT > 5000:
            print(f"{what}: {seconds:.1f} s, {report}", file=sys.stderr)
            self.assertLess(seconds, 60)
        return report

    def active(self) -> str:
        return (self.folder.index / "CURRENT").read_text().strip()

    def await_service(self) -> None:
        while self.client.index_info().index.generation != self.active():
            pass

    def build(self, change) -> None:
        """Another generation: `change` gets the lines of the first one and gives those of the next."""
        source = self.folder.path / "next.csv"
        self.write(source, [self.rows[0], *change(self.rows[1:])])
        self.folder.build("--override", "approvals", "--reason", "Probe", source)
        self.await_service()


class ThroughTheDays(Synced):
    def test_a_copy_through_the_days(self) -> None:
        half = PAGES // 2
        self.killed_at(half, "before")
        self.assertEqual(len(self.store), (half - 1) * 100)
        self.killed_at(3, "after")
        self.assertEqual(len(self.store), (half + 2) * 100)
        report = self.synced("the other half")
        self.assertEqual((report.changed, report.calls), (COUNT - (half + 2) * 100, 1 + PAGES - (half + 2) + 1))

        self.assertEqual(self.synced("nothing new").calls, 1)

        def some(rows):
            return ([row.replace("Berät in", "Berät weiter in") for row in rows[10:260]] + rows[260:]
                    + [rows[-1].replace(f"o-{COUNT}", f"z-{n}") for n in range(5)])

        first = self.active()
        self.build(some)
        told = self.client.index_info(first)
        renewed = len(told.added) + len(told.changed)  # others too: who vanished no longer stands beside similar names
        self.assertGreaterEqual(renewed, 255)
        self.killed_at(1, "after")  # what is gone
        self.assertEqual(len(self.store), COUNT - 10)
        self.killed_at(1, "after")  # a hundred of what changed
        report = self.synced("what changed")
        self.assertEqual((report.changed, report.listed_whole), (renewed - 100, False))
        self.assertEqual(report.calls, 3 + -(-(renewed - 100) // 100) + 1)
        self.assertEqual(self.synced("nothing new").calls, 1)

        indexer("rollback", self.folder.index)
        self.await_service()
        report = self.synced("rolled back")
        self.assertEqual((report.changed, report.removed, report.listed_whole), (renewed - 5 + 10, 5, False))

        self.build(some)
        self.killed_at(2, "after")
        indexer("rollback", self.folder.index)
        self.await_service()
        report = self.synced("killed half-way, and then rolled back")
        self.assertTrue(report.listed_whole)
        self.assertEqual(report.changed, 110)  # the ten that had gone, and a hundred that had changed


class Mishaps(Synced):
    count = 500

    def test_withdrawn_and_back(self) -> None:
        self.synced("everything")
        indexer("retract", self.folder.index, "organizations/o-7", "organizations/o-8")
        while self.client.index_info().organization_count == self.count:
            pass
        self.assertEqual(self.synced("two withdrawn").removed, 2)
        self.assertEqual(self.synced("nothing new").calls, 1)
        indexer("retract", self.folder.index, "--undo", "organizations/o-7")
        while self.client.index_info().organization_count == self.count - 2:
            pass
        self.assertLess(self.synced("one back").changed, 100)  # those of similar names name it again
        self.assertEqual(self.synced("nothing new").calls, 1)

    def test_built_anew_while_something_is_withdrawn(self) -> None:
        self.synced("everything")
        indexer("retract", self.folder.index, "organizations/o-7")
        while self.client.index_info().organization_count == self.count:
            pass
        self.assertEqual(self.synced("one withdrawn").removed, 1)
        self.build(lambda rows: rows)
        report = self.synced("the same once more")
        self.assertFalse(report.listed_whole)
        indexer("retract", self.folder.index, "--undo", "organizations/o-7")
        self.build(lambda rows: rows)
        self.synced("one back")
        self.assertEqual(len(self.store), self.count)

    def test_a_generation_that_is_forgotten(self) -> None:
        self.synced("everything")
        known = self.active()
        token = self.client.list_organizations().response.next_page_token
        for word in ("einmal", "zweimal", "dreimal"):
            self.build(lambda rows: [rows[0].replace("Berät in", f"Berät {word} in"), *rows[1:]])
        indexer("gc", self.folder.index, "--keep", 1)
        self.assertFalse((self.folder.index / known).exists())
        with self.assertRaises(PageTokenExpiredError) as caught:
            self.client.list_organizations(page_token=token)
        self.assertEqual(caught.exception.reason, "PAGE_TOKEN_EXPIRED")
        while True:
            report = self.synced("listed again")
            if report.generation == self.active():
                break
        self.assertEqual((report.changed, report.removed), (1, 0))

    def test_a_service_that_stops_half_way(self) -> None:
        stopped_at = 2

        class Stopping(SqliteStore):
            steps = 0

            def apply(store, changed, removed, progress):
                super().apply(changed, removed, progress)
                store.steps += 1
                if store.steps == stopped_at:
                    self.service.stop()

        with Stopping(self.database) as store, self.assertRaises(UnavailableError):
            self.client.sync(store)
        self.assertEqual(len(self.store), stopped_at * 100)
        self.service = LiveService(self.folder.index, self.folder.socket())
        self.addCleanup(self.service.stop)
        report = self.synced("after a restart")  # which knows none of the old page tokens
        self.assertEqual(report.changed, self.count - stopped_at * 100)

    def test_progress_that_is_not_ours(self) -> None:
        for progress in ("x", "[]", '{"generation": "../etc"}', '{"generation": 7, "page_token": null}',
                         '{"page_token": "abc", "done": "organizations/zzz"}', '{"generation": "20200101T000000Z-0123456789abcdef"}'):
            with self.subTest(progress):
                self.store.apply([], [], progress)
                self.assertTrue(self.synced("everything").listed_whole)


if __name__ == "__main__":
    unittest.main()
