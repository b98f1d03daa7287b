export { InvalidRequestError, validated } from '../services/validated';
