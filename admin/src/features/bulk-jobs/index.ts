/** Many contacts as one piece of work: what a push would do. */

export { usePlanPushMutation } from './bulkJobsApi';
export { PushCounting } from './PushCounting';
export { PushPlan } from './PushPlan';
export { useUntilCounted } from './useUntilCounted';
