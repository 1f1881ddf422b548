"""Lemmas as edit scripts: a small class that turns a form into its lemma.

``k`` keeps the form's case, ``l`` lowers it; then ``-N+S`` cuts N characters off the end and appends S;
``=S`` replaces the whole form by S. So ``k-0+`` is the form itself, ``l-3+y`` turns "Parties" into "party".
"""


def script(form: str, lemma: str) -> str:
    """The shortest script that turns the form into the lemma; of equals the one that keeps the case."""
    best = None
    for case, base in (("k", form), ("l", form.lower())):
        same = 0
        while same < len(base) and same < len(lemma) and base[same] == lemma[same]:
            same += 1
        cut, add = len(base) - same, lemma[same:]
        if same == 0 and cut:
            continue
        if best is None or cut + len(add) < best[0]:
            best = (cut + len(add), f"{case}-{cut}+{add}")
        if form == form.lower():
            break
    return best[1] if best else "=" + lemma


def apply(script_: str, form: str) -> str:
    """The lemma; a script that cuts more than the form has leaves the form, lower-cased if it says so."""
    if script_.startswith("="):
        return script_[1:]
    base = form.lower() if script_[0] == "l" else form
    cut, add = script_[2:].split("+", 1)
    n = int(cut)
    if n >= len(base) and n > 0:
        return base
    return base[: len(base) - n] + add


def lexicon(sentences, share: float = 0.9) -> dict[tuple[str, str], str]:
    """(form in lower case, UPOS) to lemma, for forms of letters that nearly always have one; names are left to the scripts."""
    seen: dict[tuple[str, str], dict[str, int]] = {}
    for s in sentences:
        for word, upos, lemma in zip(s.words, s.upos, s.lemma):
            if upos in ("VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "DET") and word.isalpha() and lemma != "_":
                counts = seen.setdefault((word.lower(), upos), {})
                counts[lemma] = counts.get(lemma, 0) + 1
    table = {}
    for key, counts in sorted(seen.items()):
        lemma, n = max(sorted(counts.items()), key=lambda x: x[1])
        least = 2 if key[1] in ("AUX", "PRON", "DET") or len(key[0]) < 3 else 1
        if n >= max(least, share * sum(counts.values())):
            table[key] = lemma
    return table


def write_lexicon(path, table) -> None:
    path.write_text("".join(f"{form}\t{upos}\t{lemma}\n" for (form, upos), lemma in sorted(table.items())), encoding="utf-8")


def read_lexicon(path) -> dict[tuple[str, str], str]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {(form, upos): lemma for form, upos, lemma in rows}
