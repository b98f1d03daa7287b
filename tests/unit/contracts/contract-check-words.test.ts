import { findingInWords } from '../../../server/src/contracts';
import { reason } from '../../../server/src/contracts/reasons';
import { wordsIn } from '../../../server/src/app/screen-words';

describe('a refusal in a contract check', () => {
  const refused = async (language: string, call: string) => {
    const why = [reason('readRefused', { detail: 'error.x' })];
    return findingInWords({ code: 'callRefused', values: { call, why } }, await wordsIn(language));
  };

  it.each([
    ['en', '“Read a contact” (getContactData): S-360 refused this and answered: error.x.'],
    ['de', '„Kontakt abrufen“ (getContactData): S-360 hat dies abgelehnt und antwortet: error.x.'],
    ['it', '«Lettura di un contatto» (getContactData): S-360 lo ha rifiutato e risponde: error.x.'],
  ])(
    'says what the call does, with its method as the code, and what helps, in %s',
    async (language, sentence) => {
      expect(await refused(language, 'getContactData')).toContain(sentence);
    },
  );

  it('names a method that was set to another name as it is', async () => {
    expect(await refused('en', 'saveContact')).toMatch(/^saveContact: S-360 refused this/);
  });
});
