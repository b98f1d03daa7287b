import type { Core, UID } from '@strapi/strapi';

/** How a type is listed and edited in the Content Manager, as that remembers it. */
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
 * Arranges a type in the Content Manager and remembers that under a key: afterwards the view belongs
 * to the people who work with it, who may configure it like any other. `arranged` is given what was
 * remembered and answers `null` where nothing is to be arranged any more.
 */
export async function arrangeContentView(
  strapi: Core.Strapi,
  { key, note = {}, uid }: { uid: UID.ContentType; key: string; note?: Record<string, unknown> },
  arranged: (remembered: unknown) => ((view: ContentView) => ContentView) | null,
): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 's360', key });
  const arrange = arranged(await store.get({}));
  if (arrange === null) return;
  const service: ContentTypesService = strapi.plugin('content-manager').service('content-types');
  const contentType = strapi.contentType(uid);
  await service.updateConfiguration(
    contentType,
    arrange(await service.findConfiguration(contentType)),
  );
  await store.set({ value: { arrangedAt: new Date().toISOString(), ...note } });
}
