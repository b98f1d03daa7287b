import { findingInWords } from '../../../server/src/contracts';
import { wordsIn } from '../../../server/src/app/screen-words';

describe('a refusal in a contract check', () => {
  const refused = async (language: string, call: string) =>
    findingInWords(
      { code: 'callRefused', values: { call, detail: 'error.x' } },
      await wordsIn(language),
    );

  it.each([
    ['en', 'S-360 refused “Read a contact” (getContactData): error.x'],
    ['de', 'S-360 hat „Kontakt abrufen“ (getContactData) abgelehnt: error.x'],
    ['it', 'S-360 ha rifiutato «Lettura di un contatto» (getContactData): error.x'],
  ])('says what the call does, with its method as the code, in %s', async (language, sentence) => {
    expect(await refused(language, 'getContactData')).toBe(sentence);
  });

  it('names a method that was set to another name as it is', async () => {
    expect(await refused('en', 'saveContact')).toBe('S-360 refused saveContact: error.x');
  });
});
