import { baseUrlFrom, formerBaseUrlsFrom } from '../../../server/src/institutions/base-urls';

describe('the address of an S-360', () => {
  it.each(['https://venue.example.com', 'https://venue.example.com/', 'https://Venue.Example.com'])(
    'written %s is the same',
    (written) => expect(baseUrlFrom(written)).toBe('https://venue.example.com'),
  );

  it('keeps its path as it is written', () => {
    expect(baseUrlFrom('https://gate.example.com/Venue/')).toBe('https://gate.example.com/Venue');
  });

  it('is the same for links that were made with another spelling of it', () => {
    expect(formerBaseUrlsFrom('https://Venue.example.com', [])).toEqual([
      'https://Venue.example.com',
      'https://venue.example.com/',
    ]);
  });

  it('is that of its earlier addresses too, however they are written', () => {
    expect(formerBaseUrlsFrom('https://new.example.com', ['https://old.example.com/'])).toEqual([
      'https://new.example.com/',
      'https://old.example.com/',
      'https://old.example.com',
    ]);
  });
});
