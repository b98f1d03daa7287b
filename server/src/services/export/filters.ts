const OF_EVERY_TYPE = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];

/**
 * The names in filters that are no attribute of the type. Strapi leaves such a filter out, and a list
 * that is meant to be short would be whole. Relations are looked into by Strapi itself.
 */
export function unknownNames(
  filters: unknown,
  attributes: Readonly<Record<string, unknown>>,
): string[] {
  if (Array.isArray(filters)) return filters.flatMap((one) => unknownNames(one, attributes));
  if (typeof filters !== 'object' || filters === null) return [];
  return Object.entries(filters).flatMap(([name, value]) => {
    if (name.startsWith('$')) return unknownNames(value, attributes);
    return Object.hasOwn(attributes, name) || OF_EVERY_TYPE.includes(name) ? [] : [name];
  });
}
