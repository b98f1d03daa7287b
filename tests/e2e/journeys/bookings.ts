import type { CDPSession, Page } from 'playwright-core';
import { valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import { inventedCatalog } from '../../helpers/catalog/invented-catalog';
import { COMPOSER, composerPage, type ComposerPage } from './composer-page';
import type { Scene } from './contacts';

/** The search words and the quantity for each kind of booking. */
const OFFERS = [
  { kind: 'Sale', rights: 0, words: 'barbier', quantity: 2 },
  { kind: 'Reservation', rights: 1, words: 'barbier', quantity: 3 },
  { kind: 'Option', rights: 2, words: 'barbier', quantity: 4 },
] as const;

export interface BookingScene extends Scene {
  page: Page;
  strapiUrl: string;
}

/** Each kind of booking from an empty screen to S-360 with the keyboard alone. */
export async function composeBookings(scene: BookingScene, contactName: string): Promise<void> {
  const composer = composerPage(scene.page, scene.strapiUrl);
  await scene.checks.require('the composer loads a catalog when it is opened', async () => {
    await scene.page.goto(scene.strapiUrl + COMPOSER);
    await composer.search.waitFor();
  });
  for (const offer of OFFERS) {
    const { kind, quantity } = offer;
    await scene.checks.check(
      `the booking kind ${kind} is composed with the keyboard alone`,
      async () => {
        await composer.open();
        await composer.tabTo(composer.kind('Sale'));
        await composer.press('ArrowRight', offer.rights);
        expect(await composer.kind(kind).isChecked(), `${kind} was not chosen`);
        await chooseContact(composer, contactName);
        await chooseSeats(composer, offer);
        const total = scene.page.getByText(`Total, ${quantity} pieces`).first();
        await total.waitFor();
        await composer.tabTo(composer.submit);
        await composer.press('Enter');
        await scene.page.waitForURL(/s360-bookings\/(?!new$)[a-z0-9]+$/);
      },
    );
    await scene.checks.check(`the booking kind ${kind} is then open in S-360`, () =>
      untilCreated(scene, quantity),
    );
  }
}

async function chooseContact(composer: ComposerPage, name: string): Promise<void> {
  await composer.tabTo(composer.contact);
  await composer.type(name);
  await composer.options.filter({ hasText: name }).first().waitFor();
  await composer.press('Enter');
  await eventually(
    'the search has the keyboard',
    async () => (await composer.isAt(composer.search)) || undefined,
  );
}

async function chooseSeats(
  composer: ComposerPage,
  { quantity, words }: { quantity: number; words: string },
): Promise<void> {
  await composer.type(words);
  await composer.options.first().waitFor();
  await composer.press('Enter');
  await composer.type(String(quantity));
  await composer.press('Enter');
  expect(await composer.isAt(composer.search), 'Enter did not lead back to the search');
}

/** Waits until the displayed booking is an open order in S-360 with the quantity. */
async function untilCreated({ admin, page }: BookingScene, quantity: number): Promise<void> {
  const documentId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await eventually('the booking is created', async () => {
    const booking = await admin.get(`/s360/bookings/${documentId}`);
    const state = valueAt(booking, 'data', 'state');
    expect(state !== 'failed', `it failed: ${JSON.stringify(valueAt(booking, 'data', 'failure'))}`);
    if (state !== 'created') return undefined;
    const lines = valueAt(booking, 'data', 'lines');
    const asked = Array.isArray(lines) ? valueAt(lines[0], 'quantity') : undefined;
    expect(asked === quantity, `it is of ${String(asked)}`);
    return valueAt(booking, 'data', 'orderId') === null ? undefined : true;
  });
}

const SIZE = { products: 1_000, performances: 3_500, items: 40 };
const USABLE_MS = 1_000;
const KEY_MS = 50;
const TYPED = 'zauberflote december';
const TIMES_TYPED = 5;
/** The best of them counts, as other programs may want the processor. */
const TIMES_OPENED = 3;

/** A large catalog is usable at once and responds to every key without a delay. */
export async function measureLargeCatalog(scene: BookingScene): Promise<void> {
  const { checks, page, print, strapiUrl } = scene;
  await answerLargeCatalog(page);
  await checks.check(
    `the composer is usable with ${SIZE.performances} performances within ${USABLE_MS} ms`,
    async () => {
      const times: number[] = [];
      for (let time = 0; time < TIMES_OPENED && Math.min(...times) > USABLE_MS; time += 1) {
        await page.goto(`${strapiUrl}/admin/plugins/s360-bookings`);
        await page.goto(strapiUrl + COMPOSER);
        await page.getByRole('option').first().waitFor();
        times.push(await page.evaluate<number>(TIME_TO_OPTIONS));
      }
      const shown = times.map((ms) => Math.round(ms)).join(', ');
      print(`      the list stood ${shown} ms after the catalog was asked for`);
      expect(Math.min(...times) <= USABLE_MS, `it took ${shown} ms`);
    },
  );
  await checks.check(`the catalog search responds to a key within ${KEY_MS} ms`, async () => {
    const { busy, waited } = await timesOfKeys(page);
    const half = atMost(0.5, waited);
    print(`      median and 95th percentile: ${half}, ${atMost(0.95, waited)} ms`);
    // Others may want the processor: most keys are fast, and nearly all take little of it.
    expect(half <= KEY_MS, `the median is ${half} ms`);
    const busyMs = atMost(0.95, busy);
    print(`      95th percentile of the processor: ${busyMs} ms`);
    expect(busyMs <= KEY_MS, `the 95th percentile of the processor is ${busyMs} ms`);
    const drawn = await page.getByRole('option').count();
    expect(drawn > 0 && drawn < 40, `${drawn} rows are drawn`);
  });
  await page.unrouteAll({ behavior: 'wait' });
}

/** What the given share of the times does not exceed. */
function atMost(share: number, times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Infinity);
}

