import { driftCheck } from './drift-check';

/** The internal tables of this module. */
export const driftModels = [driftCheck];
