import { compareWhole, evaluate, type ReadBack } from '../../../../server/src/sending/trust';

const BEFORE = {
  contactNumber: '1',
  dateLastModified: '2026-01-01T00:00:00.000Z',
  hasWarning: true,
  individualContact: { individualLastname: 'Muster', email: 'a@example.com', blocked: true },
  addresses: [{ contactAddressId: 7, main: true, line1: 'Quai 1', town: 'Vevey' }],
  authorizations: [{ authorizationCode: 'SMS', allowed: false }],
  contactCriteria: [{ criterionCode: 'JAZZ', value: true }],
};

const isSame = (_place: string, a: string, b: string) => a === b;
const compared = (after: object, written: string[] = []) =>
  compareWhole(BEFORE, { ...BEFORE, ...after }, { isSame, written });
const lost = (after: object, written?: string[]) =>
  compared(after, written).lost.map(({ place }) => place);

describe('the comparison of a whole contact after a save', () => {
  it('finds no loss when only dates, warnings and spellings of address lines changed', () => {
    const addresses = [{ contactAddressId: 7, main: true, street1: ' Quai 1 ', town: 'Vevey' }];
    const after = { dateLastModified: '2026-02-02T00:00:00.000Z', hasWarning: false, addresses };
    expect(compared(after)).toMatchObject({ lost: [], altered: [] });
  });

  it('finds lost fields, flags, addresses, refusals and criteria', () => {
    const individualContact = { individualLastname: 'Muster', email: '', blocked: false };
    const gone = { individualContact, addresses: [], authorizations: [], contactCriteria: null };
    expect(lost(gone)).toEqual([
      'individualContact.email',
      'individualContact.blocked',
      'addresses(7).main',
      'addresses(7).town',
      'addresses(7).street1',
      'authorizations(SMS)',
      'contactCriteria(JAZZ)',
    ]);
  });

  it('does not count what the save itself wrote as lost', () => {
    const individualContact = { individualLastname: 'Muster', blocked: true };
    expect(lost({ individualContact }, ['individualContact.email'])).toEqual([]);
  });

  it('does not count salutations as altered or lost that follow the name, but a missing one of a save of others', () => {
    const named = { individualLastname: 'Muster', letterSalutation: 'Ms Muster' };
    const renamed = { individualLastname: 'Keller', letterSalutation: 'Ms Keller' };
    const after = (individualContact: object) =>
      compareWhole({ individualContact: named }, { individualContact }, { isSame, written });
    const written = ['individualContact.individualLastname'];
    expect(after(renamed)).toMatchObject({ lost: [], altered: [] });
    expect(after({ ...renamed, letterSalutation: '' }).lost).toEqual([]);
    const place = 'individualContact.letterSalutation';
    const individualContact = { individualLastname: 'Muster', letterSalutation: '' };
    const unnamed = compareWhole(
      { individualContact: named },
      { individualContact },
      { isSame, written: ['individualContact.email'] },
    );
    expect(unnamed.lost).toMatchObject([{ place }]);
  });

  it('finds that an address is no longer the main one', () => {
    const addresses = [{ contactAddressId: 7, main: false, line1: 'Quai 1', town: 'Vevey' }];
    expect(lost({ addresses })).toEqual(['addresses(7).main']);
  });

  it('finds no loss when S-360 folds the case of what was not sent', () => {
    const before = { individualContact: { alternativeEmails: ['A@example.com'], nick: 'Ann' } };
    const after = { individualContact: { alternativeEmails: ['a@example.com'], nick: 'ANN' } };
    expect(compareWhole(before, after, { isSame, written: [] })).toMatchObject({
      lost: [],
      altered: [],
    });
  });

  it('does not count a recreated address as lost', () => {
    const addresses = [{ contactAddressId: 9, main: true, street1: 'Quai 1', town: 'Vevey' }];
    expect(lost({ addresses })).toEqual([]);
  });
});

const ANSWERED_MS = Date.parse('2026-03-01T10:00:00.000Z');
const SENT = {
  field: 'town',
  place: 'addresses(7).town',
  sent: 'Bern',
  before: 'Vevey',
  isTaken: false,
  isExplained: false,
};
const TAKEN = { ...SENT, after: 'Bern', isTaken: true };

