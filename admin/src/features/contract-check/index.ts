/** Checking S-360 at an institution: the way to it, and what the last check found. */

export { CheckLink } from './CheckLink';
export { LastCheckFact } from './LastCheckFact';
