import { fuzzWebhook } from '../../helpers/fuzz/webhook-fuzz';
import { seedOfRun } from '../../helpers/runs/random';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('the contact webhook under mutated payloads', () => {
  const scene = sceneForAll();
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
  });

  it('answers each payload correctly, applies or quarantines each item completely, and continues', async () => {
    const report = await fuzzWebhook(scene, { payloads: 300, seed: seedOfRun() });
    console.log(JSON.stringify(report));
    expect(report.wrong).toEqual([]);
  });
});
