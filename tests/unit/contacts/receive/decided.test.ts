import {
  decideIdentities,
  firstOfEachNumber,
} from '../../../../server/src/contacts/receive/decided';
import type { Identity } from '../../../../server/src/contacts/receive/identify';
import type { ContactSnapshot } from '../../../../server/src/contacts/model/mapping/snapshot';
import type { ContactSettings } from '../../../../server/src/contacts/settings';
import {
  aContact,
  aCreateLink,
  aLink,
  aSnapshot,
  atMs,
  someSettings,
} from '../../../helpers/builders/contact-records';

const FILTERED = { filtered: true } as const;
const settings = someSettings();
const decidedOf = (
  shown: ContactSnapshot[],
  found: ReadonlyMap<string, Identity>,
  by: ContactSettings,
) => decideIdentities(shown, found, by, 'delivery');
const kept = (contactNumber = '1000') => aSnapshot({}, { ...FILTERED, contactNumber });

describe('an unknown number outside the filter', () => {
  it.each<[Identity, string]>([
    [{ kind: 'matched', link: aLink() }, 'filtered'],
    [{ kind: 'new', link: aLink(), contact: aContact(), double: null }, 'filtered'],
    [
      {
        kind: 'ambiguous',
        contactDocumentIds: ['a', 'b'],
        rule: ['email'],
        isDoubtful: false,
        isMoved: false,
      },
      'filtered',
    ],
    [{ kind: 'create', link: aCreateLink(), isMatched: false }, 'create'],
    [{ kind: 'awaited', contactDocumentId: 'a' }, 'awaited'],
  ])('is excluded unless it may be a create in progress: %j', (identity, kind) => {
    const identities = new Map([['1000', identity]]);
    expect(decidedOf([kept()], identities, settings).get('1000')?.kind).toBe(kind);
    expect(decidedOf([aSnapshot({ lastName: 'Keller' })], identities, settings).get('1000')).toBe(
      identity,
    );
  });

  it('comes after included items, which may have the same number', () => {
    const imported = aSnapshot({ lastName: 'Keller' }, { contactNumber: '2' });
    const first = firstOfEachNumber([kept('1'), kept('2'), imported]);
    expect([...first.keys()]).toEqual(['2', '1']);
    expect(first.get('2')?.filtered).toBeUndefined();
  });
});

describe('an unknown number last changed before the chosen depth', () => {
  const old = aSnapshot({ lastName: 'Keller' }, { modifiedAtMs: atMs(-1) });
  const deep = someSettings({ updatedSinceMs: atMs(0) });
  const isNew: Identity = { kind: 'new', link: aLink(), contact: aContact(), double: null };

  it('is excluded when it would be a new contact, and linked when it matches a contact', () => {
    const matched: Identity = { kind: 'matched', link: aLink() };
    expect(decidedOf([old], new Map([['1000', isNew]]), deep).get('1000')?.kind).toBe('tooOld');
    expect(decidedOf([old], new Map([['1000', matched]]), deep).get('1000')).toBe(matched);
  });

  it('is judged by the newest of several items', () => {
    const recent = aSnapshot({ lastName: 'Keller' }, { modifiedAtMs: atMs(0) });
    const first = firstOfEachNumber([old, recent]);
    expect(decidedOf([...first.values()], new Map([['1000', isNew]]), deep).get('1000')).toBe(
      isNew,
    );
  });
});

describe('an unknown number without a name', () => {
  const isNew: Identity = { kind: 'new', link: aLink(), contact: aContact(), double: null };
  const identities = new Map([['1000', isNew]]);
  const nameless = aSnapshot({ email: 'who@example.com' });

  it('does not become a contact by a delivery', () => {
    expect(decidedOf([nameless], identities, settings).get('1000')?.kind).toBe('nameless');
  });

  it('becomes a contact by a pull, which contains everything S-360 has', () => {
    expect(decideIdentities([nameless], identities, settings, 'pull').get('1000')).toBe(isNew);
  });

  it('becomes a contact when its name is explicitly blank', () => {
    const blank = aSnapshot({ lastName: null });
    expect(decidedOf([blank], identities, settings).get('1000')).toBe(isNew);
  });

  it('is linked to a contact that it matches', () => {
    const matched: Identity = { kind: 'matched', link: aLink() };
    const found = decidedOf([nameless], new Map([['1000', matched]]), settings);
    expect(found.get('1000')).toBe(matched);
  });
});
