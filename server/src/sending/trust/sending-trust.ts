import { requireInstitution } from '../../institutions';
import { reason } from '../../contracts/reasons';
import type {
  SendingStatus,
  SendingTrustStatus,
  StartCause,
  StopCause,
} from '../../contracts/institutions/sending-trust';
import type { NamesOfAuthors } from '../../kernel/authors';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import type { ReadBacks } from './read-back-store';
import {
  startTrust,
  stopImportedTrust,
  stopTrust,
  trustIn,
  type TrustAuthor,
  type TrustRecord,
} from './trust-record';
import type { Gate, StoredTrust, TrustedInstitution, TrustStore } from './trust-store';

/** Decides whether contacts and bookings are sent to an institution, and records who decided. */
export interface SendingTrust {
  statusOf(institution: string): Promise<SendingStatus>;
  /** The pauses and the trust that can block sending, read in one statement. */
  gateOf(institution: TrustedInstitution): Promise<Gate>;
  describe(institution: string): Promise<SendingTrustStatus>;
  /**
   * Starts sending, or restarts it after a stop, because of a passed check of writing or by a
   * person who was shown what is untested. Changes nothing where sending has already started.
   */
  start(
    institution: string,
    request: {
      cause: Exclude<StartCause, 'existing'>;
      by: TrustAuthor;
      untested?: readonly string[];
    },
  ): Promise<SendingStatus>;
  /**
   * Like `start`, by a person.
   * @throws StateConflictError (409) when something else is untested by now
   */
  startAsShown(institution: string, untested: readonly string[], by: TrustAuthor): Promise<void>;
  /** Stops sending until it is started again. Every process sees the stop before its next call. */
  stop(institution: string, request: { cause: StopCause; by: TrustAuthor }): Promise<SendingStatus>;
  /**
   * Enqueues the former values of everything that S-360 lost, and has them read back.
   * @returns the number of contacts
   * @throws StateConflictError (409) while saves are still made in the way that caused the loss
   */
  restore(institution: string, by: TrustAuthor): Promise<number>;
  /**
   * Leaves what one save lost as it is in S-360.
   * @throws NotFoundError (404) when nothing is open
   */
  dismiss(institution: string, reference: string, by: TrustAuthor): Promise<void>;
  /**
   * Runs at boot. Institutions that have already been sent to continue, which is recorded. A new
   * address of the same S-360 changes nothing. After a change in how saves are made, nothing is
   * proven any more. Where the data came from another Strapi, sending is stopped.
   */
  recordExisting(): Promise<void>;
}

type TrustedSubject = TrustedInstitution & { formerBaseUrls: readonly string[] };

