-- The register in depth: who looks after whom and how current that is, posts at a time, views, who are two in spite of
-- their names, and where the network was left. Only additions.

ALTER TABLE stakeholder ADD COLUMN owner TEXT NOT NULL DEFAULT '';        -- who looks after the relationship
ALTER TABLE stakeholder ADD COLUMN owner_key TEXT NOT NULL DEFAULT '';
ALTER TABLE stakeholder ADD COLUMN verified_on TEXT;                      -- when what is known was last looked over
ALTER TABLE stakeholder ADD COLUMN verify_days INTEGER;                   -- days after which it counts as stale; none: the house rule
ALTER TABLE stakeholder ADD COLUMN archived_on TEXT;                      -- none: in the register
CREATE INDEX stakeholder_owner ON stakeholder(owner_key, name_key, id);
CREATE INDEX stakeholder_verified ON stakeholder(verified_on, name_key, id);
CREATE INDEX stakeholder_archived ON stakeholder(archived_on, id) WHERE archived_on IS NOT NULL;

CREATE TABLE role_held (                              -- a post beside the one in the register, or before it
  id              BLOB NOT NULL PRIMARY KEY,
  stakeholder_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  title           TEXT NOT NULL,
  unit_id         BLOB REFERENCES unit(id) DEFERRABLE INITIALLY DEFERRED,
  from_on         TEXT,                               -- none: not known
  until_on        TEXT                                -- none: still
) STRICT;
CREATE INDEX role_held_stakeholder ON role_held(stakeholder_id, from_on);
CREATE INDEX role_held_unit ON role_held(unit_id) WHERE unit_id IS NOT NULL;

CREATE TABLE saved_view (                             -- a way of looking at a place, kept under a name
  id        BLOB NOT NULL PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind = 'people' OR kind = 'map'),
  name      TEXT NOT NULL,
  name_key  TEXT NOT NULL,
  body      TEXT NOT NULL,                            -- JSON
  saved_on  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view(kind, name_key);

CREATE TABLE told_apart (                             -- two who are alike and are not the same
  first_id    BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  second_id   BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  decided_on  TEXT NOT NULL,
  author      TEXT NOT NULL,
  PRIMARY KEY (first_id, second_id)                   -- the smaller id first
) STRICT, WITHOUT ROWID;
CREATE INDEX told_apart_second ON told_apart(second_id);

CREATE TABLE merged (                                 -- who was two rows once: what is asked of the one is asked of the other
  old_id     BLOB NOT NULL PRIMARY KEY,               -- of the row that went
  into_id    BLOB NOT NULL,                           -- of the one that stayed, and may have gone since
  merged_on  TEXT NOT NULL,
  author     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_into ON merged(into_id);

-- Not recorded: where the marks of a network were left. Moving one is no change of what is known.

CREATE TABLE network_place (
  project_id      BLOB NOT NULL,                      -- sixteen zeros: the whole programme
  stakeholder_id  BLOB NOT NULL,
  x               REAL NOT NULL,
  y               REAL NOT NULL,
  PRIMARY KEY (project_id, stakeholder_id)
) STRICT, WITHOUT ROWID;
