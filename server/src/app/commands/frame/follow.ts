import { setTimeout as sleep } from 'node:timers/promises';
import type { Terminal } from '../command';

const LOOK_EVERY_MS = 500;
const BAR_WIDTH = 24;

/** How far some work is. */
interface Progress {
  done: number;
  total: number;
  /** What stands behind the numbers, e.g. the rate. */
  note?: string;
}

/** Progress as one line: a bar, the share, the numbers. Pure. */
export function progressLine({ done, note, total }: Progress): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.floor(share * BAR_WIDTH);
  const bar = `${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}`;
  return `[${bar}] ${Math.floor(share * 100)} %  ${done} of ${total}${note ? `, ${note}` : ''}`;
}

interface Followed<Now> {
  terminal: Pick<Terminal, 'progress' | 'onInterrupt'>;
  read(): Promise<Now>;
  isOver(now: Now): boolean;
  progress(now: Now): Progress;
}

/**
 * Shows progress until the work is over, or until the person leaves it (Ctrl-C).
 * @returns what was read last, and whether it was over then.
 */
export async function follow<Now>(
  followed: Followed<Now>,
): Promise<{ last: Now; isOver: boolean }> {
  const { isOver, progress, read, terminal } = followed;
  const leaving = new AbortController();
  const unlisten = terminal.onInterrupt(() => leaving.abort());
  try {
    for (;;) {
      const last = await read();
      if (isOver(last)) return { last, isOver: true };
      if (leaving.signal.aborted) return { last, isOver: false };
      terminal.progress?.(progressLine(progress(last)));
      await sleep(LOOK_EVERY_MS, undefined, { signal: leaving.signal }).catch(() => undefined);
    }
  } finally {
    unlisten();
  }
}
