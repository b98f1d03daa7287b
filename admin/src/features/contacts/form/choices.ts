/** What a person chooses from. */
export interface Choice {
  value: string;
  label: string;
}

/** Codes by their names in the panel's language, in its order. */
export function choicesOf(
  codes: readonly string[],
  { locale, type }: { locale: string; type: 'region' | 'language' },
): Choice[] {
  const names = new Intl.DisplayNames([locale], { type, fallback: 'code' });
  const named = codes.map((value) => ({ value, label: `${nameIn(names, value)} (${value})` }));
  return named.sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** Some languages write the names of languages in lower case. */
function nameIn(names: Intl.DisplayNames, code: string): string {
  const name = names.of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/**
 * The choices with the value that a contact has. One that is none of them, which S-360 or a file
 * gave, is kept until a person chooses another one.
 */
export const withKept = (choices: readonly Choice[], kept: string | null): Choice[] =>
  kept === null || choices.some(({ value }) => value === kept)
    ? [...choices]
    : [{ value: kept, label: kept }, ...choices];
