interface ContentType {
  schema: { attributes: Readonly<Record<string, object>> };
}

const isInvisible = (attribute: object): boolean =>
  'visible' in attribute && attribute.visible === false;

/**
 * Hides the invisible attributes of a type from everyone, including super admins. To Strapi,
 * `visible: false` only hides an attribute in forms: whoever may read one field of the type can
 * still read, filter and sort by it. Strapi protects the tokens of its own users with the same
 * `hidden` mark.
 */
export function withholdAttributes<Type extends ContentType>(type: Type) {
  const attributes = Object.fromEntries(
    Object.entries(type.schema.attributes)
      .filter(([, attribute]) => isInvisible(attribute))
      .map(([name]) => [name, { hidden: true }]),
  );
  return { ...type, schema: { ...type.schema, config: { attributes } } };
}
