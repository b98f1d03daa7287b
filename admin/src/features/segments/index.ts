/** The conditions of the contact list, and their words. */

export { segmentIn } from './asked';
export { ConditionList } from './ConditionList';
