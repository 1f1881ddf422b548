"""Coding sheets: printing sentences to be coded, and compiling what a coder wrote into the stored form."""

import json
import re

from . import codebook as cb
from . import plan, sources
from .sources import Fault


def print_doc(set_name: str, doc: str) -> str:
    """A document or block as the coder reads it; context sentences (not coded) are indented and have no @."""
    entry = plan.entry(set_name, doc)
    lines = [f"@@ {set_name} {doc}"]
    if set_name == "gmb":
        table = sources.gmb()
        for n in range(entry.first - 3, entry.first):
            if n in table:
                lines.append(f"     ({n}) {sources.detokenise(table[n])}")
    for sentence in plan.sentences(set_name, doc):
        lines.append(f"@ {sentence.n}  {sentence.text}")
    return "\n".join(lines)


MENTION = re.compile(r"^(?:(?P<id>m\d+)\s*[:=]?\s+)?(?P<words>.*?)\s*(?:\{(?P<inside>[^{}]*)\})?$", re.S)
ID = re.compile(r"^m\d+$")


def key_of(doc, words):
    """The same words at the beginning of a sentence and within it are one key."""
    return doc, re.sub(r"^(The|A|An|His|Her|Its|Their|Some|Two|Three|Several)\b", lambda m: m[0].lower(), words)


