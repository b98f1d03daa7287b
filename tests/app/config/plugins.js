'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** The plugin's folder, above this app whether the configuration runs from here or from dist. */
function pluginFolder(from = __dirname) {
  const file = path.join(from, 'package.json');
  const isPlugin =
    fs.existsSync(file) && JSON.parse(fs.readFileSync(file, 'utf8')).name === 'strapi-plugin-s360';
  return isPlugin ? from : pluginFolder(path.dirname(from));
}

const demoInstitutions = (env) => {
  const simulator = env('S360_URL', `http://127.0.0.1:${env.int('S360_PORT', 4360)}`);
  return [
    {
      code: 'myvenue',
      name: 'My Venue',
      baseUrl: `${simulator}/myvenue`,
      authentication: {
        kind: 'jwt',
        operator: 'MYVENUE_CRM',
        partner: 'strapi-plugin-s360',
        secret: env('MYVENUE_SECRET', 'demo-secret'),
      },
      webhook: {
        authentication: {
          kind: 'apiKey',
          header: 'X-S360-Key',
          key: env('MYVENUE_KEY', 'demo-key'),
        },
      },
      pushNewContacts: true,
      fields: env.json('MYVENUE_FIELDS', {}),
    },
    {
      code: 'museum',
      name: 'The Museum',
      baseUrl: `${simulator}/museum`,
      authentication: {
        kind: 'login',
        operator: 'MUSEUM_CRM',
        partner: 'strapi-plugin-s360',
        secret: env('MUSEUM_SECRET', 'demo-secret'),
      },
      webhook: {
        authentication: {
          kind: 'basic',
          username: 's360',
          password: env('MUSEUM_PASSWORD', 'demo-password'),
        },
      },
      pushNewContacts: false,
    },
  ];
};

/** Other plugins that a venue may have installed, as tests ask for them. */
const otherPlugins = (env) =>
  Object.fromEntries(
    env.json('OTHER_PLUGINS', []).map((name) => [
      name,
      {
        enabled: true,
        resolve: path.dirname(require.resolve(`@strapi/plugin-${name}/package.json`)),
        config: name === 'users-permissions' ? { jwtSecret: 'secret-of-the-tests' } : {},
      },
    ]),
  );

module.exports = ({ env }) => ({
  ...otherPlugins(env),
  s360: {
    enabled: true,
    resolve: pluginFolder(),
    config: {
      // Tests bring their own institutions.
      // The simulator, also where a test or the demo runs as in production.
      allowPrivateAddresses: env.json('S360_ALLOWED_ADDRESSES', ['127.0.0.1', 'localhost']),
      institutions: env.json('S360_INSTITUTIONS', demoInstitutions(env)),
      ...env.json('S360_SETTINGS', {}),
    },
  },
});
