import { discreet } from './discreet';
import { health } from './health';
import { importing } from './import';
import { kit } from './kit';
import { map } from './map';
import { notes } from './notes';
import { people } from './people';
import { privacy } from './privacy';
import { protection } from './protection';
import { purpose } from './purpose';
import { readiness } from './readiness';
import { records } from './records';
import { recovery } from './recovery';
import { redaction } from './redaction';
import { register } from './register';
import { reports } from './reports';
import { rights } from './rights';
import { settings } from './settings';
import { shell } from './shell';
import { support } from './support';
import { tables } from './tables';

/** Every string a user reads, by feature. */
export const en = {
  kit,
  shell,
  settings,
  discreet,
  notes,
  people,
  privacy,
  protection,
  purpose,
  records,
  register,
  rights,
  health,
  recovery,
  import: importing,
  map,
  readiness,
  support,
  redaction,
  reports,
  tables,
} as const;
