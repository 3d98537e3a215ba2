"""Builds requests from plain Python values."""

from __future__ import annotations

from typing import Callable, Iterable, List, Optional, Tuple, TypeVar, Union

from kok.search.v1 import search_filter_pb2, search_service_pb2
from kok_search.errors import InvalidRequestError

#: One text, or several.
Texts = Union[str, Iterable[str]]
#: One place to keep away from: its name or postal code, with kilometres around it where the place itself is not enough.
Area = Union[str, Tuple[str, float]]
#: Where somebody is: a place in any usual spelling, a postal code, or latitude and longitude.
Where = Union[str, Tuple[float, float]]
#: Values of an enum, as its constants or their names.
Kinds = Iterable[Union[search_filter_pb2.RecordKind, str]]

_Built = TypeVar("_Built")


def built(make: Callable[[], _Built]) -> _Built:
    """What `make` makes of a caller's values. InvalidRequestError where a value does not fit, without the library's own error, which
    quotes it."""
    try:
        return make()
    except (TypeError, ValueError):
        pass
    raise InvalidRequestError(
        "a value has another type than its field, is an unknown enum name, or is not valid Unicode",
        code="INVALID_ARGUMENT",
        reason="INVALID_REQUEST",
        remedy="Check the types of what was passed; text must be whole Unicode characters.",
    )


def texts(values: Texts) -> List[str]:
    """`"ro"` means one language, not the two letters."""
    return [values] if isinstance(values, str) else list(values)


def near(where: Optional[Where], radius_km: float) -> Optional[search_service_pb2.Near]:
    """`near` of a search; None where nobody asks for a place."""
    if where is None:
        return None
    if isinstance(where, str):
        return search_service_pb2.Near(place=where, radius_km=radius_km)
    latitude, longitude = where
    return search_service_pb2.Near(
        point=search_service_pb2.GeoPoint(latitude=latitude, longitude=longitude), radius_km=radius_km)


def _avoid_area(area: Area) -> search_filter_pb2.AvoidArea:
    """ValueError or TypeError for what is neither a place nor a pair: no part of it may be left out in silence."""
    if isinstance(area, str):
        return search_filter_pb2.AvoidArea(place=area)
    place, radius_km = area
    return search_filter_pb2.AvoidArea(place=place, radius_km=radius_km)


def search_filter(
    start: Optional[search_filter_pb2.SearchFilter] = None,
    *,
    kinds: Kinds = (),
    regions: Texts = (),
    serves_regions: Texts = (),
    avoid_regions: Texts = (),
    avoid_areas: Union[str, Iterable[Area]] = (),
    languages: Texts = (),
    services: Texts = (),
    target_groups: Texts = (),
    exploitation_forms: Texts = (),
    topics: Texts = (),
    max_age_days: int = 0,
) -> search_filter_pb2.SearchFilter:
    """A filter with the most usual fields; `start` brings any others. Values of one field are alternatives, fields add up."""
    result = search_filter_pb2.SearchFilter()
    if start is not None:
        result.CopyFrom(start)
    areas: List[Area] = [avoid_areas] if isinstance(avoid_areas, str) else list(avoid_areas)
    result.MergeFrom(search_filter_pb2.SearchFilter(
        kinds=list(kinds),
        regions=texts(regions),
        serves_regions=texts(serves_regions),
        avoid_regions=texts(avoid_regions),
        avoid_areas=[_avoid_area(area) for area in areas],
        languages=texts(languages),
        services=texts(services),
        target_groups=texts(target_groups),
        exploitation_forms=texts(exploitation_forms),
        topics=texts(topics),
        max_age_days=max_age_days,
    ))
    return result
