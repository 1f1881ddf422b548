"""The scores of a reader, with intervals, and the sentences that hold Java and Python together."""
import json
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from . import calibrate, corpora, data, labelsets, lemma, pairs, predict, score
from .export import Session
from .model import PAIR_HEADS
from .pieces import Pieces

OWN = Path(__file__).parent / "tests" / "own_sentences.txt"


def _by(units, counts):
    """Counts summed by document, for intervals that resample documents."""
    total = {}
    for u, c in zip(units, counts):
        t = total.setdefault(u, {})
        for k, v in c.items():
            t[k] = t.get(k, 0) + v
    return list(total.values())


def _trees(gold, reads, unit="sentence"):
    counts = [score.tree_counts(g, r) for g, r in zip(gold, reads)]
    out = {"sentences": len(gold), "words": sum(c["words"] for c in counts), **score.rates(counts)}
    for k in ("uas", "las"):
        out[k + "_95"] = score.interval(counts, k)
    return out


def _spans(counts):
    out = score.rates(counts)
    out["f1_95"] = score.interval(counts, "f1")
    return out


def _pairs(gold, read_pairs) -> dict:
    """Type and modality of the pairs that the events of the sentences name; macro F1 is over the types that occur."""
    marked = [(s, p) for s in gold for p in pairs.of(s) if 1 in p.marks.values() and 2 in p.marks.values()]
    found = read_pairs([p for _, p in marked])
    types = labelsets.PLOVER
    counts, same = [], []
    for (s, p), x in zip(marked, found):
        type_ = types[int(np.argmax(x["pair"][1:]))]
        counts.append((p.type, type_))
        same.append(labelsets.MODALITIES[int(np.argmax(x["pair_modality"]))] == p.modality)
    f1s = [score.f1({"gold": sum(g == t for g, _ in counts), "found": sum(f == t for _, f in counts), "right": sum(g == f == t for g, f in counts)})["f1"]
           for t in types if any(g == t for g, _ in counts)]
    return {"pairs": len(counts), "accuracy": round(100 * sum(g == f for g, f in counts) / max(1, len(counts)), 2),
            "macro_f1": round(sum(f1s) / max(1, len(f1s)), 2), "modality": round(100 * sum(same) / max(1, len(same)), 2)}


def _frames(gold, reads) -> dict:
    layers = {}
    for g, r in zip(gold, reads):
        for k, c in score.frame_counts(g, r).items():
            layers.setdefault(k, []).append(c)
    docs = [s.doc for s in gold]
    out = {"sentences": len(gold), "documents": len(set(docs))}
    for k, counts in layers.items():
        of = "same" if k == "modality" else "f1"
        out[k] = {**score.rates(counts), of + "_95": score.interval(_by(docs, counts), of)}
    return out


def measure(read, test: bool, read_pairs=None) -> dict:
    """All scores; ``read`` turns a list of word lists into readings, with frames if the second argument says so."""
    out = {}
    on = lambda ss, frames=False: read([s.words for s in ss], frames)
    ewt = list(corpora.trees_dev())
    out["ewt_dev"] = _trees(ewt, on(ewt))
    gum = list(corpora.gum_dev())
    reads = on(gum)
    out["gum_dev"] = _trees(gum, reads)
    news = [i for i, s in enumerate(gum) if s.doc.startswith("GUM_news")]
    out["gum_news_dev"] = _trees([gum[i] for i in news], [reads[i] for i in news])
    out["gum_news_dev_mention_heads"] = _spans([score.kind_counts(gum[i], reads[i]) for i in news])
    out["gum_dev_mention_heads"] = _spans([score.kind_counts(g, r) for g, r in zip(gum, reads)])
    names = list(corpora.names_dev())[::5]
    reads = on(names)
    out["gmb_dev_names"] = _spans([score.name_counts(g, r) for g, r in zip(names, reads)])
    by = {}
    for label in labelsets.NAME_LABELS:
        keep = lambda spans_, label=label: [s for s in spans_ if s[2] == label]
        from .spans import from_bio
        by[label] = score.rates([score.span_counts(keep(from_bio(g.names)), keep(r.names)) for g, r in zip(names, reads)])["f1"]
    out["gmb_dev_names"]["by_label"] = by
    from . import labels
    ours = corpora.labelled_dev()
    if ours:
        out["labels_dev"] = _frames(ours, on(ours, True))
        held = list(labels.sentences(("calibration",)))
        out["labels_calibration"] = _frames(held, on(held, True))
        if read_pairs:
            out["labels_dev_pairs"] = _pairs(ours, read_pairs)
    if test:
        pud = list(data.pud())
        out["pud"] = _trees(pud, on(pud))
    return out


def _fp32(folder: Path, exported: Path | None, test: bool) -> dict:
    import torch

    from .train import load, pieces_of
    torch.set_num_threads(1 if exported else 2)
    model, labels, _ = load(folder)
    if exported:
        calibrate.fold(model, json.loads((exported / "reader.json").read_text(encoding="utf-8"))["trigger_bias"])
    pieces = pieces_of(folder)
    if not exported and "trigger" in model.tags:
        from . import labels as ours
        calibrate.fold(model, calibrate.trigger_bias(model, labels, pieces, list(ours.sentences(("calibration",)))))
    lexicon = lemma.lexicon(corpora.trees_train())
    return measure(lambda ws, frames: [predict.decode(w, x, labels, frames=frames, lexicon=lexicon)
                                       for w, x in zip(ws, predict.torch_scores(model, pieces, ws))], test,
                   (lambda ps: predict.pair_scores(model, pieces, ps)) if model.pairs else None)


