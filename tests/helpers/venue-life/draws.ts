import type { PersonValues } from '../contacts/contacts';
import type { Random } from '../runs/random';
import { EDITED_FIELDS, FIELDS_OF_COMPANIES, type EditedField } from './edits';

/** The random choices of a scenario, with values that nobody else writes. */
export interface Draws extends Random {
  /** A unique value that begins with these letters. */
  fresh(letters: string): string;
  anyOf<T>(choices: readonly T[]): T | undefined;
  anyField(isCompany: boolean): EditedField;
  /** One or two fields. */
  anyFields(of: { isCompany: boolean }): EditedField[];
  /** An unknown person. */
  person(): PersonValues;
}

/** `tag` makes the values of one scenario different from those of others. */
export function createDraws(random: Random, tag: string): Draws {
  let count = 0;
  const fresh = (letters: string) => `${letters}${tag}-${(count += 1)}`;

  function anyField(isCompany: boolean): EditedField {
    const field = random.oneOf(EDITED_FIELDS);
    return isCompany && !FIELDS_OF_COMPANIES.includes(field) ? 'town' : field;
  }

  return {
    ...random,
    fresh,
    anyField,
    anyOf: (choices) => choices[random.below(choices.length)],
    anyFields({ isCompany }) {
      const [first, second] = [anyField(isCompany), anyField(isCompany)];
      return random.below(2) === 0 || first === second ? [first] : [first, second];
    },
    person() {
      const lastName = fresh('P');
      return { lastName, email: `${lastName.toLowerCase()}@example.com`, firstName: fresh('f') };
    },
  };
}
