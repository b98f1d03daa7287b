import { services } from './app/published-services';
import bootstrap from './bootstrap';
import config from './app/configuration';
import { contentTypes } from './app/module-parts';
import { controllers } from './app/controllers';
import destroy from './destroy';
import { middlewares } from './app/middlewares';
import { policies } from './app/policies';
import register from './register';
import { routes } from './app/routes';

export type { PublishedServices, S360Plugin } from './app/published-services';
export { runCommandLine } from './app/commands';

export default {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  controllers,
  middlewares,
  policies,
  routes,
  services,
};
