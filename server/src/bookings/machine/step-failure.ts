import type { SyncFailure } from '../../contracts/contacts/contact-sync';

/** How a call ended that S-360 did not carry out, or that got no answer. */
export type StepFailure = { failure: SyncFailure; retryAt: Date } & (
  | { kind: 'notSent' }
  | { kind: 'refused' }
  /** `orderId`: an order that a refusal names, which S-360 may have made all the same. */
  | { kind: 'lost'; orderId?: string }
);
