import { acknowledgeField } from '../../../../../server/src/contacts/model/merge/acknowledge';
import {
  fieldWork,
  mergeField,
  type FieldMerge,
} from '../../../../../server/src/contacts/model/merge/merge';
import { noteUnanswered } from '../../../../../server/src/contacts/model/merge/observation';
import type { FieldObservation } from '../../../../../server/src/contacts/model/merge/field-observation';
import { context, known, NOON, RULE, shown, undated } from './a-field';

const NAME = 'Anna-Maria von Sternberg-Hohenfels';
const CAPITALS = 'ANNA-MARIA VON STERNBERG-HOHENFELS';
const CUT = 'ANNA-MARIA VON STERNBERG';
const SECOND_MS = 1000;

/** S-360 accepted the name at noon, instead of “old”. */
const sent = (over: Partial<FieldObservation> = {}): FieldObservation =>
  acknowledgeField(known(over), NAME, { startedAtMs: NOON - 300, answeredAtMs: NOON }).observation;
const later = (value: string, afterMs = 60 * SECOND_MS) =>
  shown(value, { modifiedAtMs: NOON + afterMs });
const pulled = (value: string, modifiedAtMs: number | null = NOON) =>
  shown(value, { readNow: true, modifiedAtMs });

/** What the CRM, holding the name, then has to do. */
const workAfter = ({ observation }: FieldMerge) => fieldWork(observation, NAME, RULE);

describe('the first value that S-360 shows after it accepted one', () => {
  it.each([
    ['in capitals', CAPITALS],
    ['cut', NAME.slice(0, 24)],
    ['cut and in capitals', CUT],
  ])('is the CRM’s own value in the form of the institution when it is %s', (_how, value) => {
    for (const payload of [shown(value), later(value), pulled(value), undated(value)]) {
      const merge = mergeField(sent(), payload, context(NAME));
      expect(merge).toMatchObject({
        kind: 'same',
        needsPull: false,
        observation: { base: NAME, form: value, remote: NAME },
      });
      expect(workAfter(merge)).toBe('nothing');
    }
  });

  it('is a change when it is no form of it', () => {
    const merge = mergeField(sent(), later('Anna'), context(NAME));
    expect(merge).toMatchObject({ kind: 'taken', value: 'Anna' });
    expect(merge.observation.accepted).toBeUndefined();
  });

  it('says nothing of a form when it is from before the push', () => {
    const before = shown(CAPITALS, { modifiedAtMs: NOON - 30 * SECOND_MS });
    const merge = mergeField(sent(), before, context(NAME));
    expect(merge).toMatchObject({ kind: 'late', needsPull: false });
    expect(mergeField(merge.observation, later(CAPITALS), context(NAME)).kind).toBe('same');
  });

  it('is read when it is undated and the value that S-360 had before', () => {
    const observation = sent({ base: CAPITALS, remote: CAPITALS });
    const merge = mergeField(observation, undated(CAPITALS), context(NAME));
    expect(merge).toMatchObject({ kind: 'late', needsPull: true });
    expect(
      mergeField(merge.observation, pulled(CAPITALS), context(NAME)).observation,
    ).toMatchObject({ base: NAME, form: CAPITALS });
  });
});

