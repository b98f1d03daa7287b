/** Setting up an institution: a link to its steps, how many are open, and what is proven. */

export { SetupLink } from './SetupLink';
export { isProtected, isUnproven, openSteps } from './setupSteps';
