import { CALL_LIMITS } from '../../server/src/s360/interface';
import type { SimulatedClock } from './clock';
import type { CallLimits } from './options';

const MINUTE_MS = 60_000;

/** As documented; the monthly quota is off. */
export const defaultLimits: CallLimits = {
  perEndpointPerMinute: CALL_LIMITS.servicePerMinute,
  perInstancePerMinute: CALL_LIMITS.institutionPerMinute,
  perMonth: null,
  catalogPerTenMinutes: 1,
  availabilityPerMinute: 1,
  counting: 'rolling',
};

const availabilityMethods = new Set([
  'getEventAvailability',
  'getProductAvailability',
  'getPerformanceAvailability',
  'getSeatsAvailability',
]);

interface Window {
  key: string;
  limit: number | null;
  lengthMs: number;
}

/** Counts accepted calls in windows by the simulator’s clock. Refused calls do not count. */
export class RateLimits {
  readonly settings: CallLimits;
  readonly #acceptedAt = new Map<string, number[]>();
  #month = '';
  #callsThisMonth = 0;

  constructor(
    settings: Partial<CallLimits>,
    private readonly clock: SimulatedClock,
    /** Replaces `perInstancePerMinute` when it is a number. */
    private readonly callsPerMinute: () => number | null = () => null,
  ) {
    this.settings = { ...defaultLimits, ...settings };
  }

  change(settings: Partial<CallLimits>): void {
    Object.assign(this.settings, settings);
  }

  /** Counts one call, or returns false when it exceeds a limit. */
  accept(service: string, method: string): boolean {
    const now = this.clock.now();
    const windows = this.#windowsOf(service, method);
    if (!this.#monthHasRoom(now) || !windows.every((window) => this.#hasRoom(window, now))) {
      return false;
    }
    for (const window of windows) this.#acceptedWithin(window, now).push(now);
    this.#callsThisMonth += 1;
    return true;
  }

  #windowsOf(service: string, method: string): Window[] {
    const { perInstancePerMinute, perEndpointPerMinute } = this.settings;
    const windows: Window[] = [
      {
        key: 'instance',
        limit: this.callsPerMinute() ?? perInstancePerMinute,
        lengthMs: MINUTE_MS,
      },
      { key: service, limit: perEndpointPerMinute, lengthMs: MINUTE_MS },
    ];
    if (method === 'getCatalogDetailed') {
      const limit = this.settings.catalogPerTenMinutes;
      windows.push({ key: `method ${method}`, limit, lengthMs: 10 * MINUTE_MS });
    }
    if (availabilityMethods.has(method)) {
      const limit = this.settings.availabilityPerMinute;
      windows.push({ key: `method ${method}`, limit, lengthMs: MINUTE_MS });
    }
    return windows;
  }

  #hasRoom(window: Window, now: number): boolean {
    return window.limit === null || this.#acceptedWithin(window, now).length < window.limit;
  }

  #acceptedWithin(window: Window, now: number): number[] {
    const accepted = this.#acceptedAt.get(window.key) ?? [];
    const after = this.#beginningOf(window, now);
    const firstInside = accepted.findIndex((at) => at > after);
    const inside = firstInside === -1 ? [] : accepted.slice(firstInside);
    this.#acceptedAt.set(window.key, inside);
    return inside;
  }

  /** The last moment before the window. */
  #beginningOf({ lengthMs }: Window, now: number): number {
    const { counting } = this.settings;
    return counting === 'rolling' ? now - lengthMs : Math.floor(now / lengthMs) * lengthMs - 1;
  }

  #monthHasRoom(now: number): boolean {
    const month = new Date(now).toISOString().slice(0, 7);
    if (month !== this.#month) {
      this.#month = month;
      this.#callsThisMonth = 0;
    }
    return this.settings.perMonth === null || this.#callsThisMonth < this.settings.perMonth;
  }
}
