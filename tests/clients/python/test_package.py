"""The wheel, the page and the types: what a developer meets before the first call."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from live_service import BUILT, EXAMPLE, ROOT, SITE, Folder, LiveService

PAGE = (ROOT / "proto/clients/python/README.md").read_text()
TYPES = pathlib.Path(__file__).with_name("typings")


def python(code: str, *path: object):
    """Runs it in a process of its own, that sees only what lies on the path."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                          env={"PYTHONPATH": ":".join(map(str, path)), "PYTHONDONTWRITEBYTECODE": "1"})


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Folder()
        cls.addClassCleanup(cls.folder.remove)
        cls.folder.build()
        cls.service = LiveService(cls.folder.index, "127.0.0.1:0")
        cls.addClassCleanup(cls.service.stop)

    def here(self, code: str) -> str:
        """The page names the usual port; a test takes a free one. Nothing else is changed."""
        self.assertIn('"localhost:50051"', code)
        return code.replace('"localhost:50051"', f'"{self.service.address}"')

    def indented(self, beginning: str) -> str:
        """The program of the page that begins so."""
        blocks = [re.sub("^    ", "", block, flags=re.MULTILINE) for block in re.findall(r"(?:^(?:    .*)?\n)+", PAGE, re.MULTILINE)]
        return next(block.strip() for block in blocks if block.strip().startswith(beginning))

    def test_the_first_call(self) -> None:
        code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL).group(1)
        self.assertLess(len(code.splitlines()), 15)
        done = python(self.here(code), SITE)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("IN VIA", done.stdout)
        self.assertIn("Brandenburg", done.stdout)
        package = python(self.here(code), BUILT / "package")  # without installing
        self.assertEqual((package.returncode, package.stdout), (0, done.stdout))

    def test_the_copy(self) -> None:
        code = self.indented("from kok_search import Client, SqliteStore")
        with tempfile.TemporaryDirectory() as folder:
            done = python(f"import os; os.chdir({folder!r})\n" + self.here(code) + "\n    print(fiz.short_name)", SITE)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("FIZ", done.stdout)

    def test_plain_grpcio_with_generated_code_alone(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            command = self.indented("protoc ").replace("\\\n", " ").replace("--proto_path=proto", f"--proto_path={ROOT}/proto")
            command = command.replace("=. ", f"={folder} ").replace("proto/kok", f"{ROOT}/proto/kok")
            subprocess.run(["/bin/sh", "-c", command], check=True)
            done = python(self.here(self.indented("import grpc")), folder)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("agisra", done.stdout)
            self.assertNotEqual(python("import kok_search", folder).returncode, 0)

    def test_every_method_and_error_of_the_package_is_on_the_page(self) -> None:
        import kok_search
        for name in ("search", "responsible", "suggest", "look_up", "get", "batch_get", "get_content", "list_organizations",
                     "list_contents", "list_regions", "index_info", "refresh", "sync"):
            self.assertTrue(hasattr(kok_search.Client, name))
            self.assertIn(f"client.{name}(", PAGE)
        errors = [name for name in dir(kok_search) if name.endswith("Error")]
        self.assertEqual(len(errors), 15)
        for name in errors:
            self.assertIn(f"`{name}`" if name != "KokSearchError" else "`kok_search.KokSearchError`", PAGE)
        for link in re.findall(r"\]\(([^)]+)\)", PAGE):
            self.assertTrue((ROOT / "proto/clients/python" / link).exists(), link)


class Package(unittest.TestCase):
    def test_other_copies_of_google_rpc_do_not_clash(self) -> None:
        # As googleapis-common-protos: other messages under the names that ours are derived from.
        other = """
from google.protobuf import descriptor_pb2, descriptor_pool
for name in ("google/rpc/status.proto", "google/rpc/error_details.proto"):
    file = descriptor_pb2.FileDescriptorProto(name=name, package="google.rpc", syntax="proto3")
    for message in ("Status",) if "status" in name else ("ErrorInfo", "RetryInfo", "BadRequest", "DebugInfo"):
        file.message_type.add(name=message).field.add(name="elsewhere", number=9, type=9, label=1)
    descriptor_pool.Default().Add(file) if hasattr(descriptor_pool.Default(), "Add") else descriptor_pool.Default().AddSerializedFile(file.SerializeToString())
    descriptor_pool.Default().FindFileByName(name)
"""
        for code in (other + "import kok_search", "import kok_search\n" + other):
            done = python(code, SITE)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_another_package_may_be_named_kok(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            module = pathlib.Path(folder) / "kok" / "own" / "cases.py"
            module.parent.mkdir(parents=True)
            module.write_text("here = True")
            for path in ((folder, SITE), (SITE, folder)):
                done = python("import kok_search; from kok.own import cases; from kok.search.v1 import fact_pb2", *path)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_what_is_in_the_wheel(self) -> None:
        version = re.search(r"^project\(.* VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text(), re.MULTILINE).group(1)
        self.assertTrue((SITE / f"kok_search-{version}.dist-info").is_dir())
        shipped = json.loads((SITE / "kok_search/service_config.json").read_text())
        self.assertEqual(shipped, json.loads((ROOT / "proto/clients/service_config.json").read_text()))
        for name in ("kok_search/py.typed", "kok/search/v1/py.typed", "kok/search/v1/organization_pb2.pyi",
                     "kok/search/v1/search_service_pb2_grpc.py", "kok_search/rpc/status_pb2.pyi"):
            self.assertTrue((SITE / name).exists(), name)
        self.assertFalse((SITE / "kok/__init__.py").exists())  # would shadow other packages of that name
        self.assertFalse(list(SITE.glob("kok/search/v1/ingest*")) + list(SITE.glob("google*")))

    def test_every_message_and_enum_is_importable_from_one_place(self) -> None:
        import kok_search.messages
        from kok.search.v1 import directory_service_pb2, search_service_pb2
        files, waiting = {}, [directory_service_pb2.DESCRIPTOR, search_service_pb2.DESCRIPTOR]
        while waiting:
            file = waiting.pop()
            files[file.name] = file
            waiting += file.dependencies
        for file in files.values():
            names = [*file.message_types_by_name, *file.enum_types_by_name]
            names += [value for enum in file.enum_types_by_name.values() for value in enum.values_by_name]
            for name in names:
                self.assertTrue(hasattr(kok_search.messages, name), name)

    def test_types_are_strict(self) -> None:
        wrong = pathlib.Path(tempfile.mkdtemp()) / "wrong.py"
        self.addCleanup(lambda: (wrong.unlink(), wrong.parent.rmdir()))
        wrong.write_text("from kok_search import Client\n\nname: int = Client().get('organizations/x').name\n"
                         "Client().search(page_size='many')\n")
        cache = tempfile.TemporaryDirectory()
        self.addCleanup(cache.cleanup)

        def check(version, *what):
            return subprocess.run(
                [sys.executable, "-m", "mypy", "--strict", "--python-version", version, "--cache-dir", cache.name, "--config-file",
                 str(BUILT / "package/pyproject.toml"), *map(str, what)],
                capture_output=True, text=True, env={"MYPYPATH": f"{SITE}:{TYPES}"})

        for version in ("3.9", "3.11"):
            done = check(version, SITE / "kok_search", EXAMPLE)
            self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        done = check("3.11", wrong)
        self.assertEqual(done.stdout.count(": error:"), 2, done.stdout)


if __name__ == "__main__":
    unittest.main()
