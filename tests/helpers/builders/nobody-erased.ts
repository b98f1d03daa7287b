import type { ErasedPersons } from '../../../server/src/contacts/erased-persons';

export const NOBODY_ERASED: ErasedPersons = {
  areErased: (shown) => Promise.resolve(shown.map(() => false)),
  numbersErased: () => Promise.resolve(new Set()),
};
