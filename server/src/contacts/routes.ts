import { z } from '@strapi/utils';
import type { GetContactHistory } from '../contracts/contacts/contact-history';
import type { GetConsentWordings } from '../contracts/contacts/consent-wordings';
import type {
  ChangeConsent,
  DecideInDoubt,
  GetContactSync,
  LinkContact,
  PullContactNow,
  PushContactNow,
  UnlinkContact,
} from '../contracts/contacts/contact-sync';
import type { GetChoices, PointOut } from '../contracts/contacts/entered-values';
import type { GetKeptValues } from '../contracts/contacts/kept-values';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import type { FindSimilarContacts } from '../contracts/contacts/similar-contacts';
import type {
  DismissFinding,
  GetSaveFindings,
  RestoreLost,
  StartSending,
} from '../contracts/institutions/sending-trust';
import * as schemas from '../contracts/schemas/contacts';
import { contactFieldsAnswer } from '../contracts/schemas/contact-fields';
import { contactRecordsAnswer, contactRecordsQuery } from '../contracts/schemas/contact-records';
import { pageQuery } from '../contracts/schemas/fields';
import { startSendingRequest } from '../contracts/schemas/steering';
import { routesOf } from '../kernel/http/routes';
import { conflictRoutes, overriddenEditRoutes } from './decision-routes';
import { contactNumberOf } from './model/mapping/item-schema';

const {
  composeBookings,
  decideMatches,
  editConsents,
  exchangeNow,
  readKeptValues,
  readOverview,
  readSync,
  startSending,
} = PERMISSION_ACTIONS;

const CONTACT = '/contacts/:documentId';
const SYNC = `${CONTACT}/sync`;
const SENDING = '/institutions/:code/sending';

const ofContact = { documentId: z.string() };
const ofInstitution = { code: z.string() };
const ofLink = { ...ofContact, institution: z.string() };

export const sendingTrustRoutes = routesOf('sendingTrust', {
  start: {
    method: 'POST',
    path: `${SENDING}/start`,
    permission: startSending,
    audited: 's360.sending.start',
    params: ofInstitution,
    body: startSendingRequest,
    response: z.custom<StartSending.Response>(),
  },
  restore: {
    method: 'POST',
    path: `${SENDING}/restore`,
    permission: startSending,
    audited: 's360.sending.restore',
    params: ofInstitution,
    response: z.custom<RestoreLost.Response>(),
  },
  findings: {
    method: 'GET',
    path: `${SENDING}/findings`,
    permission: readOverview,
    params: ofInstitution,
    response: z.custom<GetSaveFindings.Response>(),
  },
  dismiss: {
    method: 'POST',
    path: `${SENDING}/findings/:reference/dismiss`,
    permission: startSending,
    audited: 's360.sending.dismiss',
    params: { ...ofInstitution, reference: z.string() },
    response: z.custom<DismissFinding.Response>(),
  },
});

/** Finds contacts that resemble the one being entered in a form. */
export const similarContactRoutes = routesOf('similarContacts', {
  find: {
    method: 'POST',
    path: '/contacts/similar',
    permission: readSync,
    alsoAt: [{ path: '/bookings/contacts/similar', permission: composeBookings }],
    body: schemas.similarRequest,
    response: z.custom<FindSimilarContacts.Response>(),
  },
});

/** What the form of a contact offers and points out. */
export const enteredValueRoutes = routesOf('enteredValues', {
  choices: {
    method: 'GET',
    path: '/contacts/choices',
    permission: readSync,
    response: z.custom<GetChoices.Response>(),
  },
  pointOut: {
    method: 'POST',
    path: '/contacts/entered',
    permission: readSync,
    body: schemas.enteredValue,
    response: z.custom<PointOut.Response>(),
  },
});

export const contactHistoryRoutes = routesOf('contactHistory', {
  find: {
    method: 'GET',
    path: `${CONTACT}/history`,
    permission: readSync,
    params: ofContact,
    query: {
      ...pageQuery,
      field: z.string().max(128).optional(),
      institution: z.string().max(64).optional(),
    },
    response: z.custom<GetContactHistory.Response>(),
  },
});

/** What S-360 has sent about a contact beyond its fields. */
export const keptValueRoutes = routesOf('keptValues', {
  find: {
    method: 'GET',
    path: `${CONTACT}/kept-values`,
    permission: readKeptValues,
    params: ofContact,
    response: z.custom<GetKeptValues.Response>(),
  },
});

const contactNumber = z.string().transform((text, context) => {
  const number = contactNumberOf(text);
  if (number !== null) return number;
  const message = 'must be a contact number of S-360, 1 to 20 characters';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

export const contactRecordRoutes = routesOf('contactRecords', {
  find: {
    method: 'GET',
    path: '/contacts/records',
    permission: readSync,
    query: contactRecordsQuery,
    response: contactRecordsAnswer,
  },
});

export const contactFieldRoutes = routesOf('contactFields', {
  find: {
    method: 'GET',
    path: `${CONTACT}/fields`,
    permission: readSync,
    params: ofContact,
    response: contactFieldsAnswer,
  },
});

/** The sync of one contact; each route answers the contact's state afterwards. */
export const contactSyncRoutes = routesOf('contactSync', {
  find: {
    method: 'GET',
    path: SYNC,
    permission: readSync,
    params: ofContact,
    response: z.custom<GetContactSync.Response>(),
  },
  push: {
    method: 'POST',
    path: `${SYNC}/:institution/push`,
    permission: exchangeNow,
    params: ofLink,
    response: z.custom<PushContactNow.Response>(),
  },
  pull: {
    method: 'POST',
    path: `${SYNC}/:institution/pull`,
    permission: exchangeNow,
    params: ofLink,
    response: z.custom<PullContactNow.Response>(),
  },
  decideInDoubt: {
    method: 'POST',
    path: `${SYNC}/:institution/in-doubt`,
    permission: exchangeNow,
    params: ofLink,
    body: z.discriminatedUnion('decision', [
      schemas.adoptNumber.extend({ contactNumber }),
      schemas.createAgain,
    ]),
    response: z.custom<DecideInDoubt.Response>(),
  },
  unlink: {
    method: 'POST',
    path: `${SYNC}/:institution/unlink`,
    permission: decideMatches,
    params: ofLink,
    response: z.custom<UnlinkContact.Response>(),
  },
  link: {
    method: 'POST',
    path: `${SYNC}/:institution/link`,
    permission: decideMatches,
    params: ofLink,
    body: schemas.linkRequest.extend({ contactNumber }),
    response: z.custom<LinkContact.Response>(),
  },
  changeConsent: {
    method: 'PUT',
    path: `${SYNC}/:institution/consents/:code`,
    permission: editConsents,
    params: { ...ofLink, code: z.string() },
    body: schemas.consentRequest,
    response: z.custom<ChangeConsent.Response>(),
  },
  wordings: {
    method: 'GET',
    path: `${SYNC}/:institution/consents/:code/wordings`,
    permission: editConsents,
    params: { ...ofLink, code: z.string() },
    response: z.custom<GetConsentWordings.Response>(),
  },
});

export const contactRoutes = [
  sendingTrustRoutes,
  conflictRoutes,
  similarContactRoutes,
  enteredValueRoutes,
  overriddenEditRoutes,
  contactHistoryRoutes,
  keptValueRoutes,
  contactFieldRoutes,
  contactRecordRoutes,
  contactSyncRoutes,
];
