import {
  agreeOn,
  agreeOnSent,
  clearUnanswered,
  keepBase,
  mayHaveTakenBackValue,
  noteDating,
  noteUnanswered,
  observeRemote,
  overrule,
  remember,
  resolveUnanswered,
  sentAtMs,
  withoutHold,
} from '../../../../../server/src/contacts/model/merge/observation';
import type { FieldObservation } from '../../../../../server/src/contacts/model/merge/field-observation';
import { NOON } from './a-field';

describe('the values replaced or sent lately', () => {
  it('are the newest five, each once', () => {
    expect(remember(['b', 'c', 'd', 'e', 'f'], 'a', 'c')).toEqual(['a', 'c', 'b', 'd', 'e']);
  });
});

describe('an agreement', () => {
  it.each([
    ['both former values', { base: 'base', remote: 'remote' }, ['base', 'remote']],
    ['the base when S-360 had the value', { base: 'base', remote: 'new' }, ['base']],
    ['S-360’s value when the base was agreed on', { base: 'new', remote: 'remote' }, ['remote']],
  ])('remembers %s', (_what, former, recent) => {
    expect(agreeOn(former, 'new')).toEqual({ base: 'new', remote: 'new', recent });
  });

  it.each([
    ['both sides had the value', { base: 'new', remote: 'new' }],
    ['S-360 was never seen', { base: 'old' }],
  ])('has nothing to remember when %s', (_when, former) => {
    expect(agreeOn(former, 'new')).toEqual({ base: 'new', remote: 'new' });
  });

  it('ends a refusal and a hold', () => {
    const marked: FieldObservation = { base: 'new', remote: 'new', refused: true };
    const held: FieldObservation = { ...marked, held: true, alternating: { local: 'old' } };
    expect(agreeOn(marked, 'new')).toEqual({ base: 'new', remote: 'new' });
    expect(agreeOn(held, 'new')).toEqual({ base: 'new', remote: 'new' });
  });

  it('on a sent value remembers the base, which S-360 presumably had', () => {
    expect(agreeOnSent({ base: 'old', recent: ['older'] }, 'sent').recent).toEqual([
      'old',
      'older',
    ]);
  });

  it('on a sent value remembers what S-360 showed', () => {
    expect(agreeOnSent({ base: 'base', remote: 'remote' }, 'sent').recent).toEqual([
      'base',
      'remote',
    ]);
  });

  it('on a sent value that was the base has nothing to remember', () => {
    expect(agreeOnSent({ base: 'sent' }, 'sent')).toEqual({ base: 'sent', remote: 'sent' });
  });
});

describe('a value that only S-360 has', () => {
  it('leaves the base, and the value before it is remembered', () => {
    expect(observeRemote({ base: 'base', remote: 'before' }, 'new')).toEqual({
      base: 'base',
      remote: 'new',
      recent: ['before'],
    });
  });

  it.each([
    ['the first', { base: 'base' }],
    ['the known one', { base: 'base', remote: 'new' }],
  ])('leaves nothing to remember when it is %s', (_what, before) => {
    expect(observeRemote(before, 'new')).toEqual({ base: 'base', remote: 'new' });
  });

  it('becomes the base when it is overruled, so that the value of the CRM is sent', () => {
    expect(overrule({ base: 'base', remote: 'before' }, 'new')).toEqual({
      base: 'new',
      remote: 'new',
      recent: ['before'],
    });
  });
});

describe('a hold', () => {
  it('ends without a trace', () => {
    const held: FieldObservation = { base: 'a', held: true, alternating: { local: 'b' } };
    expect(withoutHold(held)).toEqual({ base: 'a' });
  });
});

describe('a base that stays although S-360 has another value', () => {
  it('keeps its form, and so does the other value', () => {
    const former = { base: 'Bern', form: 'BERN', remote: 'Bern' };
    const taken = { base: 'Basel', form: 'BASEL', remote: 'Basel' };
    expect(keepBase(taken, former)).toEqual({
      base: 'Bern',
      form: 'BERN',
      remote: 'Basel',
      otherForm: { value: 'Basel', form: 'BASEL' },
    });
    expect(keepBase({ base: 'Basel', remote: 'Basel' }, { base: 'Bern' })).toEqual({
      base: 'Bern',
      remote: 'Basel',
    });
  });
});