describe('a form that follows a value from before the push', () => {
  const isForm = { kind: 'same', observation: { base: NAME, form: CAPITALS, remote: NAME } };

  it('is one although somebody had entered the same value in S-360', () => {
    const entered = mergeField(known(), shown(NAME, { modifiedAtMs: NOON - 900 }), context(NAME));
    const answered = acknowledgeField(entered.observation, NAME, {
      startedAtMs: NOON - 300,
      answeredAtMs: NOON,
    });
    expect(mergeField(answered.observation, later(CAPITALS), context(NAME))).toMatchObject(isForm);
  });

  it('is one although another value arrived late and without a date', () => {
    const taken = mergeField(sent({ remote: 'older' }), undated('old there'), context(NAME));
    expect(taken).toMatchObject({ kind: 'taken', needsPull: true });
    expect(mergeField(taken.observation, pulled(CAPITALS), context('old there'))).toMatchObject({
      kind: 'taken',
      value: NAME,
    });
  });

  it('is read when the whole value came without a date, as either may be from before', () => {
    const whole = mergeField(sent(), undated(NAME), context(NAME));
    const merge = mergeField(whole.observation, undated(CAPITALS), context(NAME));
    expect(merge).toMatchObject({ kind: 'late', needsPull: true });
    expect(mergeField(merge.observation, pulled(CAPITALS), context(NAME))).toMatchObject(isForm);
    expect(mergeField(merge.observation, pulled(CAPITALS, null), context(NAME))).toMatchObject({
      kind: 'taken',
      value: CAPITALS,
    });
  });

  it('is one when the answer was lost and the whole value came without a date', () => {
    const lost = noteUnanswered(known(), NAME, NOON - 300);
    const whole = mergeField(lost, undated(NAME), context(NAME));
    expect(whole.kind).toBe('acknowledged');
    expect(mergeField(whole.observation, pulled(CAPITALS), context(NAME))).toMatchObject(isForm);
  });

  it('is late without a date when it is the form of a former value', () => {
    const { observation } = acknowledgeField(sent(), 'Berta Weiss', {
      startedAtMs: NOON + 300,
      answeredAtMs: NOON + 600,
    });
    const merge = mergeField(observation, undated(CAPITALS), context('Berta Weiss'));
    expect(merge).toMatchObject({ kind: 'late', needsPull: true });
    expect(mergeField(merge.observation, pulled(CAPITALS), context('Berta Weiss'))).toMatchObject({
      kind: 'taken',
      value: CAPITALS,
    });
  });
});

describe('a person in S-360 who shortens a name or corrects its capitals', () => {
  it.each([CAPITALS, NAME.slice(0, 24), 'Anna'])(
    'is taken at their word once S-360 has shown the accepted value: %s',
    (value) => {
      const { observation } = mergeField(sent(), later(NAME), context(NAME));
      const merge = mergeField(observation, later(value, 120 * SECOND_MS), context(NAME));
      expect(merge).toMatchObject({ kind: 'taken', value });
    },
  );

  it('is taken at their word when they change the form that was noted', () => {
    const { observation } = mergeField(sent(), later(CUT), context(NAME));
    const shorter = later(CUT.slice(0, 20), 120 * SECOND_MS);
    expect(mergeField(observation, shorter, context(NAME))).toMatchObject({
      kind: 'taken',
      value: CUT.slice(0, 20),
      observation: { base: CUT.slice(0, 20), remote: CUT.slice(0, 20) },
    });
  });

  it('is taken at their word where nothing was sent', () => {
    const agreed = known({ base: NAME, remote: NAME });
    expect(mergeField(agreed, shown(CAPITALS), context(NAME)).kind).toBe('taken');
  });
});

describe('a form that was noted', () => {
  const { observation } = mergeField(sent(), later(CUT), context(NAME));

  it('is nothing new when it comes again, also next to the whole value and without a date', () => {
    const again = later(CUT, 120 * SECOND_MS);
    const whole = mergeField(observation, later(NAME, 180 * SECOND_MS), context(NAME));
    for (const merge of [
      mergeField(observation, again, context(NAME)),
      mergeField(observation, undated(CUT), context(NAME)),
      whole,
      mergeField(whole.observation, later(CUT, 240 * SECOND_MS), context(NAME)),
    ]) {
      expect(merge).toMatchObject({ kind: 'same', needsPull: false });
      expect(merge.observation).toMatchObject({ base: NAME, form: CUT, remote: NAME });
    }
  });

  it('leaves an edit in the CRM to be sent', () => {
    const edited = mergeField(observation, later(CUT, 120 * SECOND_MS), context('Anna Sternberg'));
    expect(edited.kind).toBe('same');
    expect(fieldWork(edited.observation, 'Anna Sternberg', RULE)).toBe('send');
  });

  it('is agreed on without a call when a person enters it in the CRM', () => {
    expect(fieldWork(observation, CUT, RULE)).toBe('agree');
  });

  it('is sent when a person enters it in the CRM while S-360 has another value', () => {
    const emptied = mergeField(observation, later('UNDEFINED', 120 * SECOND_MS), context(NAME));
    expect(emptied.kind).toBe('refused');
    expect(fieldWork(emptied.observation, CUT, RULE)).toBe('send');
  });

  it('is forgotten with its value, but known as late when it comes back without a date', () => {
    const times = { startedAtMs: NOON + 60_000, answeredAtMs: NOON + 60_000 };
    const pushed = acknowledgeField(observation, 'Zoë', times).observation;
    expect(pushed.form).toBeUndefined();
    expect(mergeField(pushed, undated(CUT), context('Zoë'))).toMatchObject({ kind: 'late' });
  });
});

