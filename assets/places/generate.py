#!/usr/bin/env python3
"""Makes the lists of places from data with clear licences (README.md beside this file says which, and how to run it).

    assets/places/places.tsv         one place a line: key, country that it stands for, names in international use
    assets/lang/<code>/places.tsv    one place a line: key, names in the language (for English, demonyms too)

A new language is one more code on the command line. What newspapers say beyond these lists ("Nhà Trắng", "Britain")
is kept by hand in assets/lang/<code>/names.toml.

    python3 generate.py BABEL COUNTRYINFO COUNTRIES_LIST vi en

where the first three are the folders that the packages were unpacked into.
"""

import csv
import json
import pathlib
import re
import sys
import unicodedata

# Short keys where the English name of CLDR is not what people say.
KEYS = {"CD": "dr congo", "CG": "congo", "CI": "ivory coast", "HK": "hong kong", "MM": "myanmar", "MO": "macao",
        "PS": "palestine", "TR": "turkey", "CV": "cape verde"}
# What CLDR lists and no report means by its name.
NO_PLACES = {"XA", "XB", "ZZ", "QO", "EZ", "UM", "AQ", "CP", "BV", "HM", "TF", "DG"}
# Towns that share their name with words or families, from the ends of the list of time zones.
NO_ZONES = re.compile(r"^(Antarctica|Arctic|Etc|Indian)/|^America/(Indiana|Kentucky|North_Dakota)/|/St_")
NO_CITIES = {"Antigua", "Canary", "Cayman", "Chatham", "Creston", "Darwin", "Dawson", "Eucla", "Faroe", "Gambier",
             "Guadeloupe", "Kanton", "Lindeman", "Madeira", "Midway", "Nome", "Oral", "Phoenix", "Pitcairn", "Regina",
             "Resolute", "Stanley", "Wake", "Wallis", "Easter", "Tirane", "Ho Chi Minh"}
# A capital of fewer people's country is left out: "Hamilton", "Douglas", "Victoria" are more often persons.
FEWEST_PEOPLE = 200_000
# Capitals as the press spells them, besides the spelling of the data.
SPELLINGS = {"Washington D.C.": ["Washington", "Washington D.C.", "Washington DC"], "Kyiv": ["Kyiv", "Kiev"],
             "City of Victoria": [], "Ulan Bator": ["Ulan Bator", "Ulaanbaatar"], "N'Djamena": ["N'Djamena", "Ndjamena"]}
OFFICIAL = re.compile(r"\b(Republic|Kingdom|Federation|State|Emirates|Confederation|Sultanate|Union)\b")


def main(babel, countryinfo, countries_list, *codes):
    sys.path.insert(0, babel)
    here = pathlib.Path(__file__).resolve().parent
    world = World(pathlib.Path(countryinfo), pathlib.Path(countries_list))
    write(here / "places.tsv", world.lines())
    for code in codes:
        write(here.parent / "lang" / code / "places.tsv", world.names_in(code))


