-- Custom fields, tags, conversations and commitments, and mappings of imports. Only additions.

CREATE TABLE custom_field (                           -- what a custom field is
  id        BLOB NOT NULL PRIMARY KEY,
  subject   TEXT NOT NULL CHECK (subject IN ('stakeholder', 'project')),
  name      TEXT NOT NULL,
  name_key  TEXT NOT NULL,
  kind      TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'yes_no')),
  choices   TEXT NOT NULL DEFAULT '[]',               -- JSON list of the words of a choice, in their order
  position  INTEGER NOT NULL,                         -- order among the fields of the subject
  added_on  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX custom_field_name ON custom_field(subject, name_key);

-- The values of one stakeholder or project; no row where none is known. A wide spreadsheet brings ten a row, and they are
-- shown, sorted and taken back together: one row for all of them costs a tenth of a row for each.
CREATE TABLE custom_values (
  subject_id  BLOB NOT NULL PRIMARY KEY,              -- a stakeholder or a project, as the fields say
  body        TEXT NOT NULL                           -- JSON object: id of the field → a number as JSON writes it, a date as YYYY-MM-DD, yes or no as 'yes' or 'no', each as text
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
  id        BLOB NOT NULL PRIMARY KEY,
  name      TEXT NOT NULL,
  name_key  TEXT NOT NULL,
  added_on  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX tag_name ON tag(name_key);

CREATE TABLE tagging (                                -- a tag on a stakeholder
  id              BLOB NOT NULL PRIMARY KEY,
  tag_id          BLOB NOT NULL REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
  stakeholder_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE UNIQUE INDEX tagging_once ON tagging(stakeholder_id, tag_id);
CREATE INDEX tagging_tag ON tagging(tag_id);

CREATE TABLE engagement_record (                      -- a conversation with a stakeholder (R24)
  id               BLOB NOT NULL PRIMARY KEY,
  stakeholder_id   BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  project_id       BLOB REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  on_date          TEXT NOT NULL,
  channel          TEXT NOT NULL DEFAULT '',
  place            TEXT NOT NULL DEFAULT '',
  purpose          TEXT NOT NULL DEFAULT '',
  attendees        TEXT NOT NULL DEFAULT '',
  shared           TEXT NOT NULL DEFAULT '',
  issues           TEXT NOT NULL DEFAULT '',
  response         TEXT NOT NULL DEFAULT '',
  sentiment        INTEGER CHECK (sentiment BETWEEN -2 AND 2),
  basis            TEXT,                              -- of the sentiment
  follow_up_owner  TEXT NOT NULL DEFAULT '',
  follow_up_on     TEXT,
  author           TEXT NOT NULL,
  recorded_at      TEXT NOT NULL
) STRICT;
CREATE INDEX engagement_record_stakeholder ON engagement_record(stakeholder_id, on_date);
CREATE INDEX engagement_record_project ON engagement_record(project_id, on_date) WHERE project_id IS NOT NULL;

CREATE TABLE commitment (                             -- R25
  id              BLOB NOT NULL PRIMARY KEY,
  stakeholder_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  project_id      BLOB REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  direction       TEXT NOT NULL CHECK (direction IN ('ours', 'theirs')),
  what            TEXT NOT NULL,
  owner           TEXT NOT NULL DEFAULT '',
  agreed_on       TEXT NOT NULL,
  due_on          TEXT,
  status          TEXT NOT NULL CHECK (status IN ('open', 'done', 'withdrawn')),
  done_on         TEXT,
  author          TEXT NOT NULL,
  recorded_at     TEXT NOT NULL
) STRICT;
CREATE INDEX commitment_stakeholder ON commitment(stakeholder_id, due_on);
CREATE INDEX commitment_project ON commitment(project_id, due_on) WHERE project_id IS NOT NULL;

CREATE TABLE mapping (                                -- a mapping of an import, saved under a name
  id        BLOB NOT NULL PRIMARY KEY,
  name      TEXT NOT NULL,
  name_key  TEXT NOT NULL,
  shape     TEXT NOT NULL,                            -- fingerprint of the headings it is for
  body      TEXT NOT NULL,                            -- JSON
  saved_on  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX mapping_name ON mapping(name_key);
CREATE INDEX mapping_shape ON mapping(shape);

-- Not recorded: what was last used for files of a shape. Taking an import back does not forget how it was read.

CREATE TABLE remembered_mapping (
  shape    TEXT NOT NULL PRIMARY KEY,
  body     TEXT NOT NULL,
  used_on  TEXT NOT NULL
) STRICT;
