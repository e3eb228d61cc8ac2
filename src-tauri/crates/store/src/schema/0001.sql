-- The workspace, first version. Every table is STRICT and has a primary key, so that the session extension can record
-- it. Ids are 16-byte UUIDv7 blobs. Dates are ISO text (YYYY-MM-DD), instants ISO text in UTC. Foreign keys take no
-- action: the operation that deletes a row deletes or re-points its children itself. They are checked at the commit, so
-- the order within a change does not matter; and checked at once, they would make every delete inside a savepoint (undo,
-- trial runs) slower than the one before.

CREATE TABLE workspace (
  id          BLOB NOT NULL PRIMARY KEY,
  name        TEXT NOT NULL,
  purpose     TEXT NOT NULL DEFAULT '',
  fiction     INTEGER NOT NULL DEFAULT 0,           -- 1: invented content (the sample), said on screen and in reports
  created_on  TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  key    TEXT NOT NULL PRIMARY KEY,
  value  TEXT NOT NULL                               -- JSON
) STRICT;

CREATE TABLE programme (
  id        BLOB NOT NULL PRIMARY KEY,
  name      TEXT NOT NULL,
  added_on  TEXT NOT NULL
) STRICT;

CREATE TABLE project (
  id            BLOB NOT NULL PRIMARY KEY,
  programme_id  BLOB NOT NULL REFERENCES programme(id) DEFERRABLE INITIALLY DEFERRED,
  name          TEXT NOT NULL,
  name_key      TEXT NOT NULL,
  summary       TEXT NOT NULL DEFAULT '',
  sponsor_id    BLOB REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  starts_on     TEXT,
  goes_live_on  TEXT,
  team_size     INTEGER,
  pilot         INTEGER NOT NULL DEFAULT 0,
  added_on      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX project_name ON project(name_key);
CREATE INDEX project_sponsor ON project(sponsor_id) WHERE sponsor_id IS NOT NULL;

CREATE TABLE change (                                 -- what lands on groups; a project has one from the start
  id            BLOB NOT NULL PRIMARY KEY,
  project_id    BLOB NOT NULL REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  name          TEXT NOT NULL,
  goes_live_on  TEXT,
  added_on      TEXT NOT NULL
) STRICT;
CREATE INDEX change_project ON change(project_id);

CREATE TABLE unit (
  id         BLOB NOT NULL PRIMARY KEY,
  parent_id  BLOB REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL
) STRICT;
CREATE INDEX unit_parent ON unit(parent_id);
CREATE INDEX unit_name ON unit(name_key);

CREATE TABLE stakeholder (
  id          BLOB NOT NULL PRIMARY KEY,
  -- For a list of more than two words SQLite builds a table at every single insert.
  kind        TEXT NOT NULL CHECK (kind = 'person' OR kind = 'role' OR kind = 'group' OR kind = 'organisation'),
  name        TEXT NOT NULL,                          -- of a role: its title
  name_key    TEXT NOT NULL,                          -- folded for sorting: lower case, no accents
  role        TEXT NOT NULL DEFAULT '',
  role_key    TEXT NOT NULL DEFAULT '',
  grade       TEXT NOT NULL DEFAULT '',
  email       TEXT NOT NULL DEFAULT '',
  phone       TEXT NOT NULL DEFAULT '',
  unit_id     BLOB REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  headcount   REAL,                                   -- groups and organisations only; full-time equivalents
  reference   TEXT NOT NULL DEFAULT '',               -- the id it carries in its source
  source      TEXT NOT NULL DEFAULT '',               -- the register that reference belongs to
  notes       TEXT NOT NULL DEFAULT '',
  added_on    TEXT NOT NULL
) STRICT;
CREATE INDEX stakeholder_name ON stakeholder(name_key, id);
CREATE INDEX stakeholder_role ON stakeholder(role_key, name_key, id);
CREATE INDEX stakeholder_unit ON stakeholder(unit_id, name_key, id);
CREATE INDEX stakeholder_kind ON stakeholder(kind, name_key, id);
CREATE INDEX stakeholder_added ON stakeholder(added_on, name_key, id);
CREATE INDEX stakeholder_headcount ON stakeholder(headcount, name_key, id);
CREATE INDEX stakeholder_email ON stakeholder(email COLLATE NOCASE) WHERE email <> '';
CREATE INDEX stakeholder_reference ON stakeholder(source, reference) WHERE reference <> '';

CREATE TABLE membership (
  id         BLOB NOT NULL PRIMARY KEY,
  group_id   BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  member_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  from_on    TEXT NOT NULL,
  until_on   TEXT
) STRICT;
CREATE INDEX membership_group ON membership(group_id);
CREATE INDEX membership_member ON membership(member_id);

CREATE TABLE composition (                            -- what a group's headcount is made of
  id         BLOB NOT NULL PRIMARY KEY,
  group_id   BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  position   INTEGER NOT NULL,
  title      TEXT NOT NULL,
  grade      TEXT NOT NULL DEFAULT '',
  headcount  REAL NOT NULL,
  reference  TEXT NOT NULL DEFAULT ''                 -- the row in its source
) STRICT;
CREATE INDEX composition_group ON composition(group_id, position);

CREATE TABLE tie (
  id        BLOB NOT NULL PRIMARY KEY,
  from_id   BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  to_id     BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  kind      TEXT NOT NULL,
  strength  INTEGER,
  source    TEXT NOT NULL DEFAULT '',
  from_on   TEXT NOT NULL,
  until_on  TEXT
) STRICT;
CREATE INDEX tie_from ON tie(from_id);
CREATE INDEX tie_to ON tie(to_id);

CREATE TABLE stake (                                  -- a stakeholder in a project
  id              BLOB NOT NULL PRIMARY KEY,
  stakeholder_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  project_id      BLOB NOT NULL REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  added_on        TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX stake_once ON stake(project_id, stakeholder_id);
CREATE INDEX stake_stakeholder ON stake(stakeholder_id);

CREATE TABLE assessment (                             -- dated rows, never overwritten: now is the latest by each assessor
  id              BLOB NOT NULL PRIMARY KEY,
  stakeholder_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  project_id      BLOB NOT NULL REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  axis            TEXT NOT NULL,
  value           INTEGER NOT NULL,
  on_date         TEXT NOT NULL,
  assessor        TEXT NOT NULL,
  basis           TEXT,
  note            TEXT NOT NULL DEFAULT '',
  recorded_at     TEXT NOT NULL
) STRICT;
CREATE INDEX assessment_project ON assessment(project_id, stakeholder_id, axis, on_date);
CREATE INDEX assessment_stakeholder ON assessment(stakeholder_id, on_date);

CREATE TABLE judged_score (                           -- one value for a group by a named author, with a reason
  id           BLOB NOT NULL PRIMARY KEY,
  group_id     BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  change_id    BLOB NOT NULL REFERENCES change(id) DEFERRABLE INITIALLY DEFERRED,
  measure      TEXT NOT NULL,
  score        REAL NOT NULL,
  on_date      TEXT NOT NULL,
  author       TEXT NOT NULL,
  reason       TEXT NOT NULL,
  recorded_at  TEXT NOT NULL
) STRICT;
CREATE INDEX judged_score_change ON judged_score(change_id, group_id, measure, on_date);
CREATE INDEX judged_score_group ON judged_score(group_id);

CREATE TABLE service (
  id        BLOB NOT NULL PRIMARY KEY,
  family    TEXT NOT NULL,
  name      TEXT NOT NULL,
  summary   TEXT NOT NULL DEFAULT '',
  offered   INTEGER NOT NULL DEFAULT 1,
  version   INTEGER NOT NULL DEFAULT 1,
  added_on  TEXT NOT NULL
) STRICT;

CREATE TABLE need (                                   -- dated: now is the latest for project and family
  id           BLOB NOT NULL PRIMARY KEY,
  project_id   BLOB NOT NULL REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  family       TEXT NOT NULL,
  level        INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),
  wanted       INTEGER NOT NULL,
  service_id   BLOB REFERENCES service(id) DEFERRABLE INITIALLY DEFERRED,
  hours        REAL,
  on_date      TEXT NOT NULL,
  author       TEXT NOT NULL,
  note         TEXT NOT NULL DEFAULT '',
  recorded_at  TEXT NOT NULL
) STRICT;
CREATE INDEX need_project ON need(project_id, family, on_date);

CREATE TABLE request (
  id                   BLOB NOT NULL PRIMARY KEY,
  project_id           BLOB NOT NULL REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  service_id           BLOB NOT NULL REFERENCES service(id) DEFERRABLE INITIALLY DEFERRED,
  origin               TEXT NOT NULL CHECK (origin IN ('pull', 'push')),
  requested_by         TEXT NOT NULL,
  why                  TEXT NOT NULL,
  value                TEXT NOT NULL,                 -- the outcome expected
  for_stakeholder_id   BLOB REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  by_when              TEXT,
  requested_on         TEXT NOT NULL,
  status               TEXT NOT NULL,
  decided_on           TEXT,
  decision_note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX request_project ON request(project_id, requested_on);
CREATE INDEX request_stakeholder ON request(for_stakeholder_id) WHERE for_stakeholder_id IS NOT NULL;

CREATE TABLE plan_line (
  id                  BLOB NOT NULL PRIMARY KEY,
  project_id          BLOB NOT NULL REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  service_id          BLOB NOT NULL REFERENCES service(id) DEFERRABLE INITIALLY DEFERRED,
  request_id          BLOB REFERENCES request(id) DEFERRABLE INITIALLY DEFERRED,
  what                TEXT NOT NULL,
  value               TEXT NOT NULL,
  for_stakeholder_id  BLOB REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  owner               TEXT NOT NULL,
  due_on              TEXT NOT NULL,
  status              TEXT NOT NULL,
  outcome             TEXT NOT NULL DEFAULT '',
  satisfaction        INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  added_on            TEXT NOT NULL,
  done_on             TEXT
) STRICT;
CREATE INDEX plan_line_project ON plan_line(project_id, due_on);
CREATE INDEX plan_line_stakeholder ON plan_line(for_stakeholder_id) WHERE for_stakeholder_id IS NOT NULL;

-- Not recorded: the journal itself, and what can be rebuilt.

CREATE TABLE journal (
  seq             INTEGER PRIMARY KEY AUTOINCREMENT,
  id              BLOB NOT NULL UNIQUE,
  device          BLOB NOT NULL,
  at              TEXT NOT NULL,
  author          TEXT NOT NULL,
  label           TEXT NOT NULL,
  kind            TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo', 'reverse', 'barrier')),
  of_seq          INTEGER,                            -- undo, redo, reverse: the change it concerns
  state           TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  schema_version  INTEGER NOT NULL,
  tags            TEXT NOT NULL,                      -- JSON list of the tags that changed
  changes         INTEGER NOT NULL                    -- rows it changed
) STRICT;

CREATE INDEX journal_undone ON journal(seq) WHERE state = 'undone';

-- What a change or a reverse did, row by row; undo and redo did that of their entry. Apart from the entry, because
-- whatever is written in a row is written with all of the row, and these are large.
CREATE TABLE journal_change_set (
  seq    INTEGER PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE search_key (                             -- a row number that survives VACUUM, for the search index
  key             INTEGER PRIMARY KEY,
  stakeholder_id  BLOB NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE search USING fts5(               -- kept up to date from each change-set, not by triggers
  name, role, email, reference, notes,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '1 3 5 7'                                  -- each serves the beginnings one letter shorter, too
);
INSERT INTO search(search, rank) VALUES ('hashsize', 16777216); -- bytes it may gather before it writes; a large import at once
