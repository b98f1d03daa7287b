'use strict';

/** A venue's own way in for its other programs: they change contacts one by one, by an API token. */
module.exports = {
  routes: [{ method: 'PUT', path: '/people/:documentId', handler: 'person.update' }],
};
