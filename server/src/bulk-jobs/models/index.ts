import { load } from './load';

/** The internal tables of this module. */
export const bulkJobModels = [load];
