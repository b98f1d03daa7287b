import { controllerOf } from '../../kernel/http/controller';
import type { ContactHistory } from '../history/contact-history';
import { contactHistoryRoutes } from '../routes';

export const contactHistoryController = (ports: { contactHistory: ContactHistory }) =>
  controllerOf(contactHistoryRoutes, {
    find: ({ params, query: { page, pageSize, ...filter } }) =>
      ports.contactHistory.list(params.documentId, filter, { page, pageSize }),
  });
