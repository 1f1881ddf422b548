"""Which sentences are coded, and in which split they are: drawn once with a fixed seed (writes selection.tsv and splits.tsv).

Natural blocks are a plain random part of the wire. Chosen blocks surround a sentence that one of the cues below
matches; the cue only picks the place, what is coded there is decided by reading. Blocks never overlap.
"""

import hashlib
import random
import re

from . import sources

SEED = 20031203
HELD_OUT_FROM = 40000          # GMB numbers from here on: development, calibration and test; below: training
NATURAL_BLOCK, CHOSEN_BLOCK = 8, 7
NATURAL = {"train": 138, "dev": 16, "calibration": 18, "test": 16}
CHOSEN_TRAIN_PER_CUE = 5
CHOSEN_HELD_OUT = 21           # blocks for each of the three, dealt over the cues in turn

CUES = {
    "agree": r"\b(agreed to|promised|pledged|offered to|vowed to|will sign|expressed willingness|invited)\b",
    "consult": r"\b(held talks|met with|telephone|arrived in|summit|delegation|visit to)\b",
    "support": r"\b(praised|endorsed|welcomed|recogni[sz]ed|ratified|backed|congratulated|restored diplomatic|signed an?)\b",
    "concede": r"\b(apologi[sz]ed|pardon(ed|s)?|amnesty|expressed regret|lifted (the|a|its)|eased|will (withdraw|release|free)|"
               r"called off|announced a (truce|cease-?fire)|commuted|dropped its demand|to be released)\b",
    "cooperate": r"\b(joint (military )?(exercises?|patrols?|operation|drills)|extradited|shared intelligence|trade (agreement|deal)|"
                 r"resumed (trade|flights)|joint venture|bilateral trade|handed over to|cooperat(ed|ing|ion))\b",
    "aid": r"\b(aid (package|shipment|to)|humanitarian (aid|assistance)|relief supplies|donat(ed|ing)|granted asylum|military aid|"
           r"debt relief|loan|grants?|rescued|airlift)\b",
    "retreat": r"\b(withdrew|pulled out|pullout|released|freed|resign(ed|ation|s)|disarm(ed|ing|ament)|laid down|handed over|"
               r"stepped down|repatriat|ceasefire|cease-fire|swap)\b",
    "request": r"\b(urged|called on|demanded|appealed|asked for|ordered|calling for|insisted)\b",
    "accuse": r"\b(condemned|accused|criticized|denounced|blamed|charged with|investigat|lawsuit|sued|indicted)\b",
    "reject": r"\b(rejected|refused|denied|vetoed|ruled out|barred|turned down|cancel(l)?ed|dismissed|declined|defied)\b",
    "threaten": r"\b(threaten(ed|s|ing)?|warned|ultimatum|will face|retaliat|arrest warrant|consequences)\b",
    "protest": r"\b(protest(ers|ed)?|demonstrat(ors|ed|ions?)|rally|rallied|riot(s|ing|ers)?|strike by|general strike|workers .{0,20}strike|"
               r"boycott(ed)?|hunger strike|blocked roads|marched)\b",
    "sanction": r"\b(sanctions|convicted|sentenced|expelled|embargo|suspended|recalled (its|their) ambassador|severed|cut (off )?(aid|ties)|"
                r"froze|guilty|withdrew from)\b",
    "mobilize": r"\b(deployed|deployment|high alert|mobili[sz]ed|sent troops|massed|military exercises?|reinforce|"
                r"stepped up security|missile test|test-fired|heightened)\b",
    "coerce": r"\b(arrested|detained|raided|curfew|state of emergency|deported|banned|shut down|seized|censor|blockade|house arrest|"
              r"hackers?|confiscated)\b",
    "assault": r"\b(killed|bomb(ed|ing)|attack(ed)?|kidnapped|clash(ed|es)|air ?strikes?|shelled|fired|ambush|assassinat)",
    "nominalisation": r"\b(the|a|its|his|their) (arrest|killing|release|withdrawal|visit|deployment|condemnation|refusal|resignation|"
                      r"expulsion|kidnapping|assassination|meeting|bombing) (of|by|from|to|with)\b",
    "refused to rule out": r"\b(rule(d)? out|not rule|not ruled)\b",
    "reported denial": r"\b(denied|denies|deny|denying)\b",
    "conditional threat": r"\b(threat|warn|retaliat|strike|attack|sanctions)\w*\b.{0,80}\b(if|unless)\b|\b(if|unless)\b.{0,80}\b(will|would) "
                          r"(attack|strike|retaliate|face|respond)",
    "background": r"\b(in (19[5-9]\d|200[0-4])|last year|years ago|since (19|20)\d\d|decade)\b.{0,200}\b(war|killed|invaded|signed|"
                  r"attack|withdrew|overthrew|sanction|coup)",
    "agentless passive": r"\b(were|was|been|being) (killed|arrested|kidnapped|released|wounded|detained|expelled|sentenced|freed|deployed)\b"
                         r"(?!.{0,60} by )",
    "said it would": r"\b(said|says) (it|he|she|they|the \w+) (will|would|may|plans?|intends?|is (ready|willing|prepared))\b",
    "nested speech": r"\b(said|says|quoted)\b.{0,80}\b(said|told|saying|accus\w+|denied|confirmed|quoted)\b",
    "negated": r"\b(did not|has not|have not|will not|failed to|never|no longer|without) \w+",
    "quotation": r"\" .{20,} \"",
    "document": r"\b(report says|statement said|newspaper|survey|according to a|the report|resolution)\b",
}
EMPTY = re.compile(r"\b(Cup|Olympic|tournament|champion|coach|striker|goal|goalkeeper|season|innings|wicket|semifinal|tennis|soccer|cricket|"
                   r"percent to|shares|Nikkei|Dow Jones|stock|index|per barrel|crude|film|album|singer|actress|lion|fox|"
                   r"GDP|per capita|exports|hurricane|tsunami|bird flu|virus)\b")
WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

# GUM news whole, by document; development holds what the trees hold out too. Interviews with politicians: training.
GUM = {
    "dev": ["GUM_news_hackers", "GUM_news_iodine", "GUM_news_korea", "GUM_news_sensitive"],
    "calibration": ["GUM_news_asylum", "GUM_news_crane", "GUM_news_flag", "GUM_news_imprisoned", "GUM_news_worship"],
    "test": ["GUM_news_defector", "GUM_news_questionnaire", "GUM_news_stampede", "GUM_news_taxes"],
    "train": ["GUM_news_afghan", "GUM_news_clock", "GUM_news_election", "GUM_news_expo", "GUM_news_homeopathic",
              "GUM_news_ie9", "GUM_news_lanterns", "GUM_news_nasa", "GUM_news_soccer", "GUM_news_warhol", "GUM_news_warming",
              "GUM_interview_peres", "GUM_interview_hill", "GUM_interview_libertarian", "GUM_interview_chomsky"],
}
GUM_TREES_DEV = ["GUM_academic_art", "GUM_academic_lighting", "GUM_bio_byron", "GUM_court_prince", "GUM_voyage_cuba",
                 "GUM_voyage_guadeloupe"]
GUM_TREES_GENRES = ("news", "interview", "court", "bio", "voyage", "academic")
RE3D_DEV = ["centcom-001C9C3F", "uk_government-208C0A8E", "us_state_department-B5E6AB37", "us_state_department-E1526BBD",
            "us_state_department-F669C19A"]
RE3D_DOCS = 28                 # drawn; per held-out split five, the rest training

# Texts of our own, by name, before they were written: every fourth article is held out once.
OWN_ARTICLES, OWN_STORIES, OWN_PASSAGES = 40, 80, 120
OWN_WIRE = 400                 # collections of single sentences, each with an act or something that only looks like one: training
OWN_REPORTS = 60               # whole articles besides: training


def own_split(kind: str, i: int) -> str:
    """Articles: 5 in 20 for each held-out split. Stories and passages: 1 in 8 for each."""
    if kind == "art":
        return ["train", "dev", "calibration", "test"][i % 4]
    return {1: "dev", 3: "calibration", 5: "test"}.get(i % 8, "train")


def run(n: int, length: int, table: dict, taken: set):
    """The block of `length` consecutive numbers from n, or None where numbers are missing or taken (3 apart)."""
    block = list(range(n, n + length))
    if any(i not in table for i in block) or any(i in taken for i in range(n - 3, n + length + 3)):
        return None
    return block


