/** The limits for a body. Small bodies are not checked: they cannot keep a process busy. */
interface BodyBounds {
  items: number;
  /** How deeply arrays and objects may nest. */
  depth: number;
  /** Values of one item, in arrays and objects together. */
  valuesOfItem: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** The end of the string that begins at `start`: its closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return text.length;
}

/**
 * The first limit that a JSON text exceeds; `null`: none. Checks the text before parsing, which
 * takes seconds for 20 MB of brackets. Items are in the outermost list, or in the lists of the
 * outermost object (`{"bucket": […]}`). Pure. For a text that is not JSON the result is
 * meaningless.
 */
export function boundExceeded(text: string, bounds: BodyBounds): keyof BodyBounds | null {
  const isList: boolean[] = [];
  let items = 1;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        isList.push(text.charCodeAt(at) === OPEN_LIST);
        if (isList.length > bounds.depth) return 'depth';
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        isList.pop();
        break;
      case COMMA: {
        const isBetweenItems =
          isList.at(-1) === true && isList.length === (isList[0] === true ? 1 : 2);
        if (isBetweenItems) items += 1;
        values = isBetweenItems ? 1 : values + 1;
        // A list in a single item may be long: only parsing shows whether it is a bucket.
        if (items > (isList[0] === true ? bounds.items : bounds.valuesOfItem)) return 'items';
        if (values > bounds.valuesOfItem) return 'valuesOfItem';
        break;
      }
    }
  }
  return null;
}
