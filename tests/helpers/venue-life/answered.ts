import { at } from '../json';

/**
 * A broken connection after its process was killed, so that the outcome is unknown. It is
 * recognized by name, as `fetch` throws errors of another realm.
 */
const isGone = (error: unknown): boolean => at(error, 'name') === 'TypeError';

/** Another user had just deleted the contact. */
const wasDeleted = (error: unknown): boolean => String(at(error, 'message')).startsWith('404:');

/** Performs an action; returns whether it was answered. */
export async function answered(deed: () => Promise<unknown>): Promise<boolean> {
  try {
    await deed();
    return true;
  } catch (error) {
    if (!isGone(error) && !wasDeleted(error)) throw error;
    return false;
  }
}
