-- What does not go together, brought up to date for the documents that came: the same whatever the order in which they came. All of
-- it can be made again from the current codings. Days are counted from 1970; keys are numbers made of the words of
-- entente.ledger.Clue; lists are joined by "|".

-- Documents kept before there were clues, and clues that are new, gone, or to be compared again.
CREATE TABLE clue_document_due (
  document INTEGER PRIMARY KEY
);
CREATE TABLE clue_due (
  clue INTEGER PRIMARY KEY
);

-- Something told that may not go together with what another report tells (entente.ledger.Clue).
CREATE TABLE clue (
  clue         INTEGER PRIMARY KEY,
  document     INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  reported     INTEGER NOT NULL,
  day          INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  start        INTEGER NOT NULL,
  end          INTEGER NOT NULL,
  what         TEXT NOT NULL,
  value        TEXT NOT NULL,
  whom         TEXT NOT NULL,
  stems        TEXT NOT NULL,
  top          TEXT NOT NULL,
  actors       TEXT NOT NULL,
  recipients   TEXT NOT NULL,
  nearby       TEXT NOT NULL,
  told         INTEGER NOT NULL,
  beside_start INTEGER,
  beside_end   INTEGER,
  known        TEXT NOT NULL,
  source       TEXT NOT NULL
);
CREATE INDEX clue_of_document ON clue (document);

-- Under which keys others find a clue; and, for those that ask without being asked, under which they look.
CREATE TABLE clue_key (
  key  INTEGER NOT NULL,
  day  INTEGER NOT NULL,
  clue INTEGER NOT NULL,
  PRIMARY KEY (key, day, clue)
) WITHOUT ROWID;
CREATE TABLE clue_look (
  key  INTEGER NOT NULL,
  day  INTEGER NOT NULL,
  clue INTEGER NOT NULL,
  PRIMARY KEY (key, day, clue)
) WITHOUT ROWID;

-- To which other a clue is tied, and the root to which it leads; of a report the sentence.
CREATE TABLE tie (
  clue  INTEGER PRIMARY KEY,
  other INTEGER NOT NULL,
  root  INTEGER NOT NULL,
  start INTEGER,
  end   INTEGER
);
CREATE INDEX tie_to_other ON tie (other);
CREATE INDEX tie_to_root  ON tie (root);

-- Contradictions by their roots; "day" is that of the latest report among them, empty if it has none.
CREATE TABLE contradiction (
  contradiction INTEGER PRIMARY KEY,
  id            TEXT NOT NULL,
  kind          TEXT NOT NULL,
  about         TEXT NOT NULL,
  day           TEXT NOT NULL,
  parties       TEXT NOT NULL,
  more          INTEGER NOT NULL
);
CREATE INDEX contradiction_by_id   ON contradiction (id);
CREATE INDEX contradiction_by_day  ON contradiction (day, id, kind);
CREATE INDEX contradiction_by_kind ON contradiction (kind, day, id);
CREATE TABLE contradiction_side (
  contradiction INTEGER NOT NULL,
  place         INTEGER NOT NULL,
  document      INTEGER,
  whose         TEXT NOT NULL,
  start         INTEGER NOT NULL,
  end           INTEGER NOT NULL,
  words         TEXT NOT NULL,
  PRIMARY KEY (contradiction, place)
) WITHOUT ROWID;
CREATE TABLE contradiction_party (
  party         TEXT NOT NULL,
  day           TEXT NOT NULL,
  contradiction INTEGER NOT NULL,
  PRIMARY KEY (party, day, contradiction)
) WITHOUT ROWID;

-- How many there are of each kind.
CREATE TABLE contradiction_count (
  kind  TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER contradiction_comes AFTER INSERT ON contradiction BEGIN
  INSERT INTO contradiction_count VALUES (new.kind, 1) ON CONFLICT (kind) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER contradiction_goes AFTER DELETE ON contradiction BEGIN
  UPDATE contradiction_count SET count = count - 1 WHERE kind = old.kind;
END;

INSERT INTO clue_document_due SELECT document FROM document;
