import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import { reason } from '../contracts/reasons';
import { InvalidFileError, PayloadTooLargeError } from '../kernel/errors';
import { cleanText } from '../kernel/text/clean-text';
import { oneLine } from '../kernel/text/one-line';

/** About 100,000 contacts; by default, MySQL refuses statements above 16 MB. */
const LARGEST_BYTES = 10_000_000;

/** Most systems allow no longer name of a file. */
const LONGEST_NAME = 255;

/** The room for the rest of the form: names, boundaries, settings. */
const REST_OF_FORM_BYTES = 1_000_000;

export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

const tooLarge = () =>
  new PayloadTooLargeError(reason('fileTooLarge', { megabytes: LARGEST_BYTES / 1_000_000 }));

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const most = LARGEST_BYTES + REST_OF_FORM_BYTES;
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Parses a multipart form with the platform's own parser; nothing is written to disk. */
async function fieldsOf({ req, state }: Context) {
  const headers = { 'content-type': String(state.uploadedAs ?? '') };
  const bytes = await bytesOf(req);
  try {
    return await new Response(bytes, { headers }).formData();
  } catch {
    return null;
  }
}

function settingsIn(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidFileError(['"settings" is not JSON.']);
  }
}

/** Any text may be sent as a name, also one that a database refuses. */
const storableName = (name: string): string => cleanText(oneLine(name).slice(0, LONGEST_NAME));

/** Reads an uploaded file, and the form's JSON text `settings`. */
export async function readUpload(ctx: Context): Promise<{ file: UploadedFile; settings: unknown }> {
  const fields = await fieldsOf(ctx);
  const file = fields?.get('file') ?? null;
  if (file === null || typeof file === 'string') {
    throw new InvalidFileError(['Send the file as "file" of a multipart form.']);
  }
  return {
    file: fileFrom(storableName(file.name), new Uint8Array(await file.arrayBuffer())),
    settings: settingsIn(fields?.get('settings')),
  };
}

/**
 * A file to import.
 * @throws PayloadTooLargeError
 */
export function fileFrom(name: string, bytes: Uint8Array): UploadedFile {
  if (bytes.byteLength > LARGEST_BYTES) throw tooLarge();
  return { name, bytes };
}
