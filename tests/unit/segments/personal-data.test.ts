import { SAVED_SEGMENT_UID } from '../../../server/src/contracts/uids';
import { segmentPersonalData } from '../../../server/src/segments/personal-data';

const segments = segmentPersonalData.find(({ uid }) => uid === SAVED_SEGMENT_UID);
if (!segments || !('erased' in segments)) throw new Error('Segments hold nothing of people.');
const { erased } = segments;

const person = {
  numbers: [{ institution: 'myvenue', number: '286' }],
  folded: {
    emails: new Set(['ada@example.com']),
    names: new Set(['may']),
    firstNames: new Set(['ada']),
  },
} as never;

describe('the personal data of saved segments', () => {
  const numbered = (start: string, institution?: string) =>
    erased({ name: 'One', conditions: [{ kind: 'number', start, institution }] }, person);

  it('is a segment of the whole number, at the institution that gave it', () => {
    expect([numbered('286'), numbered('286', 'myvenue')]).toEqual(['delete', 'delete']);
    expect([numbered('28'), numbered('2861'), numbered('286', 'museum')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is a segment of the number beside a condition of another version', () => {
    const conditions = [{ kind: 'later' }, { kind: 'number', start: '286' }];
    expect(erased({ name: 'One', conditions }, person)).toBe('delete');
  });

  it('is a name with the e-mail or both names, not with one that is a word, too', () => {
    const named = (name: string) => erased({ name, conditions: [] }, person);
    expect([named('Ada May, Bern'), named('for ada@example.com')]).toEqual([
      { name: '…' },
      { name: '…' },
    ]);
    expect([named('Guests in May'), named('Adam May')]).toEqual([null, null]);
  });
});
