import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  usualDecimal,
  type ExportedList,
  type ExportForm,
  type ExportSeparator,
} from '../../contracts/export';
import { reason } from '../../contracts/reasons';
import { CONTACT_UID } from '../../contracts/uids';
import { checkFilters, fieldsOf, refuseHidden } from '../../kernel/asked';
import { isSummaryColumn, refuseSummaries, type ListSearch } from '../../contacts';
import type { VenueTimeZones } from '../../institutions';
import type {
  PermissionChecker,
  PermissionCheckers,
} from '../../kernel/http/content-manager-permissions';
import { controllerOf } from '../../kernel/http/controller';
import type { Asked } from '../../kernel/http/routes';
import { whereInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import type { SegmentModule } from '../../segments';
import { isTransient } from '../../kernel/database/failures';
import { exportedColumns, readingOf, UID_OF, type ExportContext, type MayRead } from '../columns';
import { csvOf } from '../csv';
import { exportRoutes } from '../routes';
import { startReading, listRows, rowsFilteredOnce, type ListQuery } from '../list-rows';
import { InvalidRequestError } from '../../kernel/http/validated';

/** Only contacts have a `segment`. */
type ExportQuery = Asked<typeof exportRoutes.routes.orders>['query'] & { segment?: unknown };

interface ExportAsked {
  query: ExportQuery;
  permitted: InstitutionScope;
}

interface ExportPorts extends Pick<SegmentModule, 'segmentChoices' | 'segmentFilter'> {
  strapi: Core.Strapi;
  listSearch: ListSearch;
  venueTimeZones: VenueTimeZones;
  permissions: PermissionCheckers;
}

export const exportController = (ports: ExportPorts) => {
  /**
   * Streams a list as CSV, with the filters of the Content Manager's list. It contains only what
   * the role may read there.
   */
  const exported =
    (list: ExportedList) =>
    async ({ permitted: scope, query }: ExportAsked, ctx: Context) => {
      const { decimal, filters, separator } = query;
      const uid = UID_OF[list] as UID.ContentType;
      const checker = ports.permissions(ctx, uid);
      if (checker.cannot.read()) return ctx.forbidden();
      const permitted = await permittedFilters(ports, uid, filters, checker, scope);
      const columns = await readableColumns(ports, list, scope, ctx);
      const rows = await selectedRows(ports, { query, uid, permitted, columns, scope }, ctx);
      // The separator determines the usual decimal sign.
      const form: ExportForm = { separator, decimal: decimal ?? usualDecimal(separator) };
      send(ctx, csvOf(columns, rows, form), list, separator);
    };
  return controllerOf(exportRoutes, {
    contacts: exported('contacts'),
    orders: exported('orders'),
    'order-lines': exported('order-lines'),
  });
};

/**
 * The filters as Strapi applies them for this role. Filters on attributes that are left out of the
 * file are refused.
 */
async function permittedFilters(
  { strapi }: ExportPorts,
  uid: UID.ContentType,
  filters: unknown,
  checker: PermissionChecker,
  scope: InstitutionScope,
) {
  checkFilters(filters, uid, (model) => strapi.getModel(model as UID.Schema).attributes);
  refuseSummaries(fieldsOf(filters), scope);
  await refuseHidden(filters, checker);
  return checker.sanitizedQuery.read(filters === undefined ? {} : { filters });
}

/** What contacts bought is summed up over all institutions: a limited role exports none of it. */
async function readableColumns(
  ports: ExportPorts,
  list: ExportedList,
  scope: InstitutionScope,
  ctx: Context,
) {
  const { attributes } = ports.strapi.contentType(UID_OF[list] as UID.ContentType);
  const mayRead: MayRead = (model, attribute) =>
    (scope === null || model !== CONTACT_UID || !isSummaryColumn(attribute)) &&
    ports.permissions(ctx, model).can.read(undefined, attribute);
  return exportedColumns(list, attributes, mayRead, await readContext(ports));
}

interface Selection {
  uid: UID.ContentType;
  query: ExportQuery;
  permitted: Awaited<ReturnType<typeof permittedFilters>>;
  columns: Awaited<ReturnType<typeof readableColumns>>;
  scope: InstitutionScope;
}

/** The rows of the list; the first one is read at once, so that a bad filter is answered. */
async function selectedRows(
  ports: ExportPorts,
  { columns, permitted, query, scope, uid }: Selection,
  ctx: Context,
) {
  const { listSearch, strapi } = ports;
  const { _q, filters, segment } = query;
  const isAsked = segment !== undefined;
  const selected = isAsked
    ? await ports.segmentFilter.narrow({ ...permitted, segment })
    : permitted;
  const read = isAsked ? rowsFilteredOnce : listRows;
  const searched = _q.trim() === '' ? {} : listSearch.within(uid, _q, ctx.state.userAbility);
  return carriedOut(filters, () => {
    const { where = {} } = strapi.get('query-params').transform(uid, selected) as ListQuery;
    const inScope = uid === CONTACT_UID ? {} : whereInScope(scope);
    const all = { where: { $and: [where, searched, inScope] } };
    return startReading(read(strapi, uid, all, readingOf(columns)));
  });
}

async function readContext(ports: ExportPorts): Promise<ExportContext> {
  return {
    currencies: (await ports.segmentChoices.all(null)).currencies,
    timeZones: await ports.venueTimeZones.all(),
  };
}

/**
 * If Strapi or the database refuses a value, the caller made a mistake, provided the database
 * answers at all.
 */
async function carriedOut<Rows>(filters: unknown, read: () => Promise<Rows>): Promise<Rows> {
  try {
    return await read();
  } catch (error) {
    if (filters === undefined || isTransient(error)) throw error;
    throw new InvalidRequestError(
      reason('malformedFilter', { names: fieldsOf(filters).join(', ') }),
    );
  }
}

function send(
  ctx: Context,
  csv: ReturnType<typeof csvOf>,
  list: string,
  separator: ExportSeparator,
): void {
  const ending = separator === 'tab' ? 'tsv' : 'csv';
  const day = new Date().toISOString().slice(0, 10);
  ctx.type = separator === 'tab' ? 'text/tab-separated-values' : 'text/csv';
  ctx.set('Content-Disposition', `attachment; filename="${list}-${day}.${ending}"`);
  // Personal data: no cache may store it.
  ctx.set('Cache-Control', 'no-store');
  ctx.body = csv;
}
