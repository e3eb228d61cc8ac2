export { beforeNames } from './asking';
export { KeptFor } from './KeptFor';
export { OpinionArea } from './OpinionArea';
export { Purpose } from './Purpose';
