"""Validating the stored labels, showing them with their words, counting them."""

import collections
import json
import re
import sys

from . import codebook as cb
from . import plan, sources

ORDER = ["set", "doc", "n", "start", "end", "unit", "mix", "coder", "mentions", "events", "statements"]


def files(doubles=False):
    """Label files: the truth, or with `doubles` the separate codings of doubly coded batches."""
    if doubles:
        return sorted((sources.LABELS / "double").glob("*.jsonl"))
    return sorted(p for s in cb.SETS for p in (sources.LABELS / s).glob("*.jsonl") if p.name not in ("stories.jsonl", "pairs.jsonl", "articles.jsonl"))


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def sentence_of(record):
    """The text the labels stand on, or None where ../shared is absent (our own texts are always there)."""
    if record["set"] != "own" and sources.shared() is None:
        return None
    if record["set"] == "gmb":
        return sources.gmb_sentence(record["n"], record["doc"])
    sentences = sources.document(record["set"], record["doc"])
    return sentences[record["n"] - 1] if 0 < record["n"] <= len(sentences) else None


def faults_of(record, raw=None, settled=True):
    """Every fault of one record, in words. A coding that was not settled is held to the form, not to the rules of coding."""
    found = []

    def fault(message):
        found.append(message)

    keys = [k for k in ORDER if k in record]
    if list(record) != keys:
        fault(f"keys: expected the order {keys}, found {list(record)}")
    missing = [k for k in ORDER if k not in record and k not in ("start", "end")]
    if missing:
        fault(f"missing {missing}; every record has them, if need be empty")
        return found
    if raw is not None and raw != json.dumps(record, ensure_ascii=False, separators=(",", ":")):
        fault("expected compact JSON without ASCII escapes; write the file again with `coding compile`")
    if record["set"] not in cb.SETS or record["mix"] not in cb.MIXES:
        fault(f"set {record['set']!r} or mix {record['mix']!r}: expected {cb.SETS}, {cb.MIXES}")
        return found
    unit = "token" if record["set"] in ("gmb", "gum") else "char"
    if record["unit"] != unit:
        fault(f"unit: expected {unit!r} for {record['set']}, found {record['unit']!r}")
    sentence = None
    try:
        sentence = sentence_of(record)
    except (KeyError, FileNotFoundError, IndexError) as e:
        fault(f"no such text: {e!r}")
    low, high = (record["start"], record["end"]) if unit == "char" and "start" in record else (0, None)
    if unit == "char" and "start" not in record:
        fault("start and end of the sentence are missing; texts by character need them")
    if sentence is not None:
        if unit == "token":
            high = len(sentence.tokens)
        else:
            if (record.get("start"), record.get("end")) != (sentence.start, sentence.start + len(sentence.text)):
                fault(f"sentence at {record.get('start')}–{record.get('end')}: expected {sentence.start}–{sentence.start + len(sentence.text)}; "
                      "the text was changed after coding, compile its sheet again")
            if any(ord(c) > 0xFFFF for c in sentence.text):
                fault("a character beyond U+FFFF: offsets would differ between languages; replace it in the text")

    def span(where, s):
        if not isinstance(s.get("start"), int) or not isinstance(s.get("end"), int) or s["start"] >= s["end"]:
            fault(f"{where}: expected start < end, found {s.get('start')}–{s.get('end')}")
        elif s["start"] < low or (high is not None and s["end"] > high):
            fault(f"{where}: {s['start']}–{s['end']} is outside the sentence ({low}–{high})")

    ids = [m["id"] for m in record["mentions"]]
    if ids != [f"m{i + 1}" for i in range(len(ids))]:
        fault(f"mention ids: expected m1, m2, … in the order of the sentence, found {ids}")
    if len({(m["start"], m["end"]) for m in record["mentions"]}) != len(ids):
        fault("two mentions have the same span; one span is one mention")
    for m in record["mentions"]:
        span(m["id"], m)
        if m.get("kind") not in cb.KINDS or m.get("how") not in cb.HOWS:
            fault(f"{m['id']}: kind {m.get('kind')!r} or how {m.get('how')!r}: expected {cb.KINDS}, {cb.HOWS}")
        if "code" in m and not re.fullmatch(r"[A-Z][A-Z0-9]{1,14}(-[A-Z]{3})?", m["code"]):
            fault(f"{m['id']}: code {m['code']!r}: expected ISO3, an organisation's short name, NGO-XXX or MNC-XXX")
        elif "code" in m and re.fullmatch(r"[A-Z]{3}", m["code"]) and m["code"] not in countries() | cb.IGOS | cb.ALLIANCES | SHORT:
            fault(f"{m['id']}: code {m['code']!r} is neither a country nor a known organisation; correct it or add it to codebook.py")
        if settled and m.get("sector") == "UAF" and "code" in m:
            fault(f"{m['id']}: armed people of unknown side (UAF) have no code, found {m['code']}")
        if any(x not in cb.SECTORS for x in m.get("sector", "").split("+") if x):
            fault(f"{m['id']}: sector {m['sector']!r}: expected one or more (+) of {cb.SECTORS}")
    statements = {s["id"] for s in record["statements"]}
    for e in record["events"]:
        where = f"{e['id']} {e.get('type')}"
        if e.get("type") not in cb.MODES:
            fault(f"{where}: expected a PLOVER type")
            continue
        if any(x not in cb.MODES[e["type"]] for x in e.get("mode", [])):
            fault(f"{where}: mode {e['mode']}: expected of {cb.MODES[e['type']]}")
        if e.get("modality") not in cb.MODALITIES:
            fault(f"{where}: modality {e.get('modality')!r}: expected one of {cb.MODALITIES}")
        elif settled and e["modality"] == "planned" and e["type"] in cb.NEVER_PLANNED:
            fault(f"{where}: a future {e['type']} is never planned: expected {cb.NEVER_PLANNED[e['type']]} asserted (or conditional, negated)")
        span(where + " trigger", e["trigger"])
        for part in ("place", "date"):
            if part in e:
                span(f"{where} {part}", e[part])
        for m in e["actors"] + e["recipients"]:
            if m not in ids:
                fault(f"{where}: mention {m} does not exist")
        if "said" in e and e["said"] not in statements:
            fault(f"{where}: statement {e['said']} does not exist")
    seen = collections.Counter((e["type"], e["trigger"]["start"], e["trigger"]["end"]) for e in record["events"])
    for key, count in seen.items():
        if count > 1:
            both = [e for e in record["events"] if (e["type"], e["trigger"]["start"], e["trigger"]["end"]) == key]
            if len({json.dumps([e["actors"], e["recipients"], e.get("place"), e.get("date"), e["modality"]]) for e in both}) < count:
                fault(f"{key[0]} at {key[1]}–{key[2]} stands twice; one act is one entry")
    for s in record["statements"]:
        where = s["id"]
        if s.get("kind") not in cb.STATEMENT_KINDS:
            fault(f"{where}: kind {s.get('kind')!r}: expected one of {cb.STATEMENT_KINDS}")
        if "source_kind" in s and s["source_kind"] not in cb.SOURCE_KINDS:
            fault(f"{where}: source_kind {s['source_kind']!r}: expected one of {cb.SOURCE_KINDS}")
        if "source" in s and "source_kind" not in s:
            fault(f"{where}: a source without source_kind")
        span(where + " content", s["content"])
        if "cue" in s:
            span(where + " cue", s["cue"])
        for m in [s[k] for k in ("source", "addressee") if k in s] + [a["mention"] for a in s.get("about", [])]:
            if m not in ids:
                fault(f"{where}: mention {m} does not exist")
        for a in s.get("about", []):
            if a.get("stance") not in cb.STANCES:
                fault(f"{where}: stance {a.get('stance')!r}: expected one of {cb.STANCES}")
        if "within" in s and (s["within"] not in statements or s["within"] == s["id"]):
            fault(f"{where}: within {s['within']!r} is no other statement of the sentence")
    return found


