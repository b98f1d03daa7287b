/**
 * Conflicts: fields that changed to different values on both sides, the decisions about them, and
 * what a person may still decide. Times are ISO 8601 strings in UTC.
 */
import type { z } from '@strapi/utils';
import type { NamedUser } from '../named-user';
import type { conflictRequest, decisionsAnswer, conflictsRequest } from '../schemas/contacts';
import type { HistoryChange } from './contact-history';
import type { HeldBecause } from './contact-sync';
import type { Data, PageOf } from '../pages';

/** By whom conflicts were decided: by a rule, and by no person since, or by a person. */
export const CONFLICT_DECIDERS = ['automatic', 'person'] as const;

export type ConflictDecider = (typeof CONFLICT_DECIDERS)[number];

/** The side whose value applies. */
export type ConflictSide = DecideConflict.Request['decision'];

export interface ConflictStatus {
  id: number;
  institution: string;
  contactDocumentId: string;
  contactName: string;
  /** At the institution of the conflict; `null` when the contact has none there any more. */
  contactNumber: string | null;
  /** How many other institutions know the contact, and are sent a value that it gets. */
  alsoLinkedTo: number;
  /** A field of the contact, or `consent:` and the code of a consent. */
  field: string;
  /** The value on which both sides last agreed. All three values are in canonical form. */
  baseValue: string | null;
  localValue: string | null;
  remoteValue: string | null;
  /** The contact's value now; `null` for a consent, or when the contact was deleted. */
  crmValue: string | null;
  localChangedAt: string | null;
  /** Who or what changed the CRM's value, where that is known. */
  localChangedBy: Pick<HistoryChange, 'by' | 'cause'> | null;
  remoteChangedAt: string | null;
  /**
   * What decided: the rule of the field, `restrictive` for consents, or why it was held regardless
   * of its rule.
   */
  rule: 's360' | 'crm' | 'newest' | 'manual' | 'never' | 'restrictive' | HeldBecause;
  /**
   * The side whose value applies; `open` waits for a person; `ended` needs no decision any more.
   */
  status: ConflictSide | 'open' | 'ended';
  /** Whether a person reversed what the rule had decided, and it stayed so. */
  isAgainstRule: boolean;
  /** Whether the field had a later conflict at the institution, which replaces this one. */
  isSuperseded: boolean;
  /**
   * Whether it can be decided the other way: it is decided, not superseded, and neither side has
   * changed since.
   */
  isReversible: boolean;
  /** The person who decided; `null` when a rule did. */
  decidedBy: NamedUser | null;
  decidedAt: string | null;
  recordedAt: string;
}

/**
 * `GET /s360/conflicts?institution=&contact=&field=&q=&open=true&decided=automatic&page=&pageSize=`,
 * newest first. `contact` is a document id; `q` searches contacts by name, e-mail, phone and number;
 * `open=true` returns only conflicts that wait for a person, `decided=automatic` only those that a
 * rule decided and no person since, `decided=person` those that persons decided, the latest decision
 * first.
 */
export declare namespace GetConflicts {
  type Response = PageOf<ConflictStatus>;
}

/**
 * `POST /s360/conflicts/:id/decision`: chooses a side, and may reverse an earlier decision. 404 for
 * an unknown conflict; 409 with the reason when either side has changed since. Pass `crmValue` to
 * detect an edit in the CRM that the person has not seen.
 */
export declare namespace DecideConflict {
  type Request = z.infer<typeof conflictRequest>;
  type Response = Data<ConflictStatus>;
}

/**
 * `POST /s360/conflicts/decisions`: decides up to 100 conflicts for the same side, and answers for
 * each what happened. One that is unknown or has changed does not stop the others.
 */
export declare namespace DecideConflicts {
  type Request = z.infer<typeof conflictsRequest>;
  type Response = z.infer<typeof decisionsAnswer>;
}
