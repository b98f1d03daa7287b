/** Body of a save: the names of its top-level parts. `flat` has the contact's elements beside them. */
export interface SaveBody {
  form: 'nested' | 'flat';
  /** The part with the contact's own elements; not used when `flat`. */
  contact: string;
  addresses: string;
  authorizations: string;
}

/** Body and answer of searchContact; `flat` has the criteria at the top. */
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
 * How S-360 behaves where it is not known: one option for each assumption that the plugin makes
 * (design section 9). What is not set is the strictest form that is documented.
 */
export interface Behaviour {
  /** The exact `sub` of a token; `null`: the institution code in upper case. */
  tokenSubject: string | null;
  /** Unit of `iat` and `exp` (section 1.4). */
  tokenTimeUnit: 'seconds' | 'milliseconds';
  /** Which tokens it takes: forged ones, those of the login call, or both. */
  tokens: 'any' | 'jwt' | 'login';
  /** The module that answers the login call; both are seen in use. */
  loginModule: 'any' | 'tnai' | 'tnco';
  /** The `statusCode` of what succeeded. */
  successWord: string;
  /** The `statusCode` of what was refused. */
  errorWord: string;
  /** The words that it writes for the states of an order. */
  orderStates: { open: string; closed: string; abandoned: string };
  /** Flags in answers and webhooks: JSON booleans, the texts "true" and "false", or these words. */
  flags: 'boolean' | 'text' | FlagWords;
  /** Whether the catalog's `amount` is without charges or with them. */
  catalogPrices: 'net' | 'gross';
  /**
   * By which of its two ids a seat category is known in availability and orders:
   * `institutionSeatCatId` has both in prices and lists them by the first; `institutionOnly`, the
   * form of inventories, has the second alone, and a `null` as the state of a performance.
   */
  seatCategories: 'seatCatId' | 'institutionSeatCatId' | 'institutionOnly';
  /** Whether a `requestId` that S-360 never gave is refused. */
  requestIds: 'any' | 'refuse-unknown';
  /** Whether an expiry date, which is a midnight, is a day and lasts to its end, or is that moment. */
  expiry: 'endOfDay' | 'exact';
  /**
   * What a save does with what it leaves out: `merge` keeps it, `replace` empties it (the name that
   * every contact needs excepted). `ignore` answers success and does nothing; where `saveMethods`
   * names other methods, those do the work, and the documented ones are ignored.
   */
  saves: 'merge' | 'replace' | 'ignore';
  /** Names of the two writing methods; others are unknown (404). */
  saveMethods: { individual: string; structure: string };
  saveIndividual: SaveBody;
  saveStructure: SaveBody;
  searchContact: SearchBody;
  /**
   * What becomes of names in the bodies of saves and searches that it does not know: an error, or it
   * reads over them, as if they were not there.
   */
  unknownNames: 'refuse' | 'ignore';
  /** The only version that a service has, e.g. `2_20`; `null`: those that are known. */
  serviceVersions: { contacts: string | null; orders: string | null; catalog: string | null };
  /** Calls of any minute, all services together; `null`: what `limits` say. */
  callsPerMinute: number | null;
}

/** A change of some options; what is an object is changed in part, too. */
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
