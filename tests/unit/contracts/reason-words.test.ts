import { createIntl } from 'react-intl';
import { fieldLabelKey } from '../../../admin/src/shared/fields/fieldKeys';
import de from '../../../admin/src/translations/de';
import { reason, reasonInWords, type ReasonWords } from '../../../server/src/contracts/reasons';
import { written } from '../../helpers/builders/reasons';

const texts: Record<string, string> = de;

function german(): ReasonWords {
  const onError = (error: Error) => {
    throw error;
  };
  const intl = createIntl({ locale: 'de', messages: texts, onError });
  const text: ReasonWords['text'] = (key, values) =>
    Object.hasOwn(texts, key) ? intl.formatMessage({ id: key }, values) : null;
  const nameOf = (field: string) => text(fieldLabelKey(field) ?? '') ?? field;
  return {
    text,
    nameOf,
    listOf: (fields) => intl.formatList(fields.map(nameOf), { type: 'conjunction' }),
  };
}

const inGerman = (why: Parameters<typeof reasonInWords>[0]) => reasonInWords(why, german());

describe('what is put into a reason', () => {
  it('names a contact’s field and a bulk job’s state as the screens do', () => {
    expect(inGerman(reason('fieldTwice', { field: 'mobilePhone' }))).toBe(
      'Zwei Spalten enthalten das Feld „Mobiltelefon“.',
    );
    expect(
      inGerman(reason('bulkJobUnderWay', { bulkJob: 3, institution: 'museum', state: 'paused' })),
    ).toContain('Sein Zustand: Angehalten.');
  });

  it('names the rule that contacts match by', () => {
    expect(inGerman(reason('sameAsOther', { number: '12', rule: ['email', 'name'] }))).toContain(
      'mit gleichen Angaben (E-Mail und Name)',
    );
  });

  it('tells people from companies, and answers from each other', () => {
    expect(inGerman(reason('otherType', { here: 'individual', there: 'structure' }))).toBe(
      'der Kontakt ist im CRM eine Person, in S-360 ein Unternehmen',
    );
    expect(inGerman(reason('consentChanged', { code: 'NEWS', answer: 'not answered' }))).toMatch(
      /nicht beantwortet\.$/,
    );
  });

  it('says that there is no value', () => {
    expect(inGerman(reason('changedInCrm', { field: 'town', here: null }))).toMatch(
      /: Das CRM hat jetzt keinen Wert\.$/,
    );
    expect(inGerman(reason('changedInCrm', { field: 'town', here: '"St. Gallen"' }))).toMatch(
      /: Das CRM hat jetzt "St\. Gallen"\.$/,
    );
  });

  it('are other reasons, each in words', () => {
    const reasons = [reason('createAwaited', { contact: 'abc' }), reason('notLookedAt')];
    const said = inGerman(reason('noContactMade', { number: '12', reasons }));
    expect(said).toMatch(/^Aus dem, was S-360 zur Nummer 12 gesendet hat/);
    expect(said).toMatch(/neu verarbeitet; er wurde nicht angesehen\./);
  });

  it('is a field with what is odd about it', () => {
    expect(inGerman(reason('fieldOdd', { field: 'email', reasons: [reason('notEmail')] }))).toMatch(
      /^E-Mail.*: ist keine E-Mail-Adresse$/,
    );
  });

  it('is what S-360 said, as it came', () => {
    expect(inGerman(reason('callRefused', { detail: 'error.contact.phone.invalid' }))).toContain(
      'error.contact.phone.invalid',
    );
  });
});

describe('a reason without a text', () => {
  it('is shown by its code', () => {
    expect(reasonInWords(reason('notLookedAt'), { ...german(), text: () => null })).toBe(
      'notLookedAt',
    );
  });
});

describe('a sentence from before reasons had codes', () => {
  it('stays as it was written, with whatever braces and tags it holds', () => {
    expect(inGerman(written('the item is {what}, <b>not</b> an object'))).toBe(
      'the item is {what}, <b>not</b> an object',
    );
  });
});
