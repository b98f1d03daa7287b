import {
  parsePath,
  pathText,
  typesOf,
  whyReadOnly,
  type ContactPath,
} from '../../../../../server/src/contacts/model/mapping/contact-path';
import { valueAt } from '../../../../../server/src/contacts/model/mapping/path-value';

function path(text: string): ContactPath {
  const parsed = parsePath(text);
  if (parsed.kind === 'wrong') throw new Error(parsed.reason);
  return parsed.path;
}

const reasonAgainst = (text: string): string => {
  const parsed = parsePath(text);
  return parsed.kind === 'wrong' ? parsed.reason : '';
};

describe('the path into the contact model', () => {
  it.each([
    ['individualContact.handicapType', { section: 'individualContact', name: 'handicapType' }],
    ['structureContact.community', { section: 'structureContact', name: 'community' }],
    ['addresses(main).town', { section: 'mainAddress', name: 'town' }],
    ['addresses(billing).town', { section: 'billingAddress', name: 'town' }],
    ['addresses(shipping).town', { section: 'shippingAddress', name: 'town' }],
    ['function', { section: 'item', name: 'function' }],
    [
      'financialData.account.number',
      { section: 'item', name: 'financialData', inner: ['account', 'number'] },
    ],
    [
      'individualContact.passport.id',
      { section: 'individualContact', name: 'passport', inner: ['id'] },
    ],
    ['contactCriteria(OPERA).value', { section: 'contactCriteria', entry: 'OPERA', name: 'value' }],
    [
      'indicators(12-A_b).value.text',
      { section: 'indicators', entry: '12-A_b', name: 'value', inner: ['text'] },
    ],
    [
      'addresses(main).street1',
      { section: 'mainAddress', name: 'street1', alternatives: ['line1'] },
    ],
  ])('%s is parsed and formatted back to the same text', (text, expected) => {
    expect(path(text)).toEqual(expected);
    expect(pathText(path(text))).toBe(text);
  });

  it.each([
    ['contactCriteria', /which entry of the list.*"contactCriteria\(CODE\)\.value"/],
    ['contactCriteria.value', /which entry of the list/],
    ['contactCriteria().value', /which entry of the list/],
    ['contactCriteria(OP ERA).value', /which entry of the list/],
    ['contactCriteria(OPERA)', /must say which value of the entry/],
    ['indicators(ASSIDUITY).', /must say which value of the entry/],
    ['indicators.value', /which entry of the list.*"indicators\(CODE\)\.value"/],
    ['addresses.town', /must say which address/],
    ['addresses(home).town', /is no path/],
    ['addresses(main)', /is no path/],
    ['individualContact', /is no path/],
    ['individualContact.', /is no path/],
    ['individualContact.a b', /is no path/],
    ['individualContact..a', /is no path/],
    ['__proto__.polluted', /is no path/],
    ['', /is no path/],
    ['a'.repeat(65), /is no path/],
    [Array.from({ length: 60 }, () => 'abc').join('.'), /is no path/],
  ])('%s is invalid for the right reason', (text, reason) => {
    expect(reasonAgainst(text)).toMatch(reason);
  });

  it.each([
    ['individualContact.handicapType', null],
    ['structureContact.addressSalutation', null],
    ['addresses(main).town', null],
    ['addresses(billing).town', /same address as the main one/],
    ['addresses(shipping).town', /same address as the main one/],
    ['function', /only be read/],
    ['individualContact.passport.id', /only be read/],
    ['individualContact.contactNumber', /set by S-360 alone/],
    ['addresses(main).contactAddressId', /set by S-360 alone/],
    ['addresses(main).line1', /set by S-360 alone/],
    ['individualContact.prospect', /no text/],
  ])('%s is writable or read-only as documented', (text, reason) => {
    if (reason === null) expect(whyReadOnly(path(text))).toBeNull();
    else expect(whyReadOnly(path(text))).toMatch(reason);
  });

  it('belongs to the contact types that have its section', () => {
    expect(typesOf(path('individualContact.a'))).toEqual(['individual']);
    expect(typesOf(path('structureContact.a'))).toEqual(['structure']);
    expect(typesOf(path('addresses(main).a'))).toEqual(['individual', 'structure']);
    expect(typesOf(path('function'))).toEqual(['individual', 'structure']);
  });
});

describe('the value at the path', () => {
  const item = {
    function: 'Treasurer',
    financialData: { account: { number: 7 }, empty: null },
    individualContact: { handicapType: 'NONE' },
    addresses: [
      { main: true, town: 'Bern', line1: 'Lane 1', street1: '' },
      { main: false, billingAddress: true, town: 'Basel' },
    ],
  };

  it.each([
    ['function', 'Treasurer'],
    ['financialData.account.number', 7],
    ['financialData.empty.number', null],
    ['financialData.other.number', undefined],
    ['individualContact.handicapType', 'NONE'],
    ['individualContact.other', undefined],
    ['individualContact.constructor', undefined],
    ['structureContact.community', undefined],
    ['addresses(main).town', 'Bern'],
    ['addresses(main).street1', 'Lane 1'],
    ['addresses(billing).town', 'Basel'],
    ['addresses(shipping).town', null],
  ])('%s is %j', (text, value) => {
    expect(valueAt(item, path(text))).toEqual(value);
  });

  it('of an address is undefined when the item has no addresses', () => {
    expect(valueAt({}, path('addresses(billing).town'))).toBeUndefined();
    expect(valueAt({}, path('addresses(main).town'))).toBeUndefined();
  });
});

describe('the value of a criterion or indicator', () => {
  const item = {
    contactCriteria: [
      { criterionCode: 'OPERA', value: 'gold' },
      { criterionId: 12, value: true },
    ],
    indicators: [{ code: 'ASSIDUITY', value: 7 }],
  };

  it.each([
    ['contactCriteria(OPERA).value', 'gold'],
    ['contactCriteria(12).value', true],
    ['indicators(ASSIDUITY).value', 7],
    ['contactCriteria(JAZZ).value', null],
    ['contactCriteria(OPERA).other', undefined],
  ])('at %s is found by code or id', (text, expected) => {
    expect(valueAt(item, path(text))).toBe(expected);
  });

  it('is undefined without the list, and its path is read-only and valid for both types', () => {
    const criterion = path('contactCriteria(OPERA).value');
    expect(valueAt({}, criterion)).toBeUndefined();
    expect(whyReadOnly(criterion)).toMatch(/can only be read/);
    expect(typesOf(criterion)).toEqual(['individual', 'structure']);
  });
});
