import { bulkJob } from './bulk-job';

/** The internal tables of this module. */
export const bulkJobModels = [bulkJob];
