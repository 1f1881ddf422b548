-- What a reader should know of how a text was taken in at a place: "read as windows-1252, since it is not UTF-8". Counted from 0.
CREATE TABLE intake_note (
  document INTEGER NOT NULL REFERENCES document,
  location TEXT NOT NULL,
  record   TEXT NOT NULL,
  n        INTEGER NOT NULL,
  note     TEXT NOT NULL,
  PRIMARY KEY (document, location, record, n)
) WITHOUT ROWID;
