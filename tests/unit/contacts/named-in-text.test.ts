import { isNamedIn, isNotedIn, isTitleOf } from '../../../server/src/contacts';

const person = (lastName: string, firstName = 'Erasmine') => ({
  folded: {
    emails: new Set(['erasmine@vergessner.example']),
    names: new Set([lastName]),
    firstNames: new Set([firstName.toLowerCase()]),
  },
  numbers: [{ institution: 'myvenue', number: '86' }],
});
const named = (lastName: string, ...written: string[]) =>
  written.filter((one) => isNamedIn(one, person(lastName), 'myvenue'));

describe('the text of a refusal', () => {
  it('names a person by last name, however S-360 writes it', () => {
    const texts = ['Known: Vergessner (12)', 'VERGESSNER is known', 'Vergessners Adresse fehlt'];
    expect(named('vergessner', ...texts)).toEqual(texts);
    expect(named('van der berg', 'known: van der berg')).toHaveLength(1);
    expect(named("d'arc", "Known: d'Arc")).toHaveLength(1);
    expect(named('李', 'Known: 李')).toHaveLength(1);
  });

  it('names nobody by a word that is a name, too', () => {
    expect(named('may', 'The field e-mail may not be empty')).toEqual([]);
    expect(named('test', 'A test of the contact failed')).toEqual([]);
    expect(named('a', 'A contact has this number', 'Field A is too long')).toEqual([]);
  });

  it('names a person by both names, e-mail or number in any case', () => {
    const texts = ['known: erasmine may', 'known: Erasmine@Vergessner.example', 'known as 86'];
    expect(named('may', ...texts)).toEqual(texts);
  });

  it('names a person by the number of its own institution alone', () => {
    expect(isNamedIn('Field 86 is too long', person('may'), 'museum')).toBe(false);
    expect(isNamedIn('Field 86 is too long', person('may'))).toBe(true);
  });

  it('names a person at the end of a long text', () => {
    expect(named('vergessner', `${'long, '.repeat(60)}Vergessner`)).toHaveLength(1);
    expect(isTitleOf(`${'long, '.repeat(60)}Erasmine Vergessner`, person('vergessner'))).toBe(true);
  });
});

describe('the note of a colleague', () => {
  it('names a person in whole words, in any case, also at its end', () => {
    expect(isNotedIn('li will call', person('li'))).toBe(true);
    expect(isNotedIn('The delivery of Julia', person('li'))).toBe(false);
    expect(isNotedIn('Room 1860', person('li'))).toBe(false);
    expect(isNotedIn(`${'long, '.repeat(60)}vergessner`, person('vergessner'))).toBe(true);
  });
});
