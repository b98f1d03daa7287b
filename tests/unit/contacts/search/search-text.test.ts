import { searchText } from '../../../../server/src/contacts/search/search-text';
import { furtherAttributes } from '../../../../server/src/contacts/search/answer-searches';

describe('the text in which a contact is searched', () => {
  it('has no case and no accents, and phones also as bare digits', () => {
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

  it('is none of a contact of which nothing is known', () => {
    expect(searchText({ lastName: ' ', email: null })).toBeNull();
  });
});

describe('what is searched beside it', () => {
  it('is notes and tags, and the texts that a venue has added', () => {
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
