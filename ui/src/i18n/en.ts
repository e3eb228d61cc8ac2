import { bulk } from './bulk';
import { discreet } from './discreet';
import { health } from './health';
import { importing } from './import';
import { kit } from './kit';
import { lenses } from './lenses';
import { map } from './map';
import { network } from './network';
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
import { twice } from './twice';

/** Every string a user reads, by feature. */
export const en = {
  kit,
  shell,
  settings,
  discreet,
  notes,
  people,
  bulk,
  twice,
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
  lenses,
  network,
  readiness,
  support,
  redaction,
  reports,
  tables,
} as const;
