"""Records with protected values, and the public fields that a spelling of one can slip into."""

import random
import re
import unicodedata
import urllib.parse

_SENTENCES = ("Wir beraten kostenlos und vertraulich.", "Die Beratung ist in vielen Sprachen möglich, auch mit Dolmetscherinnen.",
              "Termine nach Vereinbarung, Telefon 0800 116016.", "Unser Büro liegt in der Musterstraße 5, 10115 Berlin.",
              "Schreiben Sie an info@beratung.example oder rufen Sie an.", "Der Verein wurde 1987 gegründet; seit 2003 arbeiten wir mit der Polizei zusammen.",
              "Frau Dr. Beispiel leitet die Stelle.", "Siehe § 25 Abs. 4a AufenthG und BGH, 12.04.2018, 3 StR 285/17.")


def _text(rng: random.Random, spelling: str) -> str:
    before, after = rng.sample(_SENTENCES, 2)
    return rng.choice((f"{before} {spelling} {after}", f"{spelling}", f"{before}\n\n{spelling}.\n\n{after}", f"{before} ({spelling})",
                       f"{before} ![{spelling}](https://bild.example/1.png) {after}", f"{before} <!-- {spelling} -->",
                       f"{before} [Karte](https://karte.example/?q={urllib.parse.quote(spelling)})", f"* {before}\n* {spelling}\n* {after}"))


def _slug(text: str) -> str:
    """As names of records and domains are made of texts: `geheimstrasse-12`."""
    for letter, spelt in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ø", "o"), ("đ", "d"), ("ł", "l")):
        text = text.lower().replace(letter, spelt)
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "-", bare).strip("-")


def _put(record: dict, path: tuple, value) -> None:
    *folders, last = path
    for folder in folders:
        record = record.setdefault(folder, {})
    record[last] = value


def _organization_fields(rng: random.Random, spelling: str) -> list:
    fact = {"source": spelling, "source_date": "2026-01-01", "kind": "FACT_KIND_OWN_STATEMENT"}
    return [
        (("display_name",), spelling), (("alternate_names",), [rng.choice(_SENTENCES), spelling]), (("description",), _text(rng, spelling)),
        (("description",), _text(rng, spelling)), (("alert",), _text(rng, spelling)), (("seat", "street"), spelling), (("seat", "label"), spelling),
        (("branches",), [{"label": spelling, "locality": "Kassel", "region_code": "DE-HE"}]),
        (("branches",), [{"locality": "Kassel"}, {"locality": spelling}]),
        (("phones",), [{"number": "+4930123456", "label": spelling}]), (("hours", "text"), _text(rng, spelling)),
        (("accessibility", "text"), _text(rng, spelling)), (("verification", "source"), spelling),
        (("services",), [{"code": "psychosocial_counselling", "state": "ATTRIBUTE_STATE_YES", "fact": fact}]),
        (("website_uri",), "https://www.beispiel.example/" + urllib.parse.quote(spelling)),
        (("website_uri",), "https://www.beispiel.example/suche?q=" + urllib.parse.quote_plus(spelling)),
        (("verification",), {"source": "https://quelle.example/" + urllib.parse.quote(spelling), "source_date": "2026-01-01"}),
    ]


def _content_fields(rng: random.Random, spelling: str) -> list:
    return [
        (("title",), spelling), (("summary",), _text(rng, spelling)), (("body",), _text(rng, spelling)), (("body",), _text(rng, spelling)),
        (("body",), " ".join(_SENTENCES * 40) + " " + spelling), (("source_uri",), "https://www.beispiel.example/" + urllib.parse.quote(spelling)),
        (("decision", "court"), spelling), (("decision", "headnote"), _text(rng, spelling)), (("decision", "norms"), ["§ 232 StGB", spelling]),
        (("fact", "source"), spelling),
    ]


def _slug_fields(record: dict, kind: str, slug: str) -> list:
    fields = [(("name",), f"{kind}s/{slug}" if kind == "content" else f"organizations/{slug}")]
    if kind == "organization":
        fields += [(("emails",), [f"info@{slug}.example"]), (("website_uri",), f"https://{slug}.example/kontakt")]
    return fields


def plain_record(rng: random.Random, number: int) -> tuple:
    """Kind and record of a line."""
    if rng.random() < 0.5:
        return "organization", {"name": f"organizations/haus-{number}", "display_name": f"Haus {number}", "type": "ORGANIZATION_TYPE_ASSOCIATION",
                                "description": rng.choice(_SENTENCES), "seat": {"locality": "Kassel", "region_code": "DE-HE"}}
    return "content", {"name": f"contents/text-{number}", "title": f"Text {number}", "body": rng.choice(_SENTENCES)}


_BYTES = {"alternate_names": 500, "display_name": 500, "alert": 1000, "text": 1000, "website_uri": 2000, "source_uri": 2000, "source": 500,
          "street": 200, "label": 200, "locality": 200, "branches": 200, "phones": 200, "services": 500, "verification": 500, "court": 200, "norms": 200}


def leak_into(rng: random.Random, kind: str, record: dict, spelling: str, plain: bool) -> str:
    """Puts the spelling into a field that takes it, and names the field. `plain`: it can become part of a name or domain."""
    slug = _slug(spelling)
    fields = _organization_fields(rng, spelling) if kind == "organization" else _content_fields(rng, spelling)
    if plain and 6 <= len(slug) <= 60 and "-" in slug:
        fields += _slug_fields(record, kind, slug) * 2
    while True:
        path, value = rng.choice(fields)
        if len(str(value).encode()) * (2 if isinstance(value, list) else 1) <= _BYTES.get(path[-1], 10 ** 6):
            break
        fields.remove((path, value))
    _put(record, path, value)
    return ".".join(path)
