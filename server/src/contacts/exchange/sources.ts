import { CONTACT_LINK_UID, QUEUED_PULL_UID } from '../../contracts/uids';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { Institution } from '../../institutions';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, json } from '../../kernel/database/values';
import { loggableText } from '../../kernel/loggable';
import {
  retryTime,
  dueReadBackRows,
  dueReadRows,
  loggableCode,
  type CallOnRecord,
  type DueWork,
  type Line,
  type ReadBackRecord,
  type WorkResult,
  type WorkSource,
  type WorkSources,
} from '../../sending';
import { CLOSED_STATES } from '../model/link-states';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import { nextLookUp } from '../push/in-doubt';
import { performLookUp } from '../push/perform-look-up';
import { performPull } from '../pull/perform-pull';
import { performPush } from '../push/perform-push';
import { recoverSending } from '../push/unaccepted-push';
import { performReadBack } from '../read-back/read-back';
import { performRestore } from '../read-back/restore';
import type { ChangedContact } from '../receive/write-received';
import type { Sending } from '../records';
import type { ContactStore } from '../store';
import { dueContacts, pushRows } from './due-contacts';
import type { ExchangePorts } from './ports';
import { queuedPulls } from './queued-pulls';
import {
  keyOf,
  numberKey,
  type ContactWork,
  type PullWork,
  type PushWork,
  type ReadBackWork,
} from './work';

/** A pull that a drift check requested: it is compared, not applied. */
export type ComparedPull = PullWork & { driftCheckId: number };

export interface ContactSourceParts {
  database: StrapiDatabase;
  store: ContactStore;
  /** Ids of the bulk jobs that put pending work on hold. */
  holdingBulkJobs(): Promise<number[]>;
  /**
   * Whether the institution's mapping has been applied to its contacts: until then nothing is due.
   */
  isFilled(institution: Institution): Promise<boolean>;
  /** Reads a contact for a drift check. */
  compare(pull: ComparedPull, ports: ExchangePorts): Promise<WorkResult>;
  /** Stores a pulled contact as excluded: it is older than the depth of past data. */
  storeExcluded(institution: Institution, contact: ContactSnapshot, data: unknown): Promise<void>;
  announce(changed: readonly ChangedContact[]): void;
}

/** The work of contacts: read-backs of saves, pushes, look-ups of creates in doubt, and pulls. */
export const contactSources = (parts: ContactSourceParts): WorkSources => ({
  at(line) {
    const ports = portsOf(line, parts);
    return [readBackSource(line, ports), contactSource(line, ports, parts)];
  },
  dueRows: (look) => [
    dueReadBackRows(look.now),
    // A call on record without a dispatcher that makes it is taken over.
    { uid: CONTACT_LINK_UID, where: { state: 'sending' } },
    ...pushRows(look),
    dueReadRows(QUEUED_PULL_UID, look),
  ],
});

/** Pushes that others need, such as bookings for their contacts. */
export const pushesAt =
  (parts: ContactSourceParts) =>
  (line: Line): ((push: PushWork) => DueWork) => {
    const ports = portsOf(line, parts);
    return (push) => duePush(push, ports);
  };

type Ports = Omit<ExchangePorts, 'fence'>;

function portsOf(line: Line, parts: ContactSourceParts): Ports {
  const { institution, trust, ...calls } = line;
  return {
    ...calls,
    store: parts.store,
    settings: institution.contacts,
    clientSettings: institution.client,
    trust: trust.push,
    pulls: queuedPulls(parts.database, parts.holdingBulkJobs),
    announce: parts.announce,
    storeExcluded: (contact, data) => parts.storeExcluded(institution, contact, data),
    notePullFailure: (contactNumber, failure) =>
      notePullFailure(contactNumber, failure, line, parts),
  };
}

