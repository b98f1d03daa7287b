import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/http/request-author';
import type { DeletedContacts } from '../deleted-contacts';
import type { Erasures } from '../erasures';
import { erasureRoutes } from '../routes';

const numberOf = ({ code, contactNumber }: { code: string; contactNumber: string }) => ({
  institution: code,
  number: contactNumber,
});

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
    previewOfNumber: async ({ params }) => ({ data: await erasures.preview(numberOf(params)) }),
    eraseOfNumber: async ({ body, params }) => ({
      data: await erasures.erase(numberOf(params), body, author()),
    }),
    erasures: ({ query }) => erasures.list(query),
    deletedContacts: async ({ query: { search } }) => ({
      data: await deletedContacts.search(search),
    }),
    confirm: async ({ body, params: { reference } }) => ({
      data: await erasures.confirm(reference, body, author()),
    }),
  });
