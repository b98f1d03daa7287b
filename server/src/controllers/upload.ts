import { readFile } from 'node:fs/promises';
import type { Context } from 'koa';
import { reason } from '../contracts/reasons';
import { InvalidFileError, PayloadTooLargeError } from '../services/errors';
import { isRecord } from '../services/database/values';

/** About 100,000 contacts; MySQL takes no statement above 16 MB by default. */
const LARGEST_BYTES = 10_000_000;

/** An uploaded file, and what came beside it as JSON text in `settings`. */
export interface Upload {
  file: { name: string; bytes: Uint8Array };
  settings: unknown;
}

function settingsIn(body: unknown): unknown {
  const settings = isRecord(body) ? body.settings : undefined;
  if (settings === undefined || settings === '') return {};
  try {
    return JSON.parse(String(settings));
  } catch {
    throw new InvalidFileError(['"settings" is not JSON.']);
  }
}

/** Reads a multipart upload of one file, which Strapi has stored outside of the database. */
export async function readUpload(ctx: Context): Promise<Upload> {
  const { body, files } = ctx.request as { body?: unknown; files?: unknown };
  const given: unknown = isRecord(files) ? files.file : undefined;
  const file: unknown = Array.isArray(given) ? given[0] : given;
  if (!isRecord(file) || typeof file.filepath !== 'string') {
    throw new InvalidFileError(['Send the file as "file" of a multipart form.']);
  }
  if (Number(file.size) > LARGEST_BYTES) {
    throw new PayloadTooLargeError(
      reason('fileTooLarge', { megabytes: LARGEST_BYTES / 1_000_000 }),
    );
  }
  const name = typeof file.originalFilename === 'string' ? file.originalFilename : 'file.csv';
  return { file: { name, bytes: await readFile(file.filepath) }, settings: settingsIn(body) };
}
