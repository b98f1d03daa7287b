import type { Canonical } from '../../../server/src/contacts/model/mapping/canonical';
import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import { START_MS, OneField, type Happening } from '../builders/one-field';
import type { Explored } from './every-order';

/** A deliverable payload is a former state of S-360: `age` 0 is the newest. */
export type FieldEvent =
  | Exclude<Happening, { kind: 'wait' | 'buildPayload' | 'deliver' }>
  | { kind: 'delivery'; age: number };

/**
 * The time between events. “Far” events can be ordered by the times of S-360, “near” events are
 * within one of its seconds.
 */
export const SPACINGS = { far: 2000, near: 10 } as const;

const CRM_VALUES: readonly Canonical[] = ['start', 'a', null];
const S360_VALUES: readonly Canonical[] = ['a', 'c', null];
const PUSH: readonly FieldEvent[] = [
  { kind: 'beginPush', clockErrorMs: 0 },
  { kind: 's360ReceivesPush', answersAfterMs: 0 },
  { kind: 'pushAnswered' },
  { kind: 'pushLost' },
];
const EDITS: readonly FieldEvent[] = [
  ...CRM_VALUES.map((value) => ({ kind: 'crmEdit', value }) as const),
  ...S360_VALUES.map((value) => ({ kind: 's360Edit', value }) as const),
];

const MAX_CALLS_TO_REST = 3;

/** Only the order of times matters up to one second, not their distance. */
function withoutDistances(json: string, stepMs: number): string {
  const stepOf = (ms: number) => Math.floor((ms - START_MS) / stepMs);
  const times = (json.match(/\d{13}/g) ?? []).map(Number);
  const steps = [...new Set([-1, 0, ...times.map((ms) => Math.max(-1, stepOf(ms)))])].sort(
    (a, b) => a - b,
  );
  return json.replace(/\d{13}/g, (time) => {
    const ms = Number(time);
    return `${steps.indexOf(Math.max(-1, stepOf(ms)))}.${ms % stepMs}`;
  });
}

/** S-360 sends each of its states at any later time and in any order. */
function withPayload(field: OneField): OneField {
  field.happen({ kind: 'buildPayload' });
  return field;
}

function afterEvent(before: OneField, event: FieldEvent, stepMs: number): OneField {
  const field = before.copy();
  const ms = stepMs - ((field.now - START_MS) % stepMs);
  field.happen({ kind: 'wait', ms });
  if (event.kind === 'delivery') {
    field.happen({ kind: 'deliver', which: field.payloadCount - 1 - event.age });
    return field;
  }
  field.happen(event);
  return field.s360 === before.s360 ? field : withPayload(field);
}

/** The problem once all work in progress has ended. */
export function wrongAtRest(before: OneField, rule: FieldRule): string | null {
  const field = before.copy();
  const comesToRest = field.settle({ lastPull: false });
  const { local, observation, s360 } = field;
  const calls = field.pushes - before.pushes;
  if (!comesToRest) return 'it does not come to rest';
  if (calls > MAX_CALLS_TO_REST) return `it takes ${calls} calls to come to rest`;
  if (rule.conflict === 'never') return wrongUnderNever(field);
  if (!field.isExplained()) return `an edit is lost, and nothing says why: ${local} stands`;
  if (observation.held && (rule.conflict !== 'manual' || local === s360.value)) {
    return 'it is held without a conflict';
  }
  const isRefused = observation.refused === true && s360.value === null && rule.blank === 'keep';
  if (local !== s360.value) {
    const isSaid = observation.held === true || isRefused;
    return isSaid ? null : `both sides differ, ${local} and ${s360.value}, and nothing says why`;
  }
  if (observation.refused) return 'both sides are equal, and something is refused';
  return observation.base === local ? null : `both sides have ${local}, the base is not that`;
}

function wrongUnderNever({ edits, local, pushes }: OneField): string | null {
  const typed = edits.findLast(({ side }) => side === 'crm');
  const expected = typed === undefined ? 'start' : typed.value;
  if (pushes > 0) return 'it was sent';
  return local === expected ? null : `the CRM has ${local}, which nobody typed there`;
}

/** The events before each order of events. */
export const BEGINNINGS = {
  inSync: [],
  sending: [{ kind: 'crmEdit', value: 'a' }, ...PUSH.slice(0, 2)],
} as const satisfies Record<string, readonly FieldEvent[]>;

/** Every order of events of one field of one contact with one link. */
export function fieldOrders(
  rule: FieldRule,
  beginning: readonly FieldEvent[],
  stepMs: number,
): Explored<OneField, FieldEvent> {
  return {
    start: beginning.reduce(
      (field, event) => afterEvent(field, event, stepMs),
      withPayload(new OneField(rule)),
    ),
    events: ({ payloadCount }) => [
      ...EDITS,
      ...PUSH,
      ...Array.from({ length: payloadCount }, (_, age) => ({ kind: 'delivery', age }) as const),
    ],
    after: (field, event) => afterEvent(field, event, stepMs),
    keyOf: (field) => withoutDistances(JSON.stringify({ ...field, nowMs: 0, pushes: 0 }), stepMs),
    wrongIn: (field) => wrongAtRest(field, rule),
  };
}
