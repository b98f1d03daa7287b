/**
 * JSON as text, not as a value in a program: properties may occur twice or be named `__proto__`,
 * and values may be texts that `JSON.stringify` never writes.
 */
export type Written =
  | { kind: 'literal'; text: string }
  | { kind: 'list'; entries: Written[] }
  | { kind: 'object'; members: [name: string, value: Written][] };

/** A value as `JSON.stringify` writes it, in a form that can be mutated. */
export function written(value: unknown): Written {
  if (Array.isArray(value)) return { kind: 'list', entries: value.map(written) };
  if (typeof value !== 'object' || value === null) {
    return { kind: 'literal', text: JSON.stringify(value) ?? 'null' };
  }
  return {
    kind: 'object',
    members: Object.entries(value).map(([name, inner]) => [name, written(inner)]),
  };
}

export function textOf(value: Written): string {
  switch (value.kind) {
    case 'literal':
      return value.text;
    case 'list':
      return `[${value.entries.map(textOf).join(',')}]`;
    case 'object':
      return `{${value.members
        .map(([name, inner]) => `${JSON.stringify(name)}:${textOf(inner)}`)
        .join(',')}}`;
  }
}

/** A place within a value: the entry or property to follow at each level. */
export type Place = readonly number[];

/** A change at one place of a value. */
export type Mutation =
  | { kind: 'replace'; by: Written }
  | { kind: 'remove' }
  | { kind: 'rename'; name: string }
  | { kind: 'repeat'; by: Written }
  | { kind: 'wrap'; in: 'list' | 'object' };

/**
 * Changes a value at a place; each step is taken modulo the number of entries, so that any place
 * exists. The given value stays unchanged.
 */
export function mutated(value: Written, place: Place, mutation: Mutation): Written {
  const [step, ...deeper] = place;
  const size = sizeOf(value);
  if (step === undefined || size === 0) return changedWhole(value, mutation);
  const index = step % size;
  if (value.kind === 'list') {
    const entries = value.entries.flatMap((entry, at) =>
      at === index ? [mutated(entry, deeper, mutation)] : [entry],
    );
    return { kind: 'list', entries };
  }
  if (value.kind === 'literal') return value;
  return {
    kind: 'object',
    members: value.members.flatMap(([name, inner], at): [string, Written][] =>
      at === index ? changedMember(name, inner, deeper, mutation) : [[name, inner]],
    ),
  };
}

function sizeOf(value: Written): number {
  if (value.kind === 'list') return value.entries.length;
  return value.kind === 'object' ? value.members.length : 0;
}

function changedMember(
  name: string,
  value: Written,
  deeper: Place,
  mutation: Mutation,
): [string, Written][] {
  if (deeper.length > 0 && sizeOf(value) > 0) return [[name, mutated(value, deeper, mutation)]];
  switch (mutation.kind) {
    case 'remove':
      return [];
    case 'rename':
      return [[mutation.name, value]];
    case 'repeat':
      return [
        [name, value],
        [name, mutation.by],
      ];
    case 'replace':
    case 'wrap':
      return [[name, changedWhole(value, mutation)]];
  }
}

function changedWhole(value: Written, mutation: Mutation): Written {
  switch (mutation.kind) {
    case 'replace':
    case 'repeat':
      return mutation.by;
    case 'remove':
      return { kind: 'literal', text: 'null' };
    case 'rename':
      return { kind: 'object', members: [[mutation.name, value]] };
    case 'wrap':
      return mutation.in === 'list'
        ? { kind: 'list', entries: [value] }
        : { kind: 'object', members: [['value', value]] };
  }
}
