import type { Core } from '@strapi/strapi';

/** For each connection to MariaDB Strapi first tries a setting that only MySQL has. */
const OF_STRAPI = 'ER_UNKNOWN_SYSTEM_VARIABLE';

/** The codes of the statements that the database refuses from now on. */
export function refusedStatements({ db }: Core.Strapi): string[] {
  const codes: string[] = [];
  db.connection.on('query-error', ({ code }: { code?: unknown }) => {
    if (code !== OF_STRAPI) codes.push(String(code));
  });
  return codes;
}
