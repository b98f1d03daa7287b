import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/http/request-author';
import type { InactiveContacts } from '../inactive/inactive-contacts';
import { inactiveContactRoutes } from '../routes';

export const inactiveContactController = ({
  author,
  inactiveContacts,
}: {
  inactiveContacts: InactiveContacts;
  author(): Author;
}) =>
  controllerOf(inactiveContactRoutes, {
    inactive: ({ query }) => inactiveContacts.list(query),
    previewInactive: async ({ body: { contacts } }) => ({
      data: await inactiveContacts.preview(contacts),
    }),
    approveInactive: async ({ body }) => ({
      data: { contacts: await inactiveContacts.approve(body, author()) },
    }),
    withdrawInactive: async () => ({ data: { contacts: await inactiveContacts.withdraw() } }),
    keepInactive: async ({ body }) => ({
      data: { contacts: await inactiveContacts.keep(body, author()) },
    }),
  });
