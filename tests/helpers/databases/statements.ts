import type { Core } from '@strapi/strapi';

/** The SQL of the statements that a Strapi makes during some work. */
export async function statementsOf(
  { db: { connection } }: Core.Strapi,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => statements.push(sql);
  connection.on('query', note);
  try {
    await work();
  } finally {
    connection.off('query', note);
  }
  return statements;
}
