import { WEBHOOKS_SEND } from '../../../server/src/s360/interface';
import type { JsonObject, JsonValue } from '../json';
import { passesFilter } from './filter';
import { send } from './send';
import { isFirstVersion, type StreamName, type StreamSettings, type WebhookForm } from './settings';

/** The number of refusals after which S-360 drops a payload. */
const MAX_TRIES = WEBHOOKS_SEND.tries;

/** One POST of a cycle: the number of items and the receiver’s status (0: unreachable). */
export interface SentPayload {
  stream: StreamName;
  items: number;
  status: number;
}

/** A refused payload, which is repeated byte for byte. */
interface RefusedPayload {
  url: string;
  body: Buffer;
  items: number;
  tries: number;
}

/** The saved state of a stream between two runs. */
export interface StreamState {
  queued: string[];
  refused: { url: string; body: string; items: number; tries: number }[];
}

/** The items of one stream, and the only element of V1. */
export interface StreamContent {
  numberElement: 'contactNumber' | 'orderId';
  /** The current item; `undefined` when there is nothing (more) to send. */
  itemOf(key: string, settings: StreamSettings): JsonObject | undefined;
}

/** One webhook: the queue of changes, and the refused payloads. */
export class WebhookStream {
  settings: StreamSettings = {};
  #queued = new Set<string>();
  #queuedAfterCycle: string[] = [];
  #refused: RefusedPayload[] = [];
  #droppedItems = 0;

  constructor(
    readonly name: StreamName,
    private readonly content: StreamContent,
  ) {}

  /** Queues a changed contact or order, at most once. */
  queue(key: string): void {
    this.#queued.add(key);
  }

  /** The same for a later cycle than the next one. */
  queueAfterCycle(key: string): void {
    this.#queuedAfterCycle.push(key);
  }

  get waiting(): number {
    const queued = this.#queued.size + this.#queuedAfterCycle.length;
    return this.#refused.reduce((sum, payload) => sum + payload.items, queued);
  }

  get droppedItems(): number {
    return this.#droppedItems;
  }

  /** Sends the payloads of one cycle: refused ones first, then what is queued. */
  async cycle(): Promise<SentPayload[]> {
    const { url, batchSize = WEBHOOKS_SEND.batchSize } = this.settings;
    this.#droppedItems = 0;
    if (url === undefined) return [];
    const sent: SentPayload[] = [];
    const repeated = this.#refused;
    this.#refused = [];
    let room = batchSize;
    for (const payload of repeated) {
      if (room < payload.items) {
        this.#refused.push(payload);
        continue;
      }
      room -= payload.items;
      sent.push(await this.#send(payload));
    }
    for (const payload of this.#payloads(url, this.#take(room)))
      sent.push(await this.#send(payload));
    for (const key of this.#queuedAfterCycle.splice(0)) this.#queued.add(key);
    return sent;
  }

  /** Drops everything that waits. */
  clear(): void {
    this.#queued.clear();
    this.#queuedAfterCycle = [];
    this.#refused = [];
  }

  state(): StreamState {
    return {
      queued: [...this.#queued, ...this.#queuedAfterCycle],
      refused: this.#refused.map((payload) => ({
        ...payload,
        body: payload.body.toString('base64'),
      })),
    };
  }

  restore(state: StreamState): void {
    this.#queued = new Set(state.queued);
    this.#refused = state.refused.map((payload) => ({
      ...payload,
      body: Buffer.from(payload.body, 'base64'),
    }));
  }

  #take(room: number): string[] {
    const taken: string[] = [];
    for (const key of this.#queued) {
      if (taken.length >= room) break;
      taken.push(key);
    }
    for (const key of taken) this.#queued.delete(key);
    return taken;
  }

  #payloads(url: string, keys: string[]): RefusedPayload[] {
    const { form = 'array', filter, bucketSize = WEBHOOKS_SEND.bucketSize } = this.settings;
    const items = keys.flatMap((key) => {
      const item = this.content.itemOf(key, this.settings);
      return item && (!filter || passesFilter(item, filter)) ? [{ key, item }] : [];
    });
    const size = form === 'object' || isFirstVersion(form) ? 1 : bucketSize;
    const payloads: RefusedPayload[] = [];
    for (let start = 0; start < items.length; start += size) {
      const bucket = items.slice(start, start + size);
      const first = bucket[0];
      if (!first) break;
      const body = Buffer.from(JSON.stringify(this.#envelope(form, bucket)), 'utf8');
      payloads.push({
        url: this.#address(url, form, first.key),
        body,
        items: bucket.length,
        tries: 0,
      });
    }
    return payloads;
  }

  #envelope(form: WebhookForm, bucket: { key: string; item: JsonObject }[]): JsonValue {
    const items = bucket.map(({ item }) => item);
    if (form === 'array') return items;
    if (form === 'bucket') return { bucket: items, destination: {} };
    if (form === 'object') return items[0] ?? {};
    return { [this.content.numberElement]: bucket[0]?.key ?? '' };
  }

  /** V1 may have a placeholder for the number in its URL. */
  #address(url: string, form: WebhookForm, key: string): string {
    return isFirstVersion(form) ? url.replace(`\${${this.content.numberElement}}`, key) : url;
  }

  async #send(payload: RefusedPayload): Promise<SentPayload> {
    const { auth, form = 'array', url } = this.settings;
    const status = isFirstVersion(form)
      ? await send(form === 'v1' ? 'POST' : 'GET', payload.url, { kind: 'none' }, payload.body)
      : await send('POST', url ?? payload.url, auth ?? { kind: 'none' }, payload.body);
    payload.tries += 1;
    if (status !== 200) {
      if (payload.tries < MAX_TRIES) this.#refused.push(payload);
      else this.#droppedItems += payload.items;
    }
    return { stream: this.name, items: payload.items, status };
  }
}
