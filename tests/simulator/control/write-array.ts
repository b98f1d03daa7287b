import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { JsonValue } from '../json';

const ROWS_PER_CHUNK = 200;

/** Writes a JSON array row by row, so that a hundred thousand contacts need little memory. */
export async function writeArray(
  response: ServerResponse,
  rows: Iterable<JsonValue>,
  nowMs: number,
): Promise<void> {
  response.writeHead(200, {
    Date: new Date(nowMs).toUTCString(),
    'Content-Type': 'application/json;charset=UTF-8',
  });
  // A client that stops reading ends the pipeline, so nobody can be notified.
  await pipeline(Readable.from(chunks(rows)), response).catch(() => response.destroy());
}

function* chunks(rows: Iterable<JsonValue>): Generator<string> {
  let separator = '[';
  let chunk: string[] = [];
  for (const row of rows) {
    chunk.push(separator + JSON.stringify(row));
    separator = ',';
    if (chunk.length >= ROWS_PER_CHUNK) {
      yield chunk.join('');
      chunk = [];
    }
  }
  yield `${chunk.join('')}${separator === '[' ? '[]' : ']'}`;
}
