import { bulkJobsController } from './bulk-jobs';

/** The keys are the controllers' names in Strapi. */
export const bulkJobControllers = {
  bulkJobs: bulkJobsController,
};
