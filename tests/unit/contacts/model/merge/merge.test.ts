import {
  agreeOn,
  fieldWork,
  mergeField,
  type FieldRule,
} from '../../../../../server/src/contacts/model/merge/merge';
import { noteUnanswered } from '../../../../../server/src/contacts/model/merge/observation';
import { context, known, NOON, RULE, shown, undated } from './a-field';

describe('a value shown by S-360', () => {
  it.each([
    ['counts as the same when it is the value seen last', 'old', 'old', 'same'],
    ['counts as the same when only the CRM has changed', 'old', 'mine', 'same'],
    ['is adopted when only S-360 has changed', 'new', 'old', 'taken'],
    ['is an agreement when both sides changed to it', 'new', 'new', 'agreed'],
    ['is a conflict when both sides changed to different values', 'new', 'mine', 'conflict'],
  ])('%s', (_what, value, local, kind) => {
    expect(mergeField(known(), shown(value), context(local)).kind).toBe(kind);
  });

  it('is recorded with its date, so that an older payload is recognized', () => {
    const { observation } = mergeField(known(), shown('new'), context('old'));
    expect(observation).toMatchObject({ base: 'new', remote: 'new', setAtMs: NOON });
    expect(
      mergeField(observation, shown('old', { modifiedAtMs: NOON - 1 }), context('new')),
    ).toEqual({ kind: 'late', observation, needsPull: false });
  });

  it('is adopted for a field that was never seen', () => {
    expect(mergeField(undefined, shown('new'), context(null))).toMatchObject({
      kind: 'taken',
      value: 'new',
      observation: { base: 'new', remote: 'new' },
    });
  });

  it('needs a pull when it differs and has exactly the time of the last payload', () => {
    const seen = known({ setAtMs: NOON });
    expect(mergeField(seen, shown('new'), context('old'))).toMatchObject({
      kind: 'late',
      needsPull: true,
    });
  });

  it('acknowledges a push in progress with the same value', () => {
    const merge = mergeField(known(), shown('mine'), context('mine', { sendingValue: 'mine' }));
    expect(merge).toMatchObject({
      kind: 'acknowledged',
      observation: { base: 'mine', remote: 'mine' },
    });
  });

  it('does not acknowledge a push in progress when it is late, as the call may still fail', () => {
    const seen = known({ base: 'theirs', remote: 'theirs', setAtMs: NOON, recent: ['mine'] });
    const late = shown('mine', { modifiedAtMs: NOON - 5000 });
    const { observation } = mergeField(seen, late, context('mine', { sendingValue: 'mine' }));
    expect(fieldWork(observation, 'mine', RULE)).toBe('send');
  });

  it('that differs waits for the end of a push in progress and for a pull', () => {
    const merge = mergeField(known(), shown('new'), context('mine', { sendingValue: 'mine' }));
    expect(merge).toMatchObject({ kind: 'late', needsPull: true, observation: known() });
  });
});

describe('the echo of a value sent without an answer', () => {
  const sent = noteUnanswered(known(), 'mine', NOON - 1000);

  it('needs no pull when no other value is expected back', () => {
    expect(mergeField(sent, shown('mine'), context('mine'))).toMatchObject({
      kind: 'acknowledged',
      needsPull: false,
    });
  });

  it('needs a pull when a later value is still expected back, unless the echo is being sent', () => {
    const both = noteUnanswered(sent, 'later', NOON - 500);
    const echo = (sendingValue?: string) =>
      mergeField(both, shown('mine'), context('mine', { sendingValue }));
    expect(echo()).toMatchObject({ kind: 'acknowledged', needsPull: true });
    expect(echo('mine')).toMatchObject({ kind: 'acknowledged', needsPull: false });
  });
});

