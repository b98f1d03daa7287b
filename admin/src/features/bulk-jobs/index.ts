/** Many contacts as one piece of work: what a push would do. */

export { usePlanPushMutation } from './bulkJobsApi';
export { PushPlan } from './PushPlan';
