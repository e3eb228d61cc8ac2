import { axes } from './axes';
import { brief } from './brief';
import { bulk } from './bulk';
import { decisions } from './decisions';
import { health } from './health';
import { importing } from './import';
import { lenses } from './lenses';
import { map } from './map';
import { network } from './network';
import { pass } from './pass';
import { paste } from './paste';
import { picture } from './picture';
import { posts } from './posts';
import { privacy } from './privacy';
import { readiness } from './readiness';
import { records } from './records';
import { recovery } from './recovery';
import { reports } from './reports';
import { rights } from './rights';
import { settings } from './settings';
import { since } from './since';
import { story } from './story';
import { support } from './support';
import { suppose } from './suppose';
import { twice } from './twice';

/** What is said by what opens later; it comes with the first of it. */
export const late = {
  axes,
  brief,
  bulk,
  decisions,
  health,
  import: importing,
  map,
  lenses,
  network,
  pass,
  paste,
  posts,
  picture,
  privacy,
  readiness,
  records,
  recovery,
  reports,
  rights,
  settings,
  since,
  story,
  support,
  suppose,
  twice,
} as const;
