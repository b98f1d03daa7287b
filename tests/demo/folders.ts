import path from 'node:path';

/** The plugin's folder. */
export const PLUGIN = path.resolve(__dirname, '../..');

/** The Strapi app that runs the plugin. */
export const APP = path.join(PLUGIN, 'tests/app');

/** The Strapi command line that the app has installed. */
export const strapiProgram = (app: string): string =>
  path.join(
    path.dirname(require.resolve('@strapi/strapi/package.json', { paths: [app] })),
    'bin/strapi.js',
  );
