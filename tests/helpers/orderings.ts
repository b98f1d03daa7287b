/** Every order of some things. A thing follows what it comes after. */
export const orderings = <Thing>(
  things: readonly Thing[],
  comesAfter: (thing: Thing) => Thing | undefined = () => undefined,
): Thing[][] =>
  things.length === 0
    ? [[]]
    : things
        .filter((thing) => !things.some((other) => other === comesAfter(thing)))
        .flatMap((first) =>
          orderings(
            things.filter((thing) => thing !== first),
            comesAfter,
          ).map((rest) => [first, ...rest]),
        );
