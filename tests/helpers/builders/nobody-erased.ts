import type { ErasedPersons } from '../../../server/src/contacts/erased-persons';

export const NOBODY_ERASED: ErasedPersons = {
  areErased: (shown) => Promise.resolve(shown.map(() => false)),
  numbersErased: () => Promise.resolve(new Set()),
  keepOut: () => Promise.resolve(),
};

/** Nobody is erased but those whom S-360 makes anonymous before anybody here knows their numbers. */
export function anonymisedNumbers(): ErasedPersons {
  const keptOut = new Set<string>();
  const has = (institution: string | null, number: string | null) =>
    keptOut.has(`${institution}/${number}`);
  return {
    areErased: (shown, { institution }) =>
      Promise.resolve(shown.map(({ contactNumber }) => has(institution, contactNumber))),
    numbersErased: (institution, numbers) =>
      Promise.resolve(new Set(numbers.filter((number) => has(institution, number)))),
    keepOut(institution, numbers) {
      for (const number of numbers) keptOut.add(`${institution}/${number}`);
      return Promise.resolve();
    },
  };
}
