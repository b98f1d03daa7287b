import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import type { GetSegmentChoices, GetSoldChoices } from '../contracts/contacts/segments';
import { idParameter } from '../contracts/schemas/fields';
import {
  changedSegment,
  newSegment,
  savedSegmentAnswer,
  savedSegmentsAnswer,
  soldQuery,
} from '../contracts/schemas/segments';
import { routesOf } from '../kernel/http/routes';
import { segmentSchema } from './language';

const { useSegments } = PERMISSION_ACTIONS;

/** The choices in the dialog of the contact list. */
export const questionRoutes = routesOf('segment', {
  choices: {
    method: 'GET',
    path: '/segments/choices',
    permission: useSegments,
    response: z.custom<GetSegmentChoices.Response>(),
  },
  sold: {
    method: 'GET',
    path: '/segments/sold',
    permission: useSegments,
    query: soldQuery,
    response: z.custom<GetSoldChoices.Response>(),
  },
});

/** Segments under a name: one's own, and those that somebody shared. */
export const savedSegmentRoutes = routesOf('savedSegments', {
  list: {
    method: 'GET',
    path: '/segments',
    permission: useSegments,
    response: savedSegmentsAnswer,
  },
  save: {
    method: 'POST',
    path: '/segments',
    permission: useSegments,
    body: newSegment,
    response: savedSegmentAnswer,
  },
  change: {
    method: 'PUT',
    path: '/segments/:id',
    permission: useSegments,
    params: { id: idParameter },
    body: changedSegment,
    response: savedSegmentAnswer,
  },
  remove: {
    method: 'DELETE',
    path: '/segments/:id',
    permission: useSegments,
    params: { id: idParameter },
  },
});

/**
 * Contacts in the Content API; Strapi's own controller answers. `meta.pagination.total` is their
 * number.
 */
const contactReadingRoutes = routesOf('contact', {
  find: {
    method: 'GET',
    path: '/contacts',
    contentApi: true,
    query: { segment: segmentSchema.optional() },
  },
  findOne: { method: 'GET', path: '/contacts/:id', contentApi: true },
});

export const segmentRoutes = [questionRoutes, savedSegmentRoutes, contactReadingRoutes];
