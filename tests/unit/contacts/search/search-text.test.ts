import { searchText } from '../../../../server/src/contacts/search/search-text';
import { furtherAttributes } from '../../../../server/src/contacts/search/answer-searches';

describe('the search text of a contact', () => {
  it('has no case and no accents, and includes phone numbers as digits', () => {
    expect(
      searchText({
        firstName: 'José',
        lastName: 'García  Núñez',
        email: 'Jose@Example.com',
        mobilePhone: '+41 79 123 45 67',
        town: null,
        notes: 'not searched here',
      }),
    ).toBe('jose garcia nunez jose@example.com +41 79 123 45 67 41791234567');
  });

  it('is null for a contact without data', () => {
    expect(searchText({ lastName: ' ', email: null })).toBeNull();
  });
});

describe('the list of further searched attributes', () => {
  it('contains the notes, the tags, and the text attributes that a venue added', () => {
    const attributes = {
      lastName: { type: 'string' },
      seatingPreference: { type: 'string' },
      visits: { type: 'integer' },
      secret: { type: 'string', visible: false },
      unsearched: { type: 'string', searchable: false },
    };
    expect(furtherAttributes(attributes, new Set(['lastName']))).toEqual([
      'notes',
      'tags',
      'seatingPreference',
    ]);
  });
});
