import { PLUGIN_ID } from '../../../../server/src/contracts';
import type { ExportedList, ExportForm } from '../../../../server/src/contracts';

/** The list's query, as the Content Manager keeps it in the URL. */
export interface ListQuery {
  filters?: unknown;
  _q?: string;
  plugins?: Record<string, Record<string, unknown> | undefined>;
}

export function exportRequest(list: ExportedList, query: ListQuery, form: ExportForm) {
  const { filters, _q, plugins } = query;
  return {
    url: `/${PLUGIN_ID}/export/${list}`,
    params: {
      ...plugins?.[PLUGIN_ID],
      ...(filters !== undefined && { filters }),
      ...(_q !== undefined && _q !== '' && { _q }),
      ...form,
    },
  };
}

export function isFiltered({ filters, _q, plugins }: ListQuery): boolean {
  const isSet = (value: unknown): boolean =>
    typeof value === 'object' && value !== null ? Object.values(value).some(isSet) : Boolean(value);
  return isSet(filters) || isSet(_q) || isSet(plugins?.[PLUGIN_ID]);
}
