import { runCommandLine, type Terminal } from '../../../../server/src/app/commands';

/** Runs `strapi-s360` with arguments for which no app needs to be loaded. */
async function says(...args: string[]) {
  const [printed, complained]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    print: (line) => void printed.push(line),
    complain: (line) => void complained.push(line),
    canAsk: false,
    confirm: () => Promise.resolve(false),
    onInterrupt: () => () => undefined,
  };
  const exitCode = await runCommandLine(args, terminal);
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
    ['an unknown command', ['chek'], 'There is no command "chek"'],
    ['a missing institution', ['check'], 'Name one institution'],
    ['an unknown option', ['check', 'myvenue', '--wrte'], '--wrte'],
    ['a language without texts', ['check', 'myvenue', '--language', 'pl'], 'no texts in "pl"'],
    ['a performance without --write', ['check', 'a', '--performance', '1'], 'with --write only'],
    ['a folder without an app', ['check', 'myvenue', '--app', __dirname], 'no Strapi app'],
  ])('reports %s and exits with code 2', async (_case, args, complaint) => {
    const { complained, exitCode, printed } = await says(...args);
    expect([exitCode, printed]).toEqual([2, '']);
    expect(complained).toContain(complaint);
  });
});
