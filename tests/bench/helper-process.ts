import { fork } from 'node:child_process';
import path from 'node:path';

/** A separate process that works on request, so that its cost is not the server’s. */
export interface HelperProcess<Request extends object, Answer> {
  ask(request: Request): Promise<Answer>;
  end(): void;
}

/** Starts a file of this folder that answers each message. */
export function helperProcess<Request extends object, Answer>(
  file: string,
): HelperProcess<Request, Answer> {
  const child = fork(path.join(__dirname, file), { execArgv: ['--import', 'tsx'] });
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        const failed = (code: number | null) => reject(new Error(`${file} ended with ${code}`));
        child.once('exit', failed);
        child.once('message', (answer) => {
          child.removeListener('exit', failed);
          resolve(answer as Answer);
        });
        child.send(request);
      }),
    end: () => child.kill(),
  };
}
