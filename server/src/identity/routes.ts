import { z } from '@strapi/utils';
import {
  MATCH_REVIEW_LISTS,
  MATCH_REVIEW_STATES,
  type DecideMatchReview,
  type GetMatchReviews,
} from '../contracts/contacts/match-reviews';
import type { MergeContacts, PreviewMerge } from '../contracts/contacts/contact-merge';
import type { PreviewTakeBack, TakeBack } from '../contracts/contacts/take-back';
import { LONGEST_SEARCH } from '../contracts/pages';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import {
  decisionsAnswer,
  matchesRequest,
  matchRequest,
  mergeRequest,
  takeBackRequest,
} from '../contracts/schemas/contacts';
import { idParameter, pageQuery } from '../contracts/schemas/fields';
import { MATCH_REVIEW_UID } from '../contracts/uids';
import { routesOf } from '../kernel/http/routes';

const { decideMatches, readOverview } = PERMISSION_ACTIONS;

const MERGE = '/contacts/:documentId/merge';
const TAKE_BACK = '/contacts/:documentId/sync/:institution/take-back';

const ofLink = { documentId: z.string(), institution: z.string() };

/** The routes by which people decide match reviews and merge contacts. */
export const identityRoutes = routesOf('identity', {
  matchReviews: {
    method: 'GET',
    path: '/match-reviews',
    permission: readOverview,
    query: {
      ...pageQuery,
      institution: z.string().max(64).optional(),
      state: z.enum(MATCH_REVIEW_STATES).optional(),
      kind: z.enum(MATCH_REVIEW_LISTS).optional(),
      q: z.string().trim().max(LONGEST_SEARCH).optional(),
    },
    response: z.custom<GetMatchReviews.Response>(),
  },
  decide: {
    method: 'POST',
    path: '/match-reviews/:id/decision',
    recordOf: MATCH_REVIEW_UID,
    permission: decideMatches,
    audited: 's360.match-review.decide',
    params: { id: idParameter },
    body: matchRequest,
    response: z.custom<DecideMatchReview.Response>(),
  },
  decideSeveral: {
    method: 'POST',
    path: '/match-reviews/decisions',
    permission: decideMatches,
    audited: 's360.match-review.decide',
    body: matchesRequest,
    response: decisionsAnswer,
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
    audited: 's360.contact.merge',
    params: { documentId: z.string() },
    body: mergeRequest,
    response: z.custom<MergeContacts.Response>(),
  },
  previewTakeBack: {
    method: 'GET',
    path: TAKE_BACK,
    permission: decideMatches,
    params: ofLink,
    response: z.custom<PreviewTakeBack.Response>(),
  },
  takeBack: {
    method: 'POST',
    path: TAKE_BACK,
    permission: decideMatches,
    audited: 's360.link.take-back',
    params: ofLink,
    body: takeBackRequest,
    response: z.custom<TakeBack.Response>(),
  },
});
