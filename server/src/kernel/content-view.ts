import type { Core, UID } from '@strapi/strapi';

/** The list and edit views of a type, as the Content Manager stores them. */
export interface ContentView {
  settings: Record<string, unknown>;
  metadatas: Record<string, { edit?: Record<string, unknown>; list?: Record<string, unknown> }>;
  layouts: { list: string[]; edit: { name: string; size: number }[][] };
}

interface ContentTypesService {
  findConfiguration(contentType: unknown): Promise<ContentView>;
  updateConfiguration(contentType: unknown, view: ContentView): Promise<unknown>;
}

/**
 * Whether Strapi has just made the view: every label is the name of its field. It also makes it anew
 * after a start without the plugin.
 */
const isUntouched = ({ metadatas }: ContentView): boolean =>
  Object.entries(metadatas).every(([name, { edit }]) => [undefined, name].includes(labelIn(edit)));

const labelIn = (edit: Record<string, unknown> | undefined): string | undefined =>
  typeof edit?.label === 'string' ? edit.label : undefined;

/**
 * Arranges the views of a type in the Content Manager once, and stores that under a key. Afterwards
 * the views belong to the users, who may configure them like any others. `arranged` receives what
 * was stored, and returns `null` when there is nothing to arrange any more.
 */
export async function arrangeContentView(
  strapi: Core.Strapi,
  { key, note = {}, uid }: { uid: UID.ContentType; key: string; note?: Record<string, unknown> },
  arranged: (remembered: unknown) => ((view: ContentView) => ContentView) | null,
): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 's360', key });
  const service: ContentTypesService = strapi.plugin('content-manager').service('content-types');
  const contentType = strapi.contentType(uid);
  const view = await service.findConfiguration(contentType);
  const arrange = arranged(isUntouched(view) ? null : await store.get({}));
  if (arrange === null) return;
  await service.updateConfiguration(contentType, arrange(view));
  await store.set({ value: { arrangedAt: new Date().toISOString(), ...note } });
}
