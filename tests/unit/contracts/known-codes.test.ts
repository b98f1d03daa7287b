import {
  countryCodes,
  isCountryCode,
  isLanguageCode,
  languageCodes,
} from '../../../server/src/contracts/known-codes';

describe('the codes that a person chooses from', () => {
  it('are today’s countries and languages, each of which S-360 takes', () => {
    expect(countryCodes()).toEqual(expect.arrayContaining(['CH', 'FR', 'GB', 'XK']));
    expect(countryCodes().filter((code) => !isCountryCode(code))).toEqual([]);
    expect(languageCodes()).toEqual(expect.arrayContaining(['de', 'en', 'fr', 'it', 'rm']));
    expect(languageCodes().filter((code) => !isLanguageCode(code))).toEqual([]);
  });

  it('leave out former ones, unions and what stands for none', () => {
    const others = ['UK', 'DD', 'YU', 'EU', 'UN', 'ZZ', 'XA', 'AC', 'IC'];
    expect(countryCodes().filter((code) => others.includes(code))).toEqual([]);
    expect(languageCodes().filter((code) => ['iw', 'in', 'mo'].includes(code))).toEqual([]);
  });
});
