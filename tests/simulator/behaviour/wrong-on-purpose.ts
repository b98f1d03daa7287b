import { ASSUMPTIONS } from '../../../server/src/s360/interface';
import { ORDER_ABANDON_DELAY_MINUTES } from '../catalog/model';
import { isObject, textOf } from '../json';
import { asConfigured, bodyOfSave, bodyOfSearch } from './of-assumptions';
import {
  type Choice,
  count,
  name,
  oneOf,
  option,
  orNull,
  otherThan,
  parts,
  text,
  version,
} from './option';

/** What the simulator writes for true and false where flags are texts. */
interface FlagWords {
  true: string;
  false: string;
}

const flags: Choice<'boolean' | 'text' | FlagWords> = {
  default: 'boolean',
  values: '`boolean`, `text`, words like `{"true":"Y","false":"N"}`',
  read: (given, path) => {
    if (given === 'boolean' || given === 'text') return given;
    const words = isObject(given) ? given : {};
    const [yes, no] = [textOf(words, 'true'), textOf(words, 'false')];
    if (!yes || !no) {
      throw new RangeError(`${path} is boolean, text, or words like {"true":"Y","false":"N"}`);
    }
    return { true: yes, false: no };
  },
};

const states = ASSUMPTIONS.orderStates.setting.of;

/** How S-360 behaves where it is unknown: options for each assumption of the plugin. */
export const WRONG_ON_PURPOSE = {
  tokenSubject: option(
    orNull(text),
    'demands that very `sub`; `null`: the institution code in upper case',
  ),
  tokenTimeUnit: option(
    asConfigured(ASSUMPTIONS.tokenTimeUnit.setting),
    'reads `iat` and `exp` in it',
  ),
  tokenTimes: option(
    oneOf('lenient', 'strict'),
    'wants a forged token to be less than a second old on arrival, and valid for 30 at most',
  ),
  tokens: option(
    oneOf('any', 'jwt', 'login'),
    'takes forged tokens only, or those of the login call only',
  ),
  loginModule: option(oneOf('any', 'tnai', 'tnco'), 'answers the login call there only'),
  successWord: option(
    otherThan(ASSUMPTIONS.successWords.setting.default[0], text),
    'writes it as `statusCode`',
  ),
  errorWord: option(
    otherThan(ASSUMPTIONS.failureWords.setting.default[0], text),
    'writes it as `statusCode` of a refusal',
  ),
  errorCodes: option(
    oneOf('telling', 'opaque', 'text'),
    'answers `ERR_1234` or a French sentence instead of an undocumented code',
  ),
  orderStates: option(
    parts({
      open: otherThan(states.open.default[0], text),
      closed: otherThan(states.closed.default[0], text),
      abandoned: otherThan(states.abandoned.default[0], text),
    }),
    'writes these words',
  ),
  flags: option(flags, 'writes flags in answers and webhooks so'),
  catalogPrices: option(
    asConfigured(ASSUMPTIONS.catalogPrices.setting),
    'has the charges in the catalog’s `amount`',
  ),
  orderAmounts: option(
    oneOf('thousandths', 'hundredths'),
    'writes the amounts of orders in this unit; the catalog has thousandths',
  ),
  seatCategories: option(
    oneOf('seatCatId', 'institutionSeatCatId', 'institutionOnly'),
    'knows seat categories by the other id; the last as inventories are written, with `null` as the state of a performance',
  ),
  pos: option(
    parts({
      contactFileAccess: oneOf('allowed', 'refused'),
      activityState: otherThan('ACTIVE', text),
      allowedChars: orNull(text),
      languageList: oneOf('list', 'text'),
      orderAbandonDelay: otherThan(ORDER_ABANDON_DELAY_MINUTES, count),
    }),
    'says so of its point of sale. Where access is refused no order takes a purchaser; open orders are abandoned after a quarter of an hour all the same',
  ),
  paymentTypes: option(
    oneOf('documented', 'other'),
    'has payment methods of type `DEFERRED` and `INTERNET`',
  ),
  fileCounts: option(
    oneOf('created', 'closed'),
    'counts files only once an order of theirs is closed',
  ),
  requestIds: option(oneOf('any', 'refuse-unknown'), 'refuses a `requestId` that it never gave'),
  expiry: option(
    asConfigured(ASSUMPTIONS.expiry.setting),
    'ends reservations at the midnight that is their expiration date',
  ),
  saves: option(
    oneOf('merge', 'replace', 'ignore'),
    'empties what a save leaves out, but for the name; answers success and does nothing (where `saveMethods` names others, in the documented methods only)',
  ),
  saveMethods: option(
    parts({
      individual: otherThan('saveIndividualContactData', name),
      structure: otherThan('saveStructureContactData', name),
    }),
    'has writing methods of these names only',
  ),
  saveIndividual: option(
    bodyOfSave('saveIndividual'),
    'takes bodies of these names and this form only',
  ),
  saveStructure: option(bodyOfSave('saveStructure'), 'the same'),
  searchContact: option(bodyOfSearch, 'the same, and names the list in its answer so'),
  unknownNames: option(
    oneOf('refuse', 'ignore'),
    'reads over names that it does not know, in the bodies of saves and searches',
  ),
  serviceVersions: option(
    parts({ contacts: orNull(version), orders: orNull(version), catalog: orNull(version) }),
    'has that version of the service only',
  ),
  callsPerMinute: option(
    orNull(count),
    'answers no more calls of any minute, whatever its limits are',
  ),
} as const;
