"""Settling a doubly coded batch: what differs is decided in writing, sentence by sentence; the outcome is the truth.

A decision file has a line `@ number a` or `@ number b` (that coding stands; after # the reason), or `@ number` followed by
sheet lines (a third coding; braces of either coding need not be repeated). `@@ set doc` opens a document as in sheets.
Sentences without a decision must not differ in an event or a statement; for them the first coding stands.
"""

import pathlib
import re
import sys

from . import agreement, plan, sheets


def braces(m):
    inside = "/".join([m.get("code", "-"), m.get("sector", "-")]) + f" {m['kind']} {m['how']}"
    return inside + (f" ={m['name']}" if "name" in m else "")


def settle(path_a, path_b, decisions, output) -> int:
    a, b = agreement.read(path_a), agreement.read(path_b)
    common = {k: a[k] for k in a if k in b}
    _, _, different = agreement.compare(common, {k: b[k] for k in common})
    chosen, sheet, order, current = {}, [], [], None
    taken = None
    for line in pathlib.Path(decisions).read_text(encoding="utf-8").split("\n"):
        line = line.strip()
        if line.startswith("@@"):
            current = tuple(line[2:].split()[:2])
            sheet.append(line)
        elif line.startswith("@"):
            match = re.match(r"^@\s*(\d+)\s*([ab])?\s*(?:#.*)?$", line)
            if not match:
                print(f"{decisions}: expected @ number, a or b, found “{line}”", file=sys.stderr)
                return 1
            n = int(match[1])
            key = (*(current or ("gmb", plan.gmb_doc(n))), n)
            if current and current[0] == "gmb":
                key = ("gmb", plan.gmb_doc(n), n)
            if key not in common:
                print(f"{decisions}: sentence {n} of {key[1]} is not in both codings", file=sys.stderr)
                return 1
            taken = None
            if match[2]:
                chosen[key] = (a if match[2] == "a" else b)[key]
                taken = key
            else:
                sheet.append(f"@ {n}")
                order.append(key)
        elif taken is None or not line:
            sheet.append(line)
        elif not line.startswith("#"):
            print(f"{decisions}: “{line}” follows a decision for a or b; write the number alone to code anew", file=sys.stderr)
            return 1
    compiler = sheets.Compiler(pathlib.Path(decisions).name, "s", partial=True)
    for records in (b, a):
        for (set_name, doc, _), r in records.items():
            sentence = next(s for s in plan.sentences(set_name, doc) if s.n == r["n"])
            for m in r["mentions"]:
                if m["how"] != "pronoun":
                    from . import sources
                    compiler.known[sheets.key_of(doc, sources.words(sentence, m["start"], m["end"]))] = braces(m)
    for record in compiler.compile("\n".join(sheet)):
        chosen[record["set"], record["doc"], record["n"]] = record
    if compiler.faults:
        print("\n".join(compiler.faults), file=sys.stderr)
        return 1
    undecided = [k for k in different if k not in chosen]
    if undecided:
        print("undecided: " + ", ".join(f"{d} {n}" for _, d, n in undecided), file=sys.stderr)
        return 1
    settled = [dict(chosen.get(k, a[k])) | {"coder": "s"} for k in a]
    pathlib.Path(output).write_text(sheets.dump(settled), encoding="utf-8")
    which = [("a" if chosen[k] is a[k] else "b" if chosen[k] is b.get(k) else "new") for k in chosen]
    print(f"{len(settled)} sentences; {len(different)} differed; decided for the first {which.count('a')}, "
          f"the second {which.count('b')}, anew {which.count('new')}")
    return 0
