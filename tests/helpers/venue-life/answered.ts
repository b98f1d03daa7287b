import { at } from '../json';

/**
 * A connection that broke: its process was killed, and whether the deed was done is not known.
 * By its name, because `fetch` throws errors of another realm than the test's.
 */
const isGone = (error: unknown): boolean => at(error, 'name') === 'TypeError';

/** Somebody else deleted the contact a moment before. */
const wasDeleted = (error: unknown): boolean => String(at(error, 'message')).startsWith('404:');

/** Does a deed; answers whether it was answered. */
export async function answered(deed: () => Promise<unknown>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (error) {
    if (!isGone(error) && !wasDeleted(error)) throw error;
    return false;
  }
}
