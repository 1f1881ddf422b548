-- Who stands where: what actors say and do, as positions on an issue are put together of it. All of it can be made again from the
-- current codings and depends on one document each.

-- Documents kept before there were stands.
CREATE TABLE stand_document_due (
  document INTEGER PRIMARY KEY
);

-- A statement of an actor, or an act told as done. "stance" is that of the words whatever they are about; "about" holds the codes of
-- those whom a statement is about, joined by "|"; "name" is that of a speaker for the actor.
CREATE TABLE stand (
  finding  INTEGER NOT NULL,
  actor    TEXT NOT NULL,
  name     TEXT,
  id       TEXT NOT NULL,
  document INTEGER NOT NULL,
  day      TEXT NOT NULL,
  stance   TEXT NOT NULL,
  about    TEXT NOT NULL,
  PRIMARY KEY (finding, actor)
) WITHOUT ROWID;
CREATE INDEX stand_of_document ON stand (document);
CREATE TABLE stand_about (
  code    TEXT NOT NULL,
  day     TEXT NOT NULL,
  finding INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  stance  TEXT NOT NULL,
  PRIMARY KEY (code, day, finding, actor)
) WITHOUT ROWID;

-- By the stems of the sentence (entente.ledger.Positions); rows are those of findings. What was superseded stays and has no stand.
CREATE VIRTUAL TABLE stand_words USING fts5 (
  stems, content = '', columnsize = 0, detail = none, tokenize = 'unicode61 remove_diacritics 0'
);

INSERT INTO stand_document_due SELECT document FROM document;
