/** The fields of a contact on both sides, institution by institution. */
import type { z } from '@strapi/utils';
import type * as schemas from '../schemas/contact-fields';

/** `GET /s360/contacts/:documentId/fields`: one entry per institution with an S-360 record. */
export declare namespace GetContactFields {
  type Response = z.infer<typeof schemas.contactFieldsAnswer>;
}

export type FieldsAtInstitution = GetContactFields.Response['data'][number];
export type ComparedField = FieldsAtInstitution['fields'][number];
