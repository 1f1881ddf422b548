"""The label lists of every head, in the order of the network's outputs."""
import json
from collections import Counter
from pathlib import Path

from .lemma import script

NAME_LABELS = ["PER", "ORG", "PLACE", "NATION", "DATE", "EVENT", "MISC"]
KIND_LABELS = ["O", "person", "organization", "place", "event", "time", "object", "abstract", "other"]
PLOVER = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
          "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
MODALITIES = ["asserted", "planned", "negated", "conditional", "background"]
ACTORS = ["state", "igo", "alliance", "ngo", "company", "person", "group", "unnamed", "unknown"]
STANCES = ["-", "favourable", "opposed", "neutral", "mixed"]
SOURCE_KINDS = ["named", "unnamed", "collective", "document", "pronoun"]
MODES = ["-", "visit", "third-party", "multilateral", "phone", "withdraw", "release", "disarm", "ceasefire", "access", "resign", "assist", "change",
         "yield", "meet", "disapprove", "investigate", "allege", "restrict", "arrest", "relations", "expel", "territory", "violence", "demo", "riot",
         "strike", "hunger", "boycott", "obstruct", "vandalize", "convict", "discontinue", "troops", "weapons", "police", "militia", "seize",
         "censor", "curfew", "martial-law", "deport", "withhold", "misinformation", "cyber", "abduct", "beat", "torture", "sexual", "targeted",
         "destroy", "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"]
NO_ACT = "-"
EVENT_ROLES = ["actor", "recipient", "place", "date"]
STATEMENT_ROLES = ["source", "content", "addressee"]


def bio(labels):
    return ["O"] + [p + x for x in labels for p in ("B-", "I-")]


def build(sentences) -> dict[str, list[str]]:
    """Label lists from the training trees; rare lemma scripts and features are left out (their loss is masked)."""
    seen = {k: Counter() for k in ("upos", "xpos", "feats", "lemma", "deprel")}
    for s in sentences:
        if s.head is None:
            continue
        seen["upos"].update(s.upos)
        seen["xpos"].update(s.xpos)
        seen["feats"].update(s.feats)
        seen["deprel"].update(s.deprel)
        seen["lemma"].update(script(w, l) for w, l in zip(s.words, s.lemma))
    least = {"upos": 1, "xpos": 2, "feats": 5, "lemma": 3, "deprel": 2}
    ranked = {k: [v for v, c in sorted(n.items(), key=lambda x: (-x[1], x[0])) if c >= least[k]] for k, n in seen.items()}
    return {
        **ranked,
        "names": bio(NAME_LABELS),
        "kinds": KIND_LABELS,
        **frame_labels(),
    }


def frame_labels() -> dict[str, list[str]]:
    """Labels of the event and statement heads."""
    return {
        "trigger": bio(PLOVER),
        "modality": MODALITIES,
        "mode": MODES,
        "cue": bio(["cue"]),
        "content": bio(["content"]),
        "source_kind": SOURCE_KINDS,
        "actor": bio(ACTORS),
        "stance": STANCES,
        "event_role": bio(EVENT_ROLES),
        "statement_role": bio(STATEMENT_ROLES),
        "pair": [NO_ACT, *PLOVER],
        "pair_modality": MODALITIES,
        "side": ["told by"],
    }


def save(path: Path, labels):
    path.write_text(json.dumps(labels, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))
