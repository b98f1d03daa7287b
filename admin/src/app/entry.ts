import type { ComponentType, ElementType, ReactNode } from 'react';
import { InputRenderer } from '@strapi/strapi/admin';
import { PriceTag } from '@strapi/icons';
import type { MessageDescriptor } from 'react-intl';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts/permissions';
import { PLUGIN_ID } from '../../../server/src/contracts/uids';
import { BOOKINGS_PATH } from '../shared/places';
import { InstitutionInput } from './contentTypes/InstitutionInput';
import { institutionOptions } from './contentTypes/institutionOptions';
import { withWords, type ListFilters } from './contentTypes/listFilters';
import { withTranslatedHints } from './contentTypes/translatedHints';
import type { FormView } from './contentTypes/translatedHints';
import { entryTexts, menuText } from './entryTexts';
import { ExportAction, SegmentsAction } from './listActions';
import { withExplainedDeletion, type DocumentAction } from './contact/explainedDeletion';
import { withContactCells } from './contact/contactCells';
import { withContactInputs } from './contact/contactForm';
import { CONTACT_INPUTS, hintWithPointedOut } from './contact/contactInputs';
import { withOrderCells } from './order/orderCells';
import { MenuIcon } from './MenuIcon';
import { openPage, type RowAction } from './openPage';
import { BookingsPage, S360Pages } from './pages';
import { ContactPanel } from './panels/ContactPanel';
import { OrderPanel } from './panels/OrderPanel';
import { SimilarContactsPanel } from './panels/SimilarContactsPanel';
import type { SidePanel } from './panels/sidePanel';
import { withSummaryCells, type ListColumns } from './summaryCells';
import { WIDGETS } from './widgets';
import type { Widget } from './widgets';

/**
 * The part of Strapi's admin application that the plugin uses; Strapi does not type plugin APIs.
 */
interface AdminApp {
  registerPlugin: (plugin: { id: string; name: string }) => void;
  addMenuLink: (link: {
    to: string;
    icon: ElementType;
    intlLabel: MessageDescriptor & { id: string };
    permissions: { action: string; subject: null }[];
    Component: () => Promise<{ default: ComponentType }>;
  }) => void;
  addFields: (field: { type: string; Component: (props: never) => ReactNode }) => void;
  widgets: { register: (widgets: Widget[]) => void };
  registerHook: {
    (
      name: 'Admin/CM/pages/ListView/inject-column-in-table',
      change: (columns: ListColumns) => ListColumns,
    ): void;
    (
      name: 'Admin/CM/pages/ListView/inject-in-filters',
      change: (filters: ListFilters) => ListFilters,
    ): void;
    (
      name: 'Admin/CM/pages/EditView/mutate-edit-view-layout',
      change: (form: FormView) => FormView,
    ): void;
  };
  getPlugin: (id: 'content-manager') => {
    injectComponent: (
      view: 'listView',
      zone: 'actions',
      component: { name: string; Component: ComponentType },
    ) => void;
    apis: {
      addEditViewSidePanel: (panels: SidePanel[]) => void;
      addDocumentAction: (
        change: (actions: DocumentAction[]) => (DocumentAction | RowAction)[],
      ) => void;
    };
  };
}

/**
 * Registers the plugin with Strapi. Every page of the admin panel loads what this file imports, so
 * it imports only names, permissions and the loaders of everything else.
 */
export default {
  register(app: Pick<AdminApp, 'addFields' | 'addMenuLink' | 'registerPlugin' | 'widgets'>) {
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: MenuIcon,
      intlLabel: menuText('page.title'),
      permissions: [{ action: PERMISSION_ACTIONS.readOverview, subject: null }],
      Component: () => Promise.resolve({ default: S360Pages }),
    });
    app.addMenuLink({
      to: BOOKINGS_PATH.slice(1),
      icon: PriceTag,
      intlLabel: menuText('bookings.menu'),
      permissions: [{ action: PERMISSION_ACTIONS.readBookings, subject: null }],
      Component: () => Promise.resolve({ default: BookingsPage }),
    });
    CONTACT_INPUTS.forEach((input) => app.addFields(input));
    app.widgets.register(WIDGETS);
    app.registerPlugin({ id: PLUGIN_ID, name: 'S-360' });
  },

  bootstrap(app: Pick<AdminApp, 'getPlugin' | 'registerHook'>) {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', (columns) =>
      withContactCells(withOrderCells(withSummaryCells(columns))),
    );
    app.registerHook('Admin/CM/pages/ListView/inject-in-filters', (filters) =>
      withWords(filters, {
        input: InputRenderer,
        institutionInput: InstitutionInput,
        institutions: institutionOptions,
        locale: document.documentElement.lang,
      }),
    );
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', (form) =>
      withContactInputs(withTranslatedHints(form), hintWithPointedOut),
    );
    const contentManager = app.getPlugin('content-manager');
    contentManager.apis.addEditViewSidePanel([SimilarContactsPanel, ContactPanel, OrderPanel]);
    contentManager.apis.addDocumentAction((actions) => [
      ...actions.map(withExplainedDeletion),
      openPage,
    ]);
    contentManager.injectComponent('listView', 'actions', {
      name: 's360-export-list',
      Component: ExportAction,
    });
    contentManager.injectComponent('listView', 'actions', {
      name: `${PLUGIN_ID}-segments`,
      Component: SegmentsAction,
    });
  },

  registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(locales.map(entryTexts));
  },
};
