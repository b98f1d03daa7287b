import type { ContactType } from '../../../contracts/standard-fields';
import { DERIVED_FROM_ADDRESS, REPEATED_LINES, SET_BY_S360 } from '../../../s360';
export type { ContactType };

/** Where a path starts in S-360's contact model (`ContactDataResult`); `item` is its top level. */
export type PathSection =
  | 'individualContact'
  | 'structureContact'
  | 'mainAddress'
  | 'billingAddress'
  | 'shippingAddress'
  | ClassifyingSection
  | 'item';

/** Lists in which a path selects one entry by its code or id. */
export type ClassifyingSection = 'contactCriteria' | 'indicators';

/** A place in S-360's contact model. */
export interface ContactPath {
  section: PathSection;
  /** Code or id of the entry in a list of criteria or indicators. */
  entry?: string;
  name: string;
  /** Names nested below `name`, outermost first. */
  inner?: readonly string[];
  /** Other names under which the value may be read. */
  alternatives?: readonly string[];
}

type ParsedPath = { kind: 'path'; path: ContactPath } | { kind: 'wrong'; reason: string };

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const ADDRESS = /^addresses\((main|billing|shipping)\)$/;
const CLASSIFYING = /^(contactCriteria|indicators)\(([A-Za-z0-9_-]{1,64})\)$/;
const LONGEST_PATH = 200;

/** The API calls address lines `street1…3`; the webhook also uses `line1…3`. Both are read. */
const ADDRESS_ALTERNATIVES: Readonly<Record<string, readonly string[]>> = {
  street1: ['line1'],
  street2: ['line2'],
  street3: ['line3'],
};

const FORMS_OF_A_PATH =
  '"individualContact.<name>", "structureContact.<name>", "addresses(main).<name>" (also billing and shipping), "contactCriteria(<code>).<name>", "indicators(<code>).<name>", or "<name>" for an element of the contact itself';

const wrongPath = (reason: string): ParsedPath => ({ kind: 'wrong', reason });

const addressAlternatives = (name: string): readonly string[] =>
  Object.hasOwn(ADDRESS_ALTERNATIVES, name) ? (ADDRESS_ALTERNATIVES[name] ?? []) : [];

function sectionOf(start: string): Exclude<PathSection, 'item'> | null {
  if (start === 'individualContact' || start === 'structureContact') return start;
  switch (ADDRESS.exec(start)?.[1]) {
    case 'main':
      return 'mainAddress';
    case 'billing':
      return 'billingAddress';
    case 'shipping':
      return 'shippingAddress';
    default:
      return null;
  }
}

/**
 * Parses the text of a path: `individualContact.handicapType`, `addresses(main).town`, `function`.
 * A reason completes a sentence that starts with the name of the setting.
 */
export function parsePath(text: string): ParsedPath {
  const [list] = /^(contactCriteria|indicators)(?!\w)/.exec(text) ?? [];
  if (list !== undefined) return parseClassifying(list, text);
  const [start = '', ...rest] = text.split('.');
  const section = sectionOf(start);
  const names = section === null ? [start, ...rest] : rest;
  const [name, ...inner] = names;
  if (text.length > LONGEST_PATH || name === undefined || !names.every((one) => NAME.test(one))) {
    return wrongPath(`is no path: it must be ${FORMS_OF_A_PATH}`);
  }
  if (section === null && name === 'addresses') {
    return wrongPath('must say which address: "addresses(main).<name>", or billing or shipping');
  }
  const isOfAddress = section?.endsWith('Address') ?? false;
  const alternatives = isOfAddress ? addressAlternatives(name) : [];
  return {
    kind: 'path',
    path: {
      section: section ?? 'item',
      name,
      ...(inner.length > 0 && { inner }),
      ...(alternatives.length > 0 && { alternatives }),
    },
  };
}

/** Parses the path of a criterion or an indicator: `contactCriteria(OPERA).value`. */
function parseClassifying(list: string, text: string): ParsedPath {
  const example = `"${list}(CODE).value"`;
  const [start = '', ...names] = text.split('.');
  const [, section, entry] = CLASSIFYING.exec(start) ?? [];
  if (entry === undefined || (section !== 'contactCriteria' && section !== 'indicators')) {
    return wrongPath(
      `must say which entry of the list by its code or id, of letters, digits, "_" and "-": ${example}`,
    );
  }
  const [name, ...inner] = names;
  if (text.length > LONGEST_PATH || name === undefined || !names.every((one) => NAME.test(one))) {
    return wrongPath(`must say which value of the entry: ${example}`);
  }
  return { kind: 'path', path: { section, entry, name, ...(inner.length > 0 && { inner }) } };
}

/** The text of a path. Two paths are the same place if their texts are equal. */
export function pathText({ entry = '', inner = [], name, section }: ContactPath): string {
  const start: Record<PathSection, string[]> = {
    individualContact: ['individualContact'],
    structureContact: ['structureContact'],
    mainAddress: ['addresses(main)'],
    billingAddress: ['addresses(billing)'],
    shippingAddress: ['addresses(shipping)'],
    contactCriteria: [`contactCriteria(${entry})`],
    indicators: [`indicators(${entry})`],
    item: [],
  };
  return [...start[section], name, ...inner].join('.');
}

export function typesOf({ section }: ContactPath): readonly ContactType[] {
  if (section === 'individualContact') return ['individual'];
  return section === 'structureContact' ? ['structure'] : ['individual', 'structure'];
}

/** Elements that S-360 sets itself or that identify the contact. */
const READ_ONLY = new Set<string>([
  ...SET_BY_S360,
  ...DERIVED_FROM_ADDRESS,
  ...REPEATED_LINES,
  'contactAddressId',
  'contactNumber',
  'endValidityDate',
  'login',
]);

/** Elements that are not text; field values are sent as text. */
const NO_TEXTS = new Set([
  'billingAddress',
  'blocked',
  'community',
  'main',
  'prospect',
  'shippingAddress',
  'structureTypeId',
]);

/**
 * Why a path is read-only; `null` if values can be sent to it. Of the addresses only the main one
 * is writable: in S-360 one address may be the main, billing and shipping address at once, so two
 * fields would write the same element and never agree.
 */
export function whyReadOnly({ inner, name, section }: ContactPath): string | null {
  if (inner !== undefined) return 'is an element within another, which can only be read';
  switch (section) {
    case 'item':
      return 'is an element of the contact itself, which can only be read';
    case 'contactCriteria':
    case 'indicators':
      return 'is a classification of S-360, which can only be read';
    case 'billingAddress':
    case 'shippingAddress':
      return 'can only be read: it may be the same address as the main one';
    case 'individualContact':
    case 'structureContact':
    case 'mainAddress':
      if (READ_ONLY.has(name)) return 'is set by S-360 alone and can only be read';
      return NO_TEXTS.has(name) ? 'is no text in S-360 and can only be read' : null;
  }
}
