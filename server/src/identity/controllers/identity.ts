import { reason } from '../../contracts/reasons';
import { NotPermittedError } from '../../kernel/errors';
import { controllerOf } from '../../kernel/http/controller';
import { isInScope, type InstitutionScope } from '../../kernel/institution-scope';
import type { Author } from '../../kernel/request-author';
import type { MatchReviews } from '../match-reviews';
import type { ContactMerge } from '../contact-merge';
import { matchRoutes } from '../routes';

export const identityController = (ports: {
  matchReviews: MatchReviews;
  contactMerge: ContactMerge;
  author(): Author;
}) => {
  const { author, matchReviews, contactMerge } = ports;

  /**
   * Merging changes both contacts as a whole.
   * @throws NotPermittedError when an institution outside the scope knows one of them
   */
  async function refuseOthers(keep: string, remove: string, scope: InstitutionScope) {
    if (scope === null) return;
    const { consents, links } = await contactMerge.preview(keep, remove);
    if (![...consents, ...links].every(({ institution }) => isInScope(scope, institution)))
      throw new NotPermittedError(reason('mergeElsewhere'));
  }

  return controllerOf(matchRoutes, {
    matchReviews: ({ query: { kind, page, pageSize, state }, scope }) =>
      matchReviews.list({ kind, scope, state }, { page, pageSize }),
    decide: async ({ body, params }) => ({
      data: await matchReviews.decide(params.id, body, author()),
    }),
    async previewMerge({ params: { documentId, otherDocumentId }, scope }) {
      await refuseOthers(documentId, otherDocumentId, scope);
      return { data: await contactMerge.preview(documentId, otherDocumentId) };
    },
    async merge({ body, params: { documentId: keep }, scope }) {
      await refuseOthers(keep, body.remove, scope);
      return { data: await contactMerge.merge({ keep, ...body }, author()) };
    },
  });
};
