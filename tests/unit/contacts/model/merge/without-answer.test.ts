import type { ShownField } from '../../../../../server/src/contacts/model/merge/age';
import { acknowledgeField } from '../../../../../server/src/contacts/model/merge/acknowledge';
import {
  fieldWork,
  mergeField,
  type FieldContext,
  type FieldRule,
} from '../../../../../server/src/contacts/model/merge/merge';
import { noteUnanswered } from '../../../../../server/src/contacts/model/merge/observation';
import {
  consentKey,
  consentsToSend,
} from '../../../../../server/src/contacts/model/merge/consents';
import type { FieldObservation } from '../../../../../server/src/contacts/model/merge/field-observation';
import { aConsent } from '../../../../helpers/builders/contact-records';

const RULE: FieldRule = { conflict: 's360', blank: 'keep' };
const NOON = Date.UTC(2026, 2, 1, 12, 0, 0);

const known: FieldObservation = { base: 'old', remote: 'old', setAtMs: NOON - 60_000 };
const SENT_AT = NOON - 1000;
const sent = (...values: string[]): FieldObservation =>
  values.reduce<FieldObservation>((one, value) => noteUnanswered(one, value, SENT_AT), known);
const shown = (value: string, overrides: Partial<ShownField> = {}): ShownField => ({
  value,
  modifiedAtMs: NOON,
  readNow: false,
  ...overrides,
});
const context = (local: string): FieldContext => ({
  field: { kind: 'text' },
  rule: RULE,
  local,
  localChangedAtMs: null,
});

describe('a value of a push without an answer', () => {
  it('is no change by S-360 when it comes back, and a later edit is sent', () => {
    const merge = mergeField(sent('mine'), shown('mine'), context('later'));
    expect(merge).toMatchObject({ kind: 'acknowledged', observation: { base: 'mine' } });
    expect(fieldWork(merge.observation, 'later', RULE)).toBe('send');
  });

  it('is no change by S-360 even when a person has reverted it since', () => {
    const merge = mergeField(sent('mine'), shown('mine'), context('old'));
    expect(merge.kind).toBe('acknowledged');
    expect(fieldWork(merge.observation, 'old', RULE)).toBe('send');
  });

  it('is corrected in S-360 when it was reverted in the CRM, as S-360 may have it', () => {
    expect(fieldWork(sent('mine'), 'old', RULE)).toBe('send');
    expect(fieldWork(known, 'old', RULE)).toBe('nothing');
  });

  it('is recognized even after a second push without an answer', () => {
    const merge = mergeField(sent('first', 'second'), shown('first'), context('second'));
    expect(merge.kind).toBe('acknowledged');
    const echo = shown('second', { modifiedAtMs: NOON + 5000 });
    expect(mergeField(merge.observation, echo, context('third')).kind).toBe('acknowledged');
  });

  it('is expected back as often as it was sent, whatever S-360 shows in between', () => {
    const first = mergeField(sent('mine', 'mine'), shown('mine'), context('mine'));
    expect(first).toMatchObject({ kind: 'acknowledged', needsPull: true });
    const repeated = mergeField(first.observation, shown('mine'), context('mine'));
    const theirs = shown('theirs', { modifiedAtMs: NOON + 1000 });
    const between = mergeField(repeated.observation, theirs, context('mine'));
    expect(between.kind).toBe('taken');
    const second = shown('mine', { modifiedAtMs: NOON + 2000 });
    expect(mergeField(between.observation, second, context('theirs')).kind).toBe('acknowledged');
  });

  it('leads to a pull when S-360 shows another value, as the order is unknown', () => {
    expect(mergeField(sent('mine'), shown('theirs'), context('old'))).toMatchObject({
      kind: 'taken',
      needsPull: true,
    });
  });

  it('is no longer expected back once a later push is acknowledged or S-360 is read', () => {
    const times = { startedAtMs: NOON, answeredAtMs: NOON };
    const { observation } = acknowledgeField(sent('mine'), 'later', times);
    expect(observation.unanswered).toBeUndefined();
    const pulled = mergeField(sent('mine'), shown('old', { readNow: true }), context('old'));
    expect(pulled.observation.unanswered).toBeUndefined();
  });

  it('is still expected back when S-360 already had the same value before the push', () => {
    const before = shown('mine', { modifiedAtMs: SENT_AT - 1 });
    const same = mergeField(sent('mine'), before, context('mine'));
    expect(same).toMatchObject({ kind: 'agreed', needsPull: true });
    const theirs = mergeField(same.observation, shown('theirs'), context('mine'));
    expect(theirs).toMatchObject({ kind: 'taken', needsPull: true });
    const echo = shown('mine', { modifiedAtMs: NOON + 1000 });
    const merge = mergeField(theirs.observation, echo, context('theirs'));
    expect(merge.kind).toBe('acknowledged');
    expect(fieldWork(merge.observation, 'theirs', RULE)).toBe('send');
  });

  describe('that S-360 showed before an undated other value', () => {
    const agreed = { ...known, base: 'mine', remote: 'mine', setAtMs: NOON };
    const without = shown('theirs', { modifiedAtMs: null });
    const taken = () =>
      mergeField(noteUnanswered(agreed, 'mine', SENT_AT), without, context('mine'));
    const read = (modifiedAtMs: number) =>
      mergeField(
        taken().observation,
        shown('mine', { modifiedAtMs, readNow: true }),
        context('theirs'),
      );

    it('is adopted again when a pull shows that S-360 has not changed since', () => {
      expect(taken()).toMatchObject({ kind: 'taken', needsPull: true });
      const merge = read(NOON);
      expect(merge).toMatchObject({ kind: 'taken', value: 'mine' });
      expect(fieldWork(merge.observation, 'mine', RULE)).toBe('nothing');
    });

    it('gives way to the other value when S-360 has changed since, as the push was applied late', () => {
      const merge = read(NOON + 5000);
      expect(merge.kind).toBe('acknowledged');
      expect(fieldWork(merge.observation, 'theirs', RULE)).toBe('send');
    });

    it('also gives way when the other value was shown with a date', () => {
      const dated = mergeField(
        taken().observation,
        shown('theirs', { modifiedAtMs: NOON + 4000 }),
        context('theirs'),
      );
      const again = shown('mine', { modifiedAtMs: NOON + 4000, readNow: true });
      expect(mergeField(dated.observation, again, context('theirs')).kind).toBe('acknowledged');
    });
  });

  it('is still expected back when S-360 had the same value from an operator after an earlier push', () => {
    const both = noteUnanswered(sent('first'), 'second', NOON + 60_000);
    const before = shown('second', { modifiedAtMs: NOON + 30_000 });
    const same = mergeField(both, before, context('second'));
    expect(same).toMatchObject({ kind: 'agreed', needsPull: true });
    expect(same.observation.unanswered?.values).toEqual(['first', 'second']);
    const echo = shown('second', { modifiedAtMs: NOON + 61_000 });
    expect(mergeField(both, echo, context('second')).kind).toBe('acknowledged');
  });

  it('is recognized by the first push when an earlier version stored no other', () => {
    const kept: FieldObservation = {
      ...known,
      unanswered: { values: ['first', 'second'], base: 'old', sinceMs: SENT_AT },
    };
    expect(mergeField(kept, shown('second'), context('second')).kind).toBe('acknowledged');
  });

  describe('that comes back late and undated is no change by S-360', () => {
    const undated = shown('mine', { modifiedAtMs: null });
    const late = { kind: 'late', needsPull: true };

    it('after a later push was acknowledged', () => {
      const times = { startedAtMs: NOON, answeredAtMs: NOON };
      const { observation } = acknowledgeField(sent('mine'), 'old', times);
      expect(mergeField(observation, undated, context('old'))).toMatchObject(late);
    });

    it('after S-360 was read', () => {
      const pull = mergeField(sent('mine'), shown('old', { readNow: true }), context('old'));
      expect(mergeField(pull.observation, undated, context('old'))).toMatchObject(late);
    });

    it('after S-360 showed the value of a later push without an answer', () => {
      const echo = shown('second', { modifiedAtMs: null });
      const unanswered = sent('mine', 'second', 'third');
      const { observation } = mergeField(unanswered, echo, context('third'));
      expect(observation.unanswered?.values).toEqual(['third']);
      expect(mergeField(observation, undated, context('third'))).toMatchObject(late);
    });
  });
});

