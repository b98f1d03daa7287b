import type { Author } from '../../../server/src/kernel/http/request-author';
import { decideConflict } from '../../../server/src/contacts/conflicts/conflicts';
import { endConflictsWithHolds, publishingChanges } from '../../../server/src/contacts';
import { noteChanged, noteDeleted } from '../../../server/src/contacts/edits/local-change';
import {
  acceptPush,
  beginPush,
  preparePush,
  type BegunPush,
} from '../../../server/src/contacts/push/push';
import {
  endUnacceptedPush,
  recoverSending,
} from '../../../server/src/contacts/push/unaccepted-push';
import { receiveSnapshots } from '../../../server/src/contacts/receive/receive';
import type { ContactRecord, LinkRecord, Sending } from '../../../server/src/contacts/records';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import type { ContactSnapshot } from '../../../server/src/contacts/model/mapping/snapshot';
import { at, atMs, someSettings } from './contact-records';
import { memoryContactStore } from './memory-contact-store';
import type { Tables } from './memory-tables';
import { written } from './reasons';

type Sent = Extract<BegunPush, { kind: 'send' }>;

/** The engine on an in-memory store, with the steps of tests. Times are ms after ten o’clock. */
export function anEngine(
  initial: Partial<Tables> = {},
  settings: ContactSettings = someSettings(),
) {
  const store = memoryContactStore(initial);
  const engineStore = publishingChanges(store, {
    linksChanged: [endConflictsWithHolds({ now: () => at(0) })],
    pullsQueued: [],
  });
  const ports = { store: engineStore, settings };
  const failureAt = (ms: number) => ({
    code: 'ECONNRESET',
    reason: written('no answer'),
    at: at(ms).toISOString(),
  });

  const engine = {
    store,
    settings,
    tables: () => store.tables(),
    contact(documentId = 'anna'): ContactRecord {
      return found(store.tables().contacts.find((contact) => contact.documentId === documentId));
    },
    link(id = 11): LinkRecord {
      return found(store.tables().links.find((link) => link.id === id));
    },
    deliver: (snapshots: ContactSnapshot[], ms = 0, as = settings) =>
      receiveSnapshots(
        { snapshots, source: { kind: 'delivery', id: '7', appliedAt: at(ms) }, settings: as },
        engineStore,
      ),
    pulled: (snapshot: ContactSnapshot, ms = 0) =>
      receiveSnapshots(
        {
          snapshots: [snapshot],
          source: { kind: 'pull', id: null, appliedAt: at(ms) },
          settings,
        },
        engineStore,
      ),
    /** A person decides a conflict, given by its position from one. */
    decide: (
      id: number,
      side: 'crm' | 's360',
      options: { ms?: number; author?: Author; seenInCrm?: string | null } = {},
    ) => {
      const { author = 'admin:2', ms = 0, seenInCrm } = options;
      const decider = { author, permitted: null, seesValues: true };
      return decideConflict(id, { side, seenInCrm }, decider, {
        store: engineStore,
        clock: { now: () => at(ms) },
        settingsOf: (institution) => (institution === settings.institution ? settings : null),
      });
    },
    /** A save by a person. */
    edit: (documentId: string, changes: Record<string, string | null>, ms = 0) =>
      engineStore.transaction(async (transaction) => {
        const [before] = await transaction.lockContacts([documentId]);
        if (!before) throw new Error(`no contact ${documentId}`);
        const after = { ...before, fields: { ...before.fields, ...changes }, updatedAt: at(ms) };
        await transaction.updateContacts([{ contact: before, changes, updatedAt: at(ms) }]);
        const author: Author = 'admin:1';
        await noteChanged([{ before, after }], author, { transaction, at: at(ms) });
      }),
    /** A person deletes the contact. */
    async remove(documentId: string) {
      const { contacts } = store.tables();
      const doomed = contacts.filter((contact) => contact.documentId === documentId);
      await engineStore.transaction((transaction) => noteDeleted([documentId], transaction));
      store.deleteContacts(doomed.map(({ id }) => id));
    },
    prepare: (linkId = 11) => preparePush(linkId, at(0), ports),
    begin: (
      options: {
        linkId?: number;
        fence?: number;
        ms?: number;
        save?: 'individual' | 'structure';
      } = {},
    ) => {
      const { linkId = 11, fence = 1, ms = 0, save = 'individual' } = options;
      return beginPush(linkId, { fence, startedAtMs: atMs(ms), save }, ports);
    },
    async beginCall(options: { linkId?: number; fence?: number; ms?: number } = {}): Promise<Sent> {
      const begun = await engine.begin(options);
      if (begun.kind !== 'send') throw new Error('nothing is sent');
      return begun;
    },
    accept: (
      sending: Sending,
      options: { linkId?: number; number?: string | null; ms?: number } = {},
    ) => {
      const { linkId = 11, number = null, ms = 0 } = options;
      const answer = {
        contactNumber: number,
        answeredAtMs: Math.floor(atMs(ms) / 1000) * 1000,
        at: at(ms),
      };
      return acceptPush(linkId, sending, answer, ports);
    },
    lose: (sending: Sending, ms = 0) =>
      endUnacceptedPush(
        11,
        sending,
        { kind: 'inDoubt', failure: failureAt(ms), lookUpAt: at(ms + 20_000) },
        ports,
      ),
    retryLater: (sending: Sending, ms = 0) =>
      endUnacceptedPush(
        11,
        sending,
        { kind: 'retry', failure: failureAt(ms), retryAt: at(ms + 1000), isLost: true },
        ports,
      ),
    refuse: (sending: Sending, ms = 0) =>
      endUnacceptedPush(
        11,
        sending,
        { kind: 'failed', failure: failureAt(ms), isLost: false },
        ports,
      ),
    recover: (fence: number, ms = 0) =>
      recoverSending(
        11,
        { fence, at: at(ms), lookUpAt: () => at(ms + 20_000), retryAt: () => at(ms) },
        ports,
      ),
  };
  return engine;
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('there is no such row');
  return row;
}
