import type { ShownField } from '../../../../server/src/contacts/model/merge/age';
import { acknowledgeField } from '../../../../server/src/contacts/model/merge/acknowledge';
import {
  fieldWork,
  mergeField,
  type FieldContext,
  type FieldRule,
} from '../../../../server/src/contacts/model/merge/merge';
import { remember } from '../../../../server/src/contacts/model/merge/observation';
import type { FieldObservation } from '../../../../server/src/contacts/model/merge/field-observation';

const RULE: FieldRule = { conflict: 's360', blank: 'keep' };
const NOON = Date.UTC(2026, 2, 1, 12, 0, 0);

const known = (overrides: Partial<FieldObservation> = {}): FieldObservation => ({
  base: 'old',
  remote: 'old',
  setAtMs: NOON - 60_000,
  ...overrides,
});
const shown = (value: string | null, overrides: Partial<ShownField> = {}): ShownField => ({
  value,
  modifiedAtMs: NOON,
  readNow: false,
  ...overrides,
});
const context = (local: string | null, overrides: Partial<FieldContext> = {}): FieldContext => ({
  field: { kind: 'text' },
  rule: RULE,
  local,
  localChangedAtMs: null,
  ...overrides,
});

describe('a payload after a push', () => {
  const pushed = known({
    base: 'mine',
    remote: 'mine',
    pushStartedAtMs: NOON - 300,
    pushedAtMs: NOON,
    recent: ['old'],
  });

  it.each([
    ['is late with a time before the push was sent', -2301, 'late', false],
    ['leads to a pull with a time during the push', -100, 'late', true],
    ['leads to a pull with the exact second of the push', 400, 'late', true],
    ['is news with a later second', 1000, 'taken', false],
  ])('%s', (_what, afterMs, kind, needsPull) => {
    const merge = mergeField(
      pushed,
      shown('new', { modifiedAtMs: NOON + afterMs }),
      context('mine'),
    );
    expect(merge).toMatchObject({ kind, needsPull });
  });

  it('also leads to a pull with the exact second of the push when it shows the earlier value', () => {
    const merge = mergeField(pushed, shown('old', { modifiedAtMs: NOON + 400 }), context('mine'));
    expect(merge).toMatchObject({ kind: 'late', needsPull: true });
  });

  it('is never late when it is the answer to a pull', () => {
    const pulled = shown('new', { modifiedAtMs: NOON - 5000, readNow: true });
    expect(mergeField(pushed, pulled, context('mine')).kind).toBe('taken');
  });
});

describe('the answer to a push', () => {
  const times = { startedAtMs: NOON - 300, answeredAtMs: NOON };

  it('makes the sent value the base', () => {
    expect(acknowledgeField(known(), 'mine', times)).toMatchObject({
      observation: {
        base: 'mine',
        remote: 'mine',
        pushStartedAtMs: NOON - 300,
        pushedAtMs: NOON,
        recent: ['old'],
      },
      needsPull: false,
    });
  });

  it('keeps what a later payload has shown in the meantime', () => {
    const seen = known({ base: 'new', remote: 'new', setAtMs: NOON + 1000 });
    expect(acknowledgeField(seen, 'mine', times)).toMatchObject({
      observation: { base: 'new', remote: 'new' },
      needsPull: false,
    });
  });

  it('leads to a pull when a payload from during the push may be newer', () => {
    const seen = known({ base: 'old', remote: 'new', setAtMs: NOON - 100 });
    expect(acknowledgeField(seen, 'mine', times).needsPull).toBe(true);
  });

  it('leads to no pull when its own echo came first', () => {
    const echoed = known({ base: 'mine', remote: 'mine', setAtMs: NOON - 100 });
    expect(acknowledgeField(echoed, 'mine', times).needsPull).toBe(false);
  });

  it('never moves the time of the last push back', () => {
    const { observation } = acknowledgeField(known({ pushedAtMs: NOON + 5000 }), 'mine', times);
    expect(observation.pushedAtMs).toBe(NOON + 5000);
  });
});

describe('the pending work for a field', () => {
  it.each([
    ['nothing when the CRM has the agreed value', known(), 'old', 'nothing'],
    ['a push when the CRM differs', known(), 'mine', 'send'],
    [
      'an agreement when the CRM has the value shown by S-360',
      known({ remote: 'new' }),
      'new',
      'agree',
    ],
    ['nothing while the field is in conflict', known({ held: true }), 'mine', 'nothing'],
    ['nothing when it is unknown and blank', undefined, null, 'nothing'],
    ['a push when it is unknown and filled', undefined, 'mine', 'send'],
    ['a push when the CRM empties it', known(), null, 'send'],
  ] as const)('is %s', (_what, observation, local, work) => {
    expect(fieldWork(observation, local, RULE)).toBe(work);
  });

  it('is nothing under the rule "never"', () => {
    expect(fieldWork(known(), 'mine', { ...RULE, conflict: 'never' })).toBe('nothing');
  });
});

it('the recent values of a field are the last five, the newest first, each once', () => {
  expect(remember(['a', 'b', 'c', 'd', 'e'], 'c', 'f')).toEqual(['c', 'f', 'a', 'b', 'd']);
});

describe('the first push of a field that S-360 never showed', () => {
  const times = { startedAtMs: NOON, answeredAtMs: NOON };
  const before = shown(null, { modifiedAtMs: null });
  const late = { kind: 'late', needsPull: true };

  it('is not undone by a late, undated payload with the earlier blank', () => {
    const { observation } = acknowledgeField(undefined, 'mine', times);
    expect(mergeField(observation, before, context('mine'))).toMatchObject(late);
  });

  it('is not undone by such a payload even when the echo came before the answer', () => {
    const echo = mergeField(undefined, shown('mine'), context('mine', { sendingValue: 'mine' }));
    expect(echo.kind).toBe('acknowledged');
    expect(mergeField(echo.observation, before, context('mine'))).toMatchObject(late);
  });
});
