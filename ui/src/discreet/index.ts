export { useDiscreetAction } from './action';
export { isDiscreet, onDiscreet, setDiscreet, useDiscreet, useSaid } from './discreet';
export { sayLabel } from './labels';
export { Hidden, HiddenPlace, Private } from './Private';
