/**
 * Sending: who may call S-360 now, and which work waits for approval before it spends many calls.
 * Modules register sources of due work; this module takes from them in fair turns.
 */
export { sendingModule } from './module';
export { backoffMs, type BackoffTerms, retryTime } from './backoff';
export { callBudgets, type CallBudgets } from './quota/call-budget';
export { laneOf, outcomeOf, type CallOutcome, type CallPorts } from './calls';
export { failedReads, type FailedReads } from './failed-reads';
export { callOutlook, callsPerMs } from './quota/forecast';
export { gatheredMissingMethods } from './missing-methods';
export { gatheredRecentCalls } from './quota/recent-calls';
export type { BulkGuard, GuardedMark, MarkTally, PullGuard, QueuedByDelivery } from './guards';
export {
  dispatchJob,
  institutionDispatcher,
  type InstitutionDispatcher,
} from './institution-dispatcher';
export {
  closingReasonOf,
  failureFrom,
  loggableCode,
  verdictOn,
  verdictOnOnce,
  wouldFailAgain,
} from './outcome';
export { closedUntilMs } from './closing';
export { databasePermits, type CallEnded, type Permits, type PermitWait } from './permits';
export {
  dueReadRows,
  failureColumns,
  queuedReads,
  readNotHeld,
  type PullReason,
  type QueuedRead,
} from './queued-reads';
export { isDue, type DueRows } from './due-rows';
export type { CallOnRecord, Line, Look, Round, WorkSource, WorkSources } from './source';
export {
  compareWhole,
  databaseReadBacks,
  databaseTrustStore,
  dueReadBackRows,
  isProven,
  notSending,
  evaluate,
  scalarText,
  sendingTrust,
  UNSETTLED,
  type Care,
  type ChangedElement,
  type Gate,
  type IsSame,
  type NewReadBack,
  type ReadBackRecord,
  type ReadBacks,
  type SendingTrust,
  type SentValue,
  type TrustedInstitution,
  type Verdict,
  type Written,
} from './trust';
export { DONE, NOTHING, type DueWork, type Fence, type NoPermit, type WorkResult } from './work';
export { laneFrom } from './lane';
export { callBudgetController } from './controllers/call-budget';
