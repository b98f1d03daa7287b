/** Checking S-360 at an institution: what will be tried, how it goes, what was found. */

export { ContractCheckScreen } from './ContractCheckScreen';
export { CheckLink } from './CheckLink';
export { LastCheckFact } from './LastCheckFact';
