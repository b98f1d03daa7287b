import { HELP, readArguments } from '../../simulator/command-line/arguments';
import { introduction } from '../../simulator/command-line/introduction';
import { startSimulator, type Simulator } from '../../simulator';

describe('the command line of the simulator', () => {
  let simulator: Simulator | undefined;
  afterEach(() => simulator?.stop());

  it('listens and calls on this machine only by default', () => {
    const { host, strapiUrl } = readArguments([]) ?? {};
    expect([host, strapiUrl]).toEqual(['127.0.0.1', 'http://127.0.0.1:1337']);
  });

  it('asks for help in either form', () => {
    expect([readArguments(['--help']), readArguments(['-h'])]).toEqual([null, null]);
    expect(HELP).toContain('Exit code');
  });

  it.each([
    ['a port that is none', ['--port', '70000'], '--port is a whole number, 0 to 65535'],
    ['a number that is none', ['--contacts', 'many'], '--contacts is a whole number, 0 or more'],
    ['a currency that it does not know', ['--currency', 'XXX'], 'unknown currency XXX'],
    ['a Strapi that is no address', ['--strapi', 'strapi'], '--strapi is a URL'],
    ['a code that no address can have', ['--institution', 'a/b'], 'a code such as myvenue'],
    ['behaviour that is not JSON', ['--behaviour', '{'], '--behaviour is a JSON object'],
    ['an unknown option', ['--prot', '1'], '--prot'],
  ])('refuses %s', (_case, args, words) => {
    expect(() => readArguments(args)).toThrow(words);
  });

  it('prints what points the plugin at each institution', async () => {
    simulator = await startSimulator({ institutions: [{ code: 'myvenue' }, { code: 'museum' }] });
    const institutions = ['myvenue', 'museum']
      .map((code) => simulator?.institution(code))
      .filter((one) => one !== undefined);
    const { url } = simulator;
    const text = introduction({ url, host: '127.0.0.1', institutions });
    expect(text).toContain(`baseUrl: '${url}/museum'`);
    expect(text).toContain(`operator: 'MUSEUM_CRM'`);
    expect(text).toContain(`${url}/__control__/myvenue/cycle`);
    // The plugin warns about shorter keys.
    expect(/key: '(.*?)'/.exec(text)?.[1]?.length).toBeGreaterThanOrEqual(16);
    expect(text).not.toContain('Other machines');
    expect(introduction({ url, host: '0.0.0.0', institutions })).toContain('Other machines');
  });
});
