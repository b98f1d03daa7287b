import { createServer, type IncomingMessage } from 'node:http';
import { CONTACT_UID } from '../../server/src/contracts/uids';
import { WEBHOOK_KEY } from '../helpers/institutions/institutions';
import { at } from '../helpers/json';
import { request } from '../helpers/http';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import { until } from '../helpers/waiting';
import { INSTITUTION } from './app';
import { PAYLOAD, payloadOf, type FreshNumbers } from './people';
import type { Measurement } from './report';

const PAYLOADS = 4;
const CONTACTS = PAYLOADS * PAYLOAD;
const NO_LONGER_THAN_MS = 60_000;

interface Heard {
  created: number;
  updated: number;
}

async function eventOf(incoming: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

/** A receiver of Strapi webhooks that counts the events of contacts. */
async function listener(heard: Heard) {
  const server = createServer((incoming, response) => {
    void eventOf(incoming).then((event) => {
      if (at(event, 'uid') === CONTACT_UID) {
        if (at(event, 'event') === 'entry.create') heard.created += 1;
        if (at(event, 'event') === 'entry.update') heard.updated += 1;
      }
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/**
 * Whether a lifecycle subscriber and a Strapi webhook receive the events of received contacts: the
 * lower of both shares.
 */
export async function countHeard(
  { admin, strapi, url }: RunningStrapi,
  fresh: FreshNumbers,
): Promise<Measurement> {
  const subscriber: Heard = { created: 0, updated: 0 };
  const webhook: Heard = { created: 0, updated: 0 };
  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: [CONTACT_UID],
    afterCreate: () => void (subscriber.created += 1),
    afterUpdate: () => void (subscriber.updated += 1),
  });
  const listening = await listener(webhook);
  const made = await admin('POST', '/admin/webhooks', {
    name: 'bench',
    url: listening.url,
    headers: {},
    events: ['entry.create', 'entry.update'],
  });
  const everybody = Array.from({ length: PAYLOADS }, () => fresh.take());
  const counts = () => [subscriber, webhook].flatMap(({ created, updated }) => [created, updated]);
  for (const change of [0, 1]) {
    for (const numbers of everybody) {
      await request(`${url}/api/s360/contacts/${INSTITUTION}`, {
        method: 'POST',
        headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
        raw: payloadOf(numbers, change),
      });
    }
  }
  const isHeard = () => counts().every((count) => count >= CONTACTS);
  // A subscriber that is too slow is counted, not awaited.
  await until('everybody heard', isHeard, NO_LONGER_THAN_MS).catch(() => undefined);
  unsubscribe();
  await admin('DELETE', `/admin/webhooks/${String(at(made.body, 'data', 'id'))}`);
  listening.close();
  return {
    bench: 'heard',
    ratio: Math.min(...counts()) / CONTACTS,
    limit: { atLeast: 1 },
    figures: {
      subscriberCreated: subscriber.created,
      subscriberUpdated: subscriber.updated,
      webhookCreated: webhook.created,
      webhookUpdated: webhook.updated,
      contacts: CONTACTS,
    },
  };
}
