'use strict';

module.exports = () => ({
  auth: { secret: 'admin-jwt-secret-of-a-test' },
  apiToken: { salt: 'api-token-salt-of-a-test' },
  transfer: { token: { salt: 'transfer-token-salt-of-a-test' } },
  secrets: { encryptionKey: 'encryption-key-of-a-test-0000001' },
  flags: { nps: false, promoteEE: false },
});
