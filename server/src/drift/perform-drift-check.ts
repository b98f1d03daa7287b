import type { DriftFinding } from '../contracts/institutions/drift-checks';
import { DONE, failureFrom, NOTHING, retryTime, wouldFailAgain, type WorkResult } from '../sending';
import type { S360Error } from '../s360';
import {
  readContactItem,
  readSentOnly,
  type ContactSnapshot,
  overrule,
  type ComparedPull,
  type ExchangePorts,
  isOfOtherSystem,
  readContact,
  lockLink,
  type LockedLink,
  receiveSnapshots,
  isClosed,
  type ContactTransaction,
} from '../contacts';
import {
  compareWithS360,
  conflictFields,
  driftedFields,
  lostFields,
  type CompareInput,
} from './compare';

/** The result for one contact of a sample: compared, with or without a finding, or left out. */
export type DriftOutcome = { kind: 'checked'; finding: DriftFinding | null } | { kind: 'leftOut' };

export interface DriftReports {
  /** Whether the check repairs; `null` when it is no longer running. */
  repairs(checkId: number): Promise<boolean | null>;
  /** Records the result for one contact; the last one completes the check. */
  finish(institution: string, work: ComparedPull, outcome: DriftOutcome): Promise<void>;
}

const NO_FIELDS = { fields: [], conflictFields: [] };

const LEFT_OUT: DriftOutcome = { kind: 'leftOut' };

/**
 * Reads one contact of a drift check and compares it. A check that only reports writes nothing but
 * its report. One that repairs applies S-360's values as any pull does, so that the rules decide,
 * and sends the values again that S-360 has lost.
 */
export async function performDriftCheck(
  work: ComparedPull,
  reports: DriftReports,
  ports: ExchangePorts,
): Promise<WorkResult> {
  const { institution } = ports.settings;
  const repairs = await reports.repairs(work.driftCheckId);
  if (repairs === null || (await isOfOtherSystem(work.contactNumber, ports))) {
    await reports.finish(institution, work, LEFT_OUT);
    return NOTHING;
  }
  const result = await readContact(work, ports);
  switch (result.kind) {
    case 'answered': {
      const { answeredAt, data } = result.answer;
      ports.noteAnswer(answeredAt);
      await ports.pulls.postpone(work, retryTime(ports.clock.now(), work.attempts), null);
      const answeredAtMs = (answeredAt ?? ports.clock.now()).getTime();
      await reports.finish(
        institution,
        work,
        await evaluate(work, { data, answeredAtMs, repairs }, ports),
      );
      return DONE;
    }
    case 'noPermit':
      return result;
    case 'callFailed': {
      const failure = failureFrom(result.error, ports.clock.now());
      const { attempts } = work;
      const isAnsweringOthers = ports.isAnsweringOthers();
      if (wouldFailAgain(result.error, { attempts, isAnsweringOthers })) {
        await reports.finish(
          institution,
          work,
          await refusedBy(result.error, failure.code, work, ports),
        );
      } else {
        await ports.pulls.postpone(work, retryTime(ports.clock.now(), work.attempts), failure);
      }
      return result;
    }
  }
}

/** Locks the link and contact of a number; `null` when the link no longer exchanges anything. */
async function lockedByNumber<T>(
  contactNumber: string,
  { settings, store }: ExchangePorts,
  look: (
    locked: LockedLink & { contact: NonNullable<LockedLink['contact']> },
    transaction: ContactTransaction,
  ) => T | Promise<T>,
): Promise<T | null> {
  return store.transaction(async (transaction) => {
    const [known] = await transaction.linksByNumber(settings.institution, [contactNumber]);
    const locked = known ? await lockLink(known.id, transaction) : null;
    const contact = locked?.contact;
    if (!locked || !contact || isClosed(locked.link)) return null;
    return look({ ...locked, contact }, transaction);
  });
}

const documentIdOf = (contactNumber: string, ports: ExchangePorts) =>
  lockedByNumber(contactNumber, ports, ({ contact }) => contact.documentId);

