/** Removes what we sent, which may be personal, from what S-360 says about it. */

const LOOKS_LIKE_CODE = /^[A-Za-z][\w-]*(\.[\w-]+)*$/;
const EMAIL = /[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g;
/** How many characters are read, and how many are kept. */
const MAX_READ = 2_000;
const MAX_KEPT = 200;
/** Shorter values are codes (`FR`, `de`); replacing them would leave nothing of the text. */
const MIN_PERSONAL_LENGTH = 3;

/**
 * S-360's reason for a refusal, safe to log and display. Codes (`error.order.availability`) stay
 * unchanged; texts lose every value of the request and every e-mail address.
 */
export function withoutSentValues(reason: string, request: object): string {
  const text = reason.slice(0, MAX_READ);
  const personal = sentTexts(request).filter((value) => value.length >= MIN_PERSONAL_LENGTH);
  const isCode = LOOKS_LIKE_CODE.test(text) && !personal.some((value) => text.includes(value));
  return (isCode ? text : redact(text, personal)).slice(0, MAX_KEPT);
}

/** Replaces the longest values first, so that no rest of a partly replaced value remains. */
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
