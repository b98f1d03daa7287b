import { z } from '@strapi/utils';
import { catalogTerms, performancePage, productPage } from '../../catalog';
import type { CatalogPrice, CatalogTerms, TranslatedText } from '../../contracts/catalog/catalog';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { code, storableText } from '../../contracts/schemas/fields';
import { displayMoney } from '../../s360';
import { page } from './asked';
import { assistantTool } from './tool';

const { readBookings } = PERMISSION_ACTIONS;

/** Each has a price for every seat category and tariff. */
const PAGE_SIZE = 5;

const price = z.object({
  seatCategoryId: z.string().nullable(),
  seatCategory: z.string().nullable(),
  tariffId: z.string(),
  tariff: z.string(),
  price: z.string(),
});

/** Finds what can be booked, with the ids that a draft needs. */
export const findSold = assistantTool({
  name: 's360_find_sold',
  title: 'Find what can be booked',
  description:
    'Read only. Finds performances and items that an institution sells now, with prices by seat category and tariff, and the ids that s360_draft_booking needs.',
  offeredWith: { action: readBookings },
  input: z.strictObject({
    institution: code,
    text: storableText(200).optional().describe('Words from names, codes and places'),
    from: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('Performances that begin then or later'),
    to: z.iso.datetime({ offset: true }).optional().describe('Performances that begin earlier'),
    page,
  }),
  output: z.object({
    timeZone: z.string(),
    performances: z.object({
      total: z.number(),
      shown: z.array(
        z.object({
          performanceId: z.string(),
          product: z.string(),
          performance: z.string().nullable(),
          place: z.string().nullable(),
          startsAt: z.string(),
          prices: z.array(price),
        }),
      ),
    }),
    itemsOf: z.object({
      total: z.number().describe('Products'),
      shown: z.array(
        z.object({
          product: z.string(),
          items: z.array(
            z.object({ itemId: z.string(), item: z.string(), prices: z.array(price) }),
          ),
        }),
      ),
    }),
  }),
  async run({ from, institution, page: number, text: q, to }, caller, { catalogs }) {
    caller.requireAt(readBookings, institution);
    const catalog = await catalogs.inUseOf(institution);
    const terms = catalogTerms(catalog);
    const request = { page: number, pageSize: PAGE_SIZE };
    const found = performancePage(catalog, { q, from, to, isOnSale: true }, request);
    const products = productPage(catalog, { q, isOnSale: true }, request);
    return {
      timeZone: terms.timeZone,
      performances: {
        total: found.meta.pagination.total,
        shown: found.data.map(({ id, name, place, prices, product, startsAt }) => ({
          performanceId: id,
          product: englishName(product.name),
          performance: name && englishName(name),
          place: place && englishName(place),
          startsAt,
          prices: shownPrices(prices, terms),
        })),
      },
      itemsOf: {
        total: products.meta.pagination.total,
        shown: products.data
          .filter(({ items }) => items.length > 0)
          .map(({ items, name }) => ({
            product: englishName(name),
            items: items.map((item) => ({
              itemId: item.id,
              item: englishName(item.name),
              prices: shownPrices(item.prices, terms),
            })),
          })),
      },
    };
  },
});

/** The English name where there is one: an AI client translates better than it guesses. */
const englishName = (name: TranslatedText): string => name.en ?? Object.values(name)[0] ?? '';

const nameOfId = (all: readonly { id: string; name: TranslatedText }[], id: string): string => {
  const found = all.find((one) => one.id === id);
  return found === undefined ? id : englishName(found.name);
};

const shownPrices = (prices: readonly CatalogPrice[], terms: CatalogTerms) =>
  prices.map(({ amount, seatCategoryId, tariffId }) => ({
    seatCategoryId,
    seatCategory: seatCategoryId && nameOfId(terms.seatCategories, seatCategoryId),
    tariffId,
    tariff: nameOfId(terms.tariffs, tariffId),
    price: `${displayMoney(BigInt(amount), terms.currency.fractionDigits)} ${terms.currency.code}`,
  }));