class Compiler:
    """Compiles one sheet. Faults are gathered; nothing is stored while one stands."""

    def __init__(self, name: str, coder: str, partial: bool = False):
        self.name, self.coder, self.partial = name, coder, partial
        self.faults, self.records = [], []
        self.known = {}                 # (doc, words) → braces, so that braces need writing once a document
        self.ahead = {}                 # the same for braces that stand further down

    def fault(self, line, message):
        self.faults.append(f"{self.name}:{line}: {message}")

    # ------------------------------------------------ words → spans

    def span(self, sentence, words, line, what):
        words = words.strip()
        shorthand = re.split(r"\s*(?:…|\.\.\.)\s*", words) if re.search(r"…|\.\.\.", words) else None
        if shorthand is not None and len(shorthand) == 2 and not sources.find(sentence, words):
            first, last = shorthand
            whole_start, whole_end = self.ends(sentence)
            start = self.one(sentence, first, line, what)[0] if first else whole_start
            if last:
                candidates = [e for s, e in self.occurrences(sentence, last, line, what) if s >= start]
                if not candidates:
                    raise Fault(f"{what}: “{last}” does not stand after “{first}”; copy the words as they stand, in their order")
                end = candidates[0]
            else:
                end = whole_end
            return start, end
        return self.one(sentence, words, line, what)

    @staticmethod
    def ends(sentence):
        """The sentence's span without a final stop that stands outside quotation marks."""
        if sentence.tokens is not None:
            end = len(sentence.tokens)
            while end > 1 and sentence.tokens[end - 1] in {".", ",", ";"}:
                end -= 1
            return 0, end
        text = sentence.text.rstrip()
        while len(text) > 1 and text[-1] in ".,;":
            text = text[:-1]
        return sentence.start, sentence.start + len(text)

    def occurrences(self, sentence, words, line, what):
        words, _, which = words.rpartition("#") if re.search(r"#\d+$", words) else (words, "", "")
        found = sources.find(sentence, words)
        if not found:
            raise Fault(f"{what}: the words “{words}” do not stand in sentence {sentence.n}: “{sentence.text}”; "
                        "copy them exactly, whole words")
        if which:
            if not 1 <= int(which) <= len(found):
                raise Fault(f"{what}: “{words}#{which}” asked for, found {len(found)} occurrence(s); give a number from 1 to {len(found)}")
            return [found[int(which) - 1]]
        return found

    def one(self, sentence, words, line, what):
        return self.occurrences(sentence, words, line, what)[0]

    # ------------------------------------------------ mentions

    def mention(self, state, text, line, what):
        """→ id of the mention that the text names: an id, words with braces, or words coded before in this document."""
        sentence = state["sentence"]
        text = text.strip()
        if ID.match(text):
            if text not in state["ids"]:
                raise Fault(f"{what}: mention {text} is not known in sentence {sentence.n}; write its M line above or the words with braces")
            return text
        match = MENTION.match(text)
        words, inside, wanted = match["words"].strip(), match["inside"], match["id"]
        if not words:
            raise Fault(f"{what}: expected words{{CODE/SECTOR kind how}}, found “{text}”")
        start, end = self.span(sentence, words, line, what)
        plain = re.sub(r"#\d+$", "", words)
        for m in state["mentions"]:
            if (m["start"], m["end"]) == (start, end):
                if inside is not None and self.describe(inside, plain, what) != {k: v for k, v in m.items() if k not in ("id", "start", "end")}:
                    raise Fault(f"{what}: “{plain}” is coded twice in sentence {sentence.n} with different braces; write them once")
                return m["id"]
        if inside is None:
            inside = self.known.get(key_of(sentence.doc, plain), self.ahead.get(key_of(sentence.doc, plain)))
            if inside is None:
                raise Fault(f"{what}: “{plain}” has no braces and was not coded before in {sentence.doc}; "
                            "write {CODE/SECTOR kind how}, for instance {FRA/GOV person title}")
        elif plain.lower() not in cb.PRONOUNS:
            self.known[key_of(sentence.doc, plain)] = inside
        number = int(wanted[1:]) if wanted else 1
        while not wanted and f"m{number}" in state["ids"]:
            number += 1
        if wanted and wanted in state["ids"]:
            raise Fault(f"{what}: {wanted} is used twice in sentence {sentence.n}")
        record = {"id": f"m{number}", "start": start, "end": end} | self.describe(inside, plain, what)
        state["ids"].add(record["id"])
        state["mentions"].append(record)
        return record["id"]

    @staticmethod
    def describe(inside, words, what):
        body, _, name = inside.partition("=")
        code = sector = kind = how = None
        for part in body.split():
            part_kind = cb.ABBREVIATIONS.get(part, part)
            if part_kind in cb.KINDS:
                kind = part_kind
            elif part in cb.HOWS:
                how = part
            elif code is None and sector is None:
                left, _, right = part.partition("/")
                code = None if left in ("", "-") else left
                sector = None if right in ("", "-") else right
                if sector == "UAF" and code:
                    raise Fault(f"“{words}”: armed people of unknown side (UAF) have no code; write -/UAF")
                if sector and any(s not in cb.SECTORS for s in sector.split("+")):
                    raise Fault(f"{what}: sector {sector!r} of “{words}”: expected one of {' '.join(cb.SECTORS)} (several with +)")
                if code and not re.fullmatch(r"[A-Z][A-Z0-9]{1,14}(-[A-Z]{3})?", code):
                    raise Fault(f"{what}: code {code!r} of “{words}”: expected ISO3, an organisation's short name, NGO-XXX, MNC-XXX, or -")
            else:
                raise Fault(f"{what}: {part!r} in the braces of “{words}”: expected a kind ({' '.join(cb.KINDS)}) or how ({' '.join(cb.HOWS)})")
        if kind is None:
            if code in cb.IGOS:
                kind = "igo"
            elif code in cb.ALLIANCES:
                kind = "alliance"
            elif code and code.startswith("NGO"):
                kind = "ngo"
            elif code and code.startswith("MNC"):
                kind = "company"
            elif code and sector is None:
                kind = "state"
            elif code or sector:
                kind = "group"
            else:
                kind = "unknown"
        if how is None:
            bare = words.strip()
            if bare.lower() in cb.PRONOUNS:
                how = "pronoun"
            elif re.fullmatch(r"(the )?[A-Z][A-Z.\-]+", bare) and len(bare) > 1:
                how = "acronym"
            elif kind == "person":
                capitals = re.findall(r"\b[A-Z][\w'’.-]+", bare)
                titled = re.search(r"\b(Mr|Mrs|Ms|Dr|President|Prime|Minister|Secretary|King|Queen|Prince|General|Gen|Senator|Ambassador|"
                                   r"Foreign|Defen[cs]e|Chancellor|Pope|Judge|Chief|Leader|leader|spokes\w+|official|envoy|chairman|head|"
                                   r"Colonel|Col|Lieutenant|Lt|Admiral|Major|Governor|minister|president|director|commander|Vice|Deputy|"
                                   r"chief|general|secretary|Secretary-General|Sheikh|Ayatollah|Representative|Congressman|Archbishop|Cardinal)\b", bare)
                how = "description" if not capitals or re.match(r"(the|a|an|his|her|its|their)\b", bare, re.I) else "title" if titled else "name"
            elif kind in ("group", "unnamed", "unknown"):
                how = "description"
            else:
                how = "description" if bare[:1].islower() and not re.search(r"[A-Z]", bare) else "name"
        record = {"kind": kind, "code": code, "sector": sector, "name": name.strip() or None, "how": how}
        return {k: v for k, v in record.items() if v is not None}

    # ------------------------------------------------ E, S, M

    def event(self, state, body, line):
        sentence = state["sentence"]
        fields = [f.strip() for f in body.split("|")]
        head, *modes = fields[0].split(".")
        if head not in cb.MODES:
            raise Fault(f"type {head!r}: expected one of {' '.join(cb.MODES)}")
        for mode in modes:
            if mode not in cb.MODES[head]:
                raise Fault(f"mode {mode!r} of {head}: expected one of {' '.join(cb.MODES[head]) or '(none)'}")
        if len(fields) < 2:
            raise Fault("expected E TYPE.mode | trigger | …, found no trigger")
        record = {"id": f"e{len(state['events']) + 1}", "type": head}
        if modes:
            record["mode"] = modes
        start, end = self.span(sentence, fields[1], line, "trigger")
        record["trigger"] = {"start": start, "end": end}
        record["modality"] = "asserted"
        actors, recipients, rest = [], [], {}
        for field in fields[2:]:
            if not field:
                continue
            if field in cb.MODALITIES:
                record["modality"] = field
            elif re.fullmatch(r"s\d+|s-", field):
                rest["said"] = field
            elif field[:2] in ("a=", "r="):
                into = actors if field[0] == "a" else recipients
                for part in field[2:].split(";"):
                    part = re.sub(r"^\s*[ar]=", "", part).strip()
                    if part:
                        into.append(self.mention(state, part, line, "actor" if field[0] == "a" else "recipient"))
            elif field[:2] in ("p=", "d="):
                match = re.match(r"^(.*?)\s*(?:\{([A-Z]{3})\})?$", field[2:])
                s, e = self.span(sentence, match[1], line, "place" if field[0] == "p" else "date")
                rest["place" if field[0] == "p" else "date"] = {"start": s, "end": e} | ({"code": match[2]} if match[2] else {})
            else:
                raise Fault(f"field {field!r}: expected a modality ({' '.join(cb.MODALITIES)}), a=…, r=…, p=…, d=… or s1")
        record["actors"], record["recipients"] = list(dict.fromkeys(actors)), list(dict.fromkeys(recipients))
        state["events"].append(record | {k: rest[k] for k in ("place", "date", "said") if k in rest})

    def statement(self, state, body, line):
        sentence = state["sentence"]
        fields = [f.strip() for f in body.split("|")]
        record, values = {}, {}
        early = re.match(r"^((?:\w+\s+)*)((?:src|cue|c|to|about|in)=.*)$", fields[0], re.S)
        if early:                                         # S s1 direct src=… without a stroke after the head
            fields[0:1] = [early[1], early[2]]
        for word in fields[0].split():
            if re.fullmatch(r"s\d+", word):
                record["id"] = word
            elif word in cb.STATEMENT_KINDS:
                record["kind"] = word
            elif word in cb.SOURCE_KINDS:
                record["source_kind"] = word
            else:
                raise Fault(f"{word!r}: expected an id (s1), a kind ({' '.join(cb.STATEMENT_KINDS)}) or a kind of source ({' '.join(cb.SOURCE_KINDS)})")
        for field in fields[1:]:
            if not field:
                continue
            key, sign, value = field.partition("=")
            if not sign or key not in ("src", "cue", "c", "to", "about", "in"):
                raise Fault(f"field {field!r}: expected src=…, cue=…, c=…, to=…, about=… or in=…")
            values.setdefault(key, []).append(value.strip())
        if "c" not in values:
            raise Fault("a statement needs its content: c=exact words, or c=first words … last words")
        record.setdefault("id", f"s{len(state['statements']) + 1}")
        if any(s["id"] == record["id"] for s in state["statements"]):
            raise Fault(f"{record['id']} is used twice in sentence {sentence.n}")
        source = None
        if "src" in values and values["src"][0] not in ("-", ""):
            source = self.mention(state, values["src"][0], line, "source")
        start, end = self.span(sentence, values["c"][0], line, "content")
        content = {"start": start, "end": end}
        cue = None
        if "cue" in values and values["cue"][0] not in ("-", ""):
            s, e = self.span(sentence, values["cue"][0], line, "cue")
            cue = {"start": s, "end": e}
        if "kind" not in record:
            said = sources.words(sentence, start, end).strip()
            quoted = re.search(r"[\"“”]", said)
            marks = len(re.findall(r"[\"“”]", said))
            first, last = said[0] in "\"“”", said[-1] in "\"“”"
            whole = (marks == 2 and first and last) or (marks == 1 and (first or last))     # one mark: a quotation that goes on
            record["kind"] = "direct" if whole else "mixed" if quoted else "indirect"
        if "source_kind" not in record and source:
            m = next(m for m in state["mentions"] if m["id"] == source)
            record["source_kind"] = (
                "pronoun" if m["how"] == "pronoun" else "unnamed" if m["kind"] in ("unnamed", "unknown") else
                "collective" if m["kind"] != "person" else "named" if "name" in m or m["how"] != "description" else "unnamed")
        about = []
        for value in values.get("about", []):
            for part in value.split(";"):
                who, _, stance = part.strip().rpartition(":")
                if stance not in cb.STANCES:
                    raise Fault(f"about={part!r}: expected who:stance with stance one of {' '.join(cb.STANCES)}")
                about.append({"mention": self.mention(state, who, line, "about"), "stance": stance})
        full = {"id": record["id"], "kind": record["kind"], "source": source, "source_kind": record.get("source_kind"), "cue": cue,
                "content": content,
                "addressee": self.mention(state, values["to"][0], line, "addressee") if "to" in values else None,
                "about": about or None, "within": values["in"][0] if "in" in values else None}
        state["statements"].append({k: v for k, v in full.items() if v is not None})

    # ------------------------------------------------ a sentence, a sheet

    def finish(self, state):
        if state is None:
            return
        if not state["coded"]:
            self.fault(state["line"], f"sentence {state['sentence'].n} has neither a label nor “-”; write - on its line or below if there is nothing")
            return
        sentence = state["sentence"]

        def inside(outer, s, e):
            return outer["start"] <= s and e <= outer["end"]

        def size(span):
            return span["end"] - span["start"]

        for s in state["statements"]:
            if "within" not in s and "cue" in s:
                outer = [o for o in state["statements"] if o is not s and inside(o["content"], s["cue"]["start"], s["cue"]["end"])
                         and size(o["content"]) > size(s["content"])]
                if outer:
                    s["within"] = min(outer, key=lambda o: size(o["content"]))["id"]
            elif s.get("within") == "-":
                del s["within"]
        for e in state["events"]:
            if "said" not in e:
                outer = [o for o in state["statements"] if inside(o["content"], e["trigger"]["start"], e["trigger"]["end"])]
                if outer:
                    e["said"] = min(outer, key=lambda o: size(o["content"]))["id"]
            elif e["said"] == "s-":
                del e["said"]
        entry = plan.entry(sentence.set, sentence.doc)
        record = {"set": sentence.set, "doc": sentence.doc, "n": sentence.n}
        if sentence.unit == "char":
            record |= {"start": sentence.start, "end": sentence.start + len(sentence.text)}
        record |= {"unit": sentence.unit, "mix": state["mix"] or entry.mix, "coder": self.coder,
                   "mentions": sorted(state["mentions"], key=lambda m: (m["start"], m["end"])),
                   "events": state["events"], "statements": state["statements"]}
        self.records.append(renumber(record))

    def look_ahead(self, lines):
        doc, set_name = None, "gmb"
        for _, line in lines:
            if line.startswith("@@"):
                set_name, doc = (line[2:].split() + ["", ""])[:2]
            elif line.startswith("@"):
                if set_name != "gmb":
                    continue
                number = re.match(r"^@\s*(?:gmb\s+)?(\d+)", line)
                doc = (number and plan.gmb_doc(int(number[1]))) or doc
            elif line[:1] in ("M", "E", "S"):
                for words, inside in re.findall(r"(?:=|;|^M\s)\s*([^=;|{}]+?)\s*\{([^{}]*)\}", line):
                    if words.lower() not in cb.PRONOUNS:
                        self.ahead.setdefault(key_of(doc, words), inside)

    def compile(self, text: str) -> list:
        state, docs, current = None, [], None
        lines, joined = text.split("\n"), []
        for number, raw in enumerate(lines, 1):          # a line that begins with blanks and | goes on from the one before
            if joined and re.match(r"^\s+\|", raw):
                joined[-1] = (joined[-1][0], joined[-1][1] + " " + raw.strip())
            else:
                joined.append((number, raw.strip()))
        self.look_ahead(joined)
        for number, line in joined:
            try:
                if not line or line.startswith("#") or line.startswith("("):
                    continue
                if line.startswith("@@"):
                    self.finish(state)
                    state = None
                    parts = line[2:].split()
                    if len(parts) < 2:
                        raise Fault("expected @@ set doc, found “" + line + "”")
                    plan.entry(parts[0], parts[1])
                    current = (parts[0], parts[1])
                    if current in docs:
                        raise Fault(f"{current[1]} stands twice in the sheet")
                    docs.append(current)
                elif line.startswith("@"):
                    self.finish(state)
                    state = None
                    match = re.match(r"^@\s*(?:(gmb|gum|re3d|own)\s+)?(\d+)\s*(.*)$", line)
                    if not match:
                        raise Fault(f"expected @ number, found “{line}”")
                    n = int(match[2])
                    if self.partial and current and current in docs and current[0] == "gmb":
                        current = None
                    if current is None or (current[0] == "gmb" and not plan.entry(*current).first <= n <= plan.entry(*current).last):
                        found = plan.gmb_doc(n)
                        if found is None:
                            raise Fault(f"sentence {n} is in no chosen block; give @@ set doc above, or check the number")
                        current = ("gmb", found)
                        if current in docs and not self.partial:
                            raise Fault(f"{found} stands twice in the sheet")
                        docs.append(current)
                    sentence = next((s for s in plan.sentences(*current) if s.n == n), None)
                    if sentence is None:
                        raise Fault(f"{current[1]} has no sentence {n}")
                    if any(r["doc"] == sentence.doc and r["n"] == n for r in self.records):
                        raise Fault(f"sentence {n} of {sentence.doc} stands twice")
                    mix = re.search(r"\b(contrast|paraphrase)\b", match[3]) if current[0] == "own" else None
                    state = {"sentence": sentence, "line": number, "coded": match[3].strip() == "-" or match[3].endswith(" -"),
                             "mentions": [], "ids": set(), "events": [], "statements": [], "mix": mix[1] if mix else None}
                elif state is None:
                    raise Fault(f"a label before its @ line: “{line}”")
                elif line == "-":
                    state["coded"] = True
                else:
                    kind, _, body = line.partition(" ")
                    state["coded"] = True
                    match kind:
                        case "M":
                            self.mention(state, body, number, "mention")
                        case "E":
                            self.event(state, body, number)
                        case "S":
                            self.statement(state, body, number)
                        case _:
                            raise Fault(f"expected @, M, E, S or -, found “{line}”")
            except Fault as fault:
                self.fault(number, str(fault))
        self.finish(state)
        for set_name, doc in [] if self.partial else docs:
            have = {r["n"] for r in self.records if r["set"] == set_name and r["doc"] == doc}
            missing = [s.n for s in plan.sentences(set_name, doc) if s.n not in have]
            if missing and not self.faults:
                self.fault(len(lines), f"{doc} is not whole: sentences {missing} are missing; a block or document is coded whole")
        return self.records


def renumber(record):
    """Ids in the order of the sentence, so that the same coding has one form."""
    new = {m["id"]: f"m{i + 1}" for i, m in enumerate(record["mentions"])}
    for m in record["mentions"]:
        m["id"] = new[m["id"]]
    for e in record["events"]:
        e["actors"], e["recipients"] = [new[m] for m in e["actors"]], [new[m] for m in e["recipients"]]
    for s in record["statements"]:
        for key in ("source", "addressee"):
            if key in s:
                s[key] = new[s[key]]
        for a in s.get("about", []):
            a["mention"] = new[a["mention"]]
    record["events"].sort(key=lambda e: (e["trigger"]["start"], e["trigger"]["end"], e["type"]))
    for i, e in enumerate(record["events"]):
        e["id"] = f"e{i + 1}"
    order = {s["id"]: f"s{i + 1}" for i, s in enumerate(record["statements"])}
    for s in record["statements"]:
        s["id"] = order[s["id"]]
        if "within" in s:
            s["within"] = order.get(s["within"], s["within"])
    for e in record["events"]:
        if "said" in e:
            e["said"] = order.get(e["said"], e["said"])
    return record


def dump(records) -> str:
    return "".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n" for r in records)
