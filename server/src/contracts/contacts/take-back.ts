/** Taking back a link: what it changed on its contact since, and what taking it back does. */
import type { z } from '@strapi/utils';
import type { Data } from '../pages';
import type { takeBackRequest } from '../schemas/contacts';

/** A field that gets the value back that it had before S-360's values came with the link. */
export interface RestoredField {
  field: string;
  now: string | null;
  restored: string | null;
}

/** What taking back a contact's link does, or did. */
export interface TakenBackLink {
  contactNumber: string;
  linkedAt: string;
  fields: RestoredField[];
  /** Fields that S-360 changed, too, and somebody else has changed since: they stay as they are. */
  keptFields: string[];
  /** Other institutions, by code, to which the restored values are then sent. */
  sentTo: string[];
  /** What the CRM last sent under the number, by field: it stays in S-360. */
  leftInS360: string[];
  /**
   * Whether the number becomes a contact of its own, which is read from S-360. Not where S-360 has
   * nobody under it any more: the number then stays unlinked.
   */
  isOwnContact: boolean;
}

/** `GET /s360/contacts/:documentId/sync/:institution/take-back`: what it would do; writes nothing */
export declare namespace PreviewTakeBack {
  type Response = Data<TakenBackLink>;
}

/**
 * `POST /s360/contacts/:documentId/sync/:institution/take-back`: answers 409 when the contact is not
 * linked with this number any more, as after an earlier request.
 */
export declare namespace TakeBack {
  type Request = z.infer<typeof takeBackRequest>;
  type Response = Data<TakenBackLink & { ownContact: string | null }>;
}
