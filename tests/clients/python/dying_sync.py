"""A program that syncs and is killed: `dying_sync.py TARGET DATABASE STEP before|after`, without a chance to tidy up, before or
after the step of that number was stored."""

import os
import signal
import sys

from kok_search import Client, SqliteStore


class DyingStore(SqliteStore):
    steps_left = int(sys.argv[3])

    def apply(self, changed, removed, progress):
        self.steps_left -= 1
        if self.steps_left == 0 and sys.argv[4] == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        super().apply(changed, removed, progress)
        if self.steps_left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


with Client(sys.argv[1]) as client, DyingStore(sys.argv[2]) as store:
    client.sync(store)
