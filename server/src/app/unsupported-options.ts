import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../contracts/uids';

/** The part of a content type that shows whether its records have several versions. */
interface VersionedType {
  uid: string;
  options?: { draftAndPublish?: boolean };
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/**
 * The unsupported options that an app has switched on for our content types, one sentence each. A
 * record of S-360 is one row: no list would show a draft of it, or a version in another language.
 */
export function unsupportedOptions(contentTypes: readonly VersionedType[]): string[] {
  return contentTypes
    .filter(({ uid }) => uid.startsWith(`plugin::${PLUGIN_ID}.`))
    .flatMap(({ options, pluginOptions, uid }) => [
      ...(options?.draftAndPublish === true
        ? [`draft & publish is switched on for ${uid}: take options.draftAndPublish off`]
        : []),
      ...(pluginOptions?.i18n?.localized === true
        ? [`internationalization is switched on for ${uid}: take pluginOptions.i18n.localized off`]
        : []),
    ]);
}

/**
 * Stops the boot when there are unsupported options, before the database is synchronized with the
 * content types: with draft & publish switched on, Strapi would create a draft of every record.
 */
export function refuseUnsupportedOptions(strapi: Core.Strapi): void {
  strapi.hook('strapi::content-types.beforeSync').register(() => {
    const problems = unsupportedOptions(Object.values(strapi.contentTypes));
    if (problems.length === 0) return;
    throw new Error(
      `The S-360 plugin cannot start. What it keeps has neither drafts nor languages; where its types are extended (src/extensions/${PLUGIN_ID}, or register of the app):\n- ${problems.join('\n- ')}`,
    );
  });
}
