"""Ways in which people, programs and typesetting write a value down. Each is a function of its parts and of chance.

Shares nothing with the scanner: what is written here is what a reader would still recognise as the value.
"""

import html
import random
import unicodedata
import urllib.parse

from values import Value


def _umlauts(rng: random.Random, text: str) -> str:
    """Umlauts and ß as they are, in two letters, or (ß) as ss."""
    choice = rng.random()
    if choice < 0.5:
        return text
    for letter, spelt in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss")):
        text = text.replace(letter, spelt)
    return text


def _address(rng: random.Random, parts: dict) -> str:
    street, number = parts["street"], parts["number"]
    if "traße" in street:
        short = rng.choice(("tr.", "tr", "trasse", "traße", "traße"))
        street = street.replace("traße", short)
    if rng.random() < 0.2:
        street = street.replace("-", " ")
    if rng.random() < 0.3:
        number = rng.choice((number.replace(" ", ""), number.replace("-3", "–3"), number.replace("-", " - "), number.upper()))
    gap = rng.choice((" ", " ", " ", "", " Nr. ", ", Hausnummer ", "\n", " - ", "  "))
    town = rng.choice(("", "", f", {parts['postal_code']} {parts['town']}", f" in {parts['town']}"))
    if rng.random() < 0.05:
        return _umlauts(rng, f"{number} {street}{town}")
    return _umlauts(rng, street + gap + number + town)


def _grouped(rng: random.Random, digits: str) -> str:
    separator = rng.choice(("", " ", "-", ".", "/", " – ", " / ", "\u202f"))
    size = rng.choice((2, 3))
    return separator.join(digits[i:i + size] for i in range(0, len(digits), size))


def _phone(rng: random.Random, parts: dict) -> str:
    area, number = parts["area"], parts["number"]
    grouped = _grouped(rng, number)
    return rng.choice((f"0{area} / {grouped}", f"+49(0){area} {grouped}", f"0049 {area} {grouped}", f"(0{area}) {grouped}",
                       f"+49-{area}-{grouped}", f"0{area}{number}", f"+49{area}{number}", f"tel:+49{area}{number}", f"0 {' '.join(area)} {grouped}",
                       f"[0{area}] {grouped}", f"0{area}–{grouped}", f"++49.{area}.{grouped}"))


def _email(rng: random.Random, parts: dict) -> str:
    local, domain = parts["local"], parts["domain"]
    at = rng.choice(("@", "@", "(at)", " [at] ", " at ", " (ät) ", "{at}", " AT ", "&#64;", "%40"))
    dot = rng.choice((".", ".", " punkt ", " (dot) ", " [punkt] ", " DOT ")) if at not in ("@", "%40") else "."
    if rng.random() < 0.3 and not domain.isascii():
        domain = domain.encode("idna").decode("ascii")
    address = local + at + domain.replace(".", dot)
    if at in ("@", "%40") and rng.random() < 0.3:
        return rng.choice((f"mailto:{address}", f"<{address}>", f"[Mail](mailto:{address}?subject=Hilfe)"))
    return address


def _person(rng: random.Random, parts: dict) -> str:
    first, last = parts["first"], parts["last"]
    initial = first[0]
    text = rng.choice((f"{first} {last}", f"{last}, {first}", f"{last} {first}", f"{first}_{last}", f"{first}  {last}", f"{first}\n{last}",
                       f"{first.replace(' ', '.')}.{last.replace(' ', '-')}@post.example", f"{initial}. {last}", f"{last}, {initial}.",
                       f"Frau {first} {last}", f"Dr. {first} {last}", f"{first}{last}".replace(" ", "")))
    return _umlauts(rng, text)


def _degrees(value: float, letter: str) -> str:
    minutes = (value % 1) * 60
    return f"{int(value)}° {int(minutes)}' {(minutes % 1) * 60:.2f}\" {letter}"


def _point(rng: random.Random, parts: dict) -> str:
    latitude, longitude = parts["latitude"], parts["longitude"]
    decimals = rng.choice((4, 5, 5, 5))
    north, east = f"{latitude:.{decimals}f}", f"{longitude:.{decimals}f}"
    return rng.choice((f"{north},{east}", f"{north} N, {east} E", f"{east} / {north}", f"{north.replace('.', ',')} N {east.replace('.', ',')} O",
                       f"geo:{north},{east}", f"https://karte.example/?mlat={north}&mlon={east}#map=17", f"https://karte.example/@{north},{east},17z",
                       f"lat {north}° lon {east}°", f"{_degrees(latitude, 'N')} {_degrees(longitude, 'E')}"))


