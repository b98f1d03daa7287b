import { ASSUMPTIONS } from '../../../server/src/s360/interface';
import { DEFAULT_ASSUMPTIONS } from '../../../server/src/s360/assumptions';
import { ORDER_ABANDON_DELAY_MINUTES } from '../catalog/model';
import { documentedForms, type KeptForms } from './kept-forms';

/**
 * The body of a save: the names of its top-level parts. A `flat` body has the contact’s elements
 * next to them.
 */
export interface SaveBody {
  form: 'nested' | 'flat';
  /** The part with the contact's own elements; not used when `flat`. */
  contact: string;
  addresses: string;
  authorizations: string;
}

/** The body and answer of searchContact; `flat` has the criteria at the top level. */
export interface SearchBody {
  form: 'nested' | 'flat';
  criteria: string;
  /** The list of hits in the answer. */
  contacts: string;
  start: string;
  max: string;
}

/** What the simulator writes for true and false where flags are texts. */
export interface FlagWords {
  true: string;
  false: string;
}

/** What the point of sale says about itself. */
export interface PointOfSaleWords {
  /** Whether the sales channel may look for contacts. Otherwise no order takes a purchaser. */
  contactFileAccess: 'allowed' | 'refused';
  /** The state of the point of sale and its channel. */
  activityState: string;
  /** The characters of entries; `null`: it names none. */
  allowedChars: string | null;
  /** The languages: a list, or one text as in a client of the SOAP form. */
  languageList: 'list' | 'text';
  /** The number that it shows; open orders are abandoned after a quarter of an hour all the same. */
  orderAbandonDelay: number;
}

/**
 * The behaviour of S-360 where it is unknown: one option per assumption of the plugin (design
 * section 9). The default is the strictest documented form.
 */
export interface Behaviour extends KeptForms {
  /** The exact `sub` of a token; `null`: the institution code in upper case. */
  tokenSubject: string | null;
  /** Unit of `iat` and `exp` (section 1.4). */
  tokenTimeUnit: 'seconds' | 'milliseconds';
  /** `strict`: a forged token is less than a second old on arrival and lives for 30 at most. */
  tokenTimes: 'lenient' | 'strict';
  /** The accepted tokens: signed by the client, from the login call, or both. */
  tokens: 'any' | 'jwt' | 'login';
  /** The module that answers the login call; both occur in practice. */
  loginModule: 'any' | 'tnai' | 'tnco';
  /** The `statusCode` of a success. */
  successWord: string;
  /** The `statusCode` of a refusal. */
  errorWord: string;
  /**
   * `opaque`: every refusal but a documented one has a number instead of a telling code; `text`: a
   * sentence in French.
   */
  errorCodes: 'telling' | 'opaque' | 'text';
  /** The words for the states of an order. */
  orderStates: { open: string; closed: string; abandoned: string };
  /** Flags in answers and webhooks: JSON booleans, the texts "true" and "false", or these words. */
  flags: 'boolean' | 'text' | FlagWords;
  /** Whether the catalog's `amount` is without charges or with them. */
  catalogPrices: 'net' | 'gross';
  /** The unit in which orders have amounts; the catalog has thousandths. */
  orderAmounts: 'thousandths' | 'hundredths';
  /**
   * Which of its two ids identifies a seat category in availability and orders:
   * `institutionSeatCatId` has both in prices and lists them by the first; `institutionOnly`, the
   * form of inventories, has the second alone and `null` as the state of a performance.
   */
  seatCategories: 'seatCatId' | 'institutionSeatCatId' | 'institutionOnly';
  pos: PointOfSaleWords;
  /**
   * Types of payment methods: words like the documented ones, or `DEFERRED` for a pending account and
   * `INTERNET` for a bank card.
   */
  paymentTypes: 'documented' | 'other';
  /** The files that countFilesByCriteria sees: each from its creation, or once an order is closed. */
  fileCounts: 'created' | 'closed';
  /** Whether an unknown `requestId` is refused. */
  requestIds: 'any' | 'refuse-unknown';
  /** Whether an expiry at midnight means the end of that day or that moment. */
  expiry: 'endOfDay' | 'exact';
  /**
   * What a save does with omitted elements: `merge` keeps them, `replace` empties them except the
   * required name. `ignore` answers with success and does nothing; if `saveMethods` names other
   * methods, those work and the documented ones are ignored.
   */
  saves: 'merge' | 'replace' | 'ignore';
  /** Names of the two writing methods; others are unknown (404). */
  saveMethods: { individual: string; structure: string };
  saveIndividual: SaveBody;
  saveStructure: SaveBody;
  searchContact: SearchBody;
  /** Unknown names in the bodies of saves and searches cause an error or are ignored. */
  unknownNames: 'refuse' | 'ignore';
  /** The only version of a service, e.g. `2_20`; `null` for the known ones. */
  serviceVersions: { contacts: string | null; orders: string | null; catalog: string | null };
  /** The calls per minute over all services; `null` for what `limits` says. */
  callsPerMinute: number | null;
}

/** A change of some options; objects can be changed in part. */
export type BehaviourChange = {
  [Option in keyof Behaviour]?: Behaviour[Option] extends string | number | null | string[]
    ? Behaviour[Option]
    : Partial<Extract<Behaviour[Option], object>> | Exclude<Behaviour[Option], object>;
};

/**
 * What the plugin assumes without configuration: documented where S-360's documents say it, inferred
 * elsewhere.
 */
export const assumed: Behaviour = {
  tokenSubject: null,
  tokenTimeUnit: DEFAULT_ASSUMPTIONS.tokenTimeUnit,
  tokenTimes: 'lenient',
  tokens: 'any',
  loginModule: 'any',
  successWord: ASSUMPTIONS.successWords.setting.default[0],
  errorWord: ASSUMPTIONS.failureWords.setting.default[0],
  errorCodes: 'telling',
  orderStates: { open: 'OPEN', closed: 'CLOSED', abandoned: 'ABANDONED' },
  flags: 'boolean',
  catalogPrices: DEFAULT_ASSUMPTIONS.catalogPrices,
  orderAmounts: 'thousandths',
  seatCategories: 'seatCatId',
  pos: {
    contactFileAccess: 'allowed',
    activityState: 'ACTIVE',
    allowedChars: null,
    languageList: 'list',
    orderAbandonDelay: ORDER_ABANDON_DELAY_MINUTES,
  },
  paymentTypes: 'documented',
  fileCounts: 'created',
  requestIds: 'any',
  expiry: DEFAULT_ASSUMPTIONS.expiry,
  saves: 'merge',
  saveMethods: {
    individual: 'saveIndividualContactData',
    structure: 'saveStructureContactData',
  },
  saveIndividual: DEFAULT_ASSUMPTIONS.saveIndividual,
  saveStructure: DEFAULT_ASSUMPTIONS.saveStructure,
  searchContact: DEFAULT_ASSUMPTIONS.searchContact,
  unknownNames: 'refuse',
  serviceVersions: { contacts: null, orders: null, catalog: null },
  callsPerMinute: null,
  ...documentedForms,
};
