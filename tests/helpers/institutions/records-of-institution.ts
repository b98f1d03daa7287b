import type { Core } from '@strapi/strapi';
import {
  BOOKING_UID,
  BULK_JOB_UID,
  CONFLICT_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTRACT_CHECK_UID,
  DELIVERY_UID,
  DRIFT_CHECK_UID,
  MATCH_REVIEW_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  OUTAGE_UID,
  OVERRIDDEN_EDIT_UID,
  PERMIT_UID,
  QUARANTINED_ITEM_UID,
  READ_BACK_UID,
  REFUSAL_UID,
} from '../../../server/src/contracts/uids';
import { modulesOf } from '../strapi/modules';

type Values = Record<string, unknown>;

/** The ids of the stored records, by type: the document id where the type has one. */
export type RecordIds = ReadonlyMap<string, string>;

const DOCUMENTS: readonly string[] = [BOOKING_UID, ORDER_LINE_UID, ORDER_UID];

interface Marked {
  mark: string;
  contactDocumentId: string;
  /** Users whose edits of the contact S-360 has replaced. */
  editors: readonly string[];
}

/** One record of each type at one institution; every text in them has the mark. */
function recordsAt({ contactDocumentId, editors, mark }: Marked): [uid: string, values: Values][] {
  const at = new Date();
  const contactNumber = mark;
  const about = { contactDocumentId, contactNumber };
  const reason = JSON.stringify({ code: 'asWritten', values: { text: mark } });
  return [
    [
      CONTACT_LINK_UID,
      {
        ...about,
        state: 'failed',
        markedAt: at,
        failureCode: mark,
        openConflicts: 1,
        origin: mark,
        observations: JSON.stringify({ town: { base: mark, remote: mark } }),
      },
    ],
    [CONSENT_UID, { contactDocumentId, code: mark, allowed: true, source: 's360' }],
    [
      CONFLICT_UID,
      {
        contactDocumentId,
        field: 'town',
        ...{ baseValue: mark, localValue: mark, remoteValue: mark },
        rule: 'manual',
        outcome: 'held',
        recordedAt: at,
      },
    ],
    ...editors.flatMap((author): [string, Values][] => {
      const edited = { contactDocumentId, field: `${author}/${mark.length}`, changedAt: at };
      return [
        [CONTACT_HISTORY_UID, { ...edited, institution: null, cause: 'crm', causedBy: author }],
        [CONTACT_HISTORY_UID, { ...edited, newValue: mark, cause: 'conflict', causedBy: '1' }],
        [
          OVERRIDDEN_EDIT_UID,
          {
            ...{ contactDocumentId, field: 'town', typedValue: mark, shownValue: mark },
            ...{ typedBy: author, typedAt: at, wasSent: true, replacedAt: at },
          },
        ],
      ];
    }),
    [
      DELIVERY_UID,
      {
        stream: 'contacts',
        state: 'applied',
        receivedAt: at,
        appliedAt: at,
        body: mark,
        outcomes: JSON.stringify([{ position: 0, contactNumber, outcome: 'applied' }]),
        ...{ items: 1, applied: 1, quarantined: 1, byteLength: 9, origin: 'webhook' },
      },
    ],
    [
      QUARANTINED_ITEM_UID,
      {
        ...{ deliveryId: mark.length, position: 0, stream: 'contacts', contactNumber },
        body: JSON.stringify(mark),
        reasons: `[${reason}]`,
        reasonCode: 'asWritten',
        quarantinedAt: at,
      },
    ],
    [
      MATCH_REVIEW_UID,
      {
        kind: 'match',
        contactNumber,
        contactDocumentIds: '[]',
        reason,
        state: 'open',
        noticedAt: at,
      },
    ],
    [
      PERMIT_UID,
      {
        service: mark,
        method: mark,
        lane: 'edit',
        takenAtMs: at.getTime(),
        outcome: 'ok',
        ...about,
      },
    ],
    [
      BULK_JOB_UID,
      { kind: 'push', state: 'failed', author: mark, total: 1, processed: 1, createdAt: at },
    ],
    [OUTAGE_UID, { stream: 'contacts', cause: 'unreachable', startedAt: at, endedAt: at }],
    [
      REFUSAL_UID,
      { stream: 'contacts', fingerprint: mark, status: 400, times: 1, firstAt: at, lastAt: at },
    ],
    [DRIFT_CHECK_UID, { state: 'done', findings: '[]', author: mark, startedAt: at, endedAt: at }],
    [
      CONTRACT_CHECK_UID,
      { state: 'done', request: '{}', author: mark, startedAt: at, endedAt: at },
    ],
    [
      READ_BACK_UID,
      { reference: mark, state: 'done', linkId: 1, ...about, method: 'individual', kind: 'update' },
    ],
    [
      ORDER_UID,
      {
        documentId: `order${mark}`,
        ...{ orderId: '7001', orderType: 'SALE', orderState: 'CLOSED', summary: mark },
        ...{ contactDocumentId, creationDateTime: at, currencyCode: 'CHF', spentAmount: 1000 },
      },
    ],
    [
      ORDER_LINE_UID,
      {
        ...{ documentId: `line${mark}`, orderDocumentId: `order${mark}`, contactDocumentId },
        ...{ operationId: mark, productId: mark, product: mark, quantity: 1, boughtUnits: 1 },
      },
    ],
    [
      BOOKING_UID,
      {
        documentId: `hold${mark}`,
        ...{ reference: `hold ${mark}`, kind: 'reservation', state: 'closed', revision: 1 },
        ...{ lines: '[]', contactDocumentId, author: 'admin:1', createdAt: at, updatedAt: at },
        expiresAt: new Date(at.getTime() + 86_400_000),
      },
    ],
    [
      BOOKING_UID,
      {
        documentId: `booking${mark}`,
        ...{ reference: mark, kind: 'sale', state: 'failed', revision: 1, lines: '[]' },
        ...{ contactDocumentId, author: 'admin:1', createdAt: at, updatedAt: at },
      },
    ],
  ];
}

/** Stores the records past the plugin, and returns their ids. */
export async function storeRecordsAt(
  institution: string,
  strapi: Core.Strapi,
  marked: Marked,
): Promise<RecordIds> {
  const { database } = modulesOf(strapi);
  const ids = new Map<string, string>();
  for (const [uid, values] of recordsAt(marked)) {
    await database
      .query(uid)
      .insert({ institution, ...values })
      .execute();
    const id = DOCUMENTS.includes(uid) ? 'documentId' : 'id';
    const [row] = await database
      .query(uid)
      .select([id])
      .where({ institution })
      .orderBy({ id: 'desc' })
      .limit(1)
      .execute();
    if (row) ids.set(uid, String(row[id]));
  }
  return ids;
}

/** All rows of an institution, in every table that has a column for it. */
export async function rowsAt(institution: string, strapi: Core.Strapi): Promise<unknown> {
  const { database } = modulesOf(strapi);
  const tables = [...strapi.db.metadata].filter(
    ([, { attributes }]) => 'institution' in attributes,
  );
  return Promise.all(
    tables.map(async ([uid]) => [
      uid,
      await database.query(uid).select('*').where({ institution }).orderBy({ id: 'asc' }).execute(),
    ]),
  );
}
