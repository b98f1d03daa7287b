import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import { freePort } from '../../demo/ports';
import { until } from '../waiting';

/** A Redis of its own that keeps nothing on disk. */
export interface RedisServer {
  port: number;
  start(): Promise<void>;
  /** Ends it; it starts again empty. */
  stop(): Promise<void>;
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const end = (does: boolean) => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });

export async function redisServer(): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  return {
    port,
    async start() {
      const options = ['--bind', '127.0.0.1', '--port', String(port), '--save', ''];
      child = spawn('redis-server', options, { stdio: 'ignore' });
      await until('Redis listens', () => listens(port));
    },
    async stop() {
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      if (child?.kill('SIGKILL')) await ended;
      child = null;
    },
  };
}
