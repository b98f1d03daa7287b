import { bulkJobsController } from './bulk-jobs';

export const bulkJobControllers = {
  bulkJobs: bulkJobsController,
};
