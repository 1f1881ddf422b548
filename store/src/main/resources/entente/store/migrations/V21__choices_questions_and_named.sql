-- What the user decided about the ledger against its own reckoning; undone ones stay, so that one can see what was done.
-- "split": the finding stands by itself; "join": the two findings tell one act.
CREATE TABLE choice (
  choice INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  one    TEXT NOT NULL,
  other  TEXT NOT NULL,
  made   TEXT NOT NULL,
  undone TEXT
);

-- Saved questions, and up to which finding their answers were seen.
CREATE TABLE question (
  name  TEXT PRIMARY KEY,
  kind  TEXT NOT NULL,
  one   TEXT NOT NULL,
  other TEXT NOT NULL,
  made  TEXT NOT NULL,
  seen  INTEGER NOT NULL
) WITHOUT ROWID;

-- "nearby": codes of others whom the sentence names; "retold": told as past already; "words": of a sentence that carries a thread
-- further though nothing was coded in it. Such acts are of type WORDS and have rows below zero.
ALTER TABLE act ADD COLUMN nearby TEXT NOT NULL DEFAULT '';
ALTER TABLE act ADD COLUMN retold INTEGER NOT NULL DEFAULT 0;
ALTER TABLE act ADD COLUMN words TEXT;

-- What was entered without these is entered again.
DELETE FROM act;
DELETE FROM act_block;
DELETE FROM ledger_gone;
DELETE FROM merged;
DELETE FROM dyad_week;
DELETE FROM dyad_month;
DELETE FROM place_week;
INSERT OR IGNORE INTO ledger_due SELECT document FROM document;
