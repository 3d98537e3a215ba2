"""Answers that come in pages."""

from __future__ import annotations

from typing import Any, Callable, Generic, Iterator, Optional, Protocol, Sequence, TypeVar

from kok.search.v1 import index_info_pb2, search_service_pb2


class _PagedResponse(Protocol):
    @property
    def next_page_token(self) -> str: ...

    @property
    def total_size(self) -> int: ...

    @property
    def notices(self) -> Sequence[search_service_pb2.Notice]: ...

    @property
    def index(self) -> index_info_pb2.IndexInfo: ...


Response = TypeVar("Response", bound=_PagedResponse)
Item = TypeVar("Item")
_Self = TypeVar("_Self", bound="Page[Any, Any]")


class Page(Generic[Response, Item]):
    """One page. Iterating over it goes through its items and those of all pages behind it, which are fetched when they are
    reached: ``items`` is this page alone. Fetching raises what the method that gave the first page raises, and
    PageTokenExpiredError where the directory was renewed so often meanwhile that the listing's state is gone."""

    def __init__(self, fetch: Callable[[str], Response], items: Callable[[Response], Sequence[Item]], token: str = "") -> None:
        self._fetch = fetch
        self._items = items
        self.response = fetch(token)  #: the reply as the service sent it

    @property
    def items(self) -> Sequence[Item]:
        """What stands on this page."""
        return self._items(self.response)

    @property
    def notices(self) -> Sequence[search_service_pb2.Notice]:
        """What the caller should know about this answer; show their ``message``."""
        return self.response.notices

    @property
    def total_size(self) -> int:
        """Items on all pages together."""
        return self.response.total_size

    @property
    def generation(self) -> str:
        """Id of the state of the directory that answered."""
        return self.response.index.generation

    def next(self: _Self) -> Optional[_Self]:
        """The page behind this one; None where this is the last."""
        if not self.response.next_page_token:
            return None
        return type(self)(self._fetch, self._items, self.response.next_page_token)

    def pages(self: _Self) -> Iterator[_Self]:
        """This page and those behind it."""
        page: Optional[_Self] = self
        while page is not None:
            yield page
            page = page.next()

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page.items


class SearchPage(Page[search_service_pb2.SearchResponse, search_service_pb2.SearchResult]):
    """One page of a search."""

    @property
    def results(self) -> Sequence[search_service_pb2.SearchResult]:
        """What was found, best first; the same as ``items``."""
        return self.response.results

    @property
    def fallback(self) -> Sequence[search_service_pb2.SearchResult]:
        """Whom else to ask where nobody found is responsible, or nothing was found. On the first page only."""
        return self.response.fallback

    @property
    def facets(self) -> Sequence[search_service_pb2.Facet]:
        """The counts asked for."""
        return self.response.facets

    @property
    def suggested_query(self) -> str:
        """Another spelling that may have been meant; empty: none."""
        return self.response.suggested_query
