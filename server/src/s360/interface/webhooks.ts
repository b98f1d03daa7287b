/** The webhooks by which S-360 tells what changed. */

import { STREAM_DESCRIPTIONS, type Stream } from '../../contracts/streams';
import { contactDataResult } from './contact';
import { documented, inferred, seenInUse, type Evidence } from './evidence';
import { orderWebhookItem } from './order';
import type { Members } from './vocabulary';

export interface Webhook {
  readonly evidence: Evidence;
  /** As the back office calls interface, type and function. */
  readonly setUp: { readonly interface: string; readonly type: string; readonly function: string };
  readonly trigger: string;
  /** One item of a payload. A payload is an array of them. */
  readonly item: Members;
  /** Of version 1, which tells the number alone, in the URL or a flat body. */
  readonly number: string;
}

/** How every webhook works that has payloads. */
export const WEBHOOKS_SEND = {
  evidence: documented('platform.secutix.com/webhook/contact, …/order/v2'),
  everyMinutes: 15,
  /** Items that one run handles. */
  batchSize: 100,
  /** Items of one payload. */
  bucketSize: 1,
  /** Refusals after which an item is dropped; only 200 is success. */
  tries: 12,
} as const;

/** What a payload is beside an array, and what a webhook authenticates by. */
export const WEBHOOK_FORMS = {
  object: documented('the 2020 sample of platform.secutix.com/webhook/order/v2'),
  bucket: seenInUse('a receiver'),
  v1: documented('platform.secutix.com/webhook/contact/v1: GET or POST, no authentication'),
  authentication: inferred('NONE, BASIC_AUTH and API_KEY of platform.secutix.com/webhook/access'),
} as const satisfies Readonly<Record<string, Evidence>>;

export const webhooks = {
  contacts: {
    evidence: documented('platform.secutix.com/webhook/contact'),
    setUp: {
      interface: 'Firehose Contact',
      type: 'Contact Webhook V2',
      function: 'Notify change in contact',
    },
    trigger: 'each time a contact is created or changed, also by the API (inferred)',
    item: contactDataResult,
    number: STREAM_DESCRIPTIONS.contacts.number,
  },
  orders: {
    evidence: documented('platform.secutix.com/webhook/order/v2, Confluence 41626134'),
    setUp: {
      interface: 'Firehose Order',
      type: 'Order Webhook V2',
      function: 'Notify order change',
    },
    trigger: 'an order is closed or abandoned, and again when a closed one is edited',
    item: orderWebhookItem,
    number: STREAM_DESCRIPTIONS.orders.number,
  },
} as const satisfies Readonly<Record<Stream, Webhook>>;