class World:
    """Countries by ISO 3166 code and cities by key."""

    def __init__(self, countryinfo, countries_list):
        from babel import Locale
        self.english = Locale("en")
        self.info = info_by_code(countryinfo)
        self.keys = {code: KEYS.get(code, key_of(name)) for code, name in self.english.territories.items()
                     if re.fullmatch("[A-Z]{2}", code) and code not in NO_PLACES}
        self.capitals = self.capitals_of(countries_list)
        self.cities = self.cities_of_zones()

    def capitals_of(self, countries_list):
        """Country code to the spellings of its capital."""
        capitals = {}
        with open(countries_list / "countries.csv", encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                code, capital = row["Code"], row["Capital"]
                people = self.info.get(code, {}).get("population") or 0
                if capital and code in self.keys and people >= FEWEST_PEOPLE and key_of(capital) not in self.keys.values():
                    capitals[code] = SPELLINGS.get(capital, [capital])
        return {code: names for code, names in capitals.items() if names}

    def cities_of_zones(self):
        """Zone to its city, where CLDR names a zone by a city that is neither a country nor a capital."""
        from babel.core import get_global
        capitals = {name for names in self.capitals.values() for name in names}
        taken = {key_of(plain(name)) for name in capitals} | set(self.keys.values())
        cities = {}
        for zone in sorted(get_global("zone_territories")):
            name = self.city_of(zone, self.english)
            if NO_ZONES.search(zone) or "/" not in zone or name in NO_CITIES or "," in name:
                continue
            if key_of(plain(name)) not in taken:
                cities[zone] = name
        return cities

    @staticmethod
    def city_of(zone, locale):
        return locale.time_zones.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")

    def lines(self):
        for code, key in sorted(self.keys.items(), key=lambda item: item[1]):
            yield [key, key, *self.english_names(code)]
        for code, names in sorted(self.capitals.items()):
            yield [key_of(plain(names[0])), self.keys[code], *with_plain(names)]
        for name in sorted(set(self.cities.values())):
            yield [key_of(plain(name)), "-", *with_plain([name])]

    def english_names(self, code):
        names = [self.english.territories[code].replace("&", "and")]
        info = self.info.get(code, {})
        names.append(info.get("name", names[0]))
        names += [name.strip() for name in info.get("altSpellings", []) if OFFICIAL.search(name) and name.isascii()]
        return with_plain(name for whole in names for name in without_brackets(whole) if "," not in name)

    def names_in(self, code):
        from babel import Locale
        locale = Locale(code)
        demonyms = self.demonyms() if code == "en" else {}
        for territory, key in sorted(self.keys.items(), key=lambda item: item[1]):
            name = locale.territories.get(territory, "").replace("&", "và")
            names = [] if code == "en" or not name else without_brackets(name)
            names = unique(name for name in names if "," not in name) + demonyms.get(territory, [])
            if names:
                yield [key, *names]
        if code != "en":
            yield from self.cities_in(locale)

    def cities_in(self, locale):
        known = dict(self.cities)
        for zone, city in list(locale.time_zones.items()):
            here = city.get("city")
            english = self.city_of(zone, self.english)
            capital = [key_of(plain(names[0])) for names in self.capitals.values() if english in names]
            key = capital[0] if capital else key_of(plain(known[zone])) if zone in known else None
            if here and key and key != key_of(here):
                yield [key, here]

    def demonyms(self):
        """Country code to what its people are called; a word for several goes to the country with most people."""
        owners = {}
        for code, info in sorted(self.info.items(), key=lambda item: -(item[1].get("population") or 0)):
            for word in re.split(r",|/| and ", info.get("demonym") or ""):
                if word.strip() and code in self.keys:
                    owners.setdefault(word.strip(), code)
        found = {}
        for word, code in owners.items():
            plural = [word + "s"] if word[-1] in "nic" else []
            found.setdefault(code, []).extend([word, *plural])
        return found


def info_by_code(folder):
    info = {}
    for path in sorted((folder / "countryinfo").glob("data/*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        code = (data.get("ISO") or {}).get("alpha2")
        if code and code not in info:
            info[code] = data
    return info


def key_of(name):
    return re.sub(r"\s+", " ", name.lower().replace("(", "").replace(")", "").replace("&", "and").replace("’", "'").replace(" - ", " ")).strip()


def without_brackets(name):
    """"Myanmar (Burma)" as two names."""
    match = re.fullmatch(r"([^()]+) \(([^()]+)\)", name)
    return [part for part in match.groups() if not part.endswith("part")] if match else [name]


def plain(name):
    """Without accents, which newspapers drop as often as not."""
    return "".join(ch for ch in unicodedata.normalize("NFD", name) if not unicodedata.combining(ch))


def with_plain(names):
    return unique(spelling for name in names for spelling in (name, plain(name)))


def unique(names):
    return list(dict.fromkeys(names))


def write(path, lines):
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
