import { pointedOut } from '../../../../server/src/contacts/edits/unkept/pointed-out';
import type { CodeLists } from '../../../../server/src/contracts';
import { mappingFrom } from '../../../../server/src/contacts/model/mapping/configured-mapping';
import { someSettings } from '../../../helpers/builders/contact-records';

const STANDARD = { titles: { MR: 'MR', MRS: 'MRS' }, phoneCountry: 'CH' } as const;
const LISTS = { languages: ['de', 'fr'], countries: ['CH', 'GB'] };
const at = (
  name: string,
  more: Parameters<typeof someSettings>[0] = {},
  lists: CodeLists = LISTS,
) => ({
  name,
  lists,
  contacts: someSettings({ ...STANDARD, ...more }),
});
const found = (field: string, value: string, receivers = [at('The Museum')]) =>
  pointedOut({ type: 'individual', field, value }, receivers);

describe('a value that S-360 may not keep', () => {
  it.each<[string, string, object]>([
    ['town', 'x'.repeat(101), { why: 'tooLong', max: 100, length: 101 }],
    ['email', "o'brien@x.ch", { why: 'unusualEmail', email: "o'brien@x.ch" }],
    ['email', 'zoë@x.ch', { why: 'unusualEmail', email: 'zoë@x.ch' }],
    ['alternativeEmails', 'a@x.ch\nb&c@x.ch', { why: 'unusualEmail', email: 'b&c@x.ch' }],
    ['alternativeEmails', 'a@x.ch; b@x.ch, c@x.ch', { why: 'tooMany', max: 2, count: 3 }],
    ['mobilePhone', 'ask Anna', { why: 'notPhone' }],
    ['phone', '12', { why: 'notPhone' }],
    ['title', 'Prof.', { why: 'notInList', institutions: ['The Museum'] }],
    ['countryCode', 'NL', { why: 'notListed', institutions: ['The Museum'] }],
    ['language', 'en', { why: 'notListed', institutions: ['The Museum'] }],
  ])('in %s as %j is pointed out', (field, value, one) => {
    expect(found(field, value)).toEqual([one]);
  });

  it.each([
    ['town', 'x'.repeat(100)],
    ['email', 'Anna.Keller+news@X.ch'],
    ['alternativeEmails', 'a@x.ch\nb@x.ch'],
    ['mobilePhone', '079 000 00 00'],
    ['phone', '+33 1 40 15 80 00'],
    ['title', 'mrs'],
    ['title', ' '],
    ['countryCode', 'UK'],
    ['countryCode', 'ch'],
    ['language', 'de-CH'],
    ['language', 'FR'],
    ['firstName', 'x'.repeat(101)],
    ['notes', 'x'.repeat(101)],
  ])('is not %s as %j', (field, value) => {
    expect(found(field, value)).toEqual([]);
  });

  it('is named once for several institutions, and a title with those whose lists lack it', () => {
    const venues = [
      at('The Museum'),
      at('The Opera', { titles: { Frau: 'MRS' } }),
      at('The Arena'),
    ];
    expect(found('email', "o'brien@x.ch", venues)).toHaveLength(1);
    expect(found('title', 'Frau', venues)).toEqual([
      { why: 'notInList', institutions: ['The Museum', 'The Arena'] },
    ]);
  });

  it('is a country or language that some of the lists lack, as far as they are known', () => {
    const venues = [
      at('The Museum'),
      at('The Opera', {}, { languages: ['nl'], countries: ['NL'] }),
      at('The Arena', {}, { languages: null, countries: null }),
    ];
    const institutions = ['The Museum'];
    expect(found('countryCode', 'NL', venues)).toEqual([{ why: 'notListed', institutions }]);
    expect(found('language', 'nl', venues)).toEqual([{ why: 'notListed', institutions }]);
  });

  it('is nothing where no institution is sent it', () => {
    const path = 'individualContact.email';
    const mapping = mappingFrom([{ field: 'email', path, direction: 'fromS360' }]);
    expect(found('email', "o'brien@x.ch", [at('The Museum', { mapping })])).toEqual([]);
    expect(found('email', "o'brien@x.ch", [])).toEqual([]);
  });
});
