"""Dependency trees from arc scores: the highest-scoring tree with exactly one root."""
import numpy as np


def greedy(scores: np.ndarray) -> list[int]:
    """Best head of each word; ``scores[d][h]`` for word d (1..n, row 0 unused) and head h (0 is the root)."""
    s = np.array(scores, dtype=np.float64)
    np.fill_diagonal(s, -np.inf)
    return [0] + [int(np.argmax(s[d])) for d in range(1, len(s))]


def is_tree(heads: list[int]) -> bool:
    """Whether the heads (index 0 unused) form a tree with exactly one root."""
    if sum(1 for h in heads[1:] if h == 0) != 1:
        return False
    for d in range(1, len(heads)):
        seen, at = set(), d
        while at != 0:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return True


def decode(scores: np.ndarray) -> list[int]:
    """Heads of words 1..n (index 0 is 0): greedy if that is a tree, else the best of the trees with each possible root."""
    n = len(scores)
    if n <= 1:
        return [0]
    heads = greedy(scores)
    if is_tree(heads):
        return heads
    s = np.array(scores, dtype=np.float64)
    np.fill_diagonal(s, -np.inf)
    free = edmonds(s)
    if sum(1 for h in free[1:] if h == 0) == 1:
        return free
    best, total = None, -np.inf
    for root in sorted(d for d in range(1, n) if free[d] == 0):
        t = s.copy()
        t[:, 0] = -np.inf
        t[root, :] = -np.inf
        t[root, 0] = s[root, 0]
        found = edmonds(t)
        value = sum(s[d][found[d]] for d in range(1, n))
        if value > total:
            best, total = found, value
    return best


def edmonds(s: np.ndarray) -> list[int]:
    """Chu-Liu/Edmonds: the maximum arborescence rooted at 0 (any number of children of the root)."""
    n = len(s)
    heads = [0] + [int(np.argmax(s[d])) for d in range(1, n)]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = sorted(cycle)
    outside = [v for v in range(n) if v not in cycle]
    index = {v: i for i, v in enumerate(outside)}
    c = len(outside)
    t = np.full((c + 1, c + 1), -np.inf)
    enter = [None] * (c + 1)  # for a head outside: the cycle's word through which it enters
    leave = [None] * (c + 1)  # for a dependent outside: the cycle's word that is its head
    for v in outside:
        for u in outside:
            if u != v and v != 0:
                t[index[v], index[u]] = s[v, u]
        if v != 0:
            best = max(inside, key=lambda u: (s[v, u], -u))
            t[index[v], c] = s[v, best]
            leave[index[v]] = best
        best = max(inside, key=lambda d: (s[d, v] - s[d, heads[d]], -d))
        t[c, index[v]] = s[best, v] - s[best, heads[best]]
        enter[index[v]] = best
    small = edmonds(t)
    out = list(heads)
    for v in outside:
        if v != 0:
            h = small[index[v]]
            out[v] = leave[index[v]] if h == c else outside[h]
    h = small[c]
    out[enter[h]] = outside[h]
    return out


def _cycle(heads: list[int]) -> set[int]:
    done: set[int] = {0}
    for d in range(1, len(heads)):
        path, at = [], d
        while at not in done and at not in path:
            path.append(at)
            at = heads[at]
        if at in path:
            return set(path[path.index(at):])
        done.update(path)
    return set()