/** A business error on a read concerns the number; any other error concerns the call. */
async function refusedBy(
  error: S360Error,
  code: string,
  { contactNumber }: ComparedPull,
  ports: ExchangePorts,
): Promise<DriftOutcome> {
  const contactDocumentId = await documentIdOf(contactNumber, ports);
  if (contactDocumentId === null) return LEFT_OUT;
  const kind = error.kind === 'business' ? 'unknown' : 'unusable';
  return found({ contactDocumentId, contactNumber, kind, ...NO_FIELDS, code });
}

const found = (finding: Omit<DriftFinding, 'repaired'>, repaired = false): DriftOutcome => ({
  kind: 'checked',
  finding: { ...finding, repaired },
});

async function evaluate(
  { contactNumber }: ComparedPull,
  answer: { data: unknown; answeredAtMs: number; repairs: boolean },
  ports: ExchangePorts,
): Promise<DriftOutcome> {
  const contactDocumentId = await documentIdOf(contactNumber, ports);
  if (contactDocumentId === null) return LEFT_OUT;
  const finding = { contactDocumentId, contactNumber, ...NO_FIELDS, code: null };
  const read = readContactItem(answer.data, ports.settings);
  if (read.kind !== 'snapshot' || read.snapshot.contactNumber !== contactNumber)
    return found({ ...finding, kind: 'unusable' });

  const { snapshot } = read;
  if (snapshot.anonymised) {
    if (answer.repairs) await apply(snapshot, ports);
    return found({ ...finding, kind: 'unknown', code: 'anonymised' });
  }
  const sentOnly = readSentOnly(answer.data, snapshot.type, ports.settings);
  const shown = { snapshot, sentOnly, answeredAtMs: answer.answeredAtMs };
  const drift = await driftOf(shown, ports);
  if (drift === null) return LEFT_OUT;
  if (drift === 'otherType') return found({ ...finding, kind: 'otherType' });
  if (answer.repairs) {
    await sendLostAgain(shown, ports);
    await apply(snapshot, ports);
  }
  if (drift.fields.length === 0) {
    if (drift.conflictFields.length === 0) return { kind: 'checked', finding: null };
    return found({ ...finding, ...drift, kind: 'conflict' });
  }
  const left = answer.repairs ? await driftOf(shown, ports) : drift;
  const isRepaired = left !== null && left !== 'otherType' && left.fields.length === 0;
  return found({ ...finding, ...drift, kind: 'differs' }, isRepaired);
}

type Shown = Pick<CompareInput, 'answeredAtMs' | 'sentOnly' | 'snapshot'>;

type Drift = Pick<DriftFinding, 'fields' | 'conflictFields'>;

/** The fields that drifted apart; `null` when the contact is no longer to be compared. */
function driftOf(shown: Shown, ports: ExchangePorts): Promise<Drift | 'otherType' | null> {
  const { settings } = ports;
  const { contactNumber, type } = shown.snapshot;
  return lockedByNumber(contactNumber, ports, ({ consents, contact, link }) => {
    if (contact.type !== type) return 'otherType' as const;
    const compared = compareWithS360({ ...shown, contact, link, consents, settings });
    return { fields: driftedFields(compared), conflictFields: conflictFields(compared) };
  });
}

/**
 * Overrules S-360's values of lost fields: applying the rest then finds the CRM's values to send.
 */
async function sendLostAgain(shown: Shown, ports: ExchangePorts): Promise<void> {
  const { settings } = ports;
  await lockedByNumber(
    shown.snapshot.contactNumber,
    ports,
    async ({ consents, contact, link }, transaction) => {
      const lost = lostFields(compareWithS360({ ...shown, contact, link, consents, settings }));
      if (lost.length === 0) return;
      const overruled = lost.map(({ field, s360 }) => [
        field,
        overrule(link.observations[field] ?? { base: null }, s360),
      ]);
      const observations = { ...link.observations, ...Object.fromEntries(overruled) };
      await transaction.updateLinks([{ ...link, observations }]);
    },
  );
}

async function apply(
  snapshot: ContactSnapshot,
  { announce, clock, settings, store }: ExchangePorts,
): Promise<void> {
  const source = { kind: 'pull', id: null, appliedAt: clock.now() } as const;
  const { changedContacts } = await receiveSnapshots(
    { snapshots: [snapshot], source, settings },
    store,
  );
  announce(changedContacts);
}
