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
 * What further rounds of the same payloads have changed: nothing but the time of the last one.
 * Without dates (`dated` false) a value that S-360 once had may be taken until a pull tells better:
 * then the values are as before.
 */
export function echoes(before: Tables, after: Tables, { dated }: { dated: boolean }): string[] {
  const isSame = (what: (tables: Tables) => unknown) =>
    JSON.stringify(what(before)) === JSON.stringify(what(after));
  const values: [string, boolean][] = [
    ['contacts', isSame(({ contacts }) => contacts.map(({ fields, id }) => [id, fields]))],
    ['consents', isSame(({ consents }) => consents.map(({ allowed, id }) => [id, allowed]))],
  ];
  const rows: [string, boolean][] = [
    ['rows of contacts', isSame(({ contacts }) => contacts)],
    ['the history', isSame(({ history }) => history)],
    ['conflicts', isSame(({ conflicts }) => conflicts)],
    ['rows of consents', isSame(({ consents }) => consents)],
    [
      'links',
      isSame(({ links }) =>
        links.map(({ id, markedRevision, state }) => [id, markedRevision, state]),
      ),
    ],
  ];
  return [...values, ...(dated ? rows : [])].flatMap(([what, same]) =>
    same ? [] : [`repeated payloads changed ${what}`],
  );
}
