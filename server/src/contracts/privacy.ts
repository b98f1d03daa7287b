/** Erasing a person, and everything that is stored of one. Times are ISO 8601 strings in UTC. */
import type { z } from '@strapi/utils';
import type { MergedReference } from './contacts/contact-merge';
import type { NamedUser } from './named-user';
import type { Data, PageOf } from './pages';
import type { Reason } from './reasons';
import type { confirmErasureRequest, eraseRequest } from './schemas/privacy';

/** Something that is stored of a person, by its table, and how many rows say it. */
export interface ErasedPlace {
  /** The uid of the type or table. */
  place: string;
  rows: number;
}

/**
 * `GET /s360/contacts/:documentId/erasure`: what an erasure would do; it changes nothing.
 * `GET /s360/institutions/:code/contact-numbers/:contactNumber/erasure`: the same for whoever has the
 * number, also for a person who is no contact.
 */
export declare namespace PreviewErasure {
  type Response = Data<{
    /** The name to type; a number of a person without one. */
    name: string;
    /** The document id; `null` for one that was deleted, and for a person who is no contact. */
    contact: string | null;
    places: ErasedPlace[];
    /** The person's numbers: S-360 keeps the person until somebody erases it there. */
    inS360: { institution: string; contactNumbers: string[] }[];
    /** Types of other plugins and of the venue that name the contact; only the relations go. */
    references: MergedReference[];
    /** Why the person cannot be erased now. */
    obstacles: Reason[];
  }>;
}

/** What is left to do in S-360 at one institution. */
export interface ErasureInS360 {
  institution: string;
  /** Kept, encrypted, until somebody confirms. `null`: confirmed, or no longer readable. */
  contactNumbers: string[] | null;
  confirmedBy: NamedUser | null;
  confirmedAt: string | null;
}

/** What was erased, without anything of the person. */
export interface ErasureCertificate {
  reference: string;
  erasedAt: string;
  erasedBy: NamedUser | null;
  places: ErasedPlace[];
  inS360: ErasureInS360[];
  /**
   * Whether the person would be recognized if S-360 sent it again: not after Strapi's secret for
   * API tokens has changed.
   */
  isRecognized: boolean;
}

/**
 * `POST /s360/contacts/:documentId/erasure`, or
 * `POST /s360/institutions/:code/contact-numbers/:contactNumber/erasure`: erases the person. 409 with
 * the obstacles, or when the name is another.
 */
export declare namespace ErasePerson {
  type Request = z.infer<typeof eraseRequest>;
  type Response = Data<ErasureCertificate>;
}

/** `GET /s360/erasures?page=&pageSize=`, newest first */
export declare namespace GetErasures {
  type Response = PageOf<ErasureCertificate>;
}

/** `POST /s360/erasures/:reference/confirmation`: the person is erased in S-360, too. */
export declare namespace ConfirmErasure {
  type Request = z.infer<typeof confirmErasureRequest>;
  type Response = Data<ErasureCertificate>;
}

/** A contact that was deleted in the CRM, and of which something is still stored. */
export interface FoundDeletedContact {
  documentId: string;
  /** A number or the document id when no name is known any more. */
  name: string;
  numbers: { institution: string; number: string }[];
  /** `null`: longer ago than the history is kept. */
  deletedAt: string | null;
}

/**
 * `GET /s360/erasures/deleted-contacts?search=`: by a number in S-360 or by name. They are erased by
 * the routes of contacts.
 */
export declare namespace FindDeletedContacts {
  type Response = Data<FoundDeletedContact[]>;
}

/** What one table says of a person, record by record. */
export interface PersonalRecords {
  /** The uid of the type or table. */
  place: string;
  records: Record<string, unknown>[];
}

/** `GET /s360/contacts/:documentId/personal-data`: all that is stored of a person. */
export declare namespace GetPersonalData {
  type Response = Data<{ name: string; exportedAt: string; places: PersonalRecords[] }>;
}
