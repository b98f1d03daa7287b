import { z } from '@strapi/utils';
import { LONGEST_WORDING } from '../contacts/consent-wordings';
import { LONGEST_SEARCH } from '../pages';
import { count, documentId, reason, rowId, storableText, text } from './fields';

/** At most this many conflicts, or match reviews, are decided in one request. */
const MAX_DECISIONS = 100;

/** Chooses the side whose value applies. */
export const conflictRequest = z.object({
  decision: z.enum(['crm', 's360']),
  /** The CRM's value that the person saw: the field can still be edited during a conflict. */
  crmValue: text.nullable().optional(),
});

/** Decides several conflicts for the same side. */
export const conflictsRequest = z.strictObject({
  decision: conflictRequest.shape.decision,
  conflicts: z
    .array(z.strictObject({ id: rowId, crmValue: conflictRequest.shape.crmValue }))
    .min(1)
    .max(MAX_DECISIONS),
});

/** What became of each of several decisions. */
export const decisionsAnswer = z.object({
  data: z.array(
    z.object({
      id: count,
      /** Why this one could not be decided; `null` when it is decided. */
      refusal: reason.nullable(),
    }),
  ),
});

/** What becomes of an edit that S-360's value replaced, and the contact's value that was seen. */
export const overriddenDecision = z.strictObject({
  decision: z.enum(['putBack', 'lookedAt']),
  valueNow: text.nullable(),
});

/** The same for several edits. */
export const overriddenDecisions = z.strictObject({
  decision: overriddenDecision.shape.decision,
  edits: z
    .array(z.strictObject({ id: rowId, valueNow: overriddenDecision.shape.valueNow }))
    .min(1)
    .max(MAX_DECISIONS),
});

const entered = z.string().max(LONGEST_SEARCH).nullable().optional();

export const similarRequest = z.strictObject({
  type: z.enum(['individual', 'structure']),
  firstName: entered,
  lastName: entered,
  structureName: entered,
  email: entered,
  mobilePhone: entered,
  phone: entered,
  birthDate: entered,
  contactNumber: entered,
});

/** A value of the form of a contact; longer ones are notes. */
export const enteredValue = z.strictObject({
  type: similarRequest.shape.type,
  field: z.string().max(128),
  value: z.string().max(10_000),
});

const contactNumber = storableText(64);

/** S-360 has the contact: adopt this number once S-360 returns the contact under it. */
export const adoptNumber = z.object({ decision: z.literal('adopt'), contactNumber });

/** S-360 does not have the contact: create it again. */
export const createAgain = z.object({ decision: z.literal('createAgain') });

/** The number to link the contact with. */
export const linkRequest = z.object({ contactNumber });

/** The number whose link is taken back, as the person saw it. */
export const takeBackRequest = z.strictObject({ contactNumber });

export const consentRequest = z.object({
  allowed: z.boolean(),
  /** What the person was asked, as text or as its version. */
  wording: storableText(LONGEST_WORDING).trim().min(1).nullable().optional(),
});

/** The decision about a match review. */
export const matchRequest = z.union([
  /** The number belongs to this contact. */
  z.strictObject({ contact: documentId }),
  /** The number belongs to none of the CRM's contacts: create a new one. */
  z.strictObject({ create: z.literal(true) }),
  /** Change nothing; a later payload of the number opens a new match review. */
  z.strictObject({ dismiss: z.literal(true) }),
]);

/** Says of several match reviews that they are about different people. */
export const matchesRequest = z.strictObject({
  decision: z.literal('apart'),
  reviews: z.array(rowId).min(1).max(MAX_DECISIONS),
});

export const mergeRequest = z.strictObject({
  /** Document id of the contact that is merged into the kept one and deleted. */
  remove: documentId,
  /**
   * When both have a number at one institution: refuse the merge, or leave the removed contact's
   * number unlinked. Payloads of an unlinked number are stored but not applied.
   */
  onTwoNumbers: z.enum(['refuse', 'unlinkRemoved']).default('refuse'),
});
