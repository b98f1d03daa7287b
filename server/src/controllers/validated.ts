export { InvalidRequestError, validated } from '../kernel/validated';
