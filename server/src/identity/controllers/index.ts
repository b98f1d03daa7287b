import { identityController } from './identity';

export const identityControllers = {
  identity: identityController,
};
