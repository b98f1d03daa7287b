import {
  isFromBeforeUndated,
  isUnansweredValue,
  isUndatedNews,
  lateness,
  notePull,
  noteReceived,
} from '../../../../../server/src/contacts/model/merge/age';
import { noteUnanswered } from '../../../../../server/src/contacts/model/merge/observation';
import { known, NOON, shown, undated } from './a-field';

describe('the age of a payload', () => {
  const pushed = known({ pushStartedAtMs: NOON + 500, pushedAtMs: NOON + 2000 });

  it.each([
    ['late when it is older than the last payload', NOON - 60_001, 'late'],
    ['late when it is from before the second in which the last push began', NOON - 1, 'late'],
    ['unknown when it is from the second in which the last push began', NOON, 'lateAndPull'],
    ['unknown until the second of the answer has passed', NOON + 2999, 'lateAndPull'],
    ['current once the second of the answer has passed', NOON + 3000, 'current'],
  ])('is %s', (_what, modifiedAtMs, age) => {
    expect(lateness(shown('new', { modifiedAtMs }), pushed)).toBe(age);
  });

  it('is current when nothing was pushed and the last payload is older', () => {
    expect(lateness(shown('new'), known())).toBe('current');
  });

  it.each([
    ['late when a newer payload was applied', NOON - 60_001, 'late'],
    ['current when it has the date of the last payload', NOON - 60_000, 'current'],
    ['current without a date', null, 'current'],
  ])('that was pulled is %s', (_what, modifiedAtMs, age) => {
    expect(lateness(shown('new', { modifiedAtMs, readNow: true }), pushed)).toBe(age);
  });

  it('without a date is unknown when S-360 returns to the value agreed on before', () => {
    expect(lateness(undated('old'), known({ remote: 'refused' }))).toBe('lateAndPull');
    expect(lateness(undated('old'), { base: 'old' })).toBe('current');
  });
});

describe('the values of payloads with the same date', () => {
  const same = known({ setAtMs: NOON });
  const first = notePull(same, shown('first'));
  const both = notePull(first, shown('second'));

  it('each lead to one pull', () => {
    expect(lateness(shown('first'), same)).toBe('lateAndPull');
    expect(lateness(shown('first'), both)).toBe('late');
    expect(lateness(shown('second'), first)).toBe('lateAndPull');
    expect(lateness(shown('second'), both)).toBe('late');
  });

  it('are remembered once each', () => {
    expect(both.asked).toEqual({ atMs: NOON, values: ['first', 'second'] });
    expect(notePull(both, shown('first'))).toEqual(both);
  });

  it('are forgotten for those of a later date', () => {
    const later = notePull(both, shown('third', { modifiedAtMs: NOON + 1 }));
    expect(later.asked).toEqual({ atMs: NOON + 1, values: ['third'] });
  });

  it('are not remembered without a date', () => {
    expect(notePull(same, undated('first'))).toEqual(same);
    expect(notePull(both, undated('first'))).toEqual(both);
  });
});

describe('the date of a received field', () => {
  it.each([
    ['that of the payload when it is the first', undefined, NOON, NOON],
    ['that of the payload when it is later', NOON - 1, NOON, NOON],
    ['the known one when the payload is older', NOON + 1, NOON, NOON + 1],
    ['the known one when the payload has none', NOON, null, NOON],
    ['unknown while no payload has one', undefined, null, undefined],
  ])('is %s', (_what, setAtMs, modifiedAtMs, date) => {
    const received = noteReceived(known({ setAtMs }), shown('old', { modifiedAtMs }));
    expect(received).toEqual(known({ setAtMs: date }));
  });
});

describe('a value sent without an answer', () => {
  const sent = noteUnanswered(known(), 'mine', NOON + 500);

  it('is taken for its echo from the second in which it was sent', () => {
    expect(isUnansweredValue(sent, shown('mine', { modifiedAtMs: NOON - 1 }))).toBe(false);
    expect(isUnansweredValue(sent, shown('mine', { modifiedAtMs: NOON }))).toBe(true);
  });

  it('is taken for its echo without a date, but no other value is', () => {
    expect(isUnansweredValue(sent, undated('mine'))).toBe(true);
    expect(isUnansweredValue(sent, undated('theirs'))).toBe(false);
  });
});

describe('a pull with the date of the last payload', () => {
  const taken = known({
    unanswered: { values: ['mine'], base: 'old', isUndatedSince: true },
    setAtMs: NOON,
  });
  const pulled = shown('mine', { readNow: true });

  it('shows that the undated value the contact took since was late', () => {
    expect(isFromBeforeUndated(taken, pulled, 'old')).toBe(true);
  });

  it.each([
    ['the CRM has changed since', taken, pulled, 'edited'],
    ['S-360 has changed since', taken, { ...pulled, modifiedAtMs: NOON + 1 }, 'old'],
    ['a payload shows it instead', taken, shown('mine'), 'old'],
    ['every push was answered', known({ setAtMs: NOON }), pulled, 'old'],
    ['no undated payload came since', noteReceived(taken, shown('old')), pulled, 'old'],
  ])('shows nothing of the kind when %s', (_when, observation, payload, local) => {
    expect(isFromBeforeUndated(observation, payload, local)).toBe(false);
  });
});

describe('the order of a payload and those before it', () => {
  const undatedBefore = known({ setAtMs: undefined });

  it.each([
    ['unknown without a date', known(), undated('new'), true],
    ['unknown when it is the first with a date', undatedBefore, shown('new'), true],
    ['known when an earlier one had a date', known(), shown('new'), false],
    ['known when a push was dated', { ...undatedBefore, pushedAtMs: 1 }, shown('new'), false],
    ['known when it is the first of all', { base: 'old' }, undated('new'), false],
    ['known for a pull', known(), { ...undated('new'), readNow: true }, false],
  ])('is %s', (_what, observation, payload, isUnknown) => {
    expect(isUndatedNews(observation, payload)).toBe(isUnknown);
  });
});
