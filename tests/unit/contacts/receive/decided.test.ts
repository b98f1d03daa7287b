import {
  decided,
  firstOfEachNumber,
} from '../../../../server/src/services/contacts/receive/decided';
import type { Identity } from '../../../../server/src/services/contacts/receive/identify';
import { aContact, aCreateLink, aLink, aSnapshot } from '../../../helpers/builders/contact-records';

const KEPT_OUT = { keptOut: true } as const;
const kept = (contactNumber = '1000') => aSnapshot({}, { ...KEPT_OUT, contactNumber });

describe('an unknown number that the filter keeps out', () => {
  it.each<[Identity, string]>([
    [{ kind: 'matched', link: aLink() }, 'filtered'],
    [{ kind: 'new', link: aLink(), contact: aContact() }, 'filtered'],
    [{ kind: 'ambiguous', contactDocumentIds: ['a', 'b'] }, 'filtered'],
    [{ kind: 'create', link: aCreateLink() }, 'create'],
    [{ kind: 'awaited', contactDocumentId: 'a' }, 'awaited'],
  ])('of identity %j', (identity, kind) => {
    const identities = new Map([['1000', identity]]);
    expect(decided([kept()], identities).get('1000')?.kind).toBe(kind);
    expect(decided([aSnapshot({})], identities).get('1000')).toBe(identity);
  });

  it('comes after those that are let in, which may be of the same number', () => {
    const letIn = aSnapshot({ lastName: 'Keller' }, { contactNumber: '2' });
    const first = firstOfEachNumber([kept('1'), kept('2'), letIn]);
    expect([...first.keys()]).toEqual(['2', '1']);
    expect(first.get('2')).toBe(letIn);
  });
});
