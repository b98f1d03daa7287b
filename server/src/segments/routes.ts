import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import type { GetSegmentChoices, GetSoldChoices } from '../contracts/contacts/segments';
import { routesOf } from '../kernel/http/routes';
import { segmentSchema } from './language';

const { useSegments } = PERMISSION_ACTIONS;

/** What the dialog of the contact list offers to ask about. */
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
    query: {
      kind: z.enum(['product', 'performance']),
      search: z.string().max(255).optional(),
      id: z.string().max(255).optional(),
      institution: z.string().max(255).optional(),
    },
    response: z.custom<GetSoldChoices.Response>(),
  },
});

/**
 * Contacts by the Content API; Strapi's own controller answers. How many there are is told by
 * `meta.pagination.total`. A document id is told by its form: the rest of `/contacts/…` are the
 * addresses that S-360 calls.
 */
export const contactReadingRoutes = routesOf('contact', {
  find: {
    method: 'GET',
    path: '/contacts',
    contentApi: true,
    query: { segment: segmentSchema.optional() },
  },
  findOne: { method: 'GET', path: '/contacts/:id([a-z][a-z0-9]{23})', contentApi: true },
});

/** The routes of segments. */
export const segmentRoutes = [questionRoutes, contactReadingRoutes];
