import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { modulesOf } from '../../../helpers/strapi/modules';
import { typedCommands } from '../../../helpers/app/typed-commands';

describe('the command status', () => {
  const scene = sceneForAll({ trust: 'notStarted' });

  it('says how sending starts where it has not', async () => {
    const { printed } = await typedCommands(scene).types(['status']);
    expect(printed).toContain('  sending not started: check --write starts it if nothing fails');
  });

  it('begins with the version and the commit of the build', async () => {
    const { printed } = await typedCommands(scene).types(['status']);
    expect(printed).toMatch(/^strapi-plugin-s360 \d+\.\d+\.\d+\S* \(commit [0-9a-f]{12}\b/);
  });

  it('names an institution of the panel that cannot be used, and ends with 1', async () => {
    const { liveInstitutions } = modulesOf(scene.running().strapi);
    const unusable = jest
      .spyOn(liveInstitutions, 'unusable')
      .mockReturnValue([{ code: 'opera', name: 'The Opera' }]);
    const problems = jest
      .spyOn(liveInstitutions, 'problemsOf')
      .mockReturnValue(['its secrets cannot be read']);
    const { exitCode, printed } = await typedCommands(scene).types(['status']);
    const mineAlone = await typedCommands(scene).types(['status', 'myvenue']);
    unusable.mockRestore();
    problems.mockRestore();
    expect(printed).toContain('opera cannot be used: its secrets cannot be read');
    expect(exitCode).toBe(1);
    expect(mineAlone).toMatchObject({ exitCode: 0, printed: expect.not.stringContaining('opera') });
  });

  it('says why sending is stopped, as after an import that another command met first', async () => {
    const { sendingTrust } = modulesOf(scene.running().strapi);
    await sendingTrust.start('myvenue', { cause: 'person', by: null, untested: [] });
    await sendingTrust.stop('myvenue', { cause: 'imported', by: null });
    const { printed } = await typedCommands(scene).types(['status']);
    expect(printed).toContain('  sending stopped\n    Nothing is sent: the data came from another');
  });
});