SHORT = {"WB", "KOS", "IGO", "NGO", "MNC", "IMG", "ISM", "TWN", "PSE", "EUR", "UNO", "YUG", "SCG", "ANT"}


def countries():
    if not countries.known:
        table = sources.shared()
        if table is None:
            return cb_all()
        import csv
        with (table / "actors" / "country-codes.csv").open(encoding="utf-8", newline="") as rows:
            countries.known = {r["ISO3166-1-Alpha-3"] for r in csv.DictReader(rows)}
    return countries.known


countries.known = set()


class cb_all(set):
    """Where the table of countries is absent every three letters pass."""

    def __contains__(self, item):
        return True

    def __or__(self, other):
        return self


def check() -> int:
    faults, seen, whole = [], {}, collections.defaultdict(set)
    for doubles in (False, True):
        for path in files(doubles):
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                if not line:
                    continue
                where = f"{path.relative_to(sources.TRAINING)}:{number}"
                try:
                    record = json.loads(line)
                except ValueError as e:
                    faults.append(f"{where}: no JSON ({e}); write the file again with `coding compile`")
                    continue
                for message in faults_of(record, line, not doubles):
                    faults.append(f"{where}: {record.get('doc')} {record.get('n')}: {message}")
                key = (record.get("set"), record.get("doc"), record.get("n"))
                if doubles:
                    continue
                if record.get("set") != path.parent.name:
                    faults.append(f"{where}: set {record.get('set')!r} in the folder of {path.parent.name!r}")
                if key in seen:
                    faults.append(f"{where}: sentence {key} is coded already in {seen[key]}; one truth a sentence")
                seen[key] = where
                whole[key[:2]].add(key[2])
                if key[:2] not in plan.splits():
                    faults.append(f"{where}: {key[:2]} has no split; add it to splits.tsv before it is coded")
                if key[0] != "own" and key[:2] not in plan.selection():
                    faults.append(f"{where}: {key[:2]} is not in labels/selection.tsv")
    for key, numbers in whole.items():
        e = plan.selection().get(key)
        if e is not None:
            missing = sorted(set(range(e.first, e.last + 1)) - numbers)
            extra = sorted(numbers - set(range(e.first, e.last + 1)))
            if missing:
                faults.append(f"{key[1]}: sentences {missing} are not coded; a block or document is coded whole")
            if extra:
                faults.append(f"{key[1]}: sentences {extra} are outside the selection")
    ranges = sorted((e.first, e.last, e.doc) for e in plan.selection().values() if e.set == "gmb")
    for (_, end, a), (start, _, b) in zip(ranges, ranges[1:]):
        if start <= end:
            faults.append(f"selection.tsv: {a} and {b} overlap")
    for line in faults:
        print(line, file=sys.stderr)
    note = "" if sources.shared() else " (texts of ../shared absent: form only)"
    print(f"{len(seen)} sentences in {len(whole)} documents and blocks, {len(faults)} faults{note}")
    return 1 if faults else 0


