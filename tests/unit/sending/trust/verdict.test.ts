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

describe('a contact that is compared whole', () => {
  it('has lost nothing where nothing but dates, warnings and spellings of lines changed', () => {
    const addresses = [{ contactAddressId: 7, main: true, street1: ' Quai 1 ', town: 'Vevey' }];
    const after = { dateLastModified: '2026-02-02T00:00:00.000Z', hasWarning: false, addresses };
    expect(compared(after)).toMatchObject({ lost: [], altered: [] });
  });

  it('has lost fields, flags, addresses, refusals and criteria that are gone', () => {
    const individualContact = { individualLastname: 'Muster', email: '', blocked: false };
    const gone = { individualContact, addresses: [], authorizations: [], contactCriteria: null };
    expect(lost(gone)).toEqual([
      'individualContact.email',
      'individualContact.blocked',
      'addresses(7).town',
      'addresses(7).street1',
      'authorizations(SMS)',
      'contactCriteria(JAZZ)',
    ]);
  });

  it('has not lost what the save wrote', () => {
    const individualContact = { individualLastname: 'Muster', blocked: true };
    expect(lost({ individualContact }, ['individualContact.email'])).toEqual([]);
  });

  it('is not altered where S-360 made salutations anew of a changed name; one that is gone is lost', () => {
    const named = { individualLastname: 'Muster', letterSalutation: 'Ms Muster' };
    const renamed = { individualLastname: 'Keller', letterSalutation: 'Ms Keller' };
    const after = (individualContact: object) =>
      compareWhole({ individualContact: named }, { individualContact }, { isSame, written });
    const written = ['individualContact.individualLastname'];
    expect(after(renamed)).toMatchObject({ lost: [], altered: [] });
    const place = 'individualContact.letterSalutation';
    expect(after({ ...renamed, letterSalutation: '' }).lost).toMatchObject([{ place }]);
  });

  it('has not lost an address that S-360 made anew', () => {
    const addresses = [{ contactAddressId: 9, main: true, street1: 'Quai 1', town: 'Vevey' }];
    expect(lost({ addresses })).toEqual([]);
  });
});

const ANSWERED_MS = Date.parse('2026-03-01T10:00:00.000Z');
const SENT = { field: 'town', place: 'addresses(7).town', sent: 'Bern', before: 'Vevey' };

function verdictOn(changed: Partial<ReadBack>) {
  return evaluate({
    kind: 'update',
    does: ['data'],
    isAccepted: true,
    doneByMs: ANSWERED_MS,
    modifiedAtMs: ANSWERED_MS + 400,
    unsent: compared({}),
    values: [{ ...SENT, after: 'Bern' }],
    ...changed,
  });
}

const WITHOUT_EMAIL = { individualLastname: 'Muster', blocked: true };

describe('a save that was read back', () => {
  it('proves what it does where something else in the same part has stayed', () => {
    expect(verdictOn({})).toEqual({ kind: 'well', proven: ['data'] });
    expect(verdictOn({ does: ['data', 'authorizations'] })).toMatchObject({
      proven: ['data', 'authorizations'],
    });
    const unsent = compared({ individualContact: BEFORE.individualContact }, ['authorizations']);
    expect(verdictOn({ does: ['authorizations'], unsent })).toMatchObject({ proven: [] });
  });

  it('has lost what is missing', () => {
    const unsent = compared({ individualContact: WITHOUT_EMAIL });
    expect(verdictOn({ unsent })).toMatchObject({
      kind: 'lost',
      lost: [{ place: 'individualContact.email', before: 'a@example.com', after: null }],
    });
    expect(verdictOn({ unsent, isAccepted: false })).toMatchObject({ kind: 'lost' });
  });

  it('may have lost by somebody else what is missing alone, but not a whole part', () => {
    const alone = compared({ individualContact: WITHOUT_EMAIL });
    expect(verdictOn({ unsent: alone })).toMatchObject({ mayBeAnothers: true });
    const whole = compared({ individualContact: {} });
    expect(verdictOn({ unsent: whole })).toMatchObject({ mayBeAnothers: false });
  });

  it('says nothing where somebody changed the contact afterwards', () => {
    const modifiedAtMs = ANSWERED_MS + 5_000;
    const unsent = compared({ individualContact: WITHOUT_EMAIL });
    expect(verdictOn({ unsent, modifiedAtMs })).toEqual({ kind: 'unclear' });
    const values = [{ ...SENT, after: 'Vevey' }];
    expect(verdictOn({ values, modifiedAtMs })).toEqual({ kind: 'unclear' });
  });

  it('has lost a part of which nothing is left, whoever changed the contact afterwards', () => {
    const unsent = compared({ individualContact: {} });
    const modifiedAtMs = ANSWERED_MS + 5_000;
    expect(verdictOn({ unsent, modifiedAtMs })).toMatchObject({ kind: 'lost' });
  });

  it('is not done where S-360 still has the former value', () => {
    const values = [{ ...SENT, after: 'Vevey' }];
    expect(verdictOn({ values })).toEqual({ kind: 'notDone', values });
    expect(verdictOn({ values, isAccepted: false })).toEqual({ kind: 'unclear' });
  });

  it('is done where S-360 writes the value in its own way', () => {
    expect(verdictOn({ values: [{ ...SENT, after: 'BERN' }] })).toMatchObject({ kind: 'well' });
    const spelled = { ...SENT, before: 'ZURICH', sent: 'Zürich', after: 'ZURICH' };
    expect(verdictOn({ values: [spelled] })).toMatchObject({ kind: 'well' });
  });
});
