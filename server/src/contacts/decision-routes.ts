import { z } from '@strapi/utils';
import {
  CONFLICT_DECIDERS,
  type DecideConflict,
  type GetConflicts,
} from '../contracts/contacts/conflicts';
import type {
  DecideOverriddenEdit,
  GetOverriddenEdits,
  ListOverriddenEdits,
} from '../contracts/contacts/overridden-edits';
import { LONGEST_SEARCH } from '../contracts/pages';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import * as schemas from '../contracts/schemas/contacts';
import { idParameter, pageQuery } from '../contracts/schemas/fields';
import { CONFLICT_UID } from '../contracts/uids';
import { routesOf } from '../kernel/http/routes';

const { decideConflicts, readOverview, readSync } = PERMISSION_ACTIONS;

const CONTACT = '/contacts/:documentId';

const ofContact = { documentId: z.string() };

/** Fields that both sides changed. */
export const conflictRoutes = routesOf('conflicts', {
  list: {
    method: 'GET',
    path: '/conflicts',
    permission: readOverview,
    query: {
      ...pageQuery,
      institution: z.string().max(64).optional(),
      contact: z.string().max(64).optional(),
      field: z.string().max(128).optional(),
      q: z.string().trim().max(LONGEST_SEARCH).optional(),
      open: z.enum(['true']).optional(),
      decided: z.enum(CONFLICT_DECIDERS).optional(),
    },
    response: z.custom<GetConflicts.Response>(),
  },
  ofContact: {
    method: 'GET',
    path: `${CONTACT}/conflicts`,
    permission: readSync,
    params: ofContact,
    query: pageQuery,
    response: z.custom<GetConflicts.Response>(),
  },
  decide: {
    method: 'POST',
    path: '/conflicts/:id/decision',
    recordOf: CONFLICT_UID,
    permission: decideConflicts,
    audited: 's360.conflict.decide',
    params: { id: idParameter },
    body: schemas.conflictRequest,
    response: z.custom<DecideConflict.Response>(),
  },
  decideSeveral: {
    method: 'POST',
    path: '/conflicts/decisions',
    permission: decideConflicts,
    audited: 's360.conflict.decide',
    body: schemas.conflictsRequest,
    response: schemas.decisionsAnswer,
  },
});

/** Edits of persons that S-360 has replaced. */
export const overriddenEditRoutes = routesOf('overriddenEdits', {
  list: {
    method: 'GET',
    path: '/overridden-edits',
    permission: readOverview,
    query: {
      ...pageQuery,
      institution: z.string().max(64).optional(),
      field: z.string().max(128).optional(),
      q: z.string().trim().max(LONGEST_SEARCH).optional(),
    },
    response: z.custom<ListOverriddenEdits.Response>(),
  },
  find: {
    method: 'GET',
    path: `${CONTACT}/overridden-edits`,
    permission: readSync,
    params: ofContact,
    response: z.custom<GetOverriddenEdits.Response>(),
  },
  decideOwn: {
    method: 'POST',
    path: `${CONTACT}/overridden-edits/:id/decision`,
    permission: readSync,
    audited: 's360.overridden-edit.decide',
    params: { ...ofContact, id: idParameter },
    body: schemas.overriddenDecision,
    response: z.custom<DecideOverriddenEdit.Response>(),
  },
  decideSeveral: {
    method: 'POST',
    path: '/overridden-edits/decisions',
    permission: decideConflicts,
    audited: 's360.overridden-edit.decide',
    body: schemas.overriddenDecisions,
    response: schemas.decisionsAnswer,
  },
});
