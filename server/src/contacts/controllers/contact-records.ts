import { controllerOf } from '../../kernel/http/controller';
import type { ContactRecords } from '../panel/contact-records';
import { contactRecordRoutes } from '../routes';

export const contactRecordsController = (ports: { contactRecords: ContactRecords }) =>
  controllerOf(contactRecordRoutes, {
    find: ({ query, scope }) => ports.contactRecords.of(query.contacts, scope),
  });
