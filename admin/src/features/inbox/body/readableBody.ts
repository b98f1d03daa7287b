import { indentedJson } from './indentedJson';

/** A body as a person reads it. */
export interface ReadableBody {
  text: string;
  isJson: boolean;
  /** Characters that are not shown, because a browser would choke on them. */
  leftOut: number;
}

/** Longest text that is laid out at once; a usual delivery of 50 contacts is far below it. */
export const MAX_CHARACTERS = 300_000;

/** Indents a body that is JSON, leaves any other as it came, and cuts what is too long to show. */
export function readableBody(body: string, maxCharacters = MAX_CHARACTERS): ReadableBody {
  const indented = indentedJson(body);
  const whole = indented ?? body;
  return {
    text: whole.slice(0, maxCharacters),
    isJson: indented !== null,
    leftOut: Math.max(0, whole.length - maxCharacters),
  };
}
