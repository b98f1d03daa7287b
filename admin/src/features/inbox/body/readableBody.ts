import { indentedJson } from './indentedJson';

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
