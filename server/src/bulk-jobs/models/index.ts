import { bulkJob } from './bulk-job';

export const bulkJobModels = [bulkJob];
