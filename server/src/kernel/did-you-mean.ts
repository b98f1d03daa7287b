/**
 * A question to put after a complaint about an unknown name, e.g. ` Did you mean --write?`: the
 * names that begin so, else the ones with the fewest letters to change. Empty when none is close.
 * Pure.
 */
export function didYouMean(typed: string, known: readonly string[], sign = ''): string {
  const close = closeNames(typed, known).map((name) => `${sign}${name}`);
  return close.length === 0 ? '' : ` Did you mean ${close.join(' or ')}?`;
}

function closeNames(typed: string, known: readonly string[]): readonly string[] {
  const ways = [
    (name: string) => typed.length > 2 && name.startsWith(typed),
    (name: string) => isWithin(1, typed, name),
    // Any two letters would do for a short name.
    (name: string) => name.length > 4 && isWithin(2, typed, name),
  ];
  return ways.map((isClose) => known.filter(isClose)).find(({ length }) => length > 0) ?? [];
}

/** Whether at most these changes turn one into the other. Each concerns a letter, or swaps two. */
function isWithin(changes: number, one: string, other: string): boolean {
  if (one === other) return true;
  if (one !== '' && one[0] === other[0]) return isWithin(changes, one.slice(1), other.slice(1));
  if (changes === 0) return false;
  const isSwapped = one.length > 1 && one[0] === other[1] && one[1] === other[0];
  return [
    [one.slice(1), other.slice(1)] as const,
    [one.slice(1), other] as const,
    [one, other.slice(1)] as const,
    ...(isSwapped ? [[one.slice(2), other.slice(2)] as const] : []),
  ].some(([rest, otherRest]) => isWithin(changes - 1, rest, otherRest));
}
