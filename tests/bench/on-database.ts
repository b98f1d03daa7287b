import { INSTITUTION, startApp } from './app';
import { measureAcknowledging } from './acknowledge';
import { measureBookings } from './bookings';
import { measureBoots } from './boots';
import { measureChanged, measureNaive, measureNew } from './apply';
import { measureDue } from './due';
import { FreshOrders, measureNaiveOrders, measureOrders, measurePanel } from './orders';
import { countHeard } from './heard';
import { measureIntake } from './intake';
import { measureInstitutions } from './institutions';
import { measureLists } from './lists';
import { FreshNumbers, ORIGINALS } from './people';
import { countRepeatedWrites } from './repeated';
import { measureSegments } from './segments';
import { Report, type Measurement } from './report';
import { measureSmallDeliveries } from './small-deliveries';
import { measureTrends } from './trends';
import { measureSave } from './save';
import { seedCopies, seedOriginals } from './seed/contacts';
import { seedBookings } from './seed/bookings';
import { SECOND_INSTITUTION, seedLists } from './seed/lists';
import { CONTACTS_WITH_ORDERS, seedOrders } from './seed/orders';
import { measureHeap, measureUnderLoad } from './under-load';

const MANY = 200_000;

/** A theatre of middle size, for queries over its orders. */
const ORDERS = { orders: 400_000, lines: 1_000_000 };

/** Changes of one measurement follow those of the previous one. */
const CHANGES_PER_MEASUREMENT = 1000;

/** The comma-separated measurements to make; by default all. */
const only = process.env.BENCH_ONLY?.split(',') ?? null;
const isWanted = (name: string): boolean => only === null || only.includes(name);

/** The growth of a ratio with the number of existing contacts or orders. */
function growth(few: Measurement, many: Measurement, total = MANY): Measurement {
  return {
    bench: `${few.bench}-at-${total}`,
    ratio: many.ratio / few.ratio,
    limit: { atMost: 1.2 },
    figures: { ratioAtFew: few.ratio, ratioAtMany: many.ratio, ...many.figures },
  };
}

const growthOf = (few: Measurement | undefined, many: Measurement): Measurement[] =>
  few === undefined ? [] : [growth(few, many, ORDERS.orders)];

/** All measurements on the database of `DATABASE_*`, one line each. */
async function run(): Promise<void> {
  const database = process.env.DATABASE_CLIENT ?? 'sqlite';
  const report = new Report(database, (line) => process.stdout.write(`${line}\n`));
  const running = await startApp({ backgroundWork: false });
  const { strapi } = running;
  const fresh = new FreshNumbers();
  let measurement = 0;
  const nextChange = () => (measurement += 1) * CHANGES_PER_MEASUREMENT;
  await seedOriginals(strapi);
  let seeded = ORIGINALS;
  const seedUpTo = async (total: number, into = strapi) => {
    if (seeded >= total) return;
    await seedCopies(into, total);
    seeded = total;
  };
  const add = (measurements: readonly Measurement[]) => measurements.forEach((m) => report.add(m));

  if (isWanted('apply')) {
    const [few, again] = await measureNew(strapi, fresh);
    const fewChanged = await measureChanged(strapi, ORIGINALS, nextChange());
    const growths = isWanted('many') ? [few, fewChanged] : [];
    add([few, again, fewChanged].flatMap((made) => made ?? []));
    add([await countRepeatedWrites(strapi, fresh)]);
    add([await measureSmallDeliveries(strapi, fresh)]);
    add(await measureNaive(strapi, fresh, ORIGINALS, nextChange()));
    if (growths.length > 0) {
      await seedUpTo(MANY);
      const [many] = await measureNew(strapi, fresh);
      const manyChanged = await measureChanged(strapi, MANY, nextChange());
      if (few && many) add([growth(few, many), growth(fewChanged, manyChanged)]);
    }
  }
  if (isWanted('save')) add([await measureSave(strapi)]);
  if (isWanted('acknowledge')) add(await measureAcknowledging(running));
  await running.stop('keep');
  if (isWanted('load')) {
    const working = await startApp({ backgroundWork: true, folder: running.folder });
    add([await countHeard(working, fresh)]);
    add(await measureUnderLoad(working, fresh));
    add([await measureHeap(working.strapi, fresh)]);
    await working.stop('keep');
  }
  if (isWanted('boot')) add(await measureBoots());
  // Several processes on SQLite are refused.
  if (isWanted('intake') && database === 'postgres') add(await measureIntake(fresh));
  if (isWanted('institutions')) add(await measureInstitutions(running.folder, fresh));
  const filled = await startApp({ backgroundWork: false, folder: running.folder });
  const freshOrders = new FreshOrders();
  const fewOrders = isWanted('orders') ? await measureOrders(filled.strapi, freshOrders) : [];
  add(fewOrders);
  if (isWanted('orders')) add([await measureNaiveOrders(filled.strapi, freshOrders)]);
  const isFilled =
    isWanted('segments') ||
    isWanted('trends') ||
    isWanted('bookings') ||
    isWanted('lists') ||
    (isWanted('orders') && isWanted('many'));
  if (isFilled) {
    await seedUpTo(CONTACTS_WITH_ORDERS, filled.strapi);
    await seedOrders(filled.strapi, ORDERS);
    if (isWanted('bookings') || isWanted('lists')) await seedBookings(filled.strapi, ORDERS.orders);
  }
  // Connections that were idle during minutes of work on SQLite are broken.
  await filled.stop('keep');
  const asked = await startApp({ backgroundWork: false, folder: running.folder });
  if (isWanted('orders') && isFilled) {
    const manyOrders = await measureOrders(asked.strapi, freshOrders);
    add(manyOrders.flatMap((many, index) => growthOf(fewOrders[index], many)));
    add([await measurePanel(asked)]);
  }
  if (isWanted('segments')) add(await measureSegments(asked));
  if (isWanted('trends')) add(await measureTrends(asked));
  if (isWanted('bookings')) add(await measureBookings(asked));
  await asked.stop(isWanted('lists') ? 'keep' : 'remove');
  if (isWanted('lists')) {
    const institutions = [INSTITUTION, SECOND_INSTITUTION];
    const folder = { folder: running.folder };
    const growing = await startApp({ backgroundWork: false, institutions, ...folder });
    await seedLists(growing.strapi);
    await growing.stop('keep');
    const listed = await startApp({ backgroundWork: false, institutions, ...folder });
    add(await measureLists(listed));
    add(await measureDue(listed));
    await listed.stop();
  }
  if (report.broken.length > 0) {
    process.stderr.write(`Limits that are not held: ${report.broken.join(', ')}\n`);
    process.exitCode = 1;
  }
}

void run();
