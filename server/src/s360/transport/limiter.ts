/** Smoothing inside this process, a second barrier behind the permits of dispatch. */

import type { AxiosInstance } from 'axios';
import rateLimit, { type RateLimitedAxiosInstance } from 'axios-rate-limit';

/** One axios instance per endpoint, each with its own limiter. */
interface SmoothedEndpoints {
  /** An endpoint is a service: all its versions and methods count together. */
  of(service: string): AxiosInstance;
  /** Releases the timers, and calls that were aborted while they waited. */
  release(): void;
}

/**
 * Documented: platform.secutix.com/backend/api_rate_limits, "endpoint" is a service. The windows of
 * axios-rate-limit are fixed and lost at a restart, so it never decides alone.
 */
export function createSmoothedEndpoints(
  createInstance: () => AxiosInstance,
  smoothing: { readonly maxCalls: number; readonly perMs: number },
): SmoothedEndpoints {
  const limits = [{ maxRequests: smoothing.maxCalls, duration: `${smoothing.perMs}ms` }];
  const endpoints = new Map<string, RateLimitedAxiosInstance>();
  return {
    of(service) {
      const known = endpoints.get(service);
      if (known) return known;
      const endpoint = rateLimit(createInstance(), { limits });
      endpoints.set(service, endpoint);
      return endpoint;
    },
    release() {
      for (const endpoint of endpoints.values()) endpoint.setRateLimitOptions({ limits });
      endpoints.clear();
    },
  };
}
