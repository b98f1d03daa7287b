import { acknowledgeField } from '../../../../../server/src/contacts/model/merge/acknowledge';
import { known, NOON } from './a-field';

const PUSHED = { pushStartedAtMs: NOON - 300, pushedAtMs: NOON };
const TIMES = { startedAtMs: NOON - 300, answeredAtMs: NOON };

describe('the answer of a push', () => {
  it('makes the sent value that of both sides', () => {
    expect(acknowledgeField(known(), 'mine', TIMES)).toEqual({
      observation: {
        ...known({
          base: 'mine',
          remote: 'mine',
          recent: ['old'],
          accepted: { value: 'mine', over: 'old' },
        }),
        ...PUSHED,
      },
      needsPull: false,
    });
  });

  it('leaves a blank that may still arrive late for a field that was never seen', () => {
    expect(acknowledgeField(undefined, 'mine', TIMES).observation).toEqual({
      base: 'mine',
      remote: 'mine',
      recent: [null],
      accepted: { value: 'mine', over: null },
      ...PUSHED,
    });
  });

  it('never moves the time of the last push back', () => {
    const later = known({ pushedAtMs: NOON + 2000 });
    const { observation } = acknowledgeField(later, 'mine', TIMES);
    expect(observation.pushedAtMs).toBe(NOON + 2000);
  });

  it('leaves a value that S-360 has set since, a whole second after the answer', () => {
    const theirs = known({ base: 'theirs', remote: 'theirs', setAtMs: NOON + 1000 });
    expect(acknowledgeField(theirs, 'mine', TIMES)).toEqual({
      observation: { ...theirs, ...PUSHED },
      needsPull: false,
    });
  });
});

describe('a payload dated during a push', () => {
  it.each([
    ['when the push began', NOON - 300],
    ['in the second of the answer', NOON + 999],
  ])('and %s leads to a pull, as the order is unknown', (_when, setAtMs) => {
    const theirs = known({ remote: 'theirs', setAtMs });
    expect(acknowledgeField(theirs, 'mine', TIMES)).toMatchObject({
      observation: { base: 'mine', remote: 'mine' },
      needsPull: true,
    });
  });

  it('leads to no pull when it showed the sent value', () => {
    const echo = known({ remote: 'mine', setAtMs: NOON - 100 });
    expect(acknowledgeField(echo, 'mine', TIMES).needsPull).toBe(false);
  });

  it('leads to no pull when it was dated before the push began', () => {
    const before = known({ remote: 'theirs', setAtMs: NOON - 301 });
    expect(acknowledgeField(before, 'mine', TIMES).needsPull).toBe(false);
  });
});
