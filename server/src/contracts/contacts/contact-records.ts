/** The numbers and sync states of many contacts, for lists. */
import type { z } from '@strapi/utils';
import type * as schemas from '../schemas/contact-records';

/** `GET /s360/contacts/records?contacts=`: the S-360 records of up to 100 contacts. */
export declare namespace GetContactRecords {
  type Response = z.infer<typeof schemas.contactRecordsAnswer>;
}

export type RecordsOfContact = GetContactRecords.Response['data'][number];
export type ContactRecord = RecordsOfContact['records'][number];
