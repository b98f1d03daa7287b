import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/request-author';
import type { DeletedContacts } from '../deleted-contacts';
import type { Erasures } from '../erasures';
import { erasureRoutes } from '../routes';

export const erasureController = ({
  author,
  deletedContacts,
  erasures,
}: {
  erasures: Erasures;
  deletedContacts: DeletedContacts;
  author(): Author;
}) =>
  controllerOf(erasureRoutes, {
    preview: async ({ params: { documentId } }) => ({ data: await erasures.preview(documentId) }),
    erase: async ({ body, params: { documentId } }) => ({
      data: await erasures.erase(documentId, body, author()),
    }),
    erasures: ({ query }) => erasures.list(query),
    deletedContacts: async ({ query: { search } }) => ({
      data: await deletedContacts.search(search),
    }),
    confirm: async ({ body, params: { reference } }) => ({
      data: await erasures.confirm(reference, body, author()),
    }),
  });
