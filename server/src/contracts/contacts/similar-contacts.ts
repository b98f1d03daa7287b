/** Contacts that resemble one that is about to be entered. */
import type { z } from '@strapi/utils';
import type { similarRequest } from '../schemas/contacts';
import type { Data } from '../pages';

/** Reasons to assume that two contacts are the same. */
export const SIMILARITIES = ['number', 'email', 'phone', 'nameAndBirthDate'] as const;

export type Similarity = (typeof SIMILARITIES)[number];

/** An existing contact. */
export interface SimilarContact {
  documentId: string;
  name: string | null;
  /** This and the next three fields are also `null` when the caller may not read them. */
  email: string | null;
  phone: string | null;
  town: string | null;
  birthDate: string | null;
  numbers: { institution: string; institutionName: string; contactNumber: string }[];
  because: Similarity[];
}

/**
 * `POST /s360/contacts/similar`, and `POST /s360/bookings/contacts/similar` for people who compose
 * bookings: at most 5, those with the most in common first. It is a POST so that personal data does
 * not appear in URLs.
 */
export declare namespace FindSimilarContacts {
  type Request = z.infer<typeof similarRequest>;
  type Response = Data<SimilarContact[]>;
}