describe('the answer to a pull', () => {
  it('is late when a newer payload was applied meanwhile', () => {
    const pulled = shown('new', { modifiedAtMs: NOON - 1, readNow: true });
    expect(mergeField(known({ setAtMs: NOON }), pulled, context('old')).kind).toBe('late');
  });

  it('is applied even when it is undated', () => {
    const pulled = shown('before', { modifiedAtMs: null, readNow: true });
    const merge = mergeField(known({ recent: ['before'] }), pulled, context('old'));
    expect(merge).toMatchObject({ kind: 'taken', needsPull: false });
  });
});

describe('an undated payload', () => {
  it('is late when its delivery is processed again, unless the field was never shown', () => {
    const again = shown('before', { modifiedAtMs: null, isReplay: true });
    const late = mergeField(known({ remote: 'old' }), again, context('old'));
    expect(late).toMatchObject({ kind: 'late', needsPull: true });
    expect(mergeField({ base: 'old' }, again, context('old')).kind).toBe('taken');
  });

  it('is late when it shows a value that was replaced or sent recently', () => {
    expect(mergeField(known({ recent: ['before'] }), undated('before'), context('old')).kind).toBe(
      'late',
    );
  });

  it('is otherwise applied, and a pull is queued because it differs from the last one', () => {
    expect(mergeField(known(), undated('new'), context('old'))).toMatchObject({
      kind: 'taken',
      needsPull: true,
    });
  });

  it('with a value that a rule ignores also queues a pull, as the next payload may be older', () => {
    expect(mergeField(known(), undated('-'), context('old'))).toMatchObject({
      kind: 'refused',
      needsPull: true,
    });
    const refused = known({ remote: '-', refused: true, setAtMs: undefined });
    expect(mergeField(refused, shown('old'), context('mine'))).toMatchObject({
      kind: 'same',
      needsPull: true,
    });
  });

  it('queues no pull for a field that was never seen', () => {
    expect(mergeField(undefined, undated('new'), context(null)).needsPull).toBe(false);
  });
});

describe('a value that a rule ignores', () => {
  it.each([
    ['a blank', null, RULE],
    ['a placeholder', 'UNDEFINED', RULE],
    ['a placeholder in any case', 'Unknown', { ...RULE, blank: 'empty' } as FieldRule],
    ['anything under the rule "never"', 'new', { ...RULE, conflict: 'never' } as FieldRule],
  ])('is %s, which counts as refused and leaves nothing pending', (_what, value, rule) => {
    const merge = mergeField(known(), shown(value), context('old', { rule }));
    expect(merge).toMatchObject({
      kind: 'refused',
      observation: { base: 'old', remote: value, refused: true },
    });
    expect(fieldWork(merge.observation, 'old', rule)).toBe('nothing');
    const again = mergeField(merge.observation, shown(value), context('old', { rule }));
    expect(again).toMatchObject({ kind: 'same', observation: merge.observation });
  });

  it('can be a blank, which is adopted where blanks may empty a field', () => {
    const rule: FieldRule = { ...RULE, blank: 'empty' };
    expect(mergeField(known(), shown(null), context('old', { rule }))).toMatchObject({
      kind: 'taken',
      value: null,
    });
  });

  it('does not prevent the next edit in the CRM from being sent', () => {
    const { observation } = mergeField(known(), shown(null), context('old'));
    expect(fieldWork(observation, 'mine', RULE)).toBe('send');
  });

  describe('and that a changed rule allows', () => {
    const never: FieldRule = { ...RULE, conflict: 'never' };
    const { observation } = mergeField(known(), shown('new'), context('old', { rule: never }));

    it.each([
      ['the same payload', shown('new')],
      ['a later payload', shown('new', { modifiedAtMs: NOON + 5000 })],
      ['an earlier payload that arrives late', shown('new', { modifiedAtMs: NOON - 5000 })],
      ['an undated payload', shown('new', { modifiedAtMs: null })],
      ['a pull', shown('new', { readNow: true })],
    ])('is adopted when %s shows it again', (_what, again) => {
      expect(mergeField(observation, again, context('old'))).toMatchObject({
        kind: 'taken',
        value: 'new',
        needsPull: false,
        observation: { base: 'new', remote: 'new' },
      });
    });

    it('does not let an earlier payload with another value in', () => {
      const earlier = shown('other', { modifiedAtMs: NOON - 5000 });
      expect(mergeField(observation, earlier, context('old')).kind).toBe('late');
    });

    it('is a conflict when the CRM has changed, too', () => {
      const crm: FieldRule = { ...RULE, conflict: 'crm' };
      const merge = mergeField(observation, shown('new'), context('mine', { rule: crm }));
      expect(merge).toMatchObject({ kind: 'conflict', outcome: 'local', value: 'new' });
    });

    it('waits while a push is in progress', () => {
      const sending = context('mine', { sendingValue: 'mine' });
      expect(mergeField(observation, shown('new'), sending)).toMatchObject({
        kind: 'late',
        needsPull: true,
      });
    });
  });

  it('is no longer refused once S-360 shows the agreed value again', () => {
    const { observation } = mergeField(known(), shown(null), context('old'));
    const back = mergeField(observation, shown('old', { modifiedAtMs: NOON + 1 }), context('old'));
    expect(back.observation.refused).toBeUndefined();
  });
});

