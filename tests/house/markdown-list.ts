export const code = (word: string): string => `\`${word}\``;

export interface Entry {
  /** What the entry is about, as `code`. */
  names: string;
  /** Short facts, shown in brackets. */
  facts: readonly string[];
  /** Sentences; empty ones are left out. */
  text: readonly string[];
}

const COLUMNS = 100;

/** A text in lines that a terminal shows whole; `code` is not divided, a second line is indented. */
function wrapped(text: string): string {
  const lines = [''];
  for (const [word] of text.matchAll(/(?:`[^`]*`|[^\s`])+/g)) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + word.length < COLUMNS) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.join('\n');
}

/** An entry of a list: its names, facts in brackets, and what there is to say. */
export const entry = ({ facts, names, text }: Entry): string =>
  wrapped(`- ${names} (${facts.join('; ')}): ${text.filter((part) => part !== '').join(' ')}`);
