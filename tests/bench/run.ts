import { spawn } from 'node:child_process';
import path from 'node:path';
import { isListening, namedServer, SERVERS, type DatabaseVariables } from '../databases/servers';
import { withPostgres, type PostgresServer } from './postgres';

/**
 * `npm run bench`: measures the cost of a payload, compared with the minimum and with the naive
 * way, on SQLite and, if `DATABASE_*` names one, on PostgreSQL. On the MariaDB of `MYSQL_DATABASE_*`
 * only what applying contacts costs (`apply`). Prints one JSON line per measurement and exits with 1
 * when a limit is exceeded. The plugin must be built. `BENCH_ON` (`sqlite`, `postgres`, `mariadb`)
 * and `BENCH_ONLY` (`apply`, `many`, `save`, `acknowledge`, `load`,
 * `boot`, `intake`, `institutions`, `orders`, `segments`, `trends`, `bookings`, `lists`; comma-separated) select measurements.
 */
async function main(): Promise<void> {
  const on = process.env.BENCH_ON?.split(',') ?? ['sqlite', 'postgres', 'mariadb'];
  const codes: number[] = [];
  if (on.includes('sqlite')) codes.push(await measureOn({ DATABASE_CLIENT: 'sqlite' }));
  if (on.includes('postgres')) {
    const code = await withPostgres((server, database) =>
      measureOn(environmentOf(server, database)),
    );
    if (code === null) process.stderr.write('No PostgreSQL is reachable: not measured there.\n');
    else codes.push(code);
  }
  if (on.includes('mariadb') && (process.env.BENCH_ONLY ?? APPLY).split(',').includes(APPLY)) {
    const mariadb = mariadbServer();
    if (await isListening(mariadb.DATABASE_HOST, Number(mariadb.DATABASE_PORT)))
      codes.push(await measureOn({ ...mariadb, BENCH_ONLY: APPLY }));
    else process.stderr.write('No MariaDB is reachable: not measured there.\n');
  }
  process.exitCode = Math.max(0, ...codes);
}

const APPLY = 'apply';

function mariadbServer(): DatabaseVariables {
  process.env.MYSQL_DATABASE_HOST ??= '127.0.0.1';
  const named = SERVERS.map(namedServer).find((server) => server?.DATABASE_CLIENT === 'mysql');
  if (!named) throw new Error('The tests know no MariaDB.');
  return named;
}

function environmentOf({ host, password, port, user }: PostgresServer, database: string) {
  return {
    DATABASE_CLIENT: 'postgres',
    DATABASE_HOST: host,
    DATABASE_PORT: String(port),
    DATABASE_USERNAME: user,
    DATABASE_PASSWORD: password,
    DATABASE_NAME: database,
  };
}

/** Measures in a separate process; returns its exit code. */
function measureOn(environment: Record<string, string>): Promise<number> {
  const file = path.join(__dirname, 'on-database.ts');
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', file], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

void main();
