import type { Row } from '../crm-side';
import { at, listAt, parsed } from '../../json';
import type { SceneState } from './state';
import { readReasons } from '../../../../server/src/contracts/reasons';

const OUTCOMES: readonly unknown[] = [
  'applied',
  'unchanged',
  'superseded',
  'kept',
  'excluded',
  'filtered',
  'needsPull',
  'accessControl',
  'erased',
  'quarantined',
];

const outcomesOf = ({ outcomes }: Row): unknown[] => listAt(parsed(outcomes));

/**
 * Each item of an applied delivery has one known outcome, and each quarantined item has reasons.
 */
export function lostItems({ tables }: SceneState): string[] {
  const applied = tables.deliveries.filter(({ state }) => state === 'applied');
  const wrong = applied.flatMap(wrongOutcomes);
  const byId = new Map(applied.map((delivery) => [delivery.id, delivery]));
  for (const { deliveryId, position, reasons } of tables.quarantined) {
    const what = `item ${String(position)} of delivery ${String(deliveryId)}`;
    if (listAt(parsed(reasons)).length === 0) wrong.push(`${what} is quarantined for no reason`);
    const delivery = byId.get(deliveryId);
    const outcome = delivery && outcomesOf(delivery)[Number(position)];
    if (at(outcome, 'outcome') !== 'quarantined') {
      wrong.push(`${what} is quarantined, its delivery says ${JSON.stringify(outcome)}`);
    }
  }
  return wrong;
}

function wrongOutcomes(delivery: Row): string[] {
  const wrong: string[] = [];
  const who = `delivery ${String(delivery.id)}`;
  const outcomes = outcomesOf(delivery);
  const count = itemsIn(String(delivery.body));
  if (outcomes.length !== count) wrong.push(`${who}: ${count} items, ${outcomes.length} outcomes`);
  outcomes.forEach((outcome, position) => {
    const { reasons: stored }: { reasons?: unknown } = Object(outcome);
    const reasons = readReasons(stored);
    const isKnown = OUTCOMES.includes(at(outcome, 'outcome'));
    const isInPlace = at(outcome, 'position') === position;
    const isBroken = reasons.some(({ code }) => code === 'notRead' || code === 'notStored');
    if (!isKnown || !isInPlace || isBroken) wrong.push(`${who}: ${JSON.stringify(outcome)}`);
  });
  return wrong;
}

function itemsIn(body: string): number {
  const value: unknown = JSON.parse(body.replace(/^\uFEFF/, ''));
  if (Array.isArray(value)) return value.length;
  const bucket = at(value, 'bucket');
  return Array.isArray(bucket) ? bucket.length : 1;
}

const KEPT_FOR_LATER: readonly unknown[] = ['quarantined', 'excluded', 'filtered', 'kept'];

/**
 * Every contact of S-360 is linked, or a record says why not; valid once S-360 has sent all of
 * them.
 */
export function forgottenContacts({ inS360, institutions, tables }: SceneState): string[] {
  return institutions.flatMap(({ code }) => {
    const own = ({ institution }: Row) => institution === code;
    const linked = new Set(tables.links.filter(own).map(({ contactNumber }) => contactNumber));
    const last = new Map<unknown, unknown>();
    for (const delivery of tables.deliveries.filter(own)) {
      if (delivery.state !== 'applied') continue;
      for (const outcome of outcomesOf(delivery)) {
        last.set(at(outcome, 'contactNumber'), at(outcome, 'outcome'));
      }
    }
    return (inS360.get(code) ?? [])
      .map(({ contactNumber }) => contactNumber)
      .filter((number) => !linked.has(number) && !KEPT_FOR_LATER.includes(last.get(number)))
      .map((number) => `${code}/${String(number)} is not linked: ${String(last.get(number))}`);
  });
}
