import { CONTACT_UID } from '../../server/src/contracts/uids';
import { request } from '../helpers/http';
import { WEBHOOK_KEY } from '../helpers/institutions/institutions';
import { textAt } from '../helpers/json';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import { INSTITUTION, MANY_INSTITUTIONS, startApp } from './app';
import { measureIdle } from './idle';
import { payloadOf, personValues, type FreshNumbers } from './people';
import type { Measurement } from './report';
import { median, medianMs } from './statistics';

const TIMES = 5;

const started = (folder: string, institutions = MANY_INSTITUTIONS): Promise<RunningStrapi> =>
  startApp({ backgroundWork: true, folder, institutions, trust: 'notStarted' });

/** How long an editor waits for a save, and a delivery of one contact until it is applied. */
async function latencies({ admin, strapi, url }: RunningStrapi, fresh: FreshNumbers) {
  const contacts = `/content-manager/collection-types/${CONTACT_UID}`;
  const made = await admin('POST', contacts, { type: 'individual', ...personValues(999) });
  const contact = `${contacts}/${textAt(made.body, 'data', 'documentId')}`;
  let noteApplied: () => void = () => undefined;
  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: [CONTACT_UID],
    afterCreate: () => noteApplied(),
  });
  const saveMs = await medianMs((time) => admin('PUT', contact, { notes: `Saved ${time}` }));
  const webhookMs = await medianMs(async () => {
    const applied = new Promise<void>((resolve) => (noteApplied = resolve));
    await request(`${url}/api/s360/contacts/${INSTITUTION}`, {
      method: 'POST',
      headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
      raw: payloadOf(fresh.take().slice(0, 1)),
    });
    await applied;
  });
  unsubscribe();
  return { saveMs, webhookMs };
}

async function pageMs({ admin }: RunningStrapi): Promise<number[]> {
  const pages: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const begun = performance.now();
    const { status } = await admin('GET', '/s360/institutions');
    if (status !== 200) throw new Error(`the institutions are answered with ${status}`);
    pages.push(performance.now() - begun);
  }
  return pages;
}

/**
 * With 300 institutions their page, what processes cost at rest, and how long a save and a delivery
 * take, compared with one institution.
 */
export async function measureInstitutions(
  folder: string,
  fresh: FreshNumbers,
): Promise<Measurement[]> {
  const one = await started(folder, [INSTITUTION]);
  const ofOne = await latencies(one, fresh);
  await one.stop('keep');
  const running = await started(folder);
  const pages = await pageMs(running);
  // Meanwhile this process comes to rest, too.
  const idle = await measureIdle();
  const ofMany = await latencies(running, fresh);
  await running.stop('keep');
  return [
    {
      bench: 'institutions-page',
      ratio: median(pages.slice(1)),
      limit: { atMost: 300 },
      figures: { institutions: MANY_INSTITUTIONS.length, firstMs: pages[0] ?? 0 },
    },
    ...idle,
    {
      bench: 'institutions-save',
      ratio: ofMany.saveMs / ofOne.saveMs,
      limit: { atMost: 1.2 },
      figures: { withOneMs: ofOne.saveMs, withManyMs: ofMany.saveMs },
    },
    {
      bench: 'institutions-webhook',
      ratio: ofMany.webhookMs / ofOne.webhookMs,
      limit: { atMost: 1.2 },
      figures: { withOneMs: ofOne.webhookMs, withManyMs: ofMany.webhookMs },
    },
  ];
}