interface SendingTrustPorts {
  store: TrustStore;
  readBacks: Pick<ReadBacks, 'countOpenFindings' | 'dismiss' | 'findings' | 'enqueueRestoring'>;
  institutions: {
    all(): readonly TrustedSubject[];
    find(code: string): TrustedInstitution | null;
  };
  /** The codes of those to whose S-360 anything was sent and accepted. */
  inUse(institutions: readonly TrustedInstitution[]): Promise<ReadonlySet<string>>;
  /** The parts of writing that have not been tested at the institution, by their codes. */
  untestedAt(institution: string): Promise<readonly string[]>;
  namesOf: NamesOfAuthors;
  clock: { now(): Date };
  log: { info(message: string): void; warn(message: string): void };
  /** Work that waited may be able to continue. */
  wake(): void;
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

export function sendingTrust(ports: SendingTrustPorts): SendingTrust {
  const { clock, institutions, log, store } = ports;

  const statusOf = async (code: string): Promise<SendingStatus> =>
    (await store.gateOf(requireInstitution(institutions, code))).trust.status;

  const start: SendingTrust['start'] = async (code, { by, cause, untested }) => {
    const at = clock.now();
    const { status } = await store.change(requireInstitution(institutions, code), (record) =>
      record.status.state === 'started' ? null : startTrust(record, { cause, by, at, untested }),
    );
    log.info(`institution ${code}: sending is started (${cause}) by ${by ?? 'the plugin'}`);
    ports.wake();
    return status;
  };

  return {
    statusOf,
    start,
    gateOf: (institution) => store.gateOf(institution),
    async describe(code) {
      const { proofs, status } = (await store.gateOf(requireInstitution(institutions, code))).trust;
      const by = status.state === 'notStarted' ? null : status.by;
      const nameOf = await ports.namesOf([by]);
      return {
        status,
        by: nameOf(by),
        untested: await ports.untestedAt(code),
        proofs,
        openFindings: await ports.readBacks.countOpenFindings(code),
      };
    },
    async startAsShown(code, untested, by) {
      if (!isSame(untested, await ports.untestedAt(code)))
        throw new StateConflictError(reason('untestedChanged', { institution: code }));
      await start(code, { cause: 'person', by, untested });
    },
    async stop(code, { by, cause }) {
      const at = clock.now();
      const { status } = await store.change(requireInstitution(institutions, code), (record) =>
        stopTrust(record, { cause, by, at }),
      );
      log.warn(`institution ${code}: sending is stopped (${cause}) by ${by ?? 'the plugin'}`);
      return status;
    },
    async restore(code, by) {
      const { savingBasis } = requireInstitution(institutions, code);
      const lost = (await ports.readBacks.findings(code)).filter(({ state }) => state === 'lost');
      if (lost.some((finding) => finding.savingBasis === savingBasis))
        throw new StateConflictError(reason('restoreNeedsSetting', { institution: code }));
      const contacts = await ports.readBacks.enqueueRestoring(code, by);
      log.info(`institution ${code}: ${contacts} contacts are being restored by ${by ?? 'nobody'}`);
      ports.wake();
      return contacts;
    },
    async dismiss(code, reference, by) {
      requireInstitution(institutions, code);
      if (!(await ports.readBacks.dismiss(code, reference, clock.now())))
        throw new NotFoundError(reason('noFinding', { institution: code }));
      log.info(`institution ${code}: ${by ?? 'nobody'} leaves what the save ${reference} lost`);
    },
    recordExisting: () => recordExisting(ports),
  };
}

async function recordExisting(ports: SendingTrustPorts): Promise<void> {
  const { clock, institutions, log, store } = ports;
  const at = clock.now();
  const stopped = (record: TrustRecord) => stopImportedTrust(record, at);
  const imported = await store.adopt(stopped);
  const own: TrustedSubject[] = [];
  for (const institution of institutions.all()) {
    if (!imported.includes(institution.code)) {
      own.push(institution);
      continue;
    }
    await store.change(institution, stopped);
    log.warn(`institution ${institution.code}: its data came from another Strapi; nothing is sent`);
  }
  const stored = await Promise.all(own.map(({ code }) => store.stored(code)));
  const unrecorded = own.flatMap((institution, index) => {
    const kept = stored[index];
    return isRecorded(kept, institution) ? [] : { institution, isNew: !kept?.record };
  });
  if (unrecorded.length === 0) return;
  const inUse = await ports.inUse(unrecorded.map(({ institution }) => institution));
  const isUnused = ({ institution, isNew }: (typeof unrecorded)[number]) =>
    isNew && !inUse.has(institution.code);
  await store.recordNew(unrecorded.filter(isUnused).map(({ institution }) => institution));
  for (const { institution, isNew } of unrecorded.filter((one) => !isUnused(one))) {
    const { baseUrl, code, formerBaseUrls } = institution;
    await store.change(institution, (record, kept) => {
      if (kept?.baseUrl === baseUrl) return record;
      if (kept && formerBaseUrls.includes(kept.baseUrl))
        return trustIn({ ...kept, baseUrl }, institution);
      return inUse.has(code) ? startTrust(record, { cause: 'existing', by: null, at }) : record;
    });
    if (isNew) log.info(`institution ${code}: contacts were sent before, sending goes on`);
  }
}

/** Whether this Strapi has recorded the trust in this S-360. */
const isRecorded = (
  stored: StoredTrust | undefined,
  { baseUrl, savingBasis }: TrustedInstitution,
): boolean =>
  stored?.origin === 'here' &&
  stored.record?.baseUrl === baseUrl &&
  stored.record.savingBasis === savingBasis;
