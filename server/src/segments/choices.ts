import { CONSENT_UID, ORDER_LINE_UID, ORDER_UID } from '../contracts/uids';
import type { SegmentChoices, SoldChoice, SoldKind } from '../contracts/contacts/segments';
import { UNKNOWN_TIME_ZONE, type VenueTimeZones, type InstitutionRegistry } from '../institutions';
import { isInScope, type InstitutionScope } from '../kernel/http/institution-scope';
import { rowPerValue } from '../kernel/database/row-per-value';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { isoTime, text, textsIn } from '../kernel/database/values';
import { search } from './search';

/** The values that conditions can choose from. */
export interface Choices {
  all(scope: InstitutionScope): Promise<SegmentChoices>;
  soldChoices(kind: SoldKind, wanted: SoldWanted): Promise<SoldChoice[]>;
}

interface SoldWanted {
  search?: string | undefined;
  id?: string | undefined;
  scope: InstitutionScope;
}

const MAX_SHOWN = 50;

export const codesOf = (institutions: Pick<InstitutionRegistry, 'all'>): string[] =>
  institutions.all().map(({ code }) => code);

export function choices(
  database: StrapiDatabase,
  institutions: Pick<InstitutionRegistry, 'all'>,
  timeZones: Pick<VenueTimeZones, 'all'>,
): Choices {
  return {
    async all(scope) {
      const shown = institutions.all().filter(({ code }) => isInScope(scope, code));
      const consents = shown.map(({ code }) => consentsAt(database, code));
      return {
        institutions: shown.map(({ code, name }) => ({ code, name })),
        currencies: await currenciesIn(database),
        consents: (await Promise.all(consents)).flat(),
      };
    },
    async soldChoices(kind, { id, scope, search: words = '' }) {
      const codes = codesOf(institutions).filter((code) => isInScope(scope, code));
      const zones = await timeZones.all();
      const asked = codes.map((code) =>
        soldAt(database, kind, { code, timeZone: zones[code] ?? UNKNOWN_TIME_ZONE }),
      );
      const sold = (await Promise.all(asked)).flat();
      if (id !== undefined) return sold.filter((choice) => choice.id === id);
      return search(sold, words).toSorted(ORDERS[kind]).slice(0, MAX_SHOWN);
    },
  };
}

const ORDERS: Record<SoldKind, (a: SoldChoice, b: SoldChoice) => number> = {
  product: (a, b) => a.name.localeCompare(b.name),
  performance: (a, b) => (b.date ?? '').localeCompare(a.date ?? ''),
};

async function currenciesIn(database: StrapiDatabase): Promise<string[]> {
  const attribute = 'currencyCode';
  const lookup = { uid: ORDER_UID, attribute, where: {}, select: [attribute] };
  return textsIn(await rowPerValue(database, lookup), attribute).toSorted();
}

async function consentsAt(database: StrapiDatabase, institution: string) {
  const lookup = { uid: CONSENT_UID, attribute: 'code', where: { institution }, select: ['code'] };
  const codes = textsIn(await rowPerValue(database, lookup), 'code').toSorted();
  return codes.map((code) => ({ institution, code }));
}

interface Venue {
  code: string;
  timeZone: string;
}

async function soldAt(
  database: StrapiDatabase,
  kind: SoldKind,
  venue: Venue,
): Promise<SoldChoice[]> {
  const rows = await rowPerValue(database, {
    uid: ORDER_LINE_UID,
    attribute: `${kind}Id`,
    where: { institution: venue.code },
    select: [
      ...['productId', 'product', 'productCode'],
      ...['performanceId', 'performance', 'performanceCode', 'performanceDate'],
    ],
  });
  return rows.map((row) => soldIn(row, kind, venue));
}

function soldIn(row: Row, kind: SoldKind, { code: institution, timeZone }: Venue): SoldChoice {
  const id = text(row[`${kind}Id`]) ?? '';
  const code = text(row[`${kind}Code`]);
  const product = text(row.product);
  if (kind === 'product')
    return { institution, timeZone, id, code, name: product ?? code ?? id, date: null };
  return {
    institution,
    timeZone,
    id,
    code,
    name: performanceName(product, text(row.performance)) ?? code ?? id,
    date: isoTime(row.performanceDate),
  };
}

/** Many venues name their performances only by the day. */
function performanceName(product: string | null, performance: string | null): string | null {
  if (product === null || performance === null) return performance ?? product;
  return performance.includes(product) ? performance : `${product}, ${performance}`;
}
