-- How the people of a project are shown and how long they are kept, and whose data is kept longer. Only additions.

CREATE TABLE project_privacy (                        -- no row: by name, and never closed (R34)
  project_id  BLOB NOT NULL PRIMARY KEY REFERENCES project(id) DEFERRABLE INITIALLY DEFERRED,
  role_only   INTEGER NOT NULL DEFAULT 0,             -- 1: people appear by position, never by name
  closed_on   TEXT,                                   -- none: it is open
  keep_until  TEXT                                    -- none: so many months after the close
) STRICT;

CREATE TABLE kept_longer (                            -- decided in the review: somebody's data stays for a while yet
  id              BLOB NOT NULL PRIMARY KEY,
  stakeholder_id  BLOB NOT NULL REFERENCES stakeholder(id) DEFERRABLE INITIALLY DEFERRED,
  until_on        TEXT NOT NULL,
  reason          TEXT NOT NULL,
  decided_on      TEXT NOT NULL,
  author          TEXT NOT NULL,
  recorded_at     TEXT NOT NULL
) STRICT;
CREATE INDEX kept_longer_stakeholder ON kept_longer(stakeholder_id, until_on);
