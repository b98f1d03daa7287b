/** Checking S-360 at an institution: a link to the checks, and the result of the last one. */

export { CheckLink } from './CheckLink';
export { LastCheckFact } from './LastCheckFact';
