import { controllerOf } from '../../kernel/http/controller';
import type { ContactRecords } from '../panel/contact-records';
import { contactRecordRoutes } from '../routes';

/** Controller of the numbers and sync states in lists of contacts. */
export const contactRecordsController = (ports: { contactRecords: ContactRecords }) =>
  controllerOf(contactRecordRoutes, {
    find: ({ query, scope }) => ports.contactRecords.of(query.contacts, scope),
  });
