import { attributeProblems } from '../../../../../server/src/contacts/model/mapping/mapped-attributes';
import contact from '../../../../../server/src/contacts/content-types/contact';
import { institutionFrom, readConfiguration } from '../../../../../server/src/app/configuration';
import { aConfiguration, anInstitution } from '../../../../helpers/builders/configuration';

const HANDICAP = { field: 'handicapType', path: 'individualContact.handicapType' };

const problems = (added: Record<string, object>, ...institutions: Record<string, unknown>[]) =>
  attributeProblems(
    { ...contact.schema.attributes, ...added },
    readConfiguration(
      aConfiguration({ institutions: institutions.map((overrides) => anInstitution(overrides)) }),
    ).institutions.map((configuration) =>
      institutionFrom(configuration, { isOnly: false, phoneCountry: null }),
    ),
  );

const withAttribute = (attribute: object, direction?: string) =>
  problems(
    { handicapType: attribute },
    { mapping: [{ ...HANDICAP, ...(direction !== undefined && { direction }) }] },
  );

describe('a contact attribute that a mapping names', () => {
  it('exists for the standard mapping', () => {
    expect(problems({}, {})).toEqual([]);
  });

  it.each([
    ['string', undefined],
    ['text', undefined],
    ['richtext', 'fromS360'],
    ['enumeration', 'toS360'],
    ['email', 'toS360'],
  ])('may have the type %s', (type, direction) => {
    expect(withAttribute({ type }, direction)).toEqual([]);
  });

  it.each([
    ['email', undefined],
    ['enumeration', 'fromS360'],
    ['date', 'both'],
    ['boolean', undefined],
    ['integer', undefined],
    ['json', undefined],
    ['relation', 'toS360'],
    ['boolean', 'toS360'],
  ])('is rejected with the type %s', (type, direction) => {
    expect(withAttribute({ type }, direction)).toEqual([
      expect.stringMatching(
        new RegExp(`^institution "myvenue": mapping: .*"handicapType" is of type ${type}`),
      ),
    ]);
  });

  it.each([{ required: true }, { unique: true }, { regex: '^a' }, { maxLength: 3 }])(
    'is rejected with the constraint %j when S-360 writes it',
    (constraint) => {
      expect(withAttribute({ type: 'string', ...constraint })).toHaveLength(1);
      expect(withAttribute({ type: 'string', ...constraint }, 'toS360')).toEqual([]);
    },
  );

  it('is reported for every institution when it is missing', () => {
    const found = problems({}, { mapping: [HANDICAP] }, { code: 'museum', mapping: [HANDICAP] });
    expect(found).toEqual([
      expect.stringMatching(/^institution "myvenue".*"handicapType": add it/),
      expect.stringMatching(/^institution "museum".*"handicapType": add it/),
    ]);
  });

  it('must have the same kind at all institutions', () => {
    const found = problems(
      { handicapType: { type: 'string' } },
      { mapping: [HANDICAP] },
      { code: 'museum', mapping: [{ ...HANDICAP, kind: 'date' }] },
    );
    expect(found).toEqual([
      expect.stringMatching(/"museum".*kind date here and text at "myvenue"/),
    ]);
  });

  it.each([
    ['tags', 0],
    ['club', 1],
    ['emailKey', 1],
    ['documentId', 1],
  ])('may be used in a filter if it exists and is not internal: %s', (field, count) => {
    expect(problems({}, { sends: { where: [{ field, isFilled: true }] } })).toHaveLength(count);
  });
});
