import type { SyncFailure } from '../../contracts/contacts/contact-sync';

/** The outcome of a call that S-360 did not carry out or did not answer. */
export type StepFailure = { failure: SyncFailure; retryAt: Date } & (
  | { kind: 'notSent' }
  | { kind: 'refused' }
  /**
   * `orderId`: an order named in a refusal, which S-360 may have created all the same. `isCounted`: a
   * doubt that follows may be resolved by counting files.
   */
  | { kind: 'lost'; orderId?: string; isCounted?: boolean }
);
