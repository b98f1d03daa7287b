import { review } from './match-review';

/** The internal tables of this module. */
export const identityModels = [review];
