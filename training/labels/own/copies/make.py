#!/usr/bin/env python3
"""Makes reports.jsonl and pairs.tsv out of the project's own texts: what desks do to a wire report, and what only looks like it.

    python3 make.py

The same bytes every time (a fixed seed per pair). Copies are made by the operations below; independent reports are the stories of
../stories, each written by itself; bulletins are written here. All of it is FICTION, CC BY 4.0.
"""
import glob
import hashlib
import json
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))
OWN = os.path.dirname(HERE)
OUTLETS = ["Harbour Dispatch", "Lowland Gazette", "Corvane", "Nordvik News Agency", "Meridian Press", "The Estuary Times", "Radio Fells"]
# What desks change: spelling, style books, verbs of saying.
DESK = [
    ("said", "told reporters"), ("said", "stated"), ("told reporters", "said"), ("organisation", "organization"), ("defence", "defense"),
    ("labour", "labor"), ("apologised", "apologized"), ("recognised", "recognized"), ("centre", "center"), ("per cent", "percent"),
    ("percent", "%"), ("programme", "program"), ("kilometres", "kilometers"), ("tonnes", "tons"), ("two", "2"), ("three", "3"),
    ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"), ("eight", "8"), ("ten", "10"), ("twelve", "12"), ("promised", "pledged"),
    ("announced", "declared"), ("began", "started"), ("killed", "left dead"), ("soldiers", "troops"), ("agreed", "consented"),
    ("talks", "negotiations"), ("demanded", "called for"), ("however", "but"), ("that", ""), ("also", ""), ("on Monday", "Monday"),
    ("on Tuesday", "Tuesday"), ("on Wednesday", "Wednesday"), ("on Thursday", "Thursday"), ("on Friday", "Friday"), ("last week", "a week ago"),
    ("asked", "requested"), ("near", "close to"), ("about", "some"), ("more than", "over"), ("because", "since"), ("while", "as"),
    ("government", "cabinet"), ("country", "state"), ("Mr ", ""), ("spokesman", "spokesperson"), ("minister", "Minister"),
]
LOCAL = [
    "The consulate in Estuary City asked residents with relatives in the region to register by telephone.",
    "Shares of the shipping company Norrland Lines, which serves the route, were little changed.",
    "Our city has been a partner of the capital since 1988, and a delegation had been expected here in the spring.",
    "Travellers are advised to ask their airline before they leave for the airport.",
    "Members of the community gathered in front of the town hall in the evening and lit candles.",
    "The university's institute for the region will hold a public discussion on the matter next week.",
    "It was the third such report this month, according to a count kept by this newspaper.",
    "Readers with photographs from the area are asked to send them to the newsroom.",
]
HEADS = ["{a} and {b}: what is known", "New turn over {a}", "{a}: the latest", "{b} reacts", "Wire: {a}, {b}", "In brief: {a}", "{a} and {b} in the news"]
# Bulletins that come every day with other figures: a desk's templates. The slots are filled twice, for two days.
BULLETINS = [
    "The central bank of {c} set the official rate of the currency at {n} to the dollar on {d}, against {m} a day earlier. Dealers in the capital said turnover was thin. The bank sold {k} million dollars to keep the rate within its band. The black market rate stood at {j}. The bank publishes the rate every working day at noon.",
    "The price of wheat for delivery in the spring rose by {n} crowns to {m} crowns a tonne at the exchange in {c} on {d}. Barley stood at {k} crowns and maize at {j}. Traders named the weather as the reason. The exchange is closed on the coming holiday. Figures are those of the close.",
    "Observers of the mission in {c} counted {n} violations of the ceasefire on {d}, against {m} the day before. Most were shots from small arms near the line of contact. {k} explosions were heard at night. Both sides accused one another. The mission has {j} observers in the area and reports daily.",
    "The ministry of health of {c} reported {n} new cases of cholera on {d}, which brings the number since the outbreak began to {m}. {k} patients died in the last day. Hospitals in the south are said to be full. The ministry asked for {j} thousand doses of vaccine. It reports each evening.",
    "The coast guard of {c} took {n} people from {k} boats off its southern coast on {d}, it said in its daily statement. They were brought to the island's reception centre, which holds {m} people and was built for {j}. All were in good health. The weather is expected to stay calm.",
    "The joint commission on the river in {c} met for the {n}th time on {d} under the chairmanship of its two presidents. It heard a report on water levels and approved the minutes of its {m}th meeting. {k} points on the agenda were put off. The next meeting is planned in {j} weeks. No statement was issued.",
    "President of {c} received the letters of credence of {n} ambassadors at a ceremony in the palace on {d}. He wished them success and spoke of the good relations between their countries and his own. A guard of honour of {m} men stood in the courtyard. The ceremony lasted {k} minutes. {j} more ambassadors are expected this month.",
    "Crude oil of the grade pumped in {c} was sold at {n} dollars a barrel on {d}, {m} cents more than the day before. Output stood at {k} thousand barrels a day. The terminal loaded {j} tankers. The ministry expects no change in the coming week. Its bulletin does not give the names of buyers.",
    "The electoral commission of {c} said on {d} that {n} percent of the polling stations had been counted. Turnout was put at {m} percent. {k} complaints have been received, of which {j} were dismissed. The commission will publish further results every six hours. Observers have praised the count so far.",
    "Parliament of {c} sat for {n} hours on {d} and passed {k} bills in third reading, among them one on customs and one on fisheries. {m} deputies were present. The opposition left the hall during the vote on the budget of the radio. The next sitting is in {j} days, the speaker said.",
]
COUNTRIES = ["Moldova", "Georgia", "Malta", "Yemen", "Ghana", "Peru", "Nepal", "Albania", "Tunisia", "Zambia"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


def rng(*parts):
    return random.Random(hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest())


def day(date, plus):
    from datetime import date as D, timedelta
    return (D.fromisoformat(date) + timedelta(days=plus)).isoformat()


def articles():
    facts = {}
    for line in open(f"{OWN}/articles/documents.jsonl", encoding="utf8"):
        d = json.loads(line)
        facts[d["doc"]] = d
    for name in sorted(facts):
        parts = open(f"{OWN}/texts/{name}.txt", encoding="utf8").read().strip().split("\n\n")
        yield {"id": name, "outlet": facts[name]["outlet"], "date": facts[name]["date"], "title": parts[0], "paragraphs": parts[1:]}


def stories():
    for path in sorted(glob.glob(f"{OWN}/stories/*.jsonl")):
        yield [json.loads(line) for line in open(path, encoding="utf8")]


DATELINE = re.compile(r"^([A-Z][A-Z .'’-]+), (?:\d{1,2} \w+(?: \d{4})? )?\([^)]*\) -- ")


def refile(paragraph, outlet, r):
    m = DATELINE.match(paragraph)
    if not m:
        return paragraph
    style = r.choice(["{p} ({o}) - ", "{p} -- ", "", "({o}) "])
    return style.format(p=m.group(1), o=outlet) + paragraph[m.end():]


def sentences(paragraph):
    return re.split(r"(?<=[.!?][\"”]) (?=[A-Z\"“])|(?<=[.!?]) (?=[A-Z\"“])", paragraph)


def edit(text, rate, r):
    for old, new in DESK:
        pattern = re.compile(r"\b" + re.escape(old) + r"(?=\W|$)")
        text = pattern.sub(lambda m: new if r.random() < rate else m.group(), text)
    return re.sub(r" +", " ", text).replace(" .", ".")


def headline(base, r):
    names = [w for w in re.findall(r"\b[A-Z][a-z]{3,}\b", " ".join(base["paragraphs"]))] or ["Council"]
    return r.choice(HEADS).format(a=r.choice(names), b=r.choice(names))


def copy(base, how):
    r = rng(base["id"], how)
    outlet = r.choice([o for o in OUTLETS if o != base["outlet"]])
    ps = list(base["paragraphs"])
    ps[0] = refile(ps[0], outlet, r)
    if how == "other head":
        pass
    elif how == "first paragraphs":
        ps = ps[: max(1, min(len(ps) - 1, r.randint(1, 3)))]
    elif how == "sentences cut":
        ps = [" ".join(s for i, s in enumerate(sentences(p)) if i == 0 and k == 0 or r.random() < 0.65) for k, p in enumerate(ps)]
    elif how == "desk edit":
        ps = [edit(p, 0.7, r) for p in ps]
    elif how == "cut, edited, local lines":
        ps = [" ".join(s for i, s in enumerate(sentences(edit(p, 0.6, r))) if i == 0 and k == 0 or r.random() < 0.7) for k, p in enumerate(ps)]
        ps.insert(r.randint(1, len(ps)), " ".join(r.sample(LOCAL, 2)))
    elif how == "short and edited":
        ps = [edit(p, 0.8, r) for p in ps[: max(1, len(ps) // 2)]]
        ps.append(r.choice(LOCAL))
    elif how == "order changed":
        head, rest = ps[0], ps[1:]
        r.shuffle(rest)
        ps = [head] + rest
    elif how == "new lead":
        first = sentences(ps[0])
        ps[0] = " ".join([f"{base['title']}, it was reported."] + first[1:])
    elif how == "rewritten":
        first = sentences(ps[0])
        ps[0] = " ".join([f"{base['title']}, according to reports from the region.", edit(" ".join(first[1:]) or ps[0], 1.0, r)])
        rest = [" ".join(s for s in sentences(edit(p, 1.0, r)) if r.random() < 0.55) for p in ps[1:]]
        r.shuffle(rest)
        ps = [ps[0]] + rest + [" ".join(r.sample(LOCAL, 3))]
    ps = [p for p in ps if p.strip()]
    return {"outlet": outlet, "date": day(base["date"], r.choice([0, 0, 1, 1, 2])), "title": headline(base, r), "text": "\n\n".join(ps)}


def main():
    reports, pairs = {}, []

    def report(id, outlet, date, title, text):
        reports[id] = {"id": id, "outlet": outlet, "date": date, "title": title, "text": text}
        return id

    def pair(group, a, b, label, how):
        half = "tune" if int(hashlib.sha256(group.encode()).hexdigest()[:2], 16) % 2 == 0 else "check"
        pairs.append((half, a, b, label, how))

    bases = list(articles())
    for base in bases:
        a = report(base["id"], base["outlet"], base["date"], base["title"], "\n\n".join(base["paragraphs"]))
        for k, how in enumerate(["other head", "first paragraphs", "sentences cut", "desk edit", "cut, edited, local lines", "short and edited", "order changed", "new lead", "rewritten", "rewritten"]):
            if rng(base["id"], how, "take").random() < 0.55 and f"{base['id']}-{k}" not in reports and how not in [p[4] for p in pairs if p[1] == a]:
                c = copy(base, how)
                pair(base["id"], a, report(f"{base['id']}-{k}", **c), "copy", how)
    # Another report that ends with the same background: not a copy.
    for i, base in enumerate(bases):
        other = bases[(i + 7) % len(bases)]
        r = rng(base["id"], "background")
        if len(base["paragraphs"]) > 3:
            text = "\n\n".join(other["paragraphs"][: r.randint(3, 4)] + base["paragraphs"][-r.randint(1, 2):])
            b = report(f"{base['id']}-bg", base["outlet"], day(base["date"], r.randint(1, 5)), other["title"], text)
            pair(base["id"], base["id"], b, "different", "shared background")
    told = list(stories())
    for story in told:
        ids = [report(f"{s['story']}-{s['report']}", s["outlet"], s["date"], s["title"], s["text"]) for s in story]
        r = rng(ids[0])
        couples = [(x, y) for i, x in enumerate(ids) for y in ids[i + 1:]]
        for x, y in r.sample(couples, min(2, len(couples))):
            pair(story[0]["story"], x, y, "different", "told independently, or followed up")
        if len(story) > 1:
            # A follow-up that tells the new first and then repeats the first report in full.
            old, new = story[0], story[-1]
            f = report(f"{ids[-1]}-follow", old["outlet"], new["date"], new["title"], new["text"] + "\n\n" + refile(old["text"], old["outlet"], r))
            pair(story[0]["story"], ids[0], f, "different", "follow-up that repeats the first report")
        if r.random() < 0.6:
            s = story[0]
            base = {"id": ids[0], "outlet": s["outlet"], "date": s["date"], "title": s["title"], "paragraphs": [s["text"]]}
            how = r.choice(["other head", "desk edit", "sentences cut"])
            pair(s["story"], ids[0], report(f"{ids[0]}-copy", **copy(base, how)), "copy", "three sentences: " + how)
    for i, bulletin in enumerate(BULLETINS):
        r = rng("bulletin", i)
        days = []
        for k in range(3):
            text = bulletin.format(c=COUNTRIES[i], d=DAYS[k], **{x: r.randint(11, 980) for x in "nmkj"})
            days.append(report(f"bulletin-{i}-{k}", "Corvane", day("2011-03-07", k), f"{COUNTRIES[i]}: daily figures", text))
        for x, y in ((0, 1), (1, 2), (0, 2)):
            pair(f"bulletin-{i}", days[x], days[y], "different", "bulletin of another day")
        base = {"id": days[0], "outlet": "Corvane", "date": "2011-03-07", "title": "", "paragraphs": [reports[days[0]]["text"]]}
        pair(f"bulletin-{i}", days[0], report(f"bulletin-{i}-copy", **copy(base, "desk edit")), "copy", "bulletin, edited")
    with open(f"{HERE}/reports.jsonl", "w", encoding="utf8") as out:
        for id in sorted(reports):
            out.write(json.dumps(reports[id], ensure_ascii=False) + "\n")
    with open(f"{HERE}/pairs.tsv", "w", encoding="utf8") as out:
        out.write("half\ta\tb\tlabel\thow\n")
        for p in pairs:
            out.write("\t".join(p) + "\n")


if __name__ == "__main__":
    main()
