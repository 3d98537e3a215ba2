"""Made-up protected values, as counselling centres would write them down, each with its parts and with a near miss.

Nothing here is real: streets and surnames are put together from syllables, numbers and points are random.
"""

import dataclasses
import random

KINDS = ("addresses", "phones", "emails", "persons", "points", "notes")

_STREET_STEMS = ("Linden", "Mühlen", "Schützen", "Röntgen", "Bäcker", "Grünewald", "Königs", "Färber", "Weißdorn", "Großfeld",
                 "Öko", "Übersee", "Ährenfeld", "Goethe", "Hölderlin", "Clara-Zetkin-", "Rosa-Luxemburg-", "Käthe-Kollwitz-",
                 "St.-Anna-", "Neue ", "Alte ", "Lange ", "Poststeiner ", "Aue", "Seeufer", "Treue", "Quellen")
_STREET_MIDDLES = ("brück", "berg", "stein", "hof", "tal", "winkel", "feld", "bach", "wald", "heide", "grund", "moor", "kamp")
_STREET_TYPES = ("straße", "straße", "straße", "weg", "gasse", "platz", "allee", "ring", "damm", "ufer", "steig")
_TOWNS = (("53111", "Bonn"), ("70173", "Stuttgart"), ("80331", "München"), ("50667", "Köln"), ("40213", "Düsseldorf"),
          ("90402", "Nürnberg"), ("01067", "Dresden"), ("24103", "Kiel"), ("79098", "Freiburg im Breisgau"))
_FIRST_NAMES = ("Erika", "Jörg", "Zoë", "Maria", "Nadja", "Günther", "Bärbel", "Özlem", "Anna-Lena", "Mia", "Renée", "Nguyen",
                "Siobhán", "Łucja", "Hanna", "Ute", "Ola", "Beatrix Maria", "Đorđe", "Ioana", "Ștefania")
_SURNAME_BEGINNINGS = ("Brand", "Möller", "Eber", "Weiß", "Öster", "Schön", "Krüger", "Hage", "Ziegel", "Stein", "Rosen",
                       "Fähr", "Kess", "Ludolf", "Müg", "Oehl", "Uecker", "Jäck", "Pfeif", "Quandt", "Eschen", "Ahl")
_SURNAME_MIDDLES = ("els", "ings", "an", "or", "im", "ett", "und", "ul", "ach", "isch")
_SURNAME_ENDINGS = ("huber", "mann", "hoff", "meier", "schläger", "büttel", "ski", "städter", "weiß", "ow", "gruß", "eck")
_MAIL_WORDS = ("nacht", "haus", "zuflucht", "wohnung", "büro", "team", "schutz", "leitung", "notruf", "anker")
_MAIL_DOMAINS = ("frauenhaus", "obdach", "beratung", "zuhause", "hafen", "schirm", "rückhalt")
_AREA_CODES = ("30", "228", "711", "89", "221", "351", "431", "761", "4421", "7071", "33203")
_NOTE_SUBJECTS = ("Schlüssel", "Klingel", "Zufahrt", "Übergabe", "Notbett", "Türöffner", "Parkplatz", "Kellertür")
_NOTE_PLACES = ("unter dem Blumentopf", "bei der Bäckerei", "über den Hinterhof", "hinter Tor", "neben der Tankstelle",
                "im dritten Stock", "beim Hausmeister")


@dataclasses.dataclass
class Value:
    """One value: how the protected column has it, and what it is made of."""

    kind: str
    text: str
    parts: dict


def _street(rng: random.Random) -> str:
    stem = rng.choice(_STREET_STEMS)
    middle = rng.choice(_STREET_MIDDLES) + rng.choice(_STREET_MIDDLES)
    kind = rng.choice(_STREET_TYPES)
    if stem.endswith("-"):
        return stem + middle.capitalize() + "-" + kind.capitalize()
    if stem.endswith(" "):
        return stem + middle.capitalize() + rng.choice((kind, " " + kind.capitalize()))
    return stem + middle + kind


def _as_address(rng: random.Random, parts: dict) -> str:
    street, number = parts["street"], parts["number"]
    if rng.random() < 0.3:
        street = street.replace("straße", "str.").replace("Straße", "Str.")
    town = f"{parts['postal_code']} {parts['town']}"
    return rng.choice((f"{street} {number}, {town}", f"{street} {number}", f"{street} {number}\n{town}", f"{town}, {street} {number}",
                       f"{street} {number} {town}", f"{street} {number}, Hinterhaus, {town}", f"{street} {number}; {town}"))


