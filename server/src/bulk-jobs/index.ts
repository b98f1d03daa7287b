/** Bulk jobs: many contacts as one piece of work, imported, pushed or undone. */
export { bulkJobControllers } from './controllers';
export { heldBy } from './bulk-job-states';
export { bulkJobs, type Loads } from './bulk-jobs';
export { unparsedUpload } from './middlewares/unparsed-upload';
export { bulkJobModels } from './models';
export { pullsOfDeliveries } from './pull-guard';
export { bulkJobRoutes } from './routes';
export { bulkJobSettings } from './settings';
export { bulkGuard } from './bulk-guard';
export { type BulkJobRunner, createBulkJobRunner } from './bulk-job-runner';
export { databaseBulkJobStore } from './bulk-job-store';
export { pullGuard } from './pull-guard';
