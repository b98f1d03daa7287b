import type { IncomingMessage } from 'node:http';

/** Larger bodies are not read; no call to S-360 comes near this size. */
const LARGEST_BODY_BYTES = 20 * 1024 * 1024;

/** Reads a request's body as text; `undefined` when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
