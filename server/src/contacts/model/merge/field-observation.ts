import type { Canonical } from '../mapping/canonical';

/**
 * What is known of one field at one institution.
 * `base`: the value on which both sides last agreed; `remote`: the value that S-360 last sent
 * (absent when it never sent one).
 */
export interface FieldObservation {
  base: Canonical;
  /**
   * The form in which S-360 keeps `base`: cut, in capitals … It stands for `base` wherever S-360
   * shows it, also in `remote`.
   */
  form?: Canonical;
  /**
   * The same for another value that S-360 may have: `remote` while the two sides differ, or the base
   * that a value of unknown age replaced, until a pull tells.
   */
  otherForm?: { value: Canonical; form: Canonical };
  remote?: Canonical;
  /**
   * S-360 accepted `value` in place of `over`. What it has sent since does not settle whether it keeps
   * the value, and in which form. `wasShown`: it sent `value`, perhaps from before the push.
   */
  accepted?: { value: Canonical; over: Canonical; wasShown?: true };
  /** A rule refused `remote`: the same value arriving again is nothing new. */
  refused?: true;
  /** Both sides differ and a person must decide. */
  held?: true;
  /**
   * The conflict is open because the field alternated; `local` is the CRM's value at that time. A
   * different value ends the conflict, since the circle is over.
   */
  alternating?: { local: Canonical };
  /** The same, because S-360 accepted `local` and nevertheless kept its former value. */
  kept?: { local: Canonical };
  /** How often S-360 restored what we had just replaced, without a person's edit in between. */
  alternations?: number;
  /** When it first did so, ms, our time: a later edit of a person restarts the count. */
  alternatingSinceMs?: number;
  /** `pushStartedAtMs` when a value of S-360 was last imported: tells whether a push followed. */
  takenAfterPushMs?: number;
  /** S-360's time of the last payload that set the field (`dateLastModified`), ms. */
  setAtMs?: number;
  /** Our estimate of S-360's time when the field's last push was sent, ms. */
  pushStartedAtMs?: number;
  /**
   * S-360's time of the last push of the field (`Date` header of its answer), ms, whole seconds.
   */
  pushedAtMs?: number;
  /**
   * Values sent over `base` without an answer, in the order of sending: S-360 may have one of
   * them. Until that is known, none of them is mistaken for a change by S-360, and none is left in
   * S-360 when it was reverted here. `sinceMs`: our estimate of S-360's time when the first was
   * sent; `sentMs`: when each was sent, absent in rows of an earlier version. `isUndatedSince`:
   * S-360's last payload had no date.
   */
  unanswered?: {
    values: Canonical[];
    base: Canonical;
    sinceMs?: number;
    sentMs?: number[];
    isUndatedSince?: true;
  };
  /** Values of payloads with the same date, whose order is unknown: each enqueued a pull. */
  asked?: { atMs: number; values: Canonical[] };
  /** Values recently replaced or sent: one of them that returns without a date is stale. */
  recent?: Canonical[];
}

/** By field name; consents are stored alongside as `consent:CODE`. */
export type Observations = Record<string, FieldObservation>;
