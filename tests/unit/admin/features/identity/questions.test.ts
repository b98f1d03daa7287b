import {
  hasTwoNumbers,
  mayBeAnswer,
  mayMerge,
  mergePair,
  pairsToMerge,
} from '../../../../../admin/src/features/identity/matching';
import type { MergePreview } from '../../../../../server/src/contracts';
import { written } from '../../../../helpers/builders/reasons';

const anna = { documentId: 'anna', name: 'Anna Muster' };
const anne = { documentId: 'anne', name: 'Anne Muster' };
const gone = { documentId: 'gone', name: null };

const preview: MergePreview = {
  keep: anna,
  remove: anne,
  fields: [],
  fills: [],
  links: [],
  consents: [],
  references: [],
  obstacles: [],
};
const twoNumbers: MergePreview = {
  ...preview,
  links: [
    {
      institution: 'myvenue',
      keptNumber: '1001',
      removedNumber: '1002',
      outcome: 'twoNumbers',
      pending: false,
    },
  ],
  obstacles: [written('Both have a number at myvenue.')],
};

describe('the pair of contacts to merge', () => {
  it('keeps the first contact unless somebody chooses the other one', () => {
    expect(mergePair([anna, anne], null)).toEqual({ keep: anna, remove: anne });
    expect(mergePair([anna, anne], 'anne')).toEqual({ keep: anne, remove: anna });
  });

  it('is absent when one of the contacts was deleted', () => {
    expect(mergePair([anna, gone], null)).toBeNull();
    expect(mergePair([gone, anna, anne], 'gone')).toEqual({ keep: anna, remove: anne });
  });
});

describe('the pairs of a merge review', () => {
  const shown = { values: null, lastOrderAt: null };
  const first = { ...anna, ...shown, contactNumber: '1001' };
  const second = { ...anne, ...shown, contactNumber: '1002' };
  const third = { documentId: 'third', name: 'Ann Muster', ...shown, contactNumber: '1003' };
  const deleted = { ...gone, ...shown, contactNumber: null };

  it('compare the contact with the number to each other one, the older one proposed to be kept', () => {
    const pairs = pairsToMerge({ contactNumber: '1003', contacts: [first, second, third] });
    expect([...pairs]).toEqual([
      ['anna', [first, third]],
      ['anne', [second, third]],
    ]);
    expect(pairsToMerge({ contactNumber: '1001', contacts: [first, third] }).get('third')).toEqual([
      first,
      third,
    ]);
  });

  it('leave out a deleted contact, and compare to the first one if it had the number', () => {
    const left = pairsToMerge({ contactNumber: '1009', contacts: [deleted, first, second] });
    expect([...left]).toEqual([['anne', [first, second]]]);
    expect(pairsToMerge({ contactNumber: '1001', contacts: [deleted, first] }).size).toBe(0);
  });
});

describe('an unknown contact number', () => {
  it('can be assigned to an existing contact without a number at the institution', () => {
    const shown = { contactNumber: null, values: null, lastOrderAt: null };
    expect(mayBeAnswer({ ...anna, ...shown })).toBe(true);
    expect(mayBeAnswer({ ...anna, ...shown, contactNumber: '1001' })).toBe(false);
    expect(mayBeAnswer({ ...gone, ...shown })).toBe(false);
  });
});

describe('a merge of two contacts', () => {
  it('can be requested when there is no obstacle', () => {
    expect(mayMerge(preview, false)).toBe(true);
    expect(mayMerge({ ...preview, obstacles: [written('It is being sent.')] }, true)).toBe(false);
  });

  it('with two contact numbers requires agreement to leave one of them unlinked', () => {
    expect(hasTwoNumbers(twoNumbers)).toBe(true);
    expect(hasTwoNumbers(preview)).toBe(false);
    expect(mayMerge(twoNumbers, false)).toBe(false);
    expect(mayMerge(twoNumbers, true)).toBe(true);
  });
});
