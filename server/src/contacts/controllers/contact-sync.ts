import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/request-author';
import type { ContactSync } from '../panel/sync-actions';
import { contactSyncRoutes } from '../routes';

/** Controller of the contact's panel. */
export const contactSyncController = (ports: { contactSync: ContactSync; author(): Author }) => {
  const { author, contactSync } = ports;
  return controllerOf(contactSyncRoutes, {
    find: async ({ params }) => ({ data: await contactSync.statuses(params.documentId) }),
    push: async ({ params: { documentId, institution } }) => ({
      data: await contactSync.pushNow(documentId, institution),
    }),
    pull: async ({ params: { documentId, institution } }) => ({
      data: await contactSync.pullNow(documentId, institution),
    }),
    decideInDoubt: async ({ body, params: { documentId, institution } }) => ({
      data: await contactSync.decideInDoubt(documentId, institution, body, author()),
    }),
    async changeConsent({ body: { allowed }, params: { code, documentId, institution } }) {
      const change = { code, allowed };
      return { data: await contactSync.changeConsent(documentId, institution, change, author()) };
    },
  });
};
