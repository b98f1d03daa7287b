import type { ElementType } from 'react';
import type { MessageDescriptor } from 'react-intl';
import { CONTACT_TYPES } from '../contact/contactTypes';
import { STATES, TYPES } from '../../features/orders/knownCodes';
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

type OptionsIn = (locale: string) => ListFilter['options'];

/** What can be chosen, by type and filter. */
const OPTIONS: Readonly<Record<string, ReadonlyMap<string, OptionsIn>>> = {
  contact: new Map<string, OptionsIn>([
    [
      'type',
      (locale) =>
        CONTACT_TYPES.map((value) => ({
          value,
          label: entryText(`contact.type.${value}`, locale),
        })),
    ],
  ]),
  order: new Map<string, OptionsIn>([
    [
      'orderType',
      (locale) =>
        TYPES.map((value) => ({ value, label: entryText(`order.type.${value}`, locale) })),
    ],
    [
      'orderState',
      (locale) =>
        STATES.map((value) => ({ value, label: entryText(`order.state.${value}`, locale) })),
    ],
  ]),
};

/**
 * Names the filters of the plugin's types as the headings of the list are named, and offers the
 * types of contacts and the types and states of orders in words. Strapi would show the English
 * names and codes, or have the codes typed. `input` is the one that Strapi would take.
 */
export function withWords(
  { displayedFilters, layout }: ListFilters,
  shown: { input: ElementType; locale: string },
): ListFilters {
  const type = ownTypeOf(layout);
  if (type === undefined) return { displayedFilters, layout };
  const named = displayedFilters.map((filter) => {
    const { label, name } = filter;
    return typeof label === 'string' && label !== ''
      ? { ...filter, label: { id: labelId(type, name), defaultMessage: label } }
      : filter;
  });
  return { displayedFilters: named.map((filter) => withOptions(filter, type, shown)), layout };
}

function withOptions(
  filter: ListFilter,
  type: string,
  { input, locale }: { input: ElementType; locale: string },
): ListFilter {
  const options = OPTIONS[type]?.get(filter.name)?.(locale);
  // With an input of its own, Strapi also shows the words in the filters that are set.
  return options ? { ...filter, type: 'enumeration', options, input } : filter;
}
