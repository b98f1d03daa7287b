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
    institutionNamed: (code) => (code === 'museum' ? 'Das Museum' : code),
    listOf: (fields) => intl.formatList(fields.map(nameOf), { type: 'conjunction' }),
  };
}

const inGerman = (why: Parameters<typeof reasonInWords>[0]) => reasonInWords(why, german());

describe('a reason in the user’s language', () => {
  it('names the field of a contact and the state of a bulk job as the screens do', () => {
    expect(inGerman(reason('fieldTwice', { field: 'mobilePhone' }))).toBe(
      'Zwei Spalten enthalten das Feld „Mobiltelefon“.',
    );
    expect(
      inGerman(reason('bulkJobUnderWay', { bulkJob: 3, institution: 'museum', state: 'paused' })),
    ).toContain('Sein Zustand: Angehalten.');
  });

  it('names the institutions that the person knows, and shows the code of others', () => {
    expect(
      inGerman(reason('bothHaveNumbers', { institution: 'museum', kept: '1', removed: '2' })),
    ).toContain('bei Das Museum eine Nummer');
    expect(inGerman(reason('mayNotAct', { included: 'museum, opera' }))).toContain(
      'nur für Das Museum, opera.',
    );
  });

  it('names the rule by which contacts match', () => {
    expect(inGerman(reason('sameAsOther', { number: '12', rule: ['email', 'name'] }))).toContain(
      'mit gleichen Angaben (E-Mail und Name)',
    );
  });

  it('has its own word for a person or company and for each answer', () => {
    expect(inGerman(reason('otherType', { here: 'individual', there: 'structure' }))).toBe(
      'der Kontakt ist im CRM eine Person, in S-360 eine Firma',
    );
    expect(inGerman(reason('consentChanged', { code: 'NEWS', answer: 'unanswered' }))).toMatch(
      /nicht beantwortet\.$/,
    );
  });

  it.each([
    ['change', 'geändert'],
    ['submit', 'übermittelt'],
    ['close', 'abgeschlossen'],
    ['giveUp', 'aufgegeben'],
    ['decide', 'entschieden'],
  ] as const)('says of a booking that %s is not possible', (action, said) => {
    const values = { booking: 'B1', bookingState: 'closed', action };
    expect(inGerman(reason('bookingCannot', values))).toContain(`kann nicht mehr ${said} werden`);
  });

  it('says when there is no value', () => {
    expect(inGerman(reason('changedInCrm', { field: 'town', here: null }))).toMatch(
      /: Das CRM hat jetzt keinen Wert\.$/,
    );
    expect(inGerman(reason('changedInCrm', { field: 'town', here: '"St. Gallen"' }))).toMatch(
      /: Das CRM hat jetzt "St\. Gallen"\.$/,
    );
  });

  it('can contain other reasons as texts', () => {
    const reasons = [reason('createAwaited', { contact: 'abc' }), reason('notLookedAt')];
    const said = inGerman(reason('noContactMade', { number: '12', reasons }));
    expect(said).toMatch(/^Aus dem, was S-360 zur Nummer 12 gesendet hat/);
    expect(said).toMatch(/neu verarbeitet; er wurde nicht angesehen\./);
  });

  it('can contain a field with its oddity', () => {
    expect(inGerman(reason('fieldOdd', { field: 'email', reasons: [reason('notEmail')] }))).toMatch(
      /^E-Mail.*: ist keine E-Mail-Adresse$/,
    );
  });

  it('can contain the unchanged message of S-360', () => {
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
  it('is shown as it was written, with any braces and tags', () => {
    expect(inGerman(written('the item is {what}, <b>not</b> an object'))).toBe(
      'the item is {what}, <b>not</b> an object',
    );
  });
});
