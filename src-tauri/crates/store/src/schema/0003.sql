-- The rights of the people in the file: what they ask, what is to be borne in mind of them, and who was erased. Only
-- additions.

CREATE TABLE data_request (                           -- what somebody asks about their own data (R33)
  id              BLOB NOT NULL PRIMARY KEY,
  stakeholder_id  BLOB REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED, -- whose; none if they are not in the file
  kind            TEXT NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'restriction', 'objection')),
  received_on     TEXT NOT NULL,
  due_on          TEXT NOT NULL,
  note            TEXT NOT NULL DEFAULT '',
  status          TEXT NOT NULL CHECK (status IN ('open', 'done', 'refused')),
  decided_on      TEXT,
  reason          TEXT NOT NULL DEFAULT '',           -- of the decision
  author          TEXT NOT NULL,
  recorded_at     TEXT NOT NULL
) STRICT;
CREATE INDEX data_request_due ON data_request(status, due_on);
CREATE INDEX data_request_stakeholder ON data_request(stakeholder_id) WHERE stakeholder_id IS NOT NULL;

CREATE TABLE mark (                                   -- what is to be borne in mind about the data of somebody
  id              BLOB NOT NULL PRIMARY KEY,
  stakeholder_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  kind            TEXT NOT NULL CHECK (kind IN ('restricted', 'objected', 'disputed')),
  whose           TEXT NOT NULL DEFAULT '',           -- of a dispute: whose opinion it is
  about           TEXT NOT NULL DEFAULT '',           -- of a dispute: what it is about
  note            TEXT NOT NULL DEFAULT '',
  set_on          TEXT NOT NULL,
  author          TEXT NOT NULL,
  recorded_at     TEXT NOT NULL
) STRICT;
CREATE INDEX mark_stakeholder ON mark(stakeholder_id);

-- Not recorded: who was erased. It is not taken back with a change, and it outlives the backups: whoever is in it is
-- erased again in each that is put back.

CREATE TABLE erasure (
  stakeholder_id  BLOB NOT NULL PRIMARY KEY,
  number          INTEGER NOT NULL,                   -- by which they are called now
  mode            TEXT NOT NULL CHECK (mode IN ('anonymise', 'erase')),
  at              TEXT NOT NULL,
  author          TEXT NOT NULL,
  reason          TEXT NOT NULL,
  finished        INTEGER NOT NULL DEFAULT 0          -- 1: what was freed in the file is gone, too
) STRICT;
