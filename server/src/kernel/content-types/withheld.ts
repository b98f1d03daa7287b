interface ContentType {
  schema: { attributes: Readonly<Record<string, object>> };
}

const isInvisible = (attribute: object): boolean =>
  'visible' in attribute && attribute.visible === false;

/**
 * A type whose invisible attributes nobody is shown, also no super admin. For Strapi `visible: false`
 * hides an attribute from forms alone: whoever may read one field of the type reads, filters and sorts
 * by it all the same. This is the mark by which Strapi keeps the tokens of its own users to itself.
 */
export function withheld<Type extends ContentType>(type: Type) {
  const attributes = Object.fromEntries(
    Object.entries(type.schema.attributes)
      .filter(([, attribute]) => isInvisible(attribute))
      .map(([name]) => [name, { hidden: true }]),
  );
  return { ...type, schema: { ...type.schema, config: { attributes } } };
}
