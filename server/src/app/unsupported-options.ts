import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../contracts/uids';

/** As much of a content type as tells whether its records come in several versions. */
interface VersionedType {
  uid: string;
  options?: { draftAndPublish?: boolean };
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/**
 * What of our content types an app has switched on that they cannot have, a sentence each. A record
 * of S-360 is one row: as a draft, or in another language, no list would show it.
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
 * Stops the boot where there is one, before the database follows the content types: Strapi makes a
 * draft of every record when draft & publish is switched on.
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
