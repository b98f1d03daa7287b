import { array, object, string } from 'yup';
import { isOneOf } from './assumption-settings';

const plainText = () => string().strict().typeError('${path} must be a text');

const oneOf = <Word extends string>(...wordList: [Word, ...Word[]]) => plainText().oneOf(wordList);

const unknownSetting = '${path} has an unknown setting: ${unknown}';

/** Words of S-360. A blank word would match every empty value. */
const words = () =>
  array()
    .of(
      plainText()
        .trim('${path} must not begin or end with a space')
        .required('${path} must not be empty'),
    )
    .strict()
    .typeError('${path} must be a list of words')
    .min(1, '${path} must name a word, or be left out')
    .optional()
    .default(undefined);

/** A word may have only one meaning: with two, the plugin would pick one of them arbitrarily. */
function hasEachOnce(
  lists: Readonly<Record<string, readonly string[] | undefined>> | undefined,
): boolean {
  const all = Object.values(lists ?? {}).flatMap((list) => list ?? []);
  return all.every((word, position) => !isOneOf(all.slice(0, position), word));
}

const elementName = () =>
  plainText()
    .matches(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, '${path} must be the name of an element')
    .optional();

const form = () => oneOf('nested', 'flat').optional();

const saveBody = () =>
  object({
    form: form(),
    contact: elementName(),
    addresses: elementName(),
    authorizations: elementName(),
  })
    .noUnknown(unknownSetting)
    .optional()
    .default(undefined);

/** `assumptions` of an institution: only what differs from the defaults in `ASSUMPTIONS`. */
export const assumptionsSchema = () =>
  object({
    tokenSubject: plainText().min(1, '${path} must not be empty').optional(),
    tokenTimeUnit: oneOf('seconds', 'milliseconds').optional(),
    successWords: words(),
    failureWords: words(),
    orderStates: object({ open: words(), closed: words(), abandoned: words() })
      .noUnknown(unknownSetting)
      .test('each once', '${path} gives a word two meanings', hasEachOnce)
      .optional()
      .default(undefined),
    flagWords: object({ true: words(), false: words() })
      .noUnknown(unknownSetting)
      .test('each once', '${path} gives a word two meanings', hasEachOnce)
      .optional()
      .default(undefined),
    catalogPrices: oneOf('net', 'gross').optional(),
    seatCategoryId: oneOf('seatCatId', 'institutionSeatCatId').optional(),
    requestIds: oneOf('afterFirst', 'always', 'never').optional(),
    expiry: oneOf('endOfDay', 'exact').optional(),
    saveIndividual: saveBody(),
    saveStructure: saveBody(),
    searchContact: object({
      form: form(),
      criteria: elementName(),
      contacts: elementName(),
      start: elementName(),
      max: elementName(),
    })
      .noUnknown(unknownSetting)
      .optional()
      .default(undefined),
    writes: oneOf('partial', 'full').optional(),
  })
    .noUnknown(unknownSetting)
    .test('each once', '${path} gives a word of an answer two meanings', (value) =>
      hasEachOnce({ success: value?.successWords, failure: value?.failureWords }),
    )
    .optional()
    .default(undefined);
