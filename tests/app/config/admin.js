'use strict';

// This app holds no real data: its secrets may be known. A real app reads them from its environment.
module.exports = ({ env }) => ({
  auth: { secret: env('ADMIN_JWT_SECRET', 'admin-jwt-secret-of-the-demo') },
  apiToken: { salt: env('API_TOKEN_SALT', 'api-token-salt-of-the-demo') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', 'transfer-token-salt-of-the-demo') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY', 'encryption-key-of-the-demo-0001') },
  flags: { nps: false, promoteEE: false },
});
