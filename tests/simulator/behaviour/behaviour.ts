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

/**
 * The behaviour of S-360 where it is unknown: one option per assumption of the plugin (design
 * section 9). The default is the strictest documented form.
 */
export interface Behaviour {
  /** The exact `sub` of a token; `null`: the institution code in upper case. */
  tokenSubject: string | null;
  /** Unit of `iat` and `exp` (section 1.4). */
  tokenTimeUnit: 'seconds' | 'milliseconds';
  /** The accepted tokens: signed by the client, from the login call, or both. */
  tokens: 'any' | 'jwt' | 'login';
  /** The module that answers the login call; both occur in practice. */
  loginModule: 'any' | 'tnai' | 'tnco';
  /** The `statusCode` of a success. */
  successWord: string;
  /** The `statusCode` of a refusal. */
  errorWord: string;
  /** The words for the states of an order. */
  orderStates: { open: string; closed: string; abandoned: string };
  /** Flags in answers and webhooks: JSON booleans, the texts "true" and "false", or these words. */
  flags: 'boolean' | 'text' | FlagWords;
  /** Whether the catalog's `amount` is without charges or with them. */
  catalogPrices: 'net' | 'gross';
  /**
   * Which of its two ids identifies a seat category in availability and orders:
   * `institutionSeatCatId` has both in prices and lists them by the first; `institutionOnly`, the
   * form of inventories, has the second alone and `null` as the state of a performance.
   */
  seatCategories: 'seatCatId' | 'institutionSeatCatId' | 'institutionOnly';
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
  [Option in keyof Behaviour]?: Behaviour[Option] extends string | number | null
    ? Behaviour[Option]
    : Partial<Extract<Behaviour[Option], object>> | Exclude<Behaviour[Option], object>;
};

/** Assumptions 1, 2 and 4, documented names and forms elsewhere. */
export const documented: Behaviour = {
  tokenSubject: null,
  tokenTimeUnit: 'seconds',
  tokens: 'any',
  loginModule: 'any',
  successWord: 'success',
  errorWord: 'error',
  orderStates: { open: 'OPEN', closed: 'CLOSED', abandoned: 'ABANDONED' },
  flags: 'boolean',
  catalogPrices: 'net',
  seatCategories: 'seatCatId',
  requestIds: 'any',
  expiry: 'endOfDay',
  saves: 'merge',
  saveMethods: {
    individual: 'saveIndividualContactData',
    structure: 'saveStructureContactData',
  },
  saveIndividual: {
    form: 'nested',
    contact: 'individualContactData',
    addresses: 'addresses',
    authorizations: 'authorizations',
  },
  saveStructure: {
    form: 'nested',
    contact: 'structureContactData',
    addresses: 'addresses',
    authorizations: 'authorizations',
  },
  searchContact: {
    form: 'nested',
    criteria: 'searchCriteria',
    contacts: 'contacts',
    start: 'minIndex',
    max: 'nbMaxResults',
  },
  unknownNames: 'refuse',
  serviceVersions: { contacts: null, orders: null, catalog: null },
  callsPerMinute: null,
};
