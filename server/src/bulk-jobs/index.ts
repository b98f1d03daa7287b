/**
 * Bulk jobs: many contacts at once. They are imported from a file, pushed to an institution, held
 * for approval when too many change at once, and undone.
 */
export { bulkJobModule } from './module';
export { bulkJobsController } from './controllers/bulk-jobs';

export { aiClientWrites } from './ai-client-writes';
export { bulkGuard } from './bulk-guard';
export { type BulkJobRunner, createBulkJobRunner } from './bulk-job-runner';
export { failedStateOf, heldBy, HOLDING_STATES } from './bulk-job-states';
export { waitingByBulkJob } from './links-of-bulk-job';
export { databaseBulkJobStore } from './bulk-job-store';
export { bulkJobs, type BulkJobs } from './bulk-jobs';
export { mayFillAll, mayFillBy, type MayFill } from './permitted-fields';
export { requireAllContacts } from './require-all-contacts';
export { unparsedUpload } from './middlewares/unparsed-upload';
export { pullGuard, pullsOfDeliveries } from './pull-guard';
export { fileFrom } from './upload';
