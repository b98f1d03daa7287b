/**
 * The values in a text: `{name}`, `{count, plural, …}`, also within an option, whose other content
 * is text.
 */
export function valueNames(text: string | undefined): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const [mark, , name] of (text ?? '').matchAll(/(\{\s*(\w+)?)|\}/g)) {
    if (mark === '}') {
      depth -= 1;
      continue;
    }
    if (depth % 2 === 0 && name !== undefined) names.add(name);
    depth += 1;
  }
  return [...names].sort();
}
