import { controllerOf } from '../../kernel/http/controller';
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
  return controllerOf(matchRoutes, {
    matchReviews: ({ query: { page, pageSize, ...filter } }) =>
      matchReviews.list(filter, { page, pageSize }),
    decide: async ({ body, params }) => ({
      data: await matchReviews.decide(params.id, body, author()),
    }),
    previewMerge: async ({ params }) => ({
      data: await contactMerge.preview(params.documentId, params.otherDocumentId),
    }),
    merge: async ({ body, params }) => ({
      data: await contactMerge.merge({ keep: params.documentId, ...body }, author()),
    }),
  });
};
