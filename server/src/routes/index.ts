import admin from './admin';
import contentApi from './content-api';
import webhooks from './webhooks';

// In this order: a document id would do as the code of an institution.
export default { admin, contentApi, webhooks };