MORE_SEED = 20040101           # a second drawing, for training alone, made when the first was coded
MORE_NATURAL, MORE_PER_CUE, MORE_PER_RARE_CUE = 60, 4, 15
THIRD_SEED = 20050202          # a third, short blocks around what was still thin
THIRD_BLOCK = 5
THIRD = {
    "joint acts": (16, r"\b(joint (military|naval|patrols?|exercises?|operation|drills|investigation|force)|military exercises? with|"
                       r"extradit(ed|ion)|shar(ed|ing) intelligence|intelligence sharing|trade (ties|deal|agreement)|cooperat(ed|ing) (with|on)|"
                       r"resumed (trade|flights|exports|imports|oil)|begun (importing|exporting|shipping))\b"),
    "help given": (10, r"\b(delivered|sent|provided|donated|airlifted|distributed) .{0,40}(aid|food|supplies|medicine|tents|weapons|million|"
                       r"equipment|relief)\b|\bgranted (political )?asylum\b|\brescued\b"),
    "conditions": (10, r"\b(if|unless) .{0,80}\b(will|would|could) (not )?(be )?(attack|strike|impose|withdraw|deploy|retaliat|arrest|expel|"
                       r"release|resume|cut|kill|suspend|use force)"),
    "not done": (10, r"\b(has|have|had|did|does|do|was|were) (not|n't|never) (yet )?(been )?(attack|release|sign|meet|met|agree|withdr|arrest|"
                     r"charge|deploy|recogni|lift|hold|held|ratif|apolog|kill|allow)"),
    "to come": (10, r"\b(plans? to|will|is to|are to|expected to|preparing to|intends? to|vowed to) (deploy|send troops|strike|protest|impose|close|"
                    r"arrest|expel|stage|cut|attack|launch|try|march|demonstrate|ban|charge|deport|step up)"),
}
FOURTH_SEED = 20060714         # a fourth, when the reader had learned the first three by heart: more of everything, for training alone
FOURTH_NATURAL, FOURTH_PER_CUE, FOURTH_BLOCK = 40, 5, 6
RARE = ["concede", "cooperate", "retreat", "aid", "mobilize", "sanction", "threaten", "consult", "support"]


def draw():
    """→ rows (set, doc, mix, cue, split, first, last)."""
    table = sources.gmb()
    text = {n: " ".join(t) for n, t in table.items()}
    numbers = sorted(table)
    held = [n for n in numbers if n >= HELD_OUT_FROM]
    low = [n for n in numbers if n < HELD_OUT_FROM - 20]
    draw_of = random.Random(SEED)
    taken, rows, doubles = set(), [], set()

    def usable(block, political):
        lines = [text[i] for i in block]
        if not any(WEEKDAY.search(line) for line in lines):
            return False                     # fables, country profiles and jokes of the table are no newswire
        if political and sum(bool(EMPTY.search(line)) for line in lines) > 1:
            return False
        if any(line in doubles for line in lines):
            return False
        return True

    def take(block, mix, cue, split):
        taken.update(block)
        doubles.update(text[i] for i in block)
        rows.append(("gmb", f"gmb-{block[0]:06d}", mix, cue, split, block[0], block[-1]))

    for split, count in NATURAL.items():
        pool, made = (low if split == "train" else held), 0
        while made < count:
            block = run(draw_of.choice(pool), NATURAL_BLOCK, table, taken)
            if block and usable(block, False):
                take(block, "natural", "", split)
                made += 1

    def choose(cue, pool, split):
        pattern = re.compile(CUES[cue])
        for _ in range(60000):
            n = draw_of.choice(pool)
            if pattern.search(text[n]):
                block = run(n - draw_of.randint(1, CHOSEN_BLOCK - 2), CHOSEN_BLOCK, table, taken)
                if block and usable(block, True) and (split == "train") == (block[-1] < HELD_OUT_FROM):
                    take(block, "chosen", cue, split)
                    return
        raise RuntimeError(f"no block left for {cue}")

    rare = ["concede", "cooperate", "retreat", "aid", "mobilize", "sanction", "threaten", "reject", "protest"]
    for cue in CUES:
        for _ in range(CHOSEN_TRAIN_PER_CUE + (5 if cue in rare else 0)):
            choose(cue, low, "train")
    order = [c for c in CUES if c not in ("assault", "consult", "accuse", "agree", "coerce", "request", "quotation", "document")]
    for k in range(CHOSEN_HELD_OUT):
        for split in ("dev", "calibration", "test"):
            choose(order[k % len(order)], held, split)

    for split, docs in GUM.items():
        for doc in docs:
            rows.append(("gum", doc, "natural", "", split, 1, len(sources.gum(doc))))

    documents = [d for d in sorted(sources.re3d())
                 if 3 <= len(sources.document("re3d", d)) <= 16 and "military airstrikes continue" not in sources.re3d()[d].lower()]
    chosen = RE3D_DEV + draw_of.sample([d for d in documents if d not in RE3D_DEV], RE3D_DOCS - len(RE3D_DEV))
    for i, doc in enumerate(chosen):
        split = "dev" if i < 5 else ["calibration", "test"][i % 2] if i < 15 else "train"
        rows.append(("re3d", doc, "natural", "", split, 1, len(sources.document("re3d", doc))))

    draw_of = random.Random(MORE_SEED)
    made = 0
    while made < MORE_NATURAL:
        block = run(draw_of.choice(low), NATURAL_BLOCK, table, taken)
        if block and usable(block, False):
            take(block, "natural", "", "train")
            made += 1
    for cue in CUES:
        for _ in range(MORE_PER_RARE_CUE if cue in RARE else MORE_PER_CUE):
            choose(cue, low, "train")

    draw_of = random.Random(THIRD_SEED)
    for cue, (count, pattern) in THIRD.items():
        made, hits = 0, [n for n in low if re.search(pattern, text[n])]
        draw_of.shuffle(hits)
        for n in hits:
            block = run(n - draw_of.randint(0, 3), THIRD_BLOCK, table, taken)
            if made < count and block and usable(block, True) and block[-1] < HELD_OUT_FROM:
                take(block, "chosen", cue, "train")
                made += 1

    draw_of = random.Random(FOURTH_SEED)
    made = 0
    while made < FOURTH_NATURAL:
        block = run(draw_of.choice(low), NATURAL_BLOCK, table, taken)
        if block and usable(block, False):
            take(block, "natural", "", "train")
            made += 1
    for cue in CUES:
        hits = [n for n in low if re.search(CUES[cue], text[n])]
        draw_of.shuffle(hits)
        made = 0
        for n in hits:
            block = run(n - draw_of.randint(0, FOURTH_BLOCK - 2), FOURTH_BLOCK, table, taken)
            if made < FOURTH_PER_CUE and block and usable(block, True) and block[-1] < HELD_OUT_FROM:
                take(block, "chosen", cue, "train")
                made += 1
    return rows


