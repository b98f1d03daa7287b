import { SECOND_MS } from '../../kernel/time/durations';

/** When the call would wait longer than this, the check uses the CRM's stored catalog instead. */
const WORTH_SAVING_MS = 30 * SECOND_MS;
/** A catalog that the CRM is reading itself is stored by then. */
const LONGEST_READ_MS = 60 * SECOND_MS;
const LOOK_AGAIN_MS = SECOND_MS;

interface StoredCatalogPorts<Stored> {
  now(): Date;
  pause(ms: number): Promise<void>;
  /** How long a call of the check would have to wait now, in ms. */
  waitMs(): Promise<number>;
  stored(): Promise<Stored | null>;
}

/**
 * The CRM's stored catalog; `null` when the check has to read it. The CRM's own read may have used
 * the permit just now: its result is stored minutes before S-360 permits the next call.
 */
export async function storedCatalogInstead<Stored>({
  now,
  pause,
  waitMs,
  stored,
}: StoredCatalogPorts<Stored>): Promise<Stored | null> {
  const lookUntilMs = now().getTime() + LONGEST_READ_MS;
  while ((await waitMs()) > WORTH_SAVING_MS) {
    const found = await stored();
    if (found !== null || now().getTime() >= lookUntilMs) return found;
    await pause(LOOK_AGAIN_MS);
  }
  return null;
}