/** For each key when the words are typed several times: what a person waits, and the processor’s part. */
async function timesOfKeys(page: Page): Promise<{ busy: number[]; waited: number[] }> {
  const search = page.locator('#s360-compose-search');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(WATCH_KEYS);
  const busy: number[] = [];
  for (let time = 0; time < TIMES_TYPED; time += 1) {
    await search.fill('');
    await search.focus();
    for (const [index, key] of [...TYPED].entries()) {
      const before = await busyMs(session);
      await page.keyboard.type(key);
      await page.evaluate(`keysDrawn(${time * TYPED.length + index + 1})`);
      busy.push((await busyMs(session)) - before);
    }
  }
  await session.detach();
  return { busy, waited: await page.evaluate<number[]>('keyTimes') };
}

/** The processor time of the page’s tasks so far. */
async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity) * 1000;
}

const CATALOG_CALLS = /\/s360\/(catalogs|institutions\/[^/]+\/(catalog|availability))(\?|$)/;

async function answerLargeCatalog(page: Page): Promise<void> {
  const catalog = inventedCatalog({ ...SIZE, firstAt: new Date(Date.now() + 86_400_000) });
  const status = {
    institution: { code: catalog.institution, name: 'My Venue' },
    version: catalog.version,
    fetchedAt: catalog.fetchedAt,
    ...{ products: SIZE.products, performances: SIZE.performances },
    isWanted: false,
    isPaused: false,
    notSending: null,
    notBefore: null,
    failure: null,
  };
  await page.route(CATALOG_CALLS, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('/catalogs')) return route.fulfill({ json: { data: [status] } });
    if (pathname.endsWith('/catalog')) return route.fulfill({ json: { data: catalog } });
    return route.fulfill({ json: { data: [] } });
  });
}

/** Runs in the page: the time from the request for the catalog until the list is shown. */
const TIME_TO_OPTIONS = `(() => {
  const asked = performance.getEntriesByType('resource')
    .find(({ name }) => /institutions\\/[^/]+\\/catalog$/.test(name));
  return performance.now() - asked.startTime;
})()`;

/** Runs in the page: measures the time from each key to its change on the screen. */
const WATCH_KEYS = `
  window.keyTimes = [];
  window.keysDrawn = async (count) => {
    while (keyTimes.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  document.addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => keyTimes.push(performance.now() - timeStamp)));
  }, true);
`;
