import { controllerOf } from '../../kernel/http/controller';
import type { ContactHistory } from '../history/contact-history';
import { contactHistoryRoutes } from '../routes';

export const contactHistoryController = (ports: { contactHistory: ContactHistory }) =>
  controllerOf(contactHistoryRoutes, {
    find: ({ params, permitted, query: { field, institution, page, pageSize } }) =>
      ports.contactHistory.list(
        params.documentId,
        { field, institution, permitted },
        { page, pageSize },
      ),
  });
