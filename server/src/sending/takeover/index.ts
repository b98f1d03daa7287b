/**
 * What is on record as being sent though nobody sends it: what a killed process left, and what came
 * from another database, where fences are others.
 */
export { callsOnRecord, type CallOnRecord, type CallTarget } from './calls-on-record';
export { createForeignCalls, type ForeignCalls } from './foreign-calls';
