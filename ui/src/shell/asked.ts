import { desk } from '../api/desk';
import { listenEarly } from '../api/transport';

// What changes while the window is on its way is told to it once it stands.
listenEarly('desk');
listenEarly('changed');

/** How things stand, asked before anything else of the program is run: the answer comes while that goes on. */
export const asked = desk.state();
