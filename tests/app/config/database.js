'use strict';

const path = require('node:path');

/** A power cut may lose what was committed, the end of a process does not: tests need no more. */
const UNSYNCHRONIZED = {
  afterCreate(connection, done) {
    connection.pragma('synchronous = OFF');
    done(null, connection);
  },
};

/** SQLite in the file of DATABASE_FILENAME, or a server: DATABASE_CLIENT `postgres` or `mysql`. */
module.exports = ({ env }) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'sqlite') {
    const filename = path.resolve(env('DATABASE_FILENAME', '.demo/data.db'));
    const pool = env('DATABASE_SYNCHRONOUS') === 'OFF' ? { pool: UNSYNCHRONIZED } : {};
    return { connection: { client, connection: { filename }, useNullAsDefault: true, ...pool } };
  }
  return {
    connection: {
      client,
      connection: {
        host: env('DATABASE_HOST', '127.0.0.1'),
        port: env.int('DATABASE_PORT', client === 'postgres' ? 5432 : 3306),
        database: env('DATABASE_NAME', 's360'),
        user: env('DATABASE_USERNAME', client === 'postgres' ? 'postgres' : 'root'),
        password: env('DATABASE_PASSWORD', ''),
      },
      pool: { min: 0, max: 10 },
    },
  };
};
