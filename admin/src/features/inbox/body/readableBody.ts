/**
 * A string with its quotes, an empty list or object, a punctuation character, or any other value.
 */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|\[\s*\]|\{\s*\}|[[\]{},:]|[^\s[\]{},:"]+/g;

/**
 * The text with line breaks and indentation, or `null` if it is not JSON. The text is not parsed
 * and serialized again, because that would round large numbers, drop repeated keys and thus hide
 * what S-360 really sent.
 */
export function indentedJson(text: string): string | null {
  if (!isJson(text)) return null;
  const parts: string[] = [];
  let depth = 0;
  const newLine = () => `\n${'  '.repeat(depth)}`;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      depth += 1;
      parts.push(token, newLine());
    } else if (token === '}' || token === ']') {
      depth -= 1;
      parts.push(newLine(), token);
    } else if (token === ',') {
      parts.push(token, newLine());
    } else if (token === ':') {
      parts.push(': ');
    } else {
      parts.push(isEmpty(token) ? token.replace(/\s/g, '') : token);
    }
  }
  return parts.join('');
}

function isEmpty(token: string): boolean {
  return token.startsWith('[') || token.startsWith('{');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface ReadableBody {
  text: string;
  isJson: boolean;
  /** Number of characters that are cut off, because they would overload a browser. */
  leftOut: number;
}

/** The longest text that is displayed at once. A typical delivery of 50 contacts is far shorter. */
const MAX_CHARACTERS = 300_000;

/** Indents a JSON body, leaves any other unchanged, and cuts text that is too long to display. */
export function readableBody(body: string, maxCharacters = MAX_CHARACTERS): ReadableBody {
  const indented = indentedJson(body);
  const whole = indented ?? body;
  return {
    text: whole.slice(0, maxCharacters),
    isJson: indented !== null,
    leftOut: Math.max(0, whole.length - maxCharacters),
  };
}
