import { inTurns } from '../../../server/src/sending/turns';
import type { Work } from '../../../server/src/sending/work';

type Lane = 'edit' | 'bulk';

const push = (key: string, lane: Lane = 'bulk', attempts = 0): Work => ({
  kind: 'push',
  lane,
  attempts,
  key,
});
const pull = (key: string, lane: Lane = 'bulk'): Work => ({ ...push(key, lane), kind: 'pull' });
const orderPull = (key: string): Work => ({ ...push(key), kind: 'orderPull' });
const booking: Work = { kind: 'booking', lane: 'booking', attempts: 0, key: 'booking' };
const lookUp: Work = { kind: 'lookUp', lane: 'retry', attempts: 0, key: 'lookUp' };

const keys = (work: readonly Work[], firstTurn = 0) =>
  inTurns(work, firstTurn).map(({ key }) => key);

describe('the order of due work', () => {
  it('is by urgency: bookings, edits, creates in doubt, retried edits, bulk work', () => {
    const work = [push('bulk'), push('again', 'edit', 1), lookUp, push('edit', 'edit'), booking];
    expect(keys(work)).toEqual(['booking', 'edit', 'lookUp', 'again', 'bulk']);
  });

  it('alternates between kinds of the same urgency, each kind in its own order', () => {
    const pushes = ['p1', 'p2', 'p3', 'p4'].map((key) => push(key));
    const work = [...pushes, pull('r1'), pull('r2'), orderPull('o1')];
    expect(keys(work)).toEqual(['p1', 'r1', 'o1', 'p2', 'r2', 'p3', 'p4']);
  });

  it('starts with another kind at each turn', () => {
    const work = [push('p1'), push('p2'), pull('r1'), orderPull('o1')];
    expect(keys(work, 1)).toEqual(['r1', 'o1', 'p1', 'p2']);
    expect(keys(work, 2)).toEqual(['o1', 'p1', 'r1', 'p2']);
    expect(keys(work, 3)).toEqual(keys(work, 0));
  });

  it('never has a bulk read before an edit', () => {
    const work = [push('p1', 'edit'), push('p2', 'edit'), pull('r1'), pull('asked', 'edit')];
    expect(keys(work)).toEqual(['p1', 'asked', 'p2', 'r1']);
  });

  it('may be empty', () => {
    expect(keys([])).toEqual([]);
  });
});
