import type { Place } from './place';
import { comeToRest } from './rest';
import type { Tables } from './tables';

/** Long enough for a woken dispatcher to start a call. */
const LOOK_AGAIN_MS = 300;

/**
 * Lets S-360 send everything once more, as in a first load, and returns the effects: as both sides
 * agree, there must be neither a call nor a write of a contact.
 */
export async function echoes(place: Place, before: Tables): Promise<string[]> {
  for (const code of place.institutions) {
    await place.s360(code).forgetCalls();
    await place.s360(code).announces();
  }
  const after = await comeToRest(place);
  await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  const wrong: string[] = [];
  for (const code of place.institutions) {
    const calls = await place.s360(code).calls();
    wrong.push(...calls.map(({ method }) => `${code} was called by an echo: ${method}`));
  }
  const written = (tables: Tables) =>
    new Map(tables.contacts.map((contact) => [contact.documentId, String(contact.updatedAt)]));
  const earlier = written(before);
  for (const [documentId, updatedAt] of written(after)) {
    if (earlier.get(documentId) !== updatedAt) {
      wrong.push(`contact ${String(documentId)} was written by an echo`);
    }
  }
  for (const name of ['history', 'conflicts', 'consents', 'quarantined'] as const) {
    if (after[name].length !== before[name].length) wrong.push(`${name} grew by an echo`);
  }
  return wrong;
}