def show(path, numbers=None):
    """The labels of a file with their words, in the manner of a sheet."""
    import pathlib
    for record in read(pathlib.Path(path)):
        if numbers and record["n"] not in numbers:
            continue
        print("\n".join(show_lines(record)))


def show_lines(record):
    s = sentence_of(record)

    def w(span):
        return sources.words(s, span["start"], span["end"])
    ms = {m["id"]: m for m in record["mentions"]}

    def who(i):
        m = ms[i]
        return f"{w(m)}{{{m.get('code', '-')}/{m.get('sector', '-')} {m['kind']} {m['how']}{' =' + m['name'] if 'name' in m else ''}}}"
    lines = [f"@ {record['n']}  {s.text}"]
    used = {i for e in record["events"] for i in e["actors"] + e["recipients"]} | {x[k] for x in record["statements"] for k in ("source", "addressee") if k in x}
    lines += [f"M {who(i)}" for i in ms if i not in used]
    for e in record["events"]:
        parts = [".".join([e["type"], *e.get("mode", [])]), w(e["trigger"]), e["modality"]]
        parts += ["a=" + "; ".join(who(i) for i in e["actors"])] if e["actors"] else []
        parts += ["r=" + "; ".join(who(i) for i in e["recipients"])] if e["recipients"] else []
        parts += [f"{k[0]}={w(e[k])}" + (f"{{{e[k]['code']}}}" if "code" in e[k] else "") for k in ("place", "date") if k in e]
        lines.append("E " + " | ".join(parts + ([e["said"]] if "said" in e else [])))
    for x in record["statements"]:
        parts = [f"{x['id']} {x['kind']} {x.get('source_kind', '')}".strip()]
        parts += ["src=" + who(x["source"])] if "source" in x else []
        parts += ["cue=" + w(x["cue"])] if "cue" in x else []
        parts += ["c=" + w(x["content"])] + (["to=" + who(x["addressee"])] if "addressee" in x else [])
        parts += [f"about={w(ms[a['mention']])}:{a['stance']}" for a in x.get("about", [])] + ([f"in={x['within']}"] if "within" in x else [])
        lines.append("S " + " | ".join(parts))
    return lines + ([] if len(lines) > 1 else ["-"])


