import { acknowledgeField } from '../../../../../server/src/contacts/model/merge/acknowledge';
import {
  agreeOn,
  fieldWork,
  mergeField,
  overrule,
} from '../../../../../server/src/contacts/model/merge/merge';
import { noteUnanswered } from '../../../../../server/src/contacts/model/merge/observation';
import { context, known, NOON, shown, undated } from './a-field';

const NAME = 'Anna-Maria von Sternberg-Hohenfels';
const CUT = 'ANNA-MARIA VON STERNBERG';

const later = (value: string, afterSeconds: number) =>
  shown(value, { modifiedAtMs: NOON + 1000 * afterSeconds });
const pulled = (value: string, afterSeconds: number) => ({
  ...later(value, afterSeconds),
  readNow: true,
});

describe('the form of a value that another one of unknown age replaced', () => {
  const times = { startedAtMs: NOON - 300, answeredAtMs: NOON };
  const sent = acknowledgeField(known(), NAME, times).observation;
  const formed = mergeField(sent, later(CUT, 60), context(NAME)).observation;
  const replaced = mergeField(formed, undated('Basel'), context(NAME));

  it('is no change when a pull shows it: the other value was late', () => {
    expect(replaced).toMatchObject({ kind: 'taken', needsPull: true });
    const merge = mergeField(replaced.observation, pulled(CUT, 90), context('Basel'));
    expect(merge).toMatchObject({ kind: 'taken', value: NAME });
    expect(merge.observation).toMatchObject({ base: NAME, form: CUT, remote: NAME });
    expect(merge.observation.otherForm).toBeUndefined();
  });

  it('is remembered until the pull, whatever else comes late', () => {
    const again = mergeField(replaced.observation, undated('Chur'), context('Basel'));
    const merge = mergeField(again.observation, pulled(CUT, 90), context('Chur'));
    expect(merge).toMatchObject({ kind: 'taken', value: NAME });
  });

  it('is a person’s correction once S-360 surely had the other value', () => {
    const read = mergeField(replaced.observation, pulled('Basel', 90), context('Basel'));
    const sure = mergeField(formed, later('Basel', 90), context(NAME));
    const pushed = acknowledgeField(replaced.observation, 'Basel', {
      startedAtMs: NOON + 90_000,
      answeredAtMs: NOON + 90_000,
    });
    for (const { observation } of [read, sure, pushed])
      expect(mergeField(observation, later(CUT, 120), context('Basel'))).toMatchObject({
        kind: 'taken',
        value: CUT,
      });
  });
});

describe('the form of a value that is in conflict', () => {
  const manual = { rule: { conflict: 'manual', blank: 'keep' } } as const;
  // A person in S-360 entered the name that a call without an answer was sending.
  const lost = noteUnanswered(known(), NAME, NOON - 300);
  const entered = shown(NAME, { modifiedAtMs: NOON - 30_000 });
  const held = mergeField(lost, entered, context('Zoë', manual));
  const inForm = mergeField(held.observation, later(CUT, 60), context('Zoë', manual)).observation;
  const read = mergeField(inForm, pulled(CUT, 60), context('Zoë', manual));

  it('is nothing new, as the conflict is about the value itself', () => {
    expect(held).toMatchObject({ kind: 'conflict', outcome: 'held', value: NAME });
    const whole = mergeField(read.observation, pulled(NAME, 90), context('Zoë', manual));
    for (const [before, payload] of [
      [read, later(CUT, 120)],
      [read, undated(CUT)],
      [whole, later(CUT, 120)],
    ] as const) {
      const merge = mergeField(before.observation, payload, context('Zoë', manual));
      expect(merge).toMatchObject({ kind: 'same', needsPull: false });
      expect(merge.observation).toMatchObject({ base: 'old', held: true, remote: NAME });
    }
  });

  it.each([
    ['for S-360', agreeOn],
    ['for the CRM', overrule],
  ])('stands for the value after a decision %s', (_side, decide) => {
    const decided = decide(read.observation, NAME);
    expect(decided).toMatchObject({ base: NAME, form: CUT, remote: NAME });
    expect(mergeField(decided, later(CUT, 120), context(NAME)).kind).toBe('same');
  });

  it('is agreed on without a call when a person enters it in the CRM', () => {
    expect(fieldWork(read.observation, CUT, manual.rule)).toBe('agree');
  });

  it('is late without a date once both sides have another value', () => {
    const agreed = mergeField(read.observation, later('Zoë', 120), context('Zoë', manual));
    expect(agreed.kind).toBe('agreed');
    const merge = mergeField(agreed.observation, undated(CUT), context('Zoë', manual));
    expect(merge).toMatchObject({ kind: 'late', needsPull: true });
  });

  it('is forgotten once S-360 shows another value', () => {
    const other = mergeField(read.observation, later('Berta', 120), context('Zoë', manual));
    const merge = mergeField(other.observation, later(CUT, 180), context('Zoë', manual));
    expect(merge).toMatchObject({ kind: 'conflict', value: CUT });
  });
});
