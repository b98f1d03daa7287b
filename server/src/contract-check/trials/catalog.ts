import { randomInt } from 'node:crypto';
import type { Catalog } from '../../contracts/catalog/catalog';
import type { CheckNote } from '../../contracts/institutions/contract-check';
import {
  attention,
  failedResult,
  failedCallResult,
  finding,
  heldResult,
  note,
  untestedResult,
} from '../findings';
import type { Question } from '../conversation';
import type { StepResult } from '../steps';
import type { SettingChange } from '../setting-change';
import type { StepContext } from '../step-context';
import { storedCatalogInstead } from './stored-catalog';
import { catalogCalls, type S360Error, type Answered } from '../../s360';

/** Seen in use: clients wait ten seconds before they request a catalog again. */
const ASK_AGAIN_MS = 10_000;

const catalogQuestion = (
  requestId: number | null,
): Question<{ readonly catalogData: Answered }> => ({
  isTelling: true,
  name: () => catalogCalls.getCatalogDetailed,
  send: (client, context) => client.getCatalogDetailed({ requestId }, context),
});

/** Tests that there is something to sell: at least one product with a price. */
export async function tryCatalog(context: StepContext): Promise<StepResult> {
  const { conversation, found, ports } = context;
  const institution = conversation.institution();
  const stored = await storedCatalogInstead({
    now: ports.now,
    pause: conversation.pause,
    waitMs: () => ports.waitFor(institution.code, catalogCalls.getCatalogDetailed),
    stored: () => ports.storedCatalog(institution),
  });
  if (stored !== null) {
    found.catalog = stored.catalog;
    const readAt = stored.fetchedAt.toISOString();
    return evaluateCatalog(stored.catalog, [note('catalogStored', { readAt })]);
  }
  const read = await readCatalog(context);
  if ('error' in read) {
    return read.error.kind === 'in-progress'
      ? untestedResult(finding('catalogNotReady'))
      : failedCallResult(read.error, conversation.institution());
  }
  const { pointOfSale } = found;
  if (pointOfSale === undefined)
    return untestedResult(finding('stepNeeded', { step: 'pointOfSale' }));
  const answered = { catalogData: read.catalogData, posConfigData: pointOfSale };
  const catalog = ports.read.catalog(conversation.institution(), answered);
  if (catalog === null) return failedResult(finding('pointOfSaleUnusable'));
  found.catalog = catalog;
  // With adopted settings, the catalog is not the one that the CRM itself would have read.
  if (Object.keys(conversation.adopted()).length === 0) {
    await ports.keepCatalog(institution, catalog);
  }
  const result = evaluateCatalog(catalog, []);
  if (read.cure === null) return result;
  return failedResult(
    [finding('requestIdsOther', { value: read.cure.value }), ...result.findings],
    {
      notes: result.notes,
      cures: [{ assumptions: { requestIds: read.cure.value } }],
      refuted: ['requestIds'],
    },
  );
}

type Cure = { value: 'always' | 'never' };
type ReadCatalog = { catalogData: Answered; cure: Cure | null } | { error: S360Error };

/**
 * Reads the catalog, or waits for S-360 to prepare it. When S-360 refuses the request with an id of
 * its own, or without one, the check tries the other way.
 */
async function readCatalog({ conversation }: StepContext): Promise<ReadCatalog> {
  const { requestIds } = conversation.institution().client.assumptions;
  const ownId = randomInt(1, 2 ** 31);
  const first = await conversation.ask(catalogQuestion(requestIds === 'always' ? ownId : null));
  if (first.kind === 'answered') return { catalogData: first.data.catalogData, cure: null };
  const { error } = first;
  if (error.kind === 'in-progress') return readAgain(conversation, error.requestId);
  if (error.kind !== 'business') return { error };
  const value = requestIds === 'always' ? 'never' : 'always';
  const change: SettingChange = { assumptions: { requestIds: value } };
  const second = await conversation.ask(catalogQuestion(value === 'always' ? ownId : null), {
    with: change,
  });
  if (second.kind === 'failed') return { error };
  conversation.adopt(change);
  return { catalogData: second.data.catalogData, cure: { value } };
}

/** Sends the id that S-360 gave, unless the institution is configured to send none. */
async function readAgain(
  conversation: StepContext['conversation'],
  given: number | null,
): Promise<ReadCatalog> {
  const { requestIds } = conversation.institution().client.assumptions;
  await conversation.pause(ASK_AGAIN_MS);
  const requestId = requestIds === 'never' ? null : given;
  const again = await conversation.ask(catalogQuestion(requestId));
  if (again.kind === 'answered') return { catalogData: again.data.catalogData, cure: null };
  const isRefused = again.error.kind === 'business' && requestId !== null;
  if (!isRefused) return { error: again.error };
  const change: SettingChange = { assumptions: { requestIds: 'never' } };
  const without = await conversation.ask(catalogQuestion(null), { with: change });
  if (without.kind === 'failed' && without.error.kind !== 'in-progress')
    return { error: again.error };
  conversation.adopt(change);
  if (without.kind === 'failed') return { error: without.error };
  return { catalogData: without.data.catalogData, cure: { value: 'never' } };
}

const pricesOf = ({ priceLists }: Catalog): number =>
  priceLists.reduce((sum, list) => sum + list.length, 0);

function evaluateCatalog(catalog: Catalog, before: readonly CheckNote[]): StepResult {
  const { products } = catalog;
  if (products.length === 0) return failedResult(finding('catalogEmpty'), { notes: before });
  if (pricesOf(catalog) === 0) {
    const values = { products: products.length };
    return failedResult(finding('catalogWithoutPrices', values), { notes: before });
  }
  const performances = products.reduce((sum, product) => sum + product.performances.length, 0);
  const notes = [
    ...before,
    note('catalogSize', { products: products.length, performances }),
    ...(products.some(({ isOnSale }) => isOnSale)
      ? []
      : [attention('nothingOnSale', { products: products.length })]),
    ...(products.some(({ isReservable }) => isReservable)
      ? []
      : [attention('nothingReservable', { products: products.length })]),
  ];
  return heldResult({ notes, held: ['requestIds'] });
}
