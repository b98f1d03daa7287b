import type { Simulator } from '../simulator';
import { type AdminApi, valueAt } from './admin-api';

/** The result of the check of one institution. */
export interface FirstCheck {
  name: string;
  /** It passed and so started sending. */
  hasPassed: boolean;
  calls: number;
}

const CHECK_MS = 60_000;
const LOOK_EVERY_MS = 100;

/**
 * Checks every institution without sending, including writes, as a person does on the S-360 page; a
 * passed check starts sending.
 */
export async function checkNewInstitutions(
  admin: AdminApi,
  s360: Simulator,
): Promise<FirstCheck[]> {
  const institutions = valueAt(await admin.get('/s360/institutions'), 'data');
  if (!Array.isArray(institutions)) throw new Error('The institutions were not answered.');
  const waiting = institutions.filter(
    (one: unknown) => valueAt(one, 'sending', 'status', 'state') === 'notStarted',
  );
  return Promise.all(waiting.map((institution) => checkByWriting(institution, admin, s360)));
}

async function checkByWriting(
  institution: unknown,
  admin: AdminApi,
  s360: Simulator,
): Promise<FirstCheck> {
  const code = String(valueAt(institution, 'code'));
  const path = `/s360/institutions/${code}/contract-checks`;
  const request = {
    contactNumber: someContact(s360, code, 'INDIVIDUAL'),
    companyNumber: someContact(s360, code, 'STRUCTURE'),
    performanceId: somePerformance(s360, code),
  };
  const started = await admin.post(`${path}/writing`, request);
  const report = `${path}/${String(valueAt(started, 'data', 'id'))}`;
  const check = await endOf(report, admin);
  return {
    name: String(valueAt(institution, 'name')),
    hasPassed: valueAt(check, 'startedSending') === true,
    calls: Number(valueAt(check, 'calls') ?? 0),
  };
}

/** A contact for the check, but not the first one, which the demo proposes to change. */
function someContact(s360: Simulator, code: string, type: string): string | undefined {
  const contacts = [...(s360.institution(code)?.contacts.all(0) ?? [])];
  const saved = contacts.filter((contact) => contact.type === type && !contact.guest);
  return saved.at(-1)?.contactNumber;
}

/** A performance with places to reserve: the last one. */
function somePerformance(s360: Simulator, code: string): string | undefined {
  const products = s360.institution(code)?.catalog?.products ?? [];
  const performances = products
    .filter(({ family, state }) => family === 'SINGLE_ENTRY' && state === 'RUNNING')
    .flatMap((product) => product.performances.filter(({ state }) => state === 'RUNNING'));
  const last = performances.toSorted((a, b) => a.startMs - b.startMs).at(-1);
  return last && String(last.id);
}

/** The report of a check at its end or after a minute. */
async function endOf(report: string, admin: AdminApi): Promise<unknown> {
  const lastLookAt = Date.now() + CHECK_MS;
  for (;;) {
    const check = valueAt(await admin.get(report), 'data');
    if (valueAt(check, 'state') !== 'running' || Date.now() > lastLookAt) return check;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
