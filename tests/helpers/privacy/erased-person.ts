import type { Core } from '@strapi/strapi';
import {
  ALERT_UID,
  ATTENTION_MARK_UID,
  BOOKING_EVENT_UID,
  CONFLICT_UID,
  CONTACT_LINK_UID,
  DRIFT_CHECK_UID,
  EXCLUDED_ITEM_UID,
  MATCH_REVIEW_UID,
  OVERRIDDEN_EDIT_UID,
  PERMIT_UID,
  QUEUED_ORDER_UID,
  QUEUED_PULL_UID,
  READ_BACK_UID,
  SAVED_SEGMENT_UID,
} from '../../../server/src/contracts';
import { strapiDatabase, type Row } from '../../../server/src/kernel/database/strapi-database';
import { modulesOf } from '../strapi/modules';
import { personInS360, type PersonValues } from '../contacts/contacts';
import { storeBookings } from '../bookings/stored-bookings';

/** Somebody whose values stand nowhere else. */
export const PERSON = {
  firstName: 'Erasmine',
  lastName: 'Vergessner',
  email: 'erasmine@vergessner.example',
  mobilePhone: '+41794445566',
  birthDate: '1971-03-09',
  street1: 'Löschgasse 77',
  town: 'Tilgingen',
};
export const NAME = `${PERSON.firstName} ${PERSON.lastName}`;

/** All texts by which traces of the person are recognized, also former ones. */
export const VALUES = [
  ...Object.values(PERSON),
  'Vergissmann',
  'Zettelnotiz',
  'sondergruppe-rollstuhl',
  'erasmines-login',
  'Erasmines Formular',
];

/** The person, or somebody else, as S-360 sends it now. */
export const payload = (contactNumber: string, values: PersonValues = PERSON) => ({
  ...personInS360(values),
  contactNumber,
  dateLastModified: new Date().toISOString(),
});

/** An order with one unit, which may be held by somebody else. */
export const order = (
  orderId: number,
  contactReference: string,
  { holder = contactReference, remark = 'a remark' } = {},
) => ({
  orderId,
  orderType: 'SALE',
  orderState: 'CLOSED',
  contactReference,
  creationDateTime: '2026-03-01T10:00:00.000Z',
  catalogCurrency: { code: 'CHF', decimals: 2 },
  saleAmount: 48_000,
  operationDatas: [
    {
      operationId: orderId * 10,
      kind: 'SINGLE_ENTRY',
      type: 'SALE',
      quantity: 1,
      totalAmount: 48_000,
      visitGroupData: {
        fileRemarks: [remark],
      },
    },
  ],
  movementDatas: [
    { movementId: orderId * 100, operationId: orderId * 10, contactReference: holder },
  ],
});

/** A file that begins with the person, where its headings should be. */
export const fileWithoutHeadings = () =>
  Buffer.from(
    `${PERSON.lastName};${PERSON.firstName};${PERSON.mobilePhone}\nBleibt;Bea;+41790001122`,
  );

/** A file to import with the person and somebody else. */
export const file = () =>
  Buffer.from(
    [
      'Vorname;Nachname;E-Mail',
      `${PERSON.firstName};${PERSON.lastName};${PERSON.email}`,
      'Bea;Bleibt;bea@example.com',
    ].join('\n'),
  );

