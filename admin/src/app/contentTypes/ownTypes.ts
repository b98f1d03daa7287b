import { PLUGIN_ID } from '../../../../server/src/contracts/uids';

const inner = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** The type of the plugin that a list or form of the Content Manager shows, as `order-line`. */
export function ownTypeOf({ options }: { options?: object }): string | undefined {
  const type = inner(inner(options, PLUGIN_ID), 'type');
  return typeof type === 'string' ? type : undefined;
}

/** The id under which the Content Manager looks up the label of a field in a list's heading. */
export const labelId = (type: string, field: string): string =>
  `content-manager.content-types.plugin::${PLUGIN_ID}.${type}.${field}`;
