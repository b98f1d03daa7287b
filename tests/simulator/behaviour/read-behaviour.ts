import { isObject, type JsonObject, type JsonValue, textOf } from '../json';
import { type Behaviour, assumed, type PointOfSaleWords, type SaveBody } from './behaviour';
import {
  count,
  name,
  oneOf,
  orNull,
  parts,
  type Read,
  type ReadOption,
  refuseUnknown,
  text,
  texts,
  version,
} from './readers';

const flags: Read<Behaviour['flags']> = (given, path) => {
  if (given === 'boolean' || given === 'text') return given;
  const words = isObject(given) ? given : {};
  const [yes, no] = [textOf(words, 'true'), textOf(words, 'false')];
  if (!yes || !no) {
    throw new RangeError(`${path} is boolean, text, or words like {"true":"Y","false":"N"}`);
  }
  return { true: yes, false: no };
};

const form = oneOf('nested', 'flat');
const save = parts<SaveBody>({ form, contact: name, addresses: name, authorizations: name });

const readers: { [Option in keyof Behaviour]: ReadOption<Behaviour[Option]> } = {
  tokenSubject: orNull(text),
  tokenTimeUnit: oneOf('seconds', 'milliseconds'),
  tokenTimes: oneOf('lenient', 'strict'),
  tokens: oneOf('any', 'jwt', 'login'),
  loginModule: oneOf('any', 'tnai', 'tnco'),
  successWord: text,
  errorWord: text,
  errorCodes: oneOf('telling', 'opaque', 'text'),
  orderStates: parts({ open: text, closed: text, abandoned: text }),
  flags,
  catalogPrices: oneOf('net', 'gross'),
  orderAmounts: oneOf('thousandths', 'hundredths'),
  seatCategories: oneOf('seatCatId', 'institutionSeatCatId', 'institutionOnly'),
  pos: parts<PointOfSaleWords>({
    contactFileAccess: oneOf('allowed', 'refused'),
    activityState: text,
    allowedChars: orNull(text),
    languageList: oneOf('list', 'text'),
    orderAbandonDelay: count,
  }),
  paymentTypes: oneOf('documented', 'other'),
  fileCounts: oneOf('created', 'closed'),
  requestIds: oneOf('any', 'refuse-unknown'),
  expiry: oneOf('endOfDay', 'exact'),
  saves: oneOf('merge', 'replace', 'ignore'),
  saveMethods: parts({ individual: name, structure: name }),
  saveIndividual: save,
  saveStructure: save,
  searchContact: parts({ form, criteria: name, contacts: name, start: name, max: name }),
  unknownNames: oneOf('refuse', 'ignore'),
  serviceVersions: parts({
    contacts: orNull(version),
    orders: orNull(version),
    catalog: orNull(version),
  }),
  callsPerMinute: orNull(count),
  nulls: oneOf('empty', 'ignored', 'blanksIgnored'),
  flagsLeftOut: oneOf('kept', 'false'),
  titles: oneOf('codes', 'any'),
  titleCodes: texts,
  names: oneOf('kept', 'upper'),
  lengths: oneOf('refuse', 'cut'),
  longestName: orNull(count),
  countries: oneOf('iso', 'any'),
  emails: oneOf('any', 'documented'),
  loginEmails: oneOf('change', 'kept'),
  phones: oneOf('kept', 'split', 'dropped'),
  lines: oneOf('street', 'line'),
  salutations: oneOf('derived', 'kept'),
  dropped: texts,
  consents: oneOf('kept', 'doubleOptIn'),
  mergedNumbers: oneOf('refused', 'head'),
};

/**
 * The behaviour after a change of some options; `null` resets an option. Throws a RangeError that
 * names the option and its possible values.
 */
export function changedBehaviour(current: Behaviour, change: JsonObject): Behaviour {
  refuseUnknown(change, readers, '');
  const changed = { ...current };
  for (const option of Object.keys(change)) {
    if (isOption(option)) changeOption(changed, option, change[option]);
  }
  return changed;
}

const isOption = (option: string): option is keyof Behaviour => Object.hasOwn(readers, option);

function changeOption<Option extends keyof Behaviour>(
  behaviour: Behaviour,
  option: Option,
  given: JsonValue | undefined,
): void {
  if (given === undefined) return;
  const read: ReadOption<Behaviour[Option]> = readers[option];
  behaviour[option] = given === null ? assumed[option] : read(given, option, behaviour[option]);
}
