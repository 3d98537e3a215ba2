#!/usr/bin/env python3
"""A case management system in a hundred lines: find, refer, keep what is stored true.

    case_management.py [--target localhost:50051] [--credentials client.pem] [--database case.sqlite]

Searches for somebody in Potsdam who speaks Romanian and must not come near Leipzig, fills in a referral form, refreshes the
organisation that an earlier case has stored, and brings the local copy of the directory up to date.
"""

from __future__ import annotations

import argparse
import sys
import time
from typing import Optional

from kok_search import Client, KokSearchError, NotFoundError, SqliteStore
from kok_search.messages import (
    ATTRIBUTE_STATE_VIA_INTERPRETER,
    ATTRIBUTE_STATE_YES,
    ORGANIZATION_STATUS_PAUSED,
    Referral,
    SearchResult,
)

AN_HOUR = 3600


def find(client: Client) -> Optional[SearchResult]:
    """The place and what the person needs are codes and towns, never the person: no name, no date of birth, no story."""
    page = client.responsible("Potsdam", languages="ro", avoid_areas=[("Leipzig", 30)])
    for notice in page.notices:
        print(f"  to be known: {notice.message}")
    for number, result in enumerate(page.results[:3], 1):
        print(f"  {number}. {result.referral.display_name}, {result.referral.locality}")
        for reason in result.match_reasons:
            print(f"     {reason.description}")
    # A caseworker chooses; the example takes the first. `fallback` says whom to ask where nobody is found.
    candidates = page.results or page.fallback
    return candidates[0] if candidates else None


def fill_in(referral: Referral) -> str:
    """The referral form. What no source states is written as unknown, and asked for by telephone."""
    spoken = {ATTRIBUTE_STATE_YES: "", ATTRIBUTE_STATE_VIA_INTERPRETER: " (through interpreters)"}
    languages = [language.code + spoken[language.state] for language in referral.languages if language.state in spoken]
    lines = [
        ("Referred to", referral.display_name),
        ("Town", referral.locality),
        ("Telephone", ", ".join(dict.fromkeys(phone.display for phone in referral.phones))),
        ("E-mail", ", ".join(referral.emails)),
        ("Hours", referral.hours),
        ("Languages", ", ".join(languages)),
        ("Website", referral.website_uri),
        ("Before you call", referral.alert),
        ("To be asked", ", ".join(referral.unknown_fields)),
        ("Source", f"{referral.source} {referral.source_date}".strip()),
        ("Last checked", referral.verified_on),
    ]
    return "\n".join(f"  {label + ':':<17}{value or 'unknown'}" for label, value in lines)


def refresh(client: Client, name: str, etag: str) -> None:
    """Before an old case is opened again: is the stored organisation still what it was?"""
    try:
        answer = client.refresh(name, etag)
    except NotFoundError:
        print(f"  {name} was withdrawn: remove the copy")
        return
    print(f"  {name}: {'changed' if answer.changed else 'unchanged'}")
    if answer.successor is not None:
        print(f"  now ask {answer.successor.name}, {answer.successor.display_name}")
    if answer.current.status == ORGANIZATION_STATUS_PAUSED:
        print("  it is not taking clients for now")


def sync_once(client: Client, store: SqliteStore) -> None:
    """The whole directory as a local copy, so that the system works while the service does not."""
    report = client.sync(store)
    print(f"  {len(store)} organisations stored; {report.changed} renewed, {report.removed} removed, {report.calls} calls")


def sync_every_hour(client: Client, store: SqliteStore) -> None:
    """For a thread or process of its own. A pass that fails is made up for by the next one."""
    while True:
        try:
            sync_once(client, store)
        except KokSearchError as error:
            print(error, file=sys.stderr)
        time.sleep(AN_HOUR)


def main() -> int:
    parser = argparse.ArgumentParser(description="A case management system, as an example.")
    parser.add_argument("--target", default="localhost:50051")
    parser.add_argument("--credentials", help="PEM file with client certificate, key and CA; not needed on the same machine")
    parser.add_argument("--database", default="case.sqlite")
    arguments = parser.parse_args()
    try:
        with Client(arguments.target, credentials_file=arguments.credentials, language_code="en") as client, \
                SqliteStore(arguments.database) as store:
            print("Search")
            chosen = find(client)
            if chosen is None:
                print("  nobody found")
                return 1
            print("Referral")
            print(fill_in(chosen.referral))
            print("Refresh")
            refresh(client, chosen.name, etag=chosen.organization.etag)
            print("Sync")
            sync_once(client, store)
    except KokSearchError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
