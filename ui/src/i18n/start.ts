import { bring_in } from './bringIn';
import { discreet } from './discreet';
import { ends } from './ends';
import { kit } from './kit';
import { notes } from './notes';
import { people } from './people';
import { places } from './places';
import { protection } from './protection';
import { purpose } from './purpose';
import { redaction } from './redaction';
import { register } from './register';
import { shell } from './shell';
import { tables } from './tables';

/** What the window begins with, and whatever is said before more of it has been read. */
export const start = {
  kit,
  shell,
  places,
  discreet,
  ends,
  notes,
  people,
  bring_in,
  protection,
  purpose,
  register,
  redaction,
  tables,
} as const;
