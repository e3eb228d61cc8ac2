-- Who decides what, from which side somebody stands to a project, and scales of one's own. Only additions.

ALTER TABLE stake ADD COLUMN direction TEXT;          -- upward, downward, outward, sideward; none: not said

CREATE TABLE decision (                               -- what is to be decided or delivered in a project
  id          BLOB NOT NULL PRIMARY KEY,
  project_id  BLOB NOT NULL REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  kind        TEXT NOT NULL CHECK (kind = 'decision' OR kind = 'deliverable'),
  title       TEXT NOT NULL,
  title_key   TEXT NOT NULL,
  due_on      TEXT,
  note        TEXT NOT NULL DEFAULT '',
  position    INTEGER NOT NULL,
  added_on    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX decision_title ON decision(project_id, title_key);

CREATE TABLE decision_part (                          -- a letter of somebody in it; who is accountable may be responsible too
  decision_id     BLOB NOT NULL REFERENCES decision(id) DEFERRABLE INITIALLY DEFERRED,
  stakeholder_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  part            TEXT NOT NULL CHECK (part = 'responsible' OR part = 'accountable' OR part = 'consulted' OR part = 'informed'),
  PRIMARY KEY (decision_id, stakeholder_id, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_part_stakeholder ON decision_part(stakeholder_id);

CREATE TABLE own_axis (                               -- a scale of one's own, 1 to 5; what was said on it is an assessment
  id        BLOB NOT NULL PRIMARY KEY,                -- whose axis is this id as text
  name      TEXT NOT NULL,
  name_key  TEXT NOT NULL,
  low       TEXT NOT NULL DEFAULT '',                 -- what 1 means
  high      TEXT NOT NULL DEFAULT '',                 -- what 5 means
  position  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX own_axis_name ON own_axis(name_key);
