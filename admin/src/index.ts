import { PLUGIN_ID } from '../../server/src/contracts';
import { ContactSyncPanel } from './components/ContactSyncPanel';
import type { ContactSyncPanelComponent } from './components/ContactSyncPanel';
import { loadTexts } from './translations/locales';

/** What the plugin uses of Strapi's admin application, whose own types leave plugin APIs open. */
interface AdminApp {
  registerPlugin: (plugin: { id: string; name: string }) => void;
  getPlugin: (id: 'content-manager') => {
    apis: { addEditViewSidePanel: (panels: ContactSyncPanelComponent[]) => void };
  };
}

export default {
  register(app: AdminApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: 'S-360' });
  },

  bootstrap(app: Pick<AdminApp, 'getPlugin'>) {
    app.getPlugin('content-manager').apis.addEditViewSidePanel([ContactSyncPanel]);
  },

  registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(locales.map(loadTexts));
  },
};
