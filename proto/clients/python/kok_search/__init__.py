"""Client of kok-search: who can help this person, here, now?

    from kok_search import Client

    with Client("localhost:50051") as client:
        for result in client.responsible("Cottbus", languages="ro").results:
            print(result.referral.display_name, [phone.number for phone in result.referral.phones])

Messages and enums are in ``kok_search.messages``, errors in ``kok_search.errors``. Nothing is kept between calls but the connection.
"""

from kok_search.client import Client as Client
from kok_search.directory_sync import Store as Store
from kok_search.directory_sync import SyncReport as SyncReport
from kok_search.errors import CancelledError as CancelledError
from kok_search.errors import CannotConnectError as CannotConnectError
from kok_search.errors import DeadlineExceededError as DeadlineExceededError
from kok_search.errors import InternalError as InternalError
from kok_search.errors import InvalidRequestError as InvalidRequestError
from kok_search.errors import KokSearchError as KokSearchError
from kok_search.errors import NotFoundError as NotFoundError
from kok_search.errors import NotServedError as NotServedError
from kok_search.errors import OverloadedError as OverloadedError
from kok_search.errors import PageTokenExpiredError as PageTokenExpiredError
from kok_search.errors import PermissionDeniedError as PermissionDeniedError
from kok_search.errors import StoreError as StoreError
from kok_search.errors import UnauthenticatedError as UnauthenticatedError
from kok_search.errors import UnavailableError as UnavailableError
from kok_search.errors import VersionMismatchError as VersionMismatchError
from kok_search.errors import Violation as Violation
from kok_search.pages import Page as Page
from kok_search.pages import SearchPage as SearchPage
from kok_search.refresh import Refreshed as Refreshed
from kok_search.sqlite_store import SqliteStore as SqliteStore
