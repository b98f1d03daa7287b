import { comparedSides, sidesOf } from '../../../../../admin/src/features/identity/sides';
import type { MatchReviewStatus } from '../../../../../server/src/contracts';

const contact = (documentId: string, contactNumber: string | null, town: string) => ({
  documentId,
  name: documentId,
  contactNumber,
  values: { lastName: 'Twin', town },
  lastOrderAt: null,
});

const review = (values: Partial<MatchReviewStatus>): MatchReviewStatus => ({
  id: 1,
  kind: 'match',
  institution: 'myvenue',
  contactNumber: '100',
  contacts: [contact('one', null, 'Bern'), contact('two', null, 'Chur')],
  reason: { code: 'asWritten', values: { text: '' } },
  state: 'open',
  quarantinedItemId: 1,
  shown: { town: 'Bern', email: 'twin@example.com', lastName: 'Twin' },
  decision: null,
  decidedContact: null,
  decidedBy: null,
  deciderName: null,
  decidedAt: null,
  noticedAt: '',
  ...values,
});

describe('the sides of a match review', () => {
  it('begin with S-360 and mark what differs from it', () => {
    const sides = sidesOf(review({}));
    expect(sides.map(({ kind }) => kind)).toEqual(['s360', 'contact', 'contact']);
    expect(comparedSides(sides)).toEqual([
      {
        field: 'lastName',
        cells: [
          { value: 'Twin', differs: false },
          { value: 'Twin', differs: false },
          { value: 'Twin', differs: false },
        ],
      },
      {
        field: 'email',
        cells: [
          { value: 'twin@example.com', differs: false },
          { value: null, differs: false },
          { value: null, differs: false },
        ],
      },
      {
        field: 'town',
        cells: [
          { value: 'Bern', differs: false },
          { value: 'Bern', differs: false },
          { value: 'Chur', differs: true },
        ],
      },
    ]);
  });

  it('begin with the contact that has the number when two contacts may be one', () => {
    const contacts = [contact('one', null, 'Bern'), contact('two', '100', 'Chur')];
    const sides = sidesOf(review({ kind: 'merge', contacts }));
    expect(sides).toMatchObject([
      { contact: { documentId: 'two' } },
      { contact: { documentId: 'one' } },
    ]);
  });

  it('still have S-360’s, without values, when its item is not kept any more', () => {
    const sides = sidesOf(review({ quarantinedItemId: null, shown: null }));
    expect(sides[0]).toEqual({ kind: 's360', values: {}, isKept: false });
    expect(comparedSides(sides).flatMap(({ cells }) => cells)).not.toContainEqual(
      expect.objectContaining({ differs: true }),
    );
  });

  it('lack S-360’s when its item has nothing usable, or may not be seen', () => {
    const sides = sidesOf(review({ shown: null }));
    expect(sides.map(({ kind }) => kind)).toEqual(['contact', 'contact']);
  });
});
