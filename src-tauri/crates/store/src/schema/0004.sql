-- Private notes, and what left the workspace. Only additions.

CREATE TABLE private_note (                           -- in no output but the pack of whom it is about (R34)
  id              BLOB NOT NULL PRIMARY KEY,
  stakeholder_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  on_date         TEXT NOT NULL,
  text            TEXT NOT NULL,
  author          TEXT NOT NULL,
  recorded_at     TEXT NOT NULL
) STRICT;
CREATE INDEX private_note_stakeholder ON private_note(stakeholder_id, on_date);

-- Not recorded: what left. Undoing a change does not bring back what was handed over.

CREATE TABLE export_record (
  id         BLOB NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('report', 'table', 'map', 'whole', 'person_pack')),
  what       TEXT NOT NULL,                           -- in words: of which project or person, of which date
  profile    TEXT NOT NULL CHECK (profile IN ('full', 'roles', 'groups', 'counts', 'own')),
  file_name  TEXT NOT NULL,                           -- without its folder
  at         TEXT NOT NULL,
  author     TEXT NOT NULL
) STRICT;
CREATE INDEX export_record_at ON export_record(at);
