import { spawn } from 'node:child_process';

export interface Command {
  /** The name for error messages. */
  name: string;
  program: string;
  parameters: readonly string[];
  folder: string;
  environment?: NodeJS.ProcessEnv;
  /** Ends the command when it aborts. */
  signal?: AbortSignal;
}

/** Runs a command to its end and returns its output; throws with the output when it fails. */
export function run(command: Command): Promise<string> {
  const { environment = {}, folder, name, parameters, program, signal } = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    const written: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => written.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => written.push(chunk));
    child.once('error', reject);
    child.once('close', (code, killedBy) => {
      const output = Buffer.concat(written).toString('utf8');
      if (code === 0) resolve(output);
      else reject(new Error(`${name} failed (${code ?? killedBy}).\n${output}`));
    });
  });
}
