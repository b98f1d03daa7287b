import { PLUGIN_ID } from '../../../../server/src/contracts';
import type { ExportedList, ExportForm } from '../../../../server/src/contracts';

/** The list's query, as the Content Manager keeps it in the URL. */
export interface ListQuery {
  filters?: unknown;
  _q?: string;
  plugins?: Record<string, Record<string, unknown> | undefined>;
}

/** The filters, search and conditions of the list, as the server takes them. */
export const filtersOf = ({ _q, filters, plugins }: ListQuery) => ({
  ...plugins?.[PLUGIN_ID],
  ...(filters !== undefined && { filters }),
  ...(_q !== undefined && _q !== '' && { _q }),
});

export const exportRequest = (list: ExportedList, query: ListQuery, form: ExportForm) => ({
  url: `/${PLUGIN_ID}/export/${list}`,
  params: { ...filtersOf(query), ...form },
});

export function isFiltered({ filters, _q, plugins }: ListQuery): boolean {
  const isSet = (value: unknown): boolean =>
    typeof value === 'object' && value !== null ? Object.values(value).some(isSet) : Boolean(value);
  return isSet(filters) || isSet(_q) || isSet(plugins?.[PLUGIN_ID]);
}
