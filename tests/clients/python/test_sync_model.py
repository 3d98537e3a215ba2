"""The copy against a model of the service, through thousands of accidents: generations come and go, are rolled back, records are
withdrawn and come back, page tokens end, calls fail and processes die, all in between and in any order. Whenever a sync says
that it is up to date, the copy must be what the service has. The same with a service that is older than `IndexInfo.withdrawals`; there one
thing is left out: that something is withdrawn and taken back while a sync runs, or between one that did not end well and the next.
The seeds are fixed; KOK_SYNC_SEEDS asks for more."""

import os
import random
import unittest

from kok.search.v1 import directory_service_pb2, organization_pb2
from kok_search import InvalidRequestError, NotFoundError, PageTokenExpiredError, UnavailableError, Violation
from kok_search.directory_sync import DirectorySync

SEEDS = int(os.environ.get("KOK_SYNC_SEEDS", "1500"))
PAGE = 4


class Died(Exception):
    """The process, as far as the copy can tell."""


class Directory:
    """What the service promises of these three calls, on a few records. `accident` is called before and after each of them."""

    def __init__(self, chance: random.Random, says_withdrawals: bool) -> None:
        self.chance = chance
        self.says_withdrawals = says_withdrawals
        self.generations = {}  # id: {name: version}, in order of age
        self.withdrawn = set()
        self.serial = 0
        self.tokens = 0  # raised where the service is started anew
        self.accident = lambda: None
        self.unseen = set()  # withdrawn, or back, since a sync began that has not ended well yet
        self.build({f"organizations/{n:02}": 0 for n in range(chance.randrange(1, 25))})

    def build(self, records) -> None:
        self.serial += 1
        self.active = f"g{self.serial}"
        self.generations[self.active] = dict(records)
        while len(self.generations) > 3:
            del self.generations[next(iter(self.generations))]

    def change(self) -> None:
        """Something that an operator does."""
        records = dict(self.generations[self.active])
        names = [f"organizations/{n:02}" for n in range(30)]
        deed = self.chance.randrange(6)
        if deed <= 1:
            # Often nothing has changed; what is withdrawn is left out.
            records = {name: version for name, version in records.items() if name not in self.withdrawn}
            count = self.chance.choice((0, 0, self.chance.randrange(1, 12)))
            for name in self.chance.sample(sorted(set(names) - self.withdrawn), min(count, len(names) - len(self.withdrawn))):
                if records.pop(name, None) is None or self.chance.random() < 0.6:
                    records[name] = self.serial if self.chance.random() < 0.7 else 0  # also back to what it was
            self.build(records)
        elif deed == 2:
            self.active = self.chance.choice(list(self.generations))
        elif deed == 3:
            self.withdraw(self.chance.choice(names), True)
        elif deed == 4 and self.withdrawn:
            self.withdraw(self.chance.choice(sorted(self.withdrawn)), False)
        else:
            self.tokens += 1

    def withdraw(self, name: str, withdrawn: bool) -> None:
        if (name in self.withdrawn) == withdrawn or (name in self.unseen and not self.says_withdrawals):
            return
        self.unseen.add(name)
        self.withdrawn ^= {name}

    def index(self, generation):
        """Of the state that a reply is of."""
        shown, here = self.shown(generation), self.generations[generation]
        hidden = [f"-{name}" for name in here if name not in shown] + [f"{name} {shown[name]}" for name in shown if self.rewritten(name)]
        return {"generation": generation, "withdrawals": str(sorted(hidden)) if hidden and self.says_withdrawals else ""}

    def shown(self, generation):
        """Name to etag. Each record names its neighbour, and is rewritten where that one is withdrawn."""
        return {name: self.etag(name, version) for name, version in self.generations[generation].items() if name not in self.withdrawn}

    def rewritten(self, name: str) -> bool:
        return f"organizations/{int(name[-2:]) + 1:02}" in self.withdrawn

    def etag(self, name: str, version: int) -> str:
        return f"{version}{'r' if self.rewritten(name) else ''}"

    def organizations(self, names):
        shown = self.shown(self.active)
        return [organization_pb2.Organization(name=name, etag=shown[name]) for name in names]

    def index_info(self, since=""):
        self.accident()
        reply = directory_service_pb2.GetIndexInfoResponse(index=self.index(self.active))
        now, here = self.shown(self.active), self.generations[self.active]
        if since == self.active:
            reply.changed[:] = sorted(name for name in now if self.rewritten(name))
            reply.removed[:] = sorted(name for name in here if name in self.withdrawn)
        elif since in self.generations:
            before = {name: version for name, version in self.generations[since].items() if name not in self.withdrawn}
            raw = {name: version for name, version in here.items() if name not in self.withdrawn}
            reply.added[:] = sorted(now.keys() - before.keys())
            reply.changed[:] = sorted(name for name in now if name in before and (before[name] != raw[name] or self.rewritten(name)))
            gone = {name for name in self.generations[since] if name in self.withdrawn}
            reply.removed[:] = sorted((before.keys() - now.keys()) | gone)
        elif since:
            raise PageTokenExpiredError("", reason="GENERATION_NOT_KEPT")
        self.accident()
        return reply

    def organization_page(self, token):
        self.accident()
        generation, after = self.active, ""
        if token:
            key, generation, after = token.split(" ")
            if int(key) != self.tokens:
                raise InvalidRequestError("", reason="PAGE_TOKEN_INVALID")
            if generation not in self.generations:
                raise PageTokenExpiredError("", reason="PAGE_TOKEN_EXPIRED")
        shown = self.shown(generation)
        # Where records were withdrawn meanwhile a page may begin too early, never too late.
        overlap = self.chance.randrange(2) if token else 0
        rest = sorted(name for name in shown if name > after)
        page = sorted(name for name in shown if name <= after)[-1:] * overlap + rest[:PAGE]
        reply = directory_service_pb2.ListOrganizationsResponse(
            organizations=[organization_pb2.Organization(name=name, etag=shown[name]) for name in page],
            index=self.index(generation))
        if len(rest) > PAGE:
            reply.next_page_token = f"{self.tokens} {generation} {page[-1]}"
        self.accident()
        return reply

    def organization_batch(self, names):
        self.accident()
        shown = self.shown(self.active)
        for position, name in enumerate(names):
            if name not in shown:
                raise NotFoundError("", violations=[Violation(f"names[{position}]", "")])
        if len(names) > 3:
            raise InvalidRequestError("", reason="RESPONSE_TOO_LARGE")
        reply = directory_service_pb2.BatchGetOrganizationsResponse(
            organizations=self.organizations(names), index=self.index(self.active))
        self.accident()
        return reply