function verdictOn(changed: Partial<ReadBack>) {
  return evaluate({
    kind: 'update',
    does: ['data'],
    isAccepted: true,
    doneByMs: ANSWERED_MS,
    modifiedAtMs: ANSWERED_MS + 400,
    unsent: compared({}),
    isKnown: () => false,
    values: [TAKEN],
    ...changed,
  });
}

const WITHOUT_EMAIL = { individualLastname: 'Muster', blocked: true };

describe('a save that was read back', () => {
  it('is proven for a part when another value of that part remained', () => {
    expect(verdictOn({})).toEqual({ kind: 'well', proven: ['data'], values: [TAKEN] });
    expect(verdictOn({ does: ['data', 'authorizations'] })).toMatchObject({
      proven: ['data', 'authorizations'],
    });
    const unsent = compared({ individualContact: BEFORE.individualContact }, ['authorizations']);
    expect(verdictOn({ does: ['authorizations'], unsent })).toMatchObject({ proven: [] });
  });

  it('has lost the values that are missing', () => {
    const unsent = compared({ individualContact: WITHOUT_EMAIL });
    expect(verdictOn({ unsent })).toMatchObject({
      kind: 'lost',
      lost: [{ place: 'individualContact.email', before: 'a@example.com', after: null }],
    });
    expect(verdictOn({ unsent, isAccepted: false })).toMatchObject({ kind: 'lost' });
  });

  it('may not be the cause of a single missing value, but is the cause of a missing part', () => {
    const alone = compared({ individualContact: WITHOUT_EMAIL });
    expect(verdictOn({ unsent: alone })).toMatchObject({ mayBeAnothers: true });
    const whole = compared({ individualContact: {} });
    expect(verdictOn({ unsent: whole })).toMatchObject({ mayBeAnothers: false });
  });

  it('has an unclear result when somebody changed the contact afterwards', () => {
    const modifiedAtMs = ANSWERED_MS + 5_000;
    const unsent = compared({ individualContact: WITHOUT_EMAIL });
    expect(verdictOn({ unsent, modifiedAtMs })).toEqual({ kind: 'unclear' });
    const values = [{ ...SENT, after: 'Vevey' }];
    expect(verdictOn({ values, modifiedAtMs })).toEqual({ kind: 'unclear' });
  });

  it('is the cause of a completely missing part, whoever changed the contact afterwards', () => {
    const unsent = compared({ individualContact: {} });
    const modifiedAtMs = ANSWERED_MS + 5_000;
    expect(verdictOn({ unsent, modifiedAtMs })).toMatchObject({ kind: 'lost' });
  });

  it('was not done when S-360 still has the former value', () => {
    const values = [{ ...SENT, after: 'Vevey' }];
    expect(verdictOn({ values })).toEqual({ kind: 'notDone', proven: [], values });
    expect(verdictOn({ values, isAccepted: false })).toEqual({ kind: 'unclear' });
  });

  it('proves that nothing was lost when S-360 took one of two values', () => {
    const kept = { ...SENT, field: 'title', after: 'Vevey' };
    expect(verdictOn({ values: [TAKEN, kept] })).toMatchObject({
      kind: 'notDone',
      proven: ['data'],
    });
  });

  it('was done when S-360 writes the value in its own form', () => {
    expect(verdictOn({ values: [{ ...SENT, after: 'BERN', isTaken: true }] })).toMatchObject({
      kind: 'well',
    });
  });

  it('has lost a value that it replaced beside the sent ones, if the CRM knows the field', () => {
    const addresses = [{ contactAddressId: 7, main: true, line1: 'Quai 1', town: 'Lyon' }];
    const unsent = compared({ addresses });
    expect(verdictOn({ unsent, isKnown: (place) => place.endsWith('town') })).toMatchObject({
      kind: 'lost',
      altered: [{ place: 'addresses(7).town', before: 'Vevey', after: 'Lyon' }],
    });
    expect(verdictOn({ unsent })).toMatchObject({ kind: 'well' });
  });
});
