import { type ChildProcess, spawn } from 'node:child_process';
import { isListening } from '../../databases/servers';
import { freePort } from '../../demo/ports';
import { until } from '../waiting';

/** A Redis of its own that keeps nothing on disk. */
export interface RedisServer {
  port: number;
  start(): Promise<void>;
  /** Ends it; it starts again empty. */
  stop(): Promise<void>;
}

export async function redisServer(): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  return {
    port,
    async start() {
      const options = ['--bind', '127.0.0.1', '--port', String(port), '--save', ''];
      child = spawn('redis-server', options, { stdio: 'ignore' });
      await until('Redis listens', () => isListening('127.0.0.1', port));
    },
    async stop() {
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      if (child?.kill('SIGKILL')) await ended;
      child = null;
    },
  };
}
