import {
  mayLink,
  mayUnlink,
  ownerOfNumber,
} from '../../../../../admin/src/features/contacts/model/linkByHand';

const idle = { contactNumber: '100', outgoing: null, state: 'inSync' } as const;

describe('a contact at an institution', () => {
  it('can be unlinked from its number while nothing is under way', () => {
    expect(mayUnlink(idle)).toBe(true);
    expect(mayUnlink({ ...idle, state: 'conflict', outgoing: 'pending' })).toBe(true);
    expect(mayUnlink({ ...idle, state: 'conflict', outgoing: 'sending' })).toBe(false);
    expect(mayUnlink({ ...idle, state: 'unlinked' })).toBe(false);
    expect(mayUnlink({ ...idle, contactNumber: null })).toBe(false);
  });

  it('can be linked with a number while it has none, or is unlinked', () => {
    expect(mayLink(idle)).toBe(false);
    expect(mayLink({ ...idle, state: 'unlinked' })).toBe(true);
    const unknown = { ...idle, contactNumber: null };
    expect(mayLink({ ...unknown, state: 'notLinked' })).toBe(true);
    expect(mayLink({ ...unknown, state: 'sending', outgoing: 'sending' })).toBe(false);
    expect(mayLink({ ...unknown, state: 'inDoubt' })).toBe(false);
  });
});

describe('a number that cannot be linked', () => {
  const refused = (code: string, values: object) => ({ details: { reason: { code, values } } });

  it('belongs to the contact that the answer names', () => {
    const taken = refused('numberTaken', { number: '100', contact: 'anna' });
    expect(ownerOfNumber(taken)).toBe('anna');
  });

  it('is nobody’s when the answer says something else', () => {
    expect(ownerOfNumber(refused('numberWithoutContact', { number: '100' }))).toBeNull();
    expect(ownerOfNumber(refused('hasNumber', { number: '100', contact: 'x' }))).toBeNull();
    expect(ownerOfNumber(new Error('offline'))).toBeNull();
  });
});