describe('a payload of unknown age', () => {
  it('leads to a pull when it is undated and shows an earlier value', () => {
    const replaced: FieldObservation = { ...known, recent: ['before'] };
    expect(
      mergeField(replaced, shown('before', { modifiedAtMs: null }), context('old')),
    ).toMatchObject({ kind: 'late', needsPull: true, observation: replaced });
  });

  it('does not end an open conflict when it is undated and shows the agreed value, but leads to a pull', () => {
    const held: FieldObservation = { ...known, remote: 'theirs', held: true };
    expect(mergeField(held, shown('old', { modifiedAtMs: null }), context('mine'))).toMatchObject({
      kind: 'late',
      needsPull: true,
      observation: { held: true },
    });
  });

  it('leads to a pull when it is the first dated payload after an undated one', () => {
    const undated: FieldObservation = { base: 'new', remote: 'new' };
    expect(mergeField(undated, shown('old'), context('new'))).toMatchObject({
      kind: 'taken',
      needsPull: true,
    });
  });

  it('leads to one pull, however often it arrives', () => {
    const tie = mergeField({ ...known, setAtMs: NOON }, shown('new'), context('old'));
    expect(tie).toMatchObject({ kind: 'late', needsPull: true });
    const pulled = mergeField(tie.observation, shown('old', { readNow: true }), context('old'));
    expect(mergeField(pulled.observation, shown('new'), context('old'))).toMatchObject({
      kind: 'late',
      needsPull: false,
    });
  });

  it('is not simply late when its date in whole seconds precedes the push that it followed', () => {
    const pushed: FieldObservation = {
      ...known,
      pushStartedAtMs: NOON + 200,
      pushedAtMs: NOON,
    };
    expect(mergeField(pushed, shown('theirs'), context('old'))).toMatchObject({
      kind: 'late',
      needsPull: true,
    });
  });

  it('leaves a record of the replaced value even when its own value was refused', () => {
    const never: FieldContext = { ...context('old'), rule: { conflict: 'never', blank: 'keep' } };
    const first = mergeField(known, shown('theirs'), never);
    expect(first).toMatchObject({ kind: 'refused', observation: { recent: ['old'] } });
  });
});

it('a consent that was given and revoked without an answer in between is sent to S-360 as refused', () => {
  const refused = aConsent({ allowed: false, source: 'crm', changedByUser: 'admin:1' });
  const observation = { base: 'refused', remote: 'refused', setAtMs: NOON - 60_000 };
  const key = consentKey('NEWS');
  expect(consentsToSend([refused], { [key]: observation }).send).toEqual([]);
  const given = { [key]: noteUnanswered(observation, 'allowed', SENT_AT) };
  expect(consentsToSend([refused], given).send).toEqual([refused]);
});