def split_rows(rows):
    """The whole of splits.tsv: our labels, and the sets of others by range or document."""
    out = [("set", "doc", "split")]
    out += [(s, doc, split) for s, doc, _, _, split, _, _ in rows]
    for kind, count in (("art", OWN_ARTICLES), ("story", OWN_STORIES), ("pass", OWN_PASSAGES)):
        out += [("own", f"own-{kind}-{i:02d}", own_split(kind, i)) for i in range(1, count + 1)]
    texts = sources.LABELS / "own" / "texts"
    for name in [f"own-wire-{i:03d}" for i in range(1, OWN_WIRE + 1)] + [f"own-report-{i:02d}" for i in range(1, OWN_REPORTS + 1)]:
        if (texts / (name + ".txt")).exists():
            out.append(("own", name, "train"))
    out += [("gmb-entities", "1-39999", "train"), ("gmb-entities", "40000-47959", "dev")]
    labelled = {doc: split for split, docs in GUM.items() for doc in docs}
    for path in sorted((sources.shared() / "annotation" / "gum").glob("GUM_*.conllu")):
        doc = path.stem
        if doc.split("_")[1] in GUM_TREES_GENRES:
            out.append(("gum-trees", doc, "dev" if doc in GUM_TREES_DEV else labelled.get(doc, "train")))
    out += [("re3d-entities", doc, split) for s, doc, _, _, split, _, _ in rows if s == "re3d"]
    out += [("ewt", "train", "train"), ("ewt", "dev", "dev"), ("pud", "all", "test")]
    return out


def interleave(rows):
    """Blocks in an order in which every beginning holds all strata in proportion (largest remainder, then by hash)."""
    groups = {}
    for row in rows:
        held = "train" if row[4] == "train" else "held"
        groups.setdefault((row[0], row[2], held), []).append(row)
    keyed = []
    for key, members in sorted(groups.items()):
        members.sort(key=lambda r: hashlib.sha1(r[1].encode()).hexdigest())
        if key[2] == "held":                              # the three held-out splits in turn
            thirds = {}
            for r in members:
                thirds.setdefault(r[4], []).append(r)
            members = [r for group in zip(*(thirds[s] for s in sorted(thirds))) for r in group] + [
                r for s in sorted(thirds) for r in thirds[s][min(map(len, thirds.values())):]]
        keyed += [((i + 0.5) / len(members), r) for i, r in enumerate(members)]
    return [r for _, r in sorted(keyed, key=lambda k: (k[0], k[1][1]))]
