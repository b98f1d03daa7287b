import admin from './admin-routes';
import contentApi from './content-api-routes';
import webhooks from '../inbox/routes/webhooks';

// In this order: a document id would do as the code of an institution.
export default { admin, contentApi, webhooks };