def stats():
    """Counts by set, mix and split; types and modalities by split; as Markdown tables."""
    records = [(r, plan.splits().get((r["set"], r["doc"]), "?")) for p in files() for r in read(p)]
    by = collections.Counter((r["set"], r["mix"], split) for r, split in records)
    splits = [s for s in cb.SPLITS if any(x == s for _, x in records)] + (["?"] if any(x == "?" for _, x in records) else [])

    def table(title, rows, count):
        print(f"\n| {title} | " + " | ".join(splits) + " | all |\n|" + "---|" * (len(splits) + 2))
        for row in rows:
            cells = [count(row, s) for s in splits]
            print(f"| {row if isinstance(row, str) else ', '.join(row)} | " + " | ".join(map(str, cells)) + f" | {sum(cells)} |")
    table("sentences", sorted({k[:2] for k in by}), lambda row, s: by[(*row, s)])
    table("in all", ["sentences", "with an event", "with a statement", "with neither", "mentions", "events", "statements", "documents and blocks"],
          lambda row, s: {"sentences": lambda rs: len(rs), "with an event": lambda rs: sum(bool(r["events"]) for r in rs),
                          "with a statement": lambda rs: sum(bool(r["statements"]) for r in rs),
                          "with neither": lambda rs: sum(not r["events"] and not r["statements"] for r in rs),
                          "mentions": lambda rs: sum(len(r["mentions"]) for r in rs), "events": lambda rs: sum(len(r["events"]) for r in rs),
                          "statements": lambda rs: sum(len(r["statements"]) for r in rs),
                          "documents and blocks": lambda rs: len({(r["set"], r["doc"]) for r in rs})}[row]([r for r, x in records if x == s]))
    c = collections.Counter((e["type"], s) for r, s in records for e in r["events"])
    table("type", list(cb.MODES), lambda row, s: c[row, s])
    m = collections.Counter((e["modality"], s) for r, s in records for e in r["events"])
    table("modality", cb.MODALITIES, lambda row, s: m[row, s])
    k = collections.Counter((x["kind"], s) for r, s in records for x in r["statements"])
    table("statement", cb.STATEMENT_KINDS, lambda row, s: k[row, s])
    k2 = collections.Counter((x.get("source_kind", "no source"), s) for r, s in records for x in r["statements"])
    table("source", cb.SOURCE_KINDS + ["no source"], lambda row, s: k2[row, s])
    st = collections.Counter((a["stance"], s) for r, s in records for x in r["statements"] for a in x.get("about", []))
    table("stance", cb.STANCES, lambda row, s: st[row, s])
