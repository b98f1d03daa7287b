import { QUEUED_PULL_UID } from '../../contracts/uids';
import { isProven, laneOf, type Permits, type SendingTrust } from '../../sending';
import type { ContactType } from '../model/mapping/mapping';
import type { LinkRecord } from '../records';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import type { Institution } from '../../institutions';
import { contactCalls, type CallName, type Lane } from '../../s360';
import {
  hasNextCall,
  nextAttempt,
  type HoldingBulkJob,
  type NextAttempt,
  type NoPermit,
  type QueuedPull,
} from './next-attempt';

export interface NextAttemptPorts {
  database: StrapiDatabase;
  permits: Pick<Permits, 'waitFor'>;
  sendingTrust: Pick<SendingTrust, 'gateOf'>;
  /** Whether no remapping of the institution's contacts is under way. */
  isFilled(institution: Institution): Promise<boolean>;
  /** The bulk job with this id, if it currently holds back pending links. */
  holdingBulkJob(bulkJobId: number): Promise<HoldingBulkJob | null>;
}

/** A link with the type of its contact, which selects the call. */
interface AskedLink {
  link: LinkRecord;
  type: ContactType;
}

function cacheAnswers<Key, Answer>(
  ask: (key: Key) => Promise<Answer>,
  nameOf: (key: Key) => string,
) {
  const answers = new Map<string, Promise<Answer>>();
  return (key: Key): Promise<Answer> => {
    const name = nameOf(key);
    const answer = answers.get(name) ?? ask(key);
    answers.set(name, answer);
    return answer;
  };
}

/** Queued pulls of the links' numbers, or of numbers that a person named for a create in doubt. */
async function queuedPulls(
  database: StrapiDatabase,
  institution: string,
  links: readonly LinkRecord[],
): Promise<Map<string, Row>> {
  const contactNumbers = links.flatMap((link) => numberToRead(link) ?? []);
  if (contactNumbers.length === 0) return new Map();
  const rows = await database
    .query(QUEUED_PULL_UID)
    .select('*')
    .where({
      institution,
      contactNumber: { $in: contactNumbers },
      // No push waits for a drift check.
      driftCheckId: { $null: true },
      givenUpAt: { $null: true },
    })
    .execute();
  return new Map(rows.map((row) => [text(row.contactNumber) ?? '', row]));
}

const numberToRead = ({ contactNumber, inDoubt }: LinkRecord): string | null =>
  contactNumber ?? inDoubt?.adopting?.contactNumber ?? null;

/**
 * What the next call of each link waits for, by link id. Obstacles to a kind of call are looked up
 * once, however many links there are.
 */
export async function loadNextAttempts(
  institution: Institution,
  asked: readonly AskedLink[],
  ports: NextAttemptPorts,
): Promise<Map<number, NextAttempt>> {
  const { client, code } = institution;
  const { clock } = ports.database;
  const now = clock.now();
  const calls = contactCalls(client);
  const noPermitFor = cacheAnswers(
    async (call: CallName & { lane: Lane }): Promise<NoPermit | null> => {
      const wait = await ports.permits.waitFor(code, call);
      return (
        wait && { because: wait.because, until: new Date(clock.now().getTime() + wait.waitMs) }
      );
    },
    ({ lane, method, service }) => `${service}/${method}/${lane}`,
  );
  const holdingBulkJob = cacheAnswers((id: number) => ports.holdingBulkJob(id), String);
  const bulkJobHolding = async (id: unknown): Promise<HoldingBulkJob | null> =>
    id === null || id === undefined ? null : holdingBulkJob(integer(id));
  const gate = await ports.sendingTrust.gateOf(institution);
  const isFilled = await ports.isFilled(institution);
  const links = asked.map(({ link }) => link);
  const pulls = await queuedPulls(ports.database, code, links);

  async function noPermit({ link, type }: AskedLink): Promise<NoPermit | null> {
    if (!hasNextCall(link)) return null;
    if (link.state === 'inDoubt') return noPermitFor({ ...calls.searchContact, lane: 'retry' });
    const save =
      type === 'individual' ? calls.saveIndividualContactData : calls.saveStructureContactData;
    return noPermitFor({ ...save, lane: laneOf(link) });
  }

  async function pullOf(link: LinkRecord): Promise<QueuedPull | null> {
    const row = pulls.get(numberToRead(link) ?? '');
    if (!row) return null;
    const lane = laneOf({
      lane: row.lane === 'bulk' ? 'bulk' : 'edit',
      attempts: integer(row.attempts),
    });
    return {
      nextAttemptAt: time(row.nextAttemptAt),
      noPermit: await noPermitFor({ ...calls.getContactData, lane }),
      holdingBulkJob: await bulkJobHolding(row.bulkJobId),
    };
  }

  const attempts = new Map<number, NextAttempt>();
  for (const one of asked) {
    const { link } = one;
    attempts.set(
      link.id,
      nextAttempt(link, {
        institution,
        now,
        isFilled,
        noPermit: await noPermit(one),
        isProven: isProven(gate.trust, one.type),
        gate,
        holdingBulkJob: await bulkJobHolding(link.bulkJobId),
        pull: await pullOf(link),
      }),
    );
  }
  return attempts;
}
