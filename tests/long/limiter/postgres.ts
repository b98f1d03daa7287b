import knex from 'knex';

/** A separate database on the PostgreSQL of the `DATABASE_*` variables. */
export interface PostgresDatabase {
  /** The environment variables for a process that uses it. */
  variables: Record<string, string>;
  drop(): Promise<void>;
}

const { DATABASE_HOST, DATABASE_PASSWORD, DATABASE_PORT, DATABASE_USERNAME } = process.env;
const SERVER = {
  host: DATABASE_HOST ?? '127.0.0.1',
  port: Number(DATABASE_PORT ?? 5432),
  user: DATABASE_USERNAME ?? 'postgres',
  password: DATABASE_PASSWORD ?? '',
};

async function onServer(statement: string): Promise<void> {
  const server = knex({ client: 'pg', connection: { ...SERVER, database: 'postgres' } });
  try {
    await server.raw(statement);
  } finally {
    await server.destroy();
  }
}

/** Creates it; the error explains what to do without a server. */
export async function createPostgresDatabase(name: string): Promise<PostgresDatabase> {
  await onServer(`create database ${name}`).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `There is no PostgreSQL at ${SERVER.host}:${SERVER.port} (${reason}). Name one by the ` +
        'DATABASE_* variables, or set WITHOUT_POSTGRES=true to leave out what needs it.',
    );
  });
  return {
    variables: {
      DATABASE_CLIENT: 'postgres',
      DATABASE_HOST: SERVER.host,
      DATABASE_PORT: String(SERVER.port),
      DATABASE_USERNAME: SERVER.user,
      DATABASE_PASSWORD: SERVER.password,
      DATABASE_NAME: name,
    },
    drop: () => onServer(`drop database ${name} with (force)`),
  };
}
