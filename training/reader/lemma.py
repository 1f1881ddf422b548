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
