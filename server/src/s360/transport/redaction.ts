/** Keeps what we sent, which may be personal, out of what S-360 says about it. */

const LOOKS_LIKE_CODE = /^[A-Za-z][\w-]*(\.[\w-]+)*$/;
const EMAIL = /[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g;
/** What is worth looking at, and what is kept of it. */
const MAX_READ = 2_000;
const MAX_KEPT = 200;
/** Shorter values are codes (`FR`, `de`), and would leave nothing of the text. */
const MIN_PERSONAL_LENGTH = 3;

/**
 * S-360's reason for a refusal, safe to log and show. Codes (`error.order.availability`) stay as
 * they are; texts lose every value of the request and every e-mail address.
 */
export function withoutSentValues(reason: string, request: object): string {
  const text = reason.slice(0, MAX_READ);
  const personal = sentTexts(request).filter((value) => value.length >= MIN_PERSONAL_LENGTH);
  const isCode = LOOKS_LIKE_CODE.test(text) && !personal.some((value) => text.includes(value));
  return (isCode ? text : redact(text, personal)).slice(0, MAX_KEPT);
}

/** The longest first, lest a part of a value is replaced and its rest remains. */
function redact(text: string, personal: string[]): string {
  return personal
    .toSorted((a, b) => b.length - a.length)
    .reduce(replaceIgnoringCase, text.replace(EMAIL, '…'));
}

function sentTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentTexts);
}

function replaceIgnoringCase(text: string, value: string): string {
  const literal = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(literal, 'gi'), '…');
}