describe('a form of a value whose answer is not known yet', () => {
  it('acknowledges a push in progress', () => {
    const merge = mergeField(known(), shown(CUT), context(NAME, { sendingValue: NAME }));
    expect(merge).toMatchObject({
      kind: 'acknowledged',
      observation: { base: NAME, form: CUT, remote: NAME },
    });
  });

  it('acknowledges a push whose answer was lost, instead of overwriting the edit', () => {
    const lost = noteUnanswered(known(), NAME, NOON - 300);
    expect(mergeField(lost, shown(CUT), context(NAME))).toMatchObject({
      kind: 'acknowledged',
      observation: { base: NAME, form: CUT, remote: NAME },
    });
  });
});

describe('a spelling that means the same beyond doubt', () => {
  const email = { field: { kind: 'email' } } as const;

  it('is no change at any time, and a change in the CRM is agreed on in it', () => {
    const agreed = known({ base: 'Anna@example.ch', remote: 'Anna@example.ch' });
    const shownLower = shown('anna@example.ch');
    expect(mergeField(agreed, shownLower, context('Anna@example.ch', email)).kind).toBe('same');
    expect(mergeField(known(), shownLower, context('Anna@example.ch', email))).toMatchObject({
      kind: 'agreed',
      observation: { base: 'Anna@example.ch', form: 'anna@example.ch' },
    });
  });
});

describe('the first value that S-360 shows of a field', () => {
  it('is the CRM’s value when only capitals differ, and else decided by the rule', () => {
    expect(mergeField(undefined, shown(CAPITALS), context(NAME))).toMatchObject({
      kind: 'agreed',
      observation: { base: NAME, form: CAPITALS },
    });
    expect(mergeField(undefined, shown(CUT), context(NAME)).kind).toBe('conflict');
  });
});

describe('the former value that S-360 shows after it accepted another', () => {
  it('is a conflict for a person: it is neither taken nor overwritten', () => {
    const merge = mergeField(sent(), pulled('old'), context(NAME));
    expect(merge).toMatchObject({
      kind: 'conflict',
      outcome: 'held',
      observation: { base: NAME, remote: 'old', held: true, kept: { local: NAME } },
    });
    expect(workAfter(merge)).toBe('nothing');
    const again = mergeField(merge.observation, later('old'), context(NAME));
    expect(again).toMatchObject({ kind: 'same', observation: { held: true } });
  });

  it('is the CRM’s value in S-360’s form when S-360 does not know the title', () => {
    const observation = sent({ base: null, remote: 'UNDEFINED', refused: true });
    const title = context(NAME, { field: { kind: 'title' } });
    expect(mergeField(observation, pulled('UNDEFINED'), title)).toMatchObject({
      kind: 'same',
      observation: { base: NAME, form: 'UNDEFINED' },
    });
  });

  it('is no longer in conflict once either side changes', () => {
    const { observation } = mergeField(sent(), pulled('old'), context(NAME));
    expect(mergeField(observation, later('new'), context(NAME))).toMatchObject({
      kind: 'taken',
      value: 'new',
    });
    expect(fieldWork(observation, 'Zoë', RULE)).toBe('send');
    const times = { startedAtMs: NOON + 60_000, answeredAtMs: NOON + 60_000 };
    expect(acknowledgeField(observation, 'Zoë', times).observation.kept).toBeUndefined();
  });

  it('is a person’s change when S-360 dates it after the push', () => {
    expect(mergeField(sent(), pulled('old', NOON + SECOND_MS), context(NAME)).kind).toBe('taken');
  });
});
