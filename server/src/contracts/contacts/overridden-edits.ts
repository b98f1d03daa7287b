import type { z } from '@strapi/utils';
import type { NamedUser } from '../named-user';
import type { Data, PageOf } from '../pages';
import type { decisionsAnswer, overriddenDecision, overriddenDecisions } from '../schemas/contacts';

/**
 * A person's edit in the CRM that S-360's value replaced, and about which nobody has decided yet.
 * Values are those of the contact's columns; times are ISO 8601 strings in UTC.
 */
export interface OverriddenEdit {
  id: number;
  institution: { code: string; name: string };
  contactDocumentId: string;
  contactName: string;
  /** At the institution; `null` when the contact has none there any more. */
  contactNumber: string | null;
  field: string;
  typedValue: string | null;
  typedBy: NamedUser | null;
  typedAt: string;
  /** Whether the caller typed it. */
  isOwn: boolean;
  /** S-360's value, which replaced it. */
  shownValue: string | null;
  replacedAt: string;
  /** Whether the edit had been sent to the institution, which then changed it. */
  wasSent: boolean;
  /** The contact's value now: it may have changed since. */
  valueNow: string | null;
  /** How many institutions are sent the value when it is put back. */
  sentTo: number;
}

/**
 * `GET /s360/overridden-edits?institution=&field=&q=&page=&pageSize=`: those that wait for somebody,
 * newest first. `q` searches contacts by name, e-mail, phone and number.
 */
export declare namespace ListOverriddenEdits {
  type Response = PageOf<OverriddenEdit>;
}

/** `GET /s360/contacts/:documentId/overridden-edits`: those of a contact, newest first */
export declare namespace GetOverriddenEdits {
  type Response = Data<OverriddenEdit[]>;
}

/**
 * `POST /s360/contacts/:documentId/overridden-edits/:id/decision`: `putBack` makes the typed value an
 * edit of the caller, `lookedAt` leaves S-360's. Answers what still waits on the contact. 404 when the
 * edit is another person's; 409 when the contact's value has changed since.
 */
export declare namespace DecideOverriddenEdit {
  type Request = z.infer<typeof overriddenDecision>;
  type Response = Data<OverriddenEdit[]>;
}

/**
 * `POST /s360/overridden-edits/decisions`: decides up to 100 edits, whoever typed them, and answers
 * for each what happened. The values put back together count together for the bulk guard.
 */
export declare namespace DecideOverriddenEdits {
  type Request = z.infer<typeof overriddenDecisions>;
  type Response = z.infer<typeof decisionsAnswer>;
}
