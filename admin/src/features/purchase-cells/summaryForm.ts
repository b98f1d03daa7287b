import {
  ORDER_FORMS,
  SUMMARY_FORMS,
} from '../../../../server/src/contracts/orders/purchase-summaries';
import { PLUGIN_ID } from '../../../../server/src/contracts/uids';
import type { OrderForm, SummaryForm } from '../../../../server/src/contracts';

/** The part used here of a column in the Content Manager's list. */
export interface FormedColumn {
  name: string;
  attribute: object;
}

const inner = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const formIn = ({ attribute }: FormedColumn): unknown =>
  inner(inner(inner(attribute, 'pluginOptions'), PLUGIN_ID), 'form');

/** The format of a column; `undefined` for columns that Strapi formats. */
export const summaryFormOf = (column: FormedColumn): SummaryForm | undefined =>
  SUMMARY_FORMS.find((known) => known === formIn(column));

/** How a column shows an order; `undefined` for other columns. */
export const orderFormOf = (column: FormedColumn): OrderForm | undefined =>
  ORDER_FORMS.find((known) => known === formIn(column));
