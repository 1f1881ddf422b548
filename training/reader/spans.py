"""Flat spans as B-/I-/O tags, and their decoding."""


def to_bio(length: int, spans: list[tuple[int, int, str]]) -> list[str]:
    """Tags of half-open spans; a later span that overlaps an earlier one is left out."""
    tags = ["O"] * length
    for start, end, label in spans:
        if any(t != "O" for t in tags[start:end]):
            continue
        for i in range(start, end):
            tags[i] = ("B-" if i == start else "I-") + label
    return tags


def from_bio(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of tags. An I- without a like-labelled tag before it opens a span (as a B- would)."""
    spans, start, label = [], -1, None
    for i, tag in enumerate(list(tags) + ["O"]):
        kind, _, name = tag.partition("-")
        if label is not None and (kind != "I" or name != label):
            spans.append((start, i, label))
            label = None
        if kind == "B" or (kind == "I" and label is None):
            start, label = i, name
    return spans


def allowed(before: str, after: str) -> bool:
    """Whether a tag may follow another: I-X only after B-X or I-X. ``before`` is ``O`` at the start."""
    return not after.startswith("I-") or (before != "O" and before[2:] == after[2:])


def best_path(scores, labels: list[str]) -> list[int]:
    """Viterbi over tag scores (rows words, columns labels) under ``allowed``; of equals the lower label index."""
    n, k = len(scores), len(labels)
    if n == 0:
        return []
    into = [[p for p in range(k) if allowed(labels[p], labels[c])] for c in range(k)]
    total = [scores[0][c] if allowed("O", labels[c]) else float("-inf") for c in range(k)]
    back = []
    for i in range(1, n):
        nxt, ptr = [], []
        # the best predecessor of an unrestricted tag is the same for all of them
        best_any = max(range(k), key=lambda p: (total[p], -p))
        for c in range(k):
            p = best_any if len(into[c]) == k else max(into[c], key=lambda q: (total[q], -q))
            nxt.append(total[p] + scores[i][c])
            ptr.append(p)
        total = nxt
        back.append(ptr)
    c = max(range(k), key=lambda q: (total[q], -q))
    path = [c]
    for ptr in reversed(back):
        c = ptr[c]
        path.append(c)
    return path[::-1]