def _int8(exported: Path, test: bool) -> dict:
    labels = json.loads((exported / "reader.json").read_text(encoding="utf-8"))["labels"]
    session = Session(exported / "reader.onnx", labels, Pieces(exported / "vocab.txt"))
    return measure(lambda ws, frames: [session.read(w, frames) for w in ws], test,
                   (lambda ps: [{k: v[0] for k, v in session.scores(p.words, p.marks).items() if k in PAIR_HEADS} for p in ps])
                   if "pair" in session.outputs else None)


def write(folder: Path, exported: Path | None, to: Path, test: bool) -> None:
    """Scores both sides, each in a process of its own, into ``to``, and an exported one into the card. A network that is
    not exported gets the bias towards acts that is best on the calibration split."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        plain = pool.submit(_fp32, folder, exported, test and exported is None)
        small = pool.submit(_int8, exported, test) if exported else None
        result = {"fp32": plain.result(), **({"int8": small.result()} if small else {})}
    if exported:
        described = json.loads((exported / "reader.json").read_text(encoding="utf-8"))
        result = {"reader": described["name"], **result}
        result["speed"] = speed(Session(exported / "reader.onnx", described["labels"], Pieces(exported / "vocab.txt")))
    to.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))
    if exported:
        card(result, Path(__file__).parent / "CARD.md")


def card(result: dict, path: Path) -> None:
    """Puts the main scores into the card, between its marks."""
    sides = [s for s in ("fp32", "int8") if s in result]
    rows = ["| measured on | what | " + " | ".join(sides) + " |", "|---|---|" + "---:|" * len(sides)]

    def row(where, what, key, value):
        cells = []
        for side in sides:
            part = result[side].get(key)
            part = part.get(value[0]) if part and len(value) > 1 else part
            if part is None or value[-1] not in part:
                cells.append("–")
                continue
            band = part.get(value[-1] + "_95")
            cells.append(f"{part[value[-1]]:.1f}" + (f" [{band[0]:.1f}, {band[1]:.1f}]" if band else ""))
        rows.append(f"| {where} | {what} | " + " | ".join(cells) + " |")

    for key, where in (("ewt_dev", "EWT dev"), ("gum_news_dev", "GUM news, held out"), ("gum_dev", "GUM, held out"), ("pud", "PUD")):
        if any(key in result[s] for s in sides):
            for what, value in (("UPOS", "upos"), ("lemma", "lemma"), ("UAS", "uas"), ("LAS", "las")):
                row(where, what, key, (value,))
    row("GMB, held out", "names F1", "gmb_dev_names", ("f1",))
    row("GUM news, held out", "heads of mentions with kind, F1", "gum_news_dev_mention_heads", ("f1",))
    for layer, what in (("trigger", "trigger F1, exact"), ("trigger_type", "trigger and type F1, exact"), ("event_overlap", "trigger and type F1, overlapping"),
                        ("links", "links (trigger, role, exact words) F1"), ("roles_given_event", "roles F1 where the act was found"),
                        ("link_actor", "actor links F1"), ("link_recipient", "recipient links F1"), ("link_place", "place links F1"),
                        ("link_date", "date links F1"), ("cue", "cue F1"), ("source", "source F1, exact"), ("source_words", "source F1, by words"),
                        ("content", "content F1, exact"), ("content_words", "content F1, by words"), ("addressee", "addressee F1, exact"),
                        ("actor", "mentions of actors F1, exact")):
        row("our labels, dev", what, "labels_dev", (layer, "f1"))
    row("our labels, dev", "type of a marked pair, accuracy", "labels_dev_pairs", ("accuracy",))
    row("our labels, dev", "type of a marked pair, macro F1", "labels_dev_pairs", ("macro_f1",))
    row("our labels, dev", "modality, accuracy where the act was found", "labels_dev", ("modality", "same"))
    text = path.read_text(encoding="utf-8")
    begin, end = text.index("<!-- scores -->"), text.index("<!-- /scores -->")
    path.write_text(text[:begin] + "<!-- scores -->\n" + "\n".join(rows) + "\n" + text[end:], encoding="utf-8")


def speed(session: Session) -> dict:
    """Words a second of the network alone, sentence by sentence on one thread, over GUM news of dev."""
    sentences = [s.words for s in corpora.gum_dev("news")]
    for w in sentences[:5]:
        session.scores(w)
    begin = time.perf_counter()
    for w in sentences:
        session.scores(w)
    seconds = time.perf_counter() - begin
    return {"words": sum(map(len, sentences)), "seconds": round(seconds, 2), "words_per_second": round(sum(map(len, sentences)) / seconds)}


def parity(exported: Path, to: Path) -> None:
    """Text, words, pieces and all decoded layers of our own sentences, by the exported int8 network."""
    from . import tokens
    described = json.loads((exported / "reader.json").read_text(encoding="utf-8"))
    session = Session(exported / "reader.onnx", described["labels"], Pieces(exported / "vocab.txt"))
    out = []
    for text in OWN.read_text(encoding="utf-8").splitlines():
        if not text.strip():
            continue
        toks = tokens.words(text)
        words = [t[2] for t in toks]
        ids, cases, first, last = session.pieces.sentence(words, limit=16)
        r = session.read(words)
        out.append({"text": text, "words": [[a, b] for a, b, _ in toks], "input_ids": ids, "casing_ids": cases,
                    "word_first": [0, *first], "word_last": [0, *last], "upos": r.upos, "xpos": r.xpos, "feats": r.feats, "lemma": r.lemma,
                    "head": r.head, "deprel": r.deprel, "names": r.names, "kinds": r.kinds, "actors": r.actors,
                    "events": r.events, "statements": r.statements})
    to.write_text("[\n" + ",\n".join(json.dumps(s, ensure_ascii=False) for s in out) + "\n]\n", encoding="utf-8")
