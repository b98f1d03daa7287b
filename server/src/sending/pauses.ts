import type { DueWork, WorkResult } from './work';

type Waiting = Extract<WorkResult, { kind: 'noPermit' | 'waits' }>;

/**
 * Windows can apply to single methods, and lanes have shares, so each kind of call waits
 * separately.
 */
const permitKeyOf = ({ call, kind, lane }: DueWork): string => `${kind}/${call ?? lane}`;

export const untilMs = (atMs: number): number => Math.max(0, Math.ceil(atMs - performance.now()));

/** Until when a dispatcher begins nothing, no calls of a kind, or not a single piece of work. */
export function createPauses() {
  let resumeAtMs = 0;
  /** Until when a limit of S-360 lasts, which no request of a person ends. */
  let limitUntilMs = 0;
  const noPermitUntilMs = new Map<string, number>();
  /** When single pieces of work that wait for something else can go on, by their key. */
  const waitsUntilMs = new Map<string, number>();

  const pause = (ms: number): void => {
    resumeAtMs = Math.max(resumeAtMs, performance.now() + ms);
  };

  return {
    /** Nothing begins for this long. */
    pause,
    /** The same, by a limit of S-360. */
    limit(ms: number): void {
      pause(ms);
      limitUntilMs = Math.max(limitUntilMs, performance.now() + ms);
    },
    /** Work could not begin, and waits for as long as its result says. */
    note(work: DueWork, result: Waiting): void {
      const isOfKind = result.kind === 'noPermit' && !result.isMethodClosed;
      const [waits, key] = isOfKind
        ? [noPermitUntilMs, permitKeyOf(work)]
        : [waitsUntilMs, work.key];
      waits.set(key, performance.now() + result.waitMs);
    },
    /** For how long nothing begins, in ms. */
    pausedForMs: (): number => untilMs(resumeAtMs),
    isWaiting: (work: DueWork): boolean =>
      noPermitUntilMs.has(permitKeyOf(work)) || waitsUntilMs.has(work.key),
    /** How many single pieces of work wait for something. */
    count: (): number => waitsUntilMs.size,
    /** Whether anything waits. */
    isAny: (): boolean =>
      performance.now() < resumeAtMs || noPermitUntilMs.size > 0 || waitsUntilMs.size > 0,
    /** When the first wait of single work or of a kind of call ends; `Infinity` if there is none. */
    nextEndMs: (): number =>
      Math.min(Infinity, ...noPermitUntilMs.values(), ...waitsUntilMs.values()),
    /** A person wants to try now: only limits go on. */
    endUnlessLimits(): void {
      resumeAtMs = Math.min(resumeAtMs, limitUntilMs);
      noPermitUntilMs.clear();
      waitsUntilMs.clear();
    },
    forgetOld(): void {
      for (const waits of [noPermitUntilMs, waitsUntilMs]) {
        for (const [key, atMs] of waits) if (atMs <= performance.now()) waits.delete(key);
      }
    },
  };
}
