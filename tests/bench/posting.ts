import { Agent, request } from 'node:http';

/** The number of equal requests and of parallel connections. */
export interface Posts {
  url: string;
  body: string;
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

function post({ body, connections, headers, url }: Posts): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
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
  let left = posts.posts;
  let refused = 0;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      if ((await post(posts)) !== 200) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: posts.connections }, one));
  return { refused };
}

process.on('message', (posts: Posts) => {
  void postAll(posts).then((answer) => process.send?.(answer));
});
process.once('disconnect', () => process.exit());
