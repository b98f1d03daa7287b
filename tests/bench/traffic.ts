import { request } from '../helpers/http';
import { pause } from '../helpers/waiting';

/** Consecutive saves in the admin panel for a while, with payloads at the same time. */
export interface Phase {
  forMs: number;
  save: { url: string; token: string; pauseMs: number };
  payloads: { url: string; headers: Record<string, string>; bodies: string[]; everyMs: number };
}

export interface Traffic {
  /** The time of each save in ms. */
  savesMs: number[];
  /** The number of answers other than 200. */
  refused: number;
}

let saves = 0;

async function saveUntil(endMs: number, { pauseMs, token, url }: Phase['save']): Promise<Traffic> {
  const savesMs: number[] = [];
  let refused = 0;
  while (performance.now() < endMs) {
    const startedAt = performance.now();
    const { status } = await request(url, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
      json: { town: `Town ${(saves += 1)}` },
    });
    savesMs.push(performance.now() - startedAt);
    if (status !== 200) refused += 1;
    await pause(pauseMs);
  }
  return { savesMs, refused };
}

async function send({ bodies, everyMs, headers, url }: Phase['payloads']): Promise<number> {
  const answers = bodies.map(async (raw, index) => {
    await pause(index * everyMs);
    return (await request(url, { method: 'POST', headers, raw })).status;
  });
  return (await Promise.all(answers)).filter((status) => status !== 200).length;
}

async function run({ forMs, payloads, save }: Phase): Promise<Traffic> {
  const [saved, refused] = await Promise.all([
    saveUntil(performance.now() + forMs, save),
    send(payloads),
  ]);
  return { ...saved, refused: saved.refused + refused };
}

process.on('message', (phase: Phase) => {
  void run(phase).then((traffic) => process.send?.(traffic));
});
process.once('disconnect', () => process.exit());
