"""Compiles the registry's tables from the reference data in ../shared/data and the hand-kept tables beside this folder.

Facts only (names, codes, dates, memberships) are taken over, each with its source; no text. Standard library only.

    python3 resolve/src/main/python/compile_registry.py [REFERENCE_DATA]

Same input, same bytes out. The hand-kept tables in resolve/src/main/registry/ win over what is compiled.
"""

import csv
import glob
import html
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
REGISTRY = os.path.join(HERE, "..", "registry")
OUT = os.path.join(HERE, "..", "resources", "entente", "resolve")
DATA = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..", "..", "..", "..", "..", "shared", "data")

FACTBOOK = "CIA World Factbook 2026 (CC0)"
ISO = "ISO 3166-1 and CLDR names (datasets/country-codes, PDDL)"


def rows(name):
    """Rows of a hand-kept table: tab-separated, a header, comment lines with #."""
    with open(os.path.join(REGISTRY, name), encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        cells += [""] * (len(header) - len(cells))
        if len(cells) != len(header):
            raise SystemExit(f"{name} row {number}: expected {len(header)} columns, found {len(cells)}: {line}")
        yield dict(zip(header, cells))


def write(name, header, table, note):
    with open(os.path.join(OUT, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# {note}\n")
        file.write("\t".join(header) + "\n")
        for row in table:
            for cell in row:
                if "\t" in cell or "\n" in cell:
                    raise SystemExit(f"{name}: a cell holds a tab or a line break: {row}")
            file.write("\t".join(row) + "\n")
    print(f"{name}: {len(table)} rows")


def plain(text):
    """Without accents, for spellings that wires use."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


# ---------------------------------------------------------------- states

def factbook():
    """The factbook's entities by their GEC code (lower case)."""
    entities = {}
    for path in sorted(glob.glob(os.path.join(DATA, "actors", "factbook", "*", "*.json"))):
        with open(path, encoding="utf-8") as file:
            entities[os.path.basename(path)[:-5]] = json.load(file)
    return entities


def text(entity, *path):
    for key in path:
        entity = entity.get(key, {}) if isinstance(entity, dict) else {}
    value = entity.get("text", "") if isinstance(entity, dict) else entity
    value = re.sub(r"<[^>]*>", " ", html.unescape(value or ""))
    return re.sub(r"\s+", " ", value).strip()


COUNTRIES = {
    row["ISO3166-1-Alpha-3"]: row
    for row in csv.DictReader(open(os.path.join(DATA, "actors", "country-codes.csv"), encoding="utf-8"))
}
FACTS = factbook()
GEC = {iso: row["FIPS"].strip().lower()[:2] for iso, row in COUNTRIES.items()}
GEC.update({"KOS": "kv", "SRB": "ri", "PSE": "we"})
ISO_OF_GEC = {gec: iso for iso, gec in sorted(GEC.items()) if gec}
ISO_OF_GEC.update({"we": "PSE", "gz": "PSE"})
STATES = list(rows("states.tsv"))
STATE_IDS = {row["id"] for row in STATES}


def clean_name(name):
    name = re.sub(r"\(.*?\)", "", name)
    name = re.sub(r"\s+", " ", name).strip(" ,;")
    return name


def state_tables():
    states, names = [], []

    def add(name, kind, state, source):
        name = clean_name(name)
        if kind != "adjective" and kind != "people":
            name = re.sub(r"^[Tt]he ", "", name)
        if not name or name in ("none", "NA", "no official capital"):
            return
        for form in {name, plain(name), name.replace("’", "'"), plain(name).replace("’", "'")}:
            names.append((form, kind, state, source))

    for row in STATES:
        iso = row["id"]
        country = COUNTRIES.get(iso, {})
        fact = FACTS.get(GEC.get(iso, ""), {})
        capital = clean_name((country.get("Capital") or "").strip())
        states.append([
            row["id"], row["name"], row["country"], row["cow"], row["cow_number"], row["gw"], row["from"], row["to"],
            row["parent"], capital, country.get("wikidata_id", "").rsplit("/", 1)[-1], row["source"],
        ])
        add(row["name"], "name", iso, row["source"])
        if country:
            for column in ("CLDR display name", "official_name_en", "UNTERM English Short", "UNTERM English Formal"):
                name = country.get(column, "").strip()
                if name and not re.search(r"[()]| - |U\.S\. Out", name) and name.upper() not in ("US", "UK"):
                    add(name, "name", iso, ISO)
            if capital:
                add(capital, "capital", iso, ISO)
        if fact and iso != "PSE":
            for key in ("conventional short form", "conventional long form"):
                name = text(fact, "Government", "Country name", key)
                if name and not re.search(r"[();]|^none|note", name):
                    add(name, "name", iso, FACTBOOK)
            for form in re.split(r",| or |;", text(fact, "People and Society", "Nationality", "adjective")):
                form = clean_name(form)
                if form and form[:1].isupper() and iso not in ("HKG", "MAC", "PRK", "KOR", "DMA", "TWN", "SPM", "ABW", "CUW"):
                    add(form, "adjective", iso, FACTBOOK)
            noun = text(fact, "People and Society", "Nationality", "noun")
            if iso not in ("HKG", "MAC", "PRK", "KOR", "DMA", "TWN", "SPM"):
                for form in re.split(r",| or |;", noun):
                    singular = clean_name(form)
                    if not singular or not singular[:1].isupper():
                        continue
                    add(singular, "people", iso, FACTBOOK)
                    if "(s)" in form:
                        add(singular + "s", "people", iso, FACTBOOK)
    for row in rows("state-names.tsv"):
        for name in row["names"].split(";"):
            name = name.strip()
            names.append((name, row["kind"], row["id"], "hand-kept"))
            if plain(name) != name:
                names.append((plain(name), row["kind"], row["id"], "hand-kept"))
    # A capital that is no seat of government for the press, or a name that is an ordinary word or another thing.
    dropped = {("The Valley", "AIA"), ("Douglas", "IMN"), ("Kingston", "NFK"), ("Settlement", "CXR"), ("Victoria", "SYC"),
               ("Georgetown", "GUY"), ("Hamilton", "BMU"), ("Stanley", "FLK"), ("Plymouth", "MSR"), ("Philipsburg", "SXM"),
               ("George Town", "CYM"), ("Male", "MDV"), ("Congo", "COG"), ("Nassau", "BHS"), ("Dominican", "DMA"), ("Mari", "ZZZ"),
               ("San Juan", "PRI"), ("Brussels", "BEL"), ("Geneva", "CHE"), ("Republic of China", "CHN"), ("Kingstown", "VCT"),
               ("Jamestown", "SHN"), ("Nur-Sultan", "ZZZ"), ("Diego Garcia", "IOT"), ("Santiago", "ZZZ"), ("Jersey", "ZZZ"),
               ("Congolese", "COG"), ("Channel Islander", "JEY"), ("Channel Islander", "GGY"), ("East Jerusalem", "PSE"),
               ("Micronesia", "ZZZ"), ("South Georgia", "SGS"), ("West Island", "CCK"), ("Congo", "ZZZ")}
    seen, kept = set(), []
    for name, kind, state, source in names:
        if (name, state) in dropped or state not in STATE_IDS:
            continue
        if (name, kind, state) in seen:
            continue
        seen.add((name, kind, state))
        kept.append([name, kind, state, source])
    kept.sort(key=lambda row: (row[2], ["name", "adjective", "people", "capital", "metonym"].index(row[1]), row[0]))
    write("states.tsv",
          ["id", "name", "country", "cow", "cow_number", "gw", "from", "to", "parent", "capital", "wikidata", "source"],
          states, "States, ended states, dependencies and partly recognised entities. country: the ISO 3166 alpha-3 code (or KOS)"
          " that codes it; from, to: years of the COW codes; parent: the state it folds into after PLOVER 2021.")
    write("state-names.tsv", ["name", "kind", "state", "source"], kept,
          "Names of states. kind: name, adjective, people (noun for its people), capital, metonym (stands for the government).")


def border_table():
    short = {}
    for gec, fact in FACTS.items():
        name = text(fact, "Government", "Country name", "conventional short form")
        short[clean_name(name)] = gec
    short.update({"US": "us", "UK": "uk", "Burma": "bm", "Czechia": "ez", "Gaza Strip": "gz", "West Bank": "we",
                  "Cote d'Ivoire": "iv", "Côte d'Ivoire": "iv", "Central African Republic": "ct", "UAE": "ae",
                  "Democratic Republic of the Congo": "cg", "DRC": "cg", "Republic of the Congo": "cf", "Holy See": "vt",
                  "Turkey (Turkiye)": "tu", "Turkey": "tu", "Gambia": "ga", "The Gambia": "ga", "Dominican Republic": "dr",
                  "North Korea": "kn", "South Korea": "ks", "Macedonia": "mk", "Swaziland": "wz", "French Guiana": "fg",
                  "Congo (Brazzaville)": "cf", "Netherlands": "nl", "Western Sahara": "wi", "Russia": "rs", "Spain": "sp"})
    iso_of = dict(ISO_OF_GEC)
    iso_of.update({"fg": "GUF"})
    pairs, missed = set(), []
    for gec, fact in sorted(FACTS.items()):
        here = iso_of.get(gec)
        if not here or here not in STATE_IDS:
            continue
        for part in re.split(r";|,(?=\s*[A-Z])", text(fact, "Geography", "Land boundaries", "border countries")):
            name = clean_name(re.sub(r"[\d,.]+ ?km.*", "", part))
            name = re.sub(r"^(the )", "", name)
            if not name:
                continue
            there = iso_of.get(short.get(name, ""))
            if there is None:
                missed.append((gec, part))
                continue
            if there != here:
                pairs.add((min(here, there), max(here, there)))
    if missed:
        print("borders not understood:", missed)
    write("borders.tsv", ["a", "b", "source"], [[a, b, FACTBOOK] for a, b in sorted(pairs)],
          "Land borders, each pair once, in the order of the alphabet; today's states.")


# ---------------------------------------------------------------- organisations

def organisation_table():
    kinds = {"alliance", "igo", "bloc", "body", "programme", "institution", "ngo", "company", "media"}
    table = []
    for row in rows("organisations.tsv"):
        if row["kind"] not in kinds:
            raise SystemExit(f"organisations.tsv, {row['code']}: no kind called {row['kind']}")
        aliases = [alias.strip() for alias in row["aliases"].split(";") if alias.strip()]
        source = "hand-kept"
        if row["cow"]:
            source += "; COW IGO v3: " + row["cow"]
        if row["factbook"]:
            source += "; factbook: " + row["factbook"]
        table.append([row["code"], row["name"], row["kind"], row["parent"], row["country"], row["sectors"], row["from"],
                      row["to"], "; ".join(dict.fromkeys(aliases)), source])
    write("organisations.tsv",
          ["code", "name", "kind", "parent", "country", "sectors", "from", "to", "aliases", "source"], table,
          "Organisations, alliances and their bodies and programmes; institutions of states; NGOs and companies that news names."
          " code: usual short name.")


if __name__ == "__main__":
    state_tables()
    border_table()
    organisation_table()
