import { WEBHOOKS_SEND } from '../../../server/src/s360/interface';
import type { SentPayload, StreamContent, StreamState } from './stream';
import { WebhookStream } from './stream';
import { type StreamName, streamNames, type WebhookSettings } from './settings';

const MINUTE_MS = 60_000;

/**
 * The result of one cycle. `waiting` counts items that still wait, `dropped` those that were
 * dropped.
 */
export interface CycleReport {
  payloads: SentPayload[];
  waiting: number;
  dropped: number;
}

/** The webhooks of one institution. Cycles never overlap. */
export class Webhooks {
  readonly streams: Record<StreamName, WebhookStream>;
  #everyMinutes: number = WEBHOOKS_SEND.everyMinutes;
  #timer: NodeJS.Timeout | undefined;
  #lastCycle: Promise<unknown> = Promise.resolve();

  constructor(
    contents: Record<StreamName, StreamContent>,
    settings: WebhookSettings,
    private readonly runCycles: boolean,
  ) {
    this.streams = {
      contacts: new WebhookStream('contacts', contents.contacts),
      orders: new WebhookStream('orders', contents.orders),
    };
    this.change(settings);
  }

  get settings(): WebhookSettings {
    const { contacts, orders } = this.streams;
    return {
      contacts: contacts.settings,
      orders: orders.settings,
      everyMinutes: this.#everyMinutes,
    };
  }

  /** Changes the given settings and keeps the others. */
  change(settings: WebhookSettings): void {
    for (const name of streamNames) {
      const stream = this.streams[name];
      stream.settings = { ...stream.settings, ...settings[name] };
    }
    this.#everyMinutes = settings.everyMinutes ?? this.#everyMinutes;
    this.#restartTimer();
  }

  cycle(): Promise<CycleReport> {
    const report = this.#lastCycle.then(() => this.#cycleNow());
    this.#lastCycle = report.catch(() => undefined);
    return report;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  state(): Record<StreamName, StreamState> {
    return { contacts: this.streams.contacts.state(), orders: this.streams.orders.state() };
  }

  restore(state: Record<StreamName, StreamState>): void {
    for (const name of streamNames) this.streams[name].restore(state[name]);
  }

  async #cycleNow(): Promise<CycleReport> {
    const report: CycleReport = { payloads: [], waiting: 0, dropped: 0 };
    for (const name of streamNames) {
      const stream = this.streams[name];
      report.payloads.push(...(await stream.cycle()));
      report.waiting += stream.waiting;
      report.dropped += stream.droppedItems;
    }
    return report;
  }

  #restartTimer(): void {
    this.stop();
    if (!this.runCycles) return;
    const everyMs = this.#everyMinutes * MINUTE_MS;
    this.#timer = setInterval(() => void this.cycle().catch(() => undefined), everyMs);
    this.#timer.unref();
  }
}
