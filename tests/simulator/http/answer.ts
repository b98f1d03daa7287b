import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, deflate, gzip, type ZlibOptions } from 'node:zlib';
import type { JsonValue } from '../json';

/** Answers do not travel far, so speed counts. */
const FAST: ZlibOptions = { level: constants.Z_BEST_SPEED };
const packed = {
  gzip: promisify<Buffer, ZlibOptions, Buffer>(gzip),
  deflate: promisify<Buffer, ZlibOptions, Buffer>(deflate),
};

/** A body that fits into one packet does not become shorter on its way. */
const MIN_PACKED_BYTES = 1_400;

/** One answer with its body already serialized, so that later changes do not show in it. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  contentType: string;
  body: string;
}

export const jsonAnswer = (status: number, value: JsonValue): Answer => ({
  status,
  contentType: 'application/json;charset=UTF-8',
  body: JSON.stringify(value),
});

/**
 * A refusal like that of a web server in front of the services: its body is not JSON.
 */
export const refusal = (
  status: number,
  title: string,
  headers?: Record<string, string>,
): Answer => ({
  status,
  headers,
  contentType: 'text/html;charset=UTF-8',
  body: `<html><head><title>${status} ${title}</title></head><body><h1>${title}</h1></body></html>`,
});

/** Writes an answer, compressed if it is long and the client accepts that, dated by the simulator’s clock. */
export async function write(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  nowMs: number,
): Promise<void> {
  const plain = Buffer.from(answer.body, 'utf8');
  const isLong = plain.length >= MIN_PACKED_BYTES;
  const encoding = isLong ? acceptedEncoding(request.headers['accept-encoding']) : undefined;
  const body = encoding ? await packed[encoding](plain, FAST) : plain;
  response.writeHead(answer.status, {
    Date: new Date(nowMs).toUTCString(),
    'Content-Type': answer.contentType,
    'Content-Length': body.length,
    Vary: 'Accept-Encoding',
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
    ...answer.headers,
  });
  response.end(body);
}

function acceptedEncoding(header: string | string[] | undefined): keyof typeof packed | undefined {
  const accepted = String(header ?? '')
    .split(',')
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => !/;\s*q=0(\.0*)?$/.test(encoding))
    .map((encoding) => encoding.replace(/;.*$/, ''));
  if (accepted.includes('gzip')) return 'gzip';
  return accepted.includes('deflate') ? 'deflate' : undefined;
}
