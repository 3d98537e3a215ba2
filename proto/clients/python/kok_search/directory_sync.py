"""Keeps a copy of the directory's organisations up to date, and can be stopped at any moment.

How: `GetIndexInfo` says what changed since the generation that the copy has. Where the service has forgotten that generation, or
too much changed, the organisations are listed anew, by resource name, and the copy is put right one stretch of names at a time.
Withdrawals belong to no generation, so what is withdrawn is asked for before and after, and every reply must be of the same state:
of one generation with one word of `IndexInfo.withdrawals`. A service older than that word never says it; there, what is withdrawn and
taken back between two questions, of one run or of one that was killed and the next, could be missed until the record changes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Callable, Iterator, List, Mapping, Optional, Protocol, Sequence

from kok.search.v1 import directory_service_pb2, index_info_pb2, organization_pb2
from kok_search.errors import InternalError, InvalidRequestError, NotFoundError, PageTokenExpiredError

MAX_NAMES = 100  # of one BatchGetOrganizations
_MAX_ROUNDS = 5  # of one sync, where the directory is renewed while it runs
_TOKEN_REFUSED = ("PAGE_TOKEN_INVALID", "PAGE_TOKEN_MISMATCH")


class Store(Protocol):
    """Where a copy is kept: a table, a file. SqliteStore is one; for a database of your own write these three."""

    def progress(self) -> str:
        """The text that `apply` was last given, empty at first."""

    def etags_between(self, after: str, up_to: str) -> Mapping[str, str]:
        """Resource name to etag of what is kept, for names above `after` up to and including `up_to`, compared as bytes. An empty
        `up_to` means: to the end."""

    def apply(self, changed: Sequence[organization_pb2.Organization], removed: Sequence[str], progress: str) -> None:
        """Keeps `changed` (added or put over what is there), forgets `removed` (which may not be there), and keeps `progress`: all of
        it or nothing, in one transaction. Being given the same once more must do no harm."""


class Calls(Protocol):
    """What a sync asks of the service; Client has them."""

    def index_info(self, since_generation: str = "") -> directory_service_pb2.GetIndexInfoResponse: ...

    def organization_page(self, page_token: str) -> directory_service_pb2.ListOrganizationsResponse: ...

    def organization_batch(self, names: Sequence[str]) -> directory_service_pb2.BatchGetOrganizationsResponse: ...


@dataclass
class SyncReport:
    """What a sync did."""

    calls: int = 0  #: calls of the service
    changed: int = 0  #: organisations added to the copy or renewed in it
    removed: int = 0  #: organisations that were to be forgotten
    generation: str = ""  #: state of the directory that the copy now has
    up_to_date: bool = False  #: whether that is the service's; false where it was renewed again and again meanwhile
    listed_whole: bool = False  #: whether everything had to be listed


@dataclass(frozen=True)
class _Progress:
    """What the store keeps for us, as JSON."""

    generation: str = ""  # the copy has all of it; empty: of none
    withdrawn: str = ""  # digest of what was withdrawn within that generation when the copy was made
    view: str = ""  # `withdrawals` of the service at that time
    target: str = ""  # state that the copy is being brought to; empty: none
    withdrawn_there: str = ""  # of the target what `withdrawn` is of the generation
    view_there: str = ""  # of the target what `view` is of the generation
    done: str = ""  # on the way there, names up to this one are
    page_token: str = ""  # while listing: of the page behind `done`


def _read_progress(text: str) -> _Progress:
    try:
        values = json.loads(text or "{}")
        return _Progress(**{field.name: str(values.get(field.name, "")) for field in fields(_Progress)})
    except (ValueError, AttributeError):
        return _Progress()  # none of ours: the copy is compared with the whole list


def _digest(changes: directory_service_pb2.GetIndexInfoResponse) -> str:
    names = [*changes.added, "", *changes.changed, "", *changes.removed]
    return hashlib.sha256("\n".join(names).encode()).hexdigest() if any(names) else ""


def _target(changes: directory_service_pb2.GetIndexInfoResponse) -> str:
    return f"{changes.index.generation} {_digest(changes)}"


@dataclass(frozen=True)
class _Withdrawn:
    """What is withdrawn within a generation."""

    names: str  # digest
    view: str  # the service's word for it


def _is_of(index: index_info_pb2.IndexInfo, generation: str, view: str) -> bool:
    return (index.generation, index.withdrawals) == (generation, view)


def _organizations(names: Sequence[str]) -> List[str]:
    return [name for name in names if name.startswith("organizations/")]


def _renewed() -> PageTokenExpiredError:
    return PageTokenExpiredError("the directory was renewed meanwhile", code="ABORTED", remedy="Sync again.")


class DirectorySync:
    """One run. Use Client.sync."""

    def __init__(self, calls: Calls, store: Store) -> None:
        self._calls = calls
        self._store = store
        self._progress = _read_progress(store.progress())
        self.report = SyncReport()

    def run(self) -> SyncReport:
        """Brings the store up to date; what is left where the directory does not hold still is done by the next run."""
        for round_number in range(_MAX_ROUNDS):
            if not self._progress.generation:
                self._list_everything()
            changes = self._changes(may_be_refused=round_number == 0)
            if changes is None or self._may_hide_something(changes):
                self._progress = _Progress()
            elif self._has_all(changes):
                self.report.up_to_date = True
                break
            else:
                self._follow(changes)
        self.report.generation = self._progress.generation
        return self.report

    def _changes(self, may_be_refused: bool) -> Optional[directory_service_pb2.GetIndexInfoResponse]:
        """None: the service cannot tell, everything must be listed."""
        self.report.calls += 1
        try:
            return self._calls.index_info(self._progress.generation)
        except PageTokenExpiredError:
            return None
        except InvalidRequestError:
            if may_be_refused:  # the store's progress is of another service
                return None
            raise

    def _has_all(self, changes: directory_service_pb2.GetIndexInfoResponse) -> bool:
        return (changes.index.generation == self._progress.generation
                and _digest(changes) == self._progress.withdrawn
                and changes.index.withdrawals == self._progress.view)

    def _may_hide_something(self, changes: directory_service_pb2.GetIndexInfoResponse) -> bool:
        """Whether the copy differs from the service's state by more than `changes` can say."""
        digest, view = _digest(changes), changes.index.withdrawals
        if self._progress.target:  # it has pieces of a state that is not the one that it would be brought to now
            return self._progress.target != _target(changes) or self._progress.view_there != view
        # What was withdrawn and is back is not listed as added.
        if self._progress.withdrawn not in ("", digest):
            return True
        # The same names, but a record of them is not the same.
        return changes.index.generation == self._progress.generation and digest == self._progress.withdrawn and view != self._progress.view

    def _apply(self, changed: Sequence[organization_pb2.Organization], removed: Sequence[str], progress: _Progress) -> None:
        self._store.apply(changed, removed, json.dumps(asdict(progress)))
        self._progress = progress
        self.report.changed += len(changed)
        self.report.removed += len(removed)

    # Changes since a generation.

    def _follow(self, changes: directory_service_pb2.GetIndexInfoResponse) -> None:
        generation = changes.index.generation
        if generation == self._progress.generation:  # only withdrawals
            withdrawn = _Withdrawn(_digest(changes), changes.index.withdrawals)
        else:
            # Asked for before the changes that are applied: whatever is withdrawn or back since then shows in the next round.
            within = self._withdrawn_in(generation)
            again = self._changes(may_be_refused=False)
            if within is None or again is None or not _is_of(again.index, generation, within.view):
                return  # renewed meanwhile
            withdrawn = within
            if self._may_hide_something(again):  # something is back since `changes`
                self._progress = _Progress()
                return
            changes = again
        target = _target(changes)
        if not self._progress.target:
            begun = replace(self._progress, target=target, withdrawn_there=withdrawn.names, view_there=withdrawn.view, done="")
            self._apply([], _organizations(changes.removed), begun)
        elif (self._progress.target, self._there()) != (target, withdrawn):
            self._progress = _Progress()
            return
        names = sorted({*_organizations(changes.added), *_organizations(changes.changed)})
        names = [name for name in names if name > self._progress.done]
        for start in range(0, len(names), MAX_NAMES):
            batch = names[start:start + MAX_NAMES]
            missing: List[str] = []
            replies = list(batches(self._batch, batch, missing.append))
            if missing or not all(_is_of(reply.index, generation, withdrawn.view) for reply in replies):
                self._progress = _Progress()  # renewed meanwhile: pieces of two states are compared with the whole list
                return
            self._apply([o for reply in replies for o in reply.organizations], [], replace(self._progress, done=batch[-1]))
        self._apply([], [], self._complete(generation))

    def _there(self) -> _Withdrawn:
        return _Withdrawn(self._progress.withdrawn_there, self._progress.view_there)

    def _complete(self, generation: str) -> _Progress:
        """Where the copy is at its target."""
        return _Progress(generation=generation, withdrawn=self._progress.withdrawn_there, view=self._progress.view_there)

    def _withdrawn_in(self, generation: str) -> Optional[_Withdrawn]:
        """What is withdrawn within the active generation; None where that is another one by now."""
        self.report.calls += 1
        try:
            within = self._calls.index_info(generation)
        except PageTokenExpiredError:
            return None
        return _Withdrawn(_digest(within), within.index.withdrawals) if within.index.generation == generation else None

    def _batch(self, names: Sequence[str]) -> directory_service_pb2.BatchGetOrganizationsResponse:
        self.report.calls += 1
        return self._calls.organization_batch(names)

    # Everything.

    def _list_everything(self) -> None:
        self.report.listed_whole = True
        for _ in range(_MAX_ROUNDS):
            try:
                self._list_from_where_it_stopped()
                return
            except PageTokenExpiredError:
                pass
            except InvalidRequestError as error:
                if error.reason not in _TOKEN_REFUSED:  # the service was started anew
                    raise
            self._progress = _Progress()
        raise _renewed()

    def _list_from_where_it_stopped(self) -> None:
        if not self._progress.page_token:
            self._begin_list()
        elif self._withdrawn_in(self._progress.target) != self._there():
            raise _renewed()  # what was listed may lack something that is back, or hold something that is gone
        while not self._progress.generation:
            self.report.calls += 1
            page = self._calls.organization_page(self._progress.page_token)
            if not _is_of(page.index, self._progress.target, self._progress.view_there):
                raise _renewed()
            names = [organization.name for organization in page.organizations]
            if names != sorted(names):
                raise InternalError("the list is not in the order of resource names", code="INTERNAL",
                                    remedy="Nothing was removed; tell the operator, and update service and client.")
            last = not page.next_page_token
            done = names[-1] if names else self._progress.done
            held = self._store.etags_between(self._progress.done, "" if last else done)
            changed = [o for o in page.organizations if held.get(o.name) != o.etag]
            removed = sorted(held.keys() - set(names))
            self._apply(changed, removed, self._complete(self._progress.target) if last else
                        replace(self._progress, done=done, page_token=page.next_page_token))

    def _begin_list(self) -> None:
        self.report.calls += 1
        generation = self._calls.index_info().index.generation
        withdrawn = self._withdrawn_in(generation)
        if withdrawn is None:
            raise _renewed()
        self._progress = _Progress(target=generation, withdrawn_there=withdrawn.names, view_there=withdrawn.view)


def batches(
    fetch: Callable[[Sequence[str]], directory_service_pb2.BatchGetOrganizationsResponse],
    names: Sequence[str],
    missing: Callable[[str], None],
) -> Iterator[directory_service_pb2.BatchGetOrganizationsResponse]:
    """The organisations of these names, at most MAX_NAMES, in as many replies as it takes: halved where they are too large for one,
    and without those that are not there, each of which is told to `missing`."""
    wanted = list(names)
    while wanted:
        try:
            yield fetch(wanted)
            return
        except InvalidRequestError as error:
            if error.reason != "RESPONSE_TOO_LARGE" or len(wanted) == 1:
                raise
            half = len(wanted) // 2
            yield from batches(fetch, wanted[:half], missing)
            wanted = wanted[half:]
        except NotFoundError as error:
            missing(wanted.pop(_position(error, len(wanted))))


def _position(error: NotFoundError, count: int) -> int:
    """Which of the names it is about: the violation's field is `names[3]`."""
    for violation in error.violations:
        digits = violation.field[len("names["):-1]
        if violation.field.startswith("names[") and digits.isdigit() and int(digits) < count:
            return int(digits)
    raise error
