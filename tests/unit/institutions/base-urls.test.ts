import { baseUrlFrom, formerBaseUrlsFrom } from '../../../server/src/institutions/base-urls';

describe('the base URL of an S-360', () => {
  it.each(['https://venue.example.com', 'https://venue.example.com/', 'https://Venue.Example.com'])(
    'is the same when it is written as %s',
    (written) => expect(baseUrlFrom(written)).toBe('https://venue.example.com'),
  );

  it('keeps the spelling of its path', () => {
    expect(baseUrlFrom('https://gate.example.com/Venue/')).toBe('https://gate.example.com/Venue');
  });

  it('is the same for links that were made with another spelling', () => {
    expect(formerBaseUrlsFrom('https://Venue.example.com', [])).toEqual([
      'https://Venue.example.com',
      'https://venue.example.com/',
    ]);
  });

  it('matches its former addresses in any spelling', () => {
    expect(formerBaseUrlsFrom('https://new.example.com', ['https://old.example.com/'])).toEqual([
      'https://new.example.com/',
      'https://old.example.com/',
      'https://old.example.com',
    ]);
  });
});
