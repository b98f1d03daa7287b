import { fuzzWebhook } from '../helpers/fuzz/webhook-fuzz';
import { isPostgresReachable, usePostgres } from '../helpers/databases/postgres';
import { seedOfRun } from '../helpers/runs/random';
import { startScene, type Scene } from '../helpers/scene/scene';

const PAYLOADS = Number(process.env.FUZZ_PAYLOADS ?? 20_000);
/** PostgreSQL rejects what SQLite accepts: NUL, lone surrogates, numbers out of range. */
const PAYLOADS_ON_POSTGRES = 2_000;
/** Alone it needs about ten minutes; two cores work for the rest of the long run, too. */
const LONGEST_MS = 50 * 60_000;

async function expectNothingWrong(scene: Scene, payloads: number): Promise<void> {
  const report = await fuzzWebhook(scene, { payloads, seed: seedOfRun(), withinMs: LONGEST_MS });
  console.log(JSON.stringify(report));
  expect(report.wrong).toEqual([]);
}

describe('the contact webhook under mutated payloads, on SQLite', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene();
  });
  afterAll(() => scene.end());

  it(`answers each of ${PAYLOADS} payloads correctly, applies or quarantines each item completely, and continues`, () =>
    expectNothingWrong(scene, PAYLOADS));
});

if (isPostgresReachable()) {
  describe('the contact webhook under mutated payloads, on PostgreSQL', () => {
    let scene: Scene;
    let putBack: () => void;
    beforeAll(async () => {
      putBack = usePostgres();
      scene = await startScene();
    });
    afterAll(async () => {
      try {
        await scene.end();
      } finally {
        putBack();
      }
    });

    it(`answers each of ${PAYLOADS_ON_POSTGRES} payloads correctly, applies or quarantines each item completely, and continues`, () =>
      expectNothingWrong(scene, PAYLOADS_ON_POSTGRES));
  });
} else {
  console.log('No PostgreSQL is reachable: the webhook is fuzzed on SQLite only.');
}
