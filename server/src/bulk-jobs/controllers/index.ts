import { bulkJobsController } from './bulk-jobs';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const bulkJobControllers = {
  bulkJobs: bulkJobsController,
};
