/** How to configure the assumptions about S-360 for one institution. */

/** Words of S-360, compared without case. */
type Words = readonly string[];

/**
 * The body of a writing method. `nested`: the contact's fields are in an element of their own,
 * named `contact`; `flat`: they are beside `addresses` and `authorizations`.
 */
export interface SaveBody {
  readonly form: 'nested' | 'flat';
  readonly contact: string;
  readonly addresses: string;
  readonly authorizations: string;
}

/**
 * The body of searchContact, and of its answer. `nested`: the criteria are in an element of their
 * own, named `criteria`; `flat`: they are beside the others. `contacts` names the list in the
 * answer.
 */
export interface SearchBody {
  readonly form: 'nested' | 'flat';
  readonly criteria: string;
  readonly contacts: string;
  readonly start: string;
  readonly max: string;
}

/** The resolved assumptions about one institution. `ASSUMPTIONS` explains each of them. */
export interface Assumptions {
  readonly tokenSubject: string;
  readonly tokenTimeUnit: 'seconds' | 'milliseconds';
  readonly successWords: Words;
  readonly failureWords: Words;
  readonly orderStates: { readonly open: Words; readonly closed: Words; readonly abandoned: Words };
  readonly flagWords: { readonly true: Words; readonly false: Words };
  readonly catalogPrices: 'net' | 'gross';
  readonly seatCategoryId: 'seatCatId' | 'institutionSeatCatId';
  readonly requestIds: 'afterFirst' | 'always' | 'never';
  readonly expiry: 'endOfDay' | 'exact';
  readonly saveIndividual: SaveBody;
  readonly saveStructure: SaveBody;
  readonly searchContact: SearchBody;
  readonly writes: 'partial' | 'full';
}

type InPart<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** `assumptions` of an institution in `config/plugins`: only what differs from the defaults. */
export type AssumptionsConfiguration = {
  readonly [K in keyof Assumptions]?:
    (Assumptions[K] extends Words | string ? Assumptions[K] : InPart<Assumptions[K]>) | undefined;
};

/**
 * The assumptions without configuration. The default token subject derives from the institution
 * code.
 */
export const DEFAULT_ASSUMPTIONS = {
  tokenTimeUnit: 'seconds',
  successWords: ['success'],
  failureWords: ['error'],
  orderStates: { open: ['OPEN'], closed: ['CLOSED'], abandoned: ['ABANDONED', 'ABANDONNED'] },
  flagWords: {
    true: ['true', '1', 'yes', 'y', 'oui', 'o', 'ja', 'j', 'si', 'sì', 's'],
    false: ['false', '0', 'no', 'n', 'non', 'nein'],
  },
  catalogPrices: 'net',
  seatCategoryId: 'seatCatId',
  requestIds: 'afterFirst',
  expiry: 'endOfDay',
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
  writes: 'partial',
} as const satisfies Omit<Assumptions, 'tokenSubject'>;

const foldWord = (word: string): string => word.trim().toLowerCase();

/** Whether a word of S-360 is one of these, in any case. */
export const isOneOf = (words: Words, word: string): boolean =>
  words.some((known) => foldWord(known) === foldWord(word));

/**
 * The words of one meaning: the configured ones in addition to the defaults. A default word that is
 * configured with another meaning loses its default meaning.
 */
const wordsOf = (
  defaults: Words,
  { own = [], others = [] }: { own?: Words | undefined; others?: Words | undefined },
): Words => [...defaults.filter((word) => !isOneOf(others, word)), ...own];

function orderStatesFrom(configured: AssumptionsConfiguration['orderStates'] = {}) {
  const { abandoned = [], closed = [], open = [] } = configured;
  const defaults = DEFAULT_ASSUMPTIONS.orderStates;
  return {
    open: wordsOf(defaults.open, { own: open, others: [...closed, ...abandoned] }),
    closed: wordsOf(defaults.closed, { own: closed, others: [...open, ...abandoned] }),
    abandoned: wordsOf(defaults.abandoned, { own: abandoned, others: [...open, ...closed] }),
  };
}

function flagWordsFrom(configured: AssumptionsConfiguration['flagWords'] = {}) {
  const { false: no, true: yes } = configured;
  const defaults = DEFAULT_ASSUMPTIONS.flagWords;
  return {
    true: wordsOf(defaults.true, { own: yes, others: no }),
    false: wordsOf(defaults.false, { own: no, others: yes }),
  };
}

function overDefaults<T extends object>(defaults: T, configured: InPart<T> = {}): T {
  const given = Object.entries(configured).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}

/** The assumptions about an institution: the configured ones, otherwise the defaults. */
export function resolveAssumptions(
  code: string,
  configured: AssumptionsConfiguration = {},
): Assumptions {
  const { failureWords, flagWords, orderStates, successWords } = configured;
  const { saveIndividual, saveStructure, searchContact } = configured;
  const { catalogPrices, expiry, requestIds, seatCategoryId, tokenSubject, tokenTimeUnit, writes } =
    configured;
  const defaults = DEFAULT_ASSUMPTIONS;
  return {
    tokenSubject: tokenSubject ?? code.toUpperCase(),
    tokenTimeUnit: tokenTimeUnit ?? defaults.tokenTimeUnit,
    successWords: wordsOf(defaults.successWords, { own: successWords, others: failureWords }),
    failureWords: wordsOf(defaults.failureWords, { own: failureWords, others: successWords }),
    orderStates: orderStatesFrom(orderStates),
    flagWords: flagWordsFrom(flagWords),
    catalogPrices: catalogPrices ?? defaults.catalogPrices,
    seatCategoryId: seatCategoryId ?? defaults.seatCategoryId,
    requestIds: requestIds ?? defaults.requestIds,
    expiry: expiry ?? defaults.expiry,
    saveIndividual: overDefaults<SaveBody>(defaults.saveIndividual, saveIndividual),
    saveStructure: overDefaults<SaveBody>(defaults.saveStructure, saveStructure),
    searchContact: overDefaults<SearchBody>(defaults.searchContact, searchContact),
    writes: writes ?? defaults.writes,
  };
}