class Copy:
    """A store in memory."""

    def __init__(self) -> None:
        self.kept = {}
        self.text = ""
        self.accident = lambda: None

    def progress(self):
        return self.text

    def etags_between(self, after, up_to):
        return {name: etag for name, etag in self.kept.items() if name > after and (not up_to or name <= up_to)}

    def apply(self, changed, removed, progress):
        self.accident()
        self.kept.update({organization.name: organization.etag for organization in changed})
        for name in removed:
            self.kept.pop(name, None)
        self.text = progress
        self.accident()


class Model(unittest.TestCase):
    def test_up_to_date_means_it(self) -> None:
        self.through_accidents(says_withdrawals=True)

    def test_up_to_date_means_it_of_an_older_service(self) -> None:
        self.through_accidents(says_withdrawals=False)

    def through_accidents(self, says_withdrawals: bool) -> None:
        checked = whole = 0
        for seed in range(SEEDS):
            chance = random.Random(seed)
            directory, copy = Directory(chance, says_withdrawals), Copy()

            def accident() -> None:
                what = chance.random()
                if what < 0.06:
                    directory.change()
                elif what < 0.09:
                    raise Died

            def refused() -> None:
                accident()
                if chance.random() < 0.03:
                    raise UnavailableError("")

            for _ in range(12):
                copy.accident, directory.accident = accident, refused
                try:
                    ended_well = DirectorySync(directory, copy).run().up_to_date
                except (Died, UnavailableError, PageTokenExpiredError):
                    ended_well = False
                for _ in range(chance.randrange(4)):
                    if ended_well:  # whatever is withdrawn and back before the next one begins
                        directory.unseen.clear()
                    directory.change()
                copy.accident = directory.accident = lambda: None
                if chance.random() < 0.5:
                    report = DirectorySync(directory, copy).run()
                    self.assertTrue(report.up_to_date, seed)
                    self.assertEqual(copy.kept, directory.shown(directory.active), f"seed {seed}")
                    again = DirectorySync(directory, copy).run()
                    self.assertEqual((again.calls, again.changed, again.removed), (1, 0, 0), f"seed {seed}")
                    directory.unseen.clear()
                    for _ in range(chance.randrange(3)):
                        directory.change()
                        directory.unseen.clear()
                    checked += 1
                    whole += report.listed_whole
        self.assertGreater(checked, SEEDS)
        self.assertLess(whole, checked)  # most of what happens is followed without listing everything


if __name__ == "__main__":
    unittest.main()
