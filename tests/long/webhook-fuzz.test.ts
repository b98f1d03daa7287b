import { fuzzWebhook } from '../helpers/fuzz/webhook-fuzz';
import { seedOfRun } from '../helpers/random';
import { startScene, type Scene } from '../helpers/scene';

const PAYLOADS = Number(process.env.FUZZ_PAYLOADS ?? 20_000);
const TWENTY_MINUTES_MS = 20 * 60_000;

describe('the contact webhook under 20,000 mutated payloads', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({ settings: { webhookMaxBytes: 1_000_000 } });
  });
  afterAll(() => scene.end());

  it(
    'answers each rightly, applies or quarantines each item whole, and goes on',
    async () => {
      const report = await fuzzWebhook(scene, { payloads: PAYLOADS, seed: seedOfRun() });
      console.log(JSON.stringify(report));
      expect(report.wrong).toEqual([]);
    },
    TWENTY_MINUTES_MS,
  );
});