describe('values sent without an answer', () => {
  const sent = (...values: string[]) =>
    values.reduce<FieldObservation>(
      (one, value, index) => noteUnanswered(one, value, NOON + index),
      { base: 'old' },
    );
  /** A row of an earlier version. */
  const untimed: FieldObservation = {
    base: 'old',
    unanswered: { values: ['a', 'b'], base: 'old', sinceMs: NOON },
  };

  it('are noted in the order of sending, with their times', () => {
    expect(sent('a', 'b').unanswered).toEqual({
      values: ['a', 'b'],
      base: 'old',
      sinceMs: NOON,
      sentMs: [NOON, NOON + 1],
    });
  });

  it('replace a blank when the field was never seen', () => {
    expect(noteUnanswered(undefined, 'a', NOON)).toMatchObject({
      base: null,
      unanswered: { base: null },
    });
  });

  it('are at most the last five', () => {
    expect(sent('a', 'b', 'c', 'd', 'e', 'f').unanswered).toMatchObject({
      values: ['b', 'c', 'd', 'e', 'f'],
      sentMs: [1, 2, 3, 4, 5].map((ms) => NOON + ms),
    });
  });

  it('have the time of the first one where an earlier version kept no others', () => {
    expect(noteUnanswered(untimed, 'c', NOON + 9).unanswered?.sentMs).toEqual([
      NOON,
      NOON,
      NOON + 9,
    ]);
  });

  it.each([
    ['its own', sent('a', 'b'), 'b', NOON + 1],
    ['none when it was not sent', sent('a'), 'b', null],
    ['none when every push was answered', { base: 'old' }, 'a', null],
    ['that of the first one where only that is known', untimed, 'b', NOON],
    ['the earliest of all where none is known', withoutTimes(untimed), 'b', -Infinity],
  ])('each have a time of sending, %s', (_whose, observation, value, ms) => {
    expect(sentAtMs(observation, value)).toBe(ms);
  });

  it('may be in S-360 when the CRM has another value now', () => {
    expect(mayHaveTakenBackValue(sent('mine'), 'old')).toBe(true);
    expect(mayHaveTakenBackValue(sent('mine', 'old'), 'old')).toBe(true);
    expect(mayHaveTakenBackValue(sent('old'), 'old')).toBe(false);
    expect(mayHaveTakenBackValue({ base: 'old' }, 'old')).toBe(false);
    expect(mayHaveTakenBackValue({ ...sent('mine'), base: 'new' }, 'old')).toBe(false);
  });

  it('are followed by an undated payload until one has a date again', () => {
    const undated = noteDating(sent('a'), false);
    expect(undated.unanswered).toEqual({ ...sent('a').unanswered, isUndatedSince: true });
    expect(noteDating(undated, false)).toEqual(undated);
    expect(noteDating(undated, true)).toEqual(sent('a'));
    expect(noteDating({ base: 'old' }, false)).toEqual({ base: 'old' });
  });

  it('may arrive late once S-360’s value is known, the last one first', () => {
    expect(clearUnanswered({ ...sent('a', 'b'), recent: ['c'] })).toEqual({
      base: 'old',
      recent: ['b', 'a', 'c'],
    });
    expect(clearUnanswered({ base: 'old' })).toEqual({ base: 'old' });
  });

  it('before the one that S-360 shows may arrive late, and those after it are still expected', () => {
    expect(resolveUnanswered(sent('a', 'b', 'c'), 'b')).toEqual({
      base: 'old',
      recent: ['a'],
      unanswered: { values: ['c'], base: 'b', sinceMs: NOON, sentMs: [NOON + 2] },
    });
    expect(resolveUnanswered(sent('a', 'b'), 'a').recent).toBeUndefined();
  });

  it('keep only the time of the first one where an earlier version kept no others', () => {
    expect(resolveUnanswered(untimed, 'a').unanswered).toEqual({
      values: ['b'],
      base: 'a',
      sinceMs: NOON,
    });
  });

  it('are no longer expected once S-360 shows the last one', () => {
    expect(resolveUnanswered(sent('a', 'b'), 'b')).toEqual({ base: 'old', recent: ['b', 'a'] });
  });

  it('are all still expected when S-360 shows another value', () => {
    expect(resolveUnanswered(sent('a'), 'theirs')).toEqual(sent('a'));
    expect(resolveUnanswered({ base: 'old' }, 'theirs')).toEqual({ base: 'old' });
  });
});

function withoutTimes({ unanswered, ...observation }: FieldObservation): FieldObservation {
  const { sinceMs: _since, ...untimed } = unanswered ?? { values: [], base: null };
  return { ...observation, unanswered: untimed };
}