async function notePullFailure(
  contactNumber: string,
  pullFailure: SyncFailure,
  { institution: { code }, log }: Line,
  { store }: ContactSourceParts,
): Promise<void> {
  const noted = await store.transaction(async (transaction) => {
    const found = await transaction.linksByNumber(code, [contactNumber]);
    const links = await transaction.lockLinks(found.map(({ id }) => id));
    await transaction.updateLinks(links.map((link) => ({ ...link, pullFailure })));
    return links.length > 0;
  });
  if (noted) return;
  log.warn(`contact ${loggableText(contactNumber)} of ${code}: ${loggableCode(pullFailure)}`);
}

function contactSource(
  { institution }: Line,
  calls: Ports,
  { compare, database, holdingBulkJobs, isFilled }: ContactSourceParts,
): WorkSource {
  const due = dueContacts(database, holdingBulkJobs);
  const dueWork = (work: ContactWork): DueWork => {
    switch (work.kind) {
      case 'push':
        return duePush(work, calls);
      case 'lookUp':
        return { ...work, perform: (fence) => performLookUp(work, { ...calls, fence }) };
      case 'pull': {
        const { driftCheckId } = work;
        const read =
          driftCheckId === undefined
            ? (ports: ExchangePorts) => performPull(work, ports)
            : (ports: ExchangePorts) => compare({ ...work, driftCheckId }, ports);
        return { ...work, perform: (fence) => read({ ...calls, fence }) };
      }
    }
  };
  return {
    async due(round) {
      if (!(await isFilled(institution))) return [];
      return (await due(institution, round)).map(dueWork);
    },
    async callsOnRecord() {
      const links = await database
        .query(CONTACT_LINK_UID)
        .select(['id', 'sending'])
        .where({
          institution: institution.code,
          state: { $in: ['sending', ...CLOSED_STATES] },
          sending: { $notNull: true },
        })
        .execute();
      return links.map((row): CallOnRecord => {
        const linkId = integer(row.id);
        const call = json<Sending>(row.sending);
        return {
          target: targetOf(linkId),
          fence: integer(call?.fence),
          startedAt: String(call?.startedAtMs),
          interrupt: (fence) => interrupt(linkId, fence, calls),
        };
      });
    },
  };
}

const targetOf = (linkId: number): string => `link ${linkId}`;

const duePush = (push: PushWork, ports: Ports): DueWork => ({
  ...push,
  target: targetOf(push.linkId),
  perform: (fence) => performPush(push, { ...ports, fence }),
});

/** Takes over an abandoned call: an update is sent again, a create is in doubt. */
function interrupt(linkId: number, fence: number, ports: Ports): Promise<void> {
  const at = ports.clock.now();
  const takeover = {
    fence,
    at,
    retryAt: (attempts: number) => retryTime(at, attempts),
    lookUpAt: (sending: Sending) => nextLookUp(0, sending, at),
  };
  return recoverSending(linkId, takeover, ports);
}

/** Read-backs go first: unproven kinds of saves are not sent again until they were read back. */
function readBackSource({ trust }: Line, calls: Ports): WorkSource {
  return {
    goesFirst: true,
    async due({ now }) {
      return (await trust.due(now)).map(readBackWork).map((work): DueWork => ({
        ...work,
        perform: (fence) =>
          (work.kind === 'readBack' ? performReadBack : performRestore)(work, { ...calls, fence }),
      }));
    },
    recover: trust.recover,
  };
}

/** A push and its read-back never run at the same time; restores run one at a time. */
function readBackWork(readBack: ReadBackRecord): ReadBackWork {
  const { attempts, contactNumber, isUnproven, kind, linkId, reference, state } = readBack;
  if (state === 'toRestore')
    return { kind: 'restore', reference, lane: 'edit', attempts, key: 'restore' };
  const key = kind === 'create' ? keyOf(null, linkId) : numberKey(contactNumber ?? '');
  return { kind: 'readBack', reference, lane: isUnproven ? 'edit' : 'bulk', attempts, key };
}
