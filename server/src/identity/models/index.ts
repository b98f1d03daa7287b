import { candidate } from './candidate';

/** The internal tables of this module. */
export const identityModels = [candidate];
