import type { ShownField } from '../../../../server/src/contacts/model/merge/age';
import { acknowledgeField } from '../../../../server/src/contacts/model/merge/acknowledge';
import {
  fieldWork,
  mergeField,
  type FieldContext,
  type FieldRule,
} from '../../../../server/src/contacts/model/merge/merge';
import { remember } from '../../../../server/src/contacts/model/merge/observation';
import type { FieldObservation } from '../../../../server/src/contacts/records';

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
    ['of a moment before the push was sent is late', -2301, 'late', false],
    ['of a moment while the push was under way is looked up by a pull', -100, 'late', true],
    ['of the very second of the push is looked up by a pull', 400, 'late', true],
    ['of a later second is news', 1000, 'taken', false],
  ])('%s', (_what, afterMs, kind, needsPull) => {
    const merge = mergeField(
      pushed,
      shown('new', { modifiedAtMs: NOON + afterMs }),
      context('mine'),
    );
    expect(merge).toMatchObject({ kind, needsPull });
  });

  it('of the very second of the push is looked up also when it shows the value of before', () => {
    const merge = mergeField(pushed, shown('old', { modifiedAtMs: NOON + 400 }), context('mine'));
    expect(merge).toMatchObject({ kind: 'late', needsPull: true });
  });

  it('is never late when it is the answer of a pull', () => {
    const pulled = shown('new', { modifiedAtMs: NOON - 5000, readNow: true });
    expect(mergeField(pushed, pulled, context('mine')).kind).toBe('taken');
  });
});

describe('the answer to a push', () => {
  const times = { startedAtMs: NOON - 300, answeredAtMs: NOON };

  it('moves the baseline to what was sent', () => {
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

  it('leaves what a later payload has shown in the meantime', () => {
    const seen = known({ base: 'new', remote: 'new', setAtMs: NOON + 1000 });
    expect(acknowledgeField(seen, 'mine', times)).toMatchObject({
      observation: { base: 'new', remote: 'new' },
      needsPull: false,
    });
  });

  it('wants a pull when a payload from while it was under way may have come after it', () => {
    const seen = known({ base: 'old', remote: 'new', setAtMs: NOON - 100 });
    expect(acknowledgeField(seen, 'mine', times).needsPull).toBe(true);
  });

  it('wants no pull when its own echo came before it', () => {
    const echoed = known({ base: 'mine', remote: 'mine', setAtMs: NOON - 100 });
    expect(acknowledgeField(echoed, 'mine', times).needsPull).toBe(false);
  });

  it('never moves the time of the last push back', () => {
    const { observation } = acknowledgeField(known({ pushedAtMs: NOON + 5000 }), 'mine', times);
    expect(observation.pushedAtMs).toBe(NOON + 5000);
  });
});

describe('the work of a field', () => {
  it.each([
    ['none when the CRM has what was agreed', known(), 'old', 'nothing'],
    ['to be sent when the CRM differs', known(), 'mine', 'send'],
    ['to be noted when the CRM has what S-360 shows', known({ remote: 'new' }), 'new', 'agree'],
    ['none while it is held', known({ held: true }), 'mine', 'nothing'],
    ['none when it is unknown and blank', undefined, null, 'nothing'],
    ['to be sent when it is unknown and filled', undefined, 'mine', 'send'],
    ['to be sent when the CRM empties it', known(), null, 'send'],
  ] as const)('is %s', (_what, observation, local, work) => {
    expect(fieldWork(observation, local, RULE)).toBe(work);
  });

  it('is none under the rule never', () => {
    expect(fieldWork(known(), 'mine', { ...RULE, conflict: 'never' })).toBe('nothing');
  });
});

it('remembers the last five values, the newest first, each once', () => {
  expect(remember(['a', 'b', 'c', 'd', 'e'], 'c', 'f')).toEqual(['c', 'f', 'a', 'b', 'd']);
});

describe('a first value of a field that S-360 never showed', () => {
  const times = { startedAtMs: NOON, answeredAtMs: NOON };
  const before = shown(null, { modifiedAtMs: null });
  const late = { kind: 'late', needsPull: true };

  it('is not emptied by what S-360 had before, late and without a date', () => {
    const { observation } = acknowledgeField(undefined, 'mine', times);
    expect(mergeField(observation, before, context('mine'))).toMatchObject(late);
  });

  it('is not emptied by it either when the echo came before the answer', () => {
    const echo = mergeField(undefined, shown('mine'), context('mine', { sendingValue: 'mine' }));
    expect(echo.kind).toBe('acknowledged');
    expect(mergeField(echo.observation, before, context('mine'))).toMatchObject(late);
  });
});
