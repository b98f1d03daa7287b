import type { Context } from 'koa';
import type { MatchReviewContact, MatchReviewStatus } from '../../contracts/contacts/match-reviews';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { mayWithin } from '../../kernel/http/permitted-institutions';
import { controllerOf } from '../../kernel/http/controller';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import type { Author } from '../../kernel/http/request-author';
import type { MatchReviews } from '../match-reviews';
import type { ContactMerge } from '../contact-merge';
import { identityRoutes } from '../routes';
import type { LinkTakeBack } from '../take-back/take-back';

const { decideMatches, readPayloads, readSync } = PERMISSION_ACTIONS;

/** Values are personal data, which the permission for the page alone does not show. */
const maySeeValues = (ctx: Context, scope: InstitutionScope): boolean =>
  [decideMatches, readPayloads, readSync].some((action) => mayWithin(ctx, action, scope));

const hiding = (
  review: MatchReviewStatus,
  hidden: Partial<Pick<MatchReviewContact, 'lastOrderAt' | 'values'>>,
): MatchReviewStatus => ({
  ...review,
  contacts: review.contacts.map((contact) => ({ ...contact, ...hidden })),
});

const withoutValues = (review: MatchReviewStatus): MatchReviewStatus => ({
  ...hiding(review, { values: null, lastOrderAt: null }),
  shown: null,
});

/** The last order is over all institutions, so that a limited role does not see it, as with sums. */
const asPermitted = (review: MatchReviewStatus, permitted: InstitutionScope): MatchReviewStatus =>
  permitted === null ? review : hiding(review, { lastOrderAt: null });

export const identityController = (ports: {
  matchReviews: MatchReviews;
  contactMerge: ContactMerge;
  linkTakeBack: LinkTakeBack;
  author(): Author;
}) => {
  const { author, contactMerge, linkTakeBack, matchReviews } = ports;

  return controllerOf(identityRoutes, {
    async matchReviews({ permitted, query: { kind, page, pageSize, q, state }, scope }, ctx) {
      const listed = await matchReviews.list({ kind, q, scope, state }, { page, pageSize });
      const data = listed.data.map((review) => asPermitted(review, permitted));
      return { ...listed, data: maySeeValues(ctx, scope) ? data : data.map(withoutValues) };
    },
    decide: async ({ body, params, permitted }) => ({
      data: asPermitted(await matchReviews.decide(params.id, body, author()), permitted),
    }),
    decideSeveral: async ({ body, permitted }) => ({
      data: await matchReviews.decideSeveral(body.reviews, author(), permitted),
    }),
    previewMerge: async ({ params: { documentId, otherDocumentId }, scope }) => ({
      data: await contactMerge.preview(documentId, otherDocumentId, scope),
    }),
    merge: async ({ body, params: { documentId: keep }, scope }) => ({
      data: await contactMerge.merge({ keep, ...body }, author(), scope),
    }),
    previewTakeBack: async ({ params: { documentId, institution } }) => ({
      data: await linkTakeBack.preview(documentId, institution),
    }),
    takeBack: async ({ body, params: { documentId, institution } }) => ({
      data: await linkTakeBack.takeBack(documentId, institution, body, author()),
    }),
  });
};
