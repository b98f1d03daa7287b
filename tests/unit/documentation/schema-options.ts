import type { SchemaDescription, SchemaFieldDescription, SchemaObjectDescription } from 'yup';

/** One setting in a schema. */
export interface SchemaOption {
  /** `a.b`; `a[].b` for a property of list elements. */
  name: string;
  /** The type that the documentation must name; `null` when the schema does not determine it. */
  type: string | null;
  isNullable: boolean;
  isRequired: boolean;
  isNumber: boolean;
}

/** The settings of an object, each by its full name. */
export function optionsOf(schema: SchemaFieldDescription, prefix = ''): SchemaOption[] {
  if (!isObject(schema)) return [];
  return Object.entries(schema.fields).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const inner = isObject(field) ? optionsOf(field, `${name}.`) : elementsOf(field, name);
    return isObject(field) && inner.length > 0 ? inner : [optionOf(name, field), ...inner];
  });
}

const isObject = (field: SchemaFieldDescription): field is SchemaObjectDescription =>
  field.type === 'object' && 'fields' in field;

function elementsOf(field: SchemaFieldDescription, name: string): SchemaOption[] {
  if (!('innerType' in field) || field.innerType === undefined) return [];
  return Array.isArray(field.innerType) ? [] : optionsOf(field.innerType, `${name}[].`);
}

function optionOf(name: string, field: SchemaFieldDescription): SchemaOption {
  const described = 'tests' in field ? field : null;
  return {
    name,
    type: described && typeOf(described),
    isNullable: described?.nullable === true,
    isRequired: described?.optional === false,
    isNumber: field.type === 'number',
  };
}

function typeOf(field: SchemaDescription): string | null {
  if (field.oneOf.length > 0) return field.oneOf.map((word) => `\`${String(word)}\``).join(', ');
  switch (field.type) {
    case 'number':
      return [wordFor(field), rangeOf(field)].filter((words) => words !== '').join(', ');
    case 'array':
      return 'list';
    case 'boolean':
      return 'boolean';
    default:
      return null;
  }
}

const wordFor = ({ tests }: SchemaDescription): string =>
  tests.some(({ name }) => name === 'integer') ? 'integer' : 'number';

const bound = ({ tests }: SchemaDescription, name: 'min' | 'max'): unknown =>
  tests.find((test) => test.name === name)?.params?.[name];

function rangeOf(field: SchemaDescription): string {
  const [min, max] = [bound(field, 'min'), bound(field, 'max')];
  if (min === undefined) return max === undefined ? '' : `at most ${String(max)}`;
  return max === undefined ? `at least ${String(min)}` : `${String(min)} to ${String(max)}`;
}
