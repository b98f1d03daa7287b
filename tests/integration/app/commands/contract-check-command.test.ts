import { checkCommand } from '../../../../server/src/app/commands/check/check-command';
import type { ExitCode } from '../../../../server/src/app/commands';
import {
  startCheckedVenues,
  type CheckedVenues,
} from '../../../helpers/institutions/checked-venues';
import { objectAt, textAt } from '../../../helpers/json';
import type { Scene } from '../../../helpers/scene/scene';

describe('a contract check on the command line', () => {
  let venues: CheckedVenues;
  let scene: Scene;
  let contactNumber: string;

  beforeAll(async () => {
    venues = await startCheckedVenues();
    ({ scene, contactNumber } = venues);
  });

  afterEach(async () => {
    await scene.s360().recovers();
    await scene.s360().behavesAsDocumented();
  });

  afterAll(() => scene.end());

  /** Runs the command on the running Strapi with a person who gives these answers. */
  async function types(
    options: Record<string, string | boolean>,
    answer: boolean | 'nobody' = 'nobody',
    code = 'myvenue',
  ): Promise<{ exitCode: ExitCode; printed: string; complained: string }> {
    const [printed, complained]: [string[], string[]] = [[], []];
    const exitCode = await checkCommand.run({
      positionals: [code],
      strapi: scene.running().strapi,
      flag: (name) => options[name] === true,
      text: (name) => (typeof options[name] === 'string' ? String(options[name]) : undefined),
      terminal: {
        print: (line) => void printed.push(line),
        complain: (line) => void complained.push(line),
        canAsk: answer !== 'nobody',
        confirm: async (question) => {
          printed.push(question);
          return answer === true;
        },
        onInterrupt: () => () => undefined,
      },
    });
    return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') };
  }

  it('prints its steps and findings in the words of the screen', async () => {
    const { exitCode, printed } = await types({ contact: contactNumber });
    expect(exitCode).toBe(0);
    expect(printed).toContain('Check S-360: My Venue');
    expect(printed).toMatch(/Costs \d+ calls if all is well/);
    expect(printed).toContain('✓ Reading a contact: As expected');
    const german = await types({ contact: contactNumber, language: 'de' });
    expect(german.printed).toContain('✓ Kontakt abrufen: Wie erwartet');
  });

  it.each([
    ['en', 'Go on? (y/N) ', 'Nothing was done.'],
    ['de', 'Fortfahren? (j/N) ', 'Es wurde nichts getan.'],
    ['fr', 'Continuer ? (o/N) ', 'Rien n’a été fait.'],
    ['it', 'Continuare? (s/N) ', 'Non è stato fatto nulla.'],
  ])('asks before it writes, with the letters of the language %s', async (language, ...said) => {
    const { complained, printed } = await types({ write: true, language }, false);
    expect([printed.split('\n').at(-1), complained]).toEqual(said);
  });

  it('ends with 1 when something differs, and prints the setting that fixes it', async () => {
    await scene.s360().behaves({ tokenSubject: 'myvenue' });
    const { exitCode, printed } = await types({});
    expect(exitCode).toBe(1);
    expect(printed).toContain("assumptions: { tokenSubject: 'myvenue' },");
  });

  it('prints only JSON when requested', async () => {
    const { printed } = await types({ json: true });
    const check = objectAt(JSON.parse(printed));
    expect(check).toMatchObject({ state: 'done', verdict: 'held' });
    expect(textAt(check, 'startedBy', 'id')).toMatch(/^command-line:/);
  });

  it('writes only after a confirmation', async () => {
    await scene.s360().forgetCalls();
    const writing = { contact: contactNumber, write: true, 'no-create': true };
    expect(await types(writing)).toMatchObject({
      exitCode: 2,
      complained: expect.stringContaining('--yes'),
    });
    expect(await types(writing, false)).toMatchObject({ exitCode: 2 });
    expect(await scene.s360().calls()).toEqual([]);
    expect(await types({ ...writing, yes: true })).toMatchObject({ exitCode: 0 });
    expect((await scene.s360().saves()).length).toBeGreaterThan(0);
  });
});