describe('a conflict between both sides', () => {
  const decide = (conflict: FieldRule['conflict'], localChangedAtMs: number | null = null) => {
    const rule: FieldRule = { ...RULE, conflict };
    const merge = mergeField(known(), shown('new'), context('mine', { rule, localChangedAtMs }));
    return { merge, rule };
  };

  it.each([
    ['s360', null, 'remote'],
    ['crm', null, 'local'],
    ['manual', null, 'held'],
    ['newest', NOON - 1, 'remote'],
    ['newest', NOON, 'remote'],
    ['newest', NOON + 1, 'local'],
    ['newest', null, 'remote'],
  ] as const)(
    'under the rule %s (CRM changed at %s) has the outcome %s',
    (conflict, changedAt, outcome) => {
      expect(decide(conflict, changedAt).merge).toMatchObject({ kind: 'conflict', outcome });
    },
  );

  it.each([
    ['remote', 's360', 'new', 'nothing'],
    ['local', 'crm', 'mine', 'send'],
    ['held', 'manual', 'mine', 'nothing'],
  ] as const)('with the outcome %s leaves this to do: %s', (_outcome, conflict, local, work) => {
    const { merge, rule } = decide(conflict);
    expect(fieldWork(merge.observation, local, rule)).toBe(work);
  });

  it('under the rule newest is won by an undated value of S-360', () => {
    const rule: FieldRule = { ...RULE, conflict: 'newest' };
    const merge = mergeField(
      known(),
      undated('new'),
      context('mine', { rule, localChangedAtMs: NOON }),
    );
    expect(merge).toMatchObject({ kind: 'conflict', outcome: 'remote' });
  });

  it('that S-360 won leaves both replaced values to be recognized when they arrive late', () => {
    const merge = mergeField(known({ remote: 'older' }), shown('new'), context('mine'));
    expect(merge.observation.recent).toEqual(['old', 'older']);
  });

  it('that the CRM won still needs a push when the edit is then reverted', () => {
    const { merge, rule } = decide('crm');
    expect(fieldWork(merge.observation, 'old', rule)).toBe('send');
  });

  it('that is open is not recorded again when the same value arrives again', () => {
    const { merge, rule } = decide('manual');
    expect(mergeField(merge.observation, shown('new'), context('mine', { rule })).kind).toBe(
      'same',
    );
  });

  it('that is open ends when the CRM adopts the other value', () => {
    const { merge, rule } = decide('manual');
    expect(fieldWork(merge.observation, 'new', rule)).toBe('agree');
    expect(agreeOn(merge.observation, 'new').held).toBeUndefined();
  });

  it('that is open ends when S-360 reverts to the agreed value, and the value of the CRM is sent', () => {
    const { merge, rule } = decide('manual');
    const back = shown('old', { modifiedAtMs: NOON + 1 });
    const { observation } = mergeField(merge.observation, back, context('mine', { rule }));
    expect(fieldWork(observation, 'mine', rule)).toBe('send');
  });
});
