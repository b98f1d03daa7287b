import { createHash } from 'node:crypto';
import type { ContactSnapshot } from '../mapping/snapshot';

/**
 * Tells one snapshot from another by everything that it says, as the mapping read it: after a change
 * of the mapping the same item is another snapshot.
 */
export function digestOf(snapshot: ContactSnapshot): string {
  return createHash('sha1').update(JSON.stringify(snapshot)).digest('base64');
}
