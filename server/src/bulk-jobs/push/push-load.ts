import { afterEvent, isAtRest } from '../../contacts';
import type { LoadCounts } from '../../contracts/loads';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import { newLink } from '../../contacts/receive/identify';
import type { ContactStore, ContactTransaction } from '../../contacts/store';
import type { ContactSettings } from '../../contacts/settings';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { bringKeysUpToDate, keyNextKeptOut } from '../../contacts/deliveries/kept-out-keys';
import type { Institution } from '../../institutions/institution';
import { authorOfGuards } from '../guard-of-load';
import type { LoadRecord, LoadStore } from '../load-store';
import type { StepResult } from '../load-runner';
import { contactsToPush, type PushFilter } from './contacts-to-push';
import { askAboutDoubles, pairsToldApart } from './double-questions';
import { addPushCounts, callsOf } from './push-counts';
import type { JudgementContext } from './push-judgement';
import { joinKeptOut, judgeSlice, type Judged } from './push-slice';

export interface PushLoadPorts {
  database: StrapiDatabase;
  store: ContactStore;
  loads: LoadStore;
  now(): Date;
}

/**
 * Goes through all contacts that a push load would concern: costs no call and writes nothing.
 * Answers the counts.
 */
export async function planPushLoad(
  { contacts: settings }: Institution,
  filter: PushFilter,
  ports: PushLoadPorts,
): Promise<LoadCounts> {
  const { database, store } = ports;
  await bringKeysUpToDate(database, settings);
  const context = await store.transaction((transaction) =>
    contextFor(filter, settings, ports, transaction),
  );
  const creates = new Map<string, string>();
  let counts: LoadCounts = {};
  for (let afterId = 0; ;) {
    const contacts = await contactsToPush(database, filter, afterId);
    const last = contacts.at(-1);
    if (!last) return counts;
    afterId = last.id;
    const judged = await store.transaction((transaction) =>
      judgeSlice(contacts, context, transaction, creates),
    );
    counts = addPushCounts(counts, judged.map(typed));
  }
}

async function contextFor(
  { unlinkedOnly = false }: PushFilter,
  settings: ContactSettings,
  { database, loads }: PushLoadPorts,
  transaction: ContactTransaction,
): Promise<JudgementContext> {
  return {
    settings,
    unlinkedOnly,
    holdingLoads: new Set(await loads.holding()),
    toldApart: await pairsToldApart(settings.institution, database),
    asked: await transaction.contactsAskedAbout(settings.institution),
  };
}

const typed = ({ contact, judgement }: Judged) => ({ judgement, type: contact.type });

/**
 * One slice of a push load, in one transaction with the place it has come to: links are made for
 * contacts that are created there, those that differ are marked. A crash repeats nothing.
 */
export async function stepPushLoad(
  load: LoadRecord,
  { contacts: settings }: Institution,
  ports: PushLoadPorts,
): Promise<StepResult> {
  const { database, loads, store } = ports;
  // Before anybody is looked for by them, a page at a time: the load's lease is short.
  if (await keyNextKeptOut(database, settings)) return 'again';
  const filter = load.settings as PushFilter;
  return store.transaction(async (transaction) => {
    const found = await contactsToPush(database, filter, load.cursor);
    const last = found.at(-1);
    const here = { state: load.state, cursor: load.cursor };
    if (!last) {
      await loads.change(load.id, here, { progress: { ...load.progress, hasMarkedAll: true } });
      return 'again';
    }
    // Locks the load first: a pause, or another process, comes before the slice or after it.
    if (!(await loads.change(load.id, here, { cursor: last.id }))) return 'later';
    const contacts = await transaction.lockContacts(found.map(({ documentId }) => documentId));
    const context = await contextFor(filter, settings, ports, transaction);
    const judged = await judgeSlice(contacts, context, transaction, new Map());
    await write(load, judged, { settings, transaction, ports });
    const counts = addPushCounts(load.counts, judged.map(typed));
    await loads.change(load.id, { state: load.state }, { counts, processed: callsOf(counts) });
    return 'again';
  });
}

async function write(
  load: LoadRecord,
  judged: readonly Judged[],
  context: {
    settings: Institution['contacts'];
    transaction: ContactTransaction;
    ports: PushLoadPorts;
  },
): Promise<void> {
  const { ports, settings, transaction } = context;
  const at = ports.now();
  const links = judged
    .filter(({ judgement }) => judgement.kind === 'create')
    .map(({ contact: { documentId: contactDocumentId } }) => ({
      ...newLink(ports.store, settings, {
        contactDocumentId,
        contactNumber: null,
        at,
      }),
      lane: 'bulk' as const,
      loadId: load.id,
    }));
  await transaction.insertLinks(links);
  const changed = judged.flatMap(({ judgement, link }) =>
    judgement.kind === 'changed' && link ? [link.id] : [],
  );
  const locked = await transaction.lockLinks(changed);
  await transaction.updateLinks(
    locked
      .filter(isAtRest)
      .map((link) => afterEvent(link, { kind: 'marked', at, lane: 'bulk', loadId: load.id })),
  );
  await joinKeptOut(judged, settings, { transaction, at });
  await askAboutDoubles(judged, settings.institution, ports.database, at);
}

/**
 * Takes back what a cancelled load has not sent: links that it made for contacts that S-360 was
 * never told of are removed. Contacts that differ from what S-360 has wait in a load of their own
 * until somebody approves them: a difference is shown as long as it is there, and nobody has wished
 * to send these now.
 */
export async function takeBackUnsent(
  load: LoadRecord,
  { database, loads, now }: Pick<PushLoadPorts, 'database' | 'loads' | 'now'>,
): Promise<LoadCounts> {
  const { column, table } = database.names(CONTACT_LINK_UID);
  return database.transaction(async (trx) => {
    const ofLoad = () => trx(table).where({ [column('loadId')]: load.id, state: 'pending' });
    const takenBack = await ofLoad()
      .whereNull(column('contactNumber'))
      .whereNull('sending')
      .whereNull(column('inDoubt'))
      .delete();
    const [left]: unknown[] = await ofLoad().select('id').limit(1);
    if (left === undefined) return { ...load.counts, takenBack };
    const { id, institution } = load;
    const guard = { kind: 'guard', institution, state: 'waiting', settings: {} } as const;
    const loadId = await loads.add({ ...guard, author: authorOfGuards(id) }, now());
    const heldBack = await ofLoad().update({ [column('loadId')]: loadId });
    return { ...load.counts, takenBack, heldBack };
  });
}
