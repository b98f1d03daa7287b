import {
  CONTACT_LINK_UID,
  DELIVERY_UID,
  QUEUED_ORDER_UID,
  QUEUED_PULL_UID,
} from '../../../../server/src/contracts';
import { rowsOf, type Row } from '../crm-side';
import { pause, pauseAfter } from '../../waiting';
import { findings, unexcused, type Excuse, type Finding } from './excuses';
import type { SceneAtEnd } from './state';

/** Longer than any exchange takes. */
const HANGS_MS = 60_000;
/** More than any exchange takes. */
const MAX_ROUNDS = 1_500;

async function unrest({ running }: SceneAtEnd): Promise<Finding[]> {
  const rows = (uid: string, where?: Row) => rowsOf(running, uid, where);
  const stored = await rows(DELIVERY_UID, { state: 'stored' });
  const busy = await rows(CONTACT_LINK_UID, { state: { $in: ['pending', 'sending'] } });
  const wanted = await rows(QUEUED_PULL_UID, { givenUpAt: { $null: true } });
  const orders = await rows(QUEUED_ORDER_UID, { givenUpAt: { $null: true } });
  const named = ({ contactDocumentId, contactNumber, institution }: Row) =>
    `${String(institution)}/${String(contactNumber ?? contactDocumentId)}`;
  return findings('rest', [
    ...stored.map(({ id, institution }) => `${String(institution)}: delivery ${String(id)} waits`),
    ...busy.map((link) => `${named(link)} is ${String(link.state)}`),
    ...wanted.map((pull) => `${named(pull)} is to be read`),
    ...orders.map(
      ({ institution, orderId }) =>
        `${String(institution)}: order ${String(orderId)} is to be read`,
    ),
  ]);
}

/** The payloads left in S-360 after a cycle; `travelled` means that something was sent. */
async function cycle({ sides }: SceneAtEnd): Promise<{ travelled: boolean; waiting: Finding[] }> {
  const reports = await Promise.all(
    [...sides].map(async ([code, side]) => ({ code, ...(await side.cycle()) })),
  );
  return {
    travelled: reports.some(({ payloads }) => payloads.some(({ status }) => status === 200)),
    waiting: findings(
      'rest',
      reports.flatMap(({ code, payloads, waiting }) =>
        waiting > 0
          ? [`${code} cannot tell ${waiting}: ${payloads.map(({ status }) => status).join()}`]
          : [],
      ),
    ),
  };
}

/** Repeats cycles until only excused work remains; returns what is left when that does not end. */
export async function comeToRest(
  scene: SceneAtEnd,
  excuses: readonly Excuse[],
): Promise<Finding[]> {
  let waitedMs = 0;
  for (let round = 0; ; round += 1) {
    const busy = await unrest(scene);
    if (round > MAX_ROUNDS)
      return [...busy, ...findings('rest', [`something travelled in ${MAX_ROUNDS} rounds`])];
    if (unexcused(busy, excuses).length > 0) {
      if (waitedMs > HANGS_MS) return busy;
      const nextMs = pauseAfter(waitedMs);
      await pause(nextMs);
      waitedMs += nextMs;
      continue;
    }
    waitedMs = 0;
    const { travelled, waiting } = await cycle(scene);
    if (!travelled && unexcused(waiting, excuses).length === 0) return [...busy, ...waiting];
  }
}
