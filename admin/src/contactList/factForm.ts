import { FACT_FORMS, PLUGIN_ID } from '../../../server/src/contracts';
import type { FactForm } from '../../../server/src/contracts';

/** The Content Manager's list, as much of a column as is looked at here. */
export interface ListColumn {
  name: string;
  attribute: object;
}

const inner = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** How a column is to be written; `undefined` for those that Strapi writes. */
export function factFormOf({ attribute }: ListColumn): FactForm | undefined {
  const form = inner(inner(inner(attribute, 'pluginOptions'), PLUGIN_ID), 'form');
  return FACT_FORMS.find((known) => known === form);
}

/** The decimals at least of an amount whose currency is not told: `560.50`, and `1200`. */
export const digitsOf = (amount: number): number => (Number.isInteger(amount) ? 0 : 2);
