import { sentenceFor } from '../../../../server/src/contacts/edits/unkept/unkept-values-error';
import { unkeptValues } from '../../../../server/src/contacts/edits/unkept/unkept-values';
import { mappingFrom } from '../../../../server/src/contacts/model/mapping/configured-mapping';
import { STANDARD_MAPPING } from '../../../../server/src/contacts/model/mapping/mapping';

const TODAY = '2026-03-01';
const found = (
  entered: Record<string, unknown>,
  { mappings = [STANDARD_MAPPING], type = 'individual' as 'individual' | 'structure' } = {},
) => unkeptValues(entered, type, { mappings, today: TODAY });

describe('a value that a person enters', () => {
  it.each<[string, string, object]>([
    ['firstName', 'x'.repeat(101), { why: 'tooLong', max: 100, length: 101 }],
    ['zipCode', '12345678901', { why: 'tooLong', max: 10, length: 11 }],
    ['email', `${'x'.repeat(250)}@x.ch`, { why: 'tooLong', max: 250, length: 255 }],
    ['street2', 'x'.repeat(101), { why: 'tooLong', max: 100, length: 101 }],
    ['birthDate', 'yesterday', { why: 'notDate' }],
    ['birthDate', '2026-03-02', { why: 'futureDate' }],
    ['countryCode', 'Schweiz', { why: 'notCountry' }],
    ['language', 'german', { why: 'notLanguage' }],
  ])('in %s as %j is refused at its field', (field, value, why) => {
    expect(found({ [field]: value })).toEqual([{ field, ...why }]);
  });

  it.each([
    ['firstName', 'x'.repeat(100)],
    ['town', 'x'.repeat(101)],
    ['email', "o'brien@x.ch"],
    ['birthDate', '2026-03-01'],
    ['countryCode', 'uk'],
    ['language', 'de-CH'],
    ['notes', 'x'.repeat(300)],
    ['firstName', null],
    ['firstName', ''],
  ])('in %s as %j is kept by S-360, or at most pointed out', (field, value) => {
    expect(found({ [field]: value })).toEqual([]);
  });

  it('is not looked at where no institution is sent it', () => {
    const fromS360 = mappingFrom([
      { field: 'zipCode', path: 'addresses(main).zipCode', direction: 'fromS360' },
    ]);
    expect(found({ zipCode: '12345678901' }, { mappings: [fromS360] })).toEqual([]);
    expect(found({ zipCode: '12345678901' }, { mappings: [] })).toEqual([]);
    expect(found({ firstName: 'x'.repeat(101) }, { type: 'structure' })).toEqual([]);
  });

  it('is named once, although several institutions are sent it', () => {
    const mappings = [STANDARD_MAPPING, STANDARD_MAPPING];
    expect(found({ zipCode: '12345678901' }, { mappings })).toHaveLength(1);
  });
});

describe('the sentence at the field', () => {
  const tooLong = { field: 'zipCode', why: 'tooLong', max: 10, length: 11 } as const;

  it('is in the language of the panel, and else in English', () => {
    expect(sentenceFor(tooLong, 'fr')).toBe(
      'S-360 garde ici 10 caractères au plus, il y en a 11. Veuillez raccourcir.',
    );
    expect(sentenceFor(tooLong, 'pt-BR')).toBe(
      'S-360 keeps at most 10 characters here; these are 11. Please shorten it.',
    );
    expect(sentenceFor({ field: 'birthDate', why: 'futureDate' }, 'de')).toBe(
      'Ein Geburtsdatum kann nicht in der Zukunft liegen: S-360 ließe es weg.',
    );
  });
});
