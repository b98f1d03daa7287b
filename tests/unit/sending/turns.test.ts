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

describe('work that is due', () => {
  it('is done by urgency: bookings, edits, what is in doubt, edits again, bulk work', () => {
    const work = [push('bulk'), push('again', 'edit', 1), lookUp, push('edit', 'edit'), booking];
    expect(keys(work)).toEqual(['booking', 'edit', 'lookUp', 'again', 'bulk']);
  });

  it('takes turns with other kinds that are as urgent, each kind in its own order', () => {
    const pushes = ['p1', 'p2', 'p3', 'p4'].map((key) => push(key));
    const work = [...pushes, pull('r1'), pull('r2'), orderPull('o1')];
    expect(keys(work)).toEqual(['p1', 'r1', 'o1', 'p2', 'r2', 'p3', 'p4']);
  });

  it('begins with another kind when its turn is another', () => {
    const work = [push('p1'), push('p2'), pull('r1'), orderPull('o1')];
    expect(keys(work, 1)).toEqual(['r1', 'o1', 'p1', 'p2']);
    expect(keys(work, 2)).toEqual(['o1', 'p1', 'r1', 'p2']);
    expect(keys(work, 3)).toEqual(keys(work, 0));
  });

  it('lets no read of bulk work pass an edit', () => {
    const work = [push('p1', 'edit'), push('p2', 'edit'), pull('r1'), pull('asked', 'edit')];
    expect(keys(work)).toEqual(['p1', 'asked', 'p2', 'r1']);
  });

  it('may be nothing', () => {
    expect(keys([])).toEqual([]);
  });
});
