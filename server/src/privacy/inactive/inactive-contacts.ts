import {
  CONTACT_ACTIVITIES,
  INACTIVE_STATES,
  type ApproveInactive,
  type ContactActivity,
  type GetInactiveContacts,
  type InactiveContact,
  type InactiveState,
  type KeepInactive,
  type PreviewInactive,
} from '../../contracts/inactive-contacts';
import { reason, readReasons } from '../../contracts/reasons';
import { CONTACT_UID, INACTIVE_CONTACT_UID } from '../../contracts/uids';
import type { Clock } from '../../contacts';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import {
  integer,
  isoTime,
  jsonText,
  oneOf,
  text,
  textsIn,
  time,
} from '../../kernel/database/values';
import { describeError } from '../../kernel/describe-error';
import { MINUTE_MS } from '../../kernel/time/durations';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import { countWhere } from '../../kernel/database/count-where';
import { pageOf, type PageRequest } from '../../kernel/http/pages';
import type { Author } from '../../kernel/http/request-author';
import { requirePerson } from '../../kernel/http/require-person';
import type { ExpiryAt } from '../../orders';
import type { Erasures } from '../erasures';
import { ContactActiveError, ErasureObstaclesError } from '../errors';
import { listInactive, yearsBefore } from './find-inactive';
import { lastActivities } from './last-activity';

type Chosen = PreviewInactive.Request['contacts'];

/** Contacts without activity for years: the list, and what people decide about them. */
export interface InactiveContacts {
  /** Lists them anew, as every night. */
  search(): Promise<void>;
  list(request: PageRequest & { state: InactiveState }): Promise<GetInactiveContacts.Response>;
  /** How many wait for a decision. */
  countListed(): Promise<number>;
  preview(chosen: Chosen): Promise<PreviewInactive.Response['data']>;
  /** @throws StateConflictError when it is another number of contacts by now. */
  approve(request: ApproveInactive.Request, author: Author): Promise<number>;
  /** Lists those again that are not erased yet. */
  withdraw(): Promise<number>;
  keep(request: KeepInactive.Request, author: Author): Promise<number>;
  /**
   * Erases those that are approved, one after the other, for most of a minute and as long as
   * `mayGoOn` says so.
   */
  eraseApproved(mayGoOn: () => boolean): Promise<void>;
}

interface InactiveContactPorts {
  database: StrapiDatabase;
  clock: Clock;
  /** The setting; without it nobody is listed or erased. */
  years: number | null;
  erasures: Pick<Erasures, 'eraseApproved' | 'summary'>;
  /** What expiration dates of holds mean now, in the time zones of the venues. */
  expiryAt(): Promise<ExpiryAt>;
  namesOf: NamesOfAuthors;
  log: { error(message: string): void };
}

/** More would keep a person waiting. */
const MAX_SUMMED = 100;

/** The next run is a minute after this one. */
const ERASING_MS = 0.75 * MINUTE_MS;

const NOT_APPROVED = { approvedAt: null, approvedBy: null };

