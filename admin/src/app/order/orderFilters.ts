import { InputRenderer } from '@strapi/strapi/admin';
import type { ElementType } from 'react';
import { PLUGIN_ID } from '../../../../server/src/contracts/uids';
import { STATES, TYPES } from '../../features/orders/knownCodes';
import { entryText } from '../entryTexts';

/** A filter above a list of the Content Manager. */
interface ListFilter {
  name: string;
  type: string;
  options?: readonly { label: string; value: string }[];
  input?: ElementType;
}

/** The filters above a list, which plugins may change before rendering. */
export interface ListFilters {
  displayedFilters: ListFilter[];
  layout: { options?: object };
}

const OPTIONS: Readonly<Record<string, (locale: string) => ListFilter['options']>> = {
  orderType: (locale) =>
    TYPES.map((value) => ({ value, label: entryText(`order.type.${value}`, locale) })),
  orderState: (locale) =>
    STATES.map((value) => ({ value, label: entryText(`order.state.${value}`, locale) })),
};

/** Offers the types and states of orders in words, where Strapi would have S-360's codes typed. */
export const withOrderFilters = ({ displayedFilters, layout }: ListFilters): ListFilters => ({
  displayedFilters: displayedFilters.map((filter) => {
    const optionsIn = isOfPlugin(layout) ? OPTIONS[filter.name] : undefined;
    if (optionsIn === undefined) return filter;
    const options = optionsIn(document.documentElement.lang);
    // With an input of its own, Strapi also shows the words in the filters that are set.
    return { ...filter, type: 'enumeration', options, input: InputRenderer };
  }),
  layout,
});

const isOfPlugin = ({ options }: ListFilters['layout']): boolean =>
  Object.hasOwn(options ?? {}, PLUGIN_ID);
