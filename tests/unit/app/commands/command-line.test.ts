import { COMMANDS, runCommandLine, type Terminal } from '../../../../server/src/app/commands';
import { S360NetworkError } from '../../../../server/src/s360';
import { follow, progressLine } from '../../../../server/src/app/commands/frame';

/** Runs `strapi-s360` with arguments for which no app needs to be loaded. */
const says = (...args: string[]) => saysWith(undefined, args);

async function saysWith(
  loadApp: Parameters<typeof runCommandLine>[2],
  args: readonly string[],
): Promise<{ exitCode: number; printed: string; complained: string }> {
  const [printed, complained]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    print: (line) => void printed.push(line),
    complain: (line) => void complained.push(line),
    canAsk: false,
    confirm: () => Promise.resolve(false),
    onInterrupt: () => () => undefined,
  };
  const exitCode = await runCommandLine(args, terminal, loadApp);
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') };
}

describe('the command line', () => {
  it('lists its commands and explains the usage of each', async () => {
    expect(await says()).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining('check'),
    });
    const { exitCode, printed } = await says('check', '--help');
    expect(exitCode).toBe(0);
    expect(printed).toContain('--write');
    expect(printed).toContain('--app <folder>');
  });

  it.each([
    ['an unknown command', ['frobnicate'], 'There is no command "frobnicate".\n'],
    ['a misspelt command', ['chekc'], 'There is no command "chekc". Did you mean check?'],
    ['half a command', ['export'], 'Did you mean export-person or export-tables?'],
    ['an option before the command', ['--app', 'a', 'check'], 'Name a command before --app.'],
    ['a missing institution', ['check'], 'Name one institution'],
    [
      'an unknown option',
      ['check', 'a', '--colour'],
      'no option --colour.\nstrapi-s360 check --help',
    ],
    ['a misspelt option', ['check', 'a', '--wrte'], 'no option --wrte. Did you mean --write?'],
    ['half an option', ['push', 'a', '--unlinked'], 'Did you mean --unlinked-only?'],
    ['an unknown short option', ['status', '-x'], 'There is no option -x.\n'],
    ['a value that an option does not take', ['push', 'a', '--yes=1'], 'does not take an argument'],
    ['a language without texts', ['check', 'myvenue', '--language', 'pl'], 'no texts in "pl"'],
    ['a performance without --write', ['check', 'a', '--performance', '1'], 'with --write only'],
    ['two institutions for a push', ['push', 'a', 'b'], 'Name one institution'],
    ['a number that S-360 cannot have', ['pull', 'a', 'x1'], '"x1" is not a number'],
    ['deliveries by both id and time', ['replay', 'a', '1', '--from', '2026-01-01'], 'or --from'],
    [
      'a type of contacts that does not exist',
      ['push', 'a', '--type', 'person'],
      '--type is indiv',
    ],
    [
      'a time in words',
      ['push', 'a', '--updated-since', 'today'],
      '--updated-since is a time like',
    ],
    ['a day that does not exist', ['replay', 'a', '--from', '2026-02-30'], '--from is a day, or'],
    [
      'a stream that does not exist',
      ['replay', 'a', '--from', '2026-02-03', '--stream', 'x'],
      'contacts or orders',
    ],
    ['a mapping that is not JSON', ['import', 'a.csv', '--mapping', '{'], '--mapping is JSON like'],
    [
      'a mapping without headings',
      ['import', 'a.csv', '--mapping', '[1]'],
      '--mapping is JSON like',
    ],
    ['an order of dates that does not exist', ['import', 'a', '--dates', 'x'], 'dayFirst or month'],
    ['an import without a file', ['import'], 'Name one CSV file'],
    ['a missing contact', ['erase'], 'Name one contact'],
    ['two forms at once', ['export-person', 'a', '--page', '--json'], 'not both'],
    ['an erasure without the name', ['erase', 'a', '--yes'], "'--yes <value>' argument missing"],
    ['a folder without an app', ['check', 'myvenue', '--app', __dirname], 'no Strapi app'],
  ])('reports %s and exits with code 2', async (_case, args, complaint) => {
    const { complained, exitCode, printed } = await says(...args);
    expect([exitCode, printed]).toEqual([2, '']);
    expect(complained).toContain(complaint);
  });

  const refusal = { code: 'ECONNREFUSED' };
  it.each([
    ['one address', new Error('connect ECONNREFUSED 127.0.0.1:5432'), 'now: connect ECONNREFUSED'],
    ['several addresses', new AggregateError([], ''), 'now: ECONNREFUSED\n'],
  ])('asks for the database where %s cannot be reached', async (_case, error, named) => {
    const unreachable = () => Promise.reject(Object.assign(error, refusal));
    const { complained, exitCode } = await saysWith(unreachable, ['status']);
    expect(exitCode).toBe(2);
    expect(complained).toContain(named);
    expect(complained).toContain('is its address in config/database right?');
  });

  it('says that S-360, not the database, was not reached by a call', async () => {
    const call = { institution: 'myvenue', service: 'contacts', method: 'getContactData' };
    const unreached = new S360NetworkError(call, { sent: 'no', code: 'ECONNREFUSED' });
    const { complained, exitCode } = await saysWith(() => Promise.reject(unreached), ['status']);
    expect(exitCode).toBe(2);
    expect(complained).toContain(
      'for institution myvenue: The call did not reach S-360 (ECONNREFUSED)',
    );
    expect(complained).not.toContain('database');
  });

  it.each(COMMANDS.map(({ name }) => name))('explains %s with its exit codes', async (name) => {
    const { exitCode, printed } = await says(name, '--help');
    expect([exitCode, printed]).toEqual([0, expect.stringContaining(`strapi-s360 ${name}`)]);
    expect(printed).toContain('Exit code: 0');
    for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('the progress of a command', () => {
  it('is a bar with the share and the numbers', () => {
    expect(progressLine({ done: 6, total: 12, note: '3 a minute' })).toBe(
      '[############............] 50 %  6 of 12, 3 a minute',
    );
    expect(progressLine({ done: 0, total: 0 })).toBe('[........................] 0 %  0 of 0');
  });

  it('is shown until the work is over', async () => {
    const shown: string[] = [];
    let done = 0;
    const { isOver, last } = await follow({
      terminal: { progress: (line) => void shown.push(line), onInterrupt: () => () => undefined },
      read: () => Promise.resolve((done += 1)),
      isOver: (now) => now === 2,
      progress: (now) => ({ done: now, total: 2 }),
    });
    expect([isOver, last]).toEqual([true, 2]);
    expect(shown).toEqual([expect.stringContaining('1 of 2')]);
  });

  it('ends when the person leaves the work, and leaves it unfinished', async () => {
    let leave = (): void => undefined;
    const { isOver } = await follow({
      terminal: {
        progress: () => leave(),
        onInterrupt(interrupted) {
          leave = interrupted;
          return () => undefined;
        },
      },
      read: () => Promise.resolve(0),
      isOver: () => false,
      progress: () => ({ done: 0, total: 1 }),
    });
    expect(isOver).toBe(false);
  });
});
