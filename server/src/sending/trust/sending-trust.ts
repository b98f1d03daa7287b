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
import { started, stopped, trustIn, type TrustAuthor } from './trust-record';
import type { Gate, TrustedInstitution, TrustStore } from './trust-store';

/** Decides, by name, whether contacts and bookings are sent to an institution. */
export interface SendingTrust {
  statusOf(institution: string): Promise<SendingStatus>;
  /** What stands between a change in the CRM and S-360, read in one statement. */
  gateOf(institution: TrustedInstitution): Promise<Gate>;
  /** What a screen shows. */
  shown(institution: string): Promise<SendingTrustStatus>;
  /**
   * Begins to send, or begins again after a stop: by a passed check of writing, or by a person who
   * was shown what is untested. Where it was started already nothing changes.
   */
  start(
    institution: string,
    request: {
      cause: Exclude<StartCause, 'existing'>;
      by: TrustAuthor;
      untested?: readonly string[];
    },
  ): Promise<SendingStatus>;
  /** As `start`, by a person; where something else is untested by now it is a conflict (409). */
  startShown(institution: string, untested: readonly string[], by: TrustAuthor): Promise<void>;
  /** Sends nothing more until it is started again; every process sees it before its next call. */
  stop(institution: string, request: { cause: StopCause; by: TrustAuthor }): Promise<SendingStatus>;
  /**
   * Has sent exactly the former values of what S-360 lost, and reads back whether they are there;
   * answers how many contacts. A conflict (409) while they would be saved as what did the harm.
   */
  restore(institution: string, by: TrustAuthor): Promise<number>;
  /** Leaves what one save lost as it is in S-360. Throws (404) where nothing is open. */
  dismiss(institution: string, reference: string, by: TrustAuthor): Promise<void>;
  /**
   * At boot: whoever has sent to an institution already goes on, which is recorded; a new address of
   * the same S-360 changes nothing. Where saves are made in another way now, nothing is proven any
   * more.
   */
  recordExisting(): Promise<void>;
}

export interface SendingTrustPorts {
  store: TrustStore;
  readBacks: Pick<ReadBacks, 'countOpenFindings' | 'dismiss' | 'findings' | 'queueRestored'>;
  institutions: {
    all(): readonly (TrustedInstitution & { formerBaseUrls: readonly string[] })[];
    find(code: string): TrustedInstitution | null;
  };
  /** Whether anything was sent to the institution's S-360, and accepted. */
  hasSent(institution: TrustedInstitution): Promise<boolean>;
  /** What of writing has not been tested at the institution, by its code. */
  untestedAt(institution: string): Promise<readonly string[]>;
  namesOf: NamesOfAuthors;
  clock: { now(): Date };
  log: { info(message: string): void; warn(message: string): void };
  /** Something may go on that waited. */
  wake(): void;
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

/** The service behind the gate and the screens that show it. */
export function sendingTrust(ports: SendingTrustPorts): SendingTrust {
  const { clock, institutions, log, store } = ports;

  function known(code: string): TrustedInstitution {
    const institution = institutions.find(code);
    if (!institution) throw new NotFoundError(reason('noInstitution', { institution: code }));
    return institution;
  }

  const statusOf = async (code: string): Promise<SendingStatus> =>
    (await store.gateOf(known(code))).trust.status;

  const start: SendingTrust['start'] = async (code, { by, cause, untested }) => {
    const at = clock.now();
    const { status } = await store.change(known(code), (record) =>
      record.status.state === 'started' ? null : started(record, { cause, by, at, untested }),
    );
    log.info(`institution ${code}: sending is started (${cause}) by ${by ?? 'the plugin'}`);
    ports.wake();
    return status;
  };

  return {
    statusOf,
    start,
    gateOf: (institution) => store.gateOf(institution),
    async shown(code) {
      const { proofs, status } = (await store.gateOf(known(code))).trust;
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
    async startShown(code, untested, by) {
      if (!isSame(untested, await ports.untestedAt(code)))
        throw new StateConflictError(reason('untestedChanged', { institution: code }));
      await start(code, { cause: 'person', by, untested });
    },
    async stop(code, { by, cause }) {
      const at = clock.now();
      const { status } = await store.change(known(code), (record) =>
        stopped(record, { cause, by, at }),
      );
      log.warn(`institution ${code}: sending is stopped (${cause}) by ${by ?? 'the plugin'}`);
      return status;
    },
    async restore(code, by) {
      const { savingBasis } = known(code);
      const lost = (await ports.readBacks.findings(code)).filter(({ state }) => state === 'lost');
      if (lost.some((finding) => finding.savingBasis === savingBasis))
        throw new StateConflictError(reason('restoreNeedsSetting', { institution: code }));
      const contacts = await ports.readBacks.queueRestored(code, by);
      log.info(`institution ${code}: ${contacts} contacts are being restored by ${by ?? 'nobody'}`);
      ports.wake();
      return contacts;
    },
    async dismiss(code, reference, by) {
      known(code);
      if (!(await ports.readBacks.dismiss(code, reference, clock.now())))
        throw new NotFoundError(reason('noFinding', { institution: code }));
      log.info(`institution ${code}: ${by ?? 'nobody'} leaves what the save ${reference} lost`);
    },
    async recordExisting() {
      for (const institution of institutions.all()) {
        const { baseUrl, code, formerBaseUrls, savingBasis } = institution;
        const known = await store.kept(code);
        if (known?.baseUrl === baseUrl && known.savingBasis === savingBasis) continue;
        const isInUse = await ports.hasSent(institution);
        const existing = { cause: 'existing', by: null, at: clock.now() } as const;
        await store.change(institution, (record, kept) => {
          if (kept?.baseUrl === baseUrl) return record;
          if (kept && formerBaseUrls.includes(kept.baseUrl))
            return trustIn({ ...kept, baseUrl }, institution);
          return isInUse ? started(record, existing) : record;
        });
        if (isInUse && known === null)
          log.info(`institution ${code}: contacts were sent before, sending goes on`);
      }
    },
  };
}
