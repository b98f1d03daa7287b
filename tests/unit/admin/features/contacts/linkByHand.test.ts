import { mayLink, mayUnlink } from '../../../../../admin/src/features/contacts/model/linkByHand';

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