def _address(rng: random.Random) -> Value:
    postal_code, town = rng.choice(_TOWNS)
    number = str(rng.randint(1, 199)) + rng.choice(("", "", "", "a", " b", "-3"))
    parts = {"street": _street(rng), "number": number, "postal_code": postal_code, "town": town}
    return Value("addresses", _as_address(rng, parts), parts)


def _phone(rng: random.Random) -> Value:
    parts = {"area": rng.choice(_AREA_CODES), "number": str(rng.randint(2000000, 98999999))}
    area, number = parts["area"], parts["number"]
    text = rng.choice((f"+49 {area} {number}", f"0{area}/{number}", f"0049 {area} {number}", f"+49{area}{number}", f"(0{area}) {number}",
                       f"+49 (0){area} {number}", f"0{area} {number[:3]} {number[3:]}"))
    return Value("phones", text, parts)


def _email(rng: random.Random) -> Value:
    local = rng.choice((".", "-", "_")).join(rng.sample(_MAIL_WORDS, 2)).replace("ü", "ue") + str(rng.randint(10, 9999))
    domain = rng.choice(_MAIL_DOMAINS) + "-" + rng.choice(_STREET_MIDDLES) + rng.choice(_STREET_MIDDLES) + rng.choice((".de", ".example", ".org"))
    return Value("emails", rng.choice((f"{local}@{domain}", f"{local}@{domain}".capitalize(), f"{local}@{domain}".upper())),
                 {"local": local, "domain": domain})


def _surname(rng: random.Random) -> str:
    name = rng.choice(_SURNAME_BEGINNINGS) + rng.choice(_SURNAME_MIDDLES) + rng.choice(_SURNAME_ENDINGS)
    if rng.random() < 0.1:
        return name + "-" + rng.choice(_SURNAME_BEGINNINGS) + rng.choice(_SURNAME_ENDINGS)
    return rng.choice(("", "", "", "", "von ", "El ")) + name


def _person(rng: random.Random) -> Value:
    parts = {"first": rng.choice(_FIRST_NAMES), "last": _surname(rng)}
    first, last = parts["first"], parts["last"]
    text = rng.choice((f"{first} {last}", f"{first} {last}", f"{last}, {first}", f"Frau {first} {last}", f"Dr. {first} {last}",
                       f"{first} {last.upper()}"))
    return Value("persons", text, parts)


def _point(rng: random.Random) -> Value:
    parts = {"latitude": round(rng.uniform(47.4, 54.9), 5), "longitude": round(rng.uniform(6.1, 14.9), 5)}
    decimals = rng.choice((4, 5, 5, 6))
    separator = rng.choice((",", ", "))
    return Value("points", f"{parts['latitude']:.{decimals}f}{separator}{parts['longitude']:.{decimals}f}", parts)


def _note(rng: random.Random) -> Value:
    text = f"{rng.choice(_NOTE_SUBJECTS)} {rng.choice(_NOTE_PLACES)} {rng.randint(2, 9999)}, {rng.choice(('Schließfach', 'Zimmer', 'Code'))} {rng.randint(10, 99999)}"
    return Value("notes", text, {"words": text})


_MAKERS = {"addresses": _address, "phones": _phone, "emails": _email, "persons": _person, "points": _point, "notes": _note}


def make_value(rng: random.Random, kind: str) -> Value:
    return _MAKERS[kind](rng)


def near_miss(rng: random.Random, value: Value) -> Value:
    """What a published text may well say beside the value: the same street, family, area or domain, but not the value."""
    parts = dict(value.parts)
    if value.kind == "addresses":
        if rng.random() < 0.5:
            parts["number"] = str(rng.randint(200, 399))
        else:
            parts["street"] = "Andere " + rng.choice(_STREET_MIDDLES).capitalize() + "gasse"
    elif value.kind == "phones":
        parts["number"] = parts["number"][:-2] + f"{(int(parts['number'][-2:]) + rng.randint(1, 98)) % 100:02d}"
    elif value.kind == "emails":
        parts["local"] = rng.choice(("info", "kontakt", "presse"))
    elif value.kind == "persons":
        parts["last"] = "Andersdotter"
    elif value.kind == "points":
        parts["longitude"] = round(parts["longitude"] + rng.choice((-1, 1)) * rng.uniform(0.02, 0.4), 5)
    else:
        parts["words"] = parts["words"].rsplit(" ", 1)[0] + " unbekannt"
    return Value(value.kind, value.text, parts)
