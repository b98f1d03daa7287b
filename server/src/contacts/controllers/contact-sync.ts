import { controllerOf } from '../../kernel/http/controller';
import { isInScope } from '../../kernel/http/institution-scope';
import type { Author } from '../../kernel/http/request-author';
import type { ConsentWordings } from '../panel/consent-wordings';
import type { ContactSync } from '../panel/sync-actions';
import { contactSyncRoutes } from '../routes';

export const contactSyncController = (ports: {
  consentWordings: ConsentWordings;
  contactSync: ContactSync;
  author(): Author;
}) => {
  const { author, consentWordings, contactSync } = ports;
  return controllerOf(contactSyncRoutes, {
    async find({ params, scope }) {
      const statuses = await contactSync.statuses(params.documentId);
      return { data: statuses.filter(({ institution }) => isInScope(scope, institution.code)) };
    },
    push: async ({ params: { documentId, institution } }) => ({
      data: await contactSync.pushNow(documentId, institution),
    }),
    pull: async ({ params: { documentId, institution } }) => ({
      data: await contactSync.pullNow(documentId, institution),
    }),
    decideInDoubt: async ({ body, params: { documentId, institution } }) => ({
      data: await contactSync.decideInDoubt(documentId, institution, body, author()),
    }),
    unlink: async ({ params: { documentId, institution } }) => ({
      data: await contactSync.unlink(documentId, institution, author()),
    }),
    link: async ({ body: { contactNumber }, params: { documentId, institution } }) => ({
      data: await contactSync.link(documentId, institution, contactNumber, author()),
    }),
    async changeConsent({ body, params: { code, documentId, institution } }) {
      const { allowed, wording = null } = body;
      const change = { code, allowed, wording };
      return { data: await contactSync.changeConsent(documentId, institution, change, author()) };
    },
    wordings: async ({ params: { code, institution } }) => ({
      data: await consentWordings.inUse(institution, code),
    }),
  });
};
