import type { Tables } from '../builders/memory-contact-store';

/** What is still to be done although everything has come to rest. */
export function workLeft({ links, pulls }: Tables, configured: ReadonlyMap<string, string>): string[] {
  const left = links.flatMap(({ baseUrl, id, institution, nextAttemptAt, sending, state }) => {
    if (sending !== null) return [`link ${id} is being sent`];
    if (configured.get(institution) !== baseUrl) return [];
    if (state === 'pending') return [`link ${id} is pending`];
    return state === 'inDoubt' && nextAttemptAt !== null ? [`link ${id} is to be looked up`] : [];
  });
  return [...left, ...pulls.map(({ contactNumber }) => `number ${contactNumber} is to be read`)];
}

/** What further rounds of the same payloads have changed: nothing but the time of the last one. */
export function echoes(before: Tables, after: Tables): string[] {
  const changed = (['contacts', 'consents', 'history', 'conflicts'] as const).filter(
    (table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]),
  );
  const marks = ({ links }: Tables) =>
    JSON.stringify(links.map(({ id, markedRevision, state }) => [id, markedRevision, state]));
  return [
    ...changed.map((table) => `repeated payloads changed ${table}`),
    ...(marks(before) === marks(after) ? [] : ['repeated payloads changed the links']),
  ];
}
