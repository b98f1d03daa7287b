import { distinctionsOf, numbersIn } from '../../../../../admin/src/features/identity/toldApart';
import type { MergePreview } from '../../../../../server/src/contracts';

const first = { documentId: 'first', name: 'Anna Muster' };
const second = { documentId: 'second', name: 'Anna Muster' };

const told = (preview: Partial<MergePreview>) =>
  Object.fromEntries(
    distinctionsOf({ keep: first, remove: second, fields: [], links: [], ...preview }),
  );

const link = {
  institution: 'myvenue',
  keptNumber: '1001',
  removedNumber: '1002',
  outcome: 'twoNumbers',
  pending: false,
} as const;

const email = { field: 'email', keep: 'a@example.com', remove: 'b@example.com' };

describe('two contacts to merge', () => {
  it('of the same name differ by their numbers', () => {
    expect(told({ links: [link], fields: [email] })).toEqual({
      first: { kind: 'number', institution: 'myvenue', number: '1001' },
      second: { kind: 'number', institution: 'myvenue', number: '1002' },
    });
  });

  it('of the same name differ by a value where there is no number', () => {
    const links = [{ ...link, removedNumber: null }];
    expect(told({ links, fields: [email] })).toEqual({
      first: { kind: 'number', institution: 'myvenue', number: '1001' },
      second: { kind: 'value', value: 'b@example.com' },
    });
    const fields = [
      { field: 'email', keep: 'a@example.com', remove: 'a@example.com' },
      { field: 'town', keep: 'Bern', remove: null },
    ];
    expect(told({ fields })).toEqual({ first: { kind: 'value', value: 'Bern' } });
  });

  it('of different names need nothing more', () => {
    const remove = { ...second, name: 'Anne Muster' };
    expect(told({ remove, links: [link], fields: [email] })).toEqual({});
  });
});

it('a candidate is shown with its numbers in S-360, by institution', () => {
  const institutions = [{ code: 'myvenue', name: 'My Venue' }];
  const records = [
    { institution: 'myvenue', contactNumber: '1001', state: 'inSync' as const },
    { institution: 'museum', contactNumber: '7', state: 'unlinked' as const },
    { institution: 'opera', contactNumber: null, state: 'pending' as const },
  ];
  expect(numbersIn({ institutions, records })).toEqual([
    { institution: 'My Venue', number: '1001' },
  ]);
});
