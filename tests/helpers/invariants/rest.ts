import type { Tables } from '../builders/memory-contact-store';

/** What is still to be done although everything has come to rest. */
export function workLeft(
  { links, pulls }: Tables,
  configured: ReadonlyMap<string, string>,
): string[] {
  const left = links.flatMap(({ baseUrl, id, institution, nextAttemptAt, sending, state }) => {
    if (sending !== null) return [`link ${id} is being sent`];
    if (configured.get(institution) !== baseUrl) return [];
    if (state === 'pending') return [`link ${id} is pending`];
    return state === 'inDoubt' && nextAttemptAt !== null ? [`link ${id} is to be looked up`] : [];
  });
  return [...left, ...pulls.map(({ contactNumber }) => `number ${contactNumber} is to be read`)];
}

/**
 * What further rounds of the same payloads have changed: nothing but the time of the last one. An
 * undated refusal of a consent is never taken as late, so that only the answers are compared.
 */
export function echoes(before: Tables, after: Tables): string[] {
  const marks = ({ links }: Tables) =>
    links.map(({ id, markedRevision, state }) => [id, markedRevision, state]);
  const answers = ({ consents }: Tables) => consents.map(({ allowed, id }) => [id, allowed]);
  const isSame = (what: (tables: Tables) => unknown) =>
    JSON.stringify(what(before)) === JSON.stringify(what(after));
  const parts: [string, boolean][] = [
    ['contacts', isSame(({ contacts }) => contacts)],
    ['the history', isSame(({ history }) => history)],
    ['conflicts', isSame(({ conflicts }) => conflicts)],
    ['links', isSame(marks)],
    ['consents', isSame(answers)],
  ];
  return parts.flatMap(([what, same]) => (same ? [] : [`repeated payloads changed ${what}`]));
}
