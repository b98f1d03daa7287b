import { Agent, request } from 'node:http';

/** The number of requests, which take the URLs and bodies in turn, and of parallel connections. */
export interface Posts {
  urls: readonly string[];
  bodies: readonly string[];
  headers: Record<string, string>;
  posts: number;
  connections: number;
}

export interface Answer {
  /** The number of answers other than 200. */
  refused: number;
}

const agents = new Map<number, Agent>();

function agentOf(connections: number): Agent {
  const agent = agents.get(connections) ?? new Agent({ keepAlive: true, maxSockets: connections });
  agents.set(connections, agent);
  return agent;
}

const inTurn = (all: readonly string[], index: number): string => all[index % all.length] ?? '';

function post({ bodies, connections, headers, urls }: Posts, index: number): Promise<number> {
  const body = inTurn(bodies, index);
  return new Promise((resolve, reject) => {
    const sent = request(
      inTurn(urls, index),
      {
        method: 'POST',
        agent: agentOf(connections),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

async function postAll(posts: Posts): Promise<Answer> {
  let next = 0;
  let refused = 0;
  const one = async () => {
    while (next < posts.posts) {
      const index = next;
      next += 1;
      if ((await post(posts, index)) !== 200) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: posts.connections }, one));
  return { refused };
}

process.on('message', (posts: Posts) => {
  void postAll(posts).then((answer) => process.send?.(answer));
});
process.once('disconnect', () => process.exit());
