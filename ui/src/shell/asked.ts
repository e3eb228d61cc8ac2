import { desk } from '../api/desk';

/** How things stand, asked before anything else of the program is run: the answer comes while that goes on. */
export const asked = desk.state();
