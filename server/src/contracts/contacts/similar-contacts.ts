/** Contacts that somebody who is about to be entered resembles. */

/** Why two contacts may be one. */
export const SIMILARITIES = ['number', 'email', 'phone', 'nameAndBirthDate'] as const;

export type Similarity = (typeof SIMILARITIES)[number];

/** A contact that is there already. */
export interface SimilarContact {
  documentId: string;
  name: string | null;
  /** `null` also for who may not read it. */
  email: string | null;
  phone: string | null;
  town: string | null;
  birthDate: string | null;
  /** Its numbers at the institutions. */
  numbers: { institution: string; institutionName: string; contactNumber: string }[];
  /** What is the same. */
  because: Similarity[];
}

/**
 * `POST /s360/contacts/similar`, and `POST /s360/bookings/contacts/similar` for who composes bookings:
 * at most 5, those with most in common first. A POST, so that nobody's data stands in an address.
 */
export declare namespace FindSimilarContacts {
  interface Request {
    type: 'individual' | 'structure';
    firstName?: string | null | undefined;
    lastName?: string | null | undefined;
    structureName?: string | null | undefined;
    email?: string | null | undefined;
    mobilePhone?: string | null | undefined;
    phone?: string | null | undefined;
    birthDate?: string | null | undefined;
    contactNumber?: string | null | undefined;
  }
  interface Response {
    data: SimilarContact[];
  }
}
