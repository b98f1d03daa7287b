import { connect } from 'node:net';
import { REFUSAL_UID } from '../../../server/src/contracts/uids';
import { rowsOf } from '../../helpers/scene/crm-side';
import { WEBHOOK_KEY } from '../../helpers/institutions/institutions';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

/** The observations of a caller that keeps writing until the connection is closed. */
interface Seen {
  answer: string;
  answeredAfterMs: number;
  closedAfterMs: number;
  /** The bytes of the body that were accepted, including the socket buffers. */
  written: number;
}

const MEGABYTE = 1_000_000;
const WITHIN_MS = 10_000;

describe('a delivery that is refused before it is read', () => {
  const scene = sceneForAll();

  /** Sends a head and then parts of a body as long as they are accepted. */
  function calls(
    path: string,
    head: readonly string[],
    body: { part: string; everyMs: number },
  ): Promise<Seen> {
    const { host, hostname, port } = new URL(scene.running().url);
    const socket = connect(Number(port), hostname);
    const startedAt = performance.now();
    const after = () => performance.now() - startedAt;
    const seen: Seen = {
      answer: '',
      answeredAfterMs: Infinity,
      closedAfterMs: Infinity,
      written: 0,
    };
    return new Promise((resolve) => {
      const part = Buffer.from(body.part);
      const writing = setInterval(() => {
        if (socket.writable) socket.write(part, () => (seen.written += part.length));
      }, body.everyMs);
      const end = () => {
        clearInterval(writing);
        clearTimeout(giveUp);
        socket.destroy();
        resolve(seen);
      };
      const giveUp = setTimeout(end, WITHIN_MS);
      socket.on('data', (data) => {
        seen.answer += data.toString();
        seen.answeredAfterMs = Math.min(seen.answeredAfterMs, after());
      });
      const closed = () => {
        seen.closedAfterMs = Math.min(seen.closedAfterMs, after());
        end();
      };
      socket.on('end', closed);
      socket.on('error', closed);
      socket.on('close', closed);
      socket.write([`POST ${path} HTTP/1.1`, `Host: ${host}`, ...head, '', ''].join('\r\n'));
    });
  }

  const CONTACTS = '/api/s360/contacts/myvenue';
  const JSON_BODY = 'Content-Type: application/json';
  const WRONG = `${WEBHOOK_KEY.header}: wrong`;
  const RIGHT = `${WEBHOOK_KEY.header}: ${WEBHOOK_KEY.key}`;
  const CHUNKED = 'Transfer-Encoding: chunked';
  const FORTY = `Content-Length: ${40 * MEGABYTE}`;

  it.each([
    ['a wrong key', CONTACTS, [WRONG, FORTY], 401],
    ['a wrong key and no declared length', CONTACTS, [WRONG, CHUNKED], 401],
    ['an unknown institution', '/api/s360/orders/nowhere', [RIGHT, FORTY], 404],
    ['too large a body', CONTACTS, [RIGHT, FORTY], 413],
  ])(
    'is answered at once and its connection closed, even when it arrives slowly: %s',
    async (...of) => {
      const [, path, head, status] = of;
      const part = head.includes(CHUNKED) ? '1\r\n \r\n' : ' ';
      const seen = await calls(path, [JSON_BODY, ...head], { part, everyMs: 1_000 });
      expect(seen.answer).toContain(`HTTP/1.1 ${status} `);
      expect(seen.answer.toLowerCase()).toContain('connection: close');
      expect(seen.answeredAfterMs).toBeLessThan(2_000);
      expect(seen.closedAfterMs).toBeLessThan(2_500);
    },
  );

  it('is answered and its connection closed when it grows too large without a declared length', async () => {
    const size = 1_000_000;
    const part = `${size.toString(16)}\r\n${' '.repeat(size)}\r\n`;
    const seen = await calls(CONTACTS, [JSON_BODY, RIGHT, CHUNKED], { part, everyMs: 50 });
    expect(seen.answer).toContain('HTTP/1.1 413 ');
    expect(seen.answer.toLowerCase()).toContain('connection: close');
    expect(seen.closedAfterMs).toBeLessThan(5_000);
    expect(seen.written).toBeLessThan(30 * MEGABYTE);
    await until('it is noted', async () => {
      const noted = await rowsOf(scene.running(), REFUSAL_UID, { status: 413 });
      return noted.some(({ stream }) => stream === 'contacts') ? true : null;
    });
    expect((await scene.delivers([])).status).toBe(200);
  });

  it('is no longer read, however much arrives', async () => {
    const before = process.memoryUsage().rss;
    const seen = await calls(CONTACTS, [JSON_BODY, WRONG, FORTY], {
      part: ' '.repeat(64_000),
      everyMs: 1,
    });
    expect(seen.closedAfterMs).toBeLessThan(2_500);
    expect(seen.written).toBeLessThan(10 * MEGABYTE);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE);
  });

  it('leaves its connection open for others when it arrived completely', async () => {
    const refused = await scene.posts({ json: [], headers: { [WEBHOOK_KEY.header]: 'wrong' } });
    expect(refused.status).toBe(401);
    expect((await scene.delivers([])).status).toBe(200);
  });

  it('is recorded for its own stream, and an accepted delivery on the other stream keeps that record', async () => {
    const noted = async () =>
      (await rowsOf(scene.running(), REFUSAL_UID, { status: 401 })).map(({ stream }) => stream);
    const wrong = { json: [], headers: { [WEBHOOK_KEY.header]: 'wrong' } };
    expect((await scene.postsOrders(wrong)).status).toBe(401);
    await until('it is noted', async () => ((await noted()).includes('orders') ? true : null));
    expect((await scene.delivers([])).status).toBe(200);
    expect(await noted()).toEqual(['orders']);
    expect((await scene.deliversOrders([])).status).toBe(200);
    expect(await noted()).toEqual([]);
  });
});