/** What rarely happens, as the plugin would have stored it. */
export async function storeTheRest(
  strapi: Core.Strapi,
  { documentId, number }: { documentId: string; number: string },
): Promise<void> {
  const insert = (uid: string, row: Row) => strapiDatabase(strapi).query(uid).insert(row).execute();
  const of = { institution: 'myvenue', contactDocumentId: documentId, contactNumber: number };
  const at = new Date();
  await insert(READ_BACK_UID, {
    ...of,
    reference: 'read back',
    state: 'lost',
    linkId: 1,
    method: 'individual',
    kind: 'update',
    before: JSON.stringify(PERSON),
  });
  await insert(DRIFT_CHECK_UID, {
    institution: 'myvenue',
    state: 'done',
    startedAt: at,
    findings: JSON.stringify([{ ...of, kind: 'differs', fields: [] }]),
  });
  await insert(MATCH_REVIEW_UID, {
    kind: 'match',
    institution: 'myvenue',
    contactNumber: number,
    contactDocumentIds: JSON.stringify([documentId]),
    state: 'dismissed',
    noticedAt: at,
  });
  await insert(CONFLICT_UID, {
    institution: 'myvenue',
    contactDocumentId: documentId,
    field: 'town',
    localValue: PERSON.town,
    recordedAt: at,
  });
  await insert(OVERRIDDEN_EDIT_UID, {
    institution: 'myvenue',
    contactDocumentId: documentId,
    field: 'town',
    typedValue: PERSON.town,
    typedBy: 'admin:1',
    typedAt: at,
    shownValue: 'Vergissmann',
    replacedAt: at,
  });
  await insert(EXCLUDED_ITEM_UID, {
    institution: 'myvenue',
    stream: 'contacts',
    number: 'another number',
    body: JSON.stringify(payload('another number')),
    emailKey: PERSON.email,
    nameKey: PERSON.lastName.toLowerCase(),
    excludedAt: at,
  });
  const { excludedKeys, institutions } = modulesOf(strapi);
  await excludedKeys.bringUpToDate(institutions.all().map(({ contacts }) => contacts));
  await insert(PERMIT_UID, {
    ...of,
    service: 'contacts',
    method: 'getContactData',
    lane: 'edit',
    takenAtMs: '1',
    endedAtMs: '2',
    outcome: 'ok',
  });
  await storeBookings(strapi, [
    { ...of, reference: 'CRM-CLOSED-1', state: 'closed', notes: 'Zettelnotiz' },
  ]);
}

/** What S-360 answered about somebody else, in words that name the person. */
export async function storeRefusals(strapi: Core.Strapi, stranger: string): Promise<void> {
  const database = strapiDatabase(strapi);
  const insert = (uid: string, row: Row) => database.query(uid).insert(row).execute();
  const code = `Already known as ${NAME}, see there`;
  const institution = 'myvenue';
  const at = new Date();
  const reason = { code: 'callRefused', values: { detail: code } };
  const failure = JSON.stringify({ code, reason, at: at.toISOString() });
  await database
    .query(CONTACT_LINK_UID)
    .where({ institution, contactNumber: stranger })
    .update({ failure, failureCode: code })
    .execute();
  const queued = { institution, lane: 'bulk', givenUpAt: at, failure, failureCode: code };
  await insert(QUEUED_ORDER_UID, { ...queued, orderId: '7' });
  await insert(QUEUED_PULL_UID, { ...queued, contactNumber: '88007' });
  const joined = `duplicate:${PERSON.lastName}`;
  const joinedFailure = failure.replaceAll(code, joined);
  await insert(QUEUED_ORDER_UID, {
    ...queued,
    orderId: '8',
    failure: joinedFailure,
    failureCode: joined,
  });
  const key = `failedPush:${institution}:${code}`;
  const group = { institution, kind: 'failedPush', actor: 'operator', cause: code };
  await insert(ALERT_UID, { ...group, key, firstSeenAt: at, raisedAt: at });
  await insert(ATTENTION_MARK_UID, { key, assignee: 'admin:1' });
  await insert(BOOKING_EVENT_UID, { bookingDocumentId: 'one', at, kind: 'refused', detail: code });
}

/** Segments that a colleague saved: of the person alone, under its name, and of others. */
export async function storeSegments(strapi: Core.Strapi, number: string): Promise<void> {
  const saved = { author: 'admin:1', isShared: true, changedAt: new Date() };
  const consents = { kind: 'consents', code: 'NEWS' };
  const numbered = { kind: 'number', start: number };
  const segments: Record<string, object[]> = {
    'That lady': [consents, numbered],
    [`As ${NAME}`]: [consents],
    Others: [{ ...numbered, start: `${number}9` }],
  };
  for (const [name, conditions] of Object.entries(segments))
    await strapiDatabase(strapi)
      .query(SAVED_SEGMENT_UID)
      .insert({ ...saved, name, conditions: JSON.stringify(conditions) })
      .execute();
}
