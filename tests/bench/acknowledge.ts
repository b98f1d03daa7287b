import { WEBHOOK_KEY } from '../helpers/institutions/institutions';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import { INSTITUTION } from './app';
import { helperProcess } from './helper-process';
import type { Answer, Posts } from './posting';
import { numbersFrom, payloadOf } from './people';
import type { Measurement } from './report';
import { alternate, type RoundCounts } from './rounds';
import { median, medianRatio } from './statistics';

const COUNTS: RoundCounts = { rounds: 24, warmUp: 6 };
const CONNECTIONS = 4;
const POSTS = 40;
/** The naive handler is slow, so a few requests take as long as all the others. */
const NAIVE_POSTS = 4;

/**
 * The speed of acknowledging a payload of 50 contacts, compared with a route that only parses it
 * and one that writes contact by contact. Nothing is applied meanwhile, as that is measured under
 * load.
 */
export async function measureAcknowledging({ url }: RunningStrapi): Promise<Measurement[]> {
  const poster = helperProcess<Posts, Answer>('posting.ts');
  const body = payloadOf(numbersFrom(1));
  const posting = (where: string, posts: number) => async () => async () => {
    const { refused } = await poster.ask({
      urls: [url + where],
      bodies: [body],
      posts,
      connections: CONNECTIONS,
      headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
    });
    if (refused > 0) throw new Error(`${refused} requests to ${where} were refused`);
  };
  const timings = await alternate(
    {
      acknowledged: posting(`/api/s360/contacts/${INSTITUTION}`, POSTS),
      parsed: posting('/api/bench/parse-only', POSTS),
      naive: posting('/api/bench/naive', NAIVE_POSTS),
    },
    COUNTS,
  );
  poster.end();
  const { acknowledged, naive, parsed } = timings;
  const perSecond = (took: readonly number[], posts: number) => (posts * 1000) / median(took);
  const isSqlite = (process.env.DATABASE_CLIENT ?? 'sqlite') === 'sqlite';
  const figures = {
    acknowledgedPerSecond: perSecond(acknowledged, POSTS),
    rounds: COUNTS.rounds,
  };
  return [
    {
      bench: 'acknowledge',
      ratio: medianRatio(parsed, acknowledged),
      limit: { atLeast: isSqlite ? 0.25 : 0.35 },
      figures: { ...figures, parsedPerSecond: perSecond(parsed, POSTS) },
    },
    {
      bench: 'acknowledge-naive',
      ratio: (medianRatio(naive, acknowledged) * POSTS) / NAIVE_POSTS,
      limit: { atLeast: 50 },
      figures: { ...figures, naivePerSecond: perSecond(naive, NAIVE_POSTS) },
    },
  ];
}
