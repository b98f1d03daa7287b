import net from 'node:net';

/** The servers on which tests run beside SQLite. */
export interface DatabaseServer {
  client: 'postgres' | 'mysql';
  name: string;
  /** Names it; the other `DATABASE_*` variables have the same prefix. */
  hostVariable: string;
  defaults: { port: string; username: string };
}

export const SERVERS: readonly DatabaseServer[] = [
  {
    client: 'postgres',
    name: 'PostgreSQL',
    hostVariable: 'POSTGRES_DATABASE_HOST',
    defaults: { port: '5432', username: 'postgres' },
  },
  {
    client: 'mysql',
    name: 'MariaDB',
    hostVariable: 'MYSQL_DATABASE_HOST',
    defaults: { port: '3306', username: 'root' },
  },
];

/** The `DATABASE_*` variables of a Strapi. */
export type DatabaseVariables = Record<
  'DATABASE_CLIENT' | 'DATABASE_HOST' | 'DATABASE_PORT' | 'DATABASE_USERNAME' | 'DATABASE_PASSWORD',
  string
>;

/** The server that the variables name; `null` when they name none. */
export function namedServer({
  client,
  defaults,
  hostVariable,
}: DatabaseServer): DatabaseVariables | null {
  const value = (name: string) => process.env[hostVariable.replace(/HOST$/, name)];
  const host = value('HOST');
  return host === undefined
    ? null
    : {
        DATABASE_CLIENT: client,
        DATABASE_HOST: host,
        DATABASE_PORT: value('PORT') ?? defaults.port,
        DATABASE_USERNAME: value('USERNAME') ?? defaults.username,
        DATABASE_PASSWORD: value('PASSWORD') ?? '',
      };
}

/** Whether somebody listens there. */
export function isListening(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, host);
    const end = (listens: boolean) => {
      socket.destroy();
      resolve(listens);
    };
    socket.setTimeout(3_000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
