import { run } from '../demo/command';
import { PLUGIN } from '../demo/folders';
import { type DatabaseServer, type DatabaseVariables, namedServer, SERVERS } from './servers';
import { installed, startTemporary } from './temporary-server';

/** Two at a time leave room for what runs beside them: some tests measure how soon something is done. */
const JEST = ['--max-semi-space-size=64', require.resolve('jest/bin/jest'), '--maxWorkers=2'];

/**
 * The tests of what touches the database (`on-every-database.js`) on the servers beside SQLite: on
 * those that variables name, else on temporary ones. Parameters choose some of the files.
 */
async function main(): Promise<boolean> {
  let passed = true;
  for (const server of SERVERS) passed = (await testOn(server)) && passed;
  return passed;
}

async function testOn(server: DatabaseServer): Promise<boolean> {
  const named = namedServer(server);
  if (named) return testWith(server, named);
  const temporary = await startTemporary(server);
  if (!temporary) {
    console.log(
      `NOT TESTED on ${server.name}: ${server.hostVariable} names no server, and none is installed here.`,
    );
    return true;
  }
  try {
    return await testWith(server, temporary.variables);
  } finally {
    await temporary.stop();
  }
}

/** Where the database notifies nobody, Redis does in the tests. */
function withoutRedis({ client, name }: DatabaseServer): string[] {
  if (client === 'postgres' || installed('redis-server') !== undefined) return [];
  console.log(`NOT TESTED on ${name}: changes-heard, because no Redis is installed here.`);
  return ['--testPathIgnorePatterns=changes-heard'];
}

async function testWith(server: DatabaseServer, variables: DatabaseVariables): Promise<boolean> {
  const report = (output: string) => console.log(`${server.name}:\n${output}`);
  try {
    const output = await run({
      name: `The tests on ${server.name}`,
      program: process.execPath,
      parameters: [
        ...JEST,
        ...process.argv.slice(2),
        ...withoutRedis(server),
        '--selectProjects',
        'database',
      ],
      folder: PLUGIN,
      environment: variables,
    });
    report(output);
    return true;
  } catch (error) {
    report(error instanceof Error ? error.message : String(error));
    return false;
  }
}

main().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
