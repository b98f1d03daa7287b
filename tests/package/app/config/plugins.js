'use strict';

module.exports = ({ env }) => ({
  s360: {
    enabled: true,
    config: {
      institutions: [
        {
          code: 'theatre',
          name: 'The Theatre',
          baseUrl: `${env('S360_URL')}/theatre`,
          authentication: {
            kind: 'jwt',
            operator: 'THEATRE_CRM',
            partner: 'strapi-plugin-s360',
            secret: 'demo-secret',
          },
          webhook: {
            authentication: { kind: 'apiKey', header: 'X-S360-Key', key: 'theatre-key' },
          },
        },
      ],
    },
  },
});
