import type { ElementType } from 'react';
import type { MessageDescriptor } from 'react-intl';
import { CONTACT_TYPES } from '../contact/contactTypes';
import { FAMILIES, STATES, TYPES } from '../../features/orders/knownCodes';
import { entryText } from '../entryTexts';
import { labelId, ownTypeOf } from './ownTypes';

/** A filter above a list of the Content Manager. */
interface ListFilter {
  name: string;
  type: string;
  label?: string | MessageDescriptor;
  options?: readonly { label: string; value: string }[];
  input?: ElementType;
}

/** The filters above a list, which plugins may change before rendering. */
export interface ListFilters {
  displayedFilters: ListFilter[];
  layout: { options?: object };
}

interface Surroundings {
  /** The input that Strapi would take. */
  input: ElementType;
  institutionInput: ElementType;
  institutions: () => NonNullable<ListFilter['options']>;
  locale: string;
}

type OptionsIn = (locale: string) => ListFilter['options'];

const families: OptionsIn = (locale) =>
  FAMILIES.map((value) => ({ value, label: entryText(`order.family.${value}`, locale) }));

/** What can be chosen, by type and filter. */
const OPTIONS: ReadonlyMap<string, OptionsIn> = new Map<string, OptionsIn>([
  [
    'contact.type',
    (locale) =>
      CONTACT_TYPES.map((value) => ({ value, label: entryText(`contact.type.${value}`, locale) })),
  ],
  ['contact.favouriteProductFamily', families],
  ['order-line.productFamilyType', families],
  [
    'order.orderType',
    (locale) => TYPES.map((value) => ({ value, label: entryText(`order.type.${value}`, locale) })),
  ],
  [
    'order.orderState',
    (locale) =>
      STATES.map((value) => ({ value, label: entryText(`order.state.${value}`, locale) })),
  ],
]);

/**
 * Names the filters of the plugin's types as the headings of the list are named, and offers codes
 * and institutions in words. Strapi would show the English names and the codes, or have the codes
 * typed.
 */
export function withWords(
  { displayedFilters, layout }: ListFilters,
  { input, institutionInput, institutions, locale }: Surroundings,
): ListFilters {
  const type = ownTypeOf(layout);
  if (type === undefined) return { displayedFilters, layout };
  const filters = displayedFilters.map((filter) => {
    const named = withName(filter, type);
    if (filter.name === 'institution') {
      return { ...named, type: 'enumeration', options: institutions(), input: institutionInput };
    }
    const options = OPTIONS.get(`${type}.${filter.name}`)?.(locale);
    // With an input of its own, Strapi also shows the words in the filters that are set.
    return options ? { ...named, type: 'enumeration', options, input } : named;
  });
  return { displayedFilters: filters, layout };
}

const withName = (filter: ListFilter, type: string): ListFilter =>
  typeof filter.label === 'string' && filter.label !== ''
    ? { ...filter, label: { id: labelId(type, filter.name), defaultMessage: filter.label } }
    : filter;
