import { availability } from './availability';
import { catalog } from './catalog';

/** The internal tables of this module. */
export const catalogModels = [catalog, availability];
