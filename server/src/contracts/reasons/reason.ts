import { ALERT_REASONS } from './alerts';
import { BOOKING_REASONS } from './bookings';
import { BULK_JOB_REASONS } from './bulk-jobs';
import { CALL_REASONS } from './calls';
import { CONFLICT_REASONS } from './conflicts';
import { CONTACT_REASONS } from './contacts';
import { IDENTITY_REASONS } from './identity';
import { INBOX_REASONS } from './inbox';
import { INSTITUTION_REASONS } from './institutions';
import { ITEM_REASONS } from './items';
import { PRIVACY_REASONS } from './privacy';
import { REFUSAL_REASONS } from './refusals';
import { REQUEST_REASONS } from './requests';

/**
 * Reasons given to people: why an item is in quarantine, a row was refused, a call failed, a
 * request was rejected. They are stored and sent as `{ code, values }`, and the admin panel
 * translates them. The English texts are for the API and logs, and define which values each reason
 * has.
 */
export const REASONS = {
  ...CALL_REASONS,
  ...REFUSAL_REASONS,
  ...INBOX_REASONS,
  ...ITEM_REASONS,
  ...IDENTITY_REASONS,
  ...CONFLICT_REASONS,
  ...CONTACT_REASONS,
  ...BULK_JOB_REASONS,
  ...BOOKING_REASONS,
  ...INSTITUTION_REASONS,
  ...ALERT_REASONS,
  ...PRIVACY_REASONS,
  ...REQUEST_REASONS,
  /** A sentence that was stored before reasons had codes. */
  asWritten: '{text}',
} as const;

export type ReasonCode = keyof typeof REASONS;

/** `null` means that there is no value. */
export type ReasonValue = string | number | null | readonly string[] | readonly Reason[];

export interface Reason {
  readonly code: ReasonCode;
  readonly values: Readonly<Record<string, ReasonValue>>;
}

/** Values that are not just a text or a number. */
interface ValueTypes {
  /** The values on the two sides of a conflict: in the CRM and in S-360. */
  here: string | null;
  there: string | null;
  /** Fields by which contacts match. */
  rule: readonly string[];
  /** What a booking is asked for. */
  action: 'change' | 'submit' | 'close' | 'giveUp' | 'decide';
  /** Further reasons, each with its own text. */
  reasons: readonly Reason[];
}

type ValueNames<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ValueNames<Rest>
  : never;

/** The values of a reason, derived from the placeholders in its English text. */
export type ReasonValues<Code extends ReasonCode> = {
  readonly [Name in ValueNames<(typeof REASONS)[Code]>]: Name extends keyof ValueTypes
    ? ValueTypes[Name]
    : string | number;
};

type ValuesToGive<Code extends ReasonCode> =
  ValueNames<(typeof REASONS)[Code]> extends never ? [] : [values: ReasonValues<Code>];

/** Makes a reason; the type system requires the values of its code. */
export const reason = <Code extends ReasonCode>(
  code: Code,
  ...[values]: ValuesToGive<Code>
): Reason => ({ code, values: values ?? {} });