def _note(rng: random.Random, parts: dict) -> str:
    return _umlauts(rng, rng.choice((parts["words"], parts["words"].replace(", ", " - "), parts["words"].replace(" ", "  "),
                                     parts["words"].replace(", ", "\n"))))


_BY_KIND = {"addresses": _address, "phones": _phone, "emails": _email, "persons": _person, "points": _point, "notes": _note}


def _sprinkle(rng: random.Random, text: str, mark: str) -> str:
    """`mark` after some letters and digits that another letter or digit follows."""
    out = []
    for here, following in zip(text, text[1:] + " "):
        out.append(here)
        if here.isalnum() and following.isalnum() and rng.random() < 0.3:
            out.append(mark)
    return "".join(out)


def _wide_digits(text: str) -> str:
    return "".join(chr(ord(c) - ord("0") + 0xFF10) if c in "0123456789" else c for c in text)


def _entities(rng: random.Random, text: str) -> str:
    style = rng.choice(("named", "decimal", "hex"))
    named = {character: f"&{name}" for name, character in html.entities.html5.items() if name in
             ("auml;", "ouml;", "uuml;", "Auml;", "Ouml;", "Uuml;", "szlig;", "nbsp;", "period;", "commat;", "eacute;")}
    def one(c: str) -> str:
        if c in "&<>\"\n" or (c.isascii() and rng.random() < 0.8 and c not in "@"):
            return c
        if style == "named":
            return named.get(c, c)
        return f"&#{ord(c)};" if style == "decimal" else f"&#x{ord(c):X};"
    return "".join(one(c) for c in text)


def _look_alikes(rng: random.Random, text: str) -> str:
    """Some Latin letters as the Cyrillic ones that look the same."""
    alike = dict(zip("aeocpxAEOCPXBHKMT", "аеосрхАЕОСРХВНКМТ"))
    return "".join(alike.get(c, c) if rng.random() < 0.5 else c for c in text)


def _markup(rng: random.Random, text: str) -> str:
    middle = len(text) // 2
    return rng.choice((text[:middle] + "**" + text[middle:] + "**", f"<b>{text[:middle]}</b>{text[middle:]}",
                       text[:middle] + "<wbr>" + text[middle:], "_" + text + "_", text.replace(" ", "&nbsp;"), text.replace(" ", "<br />")))


# What may be done to any spelling, beside leaving it as it is.
DISGUISES = {
    "plain": lambda rng, text: text,
    "upper": lambda rng, text: text.upper(),
    "lower": lambda rng, text: text.lower(),
    "capital_sharp_s": lambda rng, text: text.replace("ß", "ẞ"),
    "decomposed": lambda rng, text: unicodedata.normalize("NFD", text),
    "look_alikes": _look_alikes,
    "wide_digits": lambda rng, text: _wide_digits(text),
    "no_break_spaces": lambda rng, text: text.replace(" ", rng.choice(("\u00a0", "\u202f", "\u2009"))),
    "zero_width": lambda rng, text: _sprinkle(rng, text, rng.choice(("\u200b", "\u200d", "\u2060", "\ufeff"))),
    "soft_hyphens": lambda rng, text: _sprinkle(rng, text, "\u00ad"),
    "hyphenated": lambda rng, text: text[:len(text) // 2] + "-\n" + text[len(text) // 2:],
    "line_broken": lambda rng, text: text.replace(" ", "\n"),
    "spaced_out": lambda rng, text: " ".join(text),
    "entities": _entities,
    "percent_encoded": lambda rng, text: urllib.parse.quote(text, safe=""),
    "markup": _markup,
    "quoted": lambda rng, text: f"„{text}“",
    "bracketed": lambda rng, text: f"({text})",
}
# A number that is taken apart could be several; an escape with something within is none any more.
_TAKE_APART = ("hyphenated", "spaced_out", "line_broken", "markup")
_WITHIN = ("zero_width", "soft_hyphens", "wide_digits", "look_alikes")


def spell(rng: random.Random, value: Value) -> tuple:
    """A spelling of the value, and the name of what was done to it."""
    text = _BY_KIND[value.kind](rng, value.parts)
    is_initial = value.kind == "persons" and value.parts["first"] not in text
    has_escape = "&#" in text or "%40" in text or "xn--" in text
    unfit = _TAKE_APART if value.kind == "points" or is_initial or has_escape else ()
    if has_escape:
        unfit += _WITHIN
    name = rng.choice([name for name in DISGUISES if name not in unfit])
    return DISGUISES[name](rng, text), name
