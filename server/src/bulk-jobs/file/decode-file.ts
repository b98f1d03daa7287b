import { takingTurns } from '../../kernel/turns';

interface DecodedFile {
  text: string;
  encoding: 'utf-8' | 'utf-16' | 'windows-1252';
}

const SLICE = 64_000;

/** The characters in which windows-1252 differs from Latin-1: bytes 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** In some versions of Node, its decoder of this name decodes Latin-1. */
function fromWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes).toString('latin1');
  return latin1.replace(
    /[\u0080-\u009F]/g,
    (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign,
  );
}

/** Decodes slice by slice: a character may span two slices. */
async function decodeInTurns(
  bytes: Uint8Array,
  decode: (slice: Uint8Array, isLast: boolean) => string,
): Promise<string> {
  const turn = takingTurns();
  let text = '';
  for (let start = 0; start === 0 || start < bytes.length; start += SLICE) {
    text += decode(bytes.subarray(start, start + SLICE), start + SLICE >= bytes.length);
    await turn();
  }
  return text;
}

function byDecoder(bytes: Uint8Array, label: string): Promise<string> {
  const decoder = new TextDecoder(label, { fatal: label === 'utf-8' });
  return decodeInTurns(bytes, (slice, isLast) => decoder.decode(slice, { stream: !isLast }));
}

/**
 * Decodes a file by its byte order mark, else as UTF-8, else (when it is not valid UTF-8) in the
 * encoding that spreadsheets use in western Europe.
 */
export async function decodeFile(bytes: Uint8Array): Promise<DecodedFile> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const label = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
    return { text: await byDecoder(bytes, label), encoding: 'utf-16' };
  }
  try {
    const text = await byDecoder(bytes, 'utf-8');
    return { text, encoding: 'utf-8' };
  } catch {
    return { text: await decodeInTurns(bytes, fromWindows1252), encoding: 'windows-1252' };
  }
}

/** Removes NUL characters, which no database accepts. */
export async function withoutNul(text: string): Promise<string> {
  if (!text.includes('\u0000')) return text;
  const turn = takingTurns();
  let clean = '';
  for (let start = 0; start < text.length; start += SLICE) {
    clean += text.slice(start, start + SLICE).replaceAll('\u0000', '');
    await turn();
  }
  return clean;
}
