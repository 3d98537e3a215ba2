"""The client: one object, one connection, a method a question."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Type, TypeVar, Union

import grpc
from google.protobuf.message import Message

from kok.search.v1 import (
    content_pb2,
    directory_service_pb2,
    organization_pb2,
    region_pb2,
    search_filter_pb2,
    search_service_pb2,
)
from kok_search import filters
from kok_search.channel import DEFAULT_TIMEOUT, open_channel
from kok_search.connection_check import why_not_connected
from kok_search.credentials import Credentials, read_files, read_one_file, refuse_both
from kok_search.directory_sync import MAX_NAMES, DirectorySync, Store, SyncReport, batches
from kok_search.errors import CancelledError, CannotConnectError, InvalidRequestError, KokSearchError, NotFoundError, Violation
from kok_search.failed_call import error_of
from kok_search.pages import Page, SearchPage
from kok_search.refresh import Refreshed, refreshed
from kok_search.remedies import REMEDIES
from kok_search.target import check_target

_Reply = TypeVar("_Reply", bound=Message)

_SEARCH = "/kok.search.v1.SearchService/"
_DIRECTORY = "/kok.search.v1.DirectoryService/"
_MAX_TIMEOUT = 1e9  # thirty years; gRPC's own arithmetic ends somewhere above

# gRPC itself refuses longer ones, and says that the service is overloaded.
_MAX_REQUEST_BYTES = 4 << 20


class Client:
    """Asks a kok-search. It connects at the first call, connects again by itself, and may be used from any thread; make one for
    the life of a program. After os.fork() make a new one in the child.

    ``target`` is ``host:port``, or ``unix:/path``. Without certificates it must be on this machine. ``credentials_file`` is one PEM
    file with the client's certificate, its key and the CA; or give ``ca_file``, ``certificate_file`` and ``key_file``.
    ``server_name``: the name in the server's certificate, where it is not the host's. ``timeout``: seconds for a call with all its
    repetitions (5 where it is None); each method takes one of its own. ``language_code``: ``de`` or ``en``, of names of regions
    and of messages.

    Calls that end with UNAVAILABLE are repeated up to three times, others never. Every method raises a KokSearchError; the
    constructor a CannotConnectError where the target or a certificate file is not as it must be, or one is given twice."""

    def __init__(
        self,
        target: str = "localhost:50051",
        *,
        credentials_file: Optional[str] = None,
        ca_file: Optional[str] = None,
        certificate_file: Optional[str] = None,
        key_file: Optional[str] = None,
        server_name: Optional[str] = None,
        timeout: Optional[float] = None,
        language_code: str = "de",
    ) -> None:
        check_target(target)
        self._credentials: Optional[Credentials] = None
        if credentials_file is not None:
            refuse_both(ca_file=ca_file, certificate_file=certificate_file, key_file=key_file)
            self._credentials = read_one_file(credentials_file)
        elif ca_file is not None or certificate_file is not None or key_file is not None:
            self._credentials = read_files(ca_file, certificate_file, key_file)
        self._target = target
        self._server_name = server_name
        self._timeout = DEFAULT_TIMEOUT if timeout is None else timeout
        self._language_code = language_code
        self._methods: Dict[str, Callable[..., Any]] = {}
        self._channel: grpc.Channel = open_channel(target, self._credentials, server_name)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection. The client cannot be used afterwards."""
        self._channel.close()

    # Search.

    def search(
        self,
        query: str = "",
        *,
        near: Optional[filters.Where] = None,
        radius_km: float = 0,
        kinds: filters.Kinds = (),
        regions: filters.Texts = (),
        serves_regions: filters.Texts = (),
        avoid_regions: filters.Texts = (),
        avoid_areas: Union[str, Iterable[filters.Area]] = (),
        languages: filters.Texts = (),
        services: filters.Texts = (),
        target_groups: filters.Texts = (),
        exploitation_forms: filters.Texts = (),
        topics: filters.Texts = (),
        max_age_days: int = 0,
        filter: Optional[search_filter_pb2.SearchFilter] = None,
        facets: Iterable[Union[search_service_pb2.FacetField, str]] = (),
        order_by: Union[search_service_pb2.SortOrder, str, None] = None,
        view: Union[search_service_pb2.ResultView, str, None] = None,
        page_size: int = 0,
        page_token: str = "",
        explain: bool = False,
        similar_to: str = "",
        language_code: str = "",
        timeout: Optional[float] = None,
    ) -> SearchPage:
        """Finds organisations and texts; what a query contains never makes it fail. Every argument is the field of that name of
        SearchRequest or SearchFilter, whose comments say what it takes; one value may stand for a list of one. ``near`` is a place,
        a postal code or (latitude, longitude); ``avoid_areas`` holds places or (place, kilometres); ``similar_to`` names the
        record whose neighbours are wanted, instead of a query; ``filter`` brings fields that have no argument here."""
        request = filters.built(lambda: search_service_pb2.SearchRequest(
            query=query,
            filter=filters.search_filter(
                filter, kinds=kinds, regions=regions, serves_regions=serves_regions, avoid_regions=avoid_regions,
                avoid_areas=avoid_areas, languages=languages, services=services, target_groups=target_groups,
                exploitation_forms=exploitation_forms, topics=topics, max_age_days=max_age_days),
            near=filters.near(near, radius_km),
            facets=list(facets),
            order_by=order_by,
            view=view,
            page_size=page_size,
            explain=explain,
            similar_to=similar_to,
            language_code=language_code or self._language_code,
        ))

        def fetch(token: str) -> search_service_pb2.SearchResponse:
            paged = search_service_pb2.SearchRequest(page_token=token)
            paged.MergeFrom(request)
            return self._call(_SEARCH + "Search", paged, search_service_pb2.SearchResponse, timeout)

        return SearchPage(fetch, lambda response: response.results, page_token)

    def responsible(
        self,
        place: Optional[filters.Where] = None,
        *,
        region: str = "",
        languages: filters.Texts = (),
        services: filters.Texts = (),
        target_groups: filters.Texts = (),
        avoid_regions: filters.Texts = (),
        avoid_areas: Union[str, Iterable[filters.Area]] = (),
        page_size: int = 0,
        language_code: str = "",
        timeout: Optional[float] = None,
    ) -> SearchPage:
        """Who is responsible for somebody at a place (a town, a postal code, or latitude and longitude), or in a region (a Land or
        country in any usual spelling): the responsible ones first, then the near ones. Each result's ``match_reasons`` say how that is
        known; where nobody is, ``fallback`` names whom to ask."""
        if (place is None) == (not region):
            raise _wrong_choice("place or region")
        return self.search(
            near=place, serves_regions=region or (), languages=languages, services=services, target_groups=target_groups,
            avoid_regions=avoid_regions, avoid_areas=avoid_areas, page_size=page_size, language_code=language_code,
            timeout=timeout)

    def suggest(
        self,
        prefix: str,
        *,
        filter: Optional[search_filter_pb2.SearchFilter] = None,
        limit: int = 0,
        language_code: str = "",
        timeout: Optional[float] = None,
    ) -> Sequence[search_service_pb2.Suggestion]:
        """Completes what is being typed."""
        request = filters.built(lambda: search_service_pb2.SuggestRequest(
            prefix=prefix, filter=filter, limit=limit, language_code=language_code or self._language_code))
        return self._call(_SEARCH + "Suggest", request, search_service_pb2.SuggestResponse, timeout).suggestions

    def look_up(
        self, *, phone_number: str = "", email: str = "", timeout: Optional[float] = None
    ) -> search_service_pb2.LookupContactResponse:
        """Whose telephone number or e-mail address it is: ``matches``, none where no organisation of the directory publishes
        it. The directory is not complete: that a contact is not listed proves nothing."""
        if bool(phone_number) == bool(email):
            raise _wrong_choice("phone_number or email")
        request = filters.built(lambda: search_service_pb2.LookupContactRequest(
            phone_number=phone_number or None, email=email or None))
        return self._call(_SEARCH + "LookupContact", request, search_service_pb2.LookupContactResponse, timeout)

    # The directory.

    def get(self, name: str, *, timeout: Optional[float] = None) -> organization_pb2.Organization:
        """The organisation of a resource name (``organizations/fiz-stuttgart``). NotFoundError where there is none."""
        request = filters.built(lambda: directory_service_pb2.GetOrganizationRequest(name=name))
        response = directory_service_pb2.GetOrganizationResponse
        return self._call(_DIRECTORY + "GetOrganization", request, response, timeout).organization

    def get_content(self, name: str, *, timeout: Optional[float] = None) -> content_pb2.Content:
        """The text of a resource name (``contents/loverboys``), whole. NotFoundError where there is none."""
        request = filters.built(lambda: directory_service_pb2.GetContentRequest(name=name))
        return self._call(_DIRECTORY + "GetContent", request, directory_service_pb2.GetContentResponse, timeout).content

    def batch_get(self, names: Iterable[str], *, timeout: Optional[float] = None) -> List[organization_pb2.Organization]:
        """The organisations of these resource names, in that order; a call for each hundred. All or none: one unknown name is a
        NotFoundError, whose violation says at which position."""
        if isinstance(names, (str, bytes)) or not hasattr(names, "__iter__"):
            raise InvalidRequestError(
                "names is no list", code="INVALID_ARGUMENT", reason="INVALID_REQUEST",
                violations=[Violation("names", "expected a list of resource names")],
                remedy="Pass a list of names, or ask for the one by get.")
        wanted = list(names)
        found: List[organization_pb2.Organization] = []
        for start in range(0, len(wanted), MAX_NAMES):
            def none_missing(name: str) -> None:
                raise _missing_at(wanted.index(name))

            for response in batches(lambda part: self.organization_batch(part, timeout=timeout),
                                    wanted[start:start + MAX_NAMES], none_missing):
                found += response.organizations
        return found

    def list_organizations(
        self,
        *,
        filter: Optional[search_filter_pb2.SearchFilter] = None,
        page_size: int = 0,
        page_token: str = "",
        timeout: Optional[float] = None,
    ) -> Page[directory_service_pb2.ListOrganizationsResponse, organization_pb2.Organization]:
        """All organisations that pass the filter, by resource name. To keep a copy of all of them use ``sync``."""

        def fetch(token: str) -> directory_service_pb2.ListOrganizationsResponse:
            return self.organization_page(token, filter=filter, page_size=page_size, timeout=timeout)

        return Page(fetch, lambda response: response.organizations, page_token)

    def list_contents(
        self,
        *,
        filter: Optional[search_filter_pb2.SearchFilter] = None,
        view: Union[search_service_pb2.ResultView, str, None] = None,
        page_size: int = 0,
        page_token: str = "",
        timeout: Optional[float] = None,
    ) -> Page[directory_service_pb2.ListContentsResponse, content_pb2.Content]:
        """All texts that pass the filter, by resource name; bodies where ``view`` is RESULT_VIEW_FULL."""

        def fetch(token: str) -> directory_service_pb2.ListContentsResponse:
            request = filters.built(lambda: directory_service_pb2.ListContentsRequest(
                filter=filter, view=view, page_size=page_size, page_token=token))
            return self._call(_DIRECTORY + "ListContents", request, directory_service_pb2.ListContentsResponse, timeout)

        return Page(fetch, lambda response: response.contents, page_token)

    def list_regions(self, *, language_code: str = "", timeout: Optional[float] = None) -> Sequence[region_pb2.Region]:
        """The Länder and the countries abroad, with what the directory holds for each."""
        request = filters.built(lambda: directory_service_pb2.ListRegionsRequest(
            language_code=language_code or self._language_code))
        return self._call(_DIRECTORY + "ListRegions", request, directory_service_pb2.ListRegionsResponse, timeout).regions

    def index_info(
        self, since_generation: str = "", *, timeout: Optional[float] = None
    ) -> directory_service_pb2.GetIndexInfoResponse:
        """The state of the directory, its counts, and the resource names that changed since an earlier state.
        PageTokenExpiredError where that one is not kept any more, or too much changed: list everything again."""
        request = filters.built(lambda: directory_service_pb2.GetIndexInfoRequest(since_generation=since_generation))
        return self._call(_DIRECTORY + "GetIndexInfo", request, directory_service_pb2.GetIndexInfoResponse, timeout)

    # A copy that stays true.

    def refresh(self, name: str, etag: str = "", *, timeout: Optional[float] = None) -> Refreshed:
        """What became of an organisation of which a copy was stored with its ``etag``: the record as it is now, whether it
        changed, and who took over where it was merged or closed. NotFoundError where it was withdrawn: forget the copy."""
        return refreshed(lambda wanted: self.get(wanted, timeout=timeout), name, etag)

    def sync(self, store: Store) -> SyncReport:
        """Brings a copy of all organisations up to date; the first time it fetches all, later what changed. Nothing new costs one
        call. Killed at any moment it goes on from there the next time. KokSearchError where a call fails: what was applied until
        then stays, and the next run goes on. Errors of a store of your own pass through, those of SqliteStore are StoreErrors."""
        if not all(callable(getattr(store, method, None)) for method in ("progress", "etags_between", "apply")):
            raise InvalidRequestError(
                "store is none", code="INVALID_ARGUMENT", reason="INVALID_REQUEST",
                remedy="Pass a SqliteStore, or an object with the three methods of kok_search.Store.")
        return DirectorySync(self, store).run()

    def organization_page(
        self,
        page_token: str = "",
        *,
        filter: Optional[search_filter_pb2.SearchFilter] = None,
        page_size: int = 100,
        timeout: Optional[float] = None,
    ) -> directory_service_pb2.ListOrganizationsResponse:
        """One reply of ListOrganizations."""
        request = filters.built(lambda: directory_service_pb2.ListOrganizationsRequest(
            filter=filter, page_size=page_size, page_token=page_token))
        return self._call(_DIRECTORY + "ListOrganizations", request, directory_service_pb2.ListOrganizationsResponse, timeout)

    def organization_batch(
        self, names: Sequence[str], *, timeout: Optional[float] = None
    ) -> directory_service_pb2.BatchGetOrganizationsResponse:
        """One reply of BatchGetOrganizations."""
        request = filters.built(lambda: directory_service_pb2.BatchGetOrganizationsRequest(names=names))
        response = directory_service_pb2.BatchGetOrganizationsResponse
        return self._call(_DIRECTORY + "BatchGetOrganizations", request, response, timeout)

    def _call(self, path: str, request: Message, reply: Type[_Reply], timeout: Optional[float]) -> _Reply:
        if request.ByteSize() > _MAX_REQUEST_BYTES:
            raise _too_long()
        seconds = self._timeout if timeout is None else timeout
        if not isinstance(seconds, (int, float)) or not 0 < seconds < _MAX_TIMEOUT:
            raise InvalidRequestError(
                "timeout is no number of seconds above 0", code="INVALID_ARGUMENT", reason="INVALID_REQUEST",
                remedy="Give a number of seconds, or leave it out.")
        error: KokSearchError = CancelledError(
            "the client was closed", code="CANCELLED", remedy="Keep one Client open for the life of the program, or make a new one.")
        try:
            method = self._methods.get(path)
            if method is None:
                method = self._methods[path] = self._channel.unary_unary(
                    path, request_serializer=type(request).SerializeToString, response_deserializer=reply.FromString)
            response: _Reply = method(request, timeout=seconds)
            return response
        except grpc.RpcError as failed:
            error = error_of(failed)
        except ValueError:
            pass  # the channel is closed
        if isinstance(error, CannotConnectError):
            error = why_not_connected(self._target, self._credentials, self._server_name)
        raise error


def _wrong_choice(choices: str) -> InvalidRequestError:
    return InvalidRequestError(
        f"exactly one of {choices} is expected",
        code="INVALID_ARGUMENT",
        reason="INVALID_REQUEST",
        remedy="Pass one of the two.",
    )


def _too_long() -> InvalidRequestError:
    return InvalidRequestError(
        "the request is over 4 MiB",
        code="INVALID_ARGUMENT",
        reason="INVALID_REQUEST",
        remedy="Ask with less text, or for fewer at once.",
    )


def _missing_at(position: int) -> NotFoundError:
    return NotFoundError(
        "no record of that name is in the directory",
        code="NOT_FOUND",
        reason="RECORD_NOT_FOUND",
        violations=[Violation(f"names[{position}]", "names no record")],
        remedy=REMEDIES["RECORD_NOT_FOUND"],
    )
