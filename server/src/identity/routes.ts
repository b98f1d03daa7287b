import { z } from '@strapi/utils';
import {
  MATCH_REVIEW_KINDS,
  MATCH_REVIEW_STATES,
  type DecideMatchReview,
  type GetMatchReviews,
} from '../contracts/contacts/match-reviews';
import type { MergeContacts, PreviewMerge } from '../contracts/contacts/contact-merge';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { idParameter, pageQuery } from '../contracts/schemas/fields';
import { routesOf } from '../kernel/http/routes';

const { decideMatches, readOverview } = PERMISSION_ACTIONS;

const MERGE = '/contacts/:documentId/merge';

const documentId = z.string().min(1).max(255);

const decision = z.union([
  z.strictObject({ contact: documentId }),
  z.strictObject({ create: z.literal(true) }),
  z.strictObject({ dismiss: z.literal(true) }),
]);

/** The routes by which people decide match reviews and merge contacts. */
export const matchRoutes = routesOf('identity', {
  matchReviews: {
    method: 'GET',
    path: '/match-reviews',
    permission: readOverview,
    query: {
      ...pageQuery,
      institution: z.string().max(64).optional(),
      state: z.enum(MATCH_REVIEW_STATES).optional(),
      kind: z.enum(MATCH_REVIEW_KINDS).optional(),
    },
    response: z.custom<GetMatchReviews.Response>(),
  },
  decide: {
    method: 'POST',
    path: '/match-reviews/:id/decision',
    permission: decideMatches,
    params: { id: idParameter },
    body: decision,
    response: z.custom<DecideMatchReview.Response>(),
  },
  previewMerge: {
    method: 'GET',
    path: `${MERGE}/:otherDocumentId`,
    permission: decideMatches,
    params: { documentId: z.string(), otherDocumentId: z.string() },
    response: z.custom<PreviewMerge.Response>(),
  },
  merge: {
    method: 'POST',
    path: MERGE,
    permission: decideMatches,
    params: { documentId: z.string() },
    body: z.strictObject({
      remove: documentId,
      onTwoNumbers: z.enum(['refuse', 'unlinkRemoved']).default('refuse'),
    }),
    response: z.custom<MergeContacts.Response>(),
  },
});

/** All routes of this module. */
export const identityRoutes = [matchRoutes];
