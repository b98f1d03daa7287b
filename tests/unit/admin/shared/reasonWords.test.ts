import { createIntl } from 'react-intl';
import de from '../../../../admin/src/translations/de';
import fr from '../../../../admin/src/translations/fr';
import itTexts from '../../../../admin/src/translations/it';
import { message } from '../../../../admin/src/translations/message';
import { problemsIn } from '../../../../admin/src/shared/words/problems';
import { reasonInWords } from '../../../../admin/src/shared/words/reasonWords';
import type { Words } from '../../../../admin/src/shared/words/reasonWords';
import { fieldLabelKey } from '../../../../admin/src/shared/fields/fieldKeys';
import { REASONS, reason } from '../../../../server/src/contracts/reasons';
import { InvalidFileError, MergeObstaclesError } from '../../../../server/src/kernel/errors';
import { valueNames } from '../../../helpers/text-values';

function wordsIn(locale: string, texts: Record<string, string>): Words {
  const messages = Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [`s360.${key}`, text]),
  );
  const onError = (error: Error) => {
    throw error;
  };
  const intl = createIntl({ locale, messages, onError });
  const nameOf = (field: string) => {
    const key = fieldLabelKey(field);
    return key === null ? field : intl.formatMessage(message(key));
  };
  return {
    formatMessage: (text, values) => intl.formatMessage(text, values),
    nameOf,
    listOf: (fields) => intl.formatList(fields.map(nameOf), { type: 'conjunction' }),
  };
}

const german = wordsIn('de', de);
const inGerman = (text: string) => reasonInWords(text, german);

describe.each([
  ['fr', fr],
  ['de', de],
  ['it', itTexts],
])('a reason shown in %s', (locale, texts) => {
  const words = wordsIn(locale, texts);

  it.each(Object.keys(REASONS) as (keyof typeof REASONS)[])('%s is not English', (code) => {
    const values = Object.fromEntries(valueNames(REASONS[code]).map((name) => [name, '7']));
    const said = reason(code, values);
    expect(reasonInWords(said, words)).not.toBe(said);
  });
});

describe('what is put into a reason', () => {
  it('names a contact’s field and a bulk job’s state as the screens do', () => {
    expect(inGerman(reason('fieldTwice', { field: 'mobilePhone' }))).toBe(
      'Zwei Spalten enthalten das Feld „Mobiltelefon“.',
    );
    expect(
      inGerman(reason('bulkJobUnderWay', { bulkJob: 3, institution: 'museum', state: 'paused' })),
    ).toContain('Ihr Zustand: Angehalten.');
  });

  it('names the rule that contacts match by', () => {
    expect(inGerman(reason('sameAsOther', { number: '12', rule: 'e-mail and name' }))).toContain(
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
    expect(inGerman(reason('changedInCrm', { field: 'town', here: 'no value' }))).toMatch(
      /: Das CRM hat jetzt keinen Wert\.$/,
    );
    expect(inGerman(reason('changedInCrm', { field: 'town', here: '"St. Gallen"' }))).toMatch(
      /: Das CRM hat jetzt "St\. Gallen"\.$/,
    );
  });

  it('are other reasons, each in words, also one that holds a semicolon itself', () => {
    const reasons = [
      reason('createAwaited', { contact: 'abc' }),
      'error.contact.unknown',
      reason('notLookedAt'),
    ].join('; ');
    const said = inGerman(reason('noContactMade', { number: '12', reasons }));
    expect(said).toMatch(/^Aus dem, was S-360 zur Nummer 12 gesendet hat/);
    expect(said).toMatch(/neu beurteilt; error\.contact\.unknown; er wurde nicht angesehen\./);
  });
});

describe('a finding about a row of a file', () => {
  it('names the field first', () => {
    expect(inGerman(`email ${reason('notEmail')}`)).toMatch(/^E-Mail.* ist keine E-Mail-Adresse$/);
  });

  it('that nobody has written down stays what it is', () => {
    expect(inGerman('error.contact.phone.invalid')).toBe('error.contact.phone.invalid');
  });
});

describe('the problems of an answer', () => {
  const answerOf = ({ message: text, details }: { message: string; details: unknown }) => ({
    name: 'ConflictError',
    message: text,
    details,
  });

  it('are all obstacles to a merge', () => {
    const obstacles = [
      reason('personAndCompany'),
      reason('bothHaveNumbers', { institution: 'museum', kept: '1', removed: '2' }),
    ];
    expect(problemsIn(answerOf(new MergeObstaclesError(obstacles)))).toEqual(obstacles);
  });

  it('are all that is wrong with the columns of a file', () => {
    const problems = [reason('columnNotInFile', { heading: 'a' }), reason('noColumnRead')];
    expect(problemsIn(answerOf(new InvalidFileError(problems)))).toEqual(problems);
  });

  it('are none where Strapi lists what is wrong with a request, or nothing is listed', () => {
    const details = { errors: [{ path: ['since'], message: 'Invalid ISO date' }] };
    expect(problemsIn(answerOf({ message: 'Invalid', details }))).toEqual([]);
    expect(problemsIn(answerOf({ message: 'Invalid', details: {} }))).toEqual([]);
    expect(problemsIn('aborted')).toEqual([]);
  });
});
