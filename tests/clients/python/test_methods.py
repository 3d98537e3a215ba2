"""Each method of the client against the shipped data, as a case tool would use it."""

import pickle
import subprocess
import sys
import unittest

import grpc

from answering_server import AnsweringServer
from live_service import EXAMPLE, Folder, LiveService, indexer
from kok_search import Client, InvalidRequestError, NotFoundError
from kok_search.messages import (
    LOOKUP_STATUS_LISTED,
    LOOKUP_STATUS_NOT_LISTED,
    RECORD_KIND_CONTENT,
    SearchFilter,
    SearchRequest,
    SuggestRequest,
)


class Methods(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Folder()
        cls.addClassCleanup(cls.folder.remove)
        cls.folder.build()
        cls.service = LiveService(cls.folder.index, cls.folder.socket())
        cls.addClassCleanup(cls.service.stop)
        cls.client = Client(cls.folder.socket())
        cls.addClassCleanup(cls.client.close)

    def test_search_finds_and_says_how(self) -> None:
        page = self.client.search("KOOFRA", explain=True, language_code="en")
        self.assertEqual(page.results[0].name, "organizations/koofra-hamburg")
        self.assertEqual(page.results[0].referral.locality, "Hamburg")
        self.assertTrue(page.results[0].match_reasons)
        self.assertTrue(page.generation)

    def test_one_value_may_stand_for_a_list(self) -> None:
        one = self.client.search(regions="Berlin", kinds=["RECORD_KIND_ORGANIZATION"]).total_size
        self.assertEqual(one, self.client.search(regions=["Berlin"], kinds=["RECORD_KIND_ORGANIZATION"]).total_size)
        self.assertGreater(one, 0)

    def test_every_argument_reaches_its_field(self) -> None:
        server = AnsweringServer()
        self.addCleanup(server.stop)
        server.code = grpc.StatusCode.OK
        with Client(server.target, language_code="en") as client:
            for sent, wanted in (
                (lambda: client.search(), SearchRequest(filter={}, language_code="en")),
                (lambda: client.search("q", near="Köln", radius_km=5, language_code="de", page_size=7, page_token="t", explain=True),
                 SearchRequest(query="q", near={"place": "Köln", "radius_km": 5}, filter={}, language_code="de", page_size=7,
                               page_token="t", explain=True)),
                (lambda: client.search(similar_to="contents/a"), SearchRequest(similar_to="contents/a", filter={}, language_code="en")),
                (lambda: client.search(near=(50, 7.5), facets=["FACET_FIELD_TOPICS"], order_by="SORT_ORDER_NAME", view="RESULT_VIEW_FULL"),
                 SearchRequest(near={"point": {"latitude": 50, "longitude": 7.5}}, filter={}, facets=["FACET_FIELD_TOPICS"],
                               order_by="SORT_ORDER_NAME", view="RESULT_VIEW_FULL", language_code="en")),
                (lambda: client.search(
                    kinds=[RECORD_KIND_CONTENT], regions="a", serves_regions=["b", "c"], avoid_regions=("d",), languages=iter("ef"),
                    services="g", target_groups="h", exploitation_forms="i", topics="j", max_age_days=9,
                    avoid_areas=["k", ("l", 2.5)], filter=SearchFilter(topics=["m"], norms=["n"])),
                 SearchRequest(language_code="en", filter=SearchFilter(
                     kinds=[RECORD_KIND_CONTENT], regions=["a"], serves_regions=["b", "c"], avoid_regions=["d"], languages=["e", "f"],
                     services=["g"], target_groups=["h"], exploitation_forms=["i"], topics=["m", "j"], max_age_days=9, norms=["n"],
                     avoid_areas=[{"place": "k"}, {"place": "l", "radius_km": 2.5}]))),
                (lambda: client.responsible("Köln", languages="a", services="b", target_groups="c", avoid_regions="d", avoid_areas="e",
                                            page_size=1),
                 SearchRequest(near={"place": "Köln"}, page_size=1, language_code="en", filter=SearchFilter(
                     languages=["a"], services=["b"], target_groups=["c"], avoid_regions=["d"], avoid_areas=[{"place": "e"}]))),
                (lambda: client.responsible(region="Hessen"),
                 SearchRequest(language_code="en", filter=SearchFilter(serves_regions=["Hessen"]))),
                (lambda: client.suggest("p", filter=SearchFilter(regions=["a"]), limit=3),
                 SuggestRequest(prefix="p", filter=SearchFilter(regions=["a"]), limit=3, language_code="en")),
            ):
                sent()
                self.assertEqual(type(wanted).FromString(server.last_request), wanted)

    def test_filters_of_the_directory(self) -> None:
        everyone = self.client.search(kinds=["RECORD_KIND_ORGANIZATION"]).total_size
        for name, arguments in {
            "regions": dict(regions=["DE-BE"]),
            "serves_regions": dict(serves_regions=["DE-BB"]),
            "avoid_areas": dict(avoid_areas=["Berlin", ("Stuttgart", 50)]),
            "services": dict(services="no-such", expected=InvalidRequestError),
            "near": dict(near=(52.52, 13.4), radius_km=10),
            "max_age_days": dict(max_age_days=1),
        }.items():
            with self.subTest(name):
                expected = arguments.pop("expected", None)
                if expected:
                    with self.assertRaises(expected):
                        self.client.search(**arguments)
                else:
                    self.assertLess(self.client.search(kinds=["RECORD_KIND_ORGANIZATION"], **arguments).total_size, everyone)

    def test_pages_hold_everything_once(self) -> None:
        first = self.client.search("Beratungsstelle", page_size=7)
        names = [result.name for result in first]
        self.assertEqual(len(names), first.total_size)
        self.assertEqual(len(set(names)), len(names))
        self.assertEqual([len(page.results) for page in first.pages()][0], 7)
        second = first.next()
        self.assertEqual([r.name for r in second.results], names[7:14])
        again = self.client.search("Beratungsstelle", page_size=7, page_token=first.response.next_page_token)
        self.assertEqual([r.name for r in again.results], names[7:14])
        self.assertIsNone(self.client.search("KOOFRA", page_size=100, regions="DE-HH").next())

    def test_responsible_for_a_place_and_for_a_region(self) -> None:
        for page in (self.client.responsible("Cottbus"), self.client.responsible(region="Brandenburg"),
                     self.client.responsible((51.76, 14.33))):
            self.assertEqual(page.results[0].name, "organizations/in-via-berlin")
            self.assertTrue(page.results[0].match_reasons)
        avoided = self.client.responsible("Cottbus", avoid_areas=[("Berlin", 20)])
        self.assertNotIn("organizations/in-via-berlin", [result.name for result in avoided])

    def test_wrong_choices_never_reach_the_service(self) -> None:
        before = self.service.calls()
        for name, call in {
            "neither": lambda: self.client.responsible(),
            "both": lambda: self.client.responsible("Cottbus", region="DE-BB"),
            "no contact": lambda: self.client.look_up(),
            "two contacts": lambda: self.client.look_up(phone_number="1", email="a@b.de"),
            "wrong type": lambda: self.client.search(5),
            "half a character": lambda: self.client.search("gesucht \ud800"),
            "no such enum": lambda: self.client.search(kinds=["GEHEIM"]),
            "three coordinates": lambda: self.client.search(near=(1, 2, 3)),
            "large number": lambda: self.client.search(page_size=1 << 40),
            "name of another type": lambda: self.client.get(None and "" or 7),
        }.items():
            with self.subTest(name), self.assertRaises(InvalidRequestError) as caught:
                call()
            self.assertNotIn("gesucht", str(caught.exception))
            self.assertIsNone(caught.exception.__context__)
        self.assertEqual(self.service.calls(), before)

    def test_suggest(self) -> None:
        self.assertIn("organizations/koofra-hamburg", [suggestion.name for suggestion in self.client.suggest("koof")])
        self.assertEqual(len(self.client.suggest("b", limit=2)), 2)
        self.assertEqual(list(self.client.suggest("")), [])

    def test_look_up(self) -> None:
        found = self.client.look_up(phone_number="0711 / 23 94 124")
        self.assertEqual((found.status, found.matches[0].name), (LOOKUP_STATUS_LISTED, "organizations/fiz-stuttgart"))
        self.assertEqual(self.client.look_up(email="info@agisra.org").matches[0].name, "organizations/agisra-koeln")
        self.assertEqual(self.client.look_up(phone_number="030 1234567890").status, LOOKUP_STATUS_NOT_LISTED)

    def test_directory(self) -> None:
        listed = list(self.client.list_organizations(page_size=10))
        info = self.client.index_info()
        self.assertEqual(len(listed), info.organization_count)
        names = [organization.name for organization in listed]
        self.assertEqual([o.name for o in self.client.batch_get(reversed(names * 3))], list(reversed(names * 3)))
        self.assertEqual(self.client.get(names[0]), listed[0])
        berlin = self.client.list_organizations(filter=SearchFilter(regions=["DE-BE"]))
        self.assertLess(berlin.total_size, len(listed))
        contents = list(self.client.list_contents(view="RESULT_VIEW_FULL"))
        self.assertEqual(len(contents), info.content_count)
        self.assertEqual(self.client.get_content(contents[0].name), contents[0])
        regions = {region.code: region.display_name for region in self.client.list_regions(language_code="en")}
        self.assertEqual(regions["DE-BY"], "Bavaria")

    def test_a_name_that_is_not_there_is_named_by_its_position(self) -> None:
        names = [organization.name for organization in self.client.list_organizations(page_size=100)] * 3
        names.insert(120, "organizations/nirgends")
        with self.assertRaises(NotFoundError) as caught:
            self.client.batch_get(names)
        self.assertEqual(caught.exception.violations[0].field, "names[120]")
        self.assertNotIn("nirgends", str(caught.exception))

    def test_errors_can_be_pickled(self) -> None:
        with self.assertRaises(InvalidRequestError) as caught:
            self.client.search(page_size=-1)
        copy = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((str(copy), copy.violations), (str(caught.exception), caught.exception.violations))

    def test_refresh(self) -> None:
        stored = self.client.get("organizations/koofra-hamburg")
        same = self.client.refresh(stored.name, stored.etag)
        self.assertFalse(same.changed)
        self.assertEqual(same.current, stored)
        self.assertTrue(self.client.refresh(stored.name, "0123456789abcdef").changed)

    def test_the_example_is_a_program(self) -> None:
        database = self.folder.path / "case.sqlite"
        words = [sys.executable, str(EXAMPLE), "--target", self.folder.socket(), "--database", str(database)]
        count = self.client.index_info().organization_count
        for renewed, calls in ((count, 4), (0, 1)):
            done = subprocess.run(words, capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn(f"{count} organisations stored; {renewed} renewed, 0 removed, {calls} calls", done.stdout)
            self.assertRegex(done.stdout, r"Referred to:     \w")
            self.assertIn("unchanged", done.stdout)


MADE_UP = """\
{"organization": {"name": "organizations/alt", "display_name": "Erfunden Alt", "status": "ORGANIZATION_STATUS_MERGED", "superseded_by": "organizations/mittel"}}
{"organization": {"name": "organizations/mittel", "display_name": "Erfunden Mittel", "status": "ORGANIZATION_STATUS_CLOSED", "superseded_by": "organizations/neu"}}
{"organization": {"name": "organizations/neu", "display_name": "Erfunden Neu"}}
{"organization": {"name": "organizations/kreis-a", "display_name": "Erfunden Kreis A", "status": "ORGANIZATION_STATUS_MERGED", "superseded_by": "organizations/kreis-b"}}
{"organization": {"name": "organizations/kreis-b", "display_name": "Erfunden Kreis B", "status": "ORGANIZATION_STATUS_MERGED", "superseded_by": "organizations/kreis-a"}}
"""


class Successors(unittest.TestCase):
    def test_superseded_by_is_followed_and_circles_end(self) -> None:
        folder = Folder()
        self.addCleanup(folder.remove)
        (folder.path / "records.jsonl").write_text(MADE_UP)
        folder.build(folder.path / "records.jsonl")
        service = LiveService(folder.index, folder.socket())
        self.addCleanup(service.stop)
        with Client(folder.socket()) as client:
            for name, successor in {"alt": "neu", "mittel": "neu", "neu": None, "kreis-a": "kreis-b"}.items():
                with self.subTest(name):
                    answer = client.refresh(f"organizations/{name}")
                    self.assertEqual(answer.organization.name, f"organizations/{name}")
                    self.assertEqual(answer.successor and answer.successor.name, successor and f"organizations/{successor}")
            with self.assertRaises(NotFoundError):
                client.refresh("organizations/nirgends")
            indexer("retract", folder.index, "organizations/alt")
            while True:  # the service takes withdrawals over within a second
                try:
                    client.refresh("organizations/alt")
                except NotFoundError:
                    break


if __name__ == "__main__":
    unittest.main()