export function inactiveContacts(ports: InactiveContactPorts): InactiveContacts {
  const { clock, database, erasures, expiryAt, namesOf, years } = ports;
  const rows = () => database.query(INACTIVE_CONTACT_UID);

  const before = (): Date | null => (years === null ? null : yearsBefore(clock.now(), years));

  const whereIn = (state: InactiveState): Row => {
    const now = clock.now();
    switch (state) {
      case 'approved':
        return { approvedAt: { $notNull: true } };
      case 'kept':
        return { approvedAt: { $null: true }, keptUntil: { $gte: now } };
      case 'listed':
        return {
          approvedAt: { $null: true },
          $or: [{ keptUntil: { $null: true } }, { keptUntil: { $lt: now } }],
        };
    }
  };

  const whereChosen = (chosen: Chosen): Row => ({
    ...whereIn('listed'),
    ...(chosen && { contactDocumentId: { $in: chosen } }),
  });

  async function names(documentIds: readonly (string | null)[]) {
    const found = await database
      .query(CONTACT_UID)
      .select(['documentId', 'displayName'])
      .where({ documentId: { $in: documentIds } })
      .execute();
    return new Map(found.map((row) => [text(row.documentId), text(row.displayName)]));
  }

  async function shown(found: readonly Row[]): Promise<InactiveContact[]> {
    const nameOf = await names(found.map((row) => text(row.contactDocumentId)));
    const authorOf = await namesOf(found.map(({ keptBy }) => text(keptBy)));
    return found.map((row) => {
      const until = time(row.keptUntil);
      return {
        documentId: text(row.contactDocumentId) ?? '',
        name: nameOf.get(text(row.contactDocumentId)) ?? null,
        lastActivity: oneOf<ContactActivity>(CONTACT_ACTIVITIES, row.lastActivity),
        lastActivityAt: isoTime(row.lastActivityAt) ?? '',
        kept: until && {
          until: until.toISOString(),
          reason: text(row.keptReason) ?? '',
          by: authorOf(text(row.keptBy)),
        },
        obstacles: readReasons(row.obstacles),
      };
    });
  }

  async function counts(): Promise<Record<InactiveState, number>> {
    const [listed = 0, kept = 0, approved = 0] = await Promise.all(
      INACTIVE_STATES.map((state) => countWhere(database, INACTIVE_CONTACT_UID, whereIn(state))),
    );
    return { listed, kept, approved };
  }

  /** @throws ContactActiveError when the contact is gone, or active again. */
  async function requireInactive(documentId: string): Promise<void> {
    const since = before();
    const search = { expiryAt: await expiryAt(), now: clock.now() };
    const last = (await lastActivities(database, [documentId], search)).get(documentId);
    if (since === null || last === undefined || last.at >= since) throw new ContactActiveError();
  }

  async function eraseOne({ approvedBy, contactDocumentId, id }: Row): Promise<void> {
    const documentId = text(contactDocumentId) ?? '';
    const mayErase = () => requireInactive(documentId);
    try {
      await mayErase();
      // The row goes with the contact.
      await erasures.eraseApproved(documentId, text(approvedBy) ?? '', mayErase);
    } catch (error) {
      const row = rows().where({ id });
      if (error instanceof ErasureObstaclesError)
        await row.update({ ...NOT_APPROVED, obstacles: jsonText(error.obstacles) }).execute();
      else if (error instanceof ContactActiveError || error instanceof NotFoundError)
        await row.delete().execute();
      else
        ports.log.error(
          `contact ${documentId}, without activity, was not erased: ${describeError(error)}`,
        );
    }
  }

  return {
    async search() {
      const expiry = await expiryAt();
      await listInactive(database, { before: before(), expiryAt: expiry, now: clock.now() });
    },
    async list({ state, ...request }) {
      const order = { lastActivityAt: 'asc', id: 'asc' } as const;
      const list = { uid: INACTIVE_CONTACT_UID, where: whereIn(state), order, request };
      const { data, meta } = await pageOf(database, list, (row) => row);
      return { data: await shown(data), meta: { ...meta, years, counts: await counts() } };
    },
    countListed: () => countWhere(database, INACTIVE_CONTACT_UID, whereIn('listed')),
    async preview(chosen) {
      const where = whereChosen(chosen);
      const contacts = await countWhere(database, INACTIVE_CONTACT_UID, where);
      if (contacts > MAX_SUMMED) return { contacts, places: null, obstructed: 0 };
      const found = await rows().select(['contactDocumentId']).where(where).execute();
      const documentIds = textsIn(found, 'contactDocumentId');
      return { contacts, ...(await erasures.summary(documentIds)) };
    },
    async approve({ confirmed, contacts }, author) {
      const approved = { approvedBy: requirePerson(author), approvedAt: clock.now() };
      await database.transactionWithRetries(async () => {
        const where = whereChosen(contacts);
        const count = await countWhere(database, INACTIVE_CONTACT_UID, where);
        if (count !== confirmed)
          throw new StateConflictError(reason('inactiveContactsChanged', { count }));
        await rows()
          .where(where)
          .update({ ...approved, obstacles: null })
          .execute();
      });
      return confirmed;
    },
    async withdraw() {
      const where = whereIn('approved');
      const count = await countWhere(database, INACTIVE_CONTACT_UID, where);
      await rows().where(where).update(NOT_APPROVED).execute();
      return count;
    },
    async keep({ contacts, reason: why, until }, author) {
      const keptUntil = until === null ? yearsBefore(clock.now(), -1) : new Date(until);
      const kept = { keptBy: requirePerson(author), keptReason: why, keptUntil };
      const where = { ...whereIn('listed'), contactDocumentId: { $in: contacts } };
      const count = await countWhere(database, INACTIVE_CONTACT_UID, where);
      await rows().where(where).update(kept).execute();
      return count;
    },
    async eraseApproved(mayGoOn) {
      const until = performance.now() + ERASING_MS;
      for (let after = 0; mayGoOn() && performance.now() < until;) {
        const [row] = await rows()
          .select(['id', 'contactDocumentId', 'approvedBy'])
          .where({ ...whereIn('approved'), id: { $gt: after } })
          .orderBy({ id: 'asc' })
          .limit(1)
          .execute();
        if (row === undefined) return;
        after = integer(row.id);
        await eraseOne(row);
      }
    },
  };
}
