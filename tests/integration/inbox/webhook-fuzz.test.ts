import { fuzzWebhook } from '../../helpers/fuzz/webhook-fuzz';
import { seedOfRun } from '../../helpers/runs/random';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { startScene, type Scene } from '../../helpers/scene/scene';

describe('the contact webhook under mutated payloads', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({ settings: { webhookMaxBytes: 1_000_000 } });
    scene.excuse(OWN_PAYLOADS);
  });
  afterAll(() => scene.end());

  it('answers each payload correctly, applies or quarantines each item completely, and continues', async () => {
    const report = await fuzzWebhook(scene, { payloads: 300, seed: seedOfRun() });
    console.log(JSON.stringify(report));
    expect(report.wrong).toEqual([]);
  });
});
