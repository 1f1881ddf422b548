-- Relations are few among the entries of an actor.
CREATE INDEX entry_of_relation ON entry (key, day) WHERE kind = 'relation';
